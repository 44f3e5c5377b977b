import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const draftPresence = pgTable(
  'draft_presence',
  {
    organizationId: uuid('organization_id').notNull(),
    postId: uuid('post_id').notNull(),
    personId: uuid('person_id').notNull(),
    field: text('field'),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId, table.personId] })],
);

export const draftComment = pgTable(
  'draft_comment',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    postId: uuid('post_id').notNull(),
    /** The comment that began the thread; null for that one itself. */
    threadId: uuid('thread_id'),
    authorPersonId: uuid('author_person_id').notNull(),
    body: text('body').notNull(),
    field: text('field'),
    quote: text('quote'),
    mentions: uuid('mentions').array().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    editedAt: timestamp('edited_at', { withTimezone: true }),
    removedAt: timestamp('removed_at', { withTimezone: true }),
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
    resolvedBy: uuid('resolved_by'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
