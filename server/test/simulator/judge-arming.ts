/** Whether an attempt might be armed, judged in the moment of it by a run's own memory and not by the gate. */
import type { ClassName } from '@bedside/connectors/testing';
import type { DeliveryRecord } from '../../src/flow/publish/engine/delivery-store.ts';
import { LATE_LIMIT_MS } from '../../src/flow/publish/gate.ts';
import type { BreakerState } from '../../src/registers/channels/breaker-state.ts';
import type { Seen } from './check.ts';
import {
  type MemoryHouse,
  type MemoryPost,
  type MemoryRows,
  type MemoryVersion,
  newestVersion,
  stopsOn,
  versionOf,
} from './memory-world.ts';
import { CALL_TIMEOUT_MS } from './scenario.ts';

/** Notes in `seen` that a delivery was armed, and what was wrong with it: `at` in true time, `now` by the database's clock, in ms. */
export function judgeArming(
  seen: Seen,
  {
    deliveryId,
    house,
    classes,
    ...times
  }: {
    deliveryId: string;
    house: MemoryHouse;
    classes: ReadonlyMap<string, ClassName>;
    at: number;
    now: number;
  },
): void {
  const { rows } = house;
  const { at, now } = times;
  const row = rows.deliveries.get(deliveryId);
  const post = rows.posts.get(row?.postId ?? '');
  const channel = rows.channels.get(row?.channelId ?? '');
  if (row === undefined || post === undefined) return;
  const version = versionOf(post, row.versionId);
  const lateMs = now - version.schedule.dueAt.getTime();
  seen.armed.push({ deliveryId, at });
  const free =
    house.areStopsUnreadable !== true &&
    stopsOn(rows, row).length === 0 &&
    isToLeave(post, version) &&
    channel?.state === 'connected' &&
    (row.changesId === null || rows.deliveries.get(row.changesId)?.state === 'confirmed') &&
    lateMs >= 0 &&
    lateMs <= LATE_LIMIT_MS;
  if (!free) seen.armedWithoutLeave.push(deliveryId);
  if (classes.get(row.channelId) === 'B' && row.kind === 'post' && !isReady(rows, { deliveryId, now })) {
    seen.noticed.push({ kind: 'unready', deliveryId, detail: 'armed before its network had it ready, and for long enough' });
  }
  if (isLeftAlone(channel?.breaker ?? null, deliveryId)) seen.rushed.push(deliveryId);
  if (hasRefused(rows, row, now)) seen.armedTooSoon.push(deliveryId);
}

/** Whether people want exactly this version to leave. */
function isToLeave(post: MemoryPost, version: MemoryVersion): boolean {
  const { review, hash, schedule } = version;
  const isWanted = review === 'approved' && schedule.state === 'active';
  return isWanted && version === newestVersion(post) && post.draftHash === hash;
}

/** Whether a network that wants to have posts first has this one, as far as it has told, until the call is over. */
function isReady({ staged }: MemoryRows, { deliveryId, now }: { deliveryId: string; now: number }): boolean {
  const own = staged.get(deliveryId);
  return own?.isReady === true && (own.expiresAt === null || own.expiresAt.getTime() > now + CALL_TIMEOUT_MS);
}

/** Whether a delivery's network had said that it takes no more of this account for now. */
function hasRefused({ budgets }: MemoryRows, { channelId }: DeliveryRecord, now: number): boolean {
  return (budgets.get(channelId)?.refusedUntil ?? 0) > now;
}

/** Whether a network is left alone by all but another delivery than this one. */
function isLeftAlone(breaker: BreakerState | null, deliveryId: string): boolean {
  if (breaker === null || breaker.until === null) return false;
  return breaker.probe?.by !== deliveryId || !breaker.probe.hasLooked;
}
