import { manifests, type NetworkId } from '@bedside/connectors';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { newId } from '../../kernel/ids/ids.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { networksOf } from '../../registers/channels/service.ts';
import type { Content } from '../compose/contract.ts';
import { getVersion, lockPost, noteStage, type VersionRow } from '../compose/service.ts';
import { scheduleEntry } from '../schedule/schema.ts';
import { getSchedule, type ScheduleRow } from '../schedule/service.ts';
import { olderOn, waitForRoom } from './anew/make-room.ts';
import { setWake } from './delivery-wake.ts';
import { partsFor } from './outgoing-post.ts';
import { delivery, stagedPost } from './schema.ts';
import { hasOtherMedia, judgeCorrection, type OutRow, readOut } from './standing.ts';

/**
 * One delivery per channel and part of a version whose time was set: a post, or an edit where an earlier version of the post
 * stands. Nothing for a channel on which it stood or may stand and cannot be changed, unless it is to be posted anew there: then
 * when what stands is gone. Safe to run again.
 */
export async function planDeliveries(scope: Scope, scheduleId: string): Promise<void> {
  const found = await getSchedule(scope, scheduleId);
  if (found === null) return;
  const post = await lockPost(scope, found.postId);
  const schedule = await getSchedule(scope, scheduleId);
  if (schedule === null || schedule.state !== 'active') return;
  // The older time's deliveries would stand in the way of this one's.
  await cancelStale(scope, schedule.postId);
  const version = await getVersion(scope, schedule.versionId);
  const networks = await networksOf(scope);
  const out = (await readOut(scope, version.postId)).filter((row) => row.versionId !== version.id);
  let isAwaited = false;
  for (const channelId of version.content.channelIds) {
    const network = networks.get(channelId);
    const there = out.filter((row) => row.channelId === channelId);
    if (there.length > 0) {
      if (network !== undefined) {
        const made = { schedule, version, channelId, network, there };
        if (schedule.anew.includes(channelId)) isAwaited = (await planAnew(scope, made)) || isAwaited;
        else await planEdits(scope, made);
      }
      continue;
    }
    // A channel that is nobody's gets a delivery too, which the gate then refuses where people see it.
    const parts = network === undefined ? 1 : deliveriesFor(version.content, network);
    for (let part = 0; part < parts; part += 1) await planPart(scope, { schedule, version, channelId, part });
  }
  // Nothing leaves at this time: the post stays as it stands.
  const leaves = await scope.tx.$count(delivery, ofTime(scope, scheduleId));
  if (leaves === 0 && out.length > 0 && !isAwaited) await noteStage(scope, { row: post, event: 'published' });
}

/** One for each part; one for all of them where a person is given them together. */
function deliveriesFor(content: Content, network: NetworkId): number {
  return manifests[network].partsTogether === true ? 1 : partsFor(content, network).length;
}

function ofTime(scope: Scope, scheduleId: string) {
  return and(eq(delivery.organizationId, scope.organizationId), eq(delivery.scheduleId, scheduleId));
}

async function planEdits(
  scope: Scope,
  made: Omit<Planned, 'part' | 'changesId'> & { network: NetworkId; there: readonly OutRow[] },
): Promise<void> {
  const { network, there, ...planned } = made;
  const parts = partsFor(planned.version.content, network);
  const [first] = there;
  const standing = first === undefined ? null : await getVersion(scope, first.standingVersionId);
  const otherMedia = standing !== null && hasOtherMedia(standing.content, planned.version.content, network);
  const { corrects } = judgeCorrection(there, { network, otherMedia, partCount: parts.length });
  for (const [part, { id: changesId }] of corrects.entries()) await planPart(scope, { ...planned, part, changesId });
}

/** Posts in the place of what was taken down for them. Gives whether that is still to be waited for. */
async function planAnew(
  scope: Scope,
  made: Omit<Planned, 'part' | 'changesId'> & { network: NetworkId; there: readonly OutRow[] },
): Promise<boolean> {
  const { network, there, ...planned } = made;
  const { channelId, schedule } = planned;
  if (olderOn(there, planned).length > 0) {
    await waitForRoom(scope, { scheduleId: schedule.id, channelId }, schedule.dueAt);
    return true;
  }
  // What was planned for this time and has ended since is not planned twice.
  if ((await scope.tx.$count(delivery, and(ofTime(scope, schedule.id), eq(delivery.channelId, channelId)))) > 0)
    return false;
  const parts = deliveriesFor(planned.version.content, network);
  for (let part = 0; part < parts; part += 1) await planPart(scope, { ...planned, part });
  return false;
}

type Planned = {
  schedule: ScheduleRow;
  version: VersionRow;
  channelId: string;
  part: number;
  /** What an edit changes. */
  changesId?: string;
};

async function planPart(scope: Scope, { schedule, version, channelId, part, changesId }: Planned): Promise<void> {
  const now = scope.services.clock.now();
  const id = newId<'delivery'>(now.getTime());
  // A further part is woken by the one before it, unless that is out already.
  const isNext =
    part === 0 || changesId !== undefined || (await isPartBeforeOut(scope, { versionId: version.id, channelId, part }));
  const wakeAt = isNext ? schedule.dueAt : null;
  const made = await scope.tx
    .insert(delivery)
    .values({
      organizationId: scope.organizationId,
      id,
      scheduleId: schedule.id,
      postId: version.postId,
      versionId: version.id,
      contentHash: version.contentHash,
      channelId,
      part,
      kind: changesId === undefined ? 'post' : 'edit',
      changesId: changesId ?? null,
      state: 'planned',
      dueAt: schedule.dueAt,
      wakeAt,
      createdAt: now,
      updatedAt: now,
    })
    // A delivery of this part of this version to this channel that lives already is the one.
    .onConflictDoNothing()
    .returning({ id: delivery.id });
  if (made.length === 0) return;
  if (wakeAt !== null) await setWake(scope, { id, channelId, state: 'planned' }, wakeAt);
  await recordEvent(scope, {
    action: 'delivery.planned',
    object: { type: 'delivery', id, version: version.id, sha256: version.contentHash },
    facts: {
      channel: channelId,
      part,
      due_at: schedule.dueAt.toISOString(),
      ...(changesId === undefined ? {} : { changes: changesId }),
    },
  });
}

/** Whether the part before a newly planned one is out already, so that nobody will wake it. */
async function isPartBeforeOut(
  scope: Scope,
  of: { versionId: string; channelId: string; part: number },
): Promise<boolean> {
  const out = await scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.versionId, of.versionId),
        eq(delivery.channelId, of.channelId),
        eq(delivery.part, of.part - 1),
        eq(delivery.state, 'confirmed'),
      ),
    )
    .limit(1);
  return out.length > 0;
}

/** Stops what has not left of times that were taken back. Safe to run again. */
export async function cancelDeliveries(scope: Scope, scheduleId: string): Promise<void> {
  const schedule = await getSchedule(scope, scheduleId);
  if (schedule === null) return;
  await lockPost(scope, schedule.postId);
  await cancelStale(scope, schedule.postId);
}

/** Cancels planned deliveries of a locked post whose time is not active any more. */
async function cancelStale(scope: Scope, postId: string): Promise<void> {
  const now = scope.services.clock.now();
  // What a network took in already is given back.
  const wakeAt = sql`case when exists (
    select from ${stagedPost}
     where ${stagedPost.organizationId} = ${delivery.organizationId} and ${stagedPost.deliveryId} = ${delivery.id}
  ) then ${now.toISOString()}::timestamptz end`;
  const stopped = await scope.tx
    .update(delivery)
    .set({ state: 'cancelled', wakeAt, updatedAt: now })
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.postId, postId),
        eq(delivery.state, 'planned'),
        inArray(
          delivery.scheduleId,
          scope.tx
            .select({ id: scheduleEntry.id })
            .from(scheduleEntry)
            .where(
              and(
                eq(scheduleEntry.organizationId, scope.organizationId),
                eq(scheduleEntry.postId, postId),
                eq(scheduleEntry.state, 'cancelled'),
              ),
            ),
        ),
      ),
    )
    .returning({
      id: delivery.id,
      channelId: delivery.channelId,
      state: delivery.state,
      versionId: delivery.versionId,
      contentHash: delivery.contentHash,
      wakeAt: delivery.wakeAt,
    });
  for (const row of stopped) {
    await setWake(scope, row, row.wakeAt);
    await recordEvent(scope, {
      action: 'delivery.cancelled',
      object: { type: 'delivery', id: row.id, version: row.versionId, sha256: row.contentHash },
    });
  }
}
