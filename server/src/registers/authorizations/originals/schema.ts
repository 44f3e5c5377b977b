import { integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../../kernel/db/bytea.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

export const authorizationOriginal = pgTable(
  'authorization_original',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    source: text('source', { enum: ['paper', 'csv', 'fhir'] }).notNull(),
    sourceKeyHash: text('source_key_hash'),
    twinHash: text('twin_hash').notNull(),
    state: text('state', { enum: ['unscanned', 'waiting', 'returned', 'signed', 'discarded'] }).notNull(),
    stateAt: at('state_at').notNull(),
    revision: integer('revision').notNull(),
    /** Read by `readOriginal`. */
    factsSealed: bytea('facts_sealed').notNull(),
    reasonSealed: bytea('reason_sealed'),
    typedBy: uuid('typed_by').notNull(),
    typedAt: at('typed_at').notNull(),
    scannedBy: uuid('scanned_by'),
    scannedAt: at('scanned_at'),
    comparedBy: uuid('compared_by'),
    discardedBy: uuid('discarded_by'),
    authorizationId: uuid('authorization_id'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const authorizationOriginalScan = pgTable(
  'authorization_original_scan',
  {
    organizationId: uuid('organization_id').notNull(),
    originalId: uuid('original_id').notNull(),
    mimeType: text('mime_type', { enum: ['application/pdf', 'image/jpeg', 'image/png'] }).notNull(),
    sha256: text('sha256').notNull(),
    byteSize: integer('byte_size').notNull(),
    scanSealed: bytea('scan_sealed').notNull(),
    /** Null where the pages of a PDF cannot be shown as pictures. */
    pageCount: smallint('page_count'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.originalId] })],
);
