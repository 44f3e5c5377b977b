import type { NetworkId } from '@bedside/connectors';
import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Whose code it is; the one table of these that is read before the organization is known. */
export const shortCode = pgTable('short_code', {
  code: text('code').primaryKey(),
  organizationId: uuid('organization_id').notNull(),
});

export const shortLink = pgTable(
  'short_link',
  {
    organizationId: uuid('organization_id').notNull(),
    code: text('code').notNull(),
    postId: uuid('post_id').notNull(),
    network: text('network').$type<NetworkId>().notNull(),
    target: text('target').notNull(),
    targetHash: text('target_hash').notNull(),
    address: text('address').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.code] })],
);

export const shortLinkDay = pgTable(
  'short_link_day',
  {
    organizationId: uuid('organization_id').notNull(),
    code: text('code').notNull(),
    day: date('day').notNull(),
    clicks: integer('clicks').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.code, table.day] })],
);
