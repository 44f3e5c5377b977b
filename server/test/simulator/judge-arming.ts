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

type Arming = {
  readonly deliveryId: string;
  readonly house: MemoryHouse;
  readonly classes: ReadonlyMap<string, ClassName>;
  /** In true time, in ms. */
  readonly at: number;
  /** By the database's clock. */
  readonly now: number;
};

/** Notes in `seen` that a delivery was armed, and what was wrong with it. */
export function judgeArming(seen: Seen, arming: Arming): void {
  const { deliveryId, house, classes, at, now } = arming;
  const row = house.rows.deliveries.get(deliveryId);
  if (row === undefined) return;
  seen.armed.push({ deliveryId, at });
  if (!hasLeave(row, arming)) seen.armedWithoutLeave.push(deliveryId);
  if (classes.get(row.channelId) === 'B' && row.kind === 'post' && !isReady(house.rows, { deliveryId, now })) {
    seen.noticed.push({ kind: 'unready', deliveryId, detail: 'armed before its network had it ready for long enough' });
  }
  if (isLeftAlone(house.rows.channels.get(row.channelId)?.breaker ?? null, deliveryId)) seen.rushed.push(deliveryId);
  if (hasRefused(house.rows, row, now)) seen.armedTooSoon.push(deliveryId);
}

function hasLeave(row: DeliveryRecord, { house, now }: Arming): boolean {
  const { posts, channels, deliveries } = house.rows;
  const post = posts.get(row.postId);
  const version = post === undefined ? undefined : versionOf(post, row.versionId);
  if (post === undefined || version === undefined) return false;
  const lateMs = now - version.schedule.dueAt.getTime();
  return (
    house.areStopsUnreadable !== true &&
    stopsOn(house.rows, row).length === 0 &&
    isToLeave(post, version) &&
    channels.get(row.channelId)?.state === 'connected' &&
    (row.changesId === null || deliveries.get(row.changesId)?.state === 'confirmed') &&
    lateMs >= 0 &&
    lateMs <= LATE_LIMIT_MS
  );
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
