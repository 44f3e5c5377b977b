import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NotificationChoice } from './contract.ts';
import { whenToMail } from './state.ts';

const choice = (made: Partial<NotificationChoice> = {}): NotificationChoice => ({
  mail: 'each',
  digestAt: '08:00',
  quiet: { from: '20:00', to: '07:00' },
  timeZone: 'America/Chicago',
  ...made,
});
const at = (now: string, made?: Partial<NotificationChoice>, kind = 'review.waiting') =>
  whenToMail(choice(made), { kind, now: new Date(now) });

describe('quiet hours over midnight', () => {
  test.each([
    ['2027-01-15T18:00:00-06:00', { kind: 'now' }],
    ['2027-01-15T19:59:59-06:00', { kind: 'now' }],
    ['2027-01-15T20:00:00-06:00', { kind: 'later', at: new Date('2027-01-16T07:00:00-06:00') }],
    ['2027-01-16T03:00:00-06:00', { kind: 'later', at: new Date('2027-01-16T07:00:00-06:00') }],
    ['2027-01-16T06:59:59-06:00', { kind: 'later', at: new Date('2027-01-16T07:00:00-06:00') }],
    ['2027-01-16T07:00:00-06:00', { kind: 'now' }],
  ])('%s', (now, timing) => {
    expect(at(now)).toEqual(timing);
  });

  test('end by the clock of the morning after the clocks were set forward', () => {
    expect(at('2027-03-13T23:00:00-06:00')).toEqual({ kind: 'later', at: new Date('2027-03-14T07:00:00-05:00') });
  });
});

test('quiet hours within a day', () => {
  const quiet = { from: '12:00', to: '13:00' };
  expect(at('2027-01-15T12:30:00-06:00', { quiet })).toEqual({
    kind: 'later',
    at: new Date('2027-01-15T13:00:00-06:00'),
  });
  expect(at('2027-01-15T22:30:00-06:00', { quiet })).toEqual({ kind: 'now' });
});

test('a daily mail waits for its hour, and for that of tomorrow once it has passed', () => {
  expect(at('2027-01-15T07:59:00-06:00', { mail: 'daily' })).toEqual({
    kind: 'digest',
    at: new Date('2027-01-15T08:00:00-06:00'),
  });
  expect(at('2027-01-15T08:00:00-06:00', { mail: 'daily' })).toEqual({
    kind: 'digest',
    at: new Date('2027-01-16T08:00:00-06:00'),
  });
});

test('no mail where none is wanted, and a warning about sign-in whatever was chosen', () => {
  expect(at('2027-01-15T12:00:00-06:00', { mail: 'off' })).toEqual({ kind: 'never' });
  for (const mail of ['off', 'daily', 'each'] as const) {
    expect(at('2027-01-15T23:00:00-06:00', { mail }, 'sign-in-password-changed')).toEqual({ kind: 'now' });
  }
});

const wallTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

test('whatever waits, waits no longer than a day and an hour, and is not quiet when it goes out', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
      fc.record({ from: wallTime, to: wallTime }).filter(({ from, to }) => from !== to),
      fc.constantFrom('America/Chicago', 'Europe/Madrid', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
      (now, quiet, timeZone) => {
        const timing = whenToMail(choice({ quiet, timeZone }), { kind: 'review.waiting', now });
        if (timing.kind !== 'later') return;
        const waitMs = timing.at.getTime() - now.getTime();
        expect(waitMs).toBeGreaterThan(0);
        expect(waitMs).toBeLessThanOrEqual(25 * 3_600_000);
      },
    ),
  );
});
