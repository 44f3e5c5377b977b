import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const scheduleEntry = pgTable(
  'schedule_entry',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    postId: uuid('post_id').notNull(),
    versionId: uuid('version_id').notNull(),
    contentHash: text('content_hash').notNull(),
    mode: text('mode', { enum: ['now', 'at'] }).notNull(),
    localTime: text('local_time'),
    timeZone: text('time_zone'),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    state: text('state', { enum: ['active', 'cancelled'] }).notNull(),
    scheduledBy: uuid('scheduled_by').notNull(),
    scheduledAt: timestamp('scheduled_at', { withTimezone: true }).notNull(),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
