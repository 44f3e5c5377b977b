import { randomInt } from 'node:crypto';
import type pg from 'pg';

/** Class of the advisory locks that tell living workers ("bdsd"). */
const WORKER_LOCK_CLASS = 0x62647364;

export const SWEEP_EVERY_MS = 15_000;

/**
 * A process says something on its lock's connection with every sweep. One that stands still, as on a paused machine,
 * keeps both connection and lock: silent for so long, it counts as gone. Wrongly so, and nothing is lost: it is listed
 * again by its next sweep, and what it held is safe to run twice.
 */
const SILENT_MAX_MS = 60_000;

/** The job that proves that jobs run: readiness asks when it ran last. */
export const PROOF_TASK = 'proof-of-work';

export type WorkerLock = {
  readonly lockKey: number;
  /** Shows that this process goes on. Takes the lock again where its connection was lost, as after a restart of the database. */
  renew(): Promise<void>;
  release(): Promise<void>;
};

/**
 * Marks this process as living by an advisory lock, on a connection of its own, that ends with the process.
 * The queue itself would free a killed worker's jobs only after four hours.
 */
export async function holdWorkerLock(pool: pg.Pool): Promise<WorkerLock> {
  const lockKey = randomInt(1, 2 ** 31);
  let holder: pg.PoolClient | null = null;
  const hold = async () => {
    const client = await pool.connect();
    // A lost connection is a lost lock: then others may take over our work, which is safe to run twice.
    client.on('error', () => {
      if (holder !== client) return;
      holder = null;
      client.release(true);
    });
    // Does not wait: the server may not have noticed yet that our last connection is gone, and then it holds still.
    const taken = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, $2) as held', [
      WORKER_LOCK_CLASS,
      lockKey,
    ]);
    if (taken.rows[0]?.held) holder = client;
    else client.release();
  };
  await hold();
  return {
    lockKey,
    renew: async () => {
      if (holder === null) await hold();
      else await holder.query('select 1');
    },
    release: async () => {
      const client = holder;
      holder = null;
      await client?.query('select pg_advisory_unlock($1, $2)', [WORKER_LOCK_CLASS, lockKey]).catch(() => {});
      client?.release(true);
    },
  };
}

/** Lists a worker under the lock that tells whether it lives. Safe to call again. */
export async function registerWorker(pool: pg.Pool, workerId: string, lockKey: number): Promise<void> {
  await pool.query(
    'insert into worker_heartbeat (worker_id, lock_key, started_at) values ($1, $2, now()) on conflict (worker_id) do nothing',
    [workerId, lockKey],
  );
}

/**
 * Frees the jobs of workers whose process is gone or has been silent for so long, forgets them, and asks for a fresh proof
 * that jobs run. What else they held is taken over by `workersGone` first: where that fails, the next sweep finds them again.
 */
export async function sweepDeadWorkers(
  pool: pg.Pool,
  workersGone: (workerIds: readonly string[]) => Promise<void> = async () => {},
  silentMaxMs = SILENT_MAX_MS,
): Promise<void> {
  const dead = await pool.query<{ worker_id: string }>(
    `select worker_id from worker_heartbeat w
      where not exists (
        select from pg_locks l
         where l.locktype = 'advisory' and l.classid = $1 and l.objid = w.lock_key::oid and l.objsubid = 2 and l.granted
           and not exists (
             select from pg_stat_activity a
              where a.pid = l.pid and a.state_change < clock_timestamp() - make_interval(secs => $2::float8 / 1000)))`,
    [WORKER_LOCK_CLASS, silentMaxMs],
  );
  const workerIds = dead.rows.map((row) => row.worker_id);
  if (workerIds.length > 0) {
    await workersGone(workerIds);
    await forgetWorkers(pool, workerIds);
  }
  await pool.query("select graphile_worker.add_job($1, payload => '{}'::json, job_key => $1, max_attempts => 1)", [
    PROOF_TASK,
  ]);
}

/** Frees the jobs that workers hold in the queue, and forgets them. */
export async function forgetWorkers(pool: pg.Pool, workerIds: readonly string[]): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers($1)', [workerIds]);
  await pool.query('delete from worker_heartbeat where worker_id = any($1)', [workerIds]);
}

export async function recordProof(pool: pg.Pool): Promise<void> {
  await pool.query('update worker_heartbeat set last_job_at = now()');
}

/** How many worker processes live, and when a job ran last. */
export async function readWorkerHealth(pool: pg.Pool): Promise<{ alive: number; lastJobAt: Date | null }> {
  const result = await pool.query<{ alive: string; last: Date | null }>(
    'select count(distinct lock_key) as alive, max(last_job_at) as last from worker_heartbeat',
  );
  const row = result.rows[0];
  return { alive: Number(row?.alive ?? 0), lastJobAt: row?.last ?? null };
}
