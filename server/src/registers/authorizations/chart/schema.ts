import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../../kernel/db/bytea.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

export const fhirServer = pgTable('fhir_server', {
  organizationId: uuid('organization_id').primaryKey(),
  baseUrl: text('base_url').notNull(),
  access: text('access', { enum: ['bearer', 'client_credentials'] }).notNull(),
  tokenUrl: text('token_url'),
  clientId: text('client_id'),
  tokenScope: text('token_scope'),
  /** Read by `openSecret`. */
  secretSealed: bytea('secret_sealed').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: at('updated_at').notNull(),
});

export const fhirSending = pgTable(
  'fhir_sending',
  {
    organizationId: uuid('organization_id').notNull(),
    authorizationId: uuid('authorization_id').notNull(),
    state: text('state', { enum: ['waiting', 'sent', 'refused'] }).notNull(),
    changeNumber: integer('change_number').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: at('next_at'),
    lastTriedAt: at('last_tried_at'),
    lastStatus: integer('last_status'),
    lastErrorCode: text('last_error_code'),
    issueCodes: text('issue_codes').array().notNull().default([]),
    sentAt: at('sent_at'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.authorizationId] })],
);
