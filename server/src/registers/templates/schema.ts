import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { TemplateContent, TemplateKind } from './contract.ts';

export const template = pgTable(
  'template',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<TemplateKind>().notNull(),
    name: text('name').notNull(),
    language: text('language', { enum: ['en', 'es'] }),
    content: jsonb('content').$type<TemplateContent>().notNull(),
    ownerPersonId: uuid('owner_person_id').notNull(),
    useCount: integer('use_count').notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
    state: text('state', { enum: ['active', 'archived'] }).notNull(),
    revision: integer('revision').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
