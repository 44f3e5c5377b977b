import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../any-text.ts';
import { Tagger } from '../tagger/tagger.ts';
import { Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import { findNames } from './names.ts';
import { taggedText } from './tagged-text.ts';

/** `{}` marks what the tagger takes for a person. */
function namesIn(marked: string): string[] {
  const text = taggedText(marked);
  return findNames(text).map(({ start, end }) => text.reading.text.slice(start, end));
}

describe('titles belong to the name', () => {
  it.each([
    ['Mr. {Casimir Dudek} came home', 'Mr. Casimir Dudek'],
    ['mrs. vandersloot sang to us', 'mrs. vandersloot'],
    ['mr petrakis sang to us', 'mr petrakis'],
    ['Dr. and {Mrs}. {Lee} visited our unit', 'Dr. and Mrs. Lee'],
    ['{Mr}. & {Mrs}. {Kowalski} visited our unit', 'Mr. & Mrs. Kowalski'],
    ['my grandma {Rose} went home', 'grandma Rose'],
    ['El señor {Ramón Ibarra} salió', 'senor Ramon Ibarra'],
    ['Doña {Petra Ibarra} salió', 'Dona Petra Ibarra'],
  ])('%j names %j', (text, name) => {
    expect(namesIn(text)).toEqual([name]);
  });

  it.each([
    'I have a dr. appointment at noon',
    'a dr. visit is a dr. visit',
    'She is Sr. Director of nursing',
    'MS relapsing again',
    'Meet our sr. nurse',
    'Ask {Mrs} or {Dr} at the desk',
  ])('no title without a name: %j', (text) => {
    expect(namesIn(text)).toEqual([]);
  });
});

describe('parts of a name', () => {
  it.each([
    ['{J. R. Whitcombe} rang the bell', ['J. R. Whitcombe']],
    ['{Marcus T}. went home today', ['Marcus T.']],
    ['{Anne}-{Marie Kowalczyk} is our patient', ['Anne-Marie Kowalczyk']],
    ['Our patient {Solveig Brandt-Ohlsen} is home', ['Solveig Brandt-Ohlsen']],
    ["{Lorraine}'s room is ready", ['Lorraine']],
    ['Our patients {Ann Lee} and {Bob Ray} rang the bell', ['Ann Lee', 'Bob Ray']],
  ])('%j names %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});

describe('a name that comes again', () => {
  it.each([
    ['Our patient {Solveig Brandt} rang. So proud of solveig!', ['Solveig Brandt', 'solveig']],
    ['My patient {Keisha Odom}. KEISHA rocks', ['Keisha Odom', 'KEISHA']],
  ])('is found in other letters: %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('is no name where it is one of a thing', () => {
    expect(namesIn('Our patient {Walter Johnson} rang. The {Johnson} Wing cheered.')).toEqual(['Walter Johnson']);
  });
});

it.each([
  'Come to the {Johnson} Wing on Friday',
  'Living with {Crohn} disease is hard',
  'We cheer for {Bell}’s palsy research',
  'Our team at the {Whitfield} Foundation is hiring',
])('the name of a thing is no person: %j', (text) => {
  expect(namesIn(text)).toEqual([]);
});

const tagger = new Tagger();

it('names of any text are in order, inside it, and hold a letter', () => {
  const word = fc.constantFrom(
    'Lorraine',
    'Lee',
    'Dr.',
    'Mrs.',
    'and',
    '-',
    '.',
    'J.',
    "'s",
    ' ',
    '\n',
    '#Lee',
    'Wing',
    'lee',
  );
  const text = fc.oneof(
    anyText(80),
    fc.array(word, { maxLength: 20 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(text, (original) => {
      const reading = new Reader().read(original);
      const tokens = new Tokens();
      tokens.split(reading);
      tagger.tag(reading, tokens);
      let before = 0;
      for (const { start, end, certainty } of findNames({ reading, tokens, tagger })) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeLessThanOrEqual(reading.length);
        expect(reading.text.slice(start, end)).toMatch(/\p{L}/u);
        expect(certainty).toBeGreaterThan(0);
        expect(certainty).toBeLessThanOrEqual(1.001);
        before = start;
      }
    }),
  );
});
