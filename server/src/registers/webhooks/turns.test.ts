import { describe, expect, test, vi } from 'vitest';
import { createTurns } from './turns.ts';

describe('turns', () => {
  test('are given to two tries of one address, and to others beside them', async () => {
    const turns = createTurns({ each: 2, all: 3, waitMs: 0 });
    const first = await turns.take('a');
    expect(await turns.take('a')).not.toBeNull();
    expect(await turns.take('a')).toBeNull();
    expect(await turns.take('b')).not.toBeNull();
    expect(await turns.take('c')).toBeNull();
    first?.();
    expect(await turns.take('a')).not.toBeNull();
    expect(await turns.take('a')).toBeNull();
  });

  test('that come free go to who waits, and to one of them', async () => {
    vi.useFakeTimers();
    const turns = createTurns({ each: 1, all: 5, waitMs: 1_000 });
    const first = await turns.take('a');
    const waiting = [turns.take('a'), turns.take('a')];
    first?.();
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await Promise.all(waiting)).map((turn) => turn !== null)).toEqual([true, false]);
    vi.useRealTimers();
  });
});
