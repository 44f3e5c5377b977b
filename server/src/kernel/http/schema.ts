import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../db/bytea.ts';

/** One row for each Idempotency-Key: written with the first effect of its request, answered once, gone after a day. */
export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    organizationId: uuid('organization_id').notNull(),
    /** `person:<id>` or `key:<id>`. */
    actor: text('actor').notNull(),
    keyHash: text('key_hash').notNull(),
    requestHash: text('request_hash').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    status: integer('status'),
    answerSealed: bytea('answer_sealed'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.actor, table.keyHash] })],
);
