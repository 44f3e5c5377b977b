import type { Account, ConnectorIo, DeliverOutcome, OutgoingPost } from '@bedside/connectors';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import type { NetworkDoor } from '../../registers/channels/service.ts';
import { getChannel, openAccount } from '../../registers/channels/service.ts';
import { getVersion } from '../compose/service.ts';
import { placeOfPart } from './delivery-parts.ts';
import {
  type AttemptRow,
  type Claim,
  changeDelivery,
  type DeliveryRow,
  insertAttempt,
  lockClaimed,
  openAttempt,
  readClaimed,
} from './delivery-store.ts';
import type { Clearance } from './gate.ts';
import { loadArmingClearance } from './load-clearance.ts';
import { beginLook, restoreToLookAfter } from './look-after-restore.ts';
import { outgoingPost, partsFor } from './outgoing-post.ts';
import { guarded, inTurn, type PublishContext, type Run, reached } from './publish-context.ts';
import { raiseDoubt, reconcile } from './reconcile-delivery.ts';
import { removeRemote } from './remove-delivery.ts';
import { factsOf, settle } from './settle-delivery.ts';
import { afterCall } from './state.ts';
import { untilDeadline } from './until-deadline.ts';

/** Takes one claimed delivery one step on, whatever state it was left in. */
export async function runDelivery(seed: ScopeSeed, context: PublishContext, claim: Claim): Promise<void> {
  const run: Run = { seed, context, claim };
  await reached(run, 'claimed');
  if (claim.state === 'planned') return send(run);
  if (claim.state === 'removing') return removeRemote(run);
  if (claim.state !== 'armed' && claim.state !== 'unknown') return;
  const attempt = await inScope(seed, async (scope) => {
    await readClaimed(scope, claim);
    return openAttempt(scope, claim.deliveryId);
  });
  if (attempt === null) throw new TypeError('an armed delivery has an open attempt');
  // Armed, and the lease of whoever armed it is over: that worker died between arming and writing down the answer.
  if (claim.state === 'armed') await raiseDoubt(run, 'WORKER_LOST');
  return reconcile(run, attempt);
}

type Armed = {
  readonly attempt: AttemptRow;
  readonly firstArmedAt: Date;
  readonly door: NetworkDoor;
  readonly account: Account;
  readonly post: OutgoingPost;
};

async function send(run: Run): Promise<void> {
  const armed = await inTurn(run, () =>
    inScope(run.seed, async (scope) => {
      const result = await arm(scope, run);
      if (result !== null) await reached(run, 'armed-before-commit');
      return result;
    }),
  );
  if (armed === null) return;
  await reached(run, 'armed');
  const outcome = await call(run, armed);
  await reached(run, 'answered');
  await settleCall(run, armed, outcome);
  await reached(run, 'settled');
}

/**
 * The transaction that arms: the gate speaks once more, and the attempt is written down. Null when the gate says no;
 * then the delivery is parked with the reasons. Null too after a restore, until its network was looked at.
 */
async function arm(scope: Scope, run: Run): Promise<Armed | null> {
  const { post, row } = await lockClaimed(scope, run.claim);
  if (row.state !== 'planned') return null;
  const restore = await restoreToLookAfter(scope, { post, row });
  if (restore !== null) {
    await beginLook(scope, { post, row, restore });
    return null;
  }
  const version = await getVersion(scope, row.versionId);
  const channel = await getChannel(scope, row.channelId);
  const kind = partsFor(version.content, channel.network)[row.part]?.kind ?? 'post';
  const place = await placeOfPart(scope, row, kind);
  const clearance = await loadArmingClearance(scope, {
    post,
    version,
    channel,
    scheduleId: row.scheduleId,
    partBefore: place === 'missing' ? 'missing' : 'out',
  });
  run.context.decided?.(clearance.verdict);
  await reached(run, 'gate-computed');
  const account = openAccount(scope, channel);
  if (clearance.verdict === 'blocked' || account === null || place === 'missing') {
    await park(scope, { row, post, clearance });
    return null;
  }
  const door = await run.context.connectors(channel.network, scope.organizationId);
  const now = scope.services.clock.now();
  const notAfter = new Date(now.getTime() + door.connector.manifest.callTimeoutMs);
  const attempt = await insertAttempt(scope, { row, notAfter, clearance });
  const firstArmedAt = row.firstArmedAt ?? now;
  const outgoing = await outgoingPost(scope, {
    version,
    network: channel.network,
    part: row.part,
    replyTo: place,
  });
  await changeDelivery(scope, {
    row,
    post,
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
    facts: { attempt: attempt.number, network: channel.network, epoch: row.epoch },
  });
  return { attempt, firstArmedAt, door, account, post: outgoing };
}

async function park(
  scope: Scope,
  made: { row: DeliveryRow; post: Parameters<typeof changeDelivery>[1]['post']; clearance: Clearance },
): Promise<void> {
  const { row, post, clearance } = made;
  const codes = clearance.blockers.map((blocker) => blocker.code);
  const cancelled = codes.includes('SCHEDULE_CANCELLED');
  await changeDelivery(scope, {
    row,
    post,
    set: { state: cancelled ? 'cancelled' : 'parked', wakeAt: null, blockers: clearance.blockers },
    action: cancelled ? 'delivery.cancelled' : 'delivery.parked',
    facts: { blockers: codes.join(',') },
  });
}

async function call(run: Run, armed: Armed): Promise<DeliverOutcome> {
  const { clock } = run.seed.services;
  const leftMs = () => armed.attempt.notAfter.getTime() - clock.now().getTime();
  const timeoutMs = leftMs();
  if (timeoutMs <= 0)
    return { kind: 'not-sent', code: 'DEADLINE_PASSED', detail: 'the worker was held up before sending' };
  const io: ConnectorIo = {
    fetch: untilDeadline(armed.door.fetch, leftMs),
    now: () => clock.now(),
    signal: AbortSignal.timeout(timeoutMs),
  };
  const request = {
    account: armed.account,
    post: armed.post,
    deliveryKey: run.claim.deliveryId,
    firstArmedAt: armed.firstArmedAt.toISOString(),
  };
  const answer = armed.door.connector.deliver(request, io);
  await reached(run, 'called');
  return guarded(answer);
}

async function settleCall(run: Run, armed: Armed, outcome: DeliverOutcome): Promise<void> {
  await inScope(run.seed, async (scope) => {
    const { post, row } = await lockClaimed(scope, run.claim);
    const now = scope.services.clock.now();
    const transition = afterCall(factsOf(row, armed.attempt), outcome, now);
    const { network } = armed.door.connector.manifest;
    await settle(scope, { run, row, post, network, attempt: armed.attempt, transition, answer: outcome });
    await reached(run, 'settled-before-commit');
  });
}
