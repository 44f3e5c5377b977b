import { EventEmitter } from 'node:events';
import { sql } from 'drizzle-orm';
import { Logger as GraphileLogger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import {
  holdWorkerLock,
  PROOF_TASK,
  recordProof,
  registerWorker,
  SWEEP_EVERY_MS,
  sweepDeadWorkers,
} from './living-workers.ts';

/** One kind of background work. Handlers must be safe to run twice: a killed worker's job runs again. */
export type Task<Payload extends JobPayload = JobPayload> = {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** A method, so that a list may hold tasks of different payloads: each is called only with what its schema parsed. */
  run(payload: Payload): Promise<void>;
};

/** Every job belongs to one organization. */
export type JobPayload = { readonly organizationId: string };

/** Something that happened, told to later stages by a row in the same transaction. */
export type EventName<Payload extends JobPayload> = { readonly name: string; readonly payload: z.ZodType<Payload> };

export function defineEvent<Payload extends JobPayload>(name: string, payload: z.ZodType<Payload>): EventName<Payload> {
  return { name, payload };
}

/** Tells an event: one job, written in the caller's transaction; who listens is listed in `main/worker.ts`. */
export async function emitEvent<Payload extends JobPayload>(
  tx: Tx,
  event: EventName<Payload>,
  payload: Payload,
): Promise<void> {
  await enqueue(tx, { task: event.name, payload });
}

/** Writes a job in the caller's transaction. With `jobKey`, a waiting job of that key is replaced. */
export async function enqueue(
  tx: Tx,
  job: { task: string; payload: JobPayload; runAt?: Date; jobKey?: string; maxAttempts?: number },
): Promise<void> {
  await tx.execute(sql`select graphile_worker.add_job(
    identifier => ${job.task}::text,
    payload => ${JSON.stringify(job.payload)}::json,
    run_at => ${job.runAt?.toISOString() ?? null}::timestamptz,
    job_key => ${job.jobKey ?? null}::text,
    max_attempts => ${job.maxAttempts ?? 10}::int
  )`);
}

export type JobRunner = { stop(): Promise<void> };

export type JobObserver = {
  jobEnded(task: string, outcome: 'done' | 'failed', error?: unknown): void;
};

/** Runs tasks until stopped. Listens for new jobs and polls too; `stop` lets running jobs end. */
export async function runJobs(options: {
  pool: pg.Pool;
  tasks: readonly Task[];
  concurrency: number;
  observer: JobObserver;
}): Promise<JobRunner> {
  const { pool, tasks, observer } = options;
  const taskList: TaskList = { [PROOF_TASK]: () => recordProof(pool) };
  for (const task of tasks) taskList[task.name] = (payload) => runTask(task, payload, observer);
  const life = await holdWorkerLock(pool);
  const events = new EventEmitter() as WorkerEvents; // the library types its emitter, which is a plain one
  events.on('worker:create', ({ worker }) => void registerWorker(pool, worker.workerId, life.lockKey).catch(() => {}));
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    events,
    concurrency: options.concurrency,
    pollInterval: 1_000,
    noHandleSignals: true,
    noPreparedStatements: true,
    logger: silentLogger,
  });
  const sweep = setInterval(() => void sweepDeadWorkers(pool).catch(() => {}), SWEEP_EVERY_MS);
  await sweepDeadWorkers(pool);
  return {
    stop: async () => {
      clearInterval(sweep);
      await runner.stop();
      await life.release();
      await sweepDeadWorkers(pool).catch(() => {});
    },
  };
}

async function runTask(task: Task, payload: unknown, observer: JobObserver): Promise<void> {
  try {
    await task.run(task.payload.parse(payload));
    observer.jobEnded(task.name, 'done');
  } catch (error) {
    observer.jobEnded(task.name, 'failed', error);
    // The queue stores the message of what is thrown: only the class of the error may get there.
    throw new Error(error instanceof Error ? error.name : 'JobFailed', { cause: error });
  }
}

// The library logs payloads and error messages, which our log must never carry; the observer tells what is needed.
const silentLogger = new GraphileLogger(() => () => {});
