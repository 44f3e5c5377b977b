import { EventEmitter } from 'node:events';
import { sql } from 'drizzle-orm';
import { Logger as GraphileLogger, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { keepRunning } from './keep-running.ts';
import {
  forgetWorkers,
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

export type NewJob = {
  readonly task: string;
  readonly payload: JobPayload;
  /** When it is due; at once unless said. */
  readonly runAt?: Date;
  /** A waiting job of the same key is replaced. */
  readonly jobKey?: string;
  readonly maxAttempts?: number;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
  /** Of what is due, lower runs first; 0 unless said. */
  readonly priority?: number;
};

/** Writes a job in the caller's transaction. */
export async function enqueue(tx: Tx, job: NewJob): Promise<void> {
  await enqueueMany(tx, [job]);
}

/** Writes jobs in the caller's transaction, in one statement. */
export async function enqueueMany(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs.map((job) => ({ ...job, maxAttempts: job.maxAttempts ?? 10, priority: job.priority ?? 0 }));
  await tx.execute(sql`select graphile_worker.add_job(
      identifier => job.task,
      payload => job.payload,
      queue_name => job.queue,
      run_at => job."runAt",
      max_attempts => job."maxAttempts",
      job_key => job."jobKey",
      priority => job.priority
    ) from json_to_recordset(${JSON.stringify(rows)}::json) as job (
      task text, payload json, queue text, "runAt" timestamptz, "maxAttempts" int, "jobKey" text, priority int
    )`);
}

export type JobRunner = { stop(): Promise<void> };

export type JobObserver = {
  jobEnded(task: string, outcome: 'done' | 'failed', error?: unknown): void;
};

export type JobRunnerOptions = {
  readonly pool: pg.Pool;
  readonly tasks: readonly Task[];
  readonly concurrency: number;
  readonly observer: JobObserver;
  /** Names this process among all that ever lived, so that what it holds can be told when it is gone. */
  readonly workerId?: string;
  /** Told of processes that died, so that what they held need not wait for the end of a lease. */
  readonly workersGone?: (workerIds: readonly string[]) => Promise<void>;
};

/** Runs tasks until stopped. Listens for new jobs and polls too; `stop` lets running jobs end. */
export async function runJobs(options: JobRunnerOptions): Promise<JobRunner> {
  const { pool, tasks, observer, workersGone } = options;
  const taskList: TaskList = { [PROOF_TASK]: () => recordProof(pool) };
  for (const task of tasks) taskList[task.name] = (payload) => runTask(task, payload, observer);
  const life = await startLife(pool, options.workerId === undefined ? [] : [options.workerId]);
  const events = new EventEmitter() as WorkerEvents; // the library types its emitter, which is a plain one
  // The queue locks jobs in the name of a runner's pool, not of the workers in it.
  events.on('pool:create', ({ workerPool }) => void life.addRunner(workerPool.id).catch(() => {}));
  const start = () =>
    run({
      pgPool: pool,
      taskList,
      events,
      concurrency: options.concurrency,
      pollInterval: 1_000,
      noHandleSignals: true,
      noPreparedStatements: true,
      logger: silentLogger,
      // Without a batch the library waits for no answer when it writes down what came of a job, and a failure of that
      // would end the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
  const runner = await keepRunning({ start, ended: life.endRunner });
  const sweep = async () => {
    await life.renew();
    await sweepDeadWorkers(pool, workersGone);
  };
  const sweeping = setInterval(() => void sweep().catch(() => {}), SWEEP_EVERY_MS);
  await sweep();
  return {
    stop: async () => {
      clearInterval(sweeping);
      await runner.stop();
      await life.release();
      await sweepDeadWorkers(pool, workersGone).catch(() => {});
    },
  };
}

/** The lock of this process and the workers in it. A restart of the database takes both lock and rows: renewed together. */
async function startLife(pool: pg.Pool, workerIds: string[]) {
  const lock = await holdWorkerLock(pool);
  const runnerIds: string[] = [];
  const register = () =>
    Promise.all([...workerIds, ...runnerIds].map((workerId) => registerWorker(pool, workerId, lock.lockKey)));
  await register();
  return {
    addRunner: async (workerId: string) => {
      runnerIds.push(workerId);
      await registerWorker(pool, workerId, lock.lockKey);
    },
    /** What a runner of this process holds is free when it has ended, though the process lives on. */
    endRunner: async () => {
      await forgetWorkers(pool, runnerIds);
      runnerIds.length = 0;
    },
    renew: async () => {
      await lock.renew();
      await register();
    },
    release: () => lock.release(),
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
