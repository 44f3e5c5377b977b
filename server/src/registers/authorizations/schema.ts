import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../kernel/db/bytea.ts';
import type { InstrumentKind, SubjectKind } from './contract.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

export const authorizationSubject = pgTable(
  'authorization_subject',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<SubjectKind>().notNull(),
    /** Read by `readSubject`. */
    detailsSealed: bytea('details_sealed').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const authorizationRequest = pgTable(
  'authorization_request',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    kind: text('kind').$type<InstrumentKind>().notNull(),
    language: text('language', { enum: ['en', 'es'] }).notNull(),
    way: text('way', { enum: ['link', 'tablet'] }).notNull(),
    state: text('state', { enum: ['prepared', 'open', 'signed', 'declined', 'cancelled'] }).notNull(),
    inputSealed: bytea('input_sealed').notNull(),
    formSealed: bytea('form_sealed').notNull(),
    formSha256: text('form_sha256').notNull(),
    linkNumber: integer('link_number').notNull().default(0),
    linkHash: text('link_hash'),
    linkExpiresAt: at('link_expires_at'),
    codeHash: text('code_hash'),
    codeSentAt: at('code_sent_at'),
    codeTriesLeft: integer('code_tries_left').notNull().default(0),
    codesSentAt: at('codes_sent_at').array().notNull().default([]),
    verifiedAt: at('verified_at'),
    sessionHash: text('session_hash'),
    witnessId: uuid('witness_id'),
    submissionId: uuid('submission_id'),
    mailKind: text('mail_kind', { enum: ['link', 'code'] }),
    mailSealed: bytea('mail_sealed'),
    mailErrorCode: text('mail_error_code'),
    askedBy: uuid('asked_by').notNull(),
    createdAt: at('created_at').notNull(),
    answeredAt: at('answered_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const signedAuthorization = pgTable(
  'signed_authorization',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    requestId: uuid('request_id'),
    kind: text('kind').$type<InstrumentKind>().notNull(),
    language: text('language', { enum: ['en', 'es'] }).notNull(),
    medium: text('medium', { enum: ['electronic', 'paper'] }).notNull(),
    /** Read by `readFacts`. */
    factsSealed: bytea('facts_sealed').notNull(),
    documentSealed: bytea('document_sealed').notNull(),
    documentSha256: text('document_sha256').notNull(),
    signedAt: at('signed_at').notNull(),
    expiresAt: at('expires_at'),
    copyDeliveredAt: at('copy_delivered_at'),
    copyWay: text('copy_way', { enum: ['page', 'paper'] }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const authorizationMedium = pgTable(
  'authorization_medium',
  {
    organizationId: uuid('organization_id').notNull(),
    authorizationId: uuid('authorization_id').notNull(),
    sha256: text('sha256').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.authorizationId, table.sha256] })],
);

export const authorizationWithdrawal = pgTable(
  'authorization_withdrawal',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    authorizationId: uuid('authorization_id').notNull(),
    way: text('way', { enum: ['page', 'letter', 'in_person', 'telephone'] }).notNull(),
    receivedAt: at('received_at').notNull(),
    recordedAt: at('recorded_at').notNull(),
    recordedBy: uuid('recorded_by'),
    mediaSha256: text('media_sha256').array(),
    channelIds: uuid('channel_ids').array(),
    noteSealed: bytea('note_sealed'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const picturedPerson = pgTable(
  'pictured_person',
  {
    organizationId: uuid('organization_id').notNull(),
    sha256: text('sha256').notNull(),
    subjectId: uuid('subject_id').notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: at('added_at').notNull(),
    removedBy: uuid('removed_by'),
    removedAt: at('removed_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.sha256, table.subjectId] })],
);

export const sealingKey = pgTable(
  'sealing_key',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    /** Read by `sealing-keys.ts`. */
    keySealed: bytea('key_sealed').notNull(),
    createdAt: at('created_at').notNull(),
    retiredAt: at('retired_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
