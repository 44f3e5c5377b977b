import { recordEvent } from '../../kernel/audit/service.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { hasAnyRole } from '../../kernel/scope/require-role.ts';
import type { PersonActor, Scope } from '../../kernel/scope/scope.ts';
import { grantsOf } from '../../registers/people/service.ts';
import { getVersion, lockPost, moveStage, type PostRow, type VersionRow } from '../compose/service.ts';
import { latestReview } from '../review/service.ts';
import { scheduleAccess } from './access.ts';
import { changePlan, findPlan, type PlanRow } from './plan-record.ts';
import { schedulePost } from './schedule-post.ts';
import { tellPublishers, tellTooLate } from './tell.ts';

type Approved = { readonly post: PostRow; readonly version: VersionRow; readonly plan: PlanRow };

/**
 * What becomes of a plan once its version is approved. In time, it is scheduled in the planner's name if they may publish
 * at this moment; otherwise publishers are told once, and it stays a wish. Too late, the post is parked and nothing is
 * published. Safe to run again: it does nothing where the post has moved on.
 */
export async function keepPlan(scope: Scope, versionId: string): Promise<void> {
  const approved = await findApproved(scope, versionId);
  if (approved === null) return;
  const { plan, version } = approved;
  if (plan.dueAt <= scope.services.clock.now()) return parkLate(scope, approved);
  const planner = await plannerOf(scope, plan);
  const { channelIds } = version.content;
  if (hasAnyRole(planner, scheduleAccess.schedule, channelIds)) {
    if (await scheduleAsPlanned({ ...scope, actor: planner }, { plan, versionId })) return;
  }
  if (plan.toldVersionId === versionId) return;
  await tellPublishers(scope, { postId: plan.postId, channelIds });
  await changePlan(scope, { postId: plan.postId, toldVersionId: versionId });
}

/** The post with its lock, where it still stands as the approval left it and has a plan. */
async function findApproved(scope: Scope, versionId: string): Promise<Approved | null> {
  const version = await getVersion(scope, versionId);
  const post = await lockPost(scope, version.postId);
  if (post.stage !== 'approved' || post.currentVersionId !== versionId) return null;
  if ((await latestReview(scope, versionId))?.state !== 'approved') return null;
  const plan = await findPlan(scope, post.id);
  if (plan?.state !== 'standing') return null;
  // The time of a post that stands has been: its correction leaves when somebody says so, or at a time planned since.
  const isDone = post.outSince !== null && plan.dueAt <= post.outSince;
  return isDone ? null : { post, version, plan };
}

/** The planner with what they may do today. Nobody confirms anything here: they asked for this when they planned. */
async function plannerOf(scope: Scope, plan: PlanRow): Promise<PersonActor> {
  return {
    type: 'person',
    id: plan.plannedBy as PersonId, // the column holds ids of persons only, by its foreign key
    grants: await grantsOf(scope, plan.plannedBy),
    sessionId: `plan:${plan.postId}`,
    provedAt: null,
    key: null,
  };
}

/** Sets the planned time. False where the day was blacked out since: then somebody must look at it again. */
async function scheduleAsPlanned(scope: Scope, made: { plan: PlanRow; versionId: string }): Promise<boolean> {
  const { plan, versionId } = made;
  const { localTime, timeZone, fold } = plan;
  if (plan.onApproval) {
    await schedulePost(scope, {
      postId: plan.postId,
      body: { mode: 'now', versionId },
      urgent: plan.overrideReason ?? '',
    });
    return true;
  }
  const mayOverride = plan.overrideReason !== null && hasAnyRole(scope.actor, scheduleAccess.override);
  const override = mayOverride ? { reason: plan.overrideReason ?? '' } : undefined;
  try {
    const body = { mode: 'at' as const, versionId, localTime, timeZone, fold, override };
    await schedulePost(scope, { postId: plan.postId, body });
    return true;
  } catch (error) {
    // Asked before anything is written, so that the transaction is as it was.
    if (error instanceof BedsideError && error.code === 'BLACKED_OUT') return false;
    throw error;
  }
}

async function parkLate(scope: Scope, { post, version, plan }: Approved): Promise<void> {
  await changePlan(scope, { postId: post.id, state: 'late' });
  await moveStage(scope, { row: post, event: 'parked' });
  await recordEvent(scope, {
    action: 'plan.missed',
    object: { type: 'post', id: post.id, version: version.id, sha256: version.contentHash },
    facts: { due_at: plan.dueAt.toISOString() },
  });
  await tellTooLate(scope, { postId: post.id, personIds: [post.authorPersonId, plan.plannedBy] });
}
