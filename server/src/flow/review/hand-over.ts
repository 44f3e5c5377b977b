import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { groupOf, type HandOver } from '../../registers/people/service.ts';
import { post, postVersion } from '../compose/schema.ts';
import { excerptOf } from '../compose/service.ts';
import { loadReviewFacts, loadReviewingHouse } from './facts.ts';
import { review, reviewDecision } from './schema.ts';
import { eligibleFor, stepState } from './state.ts';

/**
 * Reviews that waited for a leaver wait for the others; where there are none, the successor may be given the roles for a
 * while. Posts that rest on the leaver's approval and are not out need a new one, since approvals count only while their
 * reviewer is here.
 */
export const reviewsHandOver: HandOver = {
  preview: async (scope, { from }) => {
    const asked = await openReviewsFor(scope, from);
    return [
      ...groupOf(
        'review',
        'stays',
        asked.filter(({ alone }) => !alone).map(({ item }) => item),
      ),
      ...groupOf(
        'review_alone',
        'asks',
        asked.filter(({ alone }) => alone).map(({ item }) => item),
      ),
      ...groupOf('approval', 'asks', await approvedBy(scope, from)),
    ];
  },
  handOver: async () => {},
};

/** Open reviews with a step that waits and that this person may decide; `alone` where nobody else may. */
async function openReviewsFor(scope: Scope, personId: string) {
  const rows = await scope.tx
    .select({ review, version: postVersion })
    .from(review)
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, review.organizationId), eq(postVersion.id, review.versionId)),
    )
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.state, 'open')))
    .orderBy(asc(review.submittedAt), asc(review.id))
    .limit(500);
  const house = await loadReviewingHouse(scope);
  const found: { alone: boolean; item: { id: string; label: string; link: string } }[] = [];
  for (const row of rows) {
    const facts = await loadReviewFacts(scope, { ...row, house });
    const waiting = facts.steps.filter((step) => stepState(step, facts) === 'waiting');
    const asked = waiting
      .map((step) => eligibleFor(step, facts).map(({ reviewer }) => reviewer.id))
      .filter((eligible) => eligible.includes(personId));
    if (asked.length === 0) continue;
    found.push({
      alone: asked.some((eligible) => eligible.length === 1),
      item: {
        id: row.review.id,
        label: excerptOf(row.version.content.baseText),
        link: `/review/${row.review.id}`,
      },
    });
  }
  return found;
}

/** Posts on their way that this person approved. */
async function approvedBy(scope: Scope, personId: string) {
  const rows = await scope.tx
    .selectDistinctOn([post.id], { id: post.id, content: postVersion.content })
    .from(reviewDecision)
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, reviewDecision.organizationId), eq(postVersion.id, reviewDecision.versionId)),
    )
    .innerJoin(
      post,
      and(eq(post.organizationId, postVersion.organizationId), eq(post.currentVersionId, postVersion.id)),
    )
    .where(
      and(
        eq(reviewDecision.organizationId, scope.organizationId),
        eq(reviewDecision.reviewerPersonId, personId),
        eq(reviewDecision.outcome, 'approve'),
        inArray(post.stage, ['in_review', 'approved', 'scheduled', 'parked', 'publishing']),
      ),
    )
    .orderBy(post.id);
  return rows.map(({ id, content }) => ({ id, label: excerptOf(content.baseText), link: `/posts/${id}` }));
}
