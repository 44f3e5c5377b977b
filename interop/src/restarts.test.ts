import { afterAll, beforeAll, expect, test } from 'vitest';
import { setDueIn } from '../../server/test/copy-posts.ts';
import { createProcessWorld, type ProcessWorld } from '../../server/test/process-world.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };
const POSTS = 150;
/** The network takes a post in half a second after it was asked at the latest, so that doubts may be short. */
const TIMES = { CHILD_CALL_TIMEOUT_MS: '4000', CHILD_QUIET_PERIOD_MS: '2000' };
const ANSWER_MS = 500;

let processes: ProcessWorld;
beforeAll(async () => {
  processes = await createProcessWorld();
});
afterAll(() => processes.close());

const countArrivals = async () => (await processes.arrivals()).length;

test('a worker that is killed and started again three times in the middle of 150 posts: each is at the network once', async () => {
  const { network, world } = processes;
  const slow = { kind: 'slow', operation: 'create', probability: 0.5, delayMs: ANSWER_MS } as const;
  network.network.faults.set({ rules: [slow] });
  await processes.planMany({ posts: POSTS, dueInMs: 3_600_000 });
  let worker = await processes.startWorker({ env: TIMES });
  await setDueIn(world, 0);
  const openAtKills: number[] = [];
  for (const share of [0.1, 0.4, 0.7]) {
    await expect.poll(countArrivals, PATIENCE).toBeGreaterThan(POSTS * share);
    worker.signal('SIGKILL');
    expect(await worker.ended).toBe('SIGKILL');
    const { rows } = await world.owner.query('select from attempt where resolved_at is null');
    openAtKills.push(rows.length);
    worker = await processes.startWorker({ env: TIMES });
  }
  await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: POSTS });
  const keys = (await processes.arrivals()).map(({ key }) => key);
  expect(keys).toHaveLength(POSTS);
  expect(new Set(keys).size).toBe(POSTS);
  // Without calls that were cut in the middle it would show nothing.
  expect(Math.max(...openAtKills)).toBeGreaterThan(5);
  const { rows } = await world.owner.query(`select from attempt where outcome in ('found', 'absent')`);
  expect(rows.length).toBeGreaterThan(0);
}, 120_000);
