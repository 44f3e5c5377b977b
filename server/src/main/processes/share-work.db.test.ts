import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setDueIn } from '../../../test/copy-posts.ts';
import { createProcessWorld, type ProcessWorld } from '../../../test/process-world.ts';
import { createKey } from '../../registers/keys/service.ts';

/** Longer than a lease: what a worker lost when the machine stood still is gone on with after it. */
const PATIENCE = { timeout: 150_000, interval: 100 };

let processes: ProcessWorld;
beforeEach(async () => {
  processes = await createProcessWorld();
});
afterEach(() => processes.close());

/** How many deliveries each process claimed last. */
async function shares(): Promise<number[]> {
  const { rows } = await processes.world.owner.query<{ count: number }>(
    `select count(*)::int as count from delivery group by split_part(claimed_by, ':', 2)`,
  );
  return rows.map(({ count }) => count);
}

async function expectEachOnce(posts: number): Promise<void> {
  const keys = (await processes.arrivals()).map(({ key }) => key);
  expect({ arrivals: keys.length, different: new Set(keys).size }).toEqual({ arrivals: posts, different: posts });
  const { rows } = await processes.world.owner.query('select max(number)::int as most from attempt');
  expect(rows).toEqual([{ most: 1 }]);
}

describe('several processes on one database', () => {
  test('two workers share 300 due posts, each goes out once, and two servers tell the same of it', async () => {
    const { world, house } = processes;
    const scopes = ['posts:read'] as const;
    const input = { name: 'two servers', scopes: [...scopes], expiresInDays: 30 };
    const { token } = await world.as(house, 'publisher', (scope) => createKey(scope, input));
    await processes.planMany({ posts: 300, dueInMs: 3_600_000 });
    const [, , one, other] = await Promise.all([
      processes.startWorker(),
      processes.startWorker(),
      processes.startServer(),
      processes.startServer(),
    ]);
    await setDueIn(world, 0);
    const ask = async (url: string) => {
      const response = await fetch(`${url}/api/v1/posts?limit=1`, { headers: { authorization: `Bearer ${token}` } });
      return { status: response.status, body: await response.json() };
    };
    await expect.poll(async () => (await processes.states())['confirmed'], PATIENCE).toBeGreaterThan(30);
    expect([(await ask(one.url)).status, (await ask(other.url)).status]).toEqual([200, 200]);
    await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: 300 });
    await expectEachOnce(300);
    const [least = 0, most = 0] = (await shares()).toSorted((left, right) => left - right);
    expect(least + most).toBe(300);
    expect(least).toBeGreaterThan(30);
    expect(await ask(one.url)).toEqual(await ask(other.url));
  }, 240_000);

  test('a worker joins and another leaves under load: the leaver ends what it holds, and nothing waits for a lease', async () => {
    await processes.planMany({ posts: 120, dueInMs: 0 });
    // Calls take a while: whoever leaves is in the middle of some.
    processes.network.network.faults.set({ rules: [{ kind: 'slow', operation: 'create', delayMs: 300 }] });
    const leaver = await processes.startWorker();
    await expect.poll(async () => (await processes.arrivals()).length, PATIENCE).toBeGreaterThan(20);
    const joiner = processes.startWorker();
    leaver.signal('SIGTERM');
    await leaver.says('Stopping …');
    expect(await leaver.ended).toBe(0);
    const { rows: left } = await processes.world.owner.query(
      'select count(*)::int as held from delivery where leased_until is not null',
    );
    const joined = await joiner;
    expect(left).toEqual([{ held: 0 }]);
    await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: 120 });
    await expectEachOnce(120);
    expect(await shares()).toHaveLength(2);
    joined.signal('SIGTERM');
    expect(await joined.ended).toBe(0);
  }, 240_000);
});
