import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, notFound } from '../../kernel/errors/bedside-error.ts';
import { requireProof } from '../../kernel/http/require-entry.ts';
import { hasAnyRole, requireAnyRole, requireRoleOn } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { seeAndStopEverywhere } from '../../registers/people/contract.ts';
import type { Stage } from '../compose/contract.ts';
import { contentHash, getDraft, getVersion, lockPost, noteWish, type PostRow, readPost } from '../compose/service.ts';
import { latestReview } from '../review/service.ts';
import { scheduleAccess } from './access.ts';
import { type Override, requireNoBlackout } from './calendar/blackouts.ts';
import type { PlanView, ScheduleView } from './contract.ts';
import { changePlan, findPlan, type PlanRow, toPlanView, withdrawPlan, writePlan } from './plan-record.ts';
import { activeSchedule, cancelSchedule, futureInstant, schedulePost, toScheduleView } from './schedule-post.ts';
import { tellPublishers } from './tell.ts';
import { type WallTime, wallTimeAt } from './wall-time.ts';

export type Planned = { readonly plan: PlanView | null; readonly schedule: ScheduleView | null };

const planning = 'plan times for posts';

/** Stages in which a wish has a place: nothing has left, and the post was not put away. */
const plannable: ReadonlySet<Stage> = new Set([
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
  'parked',
]);

/**
 * Plans a time for a post. Before approval it is a wish: an approval in time makes a schedule of it if the planner may
 * publish at that moment. What is approved already is scheduled at once where the planner may publish; otherwise
 * publishers are told. A time that is set is moved: that takes the right to publish and a fresh proof.
 * @throws `STAGE_CONFLICT` once something left; `TIME_IN_PAST` and the codes of `instantOf`; `BLACKED_OUT`;
 * `STEP_UP_REQUIRED`.
 */
export async function planPost(
  scope: Scope,
  input: { postId: string; override?: Override | undefined } & WallTime,
): Promise<Planned> {
  requireAnyRole(scope.actor, scheduleAccess.plan, planning);
  const post = await lockPost(scope, input.postId);
  const { channelIds } = (await getDraft(scope, post.id)).content;
  requireRoleOn(scope.actor, scheduleAccess.plan, { whatFor: planning, channelIds });
  if (!plannable.has(post.stage)) throw stageConflict(post.stage);
  const { localTime, timeZone, fold, override } = input;
  const dueAt = futureInstant({ localTime, timeZone, fold }, scope.services.clock.now());
  await requireNoBlackout(scope, { channelIds, dueAt, override });
  const approvedId = await approvedVersion(scope, post);
  const sets = approvedId !== null && mustOrMaySchedule(scope, { post, channelIds });
  if (sets) requireProof(scope.actor, 'posts:publish', scope.services.clock.now());
  const plan = await recordPlan(scope, { post, dueAt, override, wall: { localTime, timeZone, fold } });
  if (sets) {
    const body = { mode: 'at' as const, versionId: approvedId, localTime, timeZone, fold, override };
    return { plan: toPlanView(plan), schedule: await schedulePost(scope, { postId: post.id, body }) };
  }
  if (approvedId !== null) {
    await tellPublishers(scope, { postId: post.id, channelIds });
    await changePlan(scope, { postId: post.id, toldVersionId: approvedId });
  }
  return { plan: toPlanView(plan), schedule: null };
}

/**
 * Moving what is set is publishing at another time, and is refused to whoever may not publish; setting a time for what is
 * approved is done at once where one may, and stays a wish where one may not.
 */
function mustOrMaySchedule(scope: Scope, on: { post: PostRow; channelIds: readonly string[] }): boolean {
  const { post, channelIds } = on;
  if (post.stage !== 'scheduled') return hasAnyRole(scope.actor, scheduleAccess.schedule, channelIds);
  requireRoleOn(scope.actor, scheduleAccess.schedule, { whatFor: 'publish or schedule posts', channelIds });
  return true;
}

function stageConflict(stage: Stage) {
  const error = conflict(
    'STAGE_CONFLICT',
    'The post has left, is leaving, or was put away, so no time can be planned for it.',
    'Look at the post to see where it stands.',
  );
  return Object.assign(error, { details: { stage } });
}

async function recordPlan(
  scope: Scope,
  made: { post: PostRow; dueAt: Date; wall: WallTime; override: Override | undefined },
): Promise<PlanRow> {
  const { post, dueAt, wall, override } = made;
  const row = await writePlan(scope, {
    postId: post.id,
    ...wall,
    dueAt,
    state: 'standing',
    plannedBy: actingPersonId(scope) ?? post.authorPersonId,
    plannedAt: scope.services.clock.now(),
    toldVersionId: null,
    overrideReason: override?.reason ?? null,
    onApproval: false,
  });
  await noteWish(scope, { row: post, wishedAt: dueAt });
  await recordEvent(scope, {
    action: 'post.planned',
    object: { type: 'post', id: post.id },
    ...(override === undefined ? {} : { reason: override.reason }),
    facts: {
      blackout_overridden: override !== undefined,
      due_at: dueAt.toISOString(),
      local_time: wall.localTime,
      time_zone: wall.timeZone,
    },
  });
  return row;
}

/** How long an approval may still send what was planned for its moment. */
const ON_APPROVAL_MS = 24 * 3_600_000;

/**
 * Plans a draft for the moment in which it is approved: no time to undo, and no blackout keeps it, which is what `reason`
 * is told for. An approval after a day sends nothing any more. Whoever plans must be allowed to publish.
 */
export async function planOnApproval(
  scope: Scope,
  input: { postId: string; timeZone: string; reason: string },
): Promise<void> {
  const post = await lockPost(scope, input.postId);
  const { channelIds } = (await getDraft(scope, post.id)).content;
  requireRoleOn(scope.actor, scheduleAccess.schedule, { whatFor: 'publish or schedule posts', channelIds });
  requireProof(scope.actor, 'posts:publish', scope.services.clock.now());
  const now = scope.services.clock.now();
  const dueAt = new Date(now.getTime() + ON_APPROVAL_MS);
  await writePlan(scope, {
    postId: post.id,
    localTime: wallTimeAt(dueAt, input.timeZone),
    timeZone: input.timeZone,
    fold: null,
    dueAt,
    state: 'standing',
    plannedBy: actingPersonId(scope) ?? post.authorPersonId,
    plannedAt: now,
    toldVersionId: null,
    overrideReason: input.reason,
    onApproval: true,
  });
  await recordEvent(scope, {
    action: 'post.planned',
    object: { type: 'post', id: post.id },
    reason: input.reason,
    facts: { on_approval: true, blackout_overridden: true, due_at: dueAt.toISOString() },
  });
}

/** The version of a locked post that may leave as it stands: the newest, approved, and the draft has its words. */
async function approvedVersion(scope: Scope, post: PostRow): Promise<string | null> {
  if (post.currentVersionId === null || !['approved', 'scheduled', 'parked'].includes(post.stage)) return null;
  const version = await getVersion(scope, post.currentVersionId);
  const draft = await getDraft(scope, post.id);
  if (contentHash(draft.content) !== version.contentHash) return null;
  return (await latestReview(scope, version.id))?.state === 'approved' ? version.id : null;
}

/** Takes a planned time back; a time that is set is cancelled. Throws `NOT_FOUND` where there is neither. */
export async function unplanPost(scope: Scope, postId: string): Promise<void> {
  requireAnyRole(scope.actor, scheduleAccess.plan, planning);
  const post = await lockPost(scope, postId);
  if (post.stage === 'scheduled') {
    requireStopScope(scope);
    return cancelSchedule(scope, postId);
  }
  const { channelIds } = (await getDraft(scope, postId)).content;
  const act = { whatFor: planning, channelIds, unbound: seeAndStopEverywhere };
  requireRoleOn(scope.actor, scheduleAccess.plan, act);
  if (!(await withdrawPlan(scope, postId))) throw notFound('planned time');
  await noteWish(scope, { row: post, wishedAt: null });
  await recordEvent(scope, { action: 'post.unplanned', object: { type: 'post', id: postId } });
}

/** Cancelling is a door of its own for keys. */
function requireStopScope(scope: Scope): void {
  if (scope.actor.type === 'person' && scope.actor.key !== null) {
    requireProof(scope.actor, 'posts:publish', scope.services.clock.now());
  }
}

/** What was planned for a post that the acting person may see, and the time that is set, if one is. */
export async function readPlan(scope: Scope, postId: string): Promise<Planned> {
  requireAnyRole(scope.actor, scheduleAccess.read, 'see planned times');
  const post = await readPost(scope, postId);
  const plan = await findPlan(scope, post.id);
  const schedule = await activeSchedule(scope, post.id);
  return {
    plan: plan === null ? null : toPlanView(plan),
    schedule: schedule === null ? null : toScheduleView(schedule),
  };
}
