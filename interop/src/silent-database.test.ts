import { afterAll, beforeAll, expect, test } from 'vitest';
import { setDueIn } from '../../server/test/copy-posts.ts';
import { type CuttableProxy, startCuttableProxy } from '../../server/test/cuttable-proxy.ts';
import { createProcessWorld, type ProcessWorld } from '../../server/test/process-world.ts';

const PATIENCE = { timeout: 60_000, interval: 200 };

let processes: ProcessWorld;
let wire: CuttableProxy;
beforeAll(async () => {
  processes = await createProcessWorld();
  wire = await startCuttableProxy(processes.world.database.ownerUrl);
});
afterAll(async () => {
  await processes.close();
  await wire.close();
});

test('a database that falls silent, as behind a dead wire, leaves no request waiting, and all goes on when it speaks', async () => {
  const { ownerUrl, appUrl } = processes.world.database;
  const env = { DATABASE_URL: wire.through(ownerUrl), DATABASE_APP_URL: wire.through(appUrl) };
  await processes.planMany({ posts: 3, dueInMs: 3_600_000 });
  const { url } = await processes.startServer({ env });
  const worker = await processes.startWorker({ env });
  const page = () => fetch(`${url}/newsroom/a-house`);
  expect((await page()).status).toBe(404);
  wire.cut('is silent');
  // More than there are connections: the first meet a silent one, the others get none.
  const answers = await Promise.all(Array.from({ length: 20 }, page));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  expect(answers.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
  wire.mend();
  await expect.poll(async () => (await page()).status, PATIENCE).toBe(404);
  await setDueIn(processes.world, 0);
  await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: 3 });
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status, PATIENCE).toBe(200);
  // Ready means that jobs run too: the queue has let go of the connections that stay silent.
  worker.signal('SIGTERM');
  expect(await worker.ended).toBe(0);
}, 240_000);
