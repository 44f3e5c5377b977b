import { boolean, date, integer, pgSchema, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

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
    revision: integer('revision').notNull().default(1),
    leftAt: timestamp('left_at', { withTimezone: true }),
    /** Who took over what a leaver left. */
    successorPersonId: uuid('successor_person_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** A role without a row here holds everywhere; with rows it holds for these channels only. */
export const roleLimit = pgTable(
  'role_limit',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    role: text('role').notNull(),
    /** All channels of a site, those to come too. */
    siteId: uuid('site_id'),
    channelId: uuid('channel_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Somebody stands in for somebody else, from one day to another, both included. */
export const deputy = pgTable(
  'deputy',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    deputyPersonId: uuid('deputy_person_id').notNull(),
    /** `handover` lends the roles of somebody who has left. */
    kind: text('kind', { enum: ['absence', 'handover'] }).notNull(),
    fromDate: date('from_date').notNull(),
    untilDate: date('until_date').notNull(),
    /** Null lends every role but the administrator's. */
    roles: text('roles').array(),
    lendsAdministrator: boolean('lends_administrator').notNull(),
    reason: text('reason').notNull(),
    createdBy: uuid('created_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedBy: uuid('ended_by'),
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
