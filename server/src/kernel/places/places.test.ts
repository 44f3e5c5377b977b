import { describe, expect, test } from 'vitest';
import { byPlaceName, countryCodes, isCountry, placeName, usPlaces } from './contract.ts';

describe('names of places', () => {
  test('every state, the district and the five territories have one in both languages, no two the same', () => {
    expect(usPlaces).toHaveLength(50 + 1 + 5);
    for (const language of ['en', 'es']) {
      const names = usPlaces.map((code) => placeName(code, language));
      expect(new Set(names).size).toBe(usPlaces.length);
      expect(names.filter((name) => /US-|^$/.test(name))).toEqual([]);
    }
  });

  test.each([
    ['US-NM', 'en', 'New Mexico'],
    ['US-NM', 'es', 'Nuevo México'],
    ['US-NM', 'es-MX', 'Nuevo México'],
    ['US', 'es', 'Estados Unidos'],
    ['EU', 'en', 'European Union'],
    ['DE', 'es', 'Alemania'],
    ['DE-BY', 'en', 'Germany (DE-BY)'],
    ['XX-1', 'en', 'XX-1'],
    ['US-NX', 'en', 'United States (US-NX)'],
    ['*', 'en', '*'],
    ['nowhere', 'en', 'nowhere'],
  ])('%s in %s is %s', (code, language, name) => {
    expect(placeName(code, language)).toBe(name);
  });

  test('a state is not taken for the country of the same name', () => {
    expect(placeName('US-GA', 'en')).not.toBe(placeName('GE', 'en'));
    for (const language of ['en', 'es']) {
      const all = [...countryCodes(), ...usPlaces].map((code) => placeName(code, language));
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test('are in the order of their names, not of their codes', () => {
    expect(byPlaceName(['US-AK', 'US-AL', 'US-NC', 'US-NE'], 'en')).toEqual(['US-AL', 'US-AK', 'US-NE', 'US-NC']);
    expect(byPlaceName(['US-NE', 'US-NC'], 'es')).toEqual(['US-NC', 'US-NE']);
  });

  test('every country is told once, as it is called now', () => {
    const countries = countryCodes();
    expect(countries.length).toBeGreaterThan(190);
    expect(['DE', 'US', 'MX', 'GE'].every((code) => countries.includes(code))).toBe(true);
    expect(['DD', 'SU', 'PR', 'EU', 'ZZ'].some((code) => countries.includes(code))).toBe(false);
  });

  test('a territory of the United States is a part of them, and what is no country is none', () => {
    expect(['CA', 'DE', 'US'].every(isCountry)).toBe(true);
    expect(['PR', 'GU', 'EU', 'UN', 'EZ', 'ZZ', 'QO', 'XX', 'us', 'USA', ''].some(isCountry)).toBe(false);
  });
});
