import { describe, expect, test } from 'vitest';
import { daysOf, observancesBetween } from './observances.ts';
import { observances } from './observances-data.ts';

const between = (from: string, until: string, language: 'en' | 'es' = 'en') =>
  observancesBetween({ from, until, language });

describe('the list of observances', () => {
  test('names each once, in both languages, with a page of whoever proclaims it', () => {
    expect(observances.length).toBeGreaterThanOrEqual(40);
    expect(new Set(observances.map(({ key }) => key)).size).toBe(observances.length);
    for (const { names, source, proclaimedBy } of observances) {
      expect(new URL(source).protocol).toBe('https:');
      expect([names.en, names.es, proclaimedBy].every((words) => words.trim() !== '')).toBe(true);
      expect(names.en).not.toBe(names.es);
    }
    for (const field of ['en', 'es'] as const) {
      expect(new Set(observances.map(({ names }) => names[field])).size).toBe(observances.length);
    }
  });

  test('has a first and a last day in the same year for each, as long as its kind says', () => {
    for (const { when, kind } of observances) {
      for (const year of [2026, 2027, 2028]) {
        const { from, until } = daysOf(when, year);
        const days = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;
        expect([from.slice(0, 4), until.slice(0, 4)]).toEqual([String(year), String(year)]);
        expect(kind === 'day' ? days === 1 : kind === 'week' ? days === 7 : days >= 28).toBe(true);
      }
    }
  });
});

describe('the observances of a range', () => {
  test('are those that touch it: days by date and by weekday, weeks, months', () => {
    const may = between('2027-05-01', '2027-05-12').map(({ key, from, until }) => [key, from, until]);
    expect(may).toEqual([
      ['mental-health-month', '2027-05-01', '2027-05-31'],
      ['asthma', '2027-05-04', '2027-05-04'],
      ['hand-hygiene', '2027-05-05', '2027-05-05'],
      ['midwife', '2027-05-05', '2027-05-05'],
      ['nurses-week', '2027-05-06', '2027-05-12'],
      ['nurses', '2027-05-12', '2027-05-12'],
    ]);
    expect(between('2028-02-29', '2028-02-29').map(({ key }) => key)).toContain('rare-disease');
    expect(between('2027-03-11', '2027-03-11').map(({ key }) => key)).toContain('kidney');
    expect(between('2027-10-14', '2027-10-14').map(({ key }) => key)).toContain('sight');
  });

  test('cross the end of a year, in the language that was asked for', () => {
    const found = between('2026-12-01', '2027-02-04', 'es');
    expect(found.at(0)).toMatchObject({ key: 'aids', name: 'Día Mundial del Sida', from: '2026-12-01' });
    expect(found.at(-1)).toMatchObject({ key: 'cancer', from: '2027-02-04' });
  });
});
