import { boolean, date, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../../kernel/db/bytea.ts';
import type { InstrumentKind } from '../contract.ts';
import type { EndCause } from './contract.ts';

/** The event with which a permission ends has happened, or will; one for each permission, and never changed. */
export const authorizationTelling = pgTable(
  'authorization_telling',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    authorizationId: uuid('authorization_id').notNull(),
    happenedAt: timestamp('happened_at', { withTimezone: true }).notNull(),
    toldAt: timestamp('told_at', { withTimezone: true }).notNull(),
    toldBy: uuid('told_by').notNull(),
    noteSealed: bytea('note_sealed'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Days on which permissions end, to be looked for; no verdict depends on them. */
export const authorizationEnd = pgTable(
  'authorization_end',
  {
    organizationId: uuid('organization_id').notNull(),
    authorizationId: uuid('authorization_id').notNull(),
    cause: text('cause').$type<EndCause>().notNull(),
    onDay: date('on_day', { mode: 'string' }),
    kind: text('kind').$type<InstrumentKind>().notNull(),
    siteId: uuid('site_id'),
    /** Something else may end the permission before. */
    isFirst: boolean('is_first').notNull(),
    toldAt: timestamp('told_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.authorizationId, table.cause] })],
);
