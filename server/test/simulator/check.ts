/** What a run must not have done, whatever happened in it: our records held against what the networks really showed. */
import type { FakeNetwork } from '@bedside/connectors/testing';
import type { DeliveryState } from '../../src/flow/publish/contract.ts';
import type { DeliveryRecord } from '../../src/flow/publish/engine/delivery-store.ts';
import { RESTORED } from '../../src/flow/publish/engine/look-after-restore.ts';
import type { MemoryRows } from './memory-world.ts';

export type ProblemKind =
  /** Two public posts of one delivery. */
  | 'duplicate'
  /** Armed, or taken in by a network, without leave. */
  | 'ungated'
  /** It has not come to an end. */
  | 'lost'
  /** It stands, or stood, on a network, and our records say that it never went out. */
  | 'unrecorded'
  /** Our records say that it went out, and it never did. */
  | 'phantom'
  /** Confirmed by somebody else's post. */
  | 'misbound'
  /** Nobody knew, and nobody was told for over a minute. */
  | 'hidden-doubt'
  /** Handed in, never shown, and never given back. */
  | 'orphan'
  | 'error';

export type Problem = { readonly kind: ProblemKind; readonly deliveryId: string | null; readonly detail: string };

/** What was noticed while it ran. */
export type Seen = {
  readonly armed: { deliveryId: string; at: number }[];
  readonly armedWithoutLeave: string[];
  readonly doubtShownLate: string[];
  readonly errors: string[];
};

type Post = FakeNetwork['posts']['all'][number];

/** Which part of which post a text is; networks may have changed what is shown, not what was sent. */
function deliveryOf(channelId: string, post: Post): string {
  const [, postId, part] = /(post-\d+) part (\d+)/u.exec(post.text) ?? [];
  return `${postId}/${channelId}/${Number(part) - 1}`;
}

export function check(run: {
  rows: MemoryRows;
  networks: ReadonlyMap<string, FakeNetwork>;
  seen: Seen;
  /** Whether the database was put back from a backup in the meantime. */
  restored: boolean;
}): readonly Problem[] {
  const { rows, networks, seen, restored } = run;
  const at = (kind: ProblemKind, ids: readonly string[], detail: string): Problem[] =>
    ids.map((deliveryId) => ({ kind, deliveryId, detail }));
  const posts = new Map<string, Post[]>();
  for (const [channelId, network] of networks) {
    for (const post of network.posts.all) {
      const id = deliveryOf(channelId, post);
      posts.set(id, [...(posts.get(id) ?? []), post]);
    }
  }
  return [
    ...at('ungated', seen.armedWithoutLeave, 'armed without leave'),
    ...at('hidden-doubt', seen.doubtShownLate, 'a minute after its worker had died it still looked as if all was well'),
    ...seen.errors.map((detail): Problem => ({ kind: 'error', deliveryId: null, detail })),
    ...[...rows.deliveries.values()].flatMap((row) => [
      ...checkEnd(row, rows),
      ...checkPosts(row, { posts: posts.get(row.id) ?? [], rows, seen, restored }),
      ...checkBinding(row, networks.get(row.channelId)),
    ]),
  ];
}

/** States of which nothing more comes by itself. */
const ended: ReadonlySet<DeliveryState> = new Set([
  'confirmed',
  'rejected',
  'parked',
  'cancelled',
  'needs_person',
  'removed',
]);

/** Whether nothing more comes of a delivery by itself: it has ended, or waits for a part before it that a person must settle. */
export function hasEnded(row: DeliveryRecord, rows: MemoryRows): boolean {
  // Nobody let Bedside in again: it asks for ever, and says so.
  if (row.state === 'removing' && row.failureCode === 'CHANNEL_DISCONNECTED') return true;
  if (row.wakeAt !== null) return false;
  if (ended.has(row.state)) return true;
  const before = [...rows.deliveries.values()].filter(
    ({ postId, channelId, part }) => postId === row.postId && channelId === row.channelId && part < row.part,
  );
  return row.state === 'planned' && before.some(({ state }) => state === 'needs_person');
}

function checkEnd(row: DeliveryRecord, rows: MemoryRows): Problem[] {
  if (row.state === 'parked' && row.blockers.some(({ code }) => code === 'NOT_DUE')) {
    return [{ kind: 'lost', deliveryId: row.id, detail: 'was stopped because it was looked at before its time' }];
  }
  if (hasEnded(row, rows)) return [];
  return [{ kind: 'lost', deliveryId: row.id, detail: `is still ${row.state}` }];
}

const sent = new Set(['confirmed', 'removed', 'removing', 'needs_person']);
/** Somebody stopped it after a restore, before anybody had looked whether it went out in the time that was lost. */
function isForgotten(row: DeliveryRecord, { rows, restored }: { rows: MemoryRows; restored: boolean }): boolean {
  const looked = [...rows.attempts.values()].some(
    ({ deliveryId, ambiguousCode }) => deliveryId === row.id && ambiguousCode === RESTORED,
  );
  return restored && row.state === 'cancelled' && !looked;
}

/** It waits for a part before it, about which a person is asked: what became of it is looked at then. */
const isWaiting = (row: DeliveryRecord) => row.state === 'planned' && row.wakeAt === null;

function checkPosts(
  row: DeliveryRecord,
  of: { posts: readonly Post[]; rows: MemoryRows; seen: Seen; restored: boolean },
): Problem[] {
  const { posts, seen } = of;
  const problem = (kind: ProblemKind, detail: string): Problem => ({ kind, deliveryId: row.id, detail });
  const shown = posts.filter(({ publicSince }) => publicSince !== null);
  const armed = seen.armed.filter(({ deliveryId }) => deliveryId === row.id).map(({ at }) => at);
  const first = Math.min(...armed, Number.POSITIVE_INFINITY);
  const early = posts.filter(({ acceptedAt }) => Date.parse(acceptedAt) < first);
  return [
    ...(shown.length > 1 ? [problem('duplicate', `${shown.length} public posts`)] : []),
    ...early.map(() => problem('ungated', 'taken in before anything was armed')),
    ...(shown.length > 0 && !sent.has(row.state) && !isWaiting(row) && !isForgotten(row, of)
      ? [problem('unrecorded', `is ${row.state}, and was public`)]
      : []),
    ...(posts.length === 0 && (row.state === 'confirmed' || row.state === 'removed')
      ? [problem('phantom', `is ${row.state}, and the network never had it`)]
      : []),
  ];
}

function checkBinding(row: DeliveryRecord, network: FakeNetwork | undefined): Problem[] {
  if (row.state !== 'confirmed' || row.remoteId === null) return [];
  const post = network?.posts.all.find(({ id }) => id === row.remoteId);
  const owner = post === undefined ? null : deliveryOf(row.channelId, post);
  return owner === row.id
    ? []
    : [{ kind: 'misbound', deliveryId: row.id, detail: `confirmed by ${owner ?? 'nothing'}` }];
}
