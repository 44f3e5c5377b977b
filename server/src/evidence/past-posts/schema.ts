import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../kernel/db/bytea.ts';
import type { Purpose } from '../../registers/authorizations/contract.ts';
import type { DecisionKind, ImportSource, ImportState, StoredVerdict } from './contract.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

export const pastImport = pgTable(
  'past_import',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    source: text('source').$type<ImportSource>().notNull(),
    state: text('state').$type<ImportState>().notNull(),
    channelId: uuid('channel_id'),
    nextPage: text('next_page'),
    added: integer('added').notNull().default(0),
    known: integer('known').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    /** Read by `rowError`. */
    faults: jsonb('faults').notNull().default([]),
    errorCode: text('error_code'),
    startedBy: uuid('started_by').notNull(),
    createdAt: at('created_at').notNull(),
    endedAt: at('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const pastImportPart = pgTable(
  'past_import_part',
  {
    organizationId: uuid('organization_id').notNull(),
    importId: uuid('import_id').notNull(),
    number: integer('number').notNull(),
    bodySealed: bytea('body_sealed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.importId, table.number] })],
);

export const pastPost = pgTable(
  'past_post',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    importId: uuid('import_id').notNull(),
    keyHash: text('key_hash').notNull(),
    /** Read by `openWords`. */
    wordsSealed: bytea('words_sealed').notNull(),
    postedAt: at('posted_at'),
    sortedAt: at('sorted_at').notNull(),
    channelId: uuid('channel_id'),
    postId: uuid('post_id'),
    pictureSha256: text('picture_sha256').array().notNull(),
    picturesNamed: integer('pictures_named').notNull().default(0),
    picturesTold: boolean('pictures_told').notNull(),
    verdict: text('verdict').$type<StoredVerdict>().notNull(),
    weight: integer('weight').notNull().default(0),
    /** Read by `reasonView`. */
    reasons: jsonb('reasons').notNull().default([]),
    authorizationIds: uuid('authorization_ids').array().notNull().default([]),
    engineVersion: text('engine_version'),
    judgedAt: at('judged_at'),
    decision: text('decision').$type<DecisionKind>(),
    decidedBy: uuid('decided_by'),
    decidedAt: at('decided_at'),
    decidedAuthorizationId: uuid('decided_authorization_id'),
    decidedPurpose: text('decided_purpose').$type<Purpose>(),
    decisionNoteSealed: bytea('decision_note_sealed'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
