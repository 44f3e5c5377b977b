import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Recent } from './recent.ts';

function under(recent: Recent, key: readonly number[]): Recent {
  recent.begin();
  for (const number of key) recent.add(number);
  return recent;
}

test('finds what was kept under the very same key, and nothing else', () => {
  const keys = fc.uniqueArray(fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 40 }), {
    selector: (key) => key.join(),
    minLength: 2,
    maxLength: 20,
  });
  fc.assert(
    fc.property(keys, (all) => {
      const recent = new Recent();
      all.forEach((key, i) => under(recent, key).keep(Float64Array.of(i)));
      all.forEach((key, i) => {
        const found = under(recent, key).find();
        // Another key may have taken its place; then it is worked out anew, but it is never another's.
        if (found !== null) expect([...found]).toEqual([i]);
      });
      expect([...(under(recent, all.at(-1) as number[]).find() ?? [])]).toEqual([all.length - 1]);
    }),
  );
});

test('takes keys of any length', () => {
  const long = Array.from({ length: 5000 }, (_, i) => i);
  const recent = new Recent();
  under(recent, long).keep(Float64Array.of(7));
  expect([...(under(recent, long).find() ?? [])]).toEqual([7]);
  expect(under(recent, long.slice(1)).find()).toBeNull();
});
