import { and, eq } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { deliveryWake } from './schema.ts';

/** Sets when a worker looks at a delivery next; null is never. The delivery's own `wakeAt` is its caller's to set. */
export async function setWake(scope: Scope, deliveryId: string, wakeAt: Date | null): Promise<void> {
  const isRow = and(eq(deliveryWake.organizationId, scope.organizationId), eq(deliveryWake.deliveryId, deliveryId));
  if (wakeAt === null) {
    await scope.tx.delete(deliveryWake).where(isRow);
    return;
  }
  await scope.tx
    .insert(deliveryWake)
    .values({ organizationId: scope.organizationId, deliveryId, wakeAt })
    .onConflictDoUpdate({ target: [deliveryWake.organizationId, deliveryWake.deliveryId], set: { wakeAt } });
}
