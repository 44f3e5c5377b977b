import { expect, it } from 'vitest';
import type { Mention } from '../mention.ts';
import { Reader } from '../text/reading.ts';
import { findNames } from './names.ts';
import { findPlaces } from './places.ts';
import { settleSpelled } from './spelled-names.ts';
import { taggedText } from './tagged-text.ts';

const name = (start: number, end: number): Mention => ({
  start,
  end,
  type: 'NAME',
  code: 'PERSON_NAME',
  certainty: 0.6,
  ownership: 'anyone',
  ruleId: 'person-name',
});

it.each([
  ['M★A★V I', [name(0, 1), name(2, 3), name(4, 5), name(6, 7)], ['M★A★V', 'I']],
  ['d e p r for Ann', [name(0, 7), name(12, 15)], ['Ann']],
  ['Ann-Lee', [name(0, 3), name(4, 7)], ['Ann', 'Lee']],
])('of names in %j', (text, names, kept) => {
  const settled = settleSpelled(new Reader().read(text), names);
  expect(settled.map(({ start, end }) => text.slice(start, end))).toEqual(kept);
});

it('a safe wording is no name and no place, whatever a tagger says', () => {
  expect(findNames(taggedText('{a patient} and {el paciente} rang'))).toEqual([]);
  expect(findPlaces(taggedText('in <the area>, en <la zona>'))).toEqual([]);
});
