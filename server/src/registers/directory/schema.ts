import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const staffDirectory = pgTable('staff_directory', {
  organizationId: uuid('organization_id').primaryKey(),
  version: integer('version').notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});

export const staffMember = pgTable(
  'staff_member',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    displayName: text('display_name').notNull(),
    givenName: text('given_name'),
    familyName: text('family_name'),
    otherNames: text('other_names').array().notNull(),
    title: text('title'),
    credentials: text('credentials'),
    email: text('email'),
    emailKey: text('email_key'),
    jobTitle: text('job_title'),
    department: text('department'),
    site: text('site'),
    userName: text('user_name'),
    userNameKey: text('user_name_key'),
    externalId: text('external_id'),
    source: text('source', { enum: ['csv', 'scim', 'manual'] }).notNull(),
    state: text('state', { enum: ['active', 'left'] }).notNull(),
    personId: uuid('person_id'),
    grantedRoles: text('granted_roles').array().notNull(),
    sortKey: text('sort_key').notNull(),
    searchKey: text('search_key').notNull(),
    revision: integer('revision').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
    leftAt: timestamp('left_at', { withTimezone: true }),
    deprovisionedAt: timestamp('deprovisioned_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const staffGroup = pgTable(
  'staff_group',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    displayName: text('display_name').notNull(),
    nameKey: text('name_key').notNull(),
    externalId: text('external_id'),
    roles: text('roles').array().notNull(),
    revision: integer('revision').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const staffGroupMember = pgTable(
  'staff_group_member',
  {
    organizationId: uuid('organization_id').notNull(),
    groupId: uuid('group_id').notNull(),
    memberId: uuid('member_id').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.groupId, table.memberId] })],
);

export const staffImport = pgTable(
  'staff_import',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    startedBy: uuid('started_by').notNull(),
    state: text('state', { enum: ['open', 'applied', 'discarded'] }).notNull(),
    contentSha256: text('content_sha256'),
    planSha256: text('plan_sha256'),
    added: integer('added').notNull().default(0),
    changed: integer('changed').notNull().default(0),
    unchanged: integer('unchanged').notNull().default(0),
    markedLeft: integer('marked_left').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    appliedAt: timestamp('applied_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const staffImportPart = pgTable(
  'staff_import_part',
  {
    organizationId: uuid('organization_id').notNull(),
    importId: uuid('import_id').notNull(),
    number: integer('number').notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.importId, table.number] })],
);
