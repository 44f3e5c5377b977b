import type {
  Account,
  BudgetNote,
  ConnectorIo,
  CredentialStore,
  DeliverOutcome,
  EditOutcome,
  OutgoingPost,
} from '@bedside/connectors';
import { afterEdit } from '../edit-state.ts';
import { type Clearance, isUntold } from '../gate.ts';
import { afterCall, type DeliveryFacts, type Transition } from '../state.ts';
import { changeDelivery, releaseClaim } from './change-delivery.ts';
import type { AttemptRecord, Claim, DeliveryChange, DeliveryStore, Edited } from './delivery-store.ts';
import { callEdit, endAsGone, isGone, waitForEdit } from './edit.ts';
import { placeOfPart } from './follow-parts.ts';
import { beginLook, restoreToLookAfter } from './look-after-restore.ts';
import { lookAtStanding } from './look-at-standing.ts';
import { lookFirst, type ToLook, waitForNetwork } from './look-first.ts';
import {
  type Door,
  doorOf,
  guarded,
  inTurn,
  type PublishContext,
  type Run,
  reached,
  timeoutOf,
} from './publish-context.ts';
import { raiseDoubt, reconcile } from './reconcile.ts';
import { removeRemote } from './remove.ts';
import { factsOf, settle } from './settle.ts';
import { discardStaged, stagePost, type ToStage, unfinishedHandle, usableHandle } from './stage.ts';
import { untilDeadline } from './until-deadline.ts';
import { writeDown } from './write-down.ts';

/** Takes one claimed delivery one step on, whatever state it was left in. */
export async function runDelivery(store: DeliveryStore, context: PublishContext, claim: Claim): Promise<void> {
  const run: Run = { store, context, claim };
  await reached(run, 'claimed');
  if (claim.state === 'planned') return send(run);
  if (claim.state === 'removing') return removeRemote(run);
  if (claim.state === 'confirmed') return lookAtStanding(run);
  if (claim.state === 'cancelled' || claim.state === 'parked' || claim.state === 'rejected') return discardStaged(run);
  if (claim.state !== 'armed' && claim.state !== 'unknown') return;
  const attempt = await store.read(claim, (delivery) => delivery.openAttempt());
  if (attempt === null) throw new TypeError('an armed delivery has an open attempt');
  // Armed, and the lease of whoever armed it is over: that worker died between arming and writing down the answer.
  if (claim.state === 'armed') await raiseDoubt(run, 'WORKER_LOST');
  return reconcile(run, attempt);
}

type Armed = {
  readonly attempt: AttemptRecord;
  readonly firstArmedAt: Date;
  readonly door: Door;
  readonly account: Account;
  readonly credentials: CredentialStore | null;
  readonly post: OutgoingPost;
  /** By which the network publishes what it took in. */
  readonly handle: string | null;
  /** What is changed, where this is an edit. */
  readonly edited: Edited | null;
};
/** `notes`: what the answers said about the network's limits. */
type Called = Armed & { readonly notes: BudgetNote[] };
type Arming = { readonly armed: Armed } | { readonly toStage: ToStage } | { readonly toLook: ToLook };

async function send(run: Run): Promise<void> {
  const first = await armAfterLook(run);
  if (first === null || 'toLook' in first) return;
  if ('armed' in first) return sendArmed(run, first.armed);
  if (!(await stagePost(run, first.toStage))) return;
  await reached(run, 'staged');
  const second = await armInTurn(run);
  if (second === null) return;
  if ('armed' in second) return sendArmed(run, second.armed);
  // Thrown away as soon as it was taken in: the claim's lease is the pause before the next try.
}

/** Where the network was in trouble, only when it answers a look. */
async function armAfterLook(run: Run): Promise<Arming | null> {
  const first = await armInTurn(run);
  if (first === null || !('toLook' in first)) return first;
  return (await lookFirst(run, first.toLook)) ? armInTurn(run) : null;
}

function armInTurn(run: Run): Promise<Arming | null> {
  return inTurn(run, () =>
    run.store.change(run.claim, async (delivery) => {
      const result = await arm(delivery, run);
      if (result !== null && 'armed' in result) await reached(run, 'armed-before-commit');
      return result;
    }),
  );
}

async function sendArmed(run: Run, armed: Armed): Promise<void> {
  await reached(run, 'armed');
  const notes: BudgetNote[] = [];
  const outcome = await call(run, { ...armed, notes });
  await reached(run, 'answered');
  await settleCall(run, { ...armed, notes }, outcome);
  await reached(run, 'settled');
}

/**
 * The transaction that arms: the gate speaks once more, and the attempt is written down. Null when the gate says no;
 * then the delivery is parked with the reasons. Null too after a restore, until its network was looked at. Where the network
 * takes posts in before it shows them, nothing is armed until it has.
 */
async function arm(delivery: DeliveryChange, run: Run): Promise<Arming | null> {
  const { row } = delivery;
  if (row.state !== 'planned') return null;
  const edited = await delivery.edited();
  if (isGone(edited)) {
    await endAsGone(delivery, edited);
    return null;
  }
  const othersUnderWay = edited?.othersUnderWay === true;
  const restore = await restoreToLookAfter(delivery);
  if (restore !== null) {
    if (othersUnderWay) await waitForEdit(delivery);
    else await beginLook(delivery, restore);
    return null;
  }
  const { network, account, credentials, partKind } = await delivery.target();
  const place = await placeOfPart(delivery, partKind);
  const clearance = await delivery.clearance(place === 'missing' ? 'missing' : 'out');
  run.context.decided?.(clearance.verdict);
  await reached(run, 'gate-computed');
  if (isUntold(clearance)) {
    await waitToBeTold(delivery);
    return null;
  }
  if (clearance.verdict === 'blocked' || account === null || place === 'missing') {
    await park(delivery, clearance);
    return null;
  }
  if (othersUnderWay) {
    await waitForEdit(delivery);
    return null;
  }
  const verdict = await delivery.mayBeSent();
  if (verdict.kind === 'wait') {
    await waitForNetwork(delivery, verdict);
    return null;
  }
  const door = await doorOf(run, network);
  if (verdict.kind === 'look-first') return { toLook: { door, account, credentials } };
  const now = delivery.now();
  const { callTimeoutMs } = door.connector.manifest;
  const stages = door.connector.stage !== undefined && edited === null;
  const staged = stages ? await delivery.staged() : null;
  const handle = usableHandle(staged, { now, callTimeoutMs });
  if (stages && handle === null) {
    const post = await delivery.outgoing(place);
    return { toStage: { door, account, credentials, post, handle: unfinishedHandle(staged, now) } };
  }
  const notAfter = new Date(now.getTime() + callTimeoutMs);
  const attempt = await delivery.addAttempt({ notAfter, clearance, ambiguousCode: null });
  await delivery.countSending();
  const firstArmedAt = row.firstArmedAt ?? now;
  const post = await delivery.outgoing(place);
  await changeDelivery(delivery, {
    set: {
      state: 'armed',
      attemptCount: attempt.number,
      firstArmedAt,
      blockers: [],
      failureCode: null,
      absentReads: 0,
    },
    keepLease: true,
    action: 'delivery.armed',
    facts: { attempt: attempt.number, network, epoch: row.epoch },
  });
  return { armed: { attempt, firstArmedAt, door, account, credentials, post, handle, edited } };
}

const ASK_AGAIN_MS = 5_000;

/** Nobody can tell whether it was stopped: it stays planned, and the gate is asked again until it says that it is too late. */
async function waitToBeTold(delivery: DeliveryChange): Promise<void> {
  const wakeAt = new Date(delivery.now().getTime() + ASK_AGAIN_MS);
  const { absentReads } = delivery.row;
  await releaseClaim(delivery, { wakeAt, absentReads, failureCode: 'STOPS_UNREADABLE' });
}

async function park(delivery: DeliveryChange, { blockers }: Clearance): Promise<void> {
  const codes = blockers.map(({ code }) => code);
  const cancelled = codes.includes('SCHEDULE_CANCELLED');
  await changeDelivery(delivery, {
    set: { state: cancelled ? 'cancelled' : 'parked', wakeAt: null, blockers },
    action: cancelled ? 'delivery.cancelled' : 'delivery.parked',
    facts: { blockers: codes.join(',') },
  });
}

async function call(run: Run, armed: Called): Promise<DeliverOutcome | EditOutcome> {
  const leftMs = () => armed.attempt.notAfter.getTime() - run.store.now().getTime();
  const timeoutMs = leftMs();
  if (timeoutMs <= 0)
    return { kind: 'not-sent', code: 'DEADLINE_PASSED', detail: 'the worker was held up before sending' };
  const io: ConnectorIo = {
    fetch: untilDeadline(armed.door.fetch, leftMs),
    now: () => run.store.now(),
    signal: timeoutOf(run, timeoutMs),
    noteBudget: (note) => void armed.notes.push(note),
    ...(armed.credentials === null ? {} : { credentials: armed.credentials }),
  };
  if (armed.edited !== null) {
    const answer = callEdit({ ...armed, edited: armed.edited, io });
    await reached(run, 'called');
    return answer;
  }
  const request = {
    account: armed.account,
    post: armed.post,
    deliveryKey: run.claim.deliveryId,
    firstArmedAt: armed.firstArmedAt.toISOString(),
    ...(armed.handle === null ? {} : { handle: armed.handle }),
  };
  const answer = armed.door.connector.deliver(request, io);
  await reached(run, 'called');
  return guarded(answer);
}

async function settleCall(run: Run, armed: Called, outcome: DeliverOutcome | EditOutcome): Promise<void> {
  await writeDown(run, async (delivery) => {
    // Written by a try whose own answer was lost.
    if (delivery.row.state !== 'armed') return;
    const { attempt } = armed;
    const transition = after(factsOf(delivery.row, attempt), outcome, delivery.now());
    const { network } = armed.door.connector.manifest;
    await delivery.noteAnswer({ call: 'send', notes: armed.notes, outcome });
    // The network has thrown away what it took in: it is handed in anew.
    if (outcome.kind === 'not-sent' && outcome.code === 'HANDLE_EXPIRED') await delivery.writeStaged(null);
    await settle(delivery, { run, network, attempt, transition, answer: outcome });
    await reached(run, 'settled-before-commit');
  });
}

function after(facts: DeliveryFacts, outcome: DeliverOutcome | EditOutcome, now: Date): Transition {
  return outcome.kind === 'published' ? afterCall(facts, outcome, now) : afterEdit(facts, outcome, now);
}
