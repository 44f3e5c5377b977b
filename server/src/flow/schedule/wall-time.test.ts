import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { instantOf, type WallTime } from './wall-time.ts';

const at = (localTime: string, timeZone: string, fold: WallTime['fold'] = null): string =>
  instantOf({ localTime, timeZone, fold }).toISOString();

function refusal(localTime: string, timeZone: string, fold: WallTime['fold'] = null): BedsideError {
  try {
    at(localTime, timeZone, fold);
  } catch (error) {
    if (error instanceof BedsideError) return error;
    throw error;
  }
  throw new Error(`${localTime} in ${timeZone} was taken`);
}

describe('a wall time that happens once is an instant', () => {
  const once: readonly [localTime: string, timeZone: string, instant: string][] = [
    ['2026-11-20T09:30', 'America/Chicago', '2026-11-20T15:30:00.000Z'],
    ['2026-07-20T09:30', 'America/Chicago', '2026-07-20T14:30:00.000Z'],
    ['2026-11-20T09:30', 'America/Phoenix', '2026-11-20T16:30:00.000Z'],
    ['2026-11-20T09:30', 'Asia/Kathmandu', '2026-11-20T03:45:00.000Z'],
    ['2028-02-29T23:59', 'Europe/Berlin', '2028-02-29T22:59:00.000Z'],
    ['2026-11-20T09:30', 'UTC', '2026-11-20T09:30:00.000Z'],
    // The last minute before a change and the first after it.
    ['2026-03-08T01:59', 'America/Chicago', '2026-03-08T07:59:00.000Z'],
    ['2026-03-08T03:00', 'America/Chicago', '2026-03-08T08:00:00.000Z'],
    ['2026-11-01T00:59', 'America/Chicago', '2026-11-01T05:59:00.000Z'],
    ['2026-11-01T02:00', 'America/Chicago', '2026-11-01T08:00:00.000Z'],
  ];
  test.each(once)('%s in %s', (localTime, timeZone, instant) => {
    expect(at(localTime, timeZone)).toBe(instant);
    expect(at(localTime, timeZone, 'earlier')).toBe(instant);
    expect(at(localTime, timeZone, 'later')).toBe(instant);
  });
});

describe('a time that the clocks jump over does not exist', () => {
  const gaps: readonly [localTime: string, timeZone: string, before: string, after: string][] = [
    ['2026-03-08T02:30', 'America/Chicago', '2026-03-08T01:30', '2026-03-08T03:30'],
    ['2026-03-08T02:00', 'America/New_York', '2026-03-08T01:00', '2026-03-08T03:00'],
    ['2026-03-29T02:15', 'Europe/Berlin', '2026-03-29T01:15', '2026-03-29T03:15'],
    // Half an hour on Lord Howe Island; a whole day in Samoa, when it changed sides of the date line.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T01:45', '2026-10-04T02:45'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-29T12:00', '2011-12-31T12:00'],
  ];
  test.each(gaps)('%s in %s', (localTime, timeZone, before, after) => {
    for (const fold of [null, 'earlier', 'later'] as const) {
      const error = refusal(localTime, timeZone, fold);
      expect(error.code).toBe('TIME_DOES_NOT_EXIST');
      expect(error.status).toBe(422);
      expect(error.details).toEqual({ before, after });
    }
  });
});

describe('a time that happens twice must say which', () => {
  const overlaps: readonly [localTime: string, timeZone: string, earlier: string, later: string][] = [
    ['2026-11-01T01:30', 'America/Chicago', '2026-11-01T06:30:00.000Z', '2026-11-01T07:30:00.000Z'],
    ['2026-11-01T01:00', 'America/New_York', '2026-11-01T05:00:00.000Z', '2026-11-01T06:00:00.000Z'],
    ['2026-10-25T02:59', 'Europe/Berlin', '2026-10-25T00:59:00.000Z', '2026-10-25T01:59:00.000Z'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
  ];
  test.each(overlaps)('%s in %s', (localTime, timeZone, earlier, later) => {
    expect(at(localTime, timeZone, 'earlier')).toBe(earlier);
    expect(at(localTime, timeZone, 'later')).toBe(later);
    const error = refusal(localTime, timeZone);
    expect(error.code).toBe('TIME_AMBIGUOUS');
    expect(error.details).toEqual({ earlier, later });
  });
});

test.each(['2026-02-30T09:00', '2026-13-01T09:00', '2026-11-20T24:30', '2026-11-20T09:00Z', 'tomorrow', ''])(
  'there is no such time: %j',
  (localTime) => {
    expect(refusal(localTime, 'America/Chicago').code).toBe('TIME_INVALID');
  },
);

test.each(['America/Springfield', 'Central', '', '../etc/localtime'])('there is no such zone: %j', (timeZone) => {
  expect(refusal('2026-11-20T09:00', timeZone).code).toBe('TIME_ZONE_UNKNOWN');
});

test('every refusal says what to do', () => {
  for (const error of [
    refusal('2026-03-08T02:30', 'America/Chicago'),
    refusal('2026-11-01T01:30', 'America/Chicago'),
    refusal('tomorrow', 'America/Chicago'),
    refusal('2026-11-20T09:00', 'Nowhere'),
  ]) {
    expect(error.remedy?.length).toBeGreaterThan(10);
    expect(error.message.length).toBeGreaterThan(10);
  }
});

test('the clock on the wall shows the time that was chosen, in any zone and on any day', () => {
  const zones = ['America/Chicago', 'America/St_Johns', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca'];
  const minute = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2032, 0, 1) / 60_000 });
  fc.assert(
    fc.property(minute, fc.constantFrom(...zones), fc.constantFrom('earlier', 'later'), (minutes, timeZone, fold) => {
      const localTime = new Date(minutes * 60_000).toISOString().slice(0, 16);
      let instant: Date;
      try {
        instant = instantOf({ localTime, timeZone, fold });
      } catch (error) {
        expect(error).toMatchObject({ code: 'TIME_DOES_NOT_EXIST' });
        return;
      }
      // The Swedish locale writes times as ISO 8601 does.
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
      expect(shown.format(instant).replace(' ', 'T')).toBe(localTime);
    }),
    { numRuns: 300 },
  );
});
