import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Messages of networks that came through a door: hashes and times only, readable without an organization set. */
export const hookInbox = pgTable(
  'hook_inbox',
  {
    /** Of nobody where it is about no account of this house. */
    organizationId: uuid('organization_id').notNull(),
    network: text('network').notNull(),
    messageKey: text('message_key').notNull(),
    outcome: text('outcome', { enum: ['heard', 'nobody', 'unreadable'] }).notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.network, table.messageKey] })],
);
