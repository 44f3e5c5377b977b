import { POST_BY_HAND } from '@bedside/connectors';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { listEvents } from '../../kernel/audit/service.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { emitEvent } from '../../kernel/jobs/jobs.ts';
import { requireAnyRole, requireRoleOn } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import { troubleView } from '../../registers/channels/service.ts';
import { seeAndStopEverywhere } from '../../registers/people/contract.ts';
import { namesOf } from '../../registers/people/service.ts';
import { postVersion } from '../compose/schema.ts';
import { readPost } from '../compose/service.ts';
import { publishAccess } from './access.ts';
import { withdrawAnew } from './anew/withdraw.ts';
import { postWithdrawn, removeFromNetwork, settleSeen } from './by-people.ts';
import type { ClearanceView, DeliveryView, trailEntry } from './contract.ts';
import type { AttemptRecord } from './engine/delivery-store.ts';
import { loadPreviewClearance } from './load-clearance.ts';
import { lockDelivery } from './lock-delivery.ts';
import { partsFor } from './outgoing-post.ts';
import type { DeliveryRow } from './postgres-store.ts';
import { attempt, delivery, receipt } from './schema.ts';
import { standingVersionNumber } from './standing.ts';
import type { PersonSaw } from './state.ts';

export { postWithdrawn, removeFromNetwork, settleSeen } from './by-people.ts';
export { loadShareClearance } from './load-clearance.ts';
export { lockDelivery } from './lock-delivery.ts';
export { partsFor } from './outgoing-post.ts';
export {
  clearanceOfHanded,
  confirmHanded,
  giveBackHanded,
  readHanded,
  removeHanded,
} from './settle-handed.ts';
export { standingVersionId } from './standing.ts';
export { readMarks } from './stops/marks.ts';
export { type PostNews, wakeForNews } from './wake-for-news.ts';

/** What stands between a post and the public, as of now. */
export async function getClearance(
  scope: Scope,
  postId: string,
): Promise<ClearanceView & { versionId: string | null }> {
  requireAnyRole(scope.actor, publishAccess.read, 'see what a post still needs');
  return loadPreviewClearance(scope, await readPost(scope, postId));
}

/** Deliveries of a post with attempts and receipts, newest time first. */
export async function listDeliveries(scope: Scope, postId: string): Promise<DeliveryView[]> {
  requireAnyRole(scope.actor, publishAccess.read, 'see deliveries');
  await readPost(scope, postId);
  return viewDeliveries(scope, eq(delivery.postId, postId));
}

async function viewDeliveries(scope: Scope, which: ReturnType<typeof eq>): Promise<DeliveryView[]> {
  const rows = await scope.tx
    .select({
      row: delivery,
      channelName: channel.name,
      network: channel.network,
      breaker: channel.breaker,
      serviceUrl: channel.serviceUrl,
      versionNumber: postVersion.number,
      standingVersionNumber,
      content: postVersion.content,
    })
    .from(delivery)
    .innerJoin(channel, and(eq(channel.organizationId, delivery.organizationId), eq(channel.id, delivery.channelId)))
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, delivery.organizationId), eq(postVersion.id, delivery.versionId)),
    )
    .where(and(eq(delivery.organizationId, scope.organizationId), which))
    .orderBy(desc(delivery.dueAt), asc(channel.name), asc(delivery.part), desc(delivery.createdAt));
  const ids = rows.map(({ row }) => row.id);
  if (ids.length === 0) return [];
  const attempts = await scope.tx
    .select()
    .from(attempt)
    .where(and(eq(attempt.organizationId, scope.organizationId), inArray(attempt.deliveryId, ids)))
    .orderBy(asc(attempt.number));
  const receipts = await scope.tx
    .select()
    .from(receipt)
    .where(and(eq(receipt.organizationId, scope.organizationId), inArray(receipt.deliveryId, ids)))
    .orderBy(asc(receipt.observedAt));
  const ofRow = (row: DeliveryRow) => attempts.filter((one) => one.deliveryId === row.id);
  const now = scope.services.clock.now();
  return rows.map(({ row, content, breaker, serviceUrl, ...joined }) => ({
    ...joined,
    trouble: troubleView({ breaker, serviceUrl }, now),
    partKind: partsFor(content, joined.network)[row.part]?.kind ?? ('post' as const),
    ...toDeliveryView(row, { attempts: ofRow(row), now }),
    attempts: ofRow(row).map(toAttemptView),
    receipts: receipts
      .filter((one) => one.deliveryId === row.id)
      .map((one) => ({
        id: one.id,
        attemptId: one.attemptId,
        kind: one.kind,
        remoteId: one.remoteId,
        url: one.url,
        observedAt: one.observedAt.toISOString(),
      })),
  }));
}

function toDeliveryView(row: DeliveryRow, seen: { attempts: readonly AttemptRecord[]; now: Date }) {
  const leaseOver = row.leasedUntil !== null && row.leasedUntil < seen.now;
  const takenOver = seen.attempts.some((one) => one.resolvedAt === null && one.epoch !== row.epoch);
  // Whoever armed it is silent for longer than the lease: nobody knows what came of it, and people are told so, even
  // while another worker holds it that has not looked yet.
  const lost = row.state === 'armed' && (leaseOver || takenOver);
  return {
    id: row.id,
    kind: row.kind,
    changesId: row.changesId,
    versionId: row.versionId,
    channelId: row.channelId,
    part: row.part,
    state: lost ? ('unknown' as const) : row.state,
    dueAt: row.dueAt.toISOString(),
    wakeAt: row.wakeAt?.toISOString() ?? null,
    blockers: row.blockers,
    failureCode: row.failureCode,
    remoteId: row.remoteId,
    url: row.url,
    absentReads: row.absentReads,
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toAttemptView(row: AttemptRecord): DeliveryView['attempts'][number] {
  return {
    id: row.id,
    number: row.number,
    armedAt: row.armedAt.toISOString(),
    notAfter: row.notAfter.toISOString(),
    outcome: row.outcome,
    failureCode: row.failureCode,
    ambiguousCode: row.ambiguousCode,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  };
}

async function viewOne(scope: Scope, deliveryId: string): Promise<DeliveryView> {
  const [view] = await viewDeliveries(scope, eq(delivery.id, deliveryId));
  if (view === undefined) throw notFound('delivery');
  return view;
}

/** Opens the removal of what stands on a network, and of the parts below it; the publisher carries it out and keeps receipts. */
export async function takeDown(scope: Scope, input: { deliveryId: string; reason: string }): Promise<DeliveryView> {
  requireAnyRole(scope.actor, publishAccess.takeDown, 'take posts down');
  const { post, row } = await lockDelivery(scope, input.deliveryId);
  requireRoleOn(scope.actor, publishAccess.takeDown, {
    whatFor: 'take posts down',
    channelIds: [row.channelId],
    unbound: seeAndStopEverywhere,
  });
  await withdrawAnew(scope, { postId: post.id, channelId: row.channelId });
  await removeFromNetwork(scope, { post, row, reason: input.reason });
  await emitEvent(scope.tx, postWithdrawn, { organizationId: scope.organizationId, postId: post.id });
  return viewOne(scope, row.id);
}

/** Writes down what a person saw on the network where reading back could not settle it. */
export async function settleByPerson(
  scope: Scope,
  input: { deliveryId: string; saw: PersonSaw; reason: string; url?: string | undefined },
): Promise<DeliveryView> {
  requireAnyRole(scope.actor, publishAccess.settle, 'settle deliveries');
  const { post, row } = await lockDelivery(scope, input.deliveryId);
  requireRoleOn(scope.actor, publishAccess.settle, { whatFor: 'settle deliveries', channelIds: [row.channelId] });
  await settleSeen(scope, { post, row, ...input });
  return viewOne(scope, row.id);
}

/** Everything that happened to a post and its deliveries, oldest first. */
export async function getTrail(scope: Scope, postId: string): Promise<z.input<typeof trailEntry>[]> {
  requireAnyRole(scope.actor, publishAccess.read, 'see the trail');
  await readPost(scope, postId);
  const deliveries = await scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.organizationId, scope.organizationId), eq(delivery.postId, postId)));
  const objects = [{ type: 'post', id: postId }, ...deliveries.map(({ id }) => ({ type: 'delivery', id }))];
  const names = await namesOf(scope);
  return (await listEvents(scope, objects)).map((event) => ({
    id: event.id,
    at: event.at.toISOString(),
    action: event.action,
    actorName: nameOfActor(event.actor, names),
    onBehalfOfName: event.leaf.acting_as === null ? null : nameOfActor(event.leaf.acting_as, names),
    objectType: event.objectType,
    facts: event.leaf.facts,
  }));
}

function nameOfActor(actor: string, names: ReadonlyMap<string, string>): string {
  const [type, id] = actor.split(':', 2);
  return type === 'person' ? (names.get(id ?? '') ?? '') : 'Bedside';
}

/** How many deliveries of the organization wait for something unusual. */
export async function countUnsettled(scope: Scope): Promise<{ unknown: number; needsPerson: number; parked: number }> {
  const now = scope.services.clock.now().toISOString();
  const lost = sql`${delivery.state} = 'armed' and (${delivery.leasedUntil} < ${now}::timestamptz or ${attempt.epoch} <> ${delivery.epoch})`;
  const [row] = await scope.tx
    .select({
      unknown: sql<string>`count(*) filter (where ${delivery.state} = 'unknown' or ${lost})`,
      needsPerson: sql<string>`count(*) filter (where ${delivery.state} = 'needs_person' and ${delivery.failureCode} is distinct from ${POST_BY_HAND})`,
      parked: sql<string>`count(*) filter (where ${delivery.state} = 'parked')`,
    })
    .from(delivery)
    // At most one attempt is open, so no delivery is counted twice.
    .leftJoin(
      attempt,
      and(
        eq(attempt.organizationId, delivery.organizationId),
        eq(attempt.deliveryId, delivery.id),
        isNull(attempt.resolvedAt),
      ),
    )
    // As the partial index has it: of most deliveries there is nothing to count.
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        sql`${delivery.state} in ('armed', 'unknown', 'needs_person', 'parked')`,
      ),
    );
  return { unknown: Number(row?.unknown), needsPerson: Number(row?.needsPerson), parked: Number(row?.parked) };
}
