import { and, desc, eq, isNull } from 'drizzle-orm';
import { type EventObject, recordEvent } from '../../kernel/audit/service.ts';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { lockPost, noteStage, type PostRow } from '../compose/service.ts';
import type { DeliveryState } from './contract.ts';
import { followParts } from './delivery-parts.ts';
import { setWake } from './delivery-wake.ts';
import { attempt, delivery, receipt } from './schema.ts';
import { stageEventOf, type Transition } from './state.ts';

export type DeliveryRow = typeof delivery.$inferSelect;
export type AttemptRow = typeof attempt.$inferSelect;
export type ReceiptKind = (typeof receipt.$inferSelect)['kind'];

/** A delivery that one worker holds until the lease ends; every later write names the epoch. */
export type Claim = {
  readonly organizationId: OrganizationId;
  readonly deliveryId: string;
  readonly postId: string;
  readonly epoch: number;
  /** As it was when it was claimed, to know what to do next; whatever is written looks again. */
  readonly state: DeliveryState;
};

/** Thrown when another worker took the delivery over: whatever this one knows is stale and must not be written. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
}

/** Post and delivery of a claim, locked in this order. Throws `FencedError` when the claim is not the newest. */
export async function lockClaimed(scope: Scope, claim: Claim): Promise<{ post: PostRow; row: DeliveryRow }> {
  const post = await lockPost(scope, claim.postId);
  const [row] = await scope.tx.select().from(delivery).where(deliveryIs(scope, claim.deliveryId)).for('update');
  return { post, row: requireNewest(row, claim) };
}

/** The delivery of a claim as it is, to decide what to do; whatever is written locks it first. */
export async function readClaimed(scope: Scope, claim: Claim): Promise<DeliveryRow> {
  const [row] = await scope.tx.select().from(delivery).where(deliveryIs(scope, claim.deliveryId));
  return requireNewest(row, claim);
}

function requireNewest(row: DeliveryRow | undefined, claim: Claim): DeliveryRow {
  if (row === undefined || row.epoch !== claim.epoch) throw new FencedError();
  return row;
}

function deliveryIs(scope: Scope, deliveryId: string) {
  return and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, deliveryId));
}

/** The attempt whose outcome is open, or null. */
export async function openAttempt(scope: Scope, deliveryId: string): Promise<AttemptRow | null> {
  const [row] = await scope.tx
    .select()
    .from(attempt)
    .where(
      and(
        eq(attempt.organizationId, scope.organizationId),
        eq(attempt.deliveryId, deliveryId),
        isNull(attempt.resolvedAt),
      ),
    );
  return row ?? null;
}

/** Writes the attempt that must be durable before any byte leaves. At most one can be open (unique in the database). */
export async function insertAttempt(
  scope: Scope,
  made: { row: DeliveryRow; notAfter: Date; clearance: unknown; ambiguousCode?: string },
): Promise<AttemptRow> {
  const now = scope.services.clock.now();
  const fresh: AttemptRow = {
    organizationId: scope.organizationId,
    id: newId<'attempt'>(now.getTime()),
    deliveryId: made.row.id,
    number: made.row.attemptCount + 1,
    epoch: made.row.epoch,
    armedAt: now,
    notAfter: made.notAfter,
    clearance: made.clearance,
    outcome: null,
    failureCode: null,
    ambiguousCode: made.ambiguousCode ?? null,
    resolvedAt: null,
  };
  await scope.tx.insert(attempt).values(fresh);
  return fresh;
}

export type Change = {
  readonly row: DeliveryRow;
  readonly post: PostRow;
  readonly set: Partial<
    Pick<
      DeliveryRow,
      | 'state'
      | 'wakeAt'
      | 'attemptCount'
      | 'absentReads'
      | 'firstArmedAt'
      | 'blockers'
      | 'failureCode'
      | 'remoteId'
      | 'url'
    >
  >;
  /** Keep the claim: the same worker goes on. */
  readonly keepLease?: boolean;
  readonly action: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  readonly reason?: string;
};

/** Changes a locked delivery, its wake-up, the stage of its post, and tells the trail: one event for one change. */
export async function changeDelivery(scope: Scope, change: Change): Promise<void> {
  const { row, set } = change;
  const leasedUntil = change.keepLease ? row.leasedUntil : null;
  const wakeAt = change.keepLease ? row.leasedUntil : (set.wakeAt ?? null);
  const [written] = await scope.tx
    .update(delivery)
    .set({ ...set, wakeAt, leasedUntil, updatedAt: scope.services.clock.now() })
    .where(and(deliveryIs(scope, row.id), eq(delivery.epoch, row.epoch)))
    .returning({ id: delivery.id });
  if (written === undefined) throw new FencedError();
  // The claim has set the wake-up to the end of its lease.
  if (!change.keepLease) await setWake(scope, row.id, wakeAt);
  const object: EventObject = { type: 'delivery', id: row.id, version: row.versionId, sha256: row.contentHash };
  await recordEvent(scope, {
    action: change.action,
    object,
    facts: change.facts ?? {},
    ...(change.reason === undefined ? {} : { reason: change.reason }),
  });
  if (set.state !== undefined) await followParts(scope, row, set.state);
  await noteStageOf(scope, { post: change.post, scheduleId: row.scheduleId });
}

/** Gives a claim back without a change of state: nothing happened that the trail should tell. */
export async function releaseClaim(
  scope: Scope,
  made: { row: DeliveryRow; wakeAt: Date | null; absentReads: number; failureCode: string | null },
): Promise<void> {
  const { row, wakeAt, absentReads, failureCode } = made;
  await scope.tx
    .update(delivery)
    .set({ wakeAt, absentReads, failureCode, leasedUntil: null })
    .where(and(deliveryIs(scope, row.id), eq(delivery.epoch, row.epoch)));
  await setWake(scope, row.id, wakeAt);
}

/** The newest attempt of a delivery, whatever came of it, or null. */
export async function lastAttempt(scope: Scope, deliveryId: string): Promise<AttemptRow | null> {
  const [row] = await scope.tx
    .select()
    .from(attempt)
    .where(and(eq(attempt.organizationId, scope.organizationId), eq(attempt.deliveryId, deliveryId)))
    .orderBy(desc(attempt.number))
    .limit(1);
  return row ?? null;
}

async function noteStageOf(scope: Scope, input: { post: PostRow; scheduleId: string }): Promise<void> {
  const rows = await scope.tx
    .select({ state: delivery.state })
    .from(delivery)
    .where(and(eq(delivery.organizationId, scope.organizationId), eq(delivery.scheduleId, input.scheduleId)));
  const event = stageEventOf(rows.map((row) => row.state));
  if (event !== null) await noteStage(scope, { row: input.post, event });
}

/** Closes or keeps open the attempt as a transition says. */
export async function resolveAttempt(
  scope: Scope,
  input: { attempt: AttemptRow; transition: Transition },
): Promise<void> {
  const { transition } = input;
  const open = transition.attemptOutcome === null;
  await scope.tx
    .update(attempt)
    .set(
      open
        ? { ambiguousCode: input.attempt.ambiguousCode ?? transition.failureCode }
        : {
            outcome: transition.attemptOutcome,
            failureCode: transition.failureCode,
            resolvedAt: scope.services.clock.now(),
          },
    )
    .where(and(eq(attempt.organizationId, scope.organizationId), eq(attempt.id, input.attempt.id)));
}

export async function insertReceipt(
  scope: Scope,
  made: {
    row: DeliveryRow;
    attemptId: string;
    kind: ReceiptKind;
    remoteId: string | null;
    url: string | null;
    evidence: unknown;
  },
): Promise<void> {
  const now = scope.services.clock.now();
  await scope.tx.insert(receipt).values({
    organizationId: scope.organizationId,
    id: newId<'receipt'>(now.getTime()),
    deliveryId: made.row.id,
    attemptId: made.attemptId,
    kind: made.kind,
    remoteId: made.remoteId,
    url: made.url,
    evidence: made.evidence,
    observedAt: now,
  });
}
