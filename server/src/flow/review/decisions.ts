import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { conflict, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId, type PersonId } from '../../kernel/ids/ids.ts';
import { defineEvent, emitEvent } from '../../kernel/jobs/jobs.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { moveStage, type PostRow, type VersionRow } from '../compose/service.ts';
import { requirePermitted } from '../permit/service.ts';
import type { PassageInput } from './contract.ts';
import { storedDeadline } from './deadlines.ts';
import { type LoadedFacts, loadReviewFacts, type ReviewRow } from './facts.ts';
import { quotePassages } from './passages.ts';
import { review, reviewDecision } from './schema.ts';
import { isApproved, type Reviewer, stepState } from './state.ts';

/** A version was approved; a later stage looks whether somebody planned a time for it. */
export const reviewApproved = defineEvent(
  'review.approved',
  z.object({ organizationId: z.uuid(), versionId: z.uuid() }),
);

export type DecisionInput = {
  readonly stepId: string;
  readonly contentHash: string;
  readonly outcome: 'approve' | 'request_changes';
  readonly comment: string;
  readonly passages?: readonly PassageInput[];
};

type Decider =
  | { readonly reviewer: Reviewer; readonly onBehalfOf: PersonId | null }
  | { readonly guestId: string; readonly onBehalfOf: null };

/**
 * That a review under the lock of its post is still open, and shows what the decider looked at.
 * @throws `REVIEW_CLOSED`, `VERSION_CHANGED`, `COMMENT_MISSING`
 */
export function requireDecidable(row: ReviewRow, post: PostRow, input: DecisionInput): void {
  if (row.state !== 'open') {
    throw conflict('REVIEW_CLOSED', 'This review is over.', 'Look at the post for what came of it.');
  }
  if (row.contentHash !== input.contentHash || post.currentVersionId !== row.versionId) {
    throw conflict('VERSION_CHANGED', 'The post was changed since you looked at it.', 'Look at the new version.');
  }
  if (input.outcome === 'request_changes' && input.comment === '' && (input.passages ?? []).length === 0) {
    throw unprocessable({
      code: 'COMMENT_MISSING',
      message: 'Say what should be changed.',
      remedy: 'Write a comment for the author, or mark a passage.',
    });
  }
}

/**
 * Writes one decision with what was marked, and closes the review where it is the one that was missing.
 * @throws `PERMISSION_OPEN` where somebody is shown or told of whose permission does not allow it now; `ALREADY_DECIDED`
 */
export async function keepDecision(
  scope: Scope,
  made: { row: ReviewRow; version: VersionRow; post: PostRow; by: Decider; input: DecisionInput },
): Promise<void> {
  const { row, version, by, input } = made;
  const passages = quotePassages(version.content, input.passages ?? []);
  if (input.outcome === 'approve') await requirePermitted(scope, version.content);
  const now = scope.services.clock.now();
  await scope.tx
    .insert(reviewDecision)
    .values({
      organizationId: scope.organizationId,
      id: newId<'decision'>(now.getTime()),
      reviewId: row.id,
      versionId: row.versionId,
      contentHash: row.contentHash,
      stepId: input.stepId,
      ...whoOf(by),
      onBehalfOf: by.onBehalfOf,
      outcome: input.outcome,
      comment: input.comment,
      passages,
      decidedAt: now,
    })
    .catch((error: unknown) => {
      if (!isPostgresError(error, UNIQUE_VIOLATION)) throw error;
      throw conflict(
        'ALREADY_DECIDED',
        'You have decided this step already.',
        'Wait for the others, or take the post back.',
      );
    });
  await recordEvent(scope, {
    action: 'review.decided',
    object: { type: 'post', id: row.postId, version: row.versionId, sha256: row.contentHash },
    reason: input.comment,
    ...(passages.length === 0 ? {} : { after: { passages } }),
    actingAs: by.onBehalfOf,
    facts: {
      review: row.id,
      step: input.stepId,
      outcome: input.outcome,
      ...(passages.length === 0 ? {} : { passages: passages.length }),
      ...('guestId' in by ? { guest: by.guestId } : {}),
    },
  });
  await closeIfDecided(scope, { ...made, outcome: input.outcome });
}

function whoOf(by: Decider) {
  if ('guestId' in by) return { guestId: by.guestId, reviewerRoles: ['guest'] };
  return {
    reviewerPersonId: by.reviewer.id,
    reviewerRoles: [...new Set(by.reviewer.grants.map(({ role }) => role))],
    reviewerTrainedUntil: by.reviewer.privacyTrainedUntil,
  };
}

async function closeIfDecided(
  scope: Scope,
  made: { row: ReviewRow; version: VersionRow; post: PostRow; outcome: string },
): Promise<void> {
  const { row, version, post } = made;
  const facts = await loadReviewFacts(scope, { review: row, version });
  const state = made.outcome === 'request_changes' ? 'changes_requested' : isApproved(facts) ? 'approved' : 'open';
  if (state === 'open') return keepDeadline(scope, row, facts);
  await scope.tx.update(review).set({ state, closedAt: scope.services.clock.now() }).where(isReview(scope, row));
  await moveStage(scope, { row: post, event: state });
  await recordEvent(scope, {
    action: `review.${state}`,
    object: { type: 'post', id: row.postId, version: row.versionId, sha256: row.contentHash },
    facts: { review: row.id },
  });
  if (state === 'approved') {
    await emitEvent(scope.tx, reviewApproved, { organizationId: scope.organizationId, versionId: version.id });
  }
}

/** A step that has passed sets no deadline any more. */
async function keepDeadline(scope: Scope, row: ReviewRow, facts: LoadedFacts): Promise<void> {
  const waiting = row.steps.filter((step) => stepState(step, facts) === 'waiting');
  await scope.tx.update(review).set(storedDeadline(waiting, row.submittedAt)).where(isReview(scope, row));
}

function isReview(scope: Scope, row: ReviewRow) {
  return and(eq(review.organizationId, scope.organizationId), eq(review.id, row.id));
}
