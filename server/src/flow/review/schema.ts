import { boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../kernel/db/bytea.ts';
import type { ReviewStep } from '../../registers/org/contract.ts';
import type { Passage } from './contract.ts';

export const review = pgTable(
  'review',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    postId: uuid('post_id').notNull(),
    versionId: uuid('version_id').notNull(),
    contentHash: text('content_hash').notNull(),
    /** The steps that this version needs, as the policy stood when it was submitted. */
    steps: jsonb('steps').$type<ReviewStep[]>().notNull(),
    state: text('state', { enum: ['open', 'approved', 'changes_requested', 'withdrawn', 'superseded'] }).notNull(),
    submittedBy: uuid('submitted_by').notNull(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    /** The earliest deadline among the steps that wait, by their own hours; see `deadlines.ts`. */
    dueAt: timestamp('due_at', { withTimezone: true }),
    /** How long before its planned time the post must be decided. */
    leadMinutes: integer('lead_minutes').notNull().default(120),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Rows are only ever inserted. */
export const reviewDecision = pgTable(
  'review_decision',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    reviewId: uuid('review_id').notNull(),
    versionId: uuid('version_id').notNull(),
    contentHash: text('content_hash').notNull(),
    stepId: text('step_id').notNull(),
    /** Null where a guest decided. */
    reviewerPersonId: uuid('reviewer_person_id'),
    guestId: uuid('guest_id'),
    reviewerRoles: text('reviewer_roles').array().notNull(),
    reviewerTrainedUntil: date('reviewer_trained_until'),
    /** Whose seat was filled with a borrowed role; null for the reviewer's own. */
    onBehalfOf: uuid('on_behalf_of'),
    outcome: text('outcome', { enum: ['approve', 'request_changes'] }).notNull(),
    comment: text('comment').notNull(),
    passages: jsonb('passages').$type<Passage[]>().notNull().default([]),
    decidedAt: timestamp('decided_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const reviewComment = pgTable(
  'review_comment',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    postId: uuid('post_id').notNull(),
    versionId: uuid('version_id'),
    /** Null where a guest said it. */
    authorPersonId: uuid('author_person_id'),
    guestId: uuid('guest_id'),
    body: text('body').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const waiver = pgTable(
  'waiver',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    versionId: uuid('version_id').notNull(),
    contentHash: text('content_hash').notNull(),
    findingKey: text('finding_key').notNull(),
    reason: text('reason').notNull(),
    officerPersonId: uuid('officer_person_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const reviewDelegation = pgTable(
  'review_delegation',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    reviewId: uuid('review_id').notNull(),
    fromPersonId: uuid('from_person_id').notNull(),
    toPersonId: uuid('to_person_id').notNull(),
    reason: text('reason').notNull(),
    until: timestamp('until', { withTimezone: true }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedBy: uuid('ended_by'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Rows are only ever inserted: what stands here was told, and is not told again. */
export const reviewReminder = pgTable(
  'review_reminder',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    reviewId: uuid('review_id').notNull(),
    stepId: text('step_id').notNull(),
    personId: uuid('person_id').notNull(),
    kind: text('kind', { enum: ['before', 'at', 'escalated'] }).notNull(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Somebody from outside, their way in, and their session: all bound to one review. */
export const reviewGuest = pgTable(
  'review_guest',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    reviewId: uuid('review_id').notNull(),
    stepId: text('step_id').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    locale: text('locale', { enum: ['en', 'es'] }).notNull(),
    invitedBy: uuid('invited_by').notNull(),
    invitedAt: timestamp('invited_at', { withTimezone: true }).notNull(),
    trainingAttestedBy: uuid('training_attested_by'),
    trainingReason: text('training_reason'),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    tokenHash: text('token_hash').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }),
    codeHash: text('code_hash'),
    codeExpiresAt: timestamp('code_expires_at', { withTimezone: true }),
    codesMade: integer('codes_made').notNull().default(0),
    wrongCodes: integer('wrong_codes').notNull().default(0),
    /** Whoever invited got link and code to hand over, since mail is not set up. */
    handedOver: boolean('handed_over').notNull(),
    sessionHash: text('session_hash'),
    sessionEndsAt: timestamp('session_ends_at', { withTimezone: true }),
    provedAt: timestamp('proved_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    revokedBy: uuid('revoked_by'),
    /** What the next mail carries, a link or a code, sealed; gone once it was sent. */
    mailKind: text('mail_kind', { enum: ['invitation', 'code'] }),
    mailSealed: bytea('mail_sealed'),
    mailErrorCode: text('mail_error_code'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
