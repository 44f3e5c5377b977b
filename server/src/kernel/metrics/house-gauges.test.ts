import { expect, it } from 'vitest';
import { createHouseGauges, type HouseFigures } from './house-gauges.ts';

const figures: HouseFigures = {
  ready: true,
  oldestDueSeconds: 7,
  lateDeliveries: 1,
  channelsInTrouble: 8,
  deliveries: { due: 2, unknown: 3 },
  jobs: { waiting: 4, given_up: 5 },
  workersAlive: 6,
};
const pool = () => ({ total: 5, idle: 2, waiting: 9 });
const lines = async (gauges: ReturnType<typeof createHouseGauges>) => (await gauges.render()).split('\n');

it('tells what was read, and what this process knows of itself', async () => {
  const gauges = createHouseGauges({ version: '1.2.3', pool, read: async () => figures });
  expect(await lines(gauges)).toEqual(
    expect.arrayContaining([
      'bedside_build_info{version="1.2.3"} 1',
      'bedside_ready 1',
      'database_reachable 1',
      'database_connections{state="in_use"} 3',
      'database_connections{state="waiting"} 9',
      'deliveries_oldest_due_seconds 7',
      'deliveries_late 1',
      'channels_in_trouble 8',
      'deliveries_standing{state="unknown"} 3',
      'jobs_standing{state="given_up"} 5',
      'workers_alive 6',
    ]),
  );
});

it('reads once for all that ask at the same time', async () => {
  let reads = 0;
  const read = async () => {
    reads += 1;
    return figures;
  };
  const gauges = createHouseGauges({ version: '1', pool, read }, { rememberMs: 60_000, waitMs: 60_000 });
  await Promise.all([gauges.render(), gauges.render(), gauges.render()]);
  await gauges.render();
  expect(reads).toBe(1);
});

it('reads anew when what it knows is old', async () => {
  let reads = 0;
  const read = async () => ({ ...figures, workersAlive: (reads += 1) });
  const gauges = createHouseGauges({ version: '1', pool, read }, { rememberMs: 0, waitMs: 60_000 });
  await gauges.render();
  expect(await lines(gauges)).toContain('workers_alive 2');
});

it.each([
  ['fails', () => Promise.reject(new Error('gone'))],
  ['does not answer', () => new Promise<never>(() => {})],
])('a database that %s leaves out its figures and keeps the others', async (_name, read) => {
  const gauges = createHouseGauges({ version: '1', pool, read }, { rememberMs: 0, waitMs: 1 });
  const told = await lines(gauges);
  expect(told).toEqual(expect.arrayContaining(['database_reachable 0', 'database_connections{state="idle"} 2']));
  expect(told.join()).not.toMatch(/bedside_ready|deliveries|jobs_standing|workers_alive/);
});
