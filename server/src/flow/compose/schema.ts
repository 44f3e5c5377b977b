import { sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Content, Stage } from './contract.ts';

export const post = pgTable(
  'post',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    authorPersonId: uuid('author_person_id').notNull(),
    /** Who shares, on an account of their own; null where the post is the house's. */
    sharerId: uuid('sharer_id'),
    stage: text('stage').$type<Stage>().notNull(),
    currentVersionId: uuid('current_version_id'),
    /** Kept here by later stages, so that a list needs no look ahead. */
    dueAt: timestamp('due_at', { withTimezone: true }),
    /** The instant that somebody planned before the post was approved; `dueAt` tells it where no time was set. */
    wishedAt: timestamp('wished_at', { withTimezone: true }),
    /** Since when something of it stands on a network, whatever its words are going through; null when nothing does. */
    outSince: timestamp('out_since', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const draft = pgTable(
  'draft',
  {
    organizationId: uuid('organization_id').notNull(),
    postId: uuid('post_id').notNull(),
    revision: integer('revision').notNull(),
    content: jsonb('content').$type<Content>().notNull(),
    /** For search: the base text in lower case, kept by the database. */
    baseTextLower: text('base_text_lower')
      .notNull()
      .generatedAlwaysAs(sql`lower(coalesce(content ->> 'baseText', ''))`),
    /** Everybody who had a hand in the words: none of them may approve them. */
    editors: uuid('editors').array().notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId] })],
);

/** Rows are only ever inserted: the runtime role may not change them. */
export const postVersion = pgTable(
  'post_version',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    postId: uuid('post_id').notNull(),
    number: integer('number').notNull(),
    contentHash: text('content_hash').notNull(),
    content: jsonb('content').$type<Content>().notNull(),
    editors: uuid('editors').array().notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** How a draft stood before; rows are inserted and, when they are old, deleted. */
export const draftCheckpoint = pgTable(
  'draft_checkpoint',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    postId: uuid('post_id').notNull(),
    revision: integer('revision').notNull(),
    content: jsonb('content').$type<Content>().notNull(),
    contentHash: text('content_hash').notNull(),
    savedBy: uuid('saved_by').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull(),
    keptAt: timestamp('kept_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** What a post rests on, or did: hashes of pictures, and ids of signed permissions. */
export const postBasis = pgTable(
  'post_basis',
  {
    organizationId: uuid('organization_id').notNull(),
    ref: text('ref').notNull(),
    postId: uuid('post_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.ref, table.postId] })],
);
