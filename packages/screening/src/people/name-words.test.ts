import { expect, it } from 'vitest';
import { hashWord } from '../text/tokens.ts';
import { facilities, largePairs, largePlaces, namesOfThings, plainTitles, titles } from './name-words.ts';

it('words with marks are known as texts are read, without them', () => {
  expect(titles.has(hashWord('senora'))).toBe(true);
  expect(plainTitles.has(hashWord('dona'))).toBe(true);
  expect(largePlaces.has(hashWord('mexico'))).toBe(true);
  expect(largePlaces.has(hashWord('cataluna'))).toBe(true);
});

it('every plain title is a title, and every facility a thing', () => {
  expect([...plainTitles].filter((word) => !titles.has(word))).toEqual([]);
  expect([...facilities].filter((word) => !namesOfThings.has(word))).toEqual([]);
});

it('a pair is known by its words with one space', () => {
  expect(largePairs.has(hashWord('New Mexico'))).toBe(true);
});
