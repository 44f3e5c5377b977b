import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../any-text.ts';
import { Tagger } from '../tagger/tagger.ts';
import { Reader } from '../text/reading.ts';
import { hashWord, Tokens } from '../text/tokens.ts';
import { findTagNames } from './tags.ts';

const tagger = new Tagger();

function tagNamesIn(text: string, known: readonly string[] = []): string[] {
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  const found = findTagNames({ reading, tokens, tagger }, new Set(known.map(hashWord)));
  return found.map(({ start, end }) => reading.text.slice(start, end));
}

describe('a name inside a hashtag is found', () => {
  it.each([
    ['#TeamLorraine', ['Lorraine']],
    ['#PrayersForAaliyah', ['Aaliyah']],
    ['#javierstrong', ['javier']],
    ['#teamjavier', ['javier']],
    ['#FlyHighLorraine', ['Lorraine']],
    ['#LorrainePetrakis', ['LorrainePetrakis']],
    ['#LorraineStrong #OneMoreDay', ['Lorraine']],
  ])('%j', (text, names) => {
    expect(tagNamesIn(text)).toEqual(names);
  });
});

it('a name of the text is found in a tag that says nothing else', () => {
  expect(tagNamesIn('#solveig', ['Solveig'])).toEqual(['solveig']);
  expect(tagNamesIn('#solveig')).toEqual([]);
  expect(tagNamesIn('#TeamBo', ['Bo'])).toEqual(['Bo']);
});

it.each([['#TeamWork'], ['#NursesWeek'], ['#NICUgrad'], ['#BreastCancerAwareness'], ['#bostonstrong'], ['#2026']])(
  'a tag without a name is left alone: %s',
  (text) => {
    expect(tagNamesIn(text)).toEqual([]);
  },
);

it('names lie inside their tags in any text', () => {
  const part = fc.constantFrom('#', 'Team', 'Solveig', 'strong', 'javier', '_', '9', 'ñ', ' ', 'FOR');
  fc.assert(
    fc.property(
      fc.oneof(
        anyText(60),
        fc.array(part, { maxLength: 15 }).map((parts) => parts.join('')),
      ),
      (text) => {
        for (const name of tagNamesIn(text, ['Solveig'])) expect(name).toMatch(/^\p{L}/u);
      },
    ),
  );
});
