import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { open } from '../crypto/seal.ts';
import type { Database, Tx } from '../db/database.ts';
import type { OrganizationId } from '../ids/ids.ts';
import { enqueue, type Task } from '../jobs/jobs.ts';
import type { Scope } from '../scope/scope.ts';
import { textMessage } from './schema.ts';
import { enqueueSending, type InTransaction, isStopped, keepStop, placeOf, SEND_TEXT_TASK } from './service.ts';
import { afterNotFound, lookAt, lookForAt, retryAt, type Sending, stepOf } from './state.ts';
import type { Handed, HandOutcome, Texter } from './texter.ts';
import { type SmsTrouble, troubleOfDelivery } from './trouble.ts';

const LOOK_TASK = 'text-look';

const textJob = z.object({ organizationId: z.uuid(), textId: z.uuid() });
type TextJob = z.infer<typeof textJob>;

export type TextParts = {
  readonly db: Database;
  readonly services: Pick<Scope['services'], 'clock' | 'keyring'>;
  /** Null where texts are not set up. */
  readonly texter: Texter | null;
};

/** The job behind `queueText`. A text goes out once; where nobody knows whether it did, the gateway is asked first. */
export function sendTextTask(parts: TextParts): Task<TextJob> {
  return { name: SEND_TEXT_TASK, payload: textJob, run: (job) => sendText(parts, job) };
}

/** Asks the gateway what became of a text, until that is settled or nothing more is to be learned. */
export function lookAtTextTask(parts: TextParts): Task<TextJob> {
  return { name: LOOK_TASK, payload: textJob, run: (job) => lookAtText(parts, job) };
}

type Claimed = {
  /** As it stands now. */
  readonly sending: Sending;
  /** It may have been handed over before: the gateway is asked first. */
  readonly isOpen: boolean;
  readonly number: string;
  readonly body: string;
};

async function sendText(parts: TextParts, job: TextJob): Promise<void> {
  const { texter } = parts;
  const claimed = await inHouse(parts, job, (scope) => claim(scope, job, texter !== null));
  if (claimed === null || texter === null) return;
  if (claimed.isOpen) return lookFor(parts, texter, { job, claimed });
  const { number: to, body } = claimed;
  const outcome = await texter.send({ to, body });
  await inHouse(parts, job, (scope) => noteOutcome(scope, { job, claimed, outcome }));
}

/**
 * The text, if there is anything to do about it. Before it is handed over it is noted that it may be: whoever finds that note
 * later looks first whether it was.
 */
async function claim(scope: InTransaction, job: TextJob, isSetUp: boolean): Promise<Claimed | null> {
  const [row] = await scope.tx.select().from(textMessage).where(textIs(job)).for('update');
  if (row === undefined || row.bodySealed === null || row.numberSealed === null) return null;
  const { keyring, clock } = scope.services;
  const opened = (what: 'number' | 'body', sealed: Uint8Array) =>
    Buffer.from(open(keyring, sealed, placeOf(what, job.organizationId, row.id))).toString('utf8');
  const [number, body] = [opened('number', row.numberSealed), opened('body', row.bodySealed)];
  const { attempts, atMostOnce, armedAt, endsAt } = row;
  const sending: Sending = { attempts, atMostOnce, armedAt, endsAt };
  const step = stepOf(sending, clock.now());
  if (step === 'look-for' && isSetUp) return { sending, isOpen: true, number, body };
  const hindrance = await hindranceOf(scope, {
    number,
    isSetUp,
    isLate: step === 'too-late',
    isOpen: armedAt !== null,
  });
  if (hindrance !== null) {
    await update(scope, job, { ...ended(scope, 'failed'), errorCode: hindrance, armedAt: null });
    return null;
  }
  const begun = { armedAt: clock.now(), attempts: attempts + 1 };
  await update(scope, job, { state: 'sending', errorCode: null, ...begun });
  return { sending: { ...sending, ...begun }, isOpen: false, number, body };
}

async function hindranceOf(
  scope: InTransaction,
  of: { number: string; isSetUp: boolean; isLate: boolean; isOpen: boolean },
): Promise<SmsTrouble | null> {
  if (!of.isSetUp) return of.isOpen ? 'SMS_OUTCOME_UNKNOWN' : 'SMS_NOT_SET_UP';
  if (of.isLate) return 'SMS_TOO_LATE';
  return (await isStopped(scope, of.number)) ? 'SMS_STOPPED' : null;
}

type Noting = { readonly job: TextJob; readonly claimed: Claimed };

async function noteOutcome(scope: InTransaction, of: Noting & { outcome: HandOutcome }): Promise<void> {
  const { job, claimed, outcome } = of;
  const { sending, number } = claimed;
  if (!(await isStillOpen(scope, job, sending))) return;
  if (outcome.kind === 'taken') return noteTaken(scope, job, { handed: outcome, number });
  const { code, remoteCode } = outcome;
  if (outcome.kind === 'unknown') {
    await update(scope, job, { errorCode: code, remoteCode });
    return enqueueSending(scope, job.textId, lookForAt(sending, scope.services.clock.now()));
  }
  if (code === 'SMS_STOPPED') await keepStop(scope, number);
  const at =
    outcome.kind === 'refused'
      ? null
      : retryAt(sending, { now: scope.services.clock.now(), patienceMs: outcome.patienceMs });
  if (at === null) {
    return update(scope, job, { ...ended(scope, 'failed'), errorCode: code, remoteCode, armedAt: null });
  }
  await update(scope, job, { state: 'waiting', errorCode: code, remoteCode, armedAt: null });
  await enqueueSending(scope, job.textId, at);
}

/** It went out, and the answer did not come, or the process died: the gateway has it among the newest, or never had it. */
async function lookFor(parts: TextParts, texter: Texter, { job, claimed }: Noting): Promise<void> {
  const { number: to, body, sending } = claimed;
  const found = await texter.find({ to, body, since: sending.armedAt ?? sending.endsAt });
  await inHouse(parts, job, async (scope) => {
    if (!(await isStillOpen(scope, job, sending))) return;
    const now = scope.services.clock.now();
    if (found.trouble === null && found.value !== null)
      return noteTaken(scope, job, { handed: found.value, number: to });
    // Without an answer it stays open; where it is of no use any more, so does the question.
    const next = found.trouble === null ? afterNotFound(sending, now) : sending.endsAt <= now ? 'give-up' : 'wait';
    if (next === 'give-up') {
      const failed = { ...ended(scope, 'failed'), errorCode: 'SMS_OUTCOME_UNKNOWN', armedAt: null } as const;
      return update(scope, job, failed);
    }
    if (next === 'wait') return enqueueSending(scope, job.textId, lookForAt(sending, now));
    await update(scope, job, { state: 'waiting', armedAt: null });
    await enqueueSending(scope, job.textId);
  });
}

/** Whoever was held up for long finds that somebody else has settled it meanwhile. */
async function isStillOpen(scope: InTransaction, job: TextJob, { attempts }: Sending): Promise<boolean> {
  const [row] = await scope.tx
    .select({ state: textMessage.state, attempts: textMessage.attempts })
    .from(textMessage)
    .where(textIs(job))
    .for('update');
  return row?.state === 'sending' && row.attempts === attempts;
}

async function noteTaken(
  scope: InTransaction,
  job: TextJob,
  { handed, number }: { handed: Handed; number: string },
): Promise<void> {
  const { remoteId, remoteCode } = handed;
  const sentAt = scope.services.clock.now();
  await update(scope, job, {
    state: 'sent',
    bodySealed: null,
    armedAt: null,
    errorCode: null,
    remoteId,
    remoteCode,
    sentAt,
  });
  await noteFate(scope, job, { handed, number, looks: 0 });
}

async function lookAtText(parts: TextParts, job: TextJob): Promise<void> {
  const { texter } = parts;
  if (texter === null) return;
  const sent = await inHouse(parts, job, async (scope) => {
    const [row] = await scope.tx.select().from(textMessage).where(textIs(job));
    if (row?.state !== 'sent' || row.remoteId === null || row.numberSealed === null) return null;
    const place = placeOf('number', job.organizationId, row.id);
    const number = Buffer.from(open(scope.services.keyring, row.numberSealed, place)).toString('utf8');
    return { remoteId: row.remoteId, number, looks: row.looks };
  });
  if (sent === null) return;
  const said = await texter.read(sent.remoteId);
  const { number, looks, remoteId } = sent;
  const handed = said.trouble === null ? said.value : { remoteId, status: 'unknown', remoteCode: null };
  await inHouse(parts, job, (scope) => noteFate(scope, job, { handed, number, looks: looks + 1 }));
}

/** Statuses from which nothing changes any more (twilio.com/docs/messaging/api/message-resource, read 2026-11-23). */
const FATES: Readonly<Record<string, 'delivered' | 'failed'>> = {
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

async function noteFate(
  scope: InTransaction,
  job: TextJob,
  { handed, number, looks }: { handed: Handed; number: string; looks: number },
): Promise<void> {
  const fate = FATES[handed.status];
  if (fate === undefined) {
    const at = lookAt(looks, scope.services.clock.now());
    await update(scope, job, { looks, ...(at === null ? { numberSealed: null } : {}) });
    if (at === null) return;
    const { organizationId, textId } = job;
    const payload = { organizationId, textId };
    return enqueue(scope.tx, { task: LOOK_TASK, payload, runAt: at, jobKey: `${LOOK_TASK}:${textId}` });
  }
  const errorCode = fate === 'failed' ? troubleOfDelivery(handed.remoteCode) : null;
  if (errorCode === 'SMS_STOPPED') await keepStop(scope, number);
  await update(scope, job, { ...ended(scope, fate), looks, errorCode, remoteCode: handed.remoteCode });
}

/** Neither words nor number are kept of what is settled. */
function ended({ services }: InTransaction, state: 'delivered' | 'failed') {
  return { state, bodySealed: null, numberSealed: null, settledAt: services.clock.now() };
}

async function update(
  scope: InTransaction,
  job: TextJob,
  set: Partial<typeof textMessage.$inferInsert>,
): Promise<void> {
  await scope.tx.update(textMessage).set(set).where(textIs(job));
}

function textIs({ organizationId, textId }: TextJob) {
  return and(eq(textMessage.organizationId, organizationId), eq(textMessage.id, textId));
}

function inHouse<T>({ db, services }: TextParts, job: TextJob, work: (scope: InTransaction) => Promise<T>): Promise<T> {
  // Ids of a job that our own transaction wrote.
  const organizationId = job.organizationId as OrganizationId;
  return db.inOrganization(organizationId, (tx: Tx) => work({ tx, organizationId, services }));
}
