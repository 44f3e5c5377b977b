import { and, eq } from 'drizzle-orm';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { enqueue } from '../../../kernel/jobs/jobs.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { getChannel } from '../../../registers/channels/service.ts';
import { getVersion, lockPost, noteStage, type PostRow } from '../../compose/service.ts';
import { getSchedule, type ScheduleRow } from '../../schedule/service.ts';
import { changeDelivery } from '../engine/change-delivery.ts';
import { removeLaterParts } from '../engine/follow-parts.ts';
import { type Clearance, isUntold, LATE_LIMIT_MS } from '../gate.ts';
import { loadArmingClearance } from '../load-clearance.ts';
import { lockDelivery } from '../lock-delivery.ts';
import { changeOf } from '../postgres-store.ts';
import { delivery } from '../schema.ts';
import { type OutRow, readOut } from '../standing.ts';
import { withdrawAnew } from './withdraw.ts';

export const ANEW_TASK = 'post_anew';

/** One channel of a time on which what stands makes room for a newer version. */
export type Room = { readonly scheduleId: string; readonly channelId: string };

const LOOK_AGAIN_MS = 5_000;

/**
 * Takes down what stands on a channel once nothing else is between its newer version and the public, and says `free` when the
 * network has shown that it is gone: never before, so that no two versions stand there at once. Until then it looks again every
 * five seconds. Later than the gate would let the new version go, and where the gate says no, what stands is left as it is.
 */
export async function makeRoom(scope: Scope, room: Room): Promise<'free' | 'asked' | 'waits' | 'over'> {
  const found = await getSchedule(scope, room.scheduleId);
  if (found === null) return 'over';
  const post = await lockPost(scope, found.postId);
  const schedule = await getSchedule(scope, room.scheduleId);
  if (schedule?.state !== 'active' || !schedule.anew.includes(room.channelId)) return 'over';
  const older = olderOn(await readOut(scope, post.id), { schedule, channelId: room.channelId });
  if (older.length === 0) return 'free';
  if (isLate(scope, schedule))
    return leaveAsItIs(scope, { post, schedule, channelId: room.channelId, because: 'late' });
  const first = older.find(({ part, state }) => part === 0 && state === 'confirmed');
  if (first === undefined) return lookAgain(scope, room, 'waits');
  const clearance = await clearanceOf(scope, { post, schedule, channelId: room.channelId });
  if (isUntold(clearance)) return lookAgain(scope, room, 'waits');
  if (clearance.verdict === 'blocked') {
    const because = clearance.blockers.map(({ code }) => code).join(',');
    return leaveAsItIs(scope, { post, schedule, channelId: room.channelId, because });
  }
  await askToGo(scope, { deliveryId: first.id, scheduleId: schedule.id });
  return lookAgain(scope, room, 'asked');
}

/** What of other versions stands on a channel, or may. */
export function olderOn(
  out: readonly OutRow[],
  { schedule, channelId }: { schedule: ScheduleRow; channelId: string },
): OutRow[] {
  return out.filter(
    (row) => row.channelId === channelId && row.versionId !== schedule.versionId && row.state !== 'removed',
  );
}

function isLate(scope: Scope, { dueAt }: ScheduleRow): boolean {
  return scope.services.clock.now().getTime() - dueAt.getTime() > LATE_LIMIT_MS;
}

async function clearanceOf(
  scope: Scope,
  of: { post: PostRow; schedule: ScheduleRow; channelId: string },
): Promise<Clearance> {
  const [version, channel] = await Promise.all([
    getVersion(scope, of.schedule.versionId),
    getChannel(scope, of.channelId),
  ]);
  return loadArmingClearance(scope, {
    post: of.post,
    version,
    channel,
    scheduleId: of.schedule.id,
    partBefore: 'out',
  });
}

async function askToGo(scope: Scope, asked: { deliveryId: string; scheduleId: string }): Promise<void> {
  const change = changeOf(scope, await lockDelivery(scope, asked.deliveryId));
  await changeDelivery(change, {
    set: { state: 'removing', wakeAt: scope.services.clock.now() },
    action: 'delivery.removing',
    facts: { because: 'posted_anew', schedule: asked.scheduleId },
  });
  await removeLaterParts(change);
}

/** Looks at a channel again in a moment: one job for each, whoever asks. */
export async function waitForRoom(scope: Scope, room: Room, runAt: Date): Promise<void> {
  await enqueue(scope.tx, {
    task: ANEW_TASK,
    payload: { organizationId: scope.organizationId, ...room } as { organizationId: string },
    runAt,
    jobKey: `${ANEW_TASK}:${room.scheduleId}:${room.channelId}`,
  });
}

async function lookAgain<State>(scope: Scope, room: Room, state: State): Promise<State> {
  await waitForRoom(scope, room, new Date(scope.services.clock.now().getTime() + LOOK_AGAIN_MS));
  return state;
}

/** The wish is taken back and told; what stands is what people go on seeing, and a person says what becomes of it. */
async function leaveAsItIs(
  scope: Scope,
  left: { post: PostRow; schedule: ScheduleRow; channelId: string; because: string },
): Promise<'over'> {
  const { post, schedule, channelId, because } = left;
  await withdrawAnew(scope, { postId: post.id, channelId });
  await recordEvent(scope, {
    action: 'delivery.not_posted_anew',
    object: { type: 'post', id: post.id, version: schedule.versionId, sha256: schedule.contentHash },
    facts: { channel: channelId, schedule: schedule.id, because },
  });
  const ofTime = and(eq(delivery.organizationId, scope.organizationId), eq(delivery.scheduleId, schedule.id));
  if ((await scope.tx.$count(delivery, ofTime)) === 0) await noteStage(scope, { row: post, event: 'published' });
  return 'over';
}
