import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const bulkImport = pgTable(
  'bulk_import',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    startedBy: uuid('started_by').notNull(),
    state: text('state', { enum: ['open', 'committed', 'undone', 'discarded'] }).notNull(),
    contentSha256: text('content_sha256'),
    planSha256: text('plan_sha256'),
    created: integer('created').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    committedAt: timestamp('committed_at', { withTimezone: true }),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const bulkImportPart = pgTable(
  'bulk_import_part',
  {
    organizationId: uuid('organization_id').notNull(),
    importId: uuid('import_id').notNull(),
    number: integer('number').notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.importId, table.number] })],
);

export const bulkImportPost = pgTable(
  'bulk_import_post',
  {
    organizationId: uuid('organization_id').notNull(),
    importId: uuid('import_id').notNull(),
    rowNumber: integer('row_number').notNull(),
    postId: uuid('post_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.importId, table.rowNumber] })],
);
