import { and, eq, lte } from 'drizzle-orm';
import { z } from 'zod';
import { openJson, sealJson } from '../crypto/seal.ts';
import type { Tx } from '../db/database.ts';
import type { OrganizationId } from '../ids/ids.ts';
import { enqueue, type Task } from '../jobs/jobs.ts';
import type { Services } from '../scope/scope.ts';
import { idempotencyKey } from './schema.ts';

/** How long a key is remembered; a later request under the same key is a new one. */
export const KEY_LIFE_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = 60 * 60 * 1_000;

/** Which row: one key of one sender in one organization. */
export type KeyPlace = { readonly organizationId: OrganizationId; readonly actor: string; readonly keyHash: string };

/** What a request was answered with: the body as it was parsed from JSON. */
export type StoredAnswer = { readonly status: number; readonly body: unknown };

export type FoundKey = {
  readonly requestHash: string;
  readonly createdAt: Date;
  /** Null where the request was not answered: it is under way, or its process died. */
  readonly answer: StoredAnswer | null;
};

type Reading = Pick<Services, 'keyring' | 'clock'>;

/** Writes the key, unless it is there: false then. Waits for another transaction that is writing the same one. */
export async function insertKey(
  tx: Tx,
  row: { readonly place: KeyPlace; readonly requestHash: string; readonly now: Date },
): Promise<boolean> {
  const { place, requestHash, now } = row;
  await tx.delete(idempotencyKey).where(and(rowIs(place), lte(idempotencyKey.createdAt, dayBefore(now))));
  const written = await tx
    .insert(idempotencyKey)
    .values({ ...place, requestHash, createdAt: now })
    .onConflictDoNothing()
    .returning({ createdAt: idempotencyKey.createdAt });
  return written.length > 0;
}

export async function findKey(tx: Tx, services: Reading, place: KeyPlace): Promise<FoundKey | null> {
  const [row] = await tx.select().from(idempotencyKey).where(rowIs(place));
  if (row === undefined || row.createdAt <= dayBefore(services.clock.now())) return null;
  const { requestHash, createdAt, status, answerSealed } = row;
  if (status === null || answerSealed === null) return { requestHash, createdAt, answer: null };
  const body = openJson(services.keyring, answerSealed, sealedPlace(place));
  return { requestHash, createdAt, answer: { status, body } };
}

/** Keeps the answer beside its key. Answers may hold links and secrets that are shown once: they are sealed, always. */
export async function keepAnswer(
  tx: Tx,
  services: Reading,
  kept: { readonly place: KeyPlace; readonly answer: StoredAnswer },
): Promise<void> {
  const { place, answer } = kept;
  await tx
    .update(idempotencyKey)
    .set({
      answeredAt: services.clock.now(),
      status: answer.status,
      answerSealed: sealJson(services.keyring, answer.body, sealedPlace(place)),
    })
    .where(rowIs(place));
}

function rowIs(place: KeyPlace) {
  return and(
    eq(idempotencyKey.organizationId, place.organizationId),
    eq(idempotencyKey.actor, place.actor),
    eq(idempotencyKey.keyHash, place.keyHash),
  );
}

function dayBefore(now: Date): Date {
  return new Date(now.getTime() - KEY_LIFE_MS);
}

function sealedPlace(place: KeyPlace): string {
  return `idempotency_key.answer:${place.organizationId}:${place.actor}:${place.keyHash}`;
}

const SWEEP_TASK = 'idempotency-sweep';
const sweepJob = z.object({ organizationId: z.uuid() });
type SweepJob = z.infer<typeof sweepJob>;

/** The hour whose keys are swept together, as one word. */
export function sweepHour(now: Date): string {
  return now.toISOString().slice(0, 13);
}

/** Asks for a sweep when every key of this hour is a day old; however often it is asked, it runs once. */
export async function askForSweep(tx: Tx, asked: { organizationId: OrganizationId; now: Date }): Promise<void> {
  const hourEnds = Math.ceil((asked.now.getTime() + 1) / HOUR_MS) * HOUR_MS;
  await enqueue(tx, {
    task: SWEEP_TASK,
    payload: { organizationId: asked.organizationId },
    runAt: new Date(hourEnds + KEY_LIFE_MS),
    jobKey: `${SWEEP_TASK}:${asked.organizationId}:${sweepHour(asked.now)}`,
  });
}

/** The job that forgets keys of an organization after a day. */
export function sweepKeysTask(services: Pick<Services, 'db' | 'clock'>): Task<SweepJob> {
  return {
    name: SWEEP_TASK,
    payload: sweepJob,
    run: async (job) => {
      // The id of a job that our own transaction wrote.
      const organizationId = job.organizationId as OrganizationId;
      await services.db.inOrganization(organizationId, (tx) =>
        tx
          .delete(idempotencyKey)
          .where(
            and(
              eq(idempotencyKey.organizationId, organizationId),
              lte(idempotencyKey.createdAt, dayBefore(services.clock.now())),
            ),
          ),
      );
    },
  };
}
