import { and, desc, eq, inArray, lt, ne } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { type BedsideError, conflict, forbidden, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId, type PersonId } from '../../kernel/ids/ids.ts';
import { hasAnyRole, requireAnyRole, requireRoleOn, withoutLenders } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { seeAndStopEverywhere } from '../../registers/people/contract.ts';
import { namesOf } from '../../registers/people/service.ts';
import { post as postTable, postVersion } from '../compose/schema.ts';
import {
  getVersion,
  lockPost,
  moveStage,
  readablePosts,
  readPost,
  toVersionView,
  type VersionRow,
} from '../compose/service.ts';
import { latestScreening } from '../screen/service.ts';
import { reviewAccess } from './access.ts';
import type { decideReview as decideEndpoint, getReview as getEndpoint, ReviewView } from './contract.ts';
import { activeWaivers, loadReviewFacts, type ReviewRow } from './facts.ts';
import { stepsToDecide } from './list-queue.ts';
import { review, reviewDecision } from './schema.ts';
import { eligibleFor, isApproved, type Refusal, type ReviewFacts, refusalOf, seatToFill, stepState } from './state.ts';

export { activeWaivers, latestReview, loadReviewFacts, loadReviewingHouse } from './facts.ts';
export { listQueue } from './list-queue.ts';

type LoadedFacts = Awaited<ReturnType<typeof loadReviewFacts>>;

/** A review of a post that the acting person may see. */
export async function findReview(scope: Scope, reviewId: string): Promise<ReviewRow> {
  const [row] = await scope.tx
    .select({ review })
    .from(review)
    .innerJoin(postTable, postOfReview)
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.id, reviewId), readablePosts(scope)));
  if (row === undefined) throw notFound('review');
  return row.review;
}

const postOfReview = and(eq(postTable.organizationId, review.organizationId), eq(postTable.id, review.postId));

/**
 * Records one reviewer's decision on exactly the bytes they looked at. The last approval that is needed approves the
 * version; a request for changes ends the review.
 * @throws `VERSION_CHANGED`, `REVIEW_CLOSED`, `ALREADY_DECIDED`, `COMMENT_MISSING`, and the codes of `Refusal`.
 */
export async function recordDecision(
  scope: Scope,
  input: { reviewId: string } & z.output<(typeof decideEndpoint)['body']>,
): Promise<ReviewView> {
  const seen = await findReview(scope, input.reviewId);
  const post = await lockPost(scope, seen.postId);
  // Read again under the lock: somebody may have decided, edited or withdrawn in the meantime.
  const row = await findReview(scope, input.reviewId);
  if (row.state !== 'open')
    throw conflict('REVIEW_CLOSED', 'This review is over.', 'Look at the post for what came of it.');
  if (row.contentHash !== input.contentHash || post.currentVersionId !== row.versionId) {
    throw conflict('VERSION_CHANGED', 'The post was changed since you looked at it.', 'Look at the new version.');
  }
  if (input.outcome === 'request_changes' && input.comment === '') {
    throw unprocessable({
      code: 'COMMENT_MISSING',
      message: 'Say what should be changed.',
      remedy: 'Write a comment for the author.',
    });
  }
  const version = await getVersion(scope, row.versionId);
  const facts = await loadReviewFacts(scope, { review: row, version });
  const onBehalfOf = requireSeat(scope, { facts, stepId: input.stepId });
  await insertDecision(scope, { row, facts, input, onBehalfOf });
  await closeIfDecided(scope, { row, version, post, outcome: input.outcome });
  return viewReview(scope, await findReview(scope, row.id));
}

/** The seat that the acting person fills: whose role it is that they borrow, or null for their own. */
function requireSeat(scope: Scope, input: { facts: ReviewFacts; stepId: string }): PersonId | null {
  const { facts } = input;
  const step = facts.steps.find((candidate) => candidate.id === input.stepId);
  if (step === undefined) throw notFound('review step');
  const personId = actingPersonId(scope) ?? '';
  const refusal = refusalOf(personId, step, facts);
  if (refusal !== null) throw refusals[refusal]();
  // The rules tell ids of people as text; undefined only where they refuse.
  return (seatToFill(personId, step, facts) ?? null) as PersonId | null;
}

const refusals: Readonly<Record<Refusal, () => BedsideError>> = {
  OWN_VERSION: () =>
    forbidden(
      'You had a hand in these words, so somebody else must approve them.',
      'OWN_VERSION',
      'Ask one of the people who are named beside the step.',
    ),
  LENDER_IS_EDITOR: () =>
    forbidden(
      'You stand in for somebody who had a hand in these words, so somebody else must approve them.',
      'LENDER_IS_EDITOR',
      'Ask one of the people who are named beside the step.',
    ),
  TRAINING_MISSING: () =>
    forbidden('This step needs somebody whose training in privacy law is on record and valid.', 'TRAINING_MISSING'),
  CHANNEL_OUT_OF_REACH: () =>
    forbidden(
      'Your roles allow you to decide this step, but not for all of these channels.',
      'CHANNEL_OUT_OF_REACH',
      'Ask one of the people who are named beside the step.',
    ),
  NOT_A_REVIEWER: () => forbidden('Your roles do not include this step of the review.', 'NOT_A_REVIEWER'),
};

async function insertDecision(
  scope: Scope,
  made: {
    row: ReviewRow;
    facts: LoadedFacts;
    input: z.output<(typeof decideEndpoint)['body']>;
    onBehalfOf: PersonId | null;
  },
): Promise<void> {
  const { row, facts, input, onBehalfOf } = made;
  const reviewer = facts.people.find((person) => person.id === actingPersonId(scope));
  if (reviewer === undefined) throw forbidden('Only people of the organization decide.');
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
      reviewerPersonId: reviewer.id,
      reviewerRoles: [...new Set(reviewer.grants.map(({ role }) => role))],
      reviewerTrainedUntil: reviewer.privacyTrainedUntil,
      onBehalfOf,
      outcome: input.outcome,
      comment: input.comment,
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
    actingAs: onBehalfOf,
    facts: { review: row.id, step: input.stepId, outcome: input.outcome },
  });
}

async function closeIfDecided(
  scope: Scope,
  made: { row: ReviewRow; version: VersionRow; post: Parameters<typeof moveStage>[1]['row']; outcome: string },
): Promise<void> {
  const { row, version, post } = made;
  const facts = await loadReviewFacts(scope, { review: row, version });
  const state = made.outcome === 'request_changes' ? 'changes_requested' : isApproved(facts) ? 'approved' : 'open';
  if (state === 'open') return;
  await scope.tx
    .update(review)
    .set({ state, closedAt: scope.services.clock.now() })
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.id, row.id)));
  await moveStage(scope, { row: post, event: state });
  await recordEvent(scope, {
    action: `review.${state}`,
    object: { type: 'post', id: row.postId, version: row.versionId, sha256: row.contentHash },
    facts: { review: row.id },
  });
}

/** Stopping something is open to privacy officers on every channel. */
const withdrawing = { whatFor: 'take posts back from review', unbound: seeAndStopEverywhere };

/** Takes a version back from review, or an approval back before anything left. */
export async function withdrawReview(scope: Scope, postId: string): Promise<void> {
  requireAnyRole(scope.actor, reviewAccess.withdraw, withdrawing.whatFor);
  const post = await lockPost(scope, postId);
  await moveStage(scope, { row: post, event: 'review_withdrawn', dueAt: null });
  const [row] = await scope.tx
    .select()
    .from(review)
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.postId, postId)))
    .orderBy(desc(review.submittedAt), desc(review.id))
    .limit(1);
  if (row === undefined) throw notFound('review');
  const { channelIds } = (await getVersion(scope, row.versionId)).content;
  requireRoleOn(scope.actor, reviewAccess.withdraw, { ...withdrawing, channelIds });
  await scope.tx
    .update(review)
    .set({ state: 'withdrawn', closedAt: scope.services.clock.now() })
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.id, row.id)));
  await recordEvent(scope, {
    action: 'review.withdrawn',
    object: { type: 'post', id: postId, version: row.versionId, sha256: row.contentHash },
    facts: { review: row.id },
  });
}

/** A review with all that a reviewer needs in one view. */
export async function getReview(scope: Scope, reviewId: string): Promise<z.input<(typeof getEndpoint)['answer']>> {
  requireAnyRole(scope.actor, reviewAccess.read, 'see reviews');
  const row = await findReview(scope, reviewId);
  const version = await getVersion(scope, row.versionId);
  const screening = await latestScreening(scope, version.id);
  if (screening === null) throw notFound('screening');
  const facts = await loadReviewFacts(scope, { review: row, version });
  const personId = actingPersonId(scope) ?? '';
  const actor = withoutLenders(scope.actor, version.editors);
  const officer = scope.actor.type === 'person' && hasAnyRole(actor, reviewAccess.waive, version.content.channelIds);
  return {
    review: await viewReview(scope, row, { version, facts }),
    version: toVersionView(version),
    decidedBefore: await decidedBefore(scope, row),
    screening,
    may: {
      decideSteps: row.state === 'open' ? stepsToDecide(scope, facts) : [],
      waive: officer && !version.editors.includes(personId) && (row.state === 'open' || row.state === 'approved'),
    },
  };
}

async function decidedBefore(scope: Scope, row: ReviewRow) {
  const [found] = await scope.tx
    .select({ version: postVersion })
    .from(review)
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, review.organizationId), eq(postVersion.id, review.versionId)),
    )
    .where(
      and(
        eq(review.organizationId, scope.organizationId),
        eq(review.postId, row.postId),
        inArray(review.state, ['approved', 'changes_requested']),
        ne(review.versionId, row.versionId),
        lt(review.submittedAt, row.submittedAt),
      ),
    )
    .orderBy(desc(review.submittedAt))
    .limit(1);
  return found ? toVersionView(found.version) : null;
}

/** The newest review of a post as people see it, or null. */
export async function latestReviewOfPost(scope: Scope, postId: string): Promise<ReviewView | null> {
  requireAnyRole(scope.actor, reviewAccess.read, 'see reviews');
  await readPost(scope, postId);
  const [row] = await scope.tx
    .select()
    .from(review)
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.postId, postId)))
    .orderBy(desc(review.submittedAt), desc(review.id))
    .limit(1);
  return row === undefined ? null : viewReview(scope, row);
}

/** A review as people see it. `read` where the caller has just read what belongs to it. */
export async function viewReview(
  scope: Scope,
  row: ReviewRow,
  read?: { version: VersionRow; facts: LoadedFacts },
): Promise<ReviewView> {
  const version = read?.version ?? (await getVersion(scope, row.versionId));
  const facts = read?.facts ?? (await loadReviewFacts(scope, { review: row, version }));
  const names = await namesOf(scope);
  const nameOf = (id: string) => names.get(id) ?? '';
  return {
    id: row.id,
    postId: row.postId,
    versionId: row.versionId,
    contentHash: row.contentHash,
    state: row.state,
    submittedBy: row.submittedBy,
    submittedByName: nameOf(row.submittedBy),
    submittedAt: row.submittedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    steps: row.steps.map((step) => ({
      step,
      state: stepState(step, facts),
      eligible: eligibleFor(step, facts).map(({ reviewer: { id }, onBehalfOf }) => ({
        id,
        name: nameOf(id),
        onBehalfOfName: onBehalfOf === null ? null : nameOf(onBehalfOf),
      })),
    })),
    decisions: facts.decisionRows.map((decision) => ({
      id: decision.id,
      stepId: decision.stepId,
      reviewerId: decision.reviewerPersonId,
      reviewerName: nameOf(decision.reviewerPersonId),
      onBehalfOfName: decision.onBehalfOf === null ? null : nameOf(decision.onBehalfOf),
      outcome: decision.outcome,
      comment: decision.comment,
      decidedAt: decision.decidedAt.toISOString(),
    })),
    waivers: (await activeWaivers(scope, row.versionId)).map((waiver) => ({
      id: waiver.id,
      findingKey: waiver.findingKey,
      reason: waiver.reason,
      officerId: waiver.officerPersonId,
      officerName: nameOf(waiver.officerPersonId),
      createdAt: waiver.createdAt.toISOString(),
    })),
  };
}
