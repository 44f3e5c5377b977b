import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../db/bytea.ts';

export const subjectKey = pgTable(
  'subject_key',
  {
    organizationId: uuid('organization_id').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Null once the key was destroyed: then nobody can read what was sealed under it. */
    wrappedKey: bytea('wrapped_key'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    destroyedAt: timestamp('destroyed_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.subjectType, table.subjectId] })],
);

export const auditEvent = pgTable(
  'audit_event',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    action: text('action').notNull(),
    actor: text('actor').notNull(),
    objectType: text('object_type').notNull(),
    objectId: text('object_id').notNull(),
    leaf: text('leaf').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const auditClearText = pgTable(
  'audit_clear_text',
  {
    organizationId: uuid('organization_id').notNull(),
    eventId: uuid('event_id').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    sealed: bytea('sealed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.eventId] })],
);
