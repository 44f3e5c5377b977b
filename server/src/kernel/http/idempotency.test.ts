import { expect, test } from 'vitest';
import { readIdempotencyKey } from './idempotency.ts';

const read = (key: string) => readIdempotencyKey(new Headers({ 'idempotency-key': key }));

test('a key is read with or without its quotes', () => {
  expect(read('8e03978e-40d5-43dd-bc93-6894a57f9324')).toBe('8e03978e-40d5-43dd-bc93-6894a57f9324');
  expect(read('"8e03978e-40d5-43dd-bc93-6894a57f9324"')).toBe('8e03978e-40d5-43dd-bc93-6894a57f9324');
  expect(read('"')).toBe('"');
});

test('a request without the header has none', () => {
  expect(readIdempotencyKey(new Headers())).toBe(null);
});

test('a key may have 255 characters', () => {
  expect(read('k'.repeat(255))).toHaveLength(255);
});

test.each([[''], ['""'], ['   '], ['two words'], ['k'.repeat(256)], ['ñandú'], ['a, b'], ['a\tb']])(
  'a key is refused as %j',
  (key) => {
    expect(() => read(key)).toThrow(expect.objectContaining({ code: 'IDEMPOTENCY_KEY_INVALID', status: 400 }));
  },
);
