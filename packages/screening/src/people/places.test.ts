import { describe, expect, it } from 'vitest';
import { findPlaces } from './places.ts';
import { taggedText } from './tagged-text.ts';

/** `<>` marks what the tagger takes for a place. */
function placesIn(marked: string): string[] {
  const text = taggedText(marked);
  return findPlaces(text).map(({ start, end }) => text.reading.text.slice(start, end));
}

it.each([
  ['Our patient lives in <Springfield>, <Ohio>', ['Springfield']],
  ['Our patient came from <Cedar Rapids>, <Iowa>', ['Cedar Rapids']],
  ['She lives in <Lake County>', ['Lake County']],
  ['She is from <New York>', ['New York']],
  ['He is from <Stratford-on-Avon>', ['Stratford-on-Avon']],
  ['She is from <Carolina Beach>', ['Carolina Beach']],
  ['<Boise>-<Nampa> is near', ['Boise-Nampa']],
])('a place smaller than a state is found: %j', (text, places) => {
  expect(placesIn(text)).toEqual(places);
});

describe('a state, a country or larger is left alone', () => {
  it.each([
    'Our patient lives in <Ohio>',
    'Our patient lives in <New Mexico>',
    'She came from <North Carolina>',
    'He is from <West Virginia> and <Rhode Island>',
    'Flown in from <Puerto Rico>',
    'On leave in <Costa Rica>',
    'Nurses from the <United Kingdom>',
    'Vive en <México>',
  ])('%j', (text) => {
    expect(placesIn(text)).toEqual([]);
  });
});

it.each([
  'Join us at <Mercy> Hospital',
  'Join us at <Mercy Hospital> in <Ohio>',
  'Join us at the <Lakeside Clinic>',
  'Meet in <Johnson Hall> at noon',
])('a facility is no place of a patient: %j', (text) => {
  expect(placesIn(text)).toEqual([]);
});
