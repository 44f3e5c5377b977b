/** The rows of a post whose newest version was approved and scheduled, and whose deliveries are planned. */
import type { DeliveryRecord } from '../../src/flow/publish/engine/delivery-store.ts';
import { judgeCorrection, type OutRow } from '../../src/flow/publish/standing.ts';
import { type MemoryPost, type MemoryRows, type MemoryVersion, newestVersion, versionOf } from './memory-world.ts';
import type { ScenarioPost } from './scenario.ts';

export function planPost(rows: MemoryRows, { post, now }: { post: ScenarioPost; now: Date }): void {
  const { id, channelIds } = post;
  const version = versionFor({ id, number: 1, parts: post.parts, dueAt: new Date(now.getTime() + post.dueInMs) });
  rows.posts.set(id, { id, createdAt: now, channelIds, versions: [version], draftHash: version.hash, stage: null });
  for (const channelId of channelIds) planParts(rows, { postId: id, version, channelId, now });
}

/** Names of later versions sort after all first ones, in the order in which they were made. */
export function nameOf(of: { number: number; postId: string; channelId: string; part: number }): string {
  const { number, postId, channelId, part } = of;
  const first = `${postId}/${channelId}/${part}`;
  return number === 1 ? first : `~${String(number).padStart(4, '0')} ${first}`;
}

type Made = { id: string; number: number; parts: number; dueAt: Date };

function versionFor({ id, number, parts, dueAt }: Made): MemoryVersion {
  const name = number === 1 ? id : `${id}, version ${number}`;
  return {
    id: name,
    hash: `hash of ${name}`,
    parts: Array.from({ length: parts }, (_, part) => textOf(id, { number, part })),
    review: 'approved',
    schedule: { id: `time of ${name}`, dueAt, state: 'active' },
  };
}

export const numberOf = ({ id }: { readonly id: string }) => Number(/version (\d+)$/u.exec(id)?.[1] ?? 1);

/**
 * A person corrects what stands: a new version, approved, whose time is now. Gives the post and what was planned, as
 * `planDeliveries` has it; null where nothing stands, or where some of it has not left yet.
 */
export function correctPost(
  rows: MemoryRows,
  made: { postId: string; number: number; now: Date },
): { post: MemoryPost; planned: readonly DeliveryRecord[] } | null {
  const { postId, number, now } = made;
  const post = rows.posts.get(postId);
  const own = [...rows.deliveries.values()].filter((row) => row.postId === postId && row.kind === 'post');
  const isLeaving = own.some(({ state }) => ['planned', 'armed', 'unknown', 'needs_person'].includes(state));
  if (post === undefined || isLeaving || !own.some(({ state }) => state === 'confirmed')) return null;
  const old = newestVersion(post);
  const version = versionFor({ id: postId, number, parts: old.parts.length, dueAt: now });
  cancelTime(rows, { post, now });
  const before = rows.posts.get(postId) ?? post;
  const changed = { ...before, versions: [...before.versions, version], draftHash: version.hash };
  rows.posts.set(postId, changed);
  const planned = post.channelIds.flatMap((channelId) => planOn(rows, { post: changed, version, channelId, now }));
  return { post: changed, planned };
}

type Planning = { post: MemoryPost; version: MemoryVersion; channelId: string; now: Date };

function planOn(rows: MemoryRows, { post, version, channelId, now }: Planning): DeliveryRecord[] {
  const there = [...rows.deliveries.values()]
    .filter((row) => row.postId === post.id && row.channelId === channelId && row.kind === 'post')
    .filter(({ state }) => ['confirmed', 'removing', 'removed'].includes(state))
    .sort((left, right) => left.part - right.part)
    .map((row): OutRow => ({ ...row, standingVersionId: row.versionId }));
  if (there.length === 0) return planParts(rows, { postId: post.id, version, channelId, now });
  const { network } = rows.channels.get(channelId) ?? { network: 'practice' };
  const { corrects } = judgeCorrection(there, { network, partCount: version.parts.length });
  return corrects.map(({ id: changesId, part }) =>
    planOne(rows, { postId: post.id, version, channelId, now, part, changesId }),
  );
}

/** Takes the time of a post's newest version back; what had not left of it, or of any before it, is cancelled. */
export function cancelTime(rows: MemoryRows, { post, now }: { post: MemoryPost; now: Date }): void {
  const versions = post.versions.map((version, at) =>
    at < post.versions.length - 1
      ? version
      : { ...version, schedule: { ...version.schedule, state: 'cancelled' as const } },
  );
  const cancelled = { ...post, versions };
  rows.posts.set(post.id, cancelled);
  for (const row of rows.deliveries.values()) {
    if (row.postId !== post.id || row.state !== 'planned') continue;
    if (versionOf(cancelled, row.versionId).schedule.state !== 'cancelled') continue;
    const wakeAt = rows.staged.has(row.id) ? now : null;
    rows.deliveries.set(row.id, { ...row, state: 'cancelled', wakeAt, isUrgent: false });
  }
}

type Parts = { postId: string; version: MemoryVersion; channelId: string; now: Date };

function planParts(rows: MemoryRows, made: Parts): DeliveryRecord[] {
  return made.version.parts.map((_, part) => planOne(rows, { ...made, part, changesId: null }));
}

function planOne(rows: MemoryRows, made: Parts & { part: number; changesId: string | null }): DeliveryRecord {
  const { postId, version, channelId, now, part, changesId } = made;
  const { id: scheduleId, dueAt } = version.schedule;
  const row = {
    id: nameOf({ number: numberOf(version), postId, channelId, part }),
    scheduleId,
    postId,
    versionId: version.id,
    contentHash: version.hash,
    channelId,
    part,
    kind: changesId === null ? ('post' as const) : ('edit' as const),
    changesId,
    state: 'planned' as const,
    dueAt,
    epoch: 0,
    leasedUntil: null,
    wakeAt: part === 0 || changesId !== null ? dueAt : null,
    attemptCount: 0,
    absentReads: 0,
    firstArmedAt: null,
    blockers: [],
    failureCode: null,
    remoteId: null,
    url: null,
    updatedAt: now,
    claimedBy: null,
    isUrgent: false,
  };
  rows.deliveries.set(row.id, row);
  return row;
}

function textOf(postId: string, { number, part }: { number: number; part: number }): string {
  // A network that cuts texts cuts before the number of the part: parts look alike then. Versions differ before that.
  const flu = number === 1 ? 'Flu shots' : `Flu shots (correction ${number})`;
  return `${flu} 💉 at Café Lakeside, https://lakeside.example/flu, ${postId} part ${part + 1}: come on Tuesdays, or on any other day.`;
}
