import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ReviewStep, RulePackId } from './contract.ts';

export const organization = pgTable('organization', {
  organizationId: uuid('organization_id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  timeZone: text('time_zone').notNull(),
  languages: text('languages').array().notNull(),
  reviewPolicy: jsonb('review_policy').$type<ReviewStep[]>().notNull(),
  packs: text('packs').array().$type<RulePackId[]>().notNull(),
  secondAdministrator: text('second_administrator', { enum: ['required', 'not-needed'] })
    .notNull()
    .default('required'),
  isSample: boolean('is_sample').notNull().default(false),
  revision: integer('revision').notNull().default(1),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});

/** Ids and public short names only: readable without an organization set. */
export const organizationDirectory = pgTable('organization_directory', {
  organizationId: uuid('organization_id').primaryKey(),
  slug: text('slug').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});
