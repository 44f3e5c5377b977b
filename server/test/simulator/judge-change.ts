/** Looks at a delivery each time it was changed: whether what is written of it is true, by a run's own memory. */
import type { ClassName, FakeNetwork } from '@bedside/connectors/testing';
import type { DeliveryRecord, DeliveryStore } from '../../src/flow/publish/engine/delivery-store.ts';
import type { Problem, ProblemKind, Seen } from './check.ts';
import { type MemoryHouse, type MemoryPost, newestVersion, stopsOn, versionOf } from './memory-world.ts';

/** After so many attempts a person must be asked. */
const MOST_ATTEMPTS = 6;
const LATEST_MS = 30 * 60_000;

export type ChangeJudge = {
  /** The gate was asked in this moment, in a transaction that may still be undone. */
  asked(deliveryId: string): void;
  /** The transaction is over: what it did stands, or is undone. */
  changed(deliveryId: string): void;
  undone(deliveryId: string): void;
};

type Parts = {
  readonly house: MemoryHouse;
  readonly seen: Seen;
  readonly networks: ReadonlyMap<string, FakeNetwork>;
  /** Which kind of network each channel is on. */
  readonly classes: ReadonlyMap<string, ClassName>;
  /** The clock of the database. */
  readonly now: () => number;
  /** Whether a connector was made to throw, or the database was lost while one was asked. */
  readonly hasThrown: () => boolean;
};

export function createChangeJudge(parts: Parts): ChangeJudge {
  const { house, seen, now, hasThrown } = parts;
  const reasons = new Map<string, readonly string[]>();
  return {
    asked(deliveryId) {
      const state = house.rows.deliveries.get(deliveryId)?.state ?? 'planned';
      if (state !== 'planned')
        seen.noticed.push({ kind: 'ungated', deliveryId, detail: `was to leave, and is ${state}` });
      reasons.set(deliveryId, reasonsAgainst(house, { deliveryId, now: now() }));
    },
    undone: (deliveryId) => void reasons.delete(deliveryId),
    changed(deliveryId) {
      const told = reasons.get(deliveryId) ?? null;
      reasons.delete(deliveryId);
      const row = house.rows.deliveries.get(deliveryId);
      if (row === undefined) return;
      const problem = (kind: ProblemKind, detail: string): Problem => ({ kind, deliveryId, detail });
      const noted = [
        ...judgeReasons(row, told).map((detail) => problem('unexplained', detail)),
        ...(row.attemptCount > MOST_ATTEMPTS ? [problem('insistent', `${row.attemptCount} attempts`)] : []),
        ...(row.state === 'armed' && row.leasedUntil === null
          ? [problem('hidden-doubt', 'it is armed, and nobody holds it')]
          : []),
        ...(row.failureCode === 'CONNECTOR_THREW' && !hasThrown()
          ? [problem('unexplained', 'a connector is said to have thrown, and none has')]
          : []),
        ...(keepsWhatIsGone(row, parts) ? [problem('unready', 'keeps what its network has thrown away')] : []),
        ...(isOneOfSeveral(row, parts) ? [problem('misbound', 'confirmed by one of several alike')] : []),
      ];
      seen.noticed.push(...noted);
    },
  };
}

/** What stands between a delivery and the public, as the gate should tell it. */
function reasonsAgainst(house: MemoryHouse, { deliveryId, now }: { deliveryId: string; now: number }): string[] {
  const { rows } = house;
  const row = rows.deliveries.get(deliveryId);
  const post = rows.posts.get(row?.postId ?? '');
  const channel = rows.channels.get(row?.channelId ?? '');
  if (row === undefined || post === undefined) return [];
  const { schedule, review, hash } = versionOf(post, row.versionId);
  const isOther = newestVersion(post).id !== row.versionId || post.draftHash !== hash;
  const lateMs = now - schedule.dueAt.getTime();
  const reasons: readonly (readonly [string, boolean])[] = [
    ['PUBLISHING_STOPPED', stopsOn(rows, row).length > 0],
    ['STOPS_UNREADABLE', house.areStopsUnreadable === true],
    ['CONTENT_CHANGED', isOther],
    ['REVIEW_WITHDRAWN', review === 'withdrawn'],
    ['CHANNEL_NOT_CONNECTED', channel?.state === 'disconnected'],
    ['CHANNEL_NEEDS_REAUTHORIZATION', channel?.state === 'needs_reauthorization'],
    ['PART_BEFORE_MISSING', !arePartsBeforeOut(post, { row, house })],
    ['SCHEDULE_CANCELLED', schedule.state === 'cancelled'],
    ['NOT_DUE', schedule.state === 'active' && lateMs < 0],
    ['TOO_LATE', schedule.state === 'active' && lateMs > LATEST_MS],
  ];
  return reasons.flatMap(([code, holds]) => (holds ? [code] : []));
}

/** Whether each part that this one hangs below is out, and it is known where. */
function arePartsBeforeOut(post: MemoryPost, { row, house }: { row: DeliveryRecord; house: MemoryHouse }): boolean {
  if (row.kind === 'edit') return true;
  const out = [...house.rows.deliveries.values()].filter(
    (one) =>
      one.postId === post.id &&
      one.versionId === row.versionId &&
      one.channelId === row.channelId &&
      one.part < row.part &&
      one.state === 'confirmed' &&
      one.remoteId !== null,
  );
  return out.length === row.part;
}

/** `asked`: what the gate should have told in this very change, null where it was not asked. */
function judgeReasons({ state, blockers }: DeliveryRecord, asked: readonly string[] | null): string[] {
  const told = [...new Set(blockers.map(({ code }) => code))].toSorted().join(', ');
  if (state === 'parked' && told === '') return ['parked, and nobody is told why'];
  if (asked === null || (state !== 'parked' && state !== 'cancelled')) return [];
  if (told === 'STOPS_UNREADABLE') return ['parked only because nobody could tell whether it was stopped'];
  const wanted = asked.toSorted().join(', ');
  return told === wanted ? [] : [`${state} because of ${told}, where it should be because of ${wanted}`];
}

/** Whether its network has said that what was handed in is gone, and it is to be tried with it again all the same. */
function keepsWhatIsGone(row: DeliveryRecord, { house, networks }: Parts): boolean {
  const isTold = row.state === 'planned' && row.leasedUntil === null && row.failureCode === 'HANDLE_EXPIRED';
  const handle = isTold ? house.rows.staged.get(row.id)?.handle : undefined;
  if (handle === undefined) return false;
  const container = networks.get(row.channelId)?.containers.known.get(handle);
  return container === undefined || container.state === 'expired';
}

/**
 * Whether a delivery took a post that somebody made by hand for its own after a restore, while another such post stood that
 * nobody could tell from it. Only where the list was asked, which goes further back than the search for what was sent.
 */
function isOneOfSeveral(row: DeliveryRecord, { house, seen, networks, classes }: Parts): boolean {
  const { restore } = house;
  if (restore === null || row.state !== 'confirmed' || !seen.byHand.has(row.remoteId ?? '')) return false;
  const posts = networks.get(row.channelId)?.posts.all ?? [];
  const taken = posts.find(({ id }) => id === row.remoteId);
  const searchedSince = (row.firstArmedAt ?? restore.takenAt).getTime() - 2 * 60_000;
  const isByKey = classes.get(row.channelId) === 'A2';
  const listedSince = restore.takenAt.getTime() - 10 * 60_000;
  if (taken === undefined || (!isByKey && Date.parse(taken.acceptedAt) >= searchedSince)) return false;
  const claimed = new Set([...house.rows.deliveries.values()].flatMap(({ remoteId }) => remoteId ?? []));
  return posts.some(({ id, text, state, editedAt, acceptedAt }) => {
    const at = Date.parse(acceptedAt);
    const isListed = state === 'public' && at >= listedSince && at < restore.restoredAt.getTime();
    return isListed && seen.byHand.has(id) && !claimed.has(id) && editedAt === null && text === taken.text;
  });
}

/** A store each change of which is looked at when it is over. */
export function judged(store: DeliveryStore, judge: ChangeJudge): DeliveryStore {
  return {
    ...store,
    change: (claim, work) =>
      store.change(claim, work).then(
        (result) => {
          judge.changed(claim.deliveryId);
          return result;
        },
        (error: unknown) => {
          judge.undone(claim.deliveryId);
          throw error;
        },
      ),
  };
}
