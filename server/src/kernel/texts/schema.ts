import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../db/bytea.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** Text messages that go out to people outside, and what became of them. */
export const textMessage = pgTable(
  'text_message',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    aboutId: uuid('about_id').notNull(),
    kind: text('kind').notNull(),
    numberSealed: bytea('number_sealed'),
    bodySealed: bytea('body_sealed'),
    segments: integer('segments').notNull(),
    state: text('state', { enum: ['waiting', 'sending', 'sent', 'delivered', 'failed', 'dropped'] }).notNull(),
    atMostOnce: boolean('at_most_once').notNull(),
    attempts: integer('attempts').notNull().default(0),
    looks: integer('looks').notNull().default(0),
    armedAt: at('armed_at'),
    remoteId: text('remote_id'),
    errorCode: text('error_code'),
    remoteCode: integer('remote_code'),
    createdAt: at('created_at').notNull(),
    endsAt: at('ends_at').notNull(),
    sentAt: at('sent_at'),
    settledAt: at('settled_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Numbers that want no more texts. */
export const textStop = pgTable(
  'text_stop',
  {
    organizationId: uuid('organization_id').notNull(),
    numberHash: text('number_hash').notNull(),
    stoppedAt: at('stopped_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.numberHash] })],
);
