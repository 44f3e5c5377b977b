import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A matter of which everybody must hear. */
export const announcement = pgTable(
  'announcement',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: ['closure', 'outbreak', 'recall', 'disaster', 'other'] }).notNull(),
    name: text('name').notNull(),
    channelIds: jsonb('channel_ids').$type<string[]>().notNull(),
    state: text('state', { enum: ['open', 'ended'] }).notNull(),
    begunBy: uuid('begun_by').notNull(),
    begunAt: timestamp('begun_at', { withTimezone: true }).notNull(),
    endedBy: uuid('ended_by'),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const announcementPost = pgTable(
  'announcement_post',
  {
    organizationId: uuid('organization_id').notNull(),
    announcementId: uuid('announcement_id').notNull(),
    postId: uuid('post_id').notNull(),
    part: text('part', { enum: ['first', 'update', 'all_clear'] }).notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId] })],
);
