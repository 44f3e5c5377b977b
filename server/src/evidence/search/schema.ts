import { customType, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The words of one post: of its draft and its versions. */
export const searchDocument = pgTable(
  'search_document',
  {
    organizationId: uuid('organization_id').notNull(),
    postId: uuid('post_id').notNull(),
    words: tsvector('words').notNull(),
    indexedAt: timestamp('indexed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId] })],
);

/** Each plain word once, for finding candidates: row-level security lets an index on words serve, and none on `tsvector`. */
export const searchWord = pgTable(
  'search_word',
  {
    organizationId: uuid('organization_id').notNull(),
    postId: uuid('post_id').notNull(),
    word: text('word').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId, table.word] })],
);
