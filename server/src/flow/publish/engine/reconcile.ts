import type { Account, ConnectorIo, OutgoingPost, ReadBackOutcome } from '@bedside/connectors';
import { afterLook, afterRead, doubt } from '../state.ts';
import { changeDelivery, releaseClaim, resolveAttempt } from './change-delivery.ts';
import type { AttemptRecord, DeliveryReading, DeliveryRecord } from './delivery-store.ts';
import { lookForLost, RESTORED } from './look-after-restore.ts';
import { type Door, doorOf, guarded, ioFor, type Run, reached } from './publish-context.ts';
import { factsOf, settle } from './settle.ts';

/** Shows that nobody knows what came of an armed attempt. */
export async function raiseDoubt(run: Run, code: string): Promise<void> {
  await run.store.change(run.claim, async (delivery) => {
    const attempt = await delivery.openAttempt();
    if (attempt === null || delivery.row.state !== 'armed') return;
    const transition = doubt(factsOf(delivery.row, attempt), code, delivery.now());
    await resolveAttempt(delivery, { attempt, transition });
    await changeDelivery(delivery, {
      set: { state: 'unknown', failureCode: code },
      keepLease: true,
      action: 'delivery.unknown',
      facts: { attempt: attempt.number, failure: code },
    });
  });
}

/** Looks on the network; never sends. */
export async function reconcile(run: Run, attempt: AttemptRecord): Promise<void> {
  const asked = await run.store.read(run.claim, async (delivery) => ({
    row: delivery.row,
    ...(await delivery.target()),
    post: await delivery.outgoing(null),
    handle: (await delivery.staged())?.handle ?? null,
  }));
  const door = await doorOf(run, asked.network);
  const { manifest } = door.connector;
  const { io, notes } = ioFor(run, { door, ...asked });
  const seen = await look(run, { ...asked, attempt, door, io });
  await reached(run, 'read-back');
  await run.store.change(run.claim, async (delivery) => {
    const now = delivery.now();
    await delivery.noteBudget({ notes, outcome: seen });
    const outcome = await withoutAnothers(delivery, seen);
    const read = { outcome, timing: manifest, now };
    const restore = attempt.ambiguousCode === RESTORED ? await delivery.lastRestore() : null;
    const facts = factsOf(delivery.row, attempt);
    const transition =
      restore === null ? afterRead(facts, read) : afterLook(facts, { ...read, ...restore, dueAt: delivery.row.dueAt });
    if (transition.state === 'unknown') return releaseClaim(delivery, transition);
    await settle(delivery, { run, network: manifest.network, attempt, transition, answer: outcome });
  });
}

/** Cut texts of a thread begin alike: a post that another delivery is known to have made is not this one's. */
async function withoutAnothers(delivery: DeliveryReading, outcome: ReadBackOutcome): Promise<ReadBackOutcome> {
  if (outcome.kind !== 'found') return outcome;
  const taken = await delivery.takenRemoteIds([outcome.post.remoteId]);
  return taken.size === 0 ? outcome : anothers;
}

const anothers = {
  kind: 'ambiguous',
  code: 'POST_OF_ANOTHER_DELIVERY',
  detail: 'what looks like this post belongs to another delivery',
} as const;

type Asked = {
  readonly row: DeliveryRecord;
  readonly account: Account | null;
  readonly post: OutgoingPost;
  readonly handle: string | null;
  readonly attempt: AttemptRecord;
  readonly door: Door;
  readonly io: ConnectorIo;
};

/** Asks the network, by what is known of the delivery; after a restore also by what it would have published. */
function look(run: Run, asked: Asked): Promise<ReadBackOutcome> {
  const { row, account, post, handle, attempt, door, io } = asked;
  if (account === null) return Promise.resolve(forgotten);
  const request = {
    account,
    deliveryKey: row.id,
    firstArmedAt: (row.firstArmedAt ?? attempt.armedAt).toISOString(),
    remoteId: row.remoteId,
    post,
    ...(handle === null ? {} : { handle }),
  };
  if (attempt.ambiguousCode !== RESTORED) return guarded(door.connector.readBack(request, io));
  return guarded(lookForLost({ run, door, io, request, row }));
}

const forgotten = { kind: 'reauthorize', code: 'CHANNEL_DISCONNECTED', detail: 'credentials were forgotten' } as const;
