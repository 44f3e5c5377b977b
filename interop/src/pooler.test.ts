import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { setDueIn } from '../../server/test/copy-posts.ts';
import { createProcessWorld, type ProcessWorld } from '../../server/test/process-world.ts';
import { runStorm } from '../../server/test/storm.ts';
import { deliveriesOf, planPost, submit, writePost } from '../../server/test/world.ts';
import { type Pgbouncer, startPgbouncer } from './start-pgbouncer.ts';

/** `tools/interop.mjs` says where it is, and installs it where it may. */
const program = [process.env.PGBOUNCER_PATH, '/usr/sbin/pgbouncer'].find((path) => path && existsSync(path)) ?? null;
const PATIENCE = { timeout: 40_000, interval: 50 };
/** Fewer than transactions at once: they take turns on connections that others used just before. */
const POOL_SIZE = 3;

describe.skipIf(program === null)('through PgBouncer in transaction mode', () => {
  let pooler: Pgbouncer;
  let processes: ProcessWorld;

  beforeAll(async () => {
    const { ownerUrl, appUrl } = inject('testServer');
    const app = new URL(appUrl);
    pooler = await startPgbouncer({
      program: program ?? '',
      serverUrl: ownerUrl,
      roles: { [app.username]: decodeURIComponent(app.password) },
      poolSize: POOL_SIZE,
    });
    processes = await createProcessWorld({ throughPool: pooler.throughPool });
  });
  afterAll(async () => {
    await processes?.close();
    await pooler?.close();
  });

  const poolEnv = (url: string) => ({ DATABASE_POOL_URL: url });

  test('a post is written, approved, scheduled, published and shown', async () => {
    const { world, house } = processes;
    const poolUrl = pooler.throughPool(world.database.appUrl);
    // Without a user in it, as where Bedside made the role itself.
    const withoutRole = Object.assign(new URL(poolUrl), { username: '', password: '' }).href;
    const worker = await processes.startWorker({ env: poolEnv(poolUrl) });
    const server = await processes.startServer({ env: poolEnv(withoutRole) });
    const { postId } = await planPost(world, house);
    await setDueIn(world, 0);
    await expect.poll(async () => (await deliveriesOf(world, house, postId))[0]?.state, PATIENCE).toBe('confirmed');
    expect(await processes.arrivals()).toHaveLength(1);
    const ready = async () => (await fetch(`${server.url}/readyz`)).status;
    await expect.poll(ready, PATIENCE).toBe(200);
    // Queue and living workers have connections of their own.
    const { rows } = await world.owner.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'bedside-jobs'`,
    );
    expect(rows[0]?.count).toBeGreaterThan(0);
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe(0);
  });

  test('limits hold in each transaction and are not left behind', async () => {
    const { db } = processes.world.services;
    const asked = `select current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as idle`;
    const inside = await db.acrossOrganizations(async (tx) => (await tx.execute(asked)).rows[0]);
    expect(inside).toEqual({ statement: '30s', idle: '30s' });
    const client = new pg.Client({ connectionString: pooler.throughPool(processes.world.database.appUrl) });
    await client.connect();
    try {
      for (let n = 0; n < POOL_SIZE * 2; n += 1) {
        const { rows } = await client.query(
          `select current_setting('statement_timeout') as statement, current_setting('bedside.organization', true) as house`,
        );
        expect(rows[0]?.statement).not.toBe('30s');
        expect(rows[0]?.house ?? '').toBe('');
      }
    } finally {
      await client.end();
    }
  });

  test('200 requests at once of two organizations see their own alone, with faults among them', async () => {
    const { world } = processes;
    const houses = [];
    for (const canary of ['Zanzibaraquark', 'Zanzibarbquark']) {
      const house = await world.openHouse(canary);
      const baseText = `A canary: ${canary}, to be read.`;
      const post = await writePost(world, house, { baseText });
      await submit(world, house, { postId: post.id });
      await writePost(world, house, { baseText });
      houses.push({ canary, channelId: house.channels.practice, seed: () => world.seed(house, 'colleague') });
    }
    let state = 7;
    const random = () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state / 4_294_967_296;
    };
    const result = await runStorm({ services: world.services, houses, count: 1_000, atOnce: 200, random });
    expect(result).toMatchObject({ requests: 1_000, leaks: 0, wrong: [] });
  }, 120_000);

  test('another role or another database is refused at the start', async () => {
    const elsewhere = inject('testServer').appUrl;
    const worker = await processes.startWorker({ env: poolEnv(pooler.throughPool(elsewhere)), starts: true });
    expect(await worker.ended).not.toBe(0);
    expect(worker.said()).toContain('DATABASE_POOL_URL leads to another database');
  });
});
