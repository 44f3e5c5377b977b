import { and, eq, lte } from 'drizzle-orm';
import { z } from 'zod';
import { ON_TIME_MS, PROOF_MAX_AGE_MS, readHealth } from '../../flow/publish/health.ts';
import { delivery } from '../../flow/publish/schema.ts';
import { relaySource } from '../../flow/relays/schema.ts';
import { FAILING_MS } from '../../flow/relays/state.ts';
import { channel } from '../../registers/channels/schema.ts';
import { broken, type Check, count, fine, inSchema, risky } from './check.ts';
import { sumOverOrganizations } from './organizations.ts';

const jobRow = z.object({ task: z.string(), jobs: z.coerce.number() });

/** What goes on, or does not: workers, deliveries, jobs, channels. */
export const workChecks: readonly Check[] = [
  inSchema('NO_WORKER', async ({ db, organizations }, { machine }) => {
    if (organizations?.length === 0) return fine;
    const { lastJobAt } = await readHealth({ db, clock: machine.clock });
    if (lastJobAt !== null && machine.clock.now().getTime() - lastJobAt.getTime() < PROOF_MAX_AGE_MS) return fine;
    return broken(
      'No worker has done anything for a minute, so nothing goes out.',
      'Start bedside serve, or bedside work; where one runs, look into its log for job.failed.',
    );
  }),
  inSchema('DELIVERIES_LATE', async ({ db }, { machine }) => {
    const { oldestDueSeconds } = await readHealth({ db, clock: machine.clock });
    if (oldestDueSeconds * 1_000 < ON_TIME_MS) return fine;
    return broken(
      `Something that is due has waited for ${count(Math.floor(oldestDueSeconds / 60), 'minute')}.`,
      'Look at Health in the console, and into the log for publisher.claim-failed.',
    );
  }),
  inSchema('DELIVERIES_NEED_PERSON', async (database) => {
    const number = await sumOverOrganizations(database, (tx) =>
      tx.$count(delivery, eq(delivery.state, 'needs_person')),
    );
    if (number === 0) return fine;
    return risky(
      `${count(number, 'delivery needs', 'deliveries need')} a person to say whether the post went out.`,
      'Open Health in the console: it tells for each what helps.',
    );
  }),
  inSchema('JOBS_LATE', async ({ db }) => {
    const { rows } = await db.pool.query(
      `select count(*) as jobs from graphile_worker._private_jobs
        where locked_at is null and attempts < max_attempts and run_at < now() - interval '10 minutes'`,
    );
    const late = z.coerce.number().parse(rows[0]?.jobs);
    if (late === 0) return fine;
    return risky(
      `${count(late, 'job waits', 'jobs wait')} for more than ten minutes.`,
      'Start one more bedside work, or raise WORKER_CONCURRENCY.',
    );
  }),
  inSchema('JOBS_GIVEN_UP', async ({ db }) => {
    const { rows } = await db.pool.query(
      `select t.identifier as task, count(*) as jobs
         from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where j.attempts >= j.max_attempts and j.locked_at is null group by 1 order by 2 desc, 1`,
    );
    const given = jobRow.array().parse(rows);
    if (given.length === 0) return fine;
    const all = given.reduce((sum, { jobs }) => sum + jobs, 0);
    return risky(
      `${count(all, 'job was', 'jobs were')} given up: ${given.map(({ task, jobs }) => `${task} (${jobs})`).join(', ')}.`,
      'Open Health in the console, find out why, and try them once more there.',
    );
  }),
  inSchema('CHANNELS_NEED_SIGN_IN', async (database) => {
    const number = await sumOverOrganizations(database, (tx) =>
      tx.$count(channel, eq(channel.state, 'needs_reauthorization')),
    );
    if (number === 0) return fine;
    return risky(
      `${count(number, 'channel needs', 'channels need')} somebody to sign in again, and nothing goes out there until then.`,
      'Open Channels in the console as an administrator.',
    );
  }),
  inSchema('SOURCES_FAIL', async (database, { machine }) => {
    const before = new Date(machine.clock.now().getTime() - FAILING_MS);
    const number = await sumOverOrganizations(database, (tx) =>
      tx.$count(relaySource, and(eq(relaySource.state, 'watched'), lte(relaySource.troubleSince, before))),
    );
    if (number === 0) return fine;
    return risky(
      `${count(number, 'source of notices has', 'sources of notices have')} brought nothing for a day.`,
      'Open Notices and Sources in the console: it tells for each what helps.',
    );
  }),
];
