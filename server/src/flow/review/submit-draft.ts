import { and, eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole, requireRoleOn } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { listChannels } from '../../registers/channels/service.ts';
import { readOrganization } from '../../registers/org/service.ts';
import { type Content, everyMedium } from '../compose/contract.ts';
import { freezeVersion, getDraft, lockPost, moveStage } from '../compose/service.ts';
import { touchesPatientIn } from '../permit/service.ts';
import type { ScreeningView } from '../screen/contract.ts';
import { recordScreening } from '../screen/service.ts';
import { reviewAccess } from './access.ts';
import { storedDeadline } from './deadlines.ts';
import { notifyReviewers } from './notify.ts';
import { planReviewReminders } from './plan-reminders.ts';
import { review } from './schema.ts';
import { neededSteps } from './state.ts';

/**
 * Sends a draft for review: freezes it into a version, screens it for the record, and opens a review with the steps
 * that it needs. An open review of an older version is superseded.
 * @throws `DRAFT_CHANGED` when the draft is not the revision that the person saw; `POST_EMPTY`, `NO_CHANNEL`.
 */
export async function submitDraft(
  scope: Scope,
  input: { postId: string; revision: number },
): Promise<{ reviewId: string; screening: ScreeningView }> {
  requireAnyRole(scope.actor, reviewAccess.submit, 'send posts for review');
  const post = await lockPost(scope, input.postId);
  const draft = await getDraft(scope, input.postId);
  if (draft.revision !== input.revision) {
    throw conflict('DRAFT_CHANGED', 'The draft was changed since you looked at it.', 'Look at it again, then send it.');
  }
  const { channelIds } = draft.content;
  requireRoleOn(scope.actor, reviewAccess.submit, { whatFor: 'send posts for review', channelIds });
  await requireSubmittable(scope, draft.content);
  const version = await freezeVersion(scope, post.id);
  const screening = await recordScreening(scope, version);
  await closeOpenReview(scope, post.id);
  const { reviewSteps } = await readOrganization(scope);
  const steps = neededSteps(reviewSteps, touchesPatientIn(draft.content, screening.findings));
  const now = scope.services.clock.now();
  const reviewId = newId<'review'>(now.getTime());
  await scope.tx.insert(review).values({
    organizationId: scope.organizationId,
    id: reviewId,
    postId: post.id,
    versionId: version.id,
    contentHash: version.contentHash,
    steps,
    state: 'open',
    submittedBy: actingPersonId(scope) ?? version.createdBy,
    submittedAt: now,
    ...storedDeadline(steps, now),
  });
  await moveStage(scope, { row: post, event: 'submitted', currentVersionId: version.id, dueAt: null });
  await recordEvent(scope, {
    action: 'review.submitted',
    object: { type: 'post', id: post.id, version: version.id, sha256: version.contentHash },
    facts: { review: reviewId, steps: steps.map((step) => step.id).join(',') },
  });
  await planReviewReminders(scope);
  await notifyReviewers(scope, { reviewId, steps, editors: version.editors, channelIds });
  return { reviewId, screening };
}

async function requireSubmittable(scope: Scope, content: Content): Promise<void> {
  if (content.baseText.trim() === '' && everyMedium(content).length === 0) {
    throw unprocessable({
      code: 'POST_EMPTY',
      message: 'There is nothing to review yet.',
      remedy: 'Write a text, or add an image or a video first.',
    });
  }
  const known = new Set((await listChannels(scope)).map((channel) => channel.id));
  if (content.channelIds.length > 0 && content.channelIds.every((id) => known.has(id))) return;
  throw unprocessable({
    code: 'NO_CHANNEL',
    message: 'The post has no channel to go to, or one of them was disconnected.',
    remedy: 'Choose at least one connected channel.',
  });
}

async function closeOpenReview(scope: Scope, postId: string): Promise<void> {
  const closed = await scope.tx
    .update(review)
    .set({ state: 'superseded', closedAt: scope.services.clock.now() })
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.postId, postId), eq(review.state, 'open')))
    .returning({ id: review.id, versionId: review.versionId });
  for (const old of closed) {
    await recordEvent(scope, {
      action: 'review.superseded',
      object: { type: 'post', id: postId, version: old.versionId },
      facts: { review: old.id },
    });
  }
}
