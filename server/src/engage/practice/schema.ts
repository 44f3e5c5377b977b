import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Posts of the practice network, images' bytes included: a network keeps its own copies. */
export const practicePost = pgTable(
  'practice_post',
  {
    organizationId: uuid('organization_id').notNull(),
    id: text('id').notNull(),
    deliveryKey: text('delivery_key').notNull(),
    account: text('account').notNull(),
    body: jsonb('body').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ name: 'practice_post_pkey', columns: [table.organizationId, table.id] }),
    index('practice_post_key_idx').on(table.organizationId, table.deliveryKey),
    index('practice_post_created_idx').on(table.organizationId, table.createdAt.desc()),
  ],
);

/** What arrived at the practice network. Ids sort by arrival. */
export const practiceLog = pgTable(
  'practice_log',
  {
    organizationId: uuid('organization_id').notNull(),
    id: text('id').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    entry: jsonb('entry').notNull(),
  },
  (table) => [
    primaryKey({ name: 'practice_log_pkey', columns: [table.organizationId, table.id] }),
    index('practice_log_at_idx').on(table.organizationId, table.at.desc()),
  ],
);

/** How the practice network of an organization misbehaves; no row, no fault. */
export const practiceFault = pgTable('practice_fault', {
  organizationId: uuid('organization_id').primaryKey(),
  plan: jsonb('plan').notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});
