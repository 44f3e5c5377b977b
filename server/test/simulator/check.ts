/** What a run must not have done, whatever happened in it: our records held against what the networks really showed. */
import type { ClassName, FakeNetwork } from '@bedside/connectors/testing';
import type { DeliveryState } from '../../src/flow/publish/contract.ts';
import { POST_GONE } from '../../src/flow/publish/edit-state.ts';
import type { DeliveryRecord } from '../../src/flow/publish/engine/delivery-store.ts';
import { RESTORED } from '../../src/flow/publish/engine/look-after-restore.ts';
import type { MemoryHandle, MemoryRows } from './memory-world.ts';
import { nameOf } from './plan-post.ts';
import { QUIET_PERIOD_MS } from './scenario.ts';

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
  /** Words over newer ones, or over those of somebody else. */
  | 'overwritten'
  /** Handed in and written down, never shown, and never given back. */
  | 'orphan'
  /** Armed while its network was left alone, by another than the one that tried it. */
  | 'rushed'
  /** It waited for a network that was well again for long. */
  | 'held-up'
  /** Taken for absent, and armed again, on less than the looks that prove it. */
  | 'unproven'
  /** Armed while the network had said that it takes no more of this account. */
  | 'hasty'
  /** Parked, and people are told no reason, or another one than the truth; or a fault that nobody had. */
  | 'unexplained'
  /** Tried more often than anybody may without asking a person. */
  | 'insistent'
  /** Armed, or kept, though its network cannot show what was handed in. */
  | 'unready'
  /** It stands below a post that was taken down. */
  | 'left-behind'
  /** A connector was asked, or a request left, past the deadline of its attempt. */
  | 'past-deadline'
  | 'error';

export type Problem = { readonly kind: ProblemKind; readonly deliveryId: string | null; readonly detail: string };

/** What was noticed while it ran. */
export type Seen = {
  readonly armed: { deliveryId: string; at: number }[];
  readonly armedWithoutLeave: string[];
  readonly armedTooSoon: string[];
  readonly doubtShownLate: string[];
  readonly rushed: string[];
  readonly heldUp: string[];
  readonly errors: string[];
  /** What was wrong in the moment in which it was done. */
  readonly noticed: Problem[];
  /** The clock of the database was set back: what was begun before its time is stopped then, and people are told. */
  isClockSet: boolean;
  /** Posts that somebody made at a network, past Bedside. */
  readonly byHand: Set<string>;
};

type Post = FakeNetwork['posts']['all'][number];

/** Which delivery sent a text; networks may have changed what is shown, not what was sent. */
export function deliveryOfText(channelId: string, text: string): string {
  const [, postId = '', part] = /(post-\d+) part (\d+)/u.exec(text) ?? [];
  const number = Number(/correction (\d+)/u.exec(text)?.[1] ?? 1);
  return nameOf({ number, postId, channelId, part: Number(part) - 1 });
}

/** Which delivery made a post, whatever it was changed to since. */
export function deliveryOf(channelId: string, { network, post }: { network: FakeNetwork; post: Post }): string {
  const accepted = network.timeline.find((event) => event.kind === 'accepted' && event.postId === post.id);
  return deliveryOfText(channelId, accepted?.kind === 'accepted' ? accepted.text : post.text);
}

export function check(run: {
  rows: MemoryRows;
  networks: ReadonlyMap<string, FakeNetwork>;
  /** Which kind of network each channel is on. */
  classes: ReadonlyMap<string, ClassName>;
  seen: Seen;
  /** Whether the database was put back from a backup in the meantime. */
  restored: boolean;
}): readonly Problem[] {
  const { rows, networks, classes, seen, restored } = run;
  const at = (kind: ProblemKind, ids: readonly string[], detail: string): Problem[] =>
    ids.map((deliveryId) => ({ kind, deliveryId, detail }));
  const posts = new Map<string, Post[]>();
  for (const [channelId, network] of networks) {
    for (const post of network.posts.all) {
      if (seen.byHand.has(post.id)) continue;
      const id = deliveryOf(channelId, { network, post });
      posts.set(id, [...(posts.get(id) ?? []), post]);
    }
  }
  return [
    ...at('ungated', seen.armedWithoutLeave, 'armed without leave'),
    ...at('hasty', seen.armedTooSoon, 'armed although the network had said that it takes no more for now'),
    ...at('hidden-doubt', seen.doubtShownLate, 'a minute after its worker had died it still looked as if all was well'),
    ...at('rushed', seen.rushed, 'armed while its network was left alone'),
    ...at('held-up', seen.heldUp, 'waits for a network that is well'),
    ...seen.noticed,
    ...seen.errors.map((detail): Problem => ({ kind: 'error', deliveryId: null, detail })),
    ...[...rows.deliveries.values()].flatMap((row) => [
      ...checkEnd(row, { rows, isClockSet: seen.isClockSet }),
      ...checkThread(row, rows),
      ...(row.kind === 'edit'
        ? checkEdit(row, { network: networks.get(row.channelId), rows, restored })
        : checkPosts(row, { posts: posts.get(row.id) ?? [], rows, seen, restored })),
      ...(row.kind === 'edit' ? [] : checkBinding(row, networks.get(row.channelId))),
      ...checkAbsence(row, { rows, network: networks.get(row.channelId), className: classes.get(row.channelId) }),
    ]),
    ...[...networks].flatMap(([channelId, network]) =>
      network.posts.all.flatMap(({ id }) => checkChanges(id, { channelId, network, seen })),
    ),
    ...[...rows.handles.values()].flatMap((one) =>
      checkHandle(one, { rows, seen, network: networks.get(one.channelId) }),
    ),
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

/** What was taken down goes with all that hangs below it, as far as it is known where. */
function checkThread(row: DeliveryRecord, { deliveries }: MemoryRows): Problem[] {
  if (row.kind === 'edit' || row.part === 0 || row.state !== 'confirmed' || row.remoteId === null) return [];
  const isRoot = ({ postId, versionId, channelId, part }: DeliveryRecord) =>
    postId === row.postId && versionId === row.versionId && channelId === row.channelId && part === 0;
  const root = [...deliveries.values()].find(isRoot);
  const isTakenDown = root?.state === 'removing' || root?.state === 'removed';
  return isTakenDown
    ? [{ kind: 'left-behind', deliveryId: row.id, detail: `stands, and its post is ${root.state}` }]
    : [];
}

function checkEnd(row: DeliveryRecord, { rows, isClockSet }: { rows: MemoryRows; isClockSet: boolean }): Problem[] {
  if (!isClockSet && row.state === 'parked' && row.blockers.some(({ code }) => code === 'NOT_DUE')) {
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
  // Whoever posts the same words by hand may have their post taken for ours.
  const isByHand = seen.byHand.has(row.remoteId ?? '');
  const early = posts.filter(({ acceptedAt }) => Date.parse(acceptedAt) < first);
  return [
    ...(shown.length > 1 ? [problem('duplicate', `${shown.length} public posts`)] : []),
    ...early.map(() => problem('ungated', 'taken in before anything was armed')),
    ...(shown.length > 0 && !sent.has(row.state) && !isWaiting(row) && !isForgotten(row, of)
      ? [problem('unrecorded', `is ${row.state}, and was public`)]
      : []),
    ...(posts.length === 0 && (row.state === 'confirmed' || row.state === 'removed') && !isByHand
      ? [problem('phantom', `is ${row.state}, and the network never had it`)]
      : []),
  ];
}

function checkBinding(row: DeliveryRecord, network: FakeNetwork | undefined): Problem[] {
  if (row.state !== 'confirmed' || row.remoteId === null) return [];
  const post = network?.posts.all.find(({ id }) => id === row.remoteId);
  const owner = network === undefined || post === undefined ? null : deliveryOf(row.channelId, { network, post });
  return owner === row.id
    ? []
    : [{ kind: 'misbound', deliveryId: row.id, detail: `confirmed by ${owner ?? 'nothing'}` }];
}

const looking: ReadonlySet<string | null> = new Set(['read', 'list', 'status']);

/** What an edit was to change does not stand any more: nothing that comes late brings it back. */
const isGoneForGood = (row: DeliveryRecord, failureCode: string | null) =>
  row.kind === 'edit' && failureCode === POST_GONE;

/**
 * Looks since the deadline, one of them after the quiet period; where the network does not drop doubles by our key, two, a
 * quiet period apart. Others may have looked at the same list meanwhile: this says no more than that nobody did.
 */
function checkAbsence(
  row: DeliveryRecord,
  of: { rows: MemoryRows; network: FakeNetwork | undefined; className: ClassName | undefined },
): Problem[] {
  const { rows, network, className } = of;
  // To send an edit again does no harm: one look is enough.
  const apartMs = row.kind === 'edit' || className === 'A1' || className === 'A2' ? 0 : QUIET_PERIOD_MS;
  const events = network?.timeline ?? [];
  const absent = [...rows.attempts.values()].filter(
    ({ deliveryId, outcome, failureCode }) =>
      deliveryId === row.id && outcome === 'absent' && !isGoneForGood(row, failureCode),
  );
  return absent.flatMap(({ number, notAfter, resolvedAt }): Problem[] => {
    const [from, until] = [notAfter.getTime(), resolvedAt?.getTime() ?? 0];
    const looks = events.flatMap((event) => {
      const isLook = event.kind === 'request' && looking.has(event.operation);
      return isLook && event.at >= from && event.at <= until ? [event.at] : [];
    });
    const [first, last] = [looks[0] ?? from, looks.at(-1) ?? 0];
    const isProven = last >= from + QUIET_PERIOD_MS && last - first >= apartMs;
    return isProven ? [] : [{ kind: 'unproven', deliveryId: row.id, detail: `attempt ${number} was taken for absent` }];
  });
}

/**
 * What was written down is shown, given back (unless the network refuses), or thrown away by the network itself; or is still
 * kept for a delivery about which a person is asked. What nobody has written down, since the answer was lost, only the network can forget.
 */
function checkHandle(
  { handle, deliveryId, channelId }: MemoryHandle,
  { rows, seen, network }: { rows: MemoryRows; seen: Seen; network: FakeNetwork | undefined },
): Problem[] {
  const container = network?.containers.known.get(handle);
  if (network === undefined || container === undefined) return [];
  if (container.state === 'published' || container.state === 'expired') return [];
  // Nobody lets Bedside in any more.
  if (rows.channels.get(channelId)?.state !== 'connected') return [];
  const row = rows.deliveries.get(deliveryId);
  // Somebody's own post was taken for it, and what was handed in for it is left to the network to forget.
  if (seen.byHand.has(row?.remoteId ?? '')) return [];
  const isKept = rows.staged.get(deliveryId)?.handle === handle;
  if (isKept && (row?.state === 'needs_person' || row?.state === 'planned')) return [];
  if (refusesToTakeBack(network, handle)) return [];
  return [{ kind: 'orphan', deliveryId, detail: `${handle} is still ${container.state}` }];
}

/** Whether the network has said no when it was to be given back: asking again changes nothing. */
function refusesToTakeBack({ timeline }: FakeNetwork, handle: string): boolean {
  return timeline.some((event, at) => {
    if (event.kind !== 'refused' || event.operation !== 'discard') return false;
    const asked = timeline[at - 1];
    const isNo = event.status >= 400 && event.status < 500 && event.status !== 429;
    return isNo && asked?.kind === 'request' && asked.path.endsWith(`/${handle}`);
  });
}

/** How a post was changed at its network, in order. */
function changesOf(network: FakeNetwork, postId: string) {
  return network.timeline.flatMap((event) => (event.kind === 'edited' && event.postId === postId ? [event] : []));
}

/** What a network let happen to one post: each change with leave, none over a newer one, none over somebody else's. */
function checkChanges(
  postId: string,
  { channelId, network, seen }: { channelId: string; network: FakeNetwork; seen: Seen },
): Problem[] {
  let last = '';
  let anothersSince: number | null = null;
  return changesOf(network, postId).flatMap(({ at, by, text }): Problem[] => {
    if (by === 'person') {
      anothersSince = at;
      return [];
    }
    const deliveryId = deliveryOfText(channelId, text);
    const problem = (kind: ProblemKind, detail: string): Problem => ({ kind, deliveryId, detail });
    const armed = seen.armed.filter((one) => one.deliveryId === deliveryId && one.at <= at).at(-1);
    // What had left before somebody else wrote there is taken in late: nobody could hold it back.
    const isOverAnothers: boolean = anothersSince !== null && (armed === undefined || armed.at > anothersSince);
    if (!isOverAnothers) anothersSince = null;
    // Names of versions grow.
    const isOlder = deliveryId < last;
    if (deliveryId > last) last = deliveryId;
    return [
      ...(armed === undefined ? [problem('ungated', 'changed before anything was armed')] : []),
      ...(isOlder ? [problem('overwritten', `put over the newer ${last}`)] : []),
      ...(isOverAnothers ? [problem('overwritten', 'put over what somebody else had written')] : []),
    ];
  });
}

/** What our records say of an edit, held against what stands or stood at the network. */
function checkEdit(
  row: DeliveryRecord,
  of: { network: FakeNetwork | undefined; rows: MemoryRows; restored: boolean },
): Problem[] {
  const { network, rows, restored } = of;
  const changed = rows.deliveries.get(row.changesId ?? '');
  const post = network?.posts.all.find(({ id }) => id === changed?.remoteId);
  if (network === undefined || post === undefined) return [];
  const own = changesOf(network, post.id).filter(
    ({ by, text }) => by === 'account' && deliveryOfText(row.channelId, text) === row.id,
  );
  const problem = (kind: ProblemKind, detail: string): Problem[] => [{ kind, deliveryId: row.id, detail }];
  if (row.state === 'confirmed' && own.length === 0) return problem('phantom', 'the network never had these words');
  const isTold = row.state === 'confirmed' || row.state === 'needs_person' || post.state === 'removed';
  if (own.length > 0 && !isTold && !isForgotten(row, { rows, restored })) {
    return problem('unrecorded', `is ${row.state}, and its words stand or stood`);
  }
  return [];
}
