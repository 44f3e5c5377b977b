import { describe, expect, test } from 'vitest';
import { daysOf, monthAfter, weeksOf } from './ends-range.ts';

const place = { show: 'month', month: '2028-02', day: null, weeks: 8 } as const;

describe('the days that are shown', () => {
  test('are those of the month, of one day, or of the next weeks', () => {
    expect(daysOf(place, '2027-03-01')).toEqual({ from: '2028-02-01', until: '2028-02-29' });
    expect(daysOf({ ...place, day: '2028-02-03' }, '2027-03-01')).toEqual({ from: '2028-02-03', until: '2028-02-03' });
    expect(daysOf({ ...place, show: 'weeks' }, '2027-12-30')).toEqual({ from: '2027-12-30', until: '2028-02-24' });
    expect(daysOf({ ...place, show: 'waits' }, '2027-03-01')).toEqual({ from: '2027-03-01', until: '2027-03-01' });
  });

  test('carry months over years', () => {
    expect([monthAfter('2027-12', 1), monthAfter('2027-01', -1)]).toEqual(['2028-01', '2026-12']);
  });
});

test('weeks begin as the language has it, and hold each day once', () => {
  const inEnglish = weeksOf('2027-03', 0);
  expect(inEnglish[0]).toEqual([
    null,
    '2027-03-01',
    '2027-03-02',
    '2027-03-03',
    '2027-03-04',
    '2027-03-05',
    '2027-03-06',
  ]);
  expect(weeksOf('2027-03', 1)[0]?.[0]).toBe('2027-03-01');
  expect(inEnglish.flat().filter((day) => day !== null)).toHaveLength(31);
  expect(inEnglish.every((week) => week.length === 7)).toBe(true);
});
