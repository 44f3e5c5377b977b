import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import type { Claim } from './delivery-store.ts';
import { delivery, deliveryWake } from './schema.ts';

/** Organizations and deliveries whose time has come, oldest first. Ids only. */
export async function findDue(services: Services, limit: number): Promise<ReadonlyMap<OrganizationId, string[]>> {
  const rows = await services.db.acrossOrganizations((tx) =>
    tx
      .select({ organizationId: deliveryWake.organizationId, deliveryId: deliveryWake.deliveryId })
      .from(deliveryWake)
      .where(lte(deliveryWake.wakeAt, services.clock.now()))
      .orderBy(asc(deliveryWake.wakeAt))
      .limit(limit),
  );
  const due = new Map<OrganizationId, string[]>();
  for (const row of rows) {
    const id = row.organizationId as OrganizationId; // the column holds ids of organizations
    due.set(id, [...(due.get(id) ?? []), row.deliveryId]);
  }
  return due;
}

/**
 * Claims due deliveries of one organization: raises the epoch and sets a lease. Rows that another worker holds or is
 * claiming are passed over. Until the lease ends nobody looks again, so that a crash shows after it at the latest.
 */
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
      .set({ epoch: sql`${delivery.epoch} + 1`, leasedUntil, claimedBy: input.workerId })
      .where(and(eq(delivery.organizationId, scope.organizationId), inArray(delivery.id, ids)))
      .returning({ deliveryId: delivery.id, epoch: delivery.epoch });
    await scope.tx
      .update(deliveryWake)
      .set({ wakeAt: leasedUntil })
      .where(and(eq(deliveryWake.organizationId, scope.organizationId), inArray(deliveryWake.deliveryId, ids)));
    return claimed.map((row) => ({ organizationId: scope.organizationId, ...row }));
  });
}
