import { afterAll, beforeAll, expect, test } from 'vitest';
import { setDueIn } from '../../server/test/copy-posts.ts';
import { createProcessWorld, type ProcessWorld } from '../../server/test/process-world.ts';

const PATIENCE = { timeout: 120_000, interval: 200 };
const POSTS = 1_000;

let processes: ProcessWorld;
beforeAll(async () => {
  processes = await createProcessWorld();
});
afterAll(() => processes.close());

test('two workers and two servers under 1,000 due posts: each is at the network once, and the workers share them', async () => {
  await processes.planMany({ posts: POSTS, dueInMs: 3_600_000 });
  const servers = await Promise.all([processes.startServer(), processes.startServer()]);
  await Promise.all([processes.startWorker(), processes.startWorker()]);
  await setDueIn(processes.world, 0);
  await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: POSTS });
  const keys = (await processes.arrivals()).map(({ key }) => key);
  expect(keys).toHaveLength(POSTS);
  expect(new Set(keys).size).toBe(POSTS);
  const { rows } = await processes.world.owner.query<{ posts: number }>(
    `select count(*)::int as posts from delivery group by split_part(claimed_by, ':', 2)`,
  );
  expect(rows).toHaveLength(2);
  expect(Math.min(...rows.map(({ posts }) => posts))).toBeGreaterThan(POSTS / 10);
  for (const { url } of servers) {
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status, PATIENCE).toBe(200);
  }
}, 240_000);
