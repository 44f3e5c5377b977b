import {
  type Account,
  type ConnectorIo,
  composeNetworkText,
  type EditReading,
  type OutgoingPost,
  type ReadBackOutcome,
} from '@bedside/connectors';
import type { DeliveryState } from '../contract.ts';
import { afterEditLook, afterEditRead } from '../edit-state.ts';
import { afterLook, afterRead, doubt, type NetworkTiming, type Transition } from '../state.ts';
import { changeDelivery, releaseClaim, resolveAttempt } from './change-delivery.ts';
import type {
  AttemptRecord,
  DeliveryChange,
  DeliveryReading,
  DeliveryRecord,
  Edited,
  RestorePoint,
} from './delivery-store.ts';
import { lookAtEdit } from './edit.ts';
import { isSameText, lookForLost, RESTORED } from './look-after-restore.ts';
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
    edited: await delivery.edited(),
  }));
  const door = await doorOf(run, asked.network);
  const { manifest } = door.connector;
  const { io, notes } = ioFor(run, { door, ...asked });
  const askedAt = run.store.now();
  const seen = await lookFor(run, { ...asked, attempt, door, io });
  await reached(run, 'read-back');
  await run.store.change(run.claim, async (delivery) => {
    const askAgainAt = await delivery.noteAnswer({ call: 'look', notes, outcome: seen.outcome });
    const own = await withoutAnothers(delivery, { seen, wholeText: composeNetworkText(manifest, asked.post) });
    const restore = attempt.ambiguousCode === RESTORED ? await delivery.lastRestore() : null;
    const timed = { timing: manifest, askedAt, now: delivery.now() };
    const transition = judge(own, { delivery, attempt, restore, ...timed });
    if (transition.state === 'unknown')
      return releaseClaim(delivery, paced(transition, { outcome: own.outcome, askAgainAt }));
    await settle(delivery, { run, network: manifest.network, attempt, transition, answer: own.outcome });
  });
}

/** While its network is in trouble a look that failed is not followed by another before the network is tried again. */
function paced(
  transition: Transition,
  { outcome, askAgainAt }: { outcome: { readonly kind: string }; askAgainAt: Date | null },
): Transition {
  const { wakeAt } = transition;
  const failed = 'code' in outcome;
  return failed && askAgainAt !== null && wakeAt !== null && wakeAt < askAgainAt
    ? { ...transition, wakeAt: askAgainAt }
    : transition;
}

/** Cut texts of a thread begin alike: a post that another delivery made, or may have made, is not taken for this one's. */
async function withoutAnothers(
  delivery: DeliveryChange,
  { seen, wholeText }: { seen: Seen; wholeText: string },
): Promise<Seen> {
  if (seen.of === 'edit' || seen.outcome.kind !== 'found') return seen;
  const { post } = seen.outcome;
  const taken = await delivery.takenRemoteIds([post.remoteId]);
  if (taken.size > 0) return { of: 'post', outcome: anothers };
  const isCertain = post.deliveryKey === delivery.row.id || isSameText(post.text ?? '', wholeText);
  return isCertain || !(await mayBeAnotherPart(delivery)) ? seen : { of: 'post', outcome: notToldApart };
}

/** Whether another part of the thread may be out with nobody knowing where: in doubt, or forgotten by a restore. */
async function mayBeAnotherPart(delivery: DeliveryChange): Promise<boolean> {
  const others = (await delivery.parts()).filter(
    ({ part, remoteId }) => part !== delivery.row.part && remoteId === null,
  );
  if (others.some(({ state }) => mayStand.has(state))) return true;
  return others.length > 0 && (await delivery.lastRestore()) !== null;
}

const mayStand: ReadonlySet<DeliveryState> = new Set(['armed', 'unknown', 'needs_person', 'removing']);

type Judged = {
  readonly delivery: DeliveryReading;
  readonly attempt: AttemptRecord;
  /** The restore after which this was looked for, if it was one. */
  readonly restore: RestorePoint | null;
  readonly timing: NetworkTiming;
  readonly askedAt: Date;
  readonly now: Date;
};

function judge(seen: Seen, { delivery, attempt, restore, ...timed }: Judged): Transition {
  const { row } = delivery;
  const facts = factsOf(row, attempt);
  const after = restore === null ? null : { ...restore, dueAt: row.dueAt };
  if (seen.of === 'edit') {
    const read = { outcome: seen.outcome, ...timed };
    return after === null ? afterEditRead(facts, read) : afterEditLook(facts, { ...read, ...after });
  }
  const read = { outcome: seen.outcome, ...timed };
  return after === null ? afterRead(facts, read) : afterLook(facts, { ...read, ...after });
}

const anothers = {
  kind: 'ambiguous',
  code: 'POST_OF_ANOTHER_DELIVERY',
  detail: 'what looks like this post belongs to another delivery',
} as const;

const notToldApart = {
  kind: 'ambiguous',
  code: 'PART_NOT_TOLD_APART',
  detail: 'what looks like this part may be another part of the thread, cut to the same words',
} as const;

type Asked = {
  readonly row: DeliveryRecord;
  readonly account: Account | null;
  readonly post: OutgoingPost;
  readonly handle: string | null;
  readonly edited: Edited | null;
  readonly attempt: AttemptRecord;
  readonly door: Door;
  readonly io: ConnectorIo;
};

/** What was seen of a post, or of the edit of one. */
type Seen =
  | { readonly of: 'post'; readonly outcome: ReadBackOutcome }
  | { readonly of: 'edit'; readonly outcome: EditReading };

async function lookFor(run: Run, asked: Asked): Promise<Seen> {
  const { account, edited } = asked;
  if (edited === null) return { of: 'post', outcome: await look(run, asked) };
  const outcome = account === null ? forgotten : await lookAtEdit({ ...asked, account, edited });
  return { of: 'edit', outcome };
}

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
