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
    kind: text('kind', { enum: ['image', 'video', 'document'] }).notNull(),
    /** Of a video; null of all else. */
    durationMs: integer('duration_ms'),
    videoCodec: text('video_codec', { enum: ['avc', 'hevc', 'av1'] }),
    /** Null where a video is silent. */
    audioCodec: text('audio_codec', { enum: ['aac', 'mp3'] }),
    /** Of a document; null of all else. */
    pageCount: integer('page_count'),
    strippedMetadata: text('stripped_metadata').array().notNull(),
    /** The image that this one was cut from; null for what was added as it is. */
    derivedFrom: uuid('derived_from'),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const mediaQuarantine = pgTable(
  'media_quarantine',
  {
    organizationId: uuid('organization_id').notNull(),
    /** Of the whole picture, which stands for all that was cut from it. */
    sha256: text('sha256').notNull(),
    cause: text('cause', { enum: ['marked', 'declined', 'withdrawn', 'rescinded'] }).notNull(),
    since: timestamp('since', { withTimezone: true }).notNull(),
    markedBy: uuid('marked_by'),
    releaseAskedBy: uuid('release_asked_by'),
    releaseAskedAt: timestamp('release_asked_at', { withTimezone: true }),
    releasedBy: uuid('released_by'),
    releasedAt: timestamp('released_at', { withTimezone: true }),
    revision: integer('revision').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.sha256] })],
);
