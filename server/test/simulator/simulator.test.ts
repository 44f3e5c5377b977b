import { createHash } from 'node:crypto';
import type { ClassName } from '@bedside/connectors/testing';
import { describe, expect, test } from 'vitest';
import { playMany, tellFailure } from './many.ts';
import { drawScenario } from './scenario.ts';
import { shrink } from './shrink.ts';
import { play } from './simulate.ts';
import { calmScenario, listSteps, type SweepCase, sweep } from './sweep.ts';

const classNames: readonly ClassName[] = ['A1', 'A2', 'B', 'C', 'D'];

describe('simulated runs', () => {
  test('a seed tells the whole run', async () => {
    const hashOf = async (seed: number) => {
      const { rows, networks, steps } = await play(drawScenario(seed));
      const told = [...rows.deliveries.values(), ...rows.attempts.values(), ...rows.trail.values(), steps];
      const truth = [...networks.values()].map(({ timeline }) => timeline);
      return createHash('sha256')
        .update(JSON.stringify([told, truth]))
        .digest('hex');
    };
    for (const seed of [7, 8, 9]) expect(await hashOf(seed)).toBe(await hashOf(seed));
    expect(await hashOf(7)).not.toBe(await hashOf(8));
  });

  test('20,000 deliveries: none twice, none without leave, none lost, no doubt hidden', async () => {
    const played = await playMany({ seed: 1_000_000, deliveries: 20_000 });
    const { failure, deliveries, edits, crashes, openings, states } = played;
    if (failure !== null) throw new Error(tellFailure(failure));
    expect(deliveries).toBeGreaterThanOrEqual(20_000);
    // What would never go wrong would show nothing.
    expect(crashes).toBeGreaterThan(5_000);
    expect(openings).toBeGreaterThan(500);
    expect(edits).toBeGreaterThan(500);
    for (const state of ['confirmed', 'needs_person', 'parked', 'cancelled', 'removed']) {
      expect(states[state], state).toBeGreaterThan(0);
    }
  }, 240_000);
});

/** What did not end with every part out, once. */
const wrong = (cases: readonly SweepCase[], deliveries: number) =>
  cases.filter(({ problems, states }) => problems.length > 0 || states['confirmed'] !== deliveries);

describe('one step goes wrong', () => {
  test.each(classNames)(
    'class %s: whichever step, however, a post goes out once and is recorded',
    async (className) => {
      const cases = await sweep(className, 1);
      expect(wrong(cases, 1)).toEqual([]);
      const kinds = new Set(cases.map(({ kind }) => kind));
      expect(kinds.size).toBeGreaterThan(10);
      expect(new Set(cases.map(({ index }) => index)).size).toBe((await listSteps(calmScenario(className, 1))).length);
    },
  );

  test('a thread of two', async () => {
    const cases = await sweep('D', 2);
    expect(wrong(cases, 2)).toEqual([]);
  });
});

test('a run that goes wrong is made smaller, and told', async () => {
  const scenario = { ...drawScenario(3), acts: [{ kind: 'cancel', postId: 'post-1', atMs: 5 }] } as const;
  const problem = { kind: 'lost', deliveryId: 'post-1/channel-1/0', detail: 'is still planned' } as const;
  const fails = async (smaller: typeof scenario | ReturnType<typeof drawScenario>) =>
    smaller.posts.some(({ id }) => id === 'post-1') ? [problem] : null;
  const { scenario: shrunk, problems } = await shrink(scenario, { problems: [problem], fails });
  expect(shrunk).toMatchObject({ posts: [{ id: 'post-1', parts: 1 }], acts: [], workers: 1 });
  expect(shrunk.channels).toHaveLength(1);
  expect(shrunk.chances).toEqual({ crash: 0, lost: 0, pause: 0 });
  const told = tellFailure({ seed: 3, problems, scenario: shrunk, shrunkProblems: problems });
  expect(told).toContain('npm run simulate -- --seed 3 --jobs 1');
  expect(told).toContain('lost post-1/channel-1/0: is still planned');
});
