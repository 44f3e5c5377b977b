/**
 * A few runs that are always the same, for tools/mutation.mjs: short enough to be played for every guard that is taken out of
 * the engine. `simulator.test.ts` plays thousands.
 */
import { expect, test } from 'vitest';
import { drawScenario } from './scenario.ts';
import { play } from './simulate.ts';

const RUNS = 24;

test.each(Array.from({ length: RUNS }, (_, index) => index + 1))('seed %i', async (seed) => {
  const { problems } = await play(drawScenario(seed));
  expect(problems).toEqual([]);
});
