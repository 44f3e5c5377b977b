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
