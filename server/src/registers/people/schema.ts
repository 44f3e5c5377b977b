import { date, pgSchema, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const person = pgTable(
  'person',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    roles: text('roles').array().notNull(),
    state: text('state', { enum: ['invited', 'active', 'left'] }).notNull(),
    locale: text('locale').notNull().default('en'),
    privacyTrainedUntil: date('privacy_trained_until'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const invitation = pgTable(
  'invitation',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    acceptedAt: timestamp('accepted_at', { withTimezone: true }),
    createdBy: uuid('created_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

const auth = pgSchema('auth');

/** Which person of which organization a user is: ids only. */
export const membership = auth.table(
  'membership',
  {
    userId: text('user_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    personId: uuid('person_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.organizationId] })],
);
