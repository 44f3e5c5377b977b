import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ShareNetwork } from './state.ts';

/** An approved version that staff may share: one for each post. */
export const libraryEntry = pgTable(
  'library_entry',
  {
    organizationId: uuid('organization_id').notNull(),
    postId: uuid('post_id').notNull(),
    versionId: uuid('version_id').notNull(),
    networks: text('networks').array().$type<ShareNetwork[]>().notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
    removedBy: uuid('removed_by'),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId] })],
);

/** The lines that are added to whatever is shared, where the house has words of its own. */
export const disclosureWording = pgTable(
  'disclosure_wording',
  {
    organizationId: uuid('organization_id').notNull(),
    language: text('language', { enum: ['en', 'es'] }).notNull(),
    employer: text('employer').notNull(),
    opinion: text('opinion').notNull(),
    short: text('short').notNull(),
    changedBy: uuid('changed_by').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.language] })],
);

/** A post that shares an approved version of another one; rows are only ever inserted, and shown to the sharer alone. */
export const postShare = pgTable(
  'post_share',
  {
    organizationId: uuid('organization_id').notNull(),
    postId: uuid('post_id').notNull(),
    sourcePostId: uuid('source_post_id').notNull(),
    sourceVersionId: uuid('source_version_id').notNull(),
    channelId: uuid('channel_id').notNull(),
    sharerId: uuid('sharer_id').notNull(),
    disclosure: text('disclosure').notNull(),
    sharedAt: timestamp('shared_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId] })],
);
