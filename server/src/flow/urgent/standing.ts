import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../kernel/db/database.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { post } from '../compose/schema.ts';
import { delivery } from '../publish/schema.ts';
import { announcement, announcementPost } from './schema.ts';

/** Nobody ended it, and no all-clear of it stands. */
export function isOpen(organizationId: OrganizationId): SQL {
  return sql`(${announcement.state} = 'open' and not exists (
    select 1 from announcement_post cleared join post stands on stands.organization_id = cleared.organization_id and stands.id = cleared.post_id
    where cleared.organization_id = ${organizationId} and cleared.announcement_id = ${announcement.id}
      and cleared.part = 'all_clear' and stands.out_since is not null))`;
}

/** Deliveries of posts that stand and belong to open announcements, the newest first; the newsroom shows them on top. */
export async function urgentDeliveries(tx: Tx, organizationId: OrganizationId): Promise<string[]> {
  const rows = await tx
    .select({ deliveryId: delivery.id })
    .from(announcementPost)
    .innerJoin(
      announcement,
      and(eq(announcement.organizationId, organizationId), eq(announcement.id, announcementPost.announcementId)),
    )
    .innerJoin(post, and(eq(post.organizationId, organizationId), eq(post.id, announcementPost.postId)))
    .innerJoin(delivery, and(eq(delivery.organizationId, organizationId), eq(delivery.postId, announcementPost.postId)))
    .where(and(eq(announcementPost.organizationId, organizationId), isOpen(organizationId), isNotNull(post.outSince)))
    .orderBy(desc(post.outSince), desc(delivery.id));
  return rows.map(({ deliveryId }) => deliveryId);
}

/** When an announcement was last ended by somebody, which no article tells; null where none was. */
export async function lastEnded(tx: Tx, organizationId: OrganizationId): Promise<Date | null> {
  const [row] = await tx
    .select({ endedAt: announcement.endedAt })
    .from(announcement)
    .where(and(eq(announcement.organizationId, organizationId), isNotNull(announcement.endedAt)))
    .orderBy(desc(announcement.endedAt))
    .limit(1);
  return row?.endedAt ?? null;
}
