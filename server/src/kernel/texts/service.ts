import { and, desc, eq, inArray } from 'drizzle-orm';
import { hashCode } from '../crypto/link-word.ts';
import { seal } from '../crypto/seal.ts';
import { type Id, newId } from '../ids/ids.ts';
import { enqueue } from '../jobs/jobs.ts';
import type { Scope } from '../scope/scope.ts';
import { textMessage, textStop } from './schema.ts';
import { countSegments } from './segments.ts';

export type TextId = Id<'text'>;
export type InTransaction = Pick<Scope, 'tx' | 'organizationId'> & {
  readonly services: Pick<Scope['services'], 'clock' | 'keyring'>;
};

export const SEND_TEXT_TASK = 'text-send';

export type NewText = {
  /** Whatever it is written for, by which its fate is found again. */
  readonly aboutId: string;
  readonly kind: string;
  /** In E.164, as `readNumber` gives it. */
  readonly number: string;
  readonly body: string;
  /** It is no use to anybody after this, and is not sent any more. */
  readonly endsAt: Date;
  /** A second one would do more harm than none, as of a code: where nobody knows whether it went, it does not go again. */
  readonly atMostOnce?: boolean;
};

/**
 * Writes a text and the job that sends it, both in the caller's transaction. Number and words are kept sealed, and no longer than
 * they are needed.
 */
export async function queueText(scope: InTransaction, text: NewText): Promise<TextId> {
  const { organizationId, services } = scope;
  const { keyring } = services;
  const now = services.clock.now();
  const id = newId<'text'>(now.getTime());
  const { aboutId, kind, body, number, endsAt, atMostOnce = false } = text;
  await scope.tx.insert(textMessage).values({
    organizationId,
    id,
    aboutId,
    kind,
    numberSealed: seal(keyring, Buffer.from(number), placeOf('number', organizationId, id)),
    bodySealed: seal(keyring, Buffer.from(body), placeOf('body', organizationId, id)),
    segments: countSegments(body).segments,
    state: 'waiting',
    atMostOnce,
    createdAt: now,
    endsAt,
  });
  await enqueueSending(scope, id);
  return id;
}

export async function enqueueSending(
  { tx, organizationId }: Pick<Scope, 'tx' | 'organizationId'>,
  textId: string,
  runAt?: Date,
): Promise<void> {
  const job = { task: SEND_TEXT_TASK, payload: { organizationId, textId }, jobKey: `${SEND_TEXT_TASK}:${textId}` };
  await enqueue(tx, runAt === undefined ? job : { ...job, runAt });
}

/** Takes back what waits to be sent about something: a newer one comes, or nobody is to get any. What is under way goes its way. */
export async function dropTexts(scope: InTransaction, aboutId: string, kinds?: readonly string[]): Promise<void> {
  await scope.tx
    .update(textMessage)
    .set({ state: 'dropped', bodySealed: null, numberSealed: null, settledAt: scope.services.clock.now() })
    .where(
      and(
        eq(textMessage.organizationId, scope.organizationId),
        eq(textMessage.aboutId, aboutId),
        eq(textMessage.state, 'waiting'),
        kinds === undefined ? undefined : inArray(textMessage.kind, [...kinds]),
      ),
    );
}

/** How a text stands. `sent`: it left the gateway, and whether it came is not known, or not yet. */
export type TextView = {
  readonly kind: string;
  readonly state: (typeof textMessage.$inferSelect)['state'];
  /** Why it waits or could not be delivered; see `trouble.ts`. */
  readonly errorCode: string | null;
  /** How many it counts as where texts are paid for. */
  readonly segments: number;
  /** When that was so first. */
  readonly at: Date;
};

/** The newest text about each of several things; nothing for what no text was written about. */
export async function newestTexts(
  scope: Pick<Scope, 'tx' | 'organizationId'>,
  aboutIds: readonly string[],
): Promise<ReadonlyMap<string, TextView>> {
  if (aboutIds.length === 0) return new Map();
  const rows = await scope.tx
    .selectDistinctOn([textMessage.aboutId])
    .from(textMessage)
    .where(and(eq(textMessage.organizationId, scope.organizationId), inArray(textMessage.aboutId, [...aboutIds])))
    .orderBy(textMessage.aboutId, desc(textMessage.id));
  return new Map(
    rows.map(({ aboutId, kind, state, errorCode, segments, createdAt, sentAt, settledAt }) => [
      aboutId,
      { kind, state, errorCode, segments, at: settledAt ?? sentAt ?? createdAt },
    ]),
  );
}

/** Whether the owner of a number wants no more texts. */
export async function isStopped(scope: InTransaction, number: string): Promise<boolean> {
  return (await stoppedAmong(scope, [number])).size > 0;
}

/** Those of the numbers whose owners want no more texts. */
export async function stoppedAmong(scope: InTransaction, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set();
  const byHash = new Map(numbers.map((number) => [hashNumber(scope, number), number]));
  const rows = await scope.tx
    .select({ hash: textStop.numberHash })
    .from(textStop)
    .where(and(eq(textStop.organizationId, scope.organizationId), inArray(textStop.numberHash, [...byHash.keys()])));
  return new Set(rows.flatMap(({ hash }) => byHash.get(hash) ?? []));
}

/** Remembers that a number wants no more texts. */
export async function keepStop(scope: InTransaction, number: string): Promise<void> {
  const { organizationId, services } = scope;
  await scope.tx
    .insert(textStop)
    .values({ organizationId, numberHash: hashNumber(scope, number), stoppedAt: services.clock.now() })
    .onConflictDoNothing();
}

/** Numbers are few enough to be guessed from a plain hash: it is keyed. */
function hashNumber({ organizationId, services }: InTransaction, number: string): string {
  return hashCode(services.keyring, { purpose: 'text-number', id: organizationId }, number);
}

export function placeOf(what: 'number' | 'body', organizationId: string, textId: string): string {
  return `text_message.${what}:${organizationId}:${textId}`;
}
