import { bigint, boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../kernel/db/bytea.ts';
import type { InstrumentKind, SubjectKind } from './contract.ts';
import type { Profession, RuleEffect, RuleKind, RuleSource } from './rules/contract.ts';

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
    provedBy: text('proved_by', { enum: ['code', 'witness', 'passkey'] }),
    passkeyId: uuid('passkey_id'),
    witnessId: uuid('witness_id'),
    submissionId: uuid('submission_id'),
    mailKind: text('mail_kind', { enum: ['link', 'code'] }),
    mailSealed: bytea('mail_sealed'),
    mailErrorCode: text('mail_error_code'),
    codeWay: text('code_way', { enum: ['mail', 'sms', 'staff'] }),
    verifiedWay: text('verified_way', { enum: ['mail', 'sms', 'staff'] }),
    askedBy: uuid('asked_by').notNull(),
    /** The part of the organization that asks; null is all of it. */
    siteId: uuid('site_id'),
    createdAt: at('created_at').notNull(),
    answeredAt: at('answered_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const signerPasskey = pgTable(
  'signer_passkey',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** Read by `passkey-rows.ts`. */
    signerSealed: bytea('signer_sealed').notNull(),
    credentialId: text('credential_id').notNull(),
    publicKey: bytea('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    createdAt: at('created_at').notNull(),
    lastUsedAt: at('last_used_at'),
    setAsideAt: at('set_aside_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const signerChallenge = pgTable(
  'signer_challenge',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    requestId: uuid('request_id').notNull(),
    linkNumber: integer('link_number').notNull(),
    purpose: text('purpose', { enum: ['keep', 'prove'] }).notNull(),
    challengeHash: text('challenge_hash').notNull(),
    expiresAt: at('expires_at').notNull(),
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
    /** Whether the days on which it ends are written down (`ends/`). */
    endsKnown: boolean('ends_known').notNull().default(false),
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

/** Rules that the house added to those that Bedside brings; never changed. */
export const houseRule = pgTable(
  'house_rule',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    jurisdiction: text('jurisdiction').notNull(),
    profession: text('profession').$type<Profession>(),
    kind: text('kind').$type<RuleKind>().notNull(),
    effect: text('effect').$type<RuleEffect>(),
    value: integer('value'),
    cite: text('cite').notNull(),
    source: text('source').$type<RuleSource>().notNull(),
    fromOn: date('from_on', { mode: 'string' }),
    untilOn: date('until_on', { mode: 'string' }),
    replaces: text('replaces'),
    addedBy: uuid('added_by').notNull(),
    addedAt: at('added_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Notes that counsel has seen that the conditions of a rule are met. */
export const houseRuleCondition = pgTable(
  'house_rule_condition',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    ruleKey: text('rule_key').notNull(),
    counsel: text('counsel').notNull(),
    note: text('note').notNull(),
    seenOn: date('seen_on', { mode: 'string' }).notNull(),
    untilOn: date('until_on', { mode: 'string' }),
    notedBy: uuid('noted_by').notNull(),
    notedAt: at('noted_at').notNull(),
    takenBackBy: uuid('taken_back_by'),
    takenBackAt: at('taken_back_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Where the house, one of its sites or a channel practises. `id` is that of the house, the site or the channel. */
export const housePractice = pgTable(
  'house_practice',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    siteId: uuid('site_id'),
    channelId: uuid('channel_id'),
    jurisdictions: text('jurisdictions').array().notNull(),
    /** Of the whole house; null is all. */
    professions: text('professions').array().$type<Profession[]>(),
    isPart2Program: boolean('is_part2_program').notNull(),
    revision: integer('revision').notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** What the house is writing: one draft for each kind of permission. Read by `readContent`. */
export const houseFormDraft = pgTable(
  'house_form_draft',
  {
    organizationId: uuid('organization_id').notNull(),
    kind: text('kind').$type<InstrumentKind>().notNull(),
    content: jsonb('content').notNull(),
    revision: integer('revision').notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.kind] })],
);

/** Forms in the words of the house, by number; never changed, and used until they are retired or followed by another. */
export const houseFormVersion = pgTable(
  'house_form_version',
  {
    organizationId: uuid('organization_id').notNull(),
    kind: text('kind').$type<InstrumentKind>().notNull(),
    number: integer('number').notNull(),
    /** Read by `readContent`. */
    content: jsonb('content').notNull(),
    sha256: text('sha256').notNull(),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: at('published_at').notNull(),
    retiredBy: uuid('retired_by'),
    retiredAt: at('retired_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.kind, table.number] })],
);
