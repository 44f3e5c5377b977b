/** A store at every step of which something can happen: the process stops, the connection is lost, the machine waits. */
import type { DeliveryChange, DeliveryReading, DeliveryStore } from '../../src/flow/publish/engine/delivery-store.ts';

/**
 * One step of the store. `before` it, nothing has happened; `after` it, it has. Steps `inside` a transaction count only
 * once that is committed, which `commit` comes before and the transaction's own `after` follows.
 */
export type StoreStep = { readonly name: string; readonly when: 'before' | 'after'; readonly inside: boolean };

/** What it throws is what the engine sees. Inside a transaction it must not wait for other deliveries. */
export type OnStep = (step: StoreStep) => Promise<void>;

export function observeStore(store: DeliveryStore, onStep: OnStep): DeliveryStore {
  const around = async <T>(name: string, work: () => Promise<T>, inside = false): Promise<T> => {
    await onStep({ name, when: 'before', inside });
    const result = await work();
    await onStep({ name, when: 'after', inside });
    return result;
  };
  const inside = <T>(name: string, work: () => Promise<T>) => around(name, work, true);
  return {
    now: () => store.now(),
    findDue: (input) => around('findDue', () => store.findDue(input)),
    claim: (organizationId, input) => around('claim', () => store.claim(organizationId, input)),
    endLeases: (gone) => around('endLeases', () => store.endLeases(gone)),
    read: (claim, work) =>
      around('read', () => store.read(claim, (delivery) => work(observeReading(delivery, inside)))),
    change: (claim, work) =>
      around('change', () =>
        store.change(claim, async (delivery) => {
          const result = await work(observeChange(delivery, inside));
          await onStep({ name: 'commit', when: 'before', inside: true });
          return result;
        }),
      ),
  };
}

type Inside = <T>(name: string, work: () => Promise<T>) => Promise<T>;

function observeReading(delivery: DeliveryReading, inside: Inside): DeliveryReading {
  return {
    row: delivery.row,
    now: () => delivery.now(),
    target: () => inside('target', () => delivery.target()),
    outgoing: (replyTo) => inside('outgoing', () => delivery.outgoing(replyTo)),
    openAttempt: () => inside('openAttempt', () => delivery.openAttempt()),
    staged: () => inside('staged', () => delivery.staged()),
    edited: () => inside('edited', () => delivery.edited()),
    lastRestore: () => inside('lastRestore', () => delivery.lastRestore()),
    takenRemoteIds: (ids) => inside('takenRemoteIds', () => delivery.takenRemoteIds(ids)),
  };
}

function observeChange(delivery: DeliveryChange, inside: Inside): DeliveryChange {
  return {
    ...observeReading(delivery, inside),
    postCreatedAt: delivery.postCreatedAt,
    clearance: (partBefore) => inside('clearance', () => delivery.clearance(partBefore)),
    mayBeSent: () => inside('mayBeSent', () => delivery.mayBeSent()),
    countSending: () => inside('countSending', () => delivery.countSending()),
    noteAnswer: (told) => inside('noteAnswer', () => delivery.noteAnswer(told)),
    parts: () => inside('parts', () => delivery.parts()),
    editsOf: (id) => inside('editsOf', () => delivery.editsOf(id)),
    lastAttempt: () => inside('lastAttempt', () => delivery.lastAttempt()),
    hasLookedAfter: (restore) => inside('hasLookedAfter', () => delivery.hasLookedAfter(restore)),
    addAttempt: (made) => inside('addAttempt', () => delivery.addAttempt(made)),
    writeAttempt: (attempt, patch) => inside('writeAttempt', () => delivery.writeAttempt(attempt, patch)),
    addReceipt: (made) => inside('addReceipt', () => delivery.addReceipt(made)),
    writeStaged: (staged) => inside('writeStaged', () => delivery.writeStaged(staged)),
    write: (patch) => inside('write', () => delivery.write(patch)),
    writePart: (id, patch) => inside('writePart', () => delivery.writePart(id, patch)),
    record: (entry, partId) => inside('record', () => delivery.record(entry, partId)),
    statesOfTime: () => inside('statesOfTime', () => delivery.statesOfTime()),
    noteStage: (event) => inside('noteStage', () => delivery.noteStage(event)),
    needReauthorization: (code) => inside('needReauthorization', () => delivery.needReauthorization(code)),
  };
}
