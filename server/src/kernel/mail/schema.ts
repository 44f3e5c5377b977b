import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../db/bytea.ts';

/** Everything that is told to one person. Each row is a message inside the house; a mail only says that it waits. */
export const outboxMessage = pgTable(
  'outbox_message',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    bodySealed: bytea('body_sealed').notNull(),
    /** A path below the public address, beginning with a slash. */
    link: text('link'),
    /** A link with a secret, which the mail itself carries; gone once the mail was sent. */
    doorSealed: bytea('door_sealed'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    readAt: timestamp('read_at', { withTimezone: true }),
    attempts: integer('attempts').notNull().default(0),
    lastErrorCode: text('last_error_code'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
