import { and, eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { emitEvent } from '../../kernel/jobs/jobs.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { getVersion, lockPost, moveStage } from '../compose/service.ts';
import { requirePermitted } from '../permit/service.ts';
import { reviewApproved } from './decisions.ts';
import { activeWaivers, latestReview, loadReviewFacts, readDecisions, toDecision } from './facts.ts';
import { findReview } from './find-review.ts';
import { review, reviewDecision, waiver } from './schema.ts';
import { isApproved } from './state.ts';

/**
 * Approves an open review by what people decided about the very same bytes in another post. Tells whether it did: not where
 * the bytes differ, where that approval does not stand, or where it would not suffice today (other steps, a reviewer who left
 * or whose training ended, a guest). Then the review stays open for people.
 * @throws `PERMISSION_OPEN`, `PICTURE_QUARANTINED`
 */
export async function carryApproval(
  scope: Scope,
  input: { reviewId: string; fromVersionId: string },
): Promise<boolean> {
  const row = await findReview(scope, input.reviewId);
  const post = await lockPost(scope, row.postId);
  const version = await getVersion(scope, row.versionId);
  const earlier = await latestReview(scope, input.fromVersionId);
  if (row.state !== 'open' || earlier?.state !== 'approved' || earlier.contentHash !== row.contentHash) return false;
  const decisions = (await readDecisions(scope, [earlier.id])).filter(
    ({ outcome, reviewerPersonId }) => outcome === 'approve' && reviewerPersonId !== null,
  );
  const facts = await loadReviewFacts(scope, { review: row, version });
  if (!isApproved({ ...facts, decisions: decisions.map(toDecision) })) return false;
  await requirePermitted(scope, version.content);
  const now = scope.services.clock.now();
  const bound = { reviewId: row.id, versionId: version.id, contentHash: row.contentHash };
  await scope.tx
    .insert(reviewDecision)
    .values(decisions.map((one) => ({ ...one, ...bound, id: newId<'decision'>(now.getTime()), passages: [] })));
  const waivers = await activeWaivers(scope, earlier.versionId);
  if (waivers.length > 0) {
    const same = { versionId: version.id, contentHash: row.contentHash };
    await scope.tx.insert(waiver).values(waivers.map((one) => ({ ...one, ...same, id: newId(now.getTime()) })));
  }
  await scope.tx
    .update(review)
    .set({ state: 'approved', closedAt: now })
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.id, row.id)));
  await moveStage(scope, { row: post, event: 'approved' });
  await recordEvent(scope, {
    action: 'review.carried',
    object: { type: 'post', id: post.id, version: version.id, sha256: row.contentHash },
    facts: { review: row.id, from_review: earlier.id, decisions: decisions.length, waivers: waivers.length },
  });
  await emitEvent(scope.tx, reviewApproved, { organizationId: scope.organizationId, versionId: version.id });
  return true;
}
