import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEntities } from '../count/entities.ts';
import { graphemeEdges, graphemeLength } from '../count/graphemes.ts';
import { mastodonLength } from '../count/mastodon.ts';
import { areNumbered, withNumbers, withoutNumbers } from './numbering.ts';
import { type SplitRequest, splitThread } from './split-thread.ts';

const most =
  (limit: number, lengthOf = graphemeLength) =>
  (text: string) =>
    lengthOf(text) <= limit;
const split = (text: string, limit: number, more: Partial<SplitRequest> = {}) =>
  splitThread({ text, language: 'en', numbering: false, fits: most(limit), ...more });

describe('a text is cut', () => {
  test('not at all where it fits', () => {
    expect(split(' Flu shots are here. ', 30, { numbering: true })).toEqual(['Flu shots are here.']);
  });
  test('between paragraphs first', () => {
    expect(split('One. Two.\n\nThree. Four.', 20)).toEqual(['One. Two.', 'Three. Four.']);
  });
  test('between sentences where a paragraph is too long', () => {
    expect(split('Clinics open today. Walk in any day. Bring a friend.', 40)).toEqual([
      'Clinics open today. Walk in any day.',
      'Bring a friend.',
    ]);
  });
  test('between words where a sentence is too long', () => {
    expect(split('wash your hands often and well', 14)).toEqual(['wash your', 'hands often', 'and well']);
  });
  test('not behind the title of a name', () => {
    expect(split('Please welcome Dr. Osei to us all', 22)).toEqual(['Please welcome Dr.', 'Osei to us all']);
    expect(split('Our new doctor is Dr. Osei. Come by.', 30)).toEqual(['Our new doctor is Dr. Osei.', 'Come by.']);
  });
  test('not so that a part stays nearly empty', () => {
    expect(split('Hi.\n\nThis is a much longer paragraph', 26)).toEqual(['Hi.\n\nThis is a much longer', 'paragraph']);
  });
  test('between the letters of a word that is too long', () => {
    expect(split('👩‍⚕️👩‍⚕️👩‍⚕️ x', 2)).toEqual(['👩‍⚕️👩‍⚕️', '👩‍⚕️', 'x']);
  });
  test('never inside an address, also when it does not fit', () => {
    expect(split('See https://example.org/flu now', 10)).toEqual(['See', 'https://example.org/flu', 'now']);
  });
  test('with its link in the first part', () => {
    const fits = (text: string, part: number) => text.length <= (part === 0 ? 10 : 20);
    expect(split('one two three four five', 0, { fits })).toEqual(['one two', 'three four five']);
  });
  test('with its numbers counted in', () => {
    const parts = split('wash your hands often and well', 16, { numbering: true });
    expect(parts).toEqual(['wash your 1/3', 'hands often 2/3', 'and well 3/3']);
  });
  test('into ten parts and more with room for two digits', () => {
    const parts = split('word '.repeat(40), 20, { numbering: true });
    expect(parts.length).toBeGreaterThan(9);
    expect(parts.at(-1)).toMatch(new RegExp(`${parts.length}/${parts.length}$`, 'u'));
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(20);
  });
});

const words = fc
  .array(
    fc.constantFrom(
      'flu',
      'shots',
      'Dr.',
      'today.',
      'vacunación',
      '👩‍⚕️',
      'https://example.org/flu',
      '@care@example.social',
      '#FluShots',
      '24/7',
      'नमस्ते',
    ),
    { maxLength: 60 },
  )
  .chain((list) =>
    fc
      .array(fc.constantFrom(' ', '  ', '\n', '\n\n', '\r\n\r\n'), { minLength: list.length, maxLength: list.length })
      .map((gaps) => list.map((word, index) => word + gaps[index]).join('')),
  );
const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== '');

describe('whatever is written', () => {
  test.each([
    ['letters', graphemeLength],
    ['lengths of Mastodon', mastodonLength],
  ])('no word is lost and each part fits, counted in %s', (_, lengthOf) => {
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 120 }), fc.boolean(), (text, limit, numbering) => {
        const parts = split(text, limit, { numbering, fits: most(limit, lengthOf) });
        const bare = numbering && parts.length > 1 ? parts.map((part) => part.replace(/\s\d+\/\d+$/u, '')) : parts;
        expect(bare.flatMap(wordsOf)).toEqual(wordsOf(text));
        for (const part of parts) expect(lengthOf(part)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test('no cut is inside a letter, an address, a mention or a hashtag', () => {
    const anything = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), words), { maxLength: 6 });
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 60 }), (pieces, limit) => {
        const text = pieces.join(' ').trim();
        const edges = new Set(graphemeEdges(text));
        const entities = findEntities(text);
        let at = 0;
        for (const part of split(text, limit)) {
          const start = text.indexOf(part, at);
          expect(text.slice(at, start).trim()).toBe('');
          at = start + part.length;
          expect(edges.has(start) && edges.has(at)).toBe(true);
          expect(entities.filter(({ start: from, end }) => from < at && at < end)).toEqual([]);
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });

  test('the same text is cut the same way', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(split(text, 50)).toEqual(split(text, 50));
      }),
    );
  });
});

describe('numbers at the end of parts', () => {
  test('come off as they went on', () => {
    fc.assert(
      fc.property(
        fc.array(
          words.map((text) => text.trim()),
          { minLength: 2, maxLength: 12 },
        ),
        (parts) => {
          fc.pre(!areNumbered(parts));
          expect(withoutNumbers(withNumbers(parts))).toEqual(parts);
        },
      ),
    );
  });
  test('are put right after a part was moved or left out', () => {
    expect(withNumbers(['b 2/3', 'a 1/3'])).toEqual(['b 1/2', 'a 2/2']);
    expect(withNumbers(['a 1/2', 'new', 'b 2/2'])).toEqual(['a 1/3', 'new 2/3', 'b 3/3']);
  });
  test('are not taken for what only looks like one', () => {
    expect(areNumbered(['We are open 24/7', 'Come by 24/7'])).toBe(false);
    expect(withoutNumbers(['Open 24/7', 'Come by'])).toEqual(['Open 24/7', 'Come by']);
  });
});
