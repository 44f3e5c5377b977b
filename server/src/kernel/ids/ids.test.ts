import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from './ids.ts';

const instants = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test('an id is a UUID of version 7 and of the variant of RFC 9562', () => {
  fc.assert(
    fc.property(instants, (nowMs) => {
      expect(z.uuid({ version: 'v7' }).safeParse(newId(nowMs)).success).toBe(true);
    }),
  );
});

test('an id begins with its time', () => {
  fc.assert(
    fc.property(instants, (nowMs) => {
      expect(Number.parseInt(newId(nowMs).replaceAll('-', '').slice(0, 12), 16)).toBe(nowMs);
    }),
  );
});

test('ids sort as their times do', () => {
  fc.assert(
    fc.property(instants, instants, (a, b) => {
      if (a !== b) expect(newId(a) < newId(b)).toBe(a < b);
    }),
  );
});

test('no two ids are alike, even of one millisecond', () => {
  const ids = Array.from({ length: 10_000 }, () => newId(1_000));
  expect(new Set(ids).size).toBe(ids.length);
});
