import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { FindingView } from './contract.ts';

export const screening = pgTable(
  'screening',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    versionId: uuid('version_id').notNull(),
    contentHash: text('content_hash').notNull(),
    engineVersion: text('engine_version').notNull(),
    packs: jsonb('packs').$type<readonly { readonly id: string; readonly version: number }[]>().notNull(),
    verdict: text('verdict', { enum: ['block', 'warn', 'pass'] }).notNull(),
    findings: jsonb('findings').$type<FindingView[]>().notNull(),
    screenedAt: timestamp('screened_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
