import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchText } from './fingerprint.ts';
import { alterText } from './testing/kit/alter-text.ts';

const text =
  'Visiting hours on the children’s ward end at eight ❤️ Ask Zoë at the desk: https://example.org/visit?ward=3';

describe('a text is the same', () => {
  test.each([
    ['as it was sent', text],
    ['with its letters taken apart', text.normalize('NFD')],
    ['without variation selectors', text.replaceAll('\u{fe0f}', '')],
    ['with other white space', text.replaceAll(' ', '\u{a0}\n')],
    ['with its link wrapped', text.replace(/https\S+/u, 'https://lnk.example/a1')],
    ['with its link wrapped in an address that names it', text.replace(/https\S+/u, wrapped(text))],
    ['with tracking added to its link', `${text}&utm_source=network`],
    ['with its link as it is shown without its scheme', text.replace('https://', '')],
    ['with its link cut', text.replace('https://example.org/visit?ward=3', 'example.org/vis…')],
    ['cut, with a mark', `${text.slice(0, 50)}…`],
    ['cut, with three dots in brackets', `${text.slice(0, 50)} [...]`],
    ['cut in the middle of its wrapped link', `${text.replace(/https\S+/u, 'https://lnk.exam')}…`],
  ])('%s', (_, shown) => {
    expect(matchText(text, shown)).toBe('same');
  });
});

describe('a text is different', () => {
  test.each([
    ['with another word', text.replace('eight', 'nine')],
    ['with another path on the same host', text.replace('/visit', '/park')],
    ['with another value in its link', text.replace('ward=3', 'ward=4')],
    ['with a wrapped link that names another place', text.replace(/https\S+/u, wrapped('https://example.org/else'))],
    ['with more words', `${text} Thank you.`],
    ['empty', ''],
  ])('%s', (_, shown) => {
    expect(matchText(text, shown)).toBe('different');
  });
  test('of another post in a series, cut or not', () => {
    expect(matchText('Part 1 of 3: wash your hands', 'Part 2 of 3: wash your hands')).toBe('different');
    expect(matchText('Part 1 of 3: wash your hands often', 'Part 2 of 3: wash your hands…')).toBe('different');
  });
});

describe('a text is doubtful', () => {
  test.each([
    ['cut without a mark', text.slice(0, 50)],
    ['cut too short to tell', `${text.slice(0, 8)}…`],
  ])('%s', (_, shown) => {
    expect(matchText(text, shown)).toBe('doubtful');
  });
});

function wrapped(of: string): string {
  return `https://l.example/l?u=${encodeURIComponent(/https\S+/u.exec(of)?.[0] ?? of)}&h=x`;
}

const words = fc.array(
  fc.constantFrom<string[]>('ward', 'Zoë', 'café', '❤️', '☎', 'naïve', 'eight.', '(nine)', '看護師', 'ñ'),
  {
    minLength: 12,
    maxLength: 40,
  },
);
const link = fc.constantFrom('https://example.org/a', 'https://example.org/a?code=b7', 'http://clinic.example/x/y');
const post = fc.tuple(words, link).map(([many, one]) => `${many.join(' ')} ${one}`);

describe('whatever the words are', () => {
  test('no change of a network, nor several of them, makes another text', () => {
    const changes = fc.subarray(['link-wrap', 'emoji', 'decompose', 'truncate'] as const);
    fc.assert(
      fc.property(post, changes, (sent, made) => {
        expect(matchText(sent, made.reduce(alterText, sent))).toBe('same');
      }),
    );
  });
  test('a changed word is never the same', () => {
    fc.assert(
      fc.property(words, fc.nat(), (many, at) => {
        const changed = many.with(at % many.length, 'changed');
        expect(matchText(many.join(' '), changed.join(' '))).toBe('different');
      }),
    );
  });
  test('any text is the same as itself, and none is the same as a longer one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const sent = `${before}a${after}`;
        expect(matchText(sent, sent)).toBe('same');
        expect(matchText(sent, `${sent} more`)).not.toBe('same');
      }),
    );
  });
  test('a post without words is not told from another without words', () => {
    expect(matchText('', ' \u{200b}')).toBe('doubtful');
    expect(matchText('', 'Words.')).toBe('different');
  });
});
