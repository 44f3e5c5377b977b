import { and, eq, inArray, sql } from 'drizzle-orm';
import { enqueueMany, type NewJob } from '../../../kernel/jobs/jobs.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { authorizationSubject, signedAuthorization } from '../schema.ts';
import { fhirSending, fhirServer } from './schema.ts';

export const SEND_TASK = 'fhir-send';

/** Publishing and mail go first. */
const PRIORITY = 10;
/** A job runs again only when its worker died or the database was away: what a server answers is counted elsewhere. */
const MAX_RUNS = 25;

export type SendJob = {
  readonly organizationId: string;
  readonly authorizationId: string;
  /** Something about it is otherwise since then, such as that it has ended: it is sent once more. */
  readonly anew: boolean;
};

type Place = Pick<Scope, 'tx' | 'organizationId'>;

/**
 * Something happened to a permission that a chart has to know: what it is worth now is sent, by a job of this transaction. Where no
 * FHIR server is named, or it is not of a patient, nothing is written. Gives whether anything was.
 */
export async function queueSending(scope: Scope, authorizationId: string): Promise<boolean> {
  const { organizationId } = scope;
  const [told] = await scope.tx
    .select({ id: signedAuthorization.id })
    .from(signedAuthorization)
    .innerJoin(fhirServer, eq(fhirServer.organizationId, signedAuthorization.organizationId))
    .innerJoin(
      authorizationSubject,
      and(
        eq(authorizationSubject.organizationId, signedAuthorization.organizationId),
        eq(authorizationSubject.id, signedAuthorization.subjectId),
      ),
    )
    .where(
      and(
        eq(signedAuthorization.organizationId, organizationId),
        eq(signedAuthorization.id, authorizationId),
        eq(authorizationSubject.kind, 'patient'),
      ),
    );
  if (told === undefined) return false;
  const now = scope.services.clock.now();
  await scope.tx
    .insert(fhirSending)
    .values({ organizationId, authorizationId, changeNumber: 1, createdAt: now, ...fresh(now) })
    .onConflictDoUpdate({
      target: [fhirSending.organizationId, fhirSending.authorizationId],
      set: { changeNumber: sql`${fhirSending.changeNumber} + 1`, ...fresh(now) },
    });
  await queueTries(scope, [{ authorizationId }]);
  return true;
}

/** What waits or was refused is tried at once: the server is another one, or lets Bedside in now. Gives how many. */
export async function queueAllAgain(scope: Scope): Promise<number> {
  const again = await scope.tx
    .update(fhirSending)
    .set({ changeNumber: sql`${fhirSending.changeNumber} + 1`, ...fresh(scope.services.clock.now()) })
    .where(
      and(eq(fhirSending.organizationId, scope.organizationId), inArray(fhirSending.state, ['waiting', 'refused'])),
    )
    .returning({ authorizationId: fhirSending.authorizationId });
  await queueTries(scope, again);
  return again.length;
}

/** Never tried yet, since it was asked for. */
const fresh = (now: Date) => ({
  state: 'waiting' as const,
  attempts: 0,
  nextAt: now,
  lastStatus: null,
  lastErrorCode: null,
  issueCodes: [],
});

/** Asks for a try of each, now or later; each has one waiting job. */
export async function queueTries(
  { tx, organizationId }: Place,
  due: readonly { readonly authorizationId: string; readonly runAt?: Date }[],
): Promise<void> {
  await enqueueMany(
    tx,
    due.map(({ authorizationId, runAt }) =>
      jobOf({ organizationId, authorizationId, anew: false }, { key: 'try', ...(runAt && { runAt }) }),
    ),
  );
}

/** Asks for it to be sent once more when it has ended. */
export async function queueAtEnd(
  { tx, organizationId }: Place,
  end: { readonly authorizationId: string; readonly runAt: Date },
): Promise<void> {
  const job = { organizationId, authorizationId: end.authorizationId, anew: true };
  await enqueueMany(tx, [jobOf(job, { key: 'end', runAt: end.runAt })]);
}

function jobOf(payload: SendJob, { key, runAt }: { key: string; runAt?: Date }): NewJob {
  return {
    task: SEND_TASK,
    payload,
    jobKey: `${SEND_TASK}:${key}:${payload.authorizationId}`,
    // One after the other: a server that hangs takes one hand of the worker, and not all of them.
    queue: `${SEND_TASK}:${payload.organizationId}`,
    priority: PRIORITY,
    maxAttempts: MAX_RUNS,
    ...(runAt === undefined ? {} : { runAt }),
  };
}
