// What `tools/mutation.mjs --of guards` plays for each guard that is taken out, until a seed notices.
import { expect, test } from 'vitest';
import { drawScenario } from '../server/test/simulator/scenario.ts';
import { play } from '../server/test/simulator/simulate.ts';

const SEEDS = 400;

test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))('seed %i', async (seed) => {
  const { problems } = await play(drawScenario(seed));
  expect(problems).toEqual([]);
});
