import { announcementKind, announcementPart } from '@bedside/server/contract/flow/urgent';
import { expect, it } from 'vitest';
import { startingWords, unfilled } from './starting-words.ts';

const all = announcementKind.options.flatMap((kind) => announcementPart.options.map((part) => [kind, part] as const));

it.each(all)('%s, %s: something is to be filled in, the same number of places in both languages', (kind, part) => {
  const places = unfilled(startingWords(kind, part, 'en'));
  expect(places.length).toBeGreaterThan(0);
  expect(unfilled(startingWords(kind, part, 'es'))).toHaveLength(places.length);
});

it.each(all)('%s, %s: it fits where 500 characters are taken', (kind, part) => {
  for (const language of ['en', 'es'] as const) expect(startingWords(kind, part, language).length).toBeLessThan(280);
});

it('tells what still stands in brackets', () => {
  expect(unfilled('[Place] is closed [today].')).toEqual(['[Place]', '[today]']);
  expect(unfilled('The clinic is closed today.')).toEqual([]);
});
