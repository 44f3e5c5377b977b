import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, commitment } from './leaf.ts';

describe('canonical JSON', () => {
  test('is that of the example in RFC 8785, section 3.2', () => {
    const numbers = JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]');
    expect(
      canonicalJson({
        numbers,
        string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\\"/',
        literals: [null, true, false],
      }),
    ).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts keys by UTF-16 units, at every depth', () => {
    expect(canonicalJson({ b: { z: 1, a: 2 }, '\ufb33': 1, '\u{1f600}': 2, a: 1, 1: 0, 10: 0 })).toBe(
      '{"1":0,"10":0,"a":1,"b":{"a":2,"z":1},"\u{1f600}":2,"\ufb33":1}',
    );
  });

  test('says the same as JSON, for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each([[undefined], [() => 1], [Symbol('x')]])('does not exist for what JSON cannot say: %o', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('does not exist for %d', (value) => {
    expect(() => canonicalJson({ value })).toThrow();
  });
});

describe('a commitment', () => {
  const salt = Buffer.alloc(32, 1);

  test('is HMAC-SHA-256 over canonical JSON, so that whoever holds salt and value can check it', () => {
    const expected = createHmac('sha256', salt).update('{"a":"b","c":1}').digest('hex');
    expect(commitment(salt, { c: 1, a: 'b' })).toBe(expected);
  });

  test('under another salt looks unrelated, and for another value too', () => {
    expect(commitment(Buffer.alloc(32, 2), 'x')).not.toBe(commitment(salt, 'x'));
    expect(commitment(salt, 'y')).not.toBe(commitment(salt, 'x'));
  });
});
