/** The `DeliveryStore` of simulations: rows in memory, one transaction at a time, undone when its work throws. */

import { manifests } from '@bedside/connectors';
import {
  type AttemptRecord,
  type Claim,
  type DeliveryChange,
  type DeliveryPatch,
  type DeliveryReading,
  type DeliveryRecord,
  type DeliveryStore,
  FencedError,
} from '../../src/flow/publish/engine/delivery-store.ts';
import { RESTORED } from '../../src/flow/publish/engine/look-after-restore.ts';
import { computeClearance } from '../../src/flow/publish/gate.ts';
import type { OrganizationId } from '../../src/kernel/ids/ids.ts';
import {
  type BudgetState,
  emptyBudget,
  judgeBudget,
  withNotes,
  withSending,
} from '../../src/registers/channels/budget-state.ts';
import { refusalOf } from '../../src/registers/channels/budgets.ts';
import { gateFactsOf, type MemoryChannel, type MemoryHouse, type MemoryPost, type MemoryRows } from './memory-world.ts';

export const MEMORY_ORGANIZATION = '00000000-0000-7000-8000-000000000001' as OrganizationId;

/** Deliveries of one organization. `now` is the clock of the database. */
export function createMemoryStore(house: MemoryHouse, now: () => Date): DeliveryStore {
  const work = createTransactions(house);
  return {
    now,
    findDue: (limit) =>
      work((rows) => {
        const ids = dueIds(rows.all().deliveries, { now: now(), limit });
        return new Map(ids.length === 0 ? [] : [[MEMORY_ORGANIZATION, ids]]);
      }),
    claim: (organizationId, input) =>
      work((rows) => input.deliveryIds.flatMap((id) => claimOne(rows, { id, organizationId, ...input, now: now() }))),
    endLeases: ({ workerIds }) =>
      work((rows) => {
        const at = now();
        for (const row of rows.all().deliveries.values()) {
          const isHeld = row.leasedUntil !== null && row.leasedUntil > at && workerIds.includes(row.claimedBy ?? '');
          if (isHeld) rows.put('deliveries', row.id, { ...row, leasedUntil: at, wakeAt: at });
        }
      }),
    read: (claim, read) => work((rows) => read(readingOf(rows, { row: requireNewest(rows, claim), now, house }))),
    change: (claim, change) => work((rows) => change(changeOf(rows, { row: requireNewest(rows, claim), now, house }))),
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

function dueIds(
  deliveries: ReadonlyMap<string, DeliveryRecord>,
  { now, limit }: { now: Date; limit: number },
): string[] {
  const due = [...deliveries.values()].filter(({ wakeAt }) => wakeAt !== null && wakeAt <= now).sort(byWake);
  const longest = Math.ceil(limit / 2);
  const last = due.slice(longest).slice(-(limit - longest));
  return [...due.slice(0, longest), ...(limit > longest ? last.toReversed() : [])].map(({ id }) => id);
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
  rows.put('deliveries', id, { ...row, epoch, leasedUntil, wakeAt: leasedUntil, claimedBy: workerId });
  return [{ organizationId, deliveryId: id, postId: row.postId, epoch, state: row.state, requestId: rows.newId() }];
}

function requireNewest(rows: Rows, claim: Claim): DeliveryRecord {
  const row = rows.all().deliveries.get(claim.deliveryId);
  if (row === undefined || row.epoch !== claim.epoch) throw new FencedError();
  return row;
}

type Locked = { readonly row: DeliveryRecord; readonly now: () => Date; readonly house: MemoryHouse };

function attemptsOf(rows: Rows, deliveryId: string) {
  return [...rows.all().attempts.values()].filter((attempt) => attempt.deliveryId === deliveryId);
}

function subjectOf(rows: Rows, row: DeliveryRecord): { post: MemoryPost; channel: MemoryChannel } {
  const post = rows.all().posts.get(row.postId);
  const channel = rows.all().channels.get(row.channelId);
  if (post === undefined || channel === undefined) throw new Error('a delivery has a post and a channel');
  return { post, channel };
}

function readingOf(rows: Rows, { row, now, house }: Locked): DeliveryReading {
  const { post, channel } = subjectOf(rows, row);
  return {
    row,
    now,
    target: async () => ({
      network: channel.network,
      account: channel.state === 'disconnected' ? null : channel.account,
      credentials: null,
      partKind: row.part === 0 ? 'post' : 'thread',
    }),
    outgoing: async (replyTo) => ({
      text: post.parts[row.part] ?? '',
      link: null,
      images: [],
      languages: ['en'],
      ...(replyTo === null ? {} : { replyTo }),
    }),
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
  const { row, now } = locked;
  const { post, channel } = subjectOf(rows, row);
  return {
    ...readingOf(rows, locked),
    postCreatedAt: post.createdAt,
    clearance: async (partBefore) => computeClearance(gateFactsOf(post, { channel, now: now(), partBefore })),
    async budget() {
      const budget = manifests[channel.network].budget;
      if (budget === undefined) return { kind: 'send-now' };
      return judgeBudget(stateOf(rows, channel), { budget, waiter: row.id, now: now() });
    },
    async countSending() {
      const budget = manifests[channel.network].budget;
      if (budget !== undefined) rows.put('budgets', channel.id, withSending(stateOf(rows, channel), budget, now()));
    },
    async noteBudget({ notes, outcome }) {
      if (manifests[channel.network].budget === undefined) return;
      const all = [...notes, ...refusalOf(outcome, now())];
      if (all.length > 0) rows.put('budgets', channel.id, withNotes(stateOf(rows, channel), all, now()));
    },
    parts: async () =>
      [...rows.all().deliveries.values()]
        .filter((one) => one.versionId === row.versionId && one.channelId === row.channelId)
        .sort((left, right) => left.part - right.part),
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
      if (staged === null) rows.remove('staged', row.id);
      else rows.put('staged', row.id, staged);
    },
    write: async (patch) => write(rows, { id: row.id, epoch: row.epoch, patch }),
    writePart: async (id, patch) => write(rows, { id, epoch: null, patch }),
    async record({ action }, partId) {
      rows.put('trail', rows.newId(), { deliveryId: partId ?? row.id, action, at: now() });
    },
    statesOfTime: async () =>
      [...rows.all().deliveries.values()].flatMap((one) => (one.scheduleId === row.scheduleId ? [one.state] : [])),
    async noteStage(event) {
      const current = rows.all().posts.get(post.id) ?? post;
      rows.put('posts', post.id, { ...current, stage: event });
    },
    async needReauthorization() {
      const current = rows.all().channels.get(channel.id) ?? channel;
      rows.put('channels', channel.id, { ...current, state: 'needs_reauthorization' });
    },
  };
}

function stateOf(rows: Rows, { id }: MemoryChannel): BudgetState {
  return rows.all().budgets.get(id) ?? emptyBudget;
}

function write(rows: Rows, { id, epoch, patch }: { id: string; epoch: number | null; patch: DeliveryPatch }): void {
  const row = rows.all().deliveries.get(id);
  if (row === undefined || (epoch !== null && row.epoch !== epoch)) throw new FencedError();
  rows.put('deliveries', id, { ...row, ...patch });
}
