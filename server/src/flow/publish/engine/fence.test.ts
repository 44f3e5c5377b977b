import { expect, test } from 'vitest';
import { FencedError } from './delivery-store.ts';
import { requireNewest } from './fence.ts';

test('only the newest claim gets its delivery', () => {
  const row = { epoch: 2, state: 'armed' };
  expect(requireNewest(row, { epoch: 2 })).toBe(row);
  for (const epoch of [1, 3]) expect(() => requireNewest(row, { epoch })).toThrow(FencedError);
  expect(() => requireNewest(undefined, { epoch: 2 })).toThrow(FencedError);
});
