import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CuttableProxy, startCuttableProxy } from '../../../test/cuttable-proxy.ts';
import { createProcessWorld, type ProcessWorld } from '../../../test/process-world.ts';
import { createKey } from '../../registers/keys/service.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };
const POSTS = 60;

let processes: ProcessWorld;
let wire: CuttableProxy;
let env: Record<string, string>;
beforeEach(async () => {
  processes = await createProcessWorld();
  const { ownerUrl, appUrl } = processes.world.database;
  wire = await startCuttableProxy(ownerUrl);
  env = { DATABASE_URL: wire.through(ownerUrl), DATABASE_APP_URL: wire.through(appUrl) };
});
afterEach(async () => {
  await processes.close();
  await wire.close();
});

async function statusOf(url: string): Promise<number> {
  return (await fetch(url)).status;
}

describe('when the database is lost for a while', () => {
  test('requests are refused with 503 and a time to come back, readiness turns false, and then all goes on', async () => {
    const { world, house } = processes;
    const input = { name: 'a program', scopes: ['posts:read' as const], expiresInDays: 30 };
    const { token } = await world.as(house, 'author', (scope) => createKey(scope, input));
    const authorization = `Bearer ${token}`;
    const [server, worker] = await Promise.all([processes.startServer({ env }), processes.startWorker({ env })]);
    await expect.poll(() => statusOf(`${server.url}/readyz`), PATIENCE).toBe(200);
    wire.cut('refuses');
    const list = () => fetch(`${server.url}/api/v1/posts`, { headers: { authorization } });
    const answers = await Promise.all([...Array.from({ length: 30 }, list), fetch(`${server.url}/newsroom/a-house`)]);
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ code: 'DATABASE_UNAVAILABLE', status: 503 });
    }
    const notReady = await fetch(`${server.url}/readyz`);
    expect({ status: notReady.status, body: await notReady.json() }).toMatchObject({
      status: 503,
      body: { ready: false },
    });
    expect(await statusOf(`${server.url}/healthz`)).toBe(200);
    wire.mend();
    await expect.poll(() => statusOf(`${server.url}/readyz`), PATIENCE).toBe(200);
    expect((await list()).status).toBe(200);
    for (const child of [server.child, worker]) {
      child.signal('SIGTERM');
      expect(await child.ended).toBe(0);
    }
  }, 90_000);

  test('in the middle of publishing, workers go on by themselves, and nothing goes out twice', async () => {
    // Jobs that end while the database is away must not stop the queue: planning goes through it.
    processes.network.network.faults.set({ rules: [{ kind: 'slow', operation: 'create', delayMs: 200 }] });
    await processes.planMany({ posts: POSTS, dueInMs: 0 });
    const worker = await processes.startWorker({ env });
    await expect.poll(async () => (await processes.arrivals()).length, PATIENCE).toBeGreaterThan(5);
    wire.cut('refuses');
    await worker.says('publisher.claim-failed');
    wire.mend();
    // Claims of the time before the cut end with their leases; here time passes for them at once.
    await worker.says('"event":"delivery.failed"');
    await endLeases();
    await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: POSTS });
    const keys = (await processes.arrivals()).map(({ key }) => key);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
    expect(keys).toHaveLength(POSTS);
  }, 90_000);

  test('who is told to stop in the meantime stops', async () => {
    const children = [(await processes.startServer({ env })).child, await processes.startWorker({ env })];
    wire.cut('refuses');
    for (const child of children) child.signal('SIGTERM');
    expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0]);
  }, 60_000);

  async function endLeases(): Promise<void> {
    const { owner } = processes.world;
    await owner.query(`update delivery set leased_until = now(), wake_at = now() where leased_until > now()`);
    await owner.query(
      `update delivery_wake w set wake_at = d.wake_at from delivery d where d.id = w.delivery_id and d.wake_at <= now()`,
    );
  }
});
