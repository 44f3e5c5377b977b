import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterNotFound, lookAt, lookForAt, retryAt, SETTLES_MS, type Sending, stepOf } from './state.ts';
import { refusalOf, troubleOfDelivery } from './trouble.ts';

const now = new Date('2027-03-01T12:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const sending: Sending = { attempts: 1, atMostOnce: false, armedAt: null, endsAt: later(600_000) };
const open = { ...sending, armedAt: later(-SETTLES_MS) };

test('what may have gone is looked for, whatever the hour', () => {
  expect(stepOf(sending, now)).toBe('send');
  expect(stepOf({ ...sending, endsAt: now }, now)).toBe('too-late');
  expect(stepOf({ ...open, endsAt: later(-1) }, now)).toBe('look-for');
});

test('what the gateway does not have goes again, but for a code', () => {
  expect(afterNotFound(open, now)).toBe('send');
  expect(afterNotFound({ ...open, armedAt: later(1 - SETTLES_MS) }, now)).toBe('wait');
  expect(afterNotFound({ ...open, atMostOnce: true }, now)).toBe('give-up');
  expect(afterNotFound({ ...open, endsAt: now }, now)).toBe('give-up');
});

test('of a code, no order of events gives a second one', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), (armed, ends) => {
      const code = { ...sending, atMostOnce: true, armedAt: later(armed), endsAt: later(ends) };
      expect(stepOf(code, now)).toBe('look-for');
      expect(afterNotFound(code, now)).not.toBe('send');
    }),
  );
});

test('it is tried later and later, not before the gateway wants it, and never when it is of no use', () => {
  expect(retryAt(sending, { now, patienceMs: 0 })).toEqual(later(5_000));
  expect(retryAt({ ...sending, attempts: 3 }, { now, patienceMs: 0 })).toEqual(later(60_000));
  expect(retryAt(sending, { now, patienceMs: 90_000 })).toEqual(later(90_000));
  expect(retryAt({ ...sending, attempts: 99 }, { now, patienceMs: 0 })).toBeNull();
  expect(retryAt({ ...sending, attempts: 99, endsAt: later(1e9) }, { now, patienceMs: 9e9 })).toEqual(later(3_600_000));
});

test('it is looked for once the gateway had its time, and its fate is asked for a day long', () => {
  expect(lookForAt({ ...sending, armedAt: now }, now)).toEqual(later(SETTLES_MS));
  expect(lookForAt(open, now)).toEqual(later(20_000));
  expect(lookAt(0, now)).toEqual(later(10_000));
  expect(lookAt(6, now)).toEqual(later(86_400_000));
  expect(lookAt(7, now)).toBeNull();
});

test.each([
  [400, 21211, 'refused', 'SMS_NUMBER_INVALID'],
  [400, 21610, 'refused', 'SMS_STOPPED'],
  [400, 21614, 'refused', 'SMS_NOT_MOBILE'],
  [400, 21408, 'refused', 'SMS_COUNTRY_OFF'],
  [400, 99999, 'refused', 'SMS_REFUSED'],
  [400, null, 'refused', 'SMS_REFUSED'],
  [403, 21610, 'refused', 'SMS_STOPPED'],
  [401, 20003, 'later', 'SMS_AUTH_FAILED'],
  [404, 20404, 'later', 'SMS_AUTH_FAILED'],
  [429, 20429, 'later', 'SMS_TOO_MANY'],
  [429, null, 'later', 'SMS_TOO_MANY'],
  [400, 20429, 'later', 'SMS_TOO_MANY'],
  [302, null, 'later', 'SMS_UNREACHABLE'],
  [500, 20500, 'unknown', 'SMS_GATEWAY_FAILED'],
  [503, null, 'unknown', 'SMS_GATEWAY_FAILED'],
])('an answer of %i with code %s is %s: %s', (status, remoteCode, kind, code) => {
  expect(refusalOf(status, remoteCode)).toEqual({ kind, code });
});

test.each([
  [30003, 'SMS_HANDSET_AWAY'],
  [30005, 'SMS_NUMBER_UNKNOWN'],
  [30006, 'SMS_NOT_MOBILE'],
  [30007, 'SMS_BLOCKED'],
  [30034, 'SMS_SENDER_REFUSED'],
  [21610, 'SMS_STOPPED'],
  [30008, 'SMS_NOT_DELIVERED'],
  [null, 'SMS_NOT_DELIVERED'],
])('what was not delivered with code %s is %s', (remoteCode, code) => {
  expect(troubleOfDelivery(remoteCode)).toBe(code);
});
