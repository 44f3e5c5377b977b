import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FEATURE_BITS } from './features.ts';
import { RowPlaces } from './row-places.ts';

it('counts the rows that have weights from 1, and gives 0 for the others', () => {
  const row = fc.integer({ min: 0, max: (1 << FEATURE_BITS) - 1 });
  const near = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(fc.uniqueArray(fc.oneof(row, near)), fc.array(fc.oneof(row, near)), (kept, asked) => {
      const rows = [...kept].sort((a, b) => a - b);
      const places = new RowPlaces(rows);
      for (const one of [...kept, ...asked]) expect(places.of(one)).toBe(rows.indexOf(one) + 1);
    }),
  );
});
