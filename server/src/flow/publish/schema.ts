import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Blocker, DeliveryState } from './contract.ts';

export const delivery = pgTable(
  'delivery',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    scheduleId: uuid('schedule_id').notNull(),
    postId: uuid('post_id').notNull(),
    versionId: uuid('version_id').notNull(),
    contentHash: text('content_hash').notNull(),
    channelId: uuid('channel_id').notNull(),
    /** 0 is the post, then the parts of its thread and its first comment, each below the one before. */
    part: integer('part').notNull().default(0),
    /** An `edit` gives what stands by another delivery, `changesId`, the words of this one's version. */
    kind: text('kind', { enum: ['post', 'edit'] })
      .notNull()
      .default('post'),
    changesId: uuid('changes_id'),
    state: text('state').$type<DeliveryState>().notNull(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    /** Raised by every claim; each later write of that claim names it, so that a zombie writes nothing. */
    epoch: integer('epoch').notNull().default(0),
    leasedUntil: timestamp('leased_until', { withTimezone: true }),
    claimedBy: text('claimed_by'),
    /** When to look at it next; null when nothing is to be done. */
    wakeAt: timestamp('wake_at', { withTimezone: true }),
    attemptCount: integer('attempt_count').notNull().default(0),
    absentReads: integer('absent_reads').notNull().default(0),
    firstArmedAt: timestamp('first_armed_at', { withTimezone: true }),
    blockers: jsonb('blockers').$type<Blocker[]>().notNull().default([]),
    failureCode: text('failure_code'),
    remoteId: text('remote_id'),
    url: text('url'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const attempt = pgTable(
  'attempt',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    /** The delivery's; workers of releases that know no edits leave it out, and are refused one. */
    kind: text('kind', { enum: ['post', 'edit'] })
      .notNull()
      .default('post'),
    number: integer('number').notNull(),
    epoch: integer('epoch').notNull(),
    armedAt: timestamp('armed_at', { withTimezone: true }).notNull(),
    /** Nothing may be sent for this attempt after this moment. */
    notAfter: timestamp('not_after', { withTimezone: true }).notNull(),
    /** The evidence on which the gate said Clear. */
    clearance: jsonb('clearance').notNull(),
    outcome: text('outcome', {
      enum: ['published', 'found', 'absent', 'rejected', 'retry_after', 'not_sent', 'reauthorize', 'person'],
    }),
    failureCode: text('failure_code'),
    ambiguousCode: text('ambiguous_code'),
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const receipt = pgTable(
  'receipt',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    attemptId: uuid('attempt_id').notNull(),
    kind: text('kind', { enum: ['answer', 'read_back', 'removal', 'person'] }).notNull(),
    remoteId: text('remote_id'),
    url: text('url'),
    evidence: jsonb('evidence').notNull(),
    observedAt: timestamp('observed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** What a network took in for a delivery without showing it. */
export const stagedPost = pgTable(
  'staged_post',
  {
    organizationId: uuid('organization_id').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    handle: text('handle').notNull(),
    isReady: boolean('is_ready').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    stagedAt: timestamp('staged_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.deliveryId] })],
);

/** A time in which something was late; the open one decides whether people were told. */
export const latenessIncident = pgTable(
  'lateness_incident',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    beganAt: timestamp('began_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Where publishing is stopped; what is lifted stays, as evidence. */
export const publishingStop = pgTable(
  'publishing_stop',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: ['post', 'channel', 'organization'] }).notNull(),
    targetId: uuid('target_id').notNull(),
    reason: text('reason').notNull(),
    stoppedBy: uuid('stopped_by').notNull(),
    stoppedAt: timestamp('stopped_at', { withTimezone: true }).notNull(),
    liftedAt: timestamp('lifted_at', { withTimezone: true }),
    liftedBy: uuid('lifted_by'),
    liftReason: text('lift_reason'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Ids, times and what comes first: readable without an organization set, so that a worker knows where to look. */
export const deliveryWake = pgTable(
  'delivery_wake',
  {
    organizationId: uuid('organization_id').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    wakeAt: timestamp('wake_at', { withTimezone: true }).notNull(),
    isUrgent: boolean('is_urgent').notNull().default(false),
    /** Null where a worker of an older release wrote it. */
    channelId: uuid('channel_id'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.deliveryId] })],
);

/** What has to come down, and must not go out, because a permission was taken back or ended. */
export const recall = pgTable(
  'recall',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    authorizationId: uuid('authorization_id').notNull(),
    cause: text('cause', { enum: ['withdrawn', 'expired', 'of_age'] }).notNull(),
    withdrawalId: uuid('withdrawal_id'),
    begunAt: timestamp('begun_at', { withTimezone: true }).notNull(),
    /** Since when a removal of all that stood then is asked for. */
    askedAt: timestamp('asked_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** A delivery whose removal was asked for by a recall, or that was kept back. */
export const recalledDelivery = pgTable(
  'recalled_delivery',
  {
    organizationId: uuid('organization_id').notNull(),
    recallId: uuid('recall_id').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    effect: text('effect', { enum: ['kept_back', 'taken_down'] }).notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    /** The network was asked again after it said that it is gone, and showed it no more. */
    seenGoneAt: timestamp('seen_gone_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.recallId, table.deliveryId] })],
);
