// What `tools/mutation.mjs --of guards` plays for each small change of a guard, until a seed notices.
import { expect, test } from 'vitest';
import { play } from '../server/test/simulator/simulate.ts';
import { drawRun } from '../server/test/simulator/trouble.ts';

const SEEDS = 400;

test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))('seed %i', async (seed) => {
  const { problems } = await play(drawRun(seed));
  expect(problems).toEqual([]);
});
