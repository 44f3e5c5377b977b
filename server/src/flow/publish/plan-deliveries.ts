import { and, eq, inArray } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { newId } from '../../kernel/ids/ids.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { getVersion, lockPost } from '../compose/service.ts';
import { scheduleEntry } from '../schedule/schema.ts';
import { getSchedule } from '../schedule/service.ts';
import { delivery, deliveryWake } from './schema.ts';

/** One delivery per channel of a version whose time was set. Safe to run again. */
export async function planDeliveries(scope: Scope, scheduleId: string): Promise<void> {
  const found = await getSchedule(scope, scheduleId);
  if (found === null) return;
  await lockPost(scope, found.postId);
  const schedule = await getSchedule(scope, scheduleId);
  if (schedule === null || schedule.state !== 'active') return;
  // The older time's deliveries would stand in the way of this one's.
  await cancelStale(scope, schedule.postId);
  const version = await getVersion(scope, schedule.versionId);
  const now = scope.services.clock.now();
  for (const channelId of version.content.channelIds) {
    const id = newId<'delivery'>(now.getTime());
    const made = await scope.tx
      .insert(delivery)
      .values({
        organizationId: scope.organizationId,
        id,
        scheduleId,
        postId: version.postId,
        versionId: version.id,
        contentHash: version.contentHash,
        channelId,
        state: 'planned',
        dueAt: schedule.dueAt,
        wakeAt: schedule.dueAt,
        createdAt: now,
        updatedAt: now,
      })
      // A delivery of this version to this channel that lives already is the one.
      .onConflictDoNothing()
      .returning({ id: delivery.id });
    if (made.length === 0) continue;
    await scope.tx
      .insert(deliveryWake)
      .values({ organizationId: scope.organizationId, deliveryId: id, wakeAt: schedule.dueAt });
    await recordEvent(scope, {
      action: 'delivery.planned',
      object: { type: 'delivery', id, version: version.id, sha256: version.contentHash },
      facts: { channel: channelId, due_at: schedule.dueAt.toISOString() },
    });
  }
}

/** Stops what has not left of times that were taken back. Safe to run again. */
export async function cancelDeliveries(scope: Scope, scheduleId: string): Promise<void> {
  const schedule = await getSchedule(scope, scheduleId);
  if (schedule === null) return;
  await lockPost(scope, schedule.postId);
  await cancelStale(scope, schedule.postId);
}

/** Cancels planned deliveries of a locked post whose time is not active any more. */
async function cancelStale(scope: Scope, postId: string): Promise<void> {
  const stopped = await scope.tx
    .update(delivery)
    .set({ state: 'cancelled', wakeAt: null, updatedAt: scope.services.clock.now() })
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.postId, postId),
        eq(delivery.state, 'planned'),
        inArray(
          delivery.scheduleId,
          scope.tx
            .select({ id: scheduleEntry.id })
            .from(scheduleEntry)
            .where(
              and(
                eq(scheduleEntry.organizationId, scope.organizationId),
                eq(scheduleEntry.postId, postId),
                eq(scheduleEntry.state, 'cancelled'),
              ),
            ),
        ),
      ),
    )
    .returning({ id: delivery.id, versionId: delivery.versionId, contentHash: delivery.contentHash });
  for (const row of stopped) {
    await scope.tx
      .delete(deliveryWake)
      .where(and(eq(deliveryWake.organizationId, scope.organizationId), eq(deliveryWake.deliveryId, row.id)));
    await recordEvent(scope, {
      action: 'delivery.cancelled',
      object: { type: 'delivery', id: row.id, version: row.versionId, sha256: row.contentHash },
    });
  }
}
