import { date, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ReviewStep } from '../../registers/org/contract.ts';

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
    reviewerPersonId: uuid('reviewer_person_id').notNull(),
    reviewerRoles: text('reviewer_roles').array().notNull(),
    reviewerTrainedUntil: date('reviewer_trained_until'),
    /** Whose seat was filled with a borrowed role; null for the reviewer's own. */
    onBehalfOf: uuid('on_behalf_of'),
    outcome: text('outcome', { enum: ['approve', 'request_changes'] }).notNull(),
    comment: text('comment').notNull(),
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
    authorPersonId: uuid('author_person_id').notNull(),
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
