import { afterAll, beforeAll, expect, test } from 'vitest';
import { playMany, tellFailure } from '../../server/test/simulator/many.ts';
import { openPostgresGround, type PostgresGround } from '../../server/test/simulator/postgres-ground.ts';
import { play } from '../../server/test/simulator/simulate.ts';

const DELIVERIES = 1_000;

let ground: PostgresGround;
beforeAll(async () => {
  ground = await openPostgresGround();
});
afterAll(() => ground.close());

test('1,000 simulated deliveries on PostgreSQL: none twice, none without leave, none lost', async () => {
  const { failure, deliveries } = await playMany({
    seed: 5_000_000,
    deliveries: DELIVERIES,
    // A database is not put back from a backup in a moment: restores have a drill of their own.
    playOne: (scenario) =>
      play({ ...scenario, acts: scenario.acts.filter(({ kind }) => kind !== 'restore') }, { ground }),
  });
  if (failure !== null) throw new Error(tellFailure(failure));
  expect(deliveries).toBeGreaterThanOrEqual(DELIVERIES);
}, 300_000);
