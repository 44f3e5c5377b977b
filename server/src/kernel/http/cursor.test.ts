import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { definePaging, idKey, instantKey, textKey } from './cursor.ts';

const id = '019e0000-0000-7000-8000-000000000001';
const byTime = definePaging('posts.changed', z.tuple([instantKey, idKey]));
const byName = definePaging('people.name', z.tuple([textKey, idKey]));
const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `Name ${index}`, id }));
const keysOf = (row: { name: string; id: string }) => [row.name, row.id] as [string, string]; // a tuple, not a list

describe('a page', () => {
  test('that holds all there is has no next one', () => {
    for (const count of [0, 1, 3])
      expect(byName.page(rowsOf(count), 3, keysOf)).toEqual({ rows: rowsOf(count), next: null });
  });

  test('leaves the row that was read ahead to the next one, which begins behind its last row', () => {
    const { rows, next } = byName.page(rowsOf(4), 3, keysOf);
    expect(rows).toEqual(rowsOf(3));
    expect(byName.read(next ?? '')).toEqual(['Name 2', id]);
  });
});

describe('a cursor', () => {
  test('gives back the keys that it was made of, whatever is in them, in one word for addresses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const { next } = byName.page(
          [
            { name, id },
            { name, id },
          ],
          1,
          keysOf,
        );
        expect(next).toMatch(/^[\w-]+$/);
        expect(byName.read(next ?? '')).toEqual([name, id]);
      }),
    );
  });

  test('keeps an instant to the microsecond', () => {
    const at = '2027-03-01 15:00:00.123456+00';
    const { next } = byTime.page([0, 1], 1, () => [at, id]);
    expect(byTime.read(next ?? '')).toEqual([at, id]);
  });

  const pack = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const at = '2027-03-01 15:00:00+00';
  test.each([
    ['that is no base64', '%%%'],
    ['that is empty', ''],
    ['that is no JSON', Buffer.from('[').toString('base64url')],
    ['that is no list', pack({ at, id })],
    ['of another order', pack(['posts.due', at, id])],
    ['with a key too few', pack(['posts.changed', at])],
    ['with a key too many', pack(['posts.changed', at, id, id])],
    ['whose time is none', pack(['posts.changed', "2027-03-01'; drop table post", id])],
    ['whose id is none', pack(['posts.changed', at, '1'])],
    ['of an old kind', '2027-03-01T15:00:00.000Z_019e0000-0000-7000-8000-000000000001'],
  ])('%s is refused', (_what, cursor) => {
    expect(() => byTime.read(cursor)).toThrow(expect.objectContaining({ code: 'CURSOR_INVALID', status: 422 }));
  });
});
