import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../kernel/db/bytea.ts';

/** One row from the first time that the organization turned it on. */
export const fediverseAccount = pgTable('fediverse_account', {
  organizationId: uuid('organization_id').primaryKey(),
  isOn: boolean('is_on').notNull(),
  keysSealed: bytea('keys_sealed').notNull(),
  lastNumber: bigint('last_number', { mode: 'number' }).notNull().default(0),
  blockedHosts: text('blocked_hosts').array().notNull().default([]),
  revision: integer('revision').notNull().default(1),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});

/** An inbox elsewhere: of a whole server, or of one account where the server has none for all. */
export const fediverseServer = pgTable(
  'fediverse_server',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    inboxUrl: text('inbox_url').notNull(),
    host: text('host').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: timestamp('next_at', { withTimezone: true }),
    failingSince: timestamp('failing_since', { withTimezone: true }),
    /** When a post was first sent to it: it is told of every take-down from then on. */
    toldAt: timestamp('told_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const fediverseFollower = pgTable(
  'fediverse_follower',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    actorUrl: text('actor_url').notNull(),
    inboxUrl: text('inbox_url').notNull(),
    serverId: uuid('server_id').notNull(),
    keyUrl: text('key_url').notNull(),
    /** A JSON Web Key (RFC 7517). */
    publicKey: jsonb('public_key').$type<unknown>().notNull(),
    followedAt: timestamp('followed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** What is yet to be told to a server, in the order of its numbers. */
export const fediverseDelivery = pgTable(
  'fediverse_delivery',
  {
    organizationId: uuid('organization_id').notNull(),
    serverId: uuid('server_id').notNull(),
    number: bigint('number', { mode: 'number' }).notNull(),
    kind: text('kind', { enum: ['accept', 'create', 'update', 'delete'] }).notNull(),
    articleId: uuid('article_id'),
    followUrl: text('follow_url'),
    actorUrl: text('actor_url'),
    queuedAt: timestamp('queued_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.serverId, table.number] })],
);

/** Messages that had an effect. */
export const fediverseSeen = pgTable(
  'fediverse_seen',
  {
    organizationId: uuid('organization_id').notNull(),
    messageKey: text('message_key').notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.messageKey] })],
);
