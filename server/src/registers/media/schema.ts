import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const media = pgTable(
  'media',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    sha256: text('sha256').notNull(),
    originalSha256: text('original_sha256').notNull(),
    mimeType: text('mime_type').notNull(),
    widthPx: integer('width_px').notNull(),
    heightPx: integer('height_px').notNull(),
    byteSize: integer('byte_size').notNull(),
    strippedMetadata: text('stripped_metadata').array().notNull(),
    /** The image that this one was cut from; null for what was added as it is. */
    derivedFrom: uuid('derived_from'),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
