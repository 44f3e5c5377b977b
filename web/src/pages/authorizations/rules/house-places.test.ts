import { describe, expect, it } from 'vitest';
import { offeredPlaces, placeCode, placeNames } from './house-places.ts';

describe('a place that somebody types', () => {
  it.each([
    ['us-tx', 'en', 'US-TX'],
    [' US-TX ', 'es', 'US-TX'],
    ['eu', 'en', 'EU'],
    ['de-by', 'en', 'DE-BY'],
    ['*', 'en', '*'],
    ['Texas', 'en', 'US-TX'],
    ['nueva york', 'es', 'US-NY'],
    ['New York', 'es', 'US-NY'],
    ['Nueva York', 'en', 'US-NY'],
    ['Germany', 'en', 'DE'],
    ['Unión Europea', 'es', 'EU'],
    ['Georgia', 'en', 'US-GA'],
    ['Georgia (country)', 'en', 'GE'],
    ['Washington', 'en', 'US-WA'],
    ['Narnia', 'en', 'Narnia'],
    ['', 'en', ''],
  ])('%s in %s is %s', (typed, language, code) => {
    expect(placeCode(typed, language)).toBe(code);
  });

  it('every name that is offered is understood, and none is two places', () => {
    for (const language of ['en', 'es']) {
      const { unitedStates, others } = offeredPlaces(language);
      const codes = [...unitedStates, ...others].map((name) => placeCode(name, language));
      expect(codes.filter((code) => !/^[A-Z]{2}(-[A-Z]{2})?$/.test(code))).toEqual([]);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('places are shown by their names, in their order', () => {
    expect(placeNames(['US-TX', 'US-NC', 'EU', 'US-AL'], 'es')).toEqual([
      'Alabama',
      'Carolina del Norte',
      'Texas',
      'Unión Europea',
    ]);
  });
});
