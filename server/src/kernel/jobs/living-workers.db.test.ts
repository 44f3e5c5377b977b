import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import {
  holdWorkerLock,
  readWorkerHealth,
  registerWorker,
  sweepDeadWorkers,
  type WorkerLock,
} from './living-workers.ts';

let database: TestDatabase;
let pool: pg.Pool;
let owner: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
  pool.on('error', () => {});
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await pool.end();
  await owner.end();
  await database.drop();
});

const held: WorkerLock[] = [];
afterEach(async () => {
  for (const lock of held.splice(0)) await lock.release();
  await sweepDeadWorkers(pool);
});

async function startWorker(workerId: string): Promise<WorkerLock> {
  const lock = await holdWorkerLock(pool);
  held.push(lock);
  await registerWorker(pool, workerId, lock.lockKey);
  return lock;
}

/** Ends the connection that holds a worker's lock, as the death of its process does. */
async function cut({ lockKey }: WorkerLock): Promise<void> {
  await owner.query(
    `select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and objid = $1::int::oid`,
    [lockKey],
  );
}

async function sweep(silentMaxMs?: number): Promise<string[]> {
  const gone: string[] = [];
  await sweepDeadWorkers(pool, async (workerIds) => void gone.push(...workerIds), silentMaxMs);
  return gone;
}

test('only workers whose process is gone are told, and once', async () => {
  const dying = await startWorker('dying');
  await startWorker('living');
  expect(await sweep()).toEqual([]);
  await cut(dying);
  expect(await sweep()).toEqual(['dying']);
  expect(await sweep()).toEqual([]);
  expect((await readWorkerHealth(pool)).alive).toBe(1);
});

test('a worker whose work could not be taken over is told again by the next sweep', async () => {
  await cut(await startWorker('dying'));
  const fails = sweepDeadWorkers(pool, () => Promise.reject(new Error('no database')));
  await expect(fails).rejects.toThrow('no database');
  expect(await sweep()).toEqual(['dying']);
});

test('a worker that only lost its connection lives again', async () => {
  const lock = await startWorker('living');
  await cut(lock);
  await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0);
  await lock.renew();
  expect(await sweep()).toEqual([]);
  expect((await readWorkerHealth(pool)).alive).toBe(1);
});

test('a worker that stands still with its lock in its hand is gone after a while, and one that says something is not', async () => {
  await startWorker('standing');
  const working = await startWorker('working');
  expect(await sweep()).toEqual([]);
  const gone: string[] = [];
  const sweepAgain = async () => {
    await working.renew();
    gone.push(...(await sweep(1_500)));
    return gone;
  };
  await expect.poll(sweepAgain, { timeout: 10_000 }).not.toEqual([]);
  expect(gone).toEqual(['standing']);
  expect((await readWorkerHealth(pool)).alive).toBe(1);
});
