import { date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { RepeatRule, StandstillCode } from './contract.ts';

/** By which rule the approved words of a post come again: one a post. */
export const postRepeat = pgTable(
  'post_repeat',
  {
    organizationId: uuid('organization_id').notNull(),
    postId: uuid('post_id').notNull(),
    rule: jsonb('rule').$type<RepeatRule>().notNull(),
    startsOn: date('starts_on').notNull(),
    localTime: text('local_time').notNull(),
    timeZone: text('time_zone').notNull(),
    /** How long before its time an occurrence is made, so that there is time for its review. */
    aheadDays: integer('ahead_days').notNull(),
    state: text('state', { enum: ['active', 'paused', 'ended'] }).notNull(),
    /** Why it stands still or is over, where nobody said so. */
    because: text('because').$type<StandstillCode>(),
    /** The next date as the rule tells it, and its instant. */
    nextOn: date('next_on'),
    nextAt: timestamp('next_at', { withTimezone: true }),
    madeBy: uuid('made_by').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId] })],
);

/** What became of a date of a rule. Rows are only ever inserted: one date is made once. */
export const postOccurrence = pgTable(
  'post_occurrence',
  {
    organizationId: uuid('organization_id').notNull(),
    postId: uuid('post_id').notNull(),
    occursOn: date('occurs_on').notNull(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    outcome: text('outcome', { enum: ['made', 'skipped'] }).notNull(),
    because: text('because', { enum: ['blackout', 'late'] }),
    /** The post that was made. */
    madePostId: uuid('made_post_id'),
    notedAt: timestamp('noted_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId, table.occursOn] })],
);
