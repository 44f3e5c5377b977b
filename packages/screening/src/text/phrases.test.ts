import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PhraseTree } from './phrases.ts';
import { Reader } from './reading.ts';
import { Tokens } from './tokens.ts';

function found(phrases: readonly string[], text: string): string[] {
  const tree = new PhraseTree();
  phrases.forEach((phrase, id) => tree.add(phrase, id));
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  return tree
    .find(tokens)
    .map(({ from, to }) => reading.text.slice(tokens.start[from] as number, tokens.end[to - 1] as number));
}

test.each([
  [['project bluebird'], 'Ask about PROJECT Bluebird today', ['PROJECT Bluebird']],
  [['you (should|must) stop _ your'], 'You must stop taking your pills', ['You must stop taking your']],
  [['(the merger|merger)'], 'a merger, the merger', ['merger', 'the merger', 'merger']],
  [["don't tell"], 'DON’T tell anyone', ["DON'T tell"]],
  [['don’t tell'], "don't tell", ["don't tell"]],
  [['Mañana será'], 'mañana SERÁ otro día', ['manana SERA']],
  [['a (b|b c)'], 'a b c', ['a b c']],
  [['you _ up'], 'you, up', []],
  [["she's high"], 'she’s high', ["she's high"]],
  [['drunk driving'], 'drunk-driving kills', ['drunk-driving']],
  [['a', 'a b'], 'a b', ['a', 'a b']],
  [['stop'], 'stopped', []],
  [['(save the date|rsvp) (now|)'], 'Save the date now or RSVP', ['Save the date now', 'RSVP']],
] as const)('%j in %j', (phrases, text, surfaces) => {
  expect(found(phrases, text)).toEqual(surfaces);
});

test('a phrase must begin with a word and stay short', () => {
  const tree = new PhraseTree();
  expect(() => tree.add('', 0)).toThrow(RangeError);
  expect(() => tree.add('_ pills', 0)).toThrow(RangeError);
  expect(() => tree.add('a _ _ _ _ b', 0)).toThrow(RangeError);
  expect(() => tree.add('a b c d e f g h i j k', 0)).toThrow(RangeError);
});

test('words of a text are found in it as a phrase', () => {
  const word = fc.constantFrom('we', "don't", 'James', "she's", 'niño', 'COVID', '24', 'well-known', 'it’s');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      expect(found([words.join(' ')], `so: ${words.join(' ')}!`).length).toBeGreaterThan(0);
    }),
  );
});

test('a long text is read once from each word, whatever it repeats', () => {
  expect(found(['a _ _ _ b'], 'a '.repeat(20_000))).toEqual([]);
  expect(found(['a a a a a a a a a a'], 'a '.repeat(1000))).toHaveLength(991);
});
