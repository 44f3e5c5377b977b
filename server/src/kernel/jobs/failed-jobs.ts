import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../scope/scope.ts';

/** A job that failed as often as it may: ids, times and the class of its error, never its payload. */
export type FailedJob = {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly errorName: string | null;
  readonly failedAt: Date;
};

export type JobCounts = { readonly waiting: number; readonly running: number; readonly failed: number };

const failedRow = z.object({
  id: z.coerce.string(),
  task: z.string(),
  attempts: z.number(),
  error: z.string().nullable(),
  failed_at: z.coerce.date(),
});

const ofOrganization = (scope: Scope) => sql`j.payload->>'organizationId' = ${scope.organizationId}`;
const isDead = sql`j.attempts >= j.max_attempts and j.locked_at is null`;

/** Jobs of the scope's organization that nobody tries again, newest first. */
export async function listFailedJobs(scope: Scope, limit: number): Promise<FailedJob[]> {
  const { rows } = await scope.tx.execute(sql`
    select j.id, t.identifier as task, j.attempts, j.last_error as error, j.updated_at as failed_at
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where ${isDead} and ${ofOrganization(scope)}
     order by j.updated_at desc, j.id desc limit ${limit}`);
  return failedRow
    .array()
    .parse(rows)
    .map(({ id, task, attempts, error, failed_at: failedAt }) => ({
      id,
      task,
      attempts,
      errorName: errorNameIn(error),
      failedAt,
    }));
}

/** The class of an error is its first word; whatever else was written there stays there. */
function errorNameIn(error: string | null): string | null {
  return /^[A-Z][A-Za-z0-9]{0,60}/.exec(error ?? '')?.[0] ?? null;
}

const countRow = z.object({ waiting: z.coerce.number(), running: z.coerce.number(), failed: z.coerce.number() });

/** How many jobs of the scope's organization wait, run, and will not be tried again. */
export async function countJobs(scope: Scope): Promise<JobCounts> {
  const { rows } = await scope.tx.execute(sql`
    select count(*) filter (where j.locked_at is null and j.attempts < j.max_attempts) as waiting,
           count(*) filter (where j.locked_at is not null) as running,
           count(*) filter (where ${isDead}) as failed
      from graphile_worker._private_jobs j
     where ${ofOrganization(scope)}`);
  return countRow.parse(rows[0]);
}

const allRow = countRow.extend({ later: z.coerce.number() });

/** How many jobs of all organizations wait, are not due yet, run, and will not be tried again: figures that name none. */
export async function countAllJobs(tx: Tx): Promise<JobCounts & { readonly later: number }> {
  const { rows } = await tx.execute(sql`
    select count(*) filter (where j.locked_at is null and j.attempts < j.max_attempts and j.run_at <= now()) as waiting,
           count(*) filter (where j.locked_at is null and j.attempts < j.max_attempts and j.run_at > now()) as later,
           count(*) filter (where j.locked_at is not null) as running,
           count(*) filter (where ${isDead}) as failed
      from graphile_worker._private_jobs j`);
  return allRow.parse(rows[0]);
}

/**
 * Puts a dead job of the scope's organization back into the queue, to run now; gives the name of its task, or null where
 * there is no such job. Every task is safe to run twice.
 */
export async function retryFailedJob(scope: Scope, jobId: string): Promise<string | null> {
  const { rows } = await scope.tx.execute(sql`
    select t.identifier as task
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.id = ${jobId}::bigint and ${isDead} and ${ofOrganization(scope)}
       for update of j`);
  const found = z.object({ task: z.string() }).optional().parse(rows[0]);
  if (found === undefined) return null;
  await scope.tx.execute(
    sql`select id from graphile_worker.reschedule_jobs(array[${jobId}::bigint], run_at => now(), attempts => 0)`,
  );
  return found.task;
}
