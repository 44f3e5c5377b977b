import { describe, expect, test } from 'vitest';
import { daysFrom, needsReminder, nextLookAt, nextReview, reviewOf, timesOf, todayIn } from './state.ts';

const today = '2027-03-01';

test('today is the day where the organization is', () => {
  const now = new Date('2027-03-02T04:30:00Z');
  expect(todayIn(now, 'America/Chicago')).toBe('2027-03-01');
  expect(todayIn(now, 'Europe/Madrid')).toBe('2027-03-02');
});

describe('a review', () => {
  test.each([
    [null, 'none'],
    ['2027-02-28', 'overdue'],
    ['2027-03-01', 'due'],
    ['2027-03-15', 'due'],
    ['2027-03-16', 'ahead'],
  ] as const)('on %s is %s', (reviewOn, review) => {
    expect(reviewOf(reviewOn, today)).toBe(review);
  });

  test('comes again after so many months; a month without that day ends on its last', () => {
    expect(nextReview('2027-03-01', 6)).toBe('2027-09-01');
    expect(nextReview('2027-08-31', 6)).toBe('2028-02-29');
    expect(nextReview('2028-02-29', 12)).toBe('2029-02-28');
  });
});

describe('somebody is told', () => {
  test.each([
    ['of nothing without a review', null, null, false],
    ['of nothing that lies ahead', '2027-04-01', null, false],
    ['when it comes within two weeks', '2027-03-10', null, true],
    ['only once before its day', '2027-03-10', '2027-02-25', false],
    ['on its day only if nobody was told', '2027-03-01', '2027-02-20', false],
    ['once more when its day has passed', '2027-02-28', '2027-02-20', true],
    ['once more when its day has passed, told on the day itself', '2027-02-28', '2027-02-28', true],
    ['not a third time', '2027-02-20', '2027-02-21', false],
    ['anew when the reminder was for an earlier review', '2027-03-10', '2026-09-01', true],
  ] as const)('%s', (_rule, reviewOn, remindedOn, told) => {
    expect(needsReminder({ reviewOn, remindedOn }, today)).toBe(told);
  });

  test('at most twice, whenever the looks come', () => {
    for (let start = -20; start <= 20; start += 1) {
      let remindedOn: string | null = null;
      let told = 0;
      for (let day = start; day < start + 60; day += 1) {
        const now = daysFrom(today, day);
        if (!needsReminder({ reviewOn: today, remindedOn }, now)) continue;
        remindedOn = now;
        told += 1;
      }
      expect({ start, told }).toEqual({ start, told: start <= 0 ? 2 : 1 });
    }
  });
});

test('facts are looked at on the next morning at seven, where the organization is', () => {
  const at = (now: string, zone: string) => nextLookAt(new Date(now), zone).toISOString();
  expect(at('2027-03-01T12:59:00Z', 'America/Chicago')).toBe('2027-03-01T13:00:00.000Z');
  expect(at('2027-03-01T13:00:00Z', 'America/Chicago')).toBe('2027-03-02T13:00:00.000Z');
  // The clocks go forward in the night to 14 March.
  expect(at('2027-03-13T20:00:00Z', 'America/Chicago')).toBe('2027-03-14T12:00:00.000Z');
});

test('hours are told to screening as ranges, each once, without closed days', () => {
  const hours = {
    weekly: [
      { days: [1, 2, 3], opens: '08:00', closes: '17:00' },
      { days: [5], opens: '08:00', closes: '17:00' },
    ],
    exceptions: [
      { date: '2027-12-24', opens: '09:00', closes: '12:00' },
      { date: '2027-12-25', opens: null, closes: null },
    ],
  };
  expect(timesOf(hours)).toEqual(['08:00-17:00', '09:00-12:00']);
});
