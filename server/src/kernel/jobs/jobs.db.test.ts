import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { newId } from '../ids/ids.ts';
import { defineEvent, emitEvent, enqueue, type JobObserver, type JobRunner, runJobs, type Task } from './jobs.ts';
import { readWorkerHealth, sweepDeadWorkers } from './living-workers.ts';

const CHILD = fileURLToPath(new URL('../../../test/job-child.ts', import.meta.url));
const CANARY = 'Zanzibarquark';
const organizationId = newId<'organization'>();
const payload = z.object({ organizationId: z.string(), note: z.string().optional() });
type Payload = z.infer<typeof payload>;

let database: TestDatabase;
let db: Database;
let owner: pg.Pool;
let pool: pg.Pool;
const runners: JobRunner[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ appUrl: database.appUrl, maxConnections: 3 });
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => {});
  // The runtime role, as the product runs jobs: the queue's own row-level security must let it.
  pool = new pg.Pool({ connectionString: database.appUrl, max: 8 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await owner.query('delete from graphile_worker._private_jobs');
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end(), db.close()]);
  await database.drop();
});

/** Starts a runner whose task tells each run, and gives the runs in turn. */
async function listen(name: string, run: (payload: Payload) => Promise<void> = async () => {}) {
  const ends: { task: string; outcome: string; error: unknown }[] = [];
  let wake = () => {};
  const observer: JobObserver = {
    jobEnded: (task, outcome, error) => {
      ends.push({ task, outcome, error });
      wake();
    },
  };
  const task: Task<Payload> = { name, payload, run };
  runners.push(await runJobs({ pool, tasks: [task as Task], concurrency: 2, observer }));
  const ended = async (count: number) => {
    while (ends.length < count) {
      const more = Promise.withResolvers<void>();
      wake = () => more.resolve();
      if (ends.length < count) await more.promise;
    }
    return ends;
  };
  return { ends, ended };
}

type StoredJob = {
  name: string;
  payload: unknown;
  locked_by: string | null;
  last_error: string | null;
  attempts: number;
};

async function stored(name: string): Promise<StoredJob[]> {
  const { rows } = await owner.query<StoredJob>(
    `select t.identifier as name, j.payload, j.locked_by, j.last_error, j.attempts from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 order by j.id`,
    [name],
  );
  return rows;
}

describe('a job', () => {
  test('runs as the runtime role, with what its schema parsed', async () => {
    const seen: Payload[] = [];
    const { ended } = await listen('test-run', async (given) => void seen.push(given));
    await db.inOrganization(organizationId, (tx) => enqueue(tx, { task: 'test-run', payload: { organizationId } }));
    expect((await ended(1)).map(({ outcome }) => outcome)).toEqual(['done']);
    expect(seen).toEqual([{ organizationId }]);
  });

  test('is written with the change that tells it, or not at all', async () => {
    const told = defineEvent('test-told', payload);
    const undone = db.inOrganization(organizationId, async (tx) => {
      await emitEvent(tx, told, { organizationId });
      throw new Error('the change failed');
    });
    await expect(undone).rejects.toThrow('the change failed');
    expect(await stored('test-told')).toEqual([]);
    await db.inOrganization(organizationId, (tx) => emitEvent(tx, told, { organizationId }));
    expect(await stored('test-told')).toMatchObject([{ payload: { organizationId }, attempts: 0 }]);
  });

  test('with the key of a waiting one takes its place', async () => {
    const runAt = new Date(Date.now() + 3_600_000);
    for (const note of ['first', 'second']) {
      await db.inOrganization(organizationId, (tx) =>
        enqueue(tx, { task: 'test-key', payload: { organizationId, note } as Payload, jobKey: 'one', runAt }),
      );
    }
    expect((await stored('test-key')).map((job) => job.payload)).toEqual([{ organizationId, note: 'second' }]);
  });

  test('that fails leaves the class of its error in the queue and none of its words, and is tried again', async () => {
    class SecretError extends TypeError {
      override readonly name = 'SecretError';
    }
    const { ended } = await listen('test-fail', async () => {
      throw new SecretError(`about ${CANARY}`);
    });
    await db.inOrganization(organizationId, (tx) => enqueue(tx, { task: 'test-fail', payload: { organizationId } }));
    expect(await ended(1)).toMatchObject([{ outcome: 'failed', error: { name: 'SecretError' } }]);
    const job = await untilGivenBack('test-fail');
    expect(job).toMatchObject({ locked_by: null, attempts: 1 });
    expect(job?.last_error).toContain('SecretError');
    expect(JSON.stringify(job)).not.toContain(CANARY);
  });

  test('whose payload is not what it should be fails without telling what was in it', async () => {
    const { ended } = await listen('test-payload');
    await owner.query(`select graphile_worker.add_job('test-payload', payload => $1::json)`, [
      JSON.stringify({ note: CANARY, organizationId: [CANARY] }),
    ]);
    expect(await ended(1)).toMatchObject([{ outcome: 'failed', error: { name: 'ZodError' } }]);
    const job = await untilGivenBack('test-payload');
    expect(job.last_error).toContain('ZodError');
    expect(JSON.stringify(job.last_error)).not.toContain(CANARY);
  });
});

describe('a worker that is killed', () => {
  test('gives its job back: the next sweep frees it and another worker runs it', async () => {
    const child = spawn(
      process.execPath,
      ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning', CHILD],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, CHILD_DATABASE: database.appUrl },
      },
    );
    await db.inOrganization(organizationId, (tx) => enqueue(tx, { task: 'test-hold', payload: { organizationId } }));
    await once(child.stdout, 'data');
    const [held] = await stored('test-hold');
    expect(held?.locked_by).not.toBe(null);
    expect((await readWorkerHealth(pool)).alive).toBe(1);
    // As long as it lives, nobody takes its job.
    await sweepDeadWorkers(pool);
    expect((await stored('test-hold'))[0]?.locked_by).toBe(held?.locked_by);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await untilLocksAreGone();
    const { ended } = await listen('test-hold');
    expect((await ended(1)).map(({ task, outcome }) => [task, outcome])).toEqual([['test-hold', 'done']]);
    const { rows } = await owner.query('select 1 from worker_heartbeat where worker_id = $1', [held?.locked_by]);
    expect(rows).toEqual([]);
  });
});

/** The queue writes down that a job failed only after whoever watches was told. */
async function untilGivenBack(task: string) {
  for (;;) {
    const [job] = await stored(task);
    if (job !== undefined && job.last_error !== null) return job;
  }
}

/** The server notices a closed connection by itself; its lock goes with it. */
async function untilLocksAreGone(): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ n: string }>(
      `select count(*) as n from pg_locks l join worker_heartbeat w on l.objid = w.lock_key::oid where l.locktype = 'advisory' and l.granted`,
    );
    if (rows[0]?.n === '0') return;
  }
}
