import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../any-text.ts';
import { classOf, SPACE } from './character-class.ts';
import { Reader, type Reading } from './reading.ts';
import {
  AFTER_SPACE,
  ALL_CAPITALS,
  CLITIC,
  FIRST_CAPITAL,
  HANDLE,
  HASHTAG,
  hashOf,
  hashWord,
  INNER_CAPITAL,
  LINE_END,
  LINK,
  LONE_CAPITAL,
  MAIL,
  MIXED,
  NUMBER,
  PUNCTUATION,
  SENTENCE_START,
  SIGN,
  Tokens,
  WORD,
} from './tokens.ts';

function split(text: string): { reading: Reading; tokens: Tokens } {
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  return { reading, tokens };
}

/** Surface, kind and flags of every token. */
function list({ reading, tokens }: { reading: Reading; tokens: Tokens }): [string, number, number][] {
  return Array.from({ length: tokens.count }, (_, i) => [
    reading.text.slice(tokens.start[i], tokens.end[i]),
    tokens.kind[i] as number,
    tokens.flags[i] as number,
  ]);
}

const kindsOf = (text: string) => list(split(text)).map(([surface, kind]) => [surface, kind]);

describe('kinds', () => {
  it.each([
    [
      'Room 4West',
      [
        ['Room', WORD],
        ['4West', MIXED],
      ],
    ],
    [
      'on 3 May',
      [
        ['on', WORD],
        ['3', NUMBER],
        ['May', WORD],
      ],
    ],
    [
      'hi @ann.lee!',
      [
        ['hi', WORD],
        ['@ann.lee', HANDLE],
        ['!', PUNCTUATION],
      ],
    ],
    [
      '#TeamAnn.',
      [
        ['#TeamAnn', HASHTAG],
        ['.', PUNCTUATION],
      ],
    ],
    [
      'see https://example.org/a?b=1.',
      [
        ['see', WORD],
        ['https://example.org/a?b=1', LINK],
        ['.', PUNCTUATION],
      ],
    ],
    [
      '(www.example.org)',
      [
        ['(', PUNCTUATION],
        ['www.example.org', LINK],
        [')', PUNCTUATION],
      ],
    ],
    [
      'ann.lee+x@example.org,',
      [
        ['ann.lee+x@example.org', MAIL],
        [',', PUNCTUATION],
      ],
    ],
    [
      'a\nb',
      [
        ['a', WORD],
        ['\n', LINE_END],
        ['b', WORD],
      ],
    ],
    [
      'yes 💛',
      [
        ['yes', WORD],
        ['💛', SIGN],
      ],
    ],
    [
      'a @ b # c',
      [
        ['a', WORD],
        ['@', PUNCTUATION],
        ['b', WORD],
        ['#', PUNCTUATION],
        ['c', WORD],
      ],
    ],
  ])('%j', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  it.each([
    ["Ann's", ['Ann', "'s"]],
    ["we'll", ['we', "'ll"]],
    ["don't", ["don't"]],
    ["O'Connor", ["O'Connor"]],
    ["James' bed", ['James', "'", 'bed']],
    ["'quoted'", ["'", 'quoted', "'"]],
  ])('apostrophes part %j', (text, surfaces) => {
    expect(kindsOf(text).map(([surface]) => surface)).toEqual(surfaces);
  });
});

describe('flags', () => {
  const flagsOf = (text: string, word: string) => list(split(text)).find(([surface]) => surface === word)?.[2] ?? -1;
  it.each([
    ['Ann is home', 'Ann', FIRST_CAPITAL | SENTENCE_START | AFTER_SPACE],
    ['is Ann home', 'Ann', FIRST_CAPITAL],
    ['the ICU is', 'ICU', FIRST_CAPITAL | ALL_CAPITALS],
    ['the eMAR is', 'eMAR', INNER_CAPITAL],
    ['the McRae is', 'McRae', FIRST_CAPITAL | INNER_CAPITAL],
    ['the T cell', 'T', FIRST_CAPITAL | LONE_CAPITAL],
    ['done. Then', 'Then', FIRST_CAPITAL | SENTENCE_START],
    ['done! “Then', 'Then', FIRST_CAPITAL | SENTENCE_START],
    ['Dr. Then', 'Then', FIRST_CAPITAL],
    ['J. Then', 'Then', FIRST_CAPITAL],
    ['one\nThen', 'Then', FIRST_CAPITAL | SENTENCE_START],
    ['well, Then', 'Then', FIRST_CAPITAL],
    ["Ann's", "'s", CLITIC],
  ])('in %j of %j', (text, word, flags) => {
    expect(flagsOf(text, word) & ~AFTER_SPACE).toBe(flags & ~AFTER_SPACE);
  });
});

const text = fc.oneof(
  anyText(200),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'a',
        'Z',
        '9',
        "'",
        '@',
        '#',
        '.',
        '-',
        ' ',
        '\n',
        ':',
        '/',
        'www',
        'http://',
        'ñ',
        '💛',
        '病',
        '_',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

it.each(["o'brien@example.org", "a'www@a", `${'x'.repeat(90)}@example.org`])(
  'an address keeps all of the letters before its @: %s',
  (address) => {
    const { tokens } = split(address);
    expect([tokens.count, tokens.start[0], tokens.end[0]]).toEqual([1, 0, address.length]);
  },
);

it('tokens are in order, do not overlap, and cover every unit but spaces', () => {
  fc.assert(
    fc.property(text, (original) => {
      const { reading, tokens } = split(original);
      let at = 0;
      for (let i = 0; i < tokens.count; i += 1) {
        const start = tokens.start[i] as number;
        const end = tokens.end[i] as number;
        for (; at < start; at += 1) expect(classOf(reading.codes[at] as number)).toBe(SPACE);
        expect(start).toBe(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      for (; at < reading.length; at += 1) expect(classOf(reading.codes[at] as number)).toBe(SPACE);
    }),
    { numRuns: 300 },
  );
});

it('the hash of a token is that of its word', () => {
  fc.assert(
    fc.property(text, (original) => {
      const { reading, tokens } = split(original);
      for (let i = 0; i < tokens.count; i += 1) {
        const kind = tokens.kind[i] as number;
        const surface = reading.text.slice(tokens.start[i], tokens.end[i]);
        if (kind === PUNCTUATION) expect(tokens.hash[i]).toBe(surface.charCodeAt(0));
        else if (kind !== MAIL && kind !== LINK && kind !== LINE_END) expect(tokens.hash[i]).toBe(hashWord(surface));
        expect(hashOf(reading.codes, tokens.start[i] as number, tokens.end[i] as number)).toBe(hashWord(surface));
      }
    }),
    { numRuns: 300 },
  );
});

it('case does not change a hash', () => {
  expect(hashWord('LORRAINE')).toBe(hashWord('lorraine'));
  expect(hashWord('Ñandú')).toBe(hashWord('ñandú'));
});

it.each([
  ['@', 'ab'],
  ['#', 'ab'],
  ['ann@', 'ann@example.org'],
  ['see http:', 'see http://example.org'],
  ['see https:/', 'see https://example.org'],
])('%j is the same behind %j, whose end is still in the buffer', (after, before) => {
  const reader = new Reader();
  const tokens = new Tokens();
  tokens.split(reader.read(before));
  const reading = reader.read(after);
  tokens.split(reading);
  expect(list({ reading, tokens })).toEqual(list(split(after)));
});

it('what was split before changes nothing', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const reader = new Reader();
      const tokens = new Tokens();
      tokens.split(reader.read(before));
      const reading = reader.read(after);
      tokens.split(reading);
      expect(list({ reading, tokens })).toEqual(list(split(after)));
    }),
    { numRuns: 300 },
  );
});

describe('a megabyte', () => {
  it.each([
    ['words', 'word ', 200_000, 1],
    ['one word', 'a', 1_000_000, 0],
    ['marks', '.', 1_000_000, 1],
    ['at signs', 'a@', 500_000, 1],
    ['apostrophes', "a'", 500_000, 1],
    ['link beginnings', 'www.', 250_000, 0],
    ['dotted words', 'a.', 500_000, 2],
  ])('of %s has no more tokens than units', (_what, piece, times, each) => {
    const { reading, tokens } = split(piece.repeat(times));
    expect(tokens.count).toBeGreaterThanOrEqual(Math.max(1, each * times - 1));
    expect(tokens.count).toBeLessThanOrEqual(reading.length);
    expect(tokens.end[tokens.count - 1]).toBeLessThanOrEqual(reading.length);
  });

  it('leaves a short text behind it as it is', () => {
    const reader = new Reader();
    const tokens = new Tokens();
    tokens.split(reader.read('word '.repeat(200_000)));
    expect(tokens.count).toBe(200_000);
    const reading = reader.read('Ann Lee rang.');
    tokens.split(reading);
    expect(list({ reading, tokens })).toEqual(list(split('Ann Lee rang.')));
  });
});
