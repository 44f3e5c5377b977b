import { and, eq, sql } from 'drizzle-orm';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { scheduleEntry } from '../../schedule/schema.ts';

/** Nothing is posted anew on a channel any more: whoever takes a post down there wants nothing in its place. */
export async function withdrawAnew(scope: Scope, of: { postId: string; channelId: string }): Promise<void> {
  await scope.tx
    .update(scheduleEntry)
    .set({ anew: sql`array_remove(${scheduleEntry.anew}, ${of.channelId}::uuid)` })
    .where(
      and(
        eq(scheduleEntry.organizationId, scope.organizationId),
        eq(scheduleEntry.postId, of.postId),
        eq(scheduleEntry.state, 'active'),
        sql`${of.channelId}::uuid = any(${scheduleEntry.anew})`,
      ),
    );
}
