import { expect, inject, test } from 'vitest';
import { playInProcesses } from '../../server/test/simulator/in-processes.ts';
import { tellFailure } from '../../server/test/simulator/many.ts';

const DELIVERIES = 5_000;

test('5,000 simulated deliveries on PostgreSQL: none twice, none without leave, none lost', async () => {
  const server = inject('testServer');
  const { failure, deliveries } = await playInProcesses({
    seed: 5_000_000,
    deliveries: DELIVERIES,
    processes: 2,
    server,
  });
  if (failure !== null) throw new Error(tellFailure(failure));
  expect(deliveries).toBeGreaterThanOrEqual(DELIVERIES);
}, 1_800_000);
