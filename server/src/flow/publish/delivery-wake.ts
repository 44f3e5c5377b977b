import { and, eq } from 'drizzle-orm';
import { type Blanks, buildOnce } from '../../kernel/db/build-once.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { DeliveryState } from './contract.ts';
import { deliveryWake } from './schema.ts';
import { isUrgent } from './state.ts';

export type Woken = { readonly id: string; readonly channelId: string; readonly state: DeliveryState };

/** Sets when a worker looks at a delivery next; null is never. The delivery's own `wakeAt` is its caller's to set. */
export async function setWake(scope: Scope, woken: Woken, wakeAt: Date | null): Promise<void> {
  const { id: deliveryId, channelId } = woken;
  if (wakeAt === null) {
    await deleteWake(scope, { deliveryId });
    return;
  }
  const set = { wakeAt, isUrgent: isUrgent(woken.state), channelId };
  await scope.tx
    .insert(deliveryWake)
    .values({ organizationId: scope.organizationId, deliveryId, ...set })
    .onConflictDoUpdate({ target: [deliveryWake.organizationId, deliveryWake.deliveryId], set });
}

const deleteWake = buildOnce((tx, { organizationId, deliveryId }: Blanks<'organizationId' | 'deliveryId'>) =>
  tx
    .delete(deliveryWake)
    .where(and(eq(deliveryWake.organizationId, organizationId), eq(deliveryWake.deliveryId, deliveryId))),
);
