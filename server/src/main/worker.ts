import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { and, eq } from 'drizzle-orm';
import { sendToServerTask, tellServersTask } from '../engage/fediverse/jobs.ts';
import { moderateTask } from '../engage/practice/jobs.ts';
import { judgePastPostsTask, readPastChannelTask } from '../evidence/past-posts/jobs.ts';
import { indexPostsTask, planIndexing } from '../evidence/search/jobs.ts';
import { remindByHandTask } from '../flow/by-hand/jobs.ts';
import { noteRefusedHooks } from '../flow/hooks/refused.ts';
import { hear } from '../flow/hooks/routes.ts';
import { anewTask } from '../flow/publish/anew/jobs.ts';
import { createPublisher } from '../flow/publish/engine/publisher.ts';
import { cancelTask, planTask } from '../flow/publish/jobs.ts';
import { watchLateness } from '../flow/publish/lateness-alert.ts';
import { createPostgresStore } from '../flow/publish/postgres-store.ts';
import { beginRecallTask, carryOnRecallTask } from '../flow/publish/recall/jobs.ts';
import { watchMarks } from '../flow/publish/stops/record-marks.ts';
import { lookAtSourceTask, planRelayLooks } from '../flow/relays/jobs.ts';
import { guestMailTask } from '../flow/review/guests/mail.ts';
import { planAllReviewReminders, remindOfReviewsTask } from '../flow/review/jobs.ts';
import { keepPlanTask } from '../flow/schedule/jobs.ts';
import { makeOccurrencesTask, planRepeats } from '../flow/schedule/repeat/jobs.ts';
import { listPostedTexts } from '../flow/screen/posted-texts.ts';
import { tellSharersTask } from '../flow/sharing/jobs.ts';
import { sweepKeysTask } from '../kernel/http/stored-answer.ts';
import { newId } from '../kernel/ids/ids.ts';
import { runJobs, type Task } from '../kernel/jobs/jobs.ts';
import { openJobsPool } from '../kernel/jobs/open-jobs-pool.ts';
import { type SendParts, sendDigestTask, sendQueuedTask } from '../kernel/mail/service.ts';
import { lookAtTextTask, sendTextTask } from '../kernel/texts/send-texts.ts';
import { askingMailTask } from '../registers/authorizations/asking/mail.ts';
import { sendToChartTask } from '../registers/authorizations/chart/jobs.ts';
import { askOfEventTask, fillEndsTask, planFillingEnds } from '../registers/authorizations/ends/jobs.ts';
import { noticeEndingTask } from '../registers/authorizations/jobs.ts';
import { checkChannelTask } from '../registers/channels/jobs.ts';
import { sweepWaysTask } from '../registers/channels/sweep-ways.ts';
import { warnOfExpiryTask } from '../registers/keys/jobs.ts';
import { planFactReminders, remindOfFactsTask } from '../registers/org/jobs.ts';
import { person } from '../registers/people/schema.ts';
import { mailTimingOf } from '../registers/preferences/service.ts';
import { sendWebhookTask } from '../registers/webhooks/jobs.ts';
import { startScheduledBackups } from './backup/schedule.ts';
import type { AppContext } from './context.ts';
import { readOwnDeliveries } from './own-deliveries.ts';
import { traceDeliveries, traceTask } from './trace-work.ts';

export type RunningWorker = { stop(): Promise<void> };

/** Deliveries under way at once in one process. Most of them wait for a network, which may take its whole time-out. */
const DELIVERIES_AT_ONCE = 512;

/** Starts the background half of Bedside: jobs and deliveries. */
export async function startWorker(context: AppContext): Promise<RunningWorker> {
  const { services, log, metrics, tracing, config } = context;
  // In a container host and process id may be those of the worker before: the random end tells them apart.
  const workerId = `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`;
  const traces = traceDeliveries(tracing);
  const publisher = createPublisher({
    store: createPostgresStore(services),
    log,
    workerId,
    concurrency: DELIVERIES_AT_ONCE,
    around: traces.around,
    context: {
      connectors: context.connectors,
      decided: (verdict) => metrics.gateDecided(verdict),
      observe: ({ network, state, dueAt }) => {
        traces.observe({ network, state });
        metrics.deliveryEnded({ network, outcome: state });
        if (state === 'confirmed') metrics.deliveryLate((services.clock.now().getTime() - dueAt.getTime()) / 1_000);
      },
    },
  });
  const pool = openJobsPool({
    appUrl: context.storage.appUrl,
    concurrency: config.workerConcurrency,
    lost: () => log.warn('database.connection-lost'),
  });
  const jobs = await runJobs({
    pool,
    tasks: listTasks(context, () => void publisher.tick()).map((task) => traceTask(tracing, task)),
    concurrency: config.workerConcurrency,
    workerId,
    workersGone: publisher.takeOver,
    observer: {
      jobEnded: (task, outcome, error) => {
        metrics.jobEnded(task, outcome);
        if (outcome === 'failed') log.error('job.failed', { error });
      },
    },
  });
  await planFactReminders(services);
  await planIndexing(services);
  await planAllReviewReminders(services);
  await planFillingEnds(services);
  await planRelayLooks(services);
  await planRepeats(services);
  publisher.start();
  const backups = scheduleBackups(context);
  const lateness = watchLateness({ services, log });
  const marks = watchMarks({ services, log, unreadable: () => metrics.stopsUnreadable() });
  return {
    stop: async () => {
      await backups?.stop();
      await lateness.stop();
      await marks.stop();
      await publisher.stop();
      await jobs.stop();
      await pool.end();
    },
  };
}

/** Null where no folder for backups is set. */
function scheduleBackups({ config, services, log, storage }: AppContext): { stop(): Promise<void> } | null {
  const { dir, recipients, everyHours, keepDays } = config.backup;
  if (dir === null) return null;
  const { ownerUrl } = storage;
  return startScheduledBackups({ services, log, ownerUrl, place: dir, recipients, everyHours, keepDays });
}

/** Which job or event is heard by whom: the whole list. */
function listTasks(context: AppContext, deliveriesPlanned: () => void): Task[] {
  const { services, connectors, log, hooks: doors, practice } = context;
  const mail = mailParts(context);
  const texts = { db: services.db, services, texter: context.texter };
  const noteRefused = noteRefusedHooks(services, log);
  return [
    planTask(services, deliveriesPlanned),
    cancelTask(services),
    anewTask({ services, woken: deliveriesPlanned }),
    beginRecallTask({ services, connectors, asked: deliveriesPlanned }),
    carryOnRecallTask({ services, connectors, asked: deliveriesPlanned }),
    remindByHandTask(services),
    tellSharersTask(services),
    keepPlanTask(services),
    makeOccurrencesTask(services),
    lookAtSourceTask({ services, fetch: context.egress.fetch }),
    sweepKeysTask(services),
    remindOfFactsTask(services),
    remindOfReviewsTask(services),
    guestMailTask({ services, mailer: context.mailer }),
    askingMailTask({ services, mailer: context.mailer }),
    noticeEndingTask(services),
    askOfEventTask(services),
    fillEndsTask(services),
    sendToChartTask({ services, fetch: context.chart.fetch }),
    tellServersTask(services),
    sendToServerTask({ services, fetch: context.egress.fetch }),
    checkChannelTask({ services, connectors }),
    sweepWaysTask(services),
    // The network is in this process, and its message takes the same way through the door as one from outside.
    moderateTask(practice, (request) => {
      const requestId = newId<'request'>();
      return hear({ services, doors, noteRefused }, { door: 'practice', request, requestId });
    }),
    warnOfExpiryTask(services),
    indexPostsTask(services),
    judgePastPostsTask(services),
    readPastChannelTask(services, (seed, query) => listPostedTexts(seed, { connectors, readOwnDeliveries }, query)),
    sendWebhookTask({ services, fetch: context.egress.fetch, atOnce: Math.ceil(context.config.workerConcurrency / 2) }),
    sendTextTask(texts),
    lookAtTextTask(texts),
    sendQueuedTask(mail),
    sendDigestTask(mail),
  ];
}

/** What sending mail needs: whose address, and when they want it. */
function mailParts({ services, mailer }: AppContext): SendParts {
  return {
    db: services.db,
    clock: services.clock,
    keyring: services.keyring,
    mailer,
    publicUrl: services.publicUrl,
    timingOf: mailTimingOf,
    recipientOf: async (tx, who) => {
      const [row] = await tx
        .select({ address: person.email, locale: person.locale, state: person.state })
        .from(person)
        .where(and(eq(person.organizationId, who.organizationId), eq(person.id, who.personId)));
      return row === undefined || row.state === 'left' ? null : row;
    },
  };
}
