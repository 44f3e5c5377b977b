/** The jobs of a test's world, run when the test says so, by the order in which they were asked for. */
import type pg from 'pg';
import { anewTask } from '../src/flow/publish/anew/jobs.ts';
import { cancelTask, planTask } from '../src/flow/publish/jobs.ts';
import { beginRecallTask, carryOnRecallTask } from '../src/flow/publish/recall/jobs.ts';
import { keepPlanTask } from '../src/flow/schedule/jobs.ts';
import { makeOccurrencesTask } from '../src/flow/schedule/repeat/jobs.ts';
import { tellSharersTask } from '../src/flow/sharing/jobs.ts';
import type { Task } from '../src/kernel/jobs/jobs.ts';
import { askOfEventTask, fillEndsTask } from '../src/registers/authorizations/ends/jobs.ts';
import { noticeEndingTask } from '../src/registers/authorizations/jobs.ts';
import type { World } from './world.ts';

type Job = { readonly id: string; readonly name: string; readonly payload: unknown };

/** Of each world, by the id of the job. Who finds a job held waits for its end, since what it does is what they asked for. */
const running = new WeakMap<pg.Pool, Map<string, Promise<void>>>();

export async function runJobs(world: World): Promise<number> {
  const { services, connectors } = world;
  const recalls = { services, connectors, asked: () => {} };
  const tasks = [
    planTask(services, () => {}),
    cancelTask(services),
    anewTask({ services, woken: () => {} }),
    keepPlanTask(services),
    makeOccurrencesTask(services),
    tellSharersTask(services),
    beginRecallTask(recalls),
    carryOnRecallTask(recalls),
    noticeEndingTask(services),
    askOfEventTask(services),
    fillEndsTask(services),
  ] as Task[];
  const { rows } = await world.owner.query<Job>(
    `select j.id, t.identifier as name, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = any($1) and j.run_at <= greatest($2, now()) order by j.id`,
    [tasks.map((task) => task.name), world.clock.now()],
  );
  const held = running.get(world.owner) ?? new Map<string, Promise<void>>();
  running.set(world.owner, held);
  for (const job of rows) {
    const task = tasks.find((candidate) => candidate.name === job.name);
    const run = held.get(job.id) ?? runHeld(world, job, task).finally(() => held.delete(job.id));
    held.set(job.id, run);
    await run;
  }
  return rows.length;
}

/**
 * Held as a worker holds it: what asks for the same again while it runs is another job, and stays. What a worker in another
 * process holds is run beside it, as it may be when that worker is taken for dead, so that it is done when this returns.
 */
async function runHeld({ owner }: World, job: Job, task: Task | undefined): Promise<void> {
  const taken = await owner.query(
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'test' where id = $1 and locked_at is null",
    [job.id],
  );
  const isOurs = taken.rowCount === 1;
  try {
    if (task !== undefined) await task.run(task.payload.parse(job.payload));
  } catch (error) {
    const free = 'update graphile_worker._private_jobs set locked_at = null, locked_by = null where id = $1';
    if (isOurs) await owner.query(free, [job.id]);
    throw error;
  }
  if (isOurs) await owner.query('delete from graphile_worker._private_jobs where id = $1', [job.id]);
}
