import { index, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { z } from 'zod';

/** An image as an article keeps it; its bytes are in the blob store. */
export const articleImage = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mimeType: z.string(),
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  altText: z.string(),
});
export type ArticleImage = z.infer<typeof articleImage>;

/** A film as an article keeps it; its bytes are in the blob store. */
export const articleVideo = articleImage.extend({
  byteSize: z.number().int().positive(),
  durationMs: z.number().int().positive(),
  cover: articleImage.nullable(),
});
export type ArticleVideo = z.infer<typeof articleVideo>;

/** What stands, or stood, in a newsroom. A removed article keeps its row, so that its address can answer 410 and its key is never used again. */
export const newsroomArticle = pgTable(
  'newsroom_article',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    deliveryKey: uuid('delivery_key').notNull(),
    slug: text('slug').notNull(),
    body: text('body').notNull(),
    link: text('link'),
    images: jsonb('images').notNull(),
    video: jsonb('video'),
    languages: text('languages').array().notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
    /** When it was last corrected; null for one that stands as it was published. */
    editedAt: timestamp('edited_at', { withTimezone: true }),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'newsroom_article_pkey', columns: [table.organizationId, table.id] }),
    unique('newsroom_article_delivery_key').on(table.organizationId, table.deliveryKey),
    unique('newsroom_article_slug_key').on(table.organizationId, table.slug),
    index('newsroom_article_published_idx').on(table.organizationId, table.publishedAt.desc(), table.id.desc()),
  ],
);
