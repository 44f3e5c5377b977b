import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterTry, isFailingTooLong, MAX_TRIES, type TryOutcome, waitAfter } from './state.ts';

const now = new Date('2027-03-01T12:00:00.000Z');
const at = { now, random: 0.5 };
const outcome = (made: Partial<TryOutcome>): TryOutcome => ({
  status: 500,
  errorCode: 'WEBHOOK_STATUS',
  retryAfter: null,
  ...made,
});
const waitOf = (tries: number, made: Partial<TryOutcome>) => {
  const after = afterTry(tries, outcome(made), at);
  return after.state === 'failed' ? after.nextAt.getTime() - now.getTime() : null;
};

describe('waits between tries', () => {
  test('are four times as long each, eight tries in a good 27 hours', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => waitAfter(tries, 0.5));
    expect(waits).toEqual([18_000, 72_000, 288_000, 1_152_000, 4_608_000, 18_432_000, 73_728_000, null]);
    const hours = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0) / 3_600_000;
    expect(hours).toBeCloseTo(27.3, 1);
  });

  test('are a fifth sooner or later, and end after the last try', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, random) => {
        const [wait, middle] = [waitAfter(tries, random), waitAfter(tries, 0.5)];
        expect(wait === null).toBe(tries >= MAX_TRIES);
        if (wait === null || middle === null) return;
        expect(wait).toBeGreaterThanOrEqual(Math.floor(middle * 0.8));
        expect(wait).toBeLessThanOrEqual(Math.ceil(middle * 1.2));
      }),
    );
  });
});

describe('after a try', () => {
  test('that was taken nothing follows, be it the last', () => {
    for (const tries of [1, 8, 9])
      expect(afterTry(tries, outcome({ status: 204, errorCode: null }), at)).toEqual({ state: 'sent' });
  });

  test.each<[string, Partial<TryOutcome>]>([
    ['refused', { status: 400 }],
    ['not found', { status: 404 }],
    ['sent elsewhere', { status: 302, errorCode: 'WEBHOOK_REDIRECT' }],
    ['without an answer', { status: null, errorCode: 'EGRESS_TIMEOUT' }],
    ['to an address that may not be asked', { status: null, errorCode: 'EGRESS_ADDRESS_REFUSED' }],
  ])('that was %s comes another', (_what, made) => {
    expect(waitOf(1, made)).toBe(18_000);
    expect(afterTry(MAX_TRIES, outcome(made), at)).toEqual({ state: 'given_up', gone: false });
  });

  test('that hears 410 nothing is tried again, and nobody listens there', () => {
    expect(afterTry(1, outcome({ status: 410 }), at)).toEqual({ state: 'given_up', gone: true });
  });

  test.each<[string, Partial<TryOutcome>, number]>([
    ['seconds', { status: 429, retryAfter: '120' }, 120_000],
    ['a date', { status: 503, retryAfter: 'Mon, 01 Mar 2027 12:10:00 GMT' }, 600_000],
    ['less than the wait', { status: 429, retryAfter: '1' }, 18_000],
    ['a year', { status: 503, retryAfter: '31536000' }, 3_600_000],
    ['the past', { status: 503, retryAfter: 'Mon, 01 Mar 2027 11:00:00 GMT' }, 18_000],
    ['minus', { status: 429, retryAfter: '-5' }, 60_000],
    ['nothing', { status: 429 }, 18_000],
    ['words of another status', { status: 500, retryAfter: '3000' }, 18_000],
  ])('that asks for %s the next waits', (_what, made, waitMs) => {
    expect(waitOf(1, made)).toBe(waitMs);
  });
});

test('five days of failures without a success are too many', () => {
  const daysAgo = (days: number, ms = 0) => new Date(now.getTime() - days * 86_400_000 + ms);
  expect(isFailingTooLong(null, now)).toBe(false);
  expect(isFailingTooLong(daysAgo(5, 1), now)).toBe(false);
  expect(isFailingTooLong(daysAgo(5), now)).toBe(true);
});
