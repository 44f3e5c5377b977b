import { describe, expect, test } from 'vitest';
import { addDays, addMonths, boardDays, shownDays, startOfDay, step } from './calendar-range.ts';

describe('days and months', () => {
  test.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-01-15', -1, '2026-12-15'],
    ['2027-12-31', 2, '2028-02-29'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  test('carry over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(step('week', '2027-03-01', -1)).toBe('2027-02-22');
    expect(step('month', '2027-03-31', -1)).toBe('2027-02-28');
  });

  test('a month is read with the weeks that it begins and ends in', () => {
    expect(shownDays('month', '2027-05-20')).toEqual({ from: '2027-04-24', until: '2027-06-14' });
    expect(shownDays('list', '2027-05-20')).toEqual({ from: '2027-05-01', until: '2027-06-01' });
  });

  test.each([
    ['week', '2026-11-29', 0, '2026-11-29', '2026-12-06'],
    ['week', '2026-11-29', 1, '2026-11-23', '2026-11-30'],
    ['list', '2026-12-31', 0, '2026-12-01', '2027-01-01'],
    ['month', '2027-05-20', 0, '2027-04-25', '2027-06-06'],
    ['month', '2027-05-20', 1, '2027-04-26', '2027-06-07'],
    ['month', '2026-02-10', 0, '2026-02-01', '2026-03-01'],
  ] as const)(
    'a board of a %s around %s, weeks beginning on day %i, has %s until %s',
    (view, date, day, from, until) => {
      expect(boardDays(view, date, day)).toEqual({ from, until });
      const read = shownDays(view, date);
      expect(read.from <= from && until <= read.until).toBe(true);
    },
  );

  test('a day begins at midnight of its zone, or at what clocks jump to', () => {
    expect(startOfDay('2027-03-14', 'America/Chicago')).toBe('2027-03-14T06:00:00.000Z');
    // In Santiago the clocks are set forward at midnight.
    expect(startOfDay('2027-09-05', 'America/Santiago')).toBe('2027-09-05T04:00:00.000Z');
  });
});
