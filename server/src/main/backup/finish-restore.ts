import { randomInt } from 'node:crypto';
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { delivery, deliveryWake } from '../../flow/publish/schema.ts';
import { recordEvent } from '../../kernel/audit/service.ts';
import type { Loaded } from '../../kernel/backup/load-database.ts';
import { recordRestore } from '../../kernel/backup/restore-point.ts';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Scope, Services } from '../../kernel/scope/scope.ts';
import { organizationDirectory } from '../../registers/org/schema.ts';

/**
 * More claims than a delivery has in the time between two backups, and by chance some more: a worker from between two restores
 * of one backup must not meet its own epoch again.
 */
const epochsAhead = () => 1_000_000 + randomInt(1_000_000);

/**
 * What is true from the first moment of a restored database: every delivery of a post that it knows is looked for before it
 * may be sent, and each organization's trail tells that there was a restore. In the transaction of the restore.
 */
export function finishRestore(services: Services): (client: pg.Client, loaded: Loaded) => Promise<void> {
  return async (client, { head }) => {
    const tx = drizzle(client) as unknown as Scope['tx']; // the connection is in a transaction already
    const takenAt = new Date(head.takenAt);
    // The clock of the machine that was lost may have been ahead: what it wrote is older than the restore all the same.
    const restoredAt = new Date(Math.max(services.clock.now().getTime(), takenAt.getTime()));
    await recordRestore(tx, { takenAt, restoredAt });
    const directory = await tx.select({ id: organizationDirectory.organizationId }).from(organizationDirectory);
    for (const { id } of directory) {
      const organizationId = id as OrganizationId; // the column holds ids of organizations
      await tx.execute(sql`select set_config('bedside.organization', ${organizationId}, true)`);
      const ahead = epochsAhead();
      // A worker of before, stopped in mid-call and woken now, must find its claim outdated.
      const isOurs = eq(delivery.organizationId, organizationId);
      await tx
        .update(delivery)
        .set({ epoch: sql`${delivery.epoch} + ${ahead}`, leasedUntil: null })
        .where(isOurs);
      // What waits for its time is looked for at once: who changes their mind meanwhile should know whether it is out.
      const isWaiting = and(isOurs, eq(delivery.state, 'planned'), isNotNull(delivery.wakeAt));
      const waiting = tx.select({ id: delivery.id }).from(delivery).where(isWaiting);
      await tx
        .update(deliveryWake)
        .set({ wakeAt: restoredAt })
        .where(and(eq(deliveryWake.organizationId, organizationId), inArray(deliveryWake.deliveryId, waiting)));
      await tx.update(delivery).set({ wakeAt: restoredAt }).where(isWaiting);
      await recordEvent(
        { services, organizationId, tx, actor: { type: 'system', name: 'restore' }, requestId: newId<'request'>() },
        {
          action: 'organization.restored',
          object: { type: 'organization', id: organizationId },
          facts: { taken_at: head.takenAt, restored_at: restoredAt.toISOString() },
        },
      );
    }
  };
}
