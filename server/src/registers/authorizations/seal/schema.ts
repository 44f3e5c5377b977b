import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const authorizationSeal = pgTable(
  'authorization_seal',
  {
    organizationId: uuid('organization_id').notNull(),
    authorizationId: uuid('authorization_id').notNull(),
    madeWith: text('made_with', { enum: ['bedside', 'house'] }).notNull(),
    certificateSha256: text('certificate_sha256').notNull(),
    stampedAt: timestamp('stamped_at', { withTimezone: true }),
    stampErrorCode: text('stamp_error_code'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.authorizationId] })],
);
