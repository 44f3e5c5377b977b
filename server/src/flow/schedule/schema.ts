import { boolean, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

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
    /** Channels on which what stands is taken down first, and this version posted anew. */
    anew: uuid('anew').array().notNull().default([]),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** The time that somebody wishes for a post before it is approved: one a post. */
export const postPlan = pgTable(
  'post_plan',
  {
    organizationId: uuid('organization_id').notNull(),
    postId: uuid('post_id').notNull(),
    localTime: text('local_time').notNull(),
    timeZone: text('time_zone').notNull(),
    fold: text('fold', { enum: ['earlier', 'later'] }),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    state: text('state', { enum: ['standing', 'late', 'withdrawn'] }).notNull(),
    plannedBy: uuid('planned_by').notNull(),
    plannedAt: timestamp('planned_at', { withTimezone: true }).notNull(),
    /** The approved version of which publishers were told that it waits for one of them. */
    toldVersionId: uuid('told_version_id'),
    /** Why it may go out on a day on which nothing does. */
    overrideReason: text('override_reason'),
    /** It is for the moment of the approval; `dueAt` is until when. */
    onApproval: boolean('on_approval').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId] })],
);
