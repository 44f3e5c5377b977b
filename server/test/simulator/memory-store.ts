/** The `DeliveryStore` of simulations: rows in memory, one transaction at a time, undone when its work throws. */

import { manifests, type OutgoingPost } from '@bedside/connectors';
import type { DeliveryState } from '../../src/flow/publish/contract.ts';
import {
  type AttemptRecord,
  type Claim,
  type DeliveryChange,
  type DeliveryPatch,
  type DeliveryReading,
  type DeliveryRecord,
  type DeliveryStore,
  type DueDelivery,
  type Edited,
} from '../../src/flow/publish/engine/delivery-store.ts';
import { requireNewest } from '../../src/flow/publish/engine/fence.ts';
import { RESTORED } from '../../src/flow/publish/engine/look-after-restore.ts';
import { computeClearance } from '../../src/flow/publish/gate.ts';
import { isUrgent, NOT_PUBLISHED } from '../../src/flow/publish/state.ts';
import type { OrganizationId } from '../../src/kernel/ids/ids.ts';
import { afterCall, askAgainAt, type BreakerState, judgeBreaker } from '../../src/registers/channels/breaker-state.ts';
import { tellingOf } from '../../src/registers/channels/breakers.ts';
import {
  type BudgetState,
  emptyBudget,
  judgeBudget,
  withNotes,
  withSending,
} from '../../src/registers/channels/budget-state.ts';
import { refusalOf } from '../../src/registers/channels/budgets.ts';
import {
  gateFactsOf,
  type MemoryChannel,
  type MemoryHouse,
  type MemoryPost,
  type MemoryRows,
  type MemoryVersion,
  stopsOn,
  versionOf,
} from './memory-world.ts';

export const MEMORY_ORGANIZATION = '00000000-0000-7000-8000-000000000001' as OrganizationId;

/** Deliveries of one organization. `now` is the clock of the database. */
export function createMemoryStore(house: MemoryHouse, now: () => Date): DeliveryStore {
  const work = createTransactions(house);
  return {
    now,
    findDue: (input) => work((rows) => dueOf(rows.all().deliveries, { now: now(), ...input })),
    claim: (organizationId, input) =>
      work((rows) => input.deliveryIds.flatMap((id) => claimOne(rows, { id, organizationId, ...input, now: now() }))),
    endLeases: ({ workerIds }) =>
      work((rows) => {
        const at = now();
        for (const row of rows.all().deliveries.values()) {
          const isHeld = row.leasedUntil !== null && row.leasedUntil > at && workerIds.includes(row.claimedBy ?? '');
          // What was cancelled meanwhile wakes nobody any more.
          if (isHeld && row.wakeAt !== null) rows.put('deliveries', row.id, { ...row, leasedUntil: at, wakeAt: at });
        }
      }),
    read: (claim, read) => work((rows) => read(readingOf(rows, { row: newestOf(rows, claim), now, house }))),
    change: (claim, change) => work((rows) => change(changeOf(rows, { row: newestOf(rows, claim), now, house }))),
  };
}

/** Rows as a transaction sees them. */
type Rows = {
  all(): MemoryRows;
  put<Table extends keyof MemoryRows>(table: Table, id: string, row: RowOf<Table>): void;
  remove(table: keyof MemoryRows, id: string): void;
  newId(): string;
};
type RowOf<Table extends keyof MemoryRows> = MemoryRows[Table] extends Map<string, infer Row> ? Row : never;

function createTransactions(house: MemoryHouse) {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: (rows: Rows) => T | Promise<T>): Promise<T> => {
    const result = last.then(async () => {
      const undo: (() => void)[] = [];
      try {
        return await work(rowsOf(house, undo));
      } catch (error) {
        for (const step of undo.toReversed()) step();
        throw error;
      }
    });
    last = result.catch(() => undefined);
    return result;
  };
}

function rowsOf(house: MemoryHouse, undo: (() => void)[]): Rows {
  return {
    all: () => house.rows,
    put(table, id, row) {
      // The row belongs to the table by its type; TypeScript cannot follow a union of maps.
      const map = house.rows[table] as Map<string, typeof row>;
      const before = map.get(id);
      undo.push(() => void (before === undefined ? map.delete(id) : map.set(id, before)));
      map.set(id, row);
    },
    remove(table, id) {
      const map = house.rows[table] as Map<string, unknown>;
      const before = map.get(id);
      if (map.delete(id)) undo.push(() => void map.set(id, before));
    },
    newId() {
      house.ids += 1;
      return `row-${house.ids}`;
    },
  };
}

const byWake = (left: DeliveryRecord, right: DeliveryRecord) =>
  (left.wakeAt?.getTime() ?? 0) - (right.wakeAt?.getTime() ?? 0) || (left.id < right.id ? -1 : 1);

function dueOf(
  deliveries: MemoryRows['deliveries'],
  { now, limit, fullChannels }: { now: Date; limit: number; fullChannels: readonly string[] },
): DueDelivery[] {
  const due = [...deliveries.values()].filter(({ wakeAt }) => wakeAt !== null && wakeAt <= now).sort(byWake);
  const urgent = due.filter((row) => row.isUrgent);
  const usual = due.filter((row) => !row.isUrgent && !fullChannels.includes(row.channelId));
  return [...urgent.slice(0, limit), ...usual.slice(0, limit)].map((row) => ({
    organizationId: MEMORY_ORGANIZATION,
    deliveryId: row.id,
    channelId: row.channelId,
    isUrgent: row.isUrgent,
  }));
}

type Claiming = {
  id: string;
  organizationId: OrganizationId;
  workerId: string;
  leaseMs: number;
  now: Date;
};

function claimOne(rows: Rows, { id, organizationId, workerId, leaseMs, now }: Claiming): Claim[] {
  const row = rows.all().deliveries.get(id);
  if (row === undefined || row.wakeAt === null || row.wakeAt > now) return [];
  if (row.leasedUntil !== null && row.leasedUntil > now) return [];
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const epoch = row.epoch + 1;
  rows.put('deliveries', id, { ...row, epoch, leasedUntil, wakeAt: leasedUntil, claimedBy: workerId, isUrgent: true });
  const { postId, channelId, state } = row;
  return [{ organizationId, deliveryId: id, postId, channelId, epoch, state, requestId: rows.newId() }];
}

function newestOf(rows: Rows, claim: Claim): DeliveryRecord {
  return requireNewest(rows.all().deliveries.get(claim.deliveryId), claim);
}

type Locked = { readonly row: DeliveryRecord; readonly now: () => Date; readonly house: MemoryHouse };

function attemptsOf(rows: Rows, deliveryId: string) {
  return [...rows.all().attempts.values()].filter((attempt) => attempt.deliveryId === deliveryId);
}

type Subject = { readonly post: MemoryPost; readonly version: MemoryVersion; readonly channel: MemoryChannel };

function subjectOf(rows: Rows, row: DeliveryRecord): Subject {
  const post = rows.all().posts.get(row.postId);
  const channel = rows.all().channels.get(row.channelId);
  if (post === undefined || channel === undefined) throw new Error('a delivery has a post and a channel');
  return { post, version: versionOf(post, row.versionId), channel };
}

function outgoing(version: MemoryVersion, part: number): OutgoingPost {
  return { text: version.parts[part] ?? '', link: null, images: [], languages: ['en'] };
}

const underWay: readonly DeliveryState[] = ['armed', 'unknown'];

/** Edits stand in the order in which they were planned. */
function editedBy(rows: Rows, row: DeliveryRecord): Edited | null {
  const changed = rows.all().deliveries.get(row.changesId ?? '');
  if (changed === undefined) return null;
  const edits = [...rows.all().deliveries.values()].filter(({ changesId }) => changesId === changed.id);
  const settled = edits.filter(
    ({ state, failureCode }) => state === 'confirmed' || (state === 'rejected' && failureCode === NOT_PUBLISHED),
  );
  const last = settled.at(-1);
  const { version } = subjectOf(rows, last ?? changed);
  return {
    stands: changed.state === 'confirmed',
    remoteId: changed.remoteId,
    before: last?.state === 'rejected' ? null : outgoing(version, changed.part),
    othersUnderWay: edits.some(({ id, state }) => id !== row.id && underWay.includes(state)),
  };
}

function readingOf(rows: Rows, { row, now, house }: Locked): DeliveryReading {
  const { version, channel } = subjectOf(rows, row);
  return {
    row,
    now,
    target: async () => ({
      network: channel.network,
      account: channel.state === 'disconnected' ? null : channel.account,
      credentials: null,
      partKind: row.part === 0 ? 'post' : 'thread',
    }),
    outgoing: async (replyTo) => ({ ...outgoing(version, row.part), ...(replyTo === null ? {} : { replyTo }) }),
    edited: async () => editedBy(rows, row),
    openAttempt: async () => attemptsOf(rows, row.id).find(({ resolvedAt }) => resolvedAt === null) ?? null,
    staged: async () => rows.all().staged.get(row.id) ?? null,
    lastRestore: async () => house.restore,
    takenRemoteIds: async (remoteIds) =>
      new Set(
        [...rows.all().deliveries.values()].flatMap((other) => {
          const isOther = other.id !== row.id && other.channelId === row.channelId;
          return isOther && other.remoteId !== null && remoteIds.includes(other.remoteId) ? [other.remoteId] : [];
        }),
      ),
  };
}

function changeOf(rows: Rows, locked: Locked): DeliveryChange {
  const { row, now, house } = locked;
  const { post, version, channel } = subjectOf(rows, row);
  return {
    ...readingOf(rows, locked),
    postCreatedAt: post.createdAt,
    clearance: async (partBefore) => {
      const standing = stopsOn(rows.all(), { postId: post.id, channelId: channel.id });
      const stops = { isKnown: house.areStopsUnreadable !== true, standing };
      return computeClearance(gateFactsOf(post, { version, channel, now: now(), partBefore, stops }));
    },
    async mayBeSent() {
      const budget = manifests[channel.network].budget;
      const asking = { waiter: row.id, dueAt: row.dueAt, now: now() };
      const left = budget === undefined ? null : judgeBudget(stateOf(rows, channel), { budget, ...asking });
      if (left?.kind === 'wait') return left;
      const { verdict, state } = judgeBreaker(channelOf(rows, channel).breaker, asking);
      writeBreaker(rows, { channel, state, house });
      return verdict;
    },
    async countSending() {
      const budget = manifests[channel.network].budget;
      if (budget !== undefined) rows.put('budgets', channel.id, withSending(stateOf(rows, channel), budget, now()));
    },
    async noteAnswer({ call, notes, outcome }) {
      const at = now();
      const all = manifests[channel.network].budget === undefined ? [] : [...notes, ...refusalOf(outcome, at)];
      if (all.length > 0) rows.put('budgets', channel.id, withNotes(stateOf(rows, channel), all, at));
      const telling = tellingOf(outcome);
      const state = afterCall(channelOf(rows, channel).breaker, { call, telling, by: row.id, now: at });
      if (house.hasBreaker) writeBreaker(rows, { channel, state, house });
      return house.hasBreaker ? askAgainAt(state, { waiter: row.id, dueAt: row.dueAt, now: at }) : null;
    },
    parts: async () =>
      [...rows.all().deliveries.values()]
        .filter((one) => one.versionId === row.versionId && one.channelId === row.channelId)
        .sort((left, right) => left.part - right.part),
    editsOf: async (id) => [...rows.all().deliveries.values()].filter(({ changesId }) => changesId === id),
    lastAttempt: async () => attemptsOf(rows, row.id).at(-1) ?? null,
    hasLookedAfter: async (restore) =>
      attemptsOf(rows, row.id).some(
        ({ ambiguousCode, armedAt }) => ambiguousCode === RESTORED && armedAt >= restore.restoredAt,
      ),
    async addAttempt(made) {
      if (attemptsOf(rows, row.id).some(({ resolvedAt }) => resolvedAt === null)) throw new Error('one is open');
      const rest = { outcome: null, failureCode: null, resolvedAt: null };
      const number = row.attemptCount + 1;
      const attempt = {
        id: rows.newId(),
        deliveryId: row.id,
        number,
        epoch: row.epoch,
        armedAt: now(),
        ...rest,
        ...made,
      };
      rows.put('attempts', attempt.id, attempt);
      return attempt;
    },
    async writeAttempt({ id }: AttemptRecord, patch) {
      const attempt = rows.all().attempts.get(id);
      if (attempt !== undefined) rows.put('attempts', id, { ...attempt, ...patch });
    },
    async addReceipt(made) {
      rows.put('receipts', rows.newId(), { ...made, deliveryId: row.id, observedAt: now() });
    },
    async writeStaged(staged) {
      if (staged === null) return rows.remove('staged', row.id);
      rows.put('staged', row.id, staged);
      const { handle } = staged;
      rows.put('handles', `${channel.id} ${handle}`, { handle, deliveryId: row.id, channelId: channel.id });
    },
    write: async (patch) => write(rows, { id: row.id, epoch: row.epoch, patch }),
    writePart: async (id, patch) => write(rows, { id, epoch: null, patch }),
    async record({ action, facts = {} }, partId) {
      rows.put('trail', rows.newId(), { deliveryId: partId ?? row.id, action, facts, at: now() });
    },
    statesOfTime: async () =>
      [...rows.all().deliveries.values()].flatMap((one) => (one.scheduleId === row.scheduleId ? [one.state] : [])),
    async noteStage(event) {
      const current = rows.all().posts.get(post.id) ?? post;
      rows.put('posts', post.id, { ...current, stage: event });
    },
    async needReauthorization() {
      rows.put('channels', channel.id, { ...channelOf(rows, channel), state: 'needs_reauthorization' });
    },
  };
}

function channelOf(rows: Rows, channel: MemoryChannel): MemoryChannel {
  return rows.all().channels.get(channel.id) ?? channel;
}

function writeBreaker(
  rows: Rows,
  { channel, state: breaker, house }: { channel: MemoryChannel; state: BreakerState | null; house: MemoryHouse },
): void {
  const current = channelOf(rows, channel);
  if ((breaker?.openings ?? 0) > (current.breaker?.openings ?? 0)) house.openings += 1;
  if (current.breaker !== breaker) rows.put('channels', channel.id, { ...current, breaker });
}

function stateOf(rows: Rows, { id }: MemoryChannel): BudgetState {
  return rows.all().budgets.get(id) ?? emptyBudget;
}

function write(rows: Rows, { id, epoch, patch }: { id: string; epoch: number | null; patch: DeliveryPatch }): void {
  const row = rows.all().deliveries.get(id);
  const known = requireNewest(row, { epoch: epoch ?? row?.epoch ?? 0 });
  const written = { ...known, ...patch };
  if (written.kind === 'edit' && underWay.includes(written.state)) {
    const others = [...rows.all().deliveries.values()].filter(
      (one) => one.changesId === written.changesId && one.id !== id,
    );
    if (others.some(({ state }) => underWay.includes(state))) throw new Error('two edits of one post are under way');
  }
  const isWoken = patch.wakeAt !== undefined;
  rows.put('deliveries', id, isWoken ? { ...written, isUrgent: isUrgent(written.state) } : written);
}
