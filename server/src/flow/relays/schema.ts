import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { FeedFormat, SourceTrouble } from './contract.ts';

/** A feed that the house watches. */
export const relaySource = pgTable(
  'relay_source',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    feedUrl: text('feed_url').notNull(),
    homeUrl: text('home_url'),
    language: text('language').notNull(),
    everyMinutes: integer('every_minutes').notNull(),
    state: text('state', { enum: ['watched', 'paused', 'removed'] }).notNull(),
    /** In whose name new notices become drafts; null where nobody wants that. */
    draftsFor: uuid('drafts_for'),
    leavesOnApproval: boolean('leaves_on_approval').notNull(),
    format: text('format').$type<FeedFormat>(),
    formatChangedAt: timestamp('format_changed_at', { withTimezone: true }),
    etag: text('etag'),
    lastModified: text('last_modified'),
    lookedAt: timestamp('looked_at', { withTimezone: true }),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    nextLookAt: timestamp('next_look_at', { withTimezone: true }),
    trouble: text('trouble').$type<SourceTrouble>(),
    troubleSince: timestamp('trouble_since', { withTimezone: true }),
    failures: integer('failures').notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** One thing that a source published: once, however often and in whatever shape its feed shows it. */
export const relayNotice = pgTable(
  'relay_notice',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    sourceId: uuid('source_id').notNull(),
    /** SHA-256 of what the feed calls it; where it has no name, of link and headline. */
    key: text('key').notNull(),
    /** SHA-256 of link and headline: finds it again where a feed gives new names to everything. */
    twin: text('twin').notNull(),
    /** SHA-256 of all that is kept of its words. */
    wordsHash: text('words_hash').notNull(),
    title: text('title').notNull(),
    link: text('link').notNull(),
    summary: text('summary').notNull(),
    language: text('language').notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
    /** When it was published as far as that can be believed: no later than it was first seen. */
    listedAt: timestamp('listed_at', { withTimezone: true }).notNull(),
    isSevere: boolean('is_severe').notNull(),
    isSetAside: boolean('is_set_aside').notNull(),
    /** Whether the last feed had it. */
    inFeed: boolean('in_feed').notNull(),
    missingSince: timestamp('missing_since', { withTimezone: true }),
    change: text('change', { enum: ['edited', 'withdrawn'] }),
    changedAt: timestamp('changed_at', { withTimezone: true }),
    before: jsonb('before').$type<{ title: string; summary: string; link: string }>(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** A post that passes a notice on. */
export const relayPost = pgTable(
  'relay_post',
  {
    organizationId: uuid('organization_id').notNull(),
    postId: uuid('post_id').notNull(),
    noticeId: uuid('notice_id').notNull(),
    /** What the post has to name, as it was when the post was begun. */
    sourceName: text('source_name').notNull(),
    sourceLink: text('source_link').notNull(),
    begunBy: uuid('begun_by').notNull(),
    begunAt: timestamp('begun_at', { withTimezone: true }).notNull(),
    toldAt: timestamp('told_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.postId] })],
);
