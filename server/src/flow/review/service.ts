import { and, desc, eq, inArray, lt, ne } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { type BedsideError, forbidden, notFound } from '../../kernel/errors/bedside-error.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { hasAnyRole, requireAnyRole, requireRoleOn, withoutLenders } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { seeAndStopEverywhere } from '../../registers/people/contract.ts';
import { namesOf } from '../../registers/people/service.ts';
import { postVersion } from '../compose/schema.ts';
import { getVersion, lockPost, moveStage, readPost, toVersionView } from '../compose/service.ts';
import { latestScreening } from '../screen/service.ts';
import { reviewAccess } from './access.ts';
import type { getReview as getEndpoint, ReviewView } from './contract.ts';
import { type DecisionInput, keepDecision, requireDecidable } from './decisions.ts';
import { receiversOf } from './delegations.ts';
import { loadReviewFacts, type ReviewRow } from './facts.ts';
import { findReview } from './find-review.ts';
import { stepsToDecide } from './list-queue.ts';
import { review } from './schema.ts';
import { type Refusal, type ReviewFacts, refusalOf, seatToFill } from './state.ts';
import { viewReview } from './view-review.ts';
import { stepsToInviteTo } from './who-invites.ts';

export { carryApproval } from './carry-approval.ts';
export { reviewApproved } from './decisions.ts';
export { activeWaivers, type LoadedFacts, latestReview, loadReviewFacts, loadReviewingHouse } from './facts.ts';
export { listQueue } from './list-queue.ts';
export { submitDraft } from './submit-draft.ts';

/**
 * Records one reviewer's decision on exactly the bytes they looked at. The last approval that is needed approves the
 * version; a request for changes ends the review.
 * @throws `VERSION_CHANGED`, `REVIEW_CLOSED`, `ALREADY_DECIDED`, `COMMENT_MISSING`, and the codes of `Refusal`.
 */
export async function recordDecision(scope: Scope, input: { reviewId: string } & DecisionInput): Promise<ReviewView> {
  const seen = await findReview(scope, input.reviewId);
  const post = await lockPost(scope, seen.postId);
  // Read again under the lock: somebody may have decided, edited or withdrawn in the meantime.
  const row = await findReview(scope, input.reviewId);
  requireDecidable(row, post, input);
  const version = await getVersion(scope, row.versionId);
  const facts = await loadReviewFacts(scope, { review: row, version });
  const onBehalfOf = requireSeat(scope, { facts, stepId: input.stepId });
  const reviewer = facts.people.find((person) => person.id === actingPersonId(scope));
  if (reviewer === undefined) throw forbidden('Only people of the organization decide.');
  await keepDecision(scope, { row, version, post, by: { reviewer, onBehalfOf }, input });
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
  HANDED_ON: () =>
    forbidden('You handed this review to somebody else.', 'HANDED_ON', 'Take it back first, or leave it to them.'),
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
  const isOpen = row.state === 'open';
  const actor = withoutLenders(scope.actor, version.editors);
  const officer = scope.actor.type === 'person' && hasAnyRole(actor, reviewAccess.waive, version.content.channelIds);
  return {
    review: await viewReview(scope, row, { version, facts }),
    version: toVersionView(version),
    decidedBefore: await decidedBefore(scope, row, ['approved', 'changes_requested']),
    approvedBefore: await decidedBefore(scope, row, ['approved']),
    screening,
    postStage: (await readPost(scope, row.postId)).stage,
    may: {
      decideSteps: isOpen ? stepsToDecide(scope, facts) : [],
      waive: officer && !version.editors.includes(personId) && (isOpen || row.state === 'approved'),
      handOverTo: isOpen ? receiversOf(personId, facts, await namesOf(scope)) : [],
      inviteTo: isOpen ? stepsToInviteTo(scope, facts) : [],
      attest: officer && !version.editors.includes(personId),
    },
  };
}

async function decidedBefore(scope: Scope, row: ReviewRow, states: ('approved' | 'changes_requested')[]) {
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
        inArray(review.state, states),
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
