import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordKeyFor } from './record-key.ts';

const firstArmedAt = '2026-09-01T10:00:00.123Z';
const alphabet = '234567abcdefghijklmnopqrstuvwxyz';
const micros = (recordKey: string) =>
  [...recordKey].reduce((value, letter) => value * 32n + BigInt(alphabet.indexOf(letter)), 0n) >> 10n;

/** https://atproto.com/specs/tid */
const tid = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/u;

const anyTime = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') });

describe('recordKeyFor', () => {
  test('is a TID whose time lies within 1.05 s after the delivery was armed', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 7 }), anyTime, (deliveryKey, time) => {
        const recordKey = recordKeyFor({ deliveryKey, firstArmedAt: time.toISOString() }) ?? '';
        expect(recordKey).toMatch(tid);
        const late = micros(recordKey) - BigInt(time.getTime()) * 1_000n;
        expect(late >= 0n && late < 1_048_576n).toBe(true);
      }),
    );
  });

  test('is always the same for the same delivery', () => {
    const deliveryKey = '01990000-0000-7000-8000-000000000001';
    expect(recordKeyFor({ deliveryKey, firstArmedAt })).toBe('3muh5xpzlg6ho');
  });

  test('deliveries armed in the same millisecond get keys of their own', () => {
    const keys = Array.from({ length: 5_000 }, (_, at) =>
      recordKeyFor({ deliveryKey: `delivery-${at}`, firstArmedAt }),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each(['', 'soon', '1960-01-01T00:00:00Z'])('%j is not a time a record can have', (time) => {
    expect(recordKeyFor({ deliveryKey: 'x', firstArmedAt: time })).toBeNull();
  });
});
