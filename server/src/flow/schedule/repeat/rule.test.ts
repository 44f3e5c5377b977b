import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type RepeatRule, repeatRule } from './contract.ts';
import { datesOf, occurrenceOn, occurrencesAfter, requireFitRule, toRRule } from './rule.ts';

const never: RepeatRule['ends'] = { kind: 'count', count: 4 };

const days = fc.record({ kind: fc.constant('days' as const) });
const weekdays = fc.record({
  kind: fc.constant('weekdays' as const),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
});
const monthDay = fc.record({
  kind: fc.constant('month_day' as const),
  day: fc.oneof(fc.constant(-1 as const), fc.integer({ min: 1, max: 31 })),
});
const monthWeekday = fc.record({
  kind: fc.constant('month_weekday' as const),
  weekday: fc.integer({ min: 1, max: 7 }),
  nth: fc.oneof(fc.constant(-1 as const), fc.integer({ min: 1, max: 5 })),
});
const startsOn = fc
  .integer({ min: 0, max: 2_500 })
  .map((offset) => new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10));
const someRule = fc.record({
  every: fc.integer({ min: 1, max: 8 }),
  on: fc.oneof(days, weekdays, monthDay, monthWeekday),
  ends: fc.oneof(
    fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ kind: fc.constant('until' as const), date: startsOn }),
  ),
});

/** Dates of the same rule by a library that is not ours, from the first that fits, within two years. */
function datesByLibrary(rule: RepeatRule, from: string): string[] {
  const end = `${Number(from.slice(0, 4)) + 2}${from.slice(4)}`;
  // Without its end: the library counts the first day even where the rule does not name it.
  const open = toRRule(rule).replace(/;(COUNT|UNTIL)=.*$/u, '');
  const most = rule.ends.kind === 'count' ? rule.ends.count : Number.POSITIVE_INFINITY;
  const last = rule.ends.kind === 'until' && rule.ends.date < end ? rule.ends.date : end;
  const dates = ICAL.Recur.fromString(open).iterator(ICAL.Time.fromDateString(from));
  const found: string[] = [];
  for (let next = dates.next(); next && found.length < most; next = dates.next()) {
    const date = next.toString().slice(0, 10);
    if (date > last) break;
    if (date >= from && isNamed(rule, date)) found.push(date);
  }
  return found;
}

/** The library tells the first day of a monthly rule too, whether or not it fits. */
function isNamed({ on }: RepeatRule, date: string): boolean {
  const day = new Date(`${date}T00:00Z`);
  const weekday = day.getUTCDay() === 0 ? 7 : day.getUTCDay();
  if (on.kind === 'weekdays') return on.weekdays.includes(weekday);
  return on.kind !== 'month_weekday' || on.weekday === weekday;
}

describe('the dates of a rule', () => {
  test('are those of RFC 5545, as another library tells them', () => {
    fc.assert(
      fc.property(someRule, startsOn, (rule, from) => {
        expect(datesOf({ rule, startsOn: from })).toEqual(datesByLibrary(rule, from));
      }),
      { numRuns: 600 },
    );
  });

  test('leave out months that do not have the day, and find the last one', () => {
    const on = (day: number): RepeatRule => ({ every: 1, on: { kind: 'month_day', day }, ends: never });
    expect(datesOf({ rule: on(31), startsOn: '2027-01-10' })).toEqual([
      '2027-01-31',
      '2027-03-31',
      '2027-05-31',
      '2027-07-31',
    ]);
    expect(datesOf({ rule: on(-1), startsOn: '2028-02-01' })[0]).toBe('2028-02-29');
  });

  test('count weeks from the week of the first day', () => {
    const rule: RepeatRule = { every: 2, on: { kind: 'weekdays', weekdays: [3, 1] }, ends: never };
    expect(datesOf({ rule, startsOn: '2027-03-02' })).toEqual(['2027-03-03', '2027-03-15', '2027-03-17', '2027-03-29']);
  });

  test('name the third Tuesday and the last Friday of a month', () => {
    const of = (weekday: number, nth: number): RepeatRule => ({
      every: 1,
      on: { kind: 'month_weekday', weekday, nth },
      ends: { kind: 'count', count: 2 },
    });
    expect(datesOf({ rule: of(2, 3), startsOn: '2027-03-01' })).toEqual(['2027-03-16', '2027-04-20']);
    expect(datesOf({ rule: of(5, -1), startsOn: '2027-03-01' })).toEqual(['2027-03-26', '2027-04-30']);
  });
});

describe('the instant of a date', () => {
  const chicago = { localTime: '02:30', timeZone: 'America/Chicago' };

  test('is an hour later on clocks that jump over it', () => {
    const found = occurrenceOn('2027-03-14', chicago);
    expect(found).toMatchObject({ localTime: '2027-03-14T03:30', fold: null });
    expect(new Date(found.atMs).toISOString()).toBe('2027-03-14T08:30:00.000Z');
  });

  test('is the first of the two where clocks show it twice', () => {
    const found = occurrenceOn('2027-11-07', { ...chicago, localTime: '01:30' });
    expect(found).toMatchObject({ localTime: '2027-11-07T01:30', fold: 'earlier' });
    expect(new Date(found.atMs).toISOString()).toBe('2027-11-07T06:30:00.000Z');
  });

  test('keeps the hour of the clock over the change, and moves the instant', () => {
    const rule: RepeatRule = { every: 1, on: { kind: 'weekdays', weekdays: [7] }, ends: { kind: 'count', count: 3 } };
    const at = { rule, startsOn: '2027-03-07', localTime: '09:00', timeZone: 'America/Chicago' };
    const found = occurrencesAfter(at, 0, 9).map(({ atMs }) => new Date(atMs).toISOString().slice(0, 16));
    expect(found).toEqual(['2027-03-07T15:00', '2027-03-14T14:00', '2027-03-21T14:00']);
  });

  test('is later for each later date, in every zone', () => {
    const zones = ['America/Chicago', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
    const time = fc
      .record({ h: fc.integer({ min: 0, max: 23 }), m: fc.integer({ min: 0, max: 59 }) })
      .map(({ h, m }) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    fc.assert(
      fc.property(someRule, startsOn, time, fc.constantFrom(...zones), (rule, from, localTime, timeZone) => {
        const found = occurrencesAfter({ rule, startsOn: from, localTime, timeZone }, 0, 40);
        const instants = found.map(({ atMs }) => atMs);
        expect(instants).toEqual([...new Set(instants)].toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('a rule', () => {
  const at = (ends: RepeatRule['ends'], every = 1) => ({
    rule: { every, on: { kind: 'days' as const }, ends },
    startsOn: '2027-03-01',
    localTime: '09:00',
    timeZone: 'America/Chicago',
  });
  const codeOf = (given: Parameters<typeof requireFitRule>[0]) => {
    try {
      requireFitRule(given);
      return null;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  test('ends within two years, has a date, and a zone that is known', () => {
    expect(codeOf(at({ kind: 'until', date: '2029-03-01' }))).toBeNull();
    expect(codeOf(at({ kind: 'until', date: '2029-03-02' }))).toBe('REPEAT_TOO_LONG');
    expect(codeOf(at({ kind: 'count', count: 100 }, 30))).toBe('REPEAT_TOO_LONG');
    expect(codeOf(at({ kind: 'until', date: '2027-02-28' }))).toBe('REPEAT_EMPTY');
    expect(codeOf({ ...at({ kind: 'count', count: 1 }), timeZone: 'Nowhere/Else' })).toBe('TIME_ZONE_UNKNOWN');
  });

  test('is told as an RRULE that others read', () => {
    const rule = repeatRule.parse({
      every: 2,
      on: { kind: 'weekdays', weekdays: [5, 1, 5] },
      ends: { kind: 'until', date: '2027-12-31' },
    });
    expect(toRRule(rule)).toBe('FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=MO,FR;UNTIL=20271231T235959');
    expect(ICAL.Recur.fromString(toRRule(rule)).freq).toBe('WEEKLY');
  });
});
