import { and, count, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { open, seal } from '../crypto/seal.ts';
import type { Database, Tx } from '../db/database.ts';
import { BedsideError } from '../errors/bedside-error.ts';
import { type Id, newId, type OrganizationId, type PersonId } from '../ids/ids.ts';
import { enqueue, type Task } from '../jobs/jobs.ts';
import type { Scope } from '../scope/scope.ts';
import type { MailTiming } from './mail-timing.ts';
import { type DoorKind, MAIL_WORDS, mailLocale } from './mail-words.ts';
import type { Mailer } from './mailer.ts';
import { outboxMessage } from './schema.ts';

export type MessageId = Id<'message'>;
type InTransaction = Pick<Scope, 'tx' | 'organizationId'> & {
  readonly services: Pick<Scope['services'], 'clock' | 'keyring' | 'publicUrl'>;
};

const SEND_TASK = 'mail-send';
const DIGEST_TASK = 'mail-digest';
/** The queue waits e^n seconds after the n-th try: ten tries reach over half a day. */
const MAX_ATTEMPTS = 10;
const PATH = /^\/(?![/\\])[^\s\\]*$/;

export type NewMessage = {
  readonly personId: PersonId;
  /** What it is about, for icons and filters: `review-requested`. */
  readonly kind: string;
  /** Title and text are shown inside only, never mailed. The title is stored in clear: no names, no post text. */
  readonly subject: string;
  readonly body: string;
  /** A page of this house: a path beginning with one slash, or a whole address below the public one; null leads to the start page. It goes into the mail: ids only. */
  readonly link: string | null;
};

/**
 * Tells a person something: writes the message and the job that mails "something waits for you", both in the caller's
 * transaction. Throws `MAIL_LINK_INVALID` for a link that leads out of the house.
 */
export async function queueMail(scope: InTransaction, message: NewMessage): Promise<MessageId> {
  return queue(scope, message, null);
}

/**
 * Like `queueMail`, for somebody who cannot sign in yet: the mail carries `door`, a whole address with a secret in it. It
 * is kept sealed, and no longer than until the mail has gone.
 */
export async function queueDoorMail(
  scope: InTransaction,
  message: NewMessage & { readonly kind: DoorKind; readonly door: string },
): Promise<MessageId> {
  return queue(scope, message, message.door);
}

async function queue(scope: InTransaction, message: NewMessage, door: string | null): Promise<MessageId> {
  const { organizationId, tx, services } = scope;
  const link = message.link === null ? null : pathOf(message.link, services.publicUrl);
  const now = services.clock.now();
  const id = newId<'message'>(now.getTime());
  await tx.insert(outboxMessage).values({
    organizationId,
    id,
    personId: message.personId,
    kind: message.kind,
    subject: message.subject,
    bodySealed: seal(services.keyring, Buffer.from(message.body), bodyPlace(organizationId, id)),
    link,
    doorSealed: door === null ? null : seal(services.keyring, Buffer.from(door), doorPlace(organizationId, id)),
    createdAt: now,
  });
  const job: SendJob = { organizationId, messageId: id };
  await enqueue(tx, { task: SEND_TASK, payload: job, maxAttempts: MAX_ATTEMPTS });
  return id;
}

/** Links are kept as paths, so that they still lead home after the public address changed. */
function pathOf(link: string, publicUrl: string): string {
  const path = link.startsWith(`${publicUrl}/`) ? link.slice(publicUrl.length) : link;
  if (PATH.test(path)) return path;
  throw new BedsideError({
    code: 'MAIL_LINK_INVALID',
    status: 500,
    message: 'A message can only link to a page of this house.',
  });
}

export type MessageView = {
  readonly id: MessageId;
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly link: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  /** Null while the mail has not gone out; see `mailErrorCode` for why. */
  readonly mailedAt: Date | null;
  readonly mailErrorCode: string | null;
};

/** A person's messages, newest first. `before` is the id of the last one of the page before. */
export async function listMessages(
  scope: InTransaction,
  query: { personId: PersonId; limit: number; before?: MessageId },
): Promise<readonly MessageView[]> {
  const rows = await scope.tx
    .select()
    .from(outboxMessage)
    .where(
      and(
        eq(outboxMessage.organizationId, scope.organizationId),
        eq(outboxMessage.personId, query.personId),
        query.before === undefined ? undefined : lt(outboxMessage.id, query.before),
      ),
    )
    .orderBy(desc(outboxMessage.id))
    .limit(query.limit);
  return rows.map((row) => toView(scope, row));
}

/** Marks everything that a person has not read as read; gives how many that were. */
export async function markAllRead(scope: InTransaction, personId: PersonId): Promise<number> {
  const read = await scope.tx
    .update(outboxMessage)
    .set({ readAt: scope.services.clock.now() })
    .where(
      and(
        eq(outboxMessage.organizationId, scope.organizationId),
        eq(outboxMessage.personId, personId),
        isNull(outboxMessage.readAt),
      ),
    )
    .returning({ id: outboxMessage.id });
  return read.length;
}

/** How many of a person's messages they have not read, on all pages. */
export async function countUnread(scope: InTransaction, personId: PersonId): Promise<number> {
  const [row] = await scope.tx
    .select({ unread: count() })
    .from(outboxMessage)
    .where(
      and(
        eq(outboxMessage.organizationId, scope.organizationId),
        eq(outboxMessage.personId, personId),
        isNull(outboxMessage.readAt),
      ),
    );
  return row?.unread ?? 0;
}

/** Marks a message of this person as read; the first time counts. Another person's message stays as it is. */
export async function markRead(scope: InTransaction, read: { personId: PersonId; messageId: string }): Promise<void> {
  await scope.tx
    .update(outboxMessage)
    .set({ readAt: scope.services.clock.now() })
    .where(
      and(
        rowIs(scope.organizationId, read.messageId),
        eq(outboxMessage.personId, read.personId),
        isNull(outboxMessage.readAt),
      ),
    );
}

const sendJob = z.object({ organizationId: z.uuid(), messageId: z.uuid() });
type SendJob = z.infer<typeof sendJob>;
const digestJob = z.object({ organizationId: z.uuid(), personId: z.uuid() });
type DigestJob = z.infer<typeof digestJob>;

export type SendParts = {
  readonly db: Database;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** Null when mail is not set up: messages then stay inside, with the code `MAIL_NOT_SET_UP`. */
  readonly mailer: Mailer | null;
  readonly publicUrl: string;
  /** When the mail about a message goes out, as the person chose. Links with a secret always go at once. */
  readonly timingOf: (
    tx: Tx,
    message: { organizationId: OrganizationId; personId: PersonId; kind: string; now: Date },
  ) => Promise<MailTiming>;
  /** Where a person gets mail, and in which language; null when they get none any more. */
  readonly recipientOf: (
    tx: Tx,
    who: { organizationId: OrganizationId; personId: PersonId },
  ) => Promise<{ address: string; locale: string } | null>;
};

/** The job behind `queueMail`. A mail that was sent is not sent again, unless the process dies in the moment between sending and noting it. */
export function sendQueuedTask(parts: SendParts): Task<SendJob> {
  return { name: SEND_TASK, payload: sendJob, run: (job) => sendQueued(parts, job) };
}

/** Sends one queued mail. Throws, so that the queue tries again later, unless trying again cannot help. */
export async function sendQueued(parts: SendParts, job: SendJob): Promise<void> {
  // Ids of a job that our own transaction wrote.
  const organizationId = job.organizationId as OrganizationId;
  const note = (outcome: Outcome) =>
    parts.db.inOrganization(organizationId, (tx) => noteOutcome(tx, { ...job, outcome }));
  const waiting = await loadWaiting(parts, organizationId, job.messageId);
  if (waiting === null) return;
  if (parts.mailer === null) return note({ errorCode: 'MAIL_NOT_SET_UP' });
  if (waiting.recipient === null) return note({ errorCode: 'MAIL_NO_RECIPIENT' });
  if (waiting.timing.kind === 'never') return note({ errorCode: 'MAIL_NOT_WANTED' });
  if (waiting.timing.kind !== 'now') return waitFor(parts, { ...waiting.timing, ...job, personId: waiting.personId });
  try {
    await parts.mailer.send({
      to: waiting.recipient.address,
      ...wordsFor(parts, { ...waiting, locale: waiting.recipient.locale, messageId: job.messageId, organizationId }),
      messageId: job.messageId,
    });
  } catch (error) {
    const errorCode = error instanceof BedsideError ? error.code : 'MAIL_NOT_SENT';
    await note({ errorCode });
    if (errorCode === 'MAIL_RECIPIENT_REFUSED') return;
    throw error;
  }
  await note({ sentAt: parts.clock.now() });
}

/** Puts a mail off, by a job that comes back at its time; those of one person's daily mail are one job. */
async function waitFor(
  parts: SendParts,
  put: { kind: 'later' | 'digest'; at: Date; organizationId: string; messageId: string; personId: PersonId },
): Promise<void> {
  const { organizationId, messageId, personId } = put;
  const job =
    put.kind === 'later'
      ? { task: SEND_TASK, payload: { organizationId, messageId }, jobKey: `mail:${messageId}` }
      : { task: DIGEST_TASK, payload: { organizationId, personId }, jobKey: `digest:${organizationId}:${personId}` };
  // The queue wrote this id; it is of an organization.
  await parts.db.inOrganization(organizationId as OrganizationId, (tx) =>
    enqueue(tx, { ...job, runAt: put.at, maxAttempts: MAX_ATTEMPTS }),
  );
}

/** The job of a person's daily mail: one mail about everything that was not mailed yet and is unread inside. */
export function sendDigestTask(parts: SendParts): Task<DigestJob> {
  return { name: DIGEST_TASK, payload: digestJob, run: (job) => sendDigest(parts, job) };
}

/** Sends one mail about all that waits for a person. Throws, so that the queue tries again later. */
export async function sendDigest(parts: SendParts, job: DigestJob): Promise<void> {
  // Ids of a job that our own transaction wrote.
  const organizationId = job.organizationId as OrganizationId;
  const personId = job.personId as PersonId;
  const { waiting, recipient } = await parts.db.inOrganization(organizationId, async (tx) => ({
    waiting: await unsentMessages(tx, { organizationId, personId }),
    recipient: await parts.recipientOf(tx, { organizationId, personId }),
  }));
  if (parts.mailer === null || recipient === null) return;
  const unread = waiting.filter((message) => message.readAt === null);
  if (unread.length > 0) {
    const { subject, text } = MAIL_WORDS[mailLocale(recipient.locale)].digest;
    const words = { subject, text: text(unread.length, `${parts.publicUrl}/messages`) };
    // One identity for one set of messages: a mail that is sent again after a crash can be told by it.
    await parts.mailer.send({ to: recipient.address, ...words, messageId: waiting.at(-1)?.id ?? '' });
  }
  const sentAt = parts.clock.now();
  await parts.db.inOrganization(organizationId, async (tx) => {
    for (const { id, readAt } of waiting) {
      const outcome: Outcome = readAt === null ? { sentAt } : { errorCode: 'MAIL_READ_INSIDE' };
      await noteOutcome(tx, { organizationId, messageId: id, outcome });
    }
  });
}

function unsentMessages(tx: Tx, who: { organizationId: OrganizationId; personId: PersonId }) {
  return tx
    .select({ id: outboxMessage.id, readAt: outboxMessage.readAt })
    .from(outboxMessage)
    .where(
      and(
        eq(outboxMessage.organizationId, who.organizationId),
        eq(outboxMessage.personId, who.personId),
        isNull(outboxMessage.sentAt),
        isNull(outboxMessage.doorSealed),
        isNull(outboxMessage.lastErrorCode),
      ),
    )
    .orderBy(outboxMessage.id);
}

function wordsFor(
  parts: SendParts,
  mail: Pick<Waiting, 'door' | 'link'> & { locale: string; organizationId: string; messageId: string },
): { subject: string; text: string } {
  const words = MAIL_WORDS[mailLocale(mail.locale)];
  if (mail.door === null) return { subject: words.subject, text: words.text(`${parts.publicUrl}${mail.link ?? '/'}`) };
  const door = open(parts.keyring, mail.door.sealed, doorPlace(mail.organizationId, mail.messageId));
  const { subject, text } = words[mail.door.kind];
  return { subject, text: text(Buffer.from(door).toString('utf8')) };
}

type Waiting = {
  readonly personId: PersonId;
  readonly timing: MailTiming;
  readonly door: { readonly kind: DoorKind; readonly sealed: Uint8Array } | null;
  readonly link: string | null;
  readonly recipient: { address: string; locale: string } | null;
};

async function loadWaiting(
  parts: SendParts,
  organizationId: OrganizationId,
  messageId: string,
): Promise<Waiting | null> {
  return parts.db.inOrganization(organizationId, async (tx) => {
    const [row] = await tx
      .select({
        personId: outboxMessage.personId,
        kind: outboxMessage.kind,
        link: outboxMessage.link,
        doorSealed: outboxMessage.doorSealed,
      })
      .from(outboxMessage)
      .where(and(rowIs(organizationId, messageId), isNull(outboxMessage.sentAt)));
    if (row === undefined) return null;
    // The column holds ids of persons only, by its foreign key.
    const personId = row.personId as PersonId;
    const recipient = await parts.recipientOf(tx, { organizationId, personId });
    // Only `queueDoorMail` seals a door, and it takes kinds of doors only.
    const door = row.doorSealed === null ? null : { kind: row.kind as DoorKind, sealed: row.doorSealed };
    const isDoor = door !== null;
    const timing: MailTiming = isDoor
      ? { kind: 'now' }
      : await parts.timingOf(tx, { organizationId, personId, kind: row.kind, now: parts.clock.now() });
    return { personId, door, link: row.link, recipient, timing };
  });
}

type Outcome = { readonly sentAt: Date } | { readonly errorCode: string };

async function noteOutcome(tx: Tx, noted: SendJob & { outcome: Outcome }): Promise<void> {
  const { outcome } = noted;
  const result =
    'sentAt' in outcome
      ? { sentAt: outcome.sentAt, lastErrorCode: null, doorSealed: null }
      : { lastErrorCode: outcome.errorCode };
  await tx
    .update(outboxMessage)
    .set({ ...result, attempts: sql`${outboxMessage.attempts} + 1` })
    .where(rowIs(noted.organizationId, noted.messageId));
}

function rowIs(organizationId: string, messageId: string) {
  return and(eq(outboxMessage.organizationId, organizationId), eq(outboxMessage.id, messageId));
}

function doorPlace(organizationId: string, id: string): string {
  return `outbox_message.door:${organizationId}:${id}`;
}

function bodyPlace(organizationId: string, id: string): string {
  return `outbox_message.body:${organizationId}:${id}`;
}

function toView(scope: InTransaction, row: typeof outboxMessage.$inferSelect): MessageView {
  const body = open(scope.services.keyring, row.bodySealed, bodyPlace(row.organizationId, row.id));
  return {
    // The primary key of this table.
    id: row.id as MessageId,
    kind: row.kind,
    subject: row.subject,
    body: Buffer.from(body).toString('utf8'),
    link: row.link,
    createdAt: row.createdAt,
    readAt: row.readAt,
    mailedAt: row.sentAt,
    mailErrorCode: row.lastErrorCode,
  };
}
