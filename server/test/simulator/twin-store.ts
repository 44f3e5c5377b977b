/**
 * Two stores under one run: everything is asked of the first, and played again on the second, which must say the same. What
 * the engine reads in a transaction is compared where it is read, what it writes is written to both.
 */
import { deepStrictEqual } from 'node:assert/strict';
import type {
  AttemptRecord,
  DeliveryChange,
  DeliveryReading,
  DeliveryRecord,
  DeliveryStore,
} from '../../src/flow/publish/engine/delivery-store.ts';

type Step<Delivery> = (delivery: Delivery) => Promise<void>;

export type TwinStore = {
  readonly store: DeliveryStore;
  /** Between two operations of the store: for what other people do to both. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way in either store. */
  idle(): Promise<void>;
};

/** One operation at a time, so that both see the same order. */
export function createTwinStore(
  first: DeliveryStore,
  second: DeliveryStore,
  onDifference: (error: StoresDifferError) => void,
): TwinStore {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const isIdle = () => waiting === 0;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    waiting += 1;
    const result = last.then(work).finally(() => {
      waiting -= 1;
    });
    // The engine takes an error of its store as a fault of the database, and goes on.
    result.catch((error: unknown) => {
      if (error instanceof StoresDifferError) onDifference(error);
    });
    last = result.catch(() => undefined);
    return result;
  };
  const idle = async () => {
    while (!isIdle()) await last;
  };
  return { store: storeOf(first, second, inTurn), inTurn, idle };
}

function storeOf(first: DeliveryStore, second: DeliveryStore, inTurn: TwinStore['inTurn']): DeliveryStore {
  return {
    now: () => first.now(),
    findDue: (input) =>
      inTurn(async () => {
        const found = await first.findDue(input);
        compare('findDue', found, await second.findDue(input));
        return found;
      }),
    claim: (organizationId, input) =>
      inTurn(async () => {
        const claims = await first.claim(organizationId, input);
        const others = await second.claim(organizationId, input);
        const plain = (some: typeof claims) => some.map((claim) => ({ ...claim, requestId: null }));
        compare('claim', plain(claims), plain(others));
        return claims;
      }),
    endLeases: (gone) =>
      inTurn(async () => {
        await first.endLeases(gone);
        await second.endLeases(gone);
      }),
    read: (claim, work) =>
      inTurn(async () => {
        const steps: Step<DeliveryReading>[] = [];
        const result = await first.read(claim, (delivery) => work(recordReading(delivery, steps)));
        await second.read(claim, (delivery) => replay(steps, delivery));
        return result;
      }),
    change: (claim, work) =>
      inTurn(async () => {
        const steps: Step<DeliveryChange>[] = [];
        const result = await first.change(claim, (delivery) => work(recordChange(delivery, steps)));
        await second.change(claim, (delivery) => replay(steps, delivery));
        return result;
      }),
  };
}

async function replay<Delivery extends DeliveryReading>(steps: readonly Step<Delivery>[], delivery: Delivery) {
  for (const step of steps) await step(delivery);
}

export class StoresDifferError extends Error {
  override readonly name = 'StoresDifferError';
}

function compare(what: string, left: unknown, right: unknown): void {
  try {
    deepStrictEqual(left, right);
  } catch (error) {
    throw new StoresDifferError(`The stores differ in ${what}: ${String(error)}`);
  }
}

/** Each store makes its own ids; the evidence is the first one's alone. */
function plainAttempt(attempt: AttemptRecord | null): unknown {
  if (attempt === null) return null;
  const { number, epoch, armedAt, notAfter, outcome, failureCode, ambiguousCode, resolvedAt } = attempt;
  return { number, epoch, armedAt, notAfter, outcome, failureCode, ambiguousCode, resolvedAt };
}

/** What both stores must say of a delivery. */
export type DeliveryEnd = Pick<
  DeliveryRecord,
  | 'id'
  | 'part'
  | 'state'
  | 'epoch'
  | 'leasedUntil'
  | 'wakeAt'
  | 'attemptCount'
  | 'absentReads'
  | 'firstArmedAt'
  | 'failureCode'
  | 'remoteId'
>;

export function plainRow(row: DeliveryEnd): DeliveryEnd {
  const {
    id,
    part,
    state,
    epoch,
    leasedUntil,
    wakeAt,
    attemptCount,
    absentReads,
    firstArmedAt,
    failureCode,
    remoteId,
  } = row;
  return {
    id,
    part,
    state,
    epoch,
    leasedUntil,
    wakeAt,
    attemptCount,
    absentReads,
    firstArmedAt,
    failureCode,
    remoteId,
  };
}

type Both<Delivery> = <T>(
  what: string,
  ask: (delivery: Delivery) => Promise<T>,
  plain?: (value: T) => unknown,
) => Promise<T>;

function bothOf<Delivery>(delivery: Delivery, steps: Step<Delivery>[]): Both<Delivery> {
  return async (what, ask, plain = (value) => value) => {
    const answer = await ask(delivery);
    steps.push(async (other) => compare(what, plain(answer), plain(await ask(other))));
    return answer;
  };
}

function recordReading<Delivery extends DeliveryReading>(delivery: Delivery, steps: Step<Delivery>[]): DeliveryReading {
  const both = bothOf(delivery, steps);
  steps.push(async (other) => compare('the delivery', plainRow(delivery.row), plainRow(other.row)));
  return {
    row: delivery.row,
    now: () => delivery.now(),
    target: () =>
      both(
        'target',
        (one) => one.target(),
        (target) => ({ ...target, credentials: null }),
      ),
    outgoing: (replyTo) => both('outgoing', (one) => one.outgoing(replyTo)),
    openAttempt: () => both('openAttempt', (one) => one.openAttempt(), plainAttempt),
    staged: () =>
      both(
        'staged',
        (one) => one.staged(),
        (staged) =>
          staged === null ? null : { handle: staged.handle, isReady: staged.isReady, expiresAt: staged.expiresAt },
      ),
    edited: () => both('edited', (one) => one.edited()),
    lastRestore: () => both('lastRestore', (one) => one.lastRestore()),
    takenRemoteIds: (ids) => both('takenRemoteIds', (one) => one.takenRemoteIds(ids)),
  };
}

function recordChange(delivery: DeliveryChange, steps: Step<DeliveryChange>[]): DeliveryChange {
  const both = bothOf(delivery, steps);
  return {
    ...recordReading(delivery, steps),
    postCreatedAt: delivery.postCreatedAt,
    clearance: (partBefore) =>
      both(
        'clearance',
        (one) => one.clearance(partBefore),
        ({ verdict, blockers }) => ({
          verdict,
          codes: blockers.map(({ code }) => code),
        }),
      ),
    mayBeSent: () =>
      both(
        'mayBeSent',
        (one) => one.mayBeSent(),
        ({ kind }) => kind,
      ),
    countSending: () => both('countSending', (one) => one.countSending()),
    noteAnswer: (told) =>
      both(
        'noteAnswer',
        (one) => one.noteAnswer(told),
        // Each waiter has a moment of its own, and the stores know it by different ids.
        (askAgainAt) => askAgainAt !== null,
      ),
    parts: () =>
      both(
        'parts',
        (one) => one.parts(),
        (rows) => rows.map(plainRow),
      ),
    editsOf: (id) =>
      both(
        'editsOf',
        (one) => one.editsOf(id),
        (rows) => rows.map(plainRow),
      ),
    lastAttempt: () => both('lastAttempt', (one) => one.lastAttempt(), plainAttempt),
    hasLookedAfter: (restore) => both('hasLookedAfter', (one) => one.hasLookedAfter(restore)),
    addAttempt: (made) => both('addAttempt', (one) => one.addAttempt(made), plainAttempt),
    async writeAttempt(attempt, patch) {
      await delivery.writeAttempt(attempt, patch);
      steps.push(async (other) => {
        // The other store's attempt of the same number.
        const own = (await other.openAttempt()) ?? (await other.lastAttempt());
        compare('the attempt written', own?.number, attempt.number);
        if (own !== null) await other.writeAttempt(own, patch);
      });
    },
    async addReceipt(made) {
      await delivery.addReceipt(made);
      steps.push((other) => other.addReceipt(made));
    },
    writeStaged: (staged) => both('writeStaged', (one) => one.writeStaged(staged)),
    write: (patch) => both('write', (one) => one.write(patch)),
    writePart: (id, patch) => both('writePart', (one) => one.writePart(id, patch)),
    record: (entry, partId) => both('record', (one) => one.record(entry, partId)),
    statesOfTime: () =>
      both(
        'statesOfTime',
        (one) => one.statesOfTime(),
        (states) => states.toSorted(),
      ),
    noteStage: (event) => both('noteStage', (one) => one.noteStage(event)),
    needReauthorization: (code) => both('needReauthorization', (one) => one.needReauthorization(code)),
  };
}
