import { afterAll, beforeAll, expect, test } from 'vitest';
import { playMany, tellFailure } from './many.ts';
import { openPostgresGround, type PostgresGround } from './postgres-ground.ts';
import { play } from './simulate.ts';

let ground: PostgresGround;
beforeAll(async () => {
  ground = await openPostgresGround();
});
afterAll(() => ground.close());

test('the same runs on PostgreSQL: both stores say the same at every step, and nothing goes wrong', async () => {
  const deliveries = 50;
  const { failure, ...tally } = await playMany({
    seed: 1,
    deliveries,
    // A database is not put back from a backup in a moment: restores have a drill of their own.
    playOne: (scenario) =>
      play({ ...scenario, acts: scenario.acts.filter(({ kind }) => kind !== 'restore') }, { ground }),
  });
  if (failure !== null) throw new Error(tellFailure(failure));
  expect(tally.deliveries).toBeGreaterThanOrEqual(deliveries);
  expect(tally.edits).toBeGreaterThan(0);
  expect(tally.states['confirmed']).toBeGreaterThan(deliveries / 2);
}, 120_000);
