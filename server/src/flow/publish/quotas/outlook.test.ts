import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outlook } from './outlook.ts';

const HOUR = 3_600_000;

describe('planned posts under a quota', () => {
  test('leave in time where there is room, and are counted', () => {
    const quota = { posts: 3, perMs: HOUR, sent: [30 * 60_000, -1] };
    expect(outlook([quota], { planned: [60_000, 2 * HOUR], now: 0 })).toEqual({
      quotas: [{ posts: 3, perMs: HOUR, sent: 1, planned: 1 }],
      waits: null,
    });
  });

  test('wait for the first that stops counting', () => {
    const quota = { posts: 2, perMs: HOUR, sent: [10_000, 20_000] };
    expect(outlook([quota], { planned: [1_000, 2_000, 2 * HOUR], now: 0 }).waits).toEqual({
      posts: 2,
      firstDueAt: 1_000,
      firstAt: 10_000,
    });
  });

  test('are never more than a quota in its time, and leave at once where no quota is reached', () => {
    const times = fc.array(fc.integer({ min: 0, max: 4 * HOUR }), { maxLength: 30 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 6 }), (planned, posts) => {
        const { waits } = outlook([{ posts, perMs: HOUR, sent: [] }], { planned, now: 0 });
        const sorted = planned.toSorted((a, b) => a - b);
        const length = HOUR + HOUR / 24;
        const isCrowded = sorted.some((at, index) => {
          const before = sorted[index - posts];
          return before !== undefined && at < before + length;
        });
        expect(waits !== null).toBe(isCrowded);
        if (waits !== null) expect(waits.firstAt).toBeGreaterThan(waits.firstDueAt);
      }),
    );
  });
});
