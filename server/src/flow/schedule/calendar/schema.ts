import { boolean, date, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Slot } from './contract.ts';

export const channelSlots = pgTable(
  'channel_slots',
  {
    organizationId: uuid('organization_id').notNull(),
    channelId: uuid('channel_id').notNull(),
    slots: jsonb('slots').$type<Slot[]>().notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.channelId] })],
);

export const blackout = pgTable(
  'blackout',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    /** Null is every channel. */
    channelId: uuid('channel_id'),
    fromDate: date('from_date').notNull(),
    untilDate: date('until_date').notNull(),
    reason: text('reason').notNull(),
    state: text('state', { enum: ['active', 'ended'] }).notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    endedBy: uuid('ended_by'),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const calendarSetting = pgTable('calendar_setting', {
  organizationId: uuid('organization_id').primaryKey(),
  country: text('country'),
  region: text('region'),
  /** Whether an occurrence of a post that repeats takes the approval of the same words with it. */
  keepApproval: boolean('keep_approval').notNull().default(false),
  /** Whether health observances are shown. */
  observances: boolean('observances').notNull().default(true),
  updatedBy: uuid('updated_by').notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});

export const calendarFeed = pgTable(
  'calendar_feed',
  {
    organizationId: uuid('organization_id').notNull(),
    personId: uuid('person_id').notNull(),
    secretHash: text('secret_hash').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.personId] })],
);
