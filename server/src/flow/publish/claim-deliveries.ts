import { and, asc, eq, gt, inArray, isNull, lte, not, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import type { Claim, DueDelivery } from './engine/delivery-store.ts';
import { delivery, deliveryWake } from './schema.ts';

/** See `DeliveryStore.findDue`. */
export function findDue(
  services: Services,
  { limit, fullChannels }: { limit: number; fullChannels: readonly string[] },
): Promise<DueDelivery[]> {
  const isUrgent = sql`${deliveryWake.isUrgent}`; // as the indexes say it
  const hasHands =
    fullChannels.length === 0
      ? undefined
      : or(isNull(deliveryWake.channelId), notInArray(deliveryWake.channelId, [...fullChannels]));
  return services.db.acrossOrganizations(async (tx) => {
    const due = (isOfKind: SQL | undefined) =>
      tx
        .select({
          organizationId: deliveryWake.organizationId,
          deliveryId: deliveryWake.deliveryId,
          channelId: deliveryWake.channelId,
          isUrgent: deliveryWake.isUrgent,
        })
        .from(deliveryWake)
        .where(and(isOfKind, lte(deliveryWake.wakeAt, services.clock.now())))
        .orderBy(asc(deliveryWake.wakeAt), asc(deliveryWake.deliveryId))
        .limit(limit);
    const urgent = await due(isUrgent);
    const usual = await due(and(not(isUrgent), hasHands));
    return [...urgent, ...usual].map((row) => ({
      ...row,
      organizationId: row.organizationId as OrganizationId, // the column holds ids of organizations
    }));
  });
}

/** See `DeliveryStore.claim`. */
export async function claimDeliveries(
  seed: ScopeSeed,
  input: { deliveryIds: readonly string[]; workerId: string; leaseMs: number },
): Promise<Claim[]> {
  return inScope(seed, async (scope) => {
    const now = scope.services.clock.now();
    const free = await scope.tx
      .select({ id: delivery.id })
      .from(delivery)
      .where(
        and(
          eq(delivery.organizationId, scope.organizationId),
          inArray(delivery.id, [...input.deliveryIds]),
          lte(delivery.wakeAt, now),
          or(isNull(delivery.leasedUntil), lte(delivery.leasedUntil, now)),
        ),
      )
      .for('update', { skipLocked: true });
    if (free.length === 0) return [];
    const leasedUntil = new Date(now.getTime() + input.leaseMs);
    const ids = free.map((row) => row.id);
    const claimed = await scope.tx
      .update(delivery)
      .set({ epoch: sql`${delivery.epoch} + 1`, leasedUntil, wakeAt: leasedUntil, claimedBy: input.workerId })
      .where(and(eq(delivery.organizationId, scope.organizationId), inArray(delivery.id, ids)))
      .returning({
        deliveryId: delivery.id,
        postId: delivery.postId,
        channelId: delivery.channelId,
        epoch: delivery.epoch,
        state: delivery.state,
      });
    await scope.tx
      .update(deliveryWake)
      // Nobody looks before the lease is over unless its holder died, and then it may be in doubt.
      .set({ wakeAt: leasedUntil, isUrgent: true })
      .where(and(eq(deliveryWake.organizationId, scope.organizationId), inArray(deliveryWake.deliveryId, ids)));
    const place = new Map(input.deliveryIds.map((id, index) => [id, index]));
    return claimed
      .sort((left, right) => (place.get(left.deliveryId) ?? 0) - (place.get(right.deliveryId) ?? 0))
      .map((row) => ({ organizationId: scope.organizationId, requestId: newId<'request'>(), ...row }));
  });
}

/** See `DeliveryStore.endLeases`. */
export async function endLeases(
  services: Services,
  gone: { workerIds: readonly string[]; leaseMs: number },
): Promise<void> {
  for (const [organizationId, deliveryIds] of await findPerhapsLeased(services, gone.leaseMs)) {
    await services.db.inOrganization(organizationId, async (tx) => {
      const now = services.clock.now();
      const ended = await tx
        .update(delivery)
        .set({ leasedUntil: now, wakeAt: now })
        .where(
          and(
            eq(delivery.organizationId, organizationId),
            inArray(delivery.id, deliveryIds),
            inArray(delivery.claimedBy, [...gone.workerIds]),
            gt(delivery.leasedUntil, now),
          ),
        )
        .returning({ id: delivery.id });
      const ids = ended.map((row) => row.id);
      if (ids.length === 0) return;
      await tx
        .update(deliveryWake)
        .set({ wakeAt: now })
        .where(and(eq(deliveryWake.organizationId, organizationId), inArray(deliveryWake.deliveryId, ids)));
    });
  }
}

/** Deliveries that wake within a lease from now: all leased ones are among them, as a lease ends with a wake-up. */
async function findPerhapsLeased(services: Services, leaseMs: number): Promise<ReadonlyMap<OrganizationId, string[]>> {
  const now = services.clock.now();
  const rows = await services.db.acrossOrganizations((tx) =>
    tx
      .select({ organizationId: deliveryWake.organizationId, deliveryId: deliveryWake.deliveryId })
      .from(deliveryWake)
      .where(and(gt(deliveryWake.wakeAt, now), lte(deliveryWake.wakeAt, new Date(now.getTime() + leaseMs)))),
  );
  return byOrganization(rows);
}

function byOrganization(
  rows: readonly { organizationId: string; deliveryId: string }[],
): Map<OrganizationId, string[]> {
  const found = new Map<OrganizationId, string[]>();
  for (const row of rows) {
    const id = row.organizationId as OrganizationId; // the column holds ids of organizations
    const ids = found.get(id);
    if (ids === undefined) found.set(id, [row.deliveryId]);
    else ids.push(row.deliveryId);
  }
  return found;
}
