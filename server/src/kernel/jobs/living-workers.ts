import { randomInt } from 'node:crypto';
import type pg from 'pg';

/** Class of the advisory locks that tell living workers ("bdsd"). */
const WORKER_LOCK_CLASS = 0x62647364;

export const SWEEP_EVERY_MS = 15_000;

/** The job that proves that jobs run: readiness asks when it ran last. */
export const PROOF_TASK = 'proof-of-work';

/**
 * Marks this process as living by an advisory lock, on a connection of its own, that ends with the process.
 * The queue itself would free a killed worker's jobs only after four hours.
 */
export async function holdWorkerLock(pool: pg.Pool): Promise<{ lockKey: number; release(): Promise<void> }> {
  const lockKey = randomInt(1, 2 ** 31);
  const client = await pool.connect();
  await client.query('select pg_advisory_lock($1, $2)', [WORKER_LOCK_CLASS, lockKey]);
  // A lost connection is a lost lock: then others may take over our jobs, which are safe to run twice.
  client.on('error', () => {});
  return {
    lockKey,
    release: async () => {
      await client.query('select pg_advisory_unlock($1, $2)', [WORKER_LOCK_CLASS, lockKey]).catch(() => {});
      client.release(true);
    },
  };
}

export async function registerWorker(pool: pg.Pool, workerId: string, lockKey: number): Promise<void> {
  await pool.query(
    'insert into worker_heartbeat (worker_id, lock_key, started_at) values ($1, $2, now()) on conflict (worker_id) do nothing',
    [workerId, lockKey],
  );
}

/** Frees the jobs of workers whose process is gone, forgets them, and asks for a fresh proof that jobs run. */
export async function sweepDeadWorkers(pool: pg.Pool): Promise<void> {
  const dead = await pool.query<{ worker_id: string }>(
    `delete from worker_heartbeat w
      where not exists (
        select from pg_locks l
         where l.locktype = 'advisory' and l.classid = $1 and l.objid = w.lock_key::oid and l.objsubid = 2 and l.granted)
      returning worker_id`,
    [WORKER_LOCK_CLASS],
  );
  if (dead.rows.length > 0) {
    await pool.query('select graphile_worker.force_unlock_workers($1)', [dead.rows.map((row) => row.worker_id)]);
  }
  await pool.query("select graphile_worker.add_job($1, payload => '{}'::json, job_key => $1, max_attempts => 1)", [
    PROOF_TASK,
  ]);
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
