import { date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { FactKind, OpeningHours } from './contract.ts';

export const organizationFact = pgTable(
  'organization_fact',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<FactKind>().notNull(),
    label: text('label').notNull(),
    value: text('value').notNull(),
    hours: jsonb('hours').$type<OpeningHours>(),
    language: text('language'),
    siteId: uuid('site_id'),
    ownerPersonId: uuid('owner_person_id'),
    reviewOn: date('review_on'),
    reviewedAt: timestamp('reviewed_at', { withTimezone: true }),
    reviewedBy: uuid('reviewed_by'),
    remindedOn: date('reminded_on'),
    state: text('state', { enum: ['active', 'retired'] }).notNull(),
    revision: integer('revision').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
