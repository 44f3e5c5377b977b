import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { createWorld, planPost, type World } from '../../../test/world.ts';
import { readHouseFigures } from './house-figures.ts';

let world: World;
let app: TestApp;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

it('counts the deliveries of all organizations, and names none', async () => {
  const [first, second] = [await world.openHouse('Harbor clinic'), await world.openHouse('Hill clinic')];
  await planPost(world, first);
  await planPost(world, second);
  expect(await readHouseFigures(world.services)).toMatchObject({
    ready: false,
    lateDeliveries: 0,
    deliveries: { due: 0, later: 2, on_the_way: 0, unknown: 0, needs_person: 0, removing: 0 },
    workersAlive: 0,
  });
  await world.clock.advance(10_000 + 121_000);
  expect(await readHouseFigures(world.services)).toMatchObject({
    oldestDueSeconds: 121,
    lateDeliveries: 2,
    deliveries: { due: 2, later: 0 },
  });
  await world.owner.query(`update delivery set state = 'needs_person', wake_at = null where organization_id = $1`, [
    second.organizationId,
  ]);
  expect(await readHouseFigures(world.services)).toMatchObject({
    lateDeliveries: 1,
    deliveries: { due: 1, needs_person: 1 },
  });
});

it('counts jobs that were given up', async () => {
  const before = (await readHouseFigures(world.services)).jobs;
  await world.owner.query(
    `select graphile_worker.add_job('of-tests', payload => '{}'::json, max_attempts => 1) from generate_series(1, 3)`,
  );
  await world.owner.query(
    `update graphile_worker._private_jobs set attempts = max_attempts
      where task_id = (select id from graphile_worker._private_tasks where identifier = 'of-tests')`,
  );
  const after = (await readHouseFigures(world.services)).jobs;
  expect(Number(after['given_up']) - Number(before['given_up'])).toBe(3);
  expect(after['waiting']).toBe(before['waiting']);
});

it('is told at /metrics, without a word of the organizations', async () => {
  const { text } = await app.ask('GET', '/metrics');
  expect(text).toContain('deliveries_standing{state="needs_person"} ');
  expect(text).toContain('database_reachable 1');
  expect(text).not.toMatch(/harbor|hill/i);
});
