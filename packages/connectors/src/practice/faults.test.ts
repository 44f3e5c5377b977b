import { describe, expect, test } from 'vitest';
import { createFaultPlayer } from './faults.ts';

const draws = (player: ReturnType<typeof createFaultPlayer>, count: number) =>
  Array.from({ length: count }, () => player.next('create')?.kind ?? null);

describe('the fault player', () => {
  test('the same seed plays the same faults in the same order', () => {
    const plan = { seed: 7, rules: [{ kind: 'slow', probability: 0.5 } as const] };
    const [first, second] = [createFaultPlayer(), createFaultPlayer()];
    first.set(plan);
    second.set(plan);
    const played = draws(first, 200);
    expect(draws(second, 200)).toEqual(played);
    expect(new Set(played)).toEqual(new Set(['slow', null]));
  });

  test('shares of several rules add up', () => {
    const player = createFaultPlayer();
    player.set({
      seed: 3,
      rules: [
        { kind: 'rate-limit', probability: 0.2 },
        { kind: 'reset-after-accept', probability: 0.3 },
      ],
    });
    const played = draws(player, 10_000);
    const share = (kind: string | null) => played.filter((one) => one === kind).length / played.length;
    expect(share('rate-limit')).toBeCloseTo(0.2, 1);
    expect(share('reset-after-accept')).toBeCloseTo(0.3, 1);
    expect(share(null)).toBeCloseTo(0.5, 1);
  });

  test('a rule hits as often as it says, and only its operation', () => {
    const player = createFaultPlayer();
    player.set({ rules: [{ kind: 'truncated', operation: 'list', times: 2 }] });
    expect(player.next('create')).toBeNull();
    expect([player.next('list')?.kind, player.next('list')?.kind, player.next('list')]).toEqual([
      'truncated',
      'truncated',
      null,
    ]);
    expect(player.current().rules).toEqual([]);
  });

  test('a plan that is none is refused and changes nothing', () => {
    const player = createFaultPlayer();
    player.set({ rules: [{ kind: 'slow' }] });
    // @ts-expect-error a kind that does not exist
    expect(() => player.set({ rules: [{ kind: 'explode' }] })).toThrow();
    expect(player.next('create')?.kind).toBe('slow');
  });
});
