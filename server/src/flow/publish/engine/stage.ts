import type { Account, CredentialStore, OutgoingPost, StageOutcome } from '@bedside/connectors';
import { afterRemoval, afterStage } from '../state.ts';
import { changeDelivery, releaseClaim, wakeToDiscard } from './change-delivery.ts';
import type { DeliveryChange, StagedPost } from './delivery-store.ts';
import { type Door, doorOf, guarded, ioFor, type Run } from './publish-context.ts';

/** A post that its network wants to have before it shows it. The gate said Clear to it. */
export type ToStage = {
  readonly door: Door;
  readonly account: Account;
  readonly credentials: CredentialStore | null;
  readonly post: OutgoingPost;
  /** Of an earlier call, to be looked at again; null begins anew. */
  readonly handle: string | null;
};

/** What was taken in and can be published by its handle until a call that begins now is over. */
export function usableHandle(staged: StagedPost | null, at: { now: Date; callTimeoutMs: number }): string | null {
  if (staged === null || !staged.isReady) return null;
  const until = staged.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return until > at.now.getTime() + at.callTimeoutMs ? staged.handle : null;
}

/** What is still worked on at the network, to be asked about again. */
export function unfinishedHandle(staged: StagedPost | null, now: Date): string | null {
  if (staged === null || staged.isReady) return null;
  return staged.expiresAt === null || staged.expiresAt > now ? staged.handle : null;
}

/** Hands a post in, or looks how far it is. True when it is ready to be published; false when the delivery waits or ended. */
export async function stagePost(run: Run, { door, account, credentials, post, handle }: ToStage): Promise<boolean> {
  const { connector } = door;
  if (connector.stage === undefined) throw new TypeError('only networks that stage are asked to');
  const request = { account, post, deliveryKey: run.claim.deliveryId, handle };
  const { io, notes } = ioFor(run, { door, credentials });
  const outcome = await guarded(connector.stage(request, io));
  return run.store.change(run.claim, async (delivery) => {
    await delivery.noteAnswer({ call: 'look', notes, outcome });
    await noteHandle(delivery, outcome);
    if (delivery.row.state !== 'planned') {
      await giveBackSoon(delivery);
      return false;
    }
    const after = afterStage(outcome, { now: delivery.now(), dueAt: delivery.row.dueAt });
    if (outcome.kind === 'staged') {
      await delivery.record({ action: 'delivery.staged' });
      return true;
    }
    if (after.state === 'planned') {
      await releaseClaim(delivery, { ...after, absentReads: delivery.row.absentReads });
      return false;
    }
    await end(delivery, { ...after, network: connector.manifest.network });
    return false;
  });
}

/** Somebody stopped it meanwhile, and could not know that there is something to give back. */
async function giveBackSoon(delivery: DeliveryChange): Promise<void> {
  const { state, absentReads, failureCode } = delivery.row;
  const wakeAt = await wakeToDiscard(delivery, state);
  if (wakeAt !== null) await releaseClaim(delivery, { wakeAt, absentReads, failureCode });
}

async function noteHandle(delivery: DeliveryChange, outcome: StageOutcome): Promise<void> {
  switch (outcome.kind) {
    case 'staged': {
      const expiresAt = outcome.expiresAt === null ? null : new Date(outcome.expiresAt);
      return delivery.writeStaged({ handle: outcome.handle, isReady: true, expiresAt });
    }
    case 'processing':
      return delivery.writeStaged({ handle: outcome.handle, isReady: false, expiresAt: null });
    case 'expired':
      return delivery.writeStaged(null);
    default:
      return;
  }
}

async function end(
  delivery: DeliveryChange,
  made: Pick<ReturnType<typeof afterStage>, 'state' | 'failureCode'> & { network: string },
): Promise<void> {
  const { state, failureCode, network } = made;
  const facts = { channel: delivery.row.channelId, network };
  const closed = { line: 'channel', code: 'CHANNEL_NEEDS_REAUTHORIZATION', facts } as const;
  if (state === 'parked') await delivery.needReauthorization(failureCode ?? '');
  await changeDelivery(delivery, {
    set: { state, wakeAt: null, failureCode, blockers: state === 'parked' ? [closed] : [] },
    action: `delivery.${state}`,
    facts: { failure: failureCode },
  });
}

/** Gives back what a network took in for a delivery that will not go out; asking again is harmless. */
export async function discardStaged(run: Run): Promise<void> {
  const { staged, network, account, credentials } = await run.store.read(run.claim, async (delivery) => ({
    staged: await delivery.staged(),
    ...(await delivery.target()),
  }));
  const door = await doorOf(run, network);
  const { discard } = door.connector;
  const { io, notes } = ioFor(run, { door, credentials });
  const outcome =
    staged === null || account === null || discard === undefined
      ? ({ kind: 'absent' } as const)
      : await guarded(discard({ account, handle: staged.handle }, io));
  await run.store.change(run.claim, async (delivery) => {
    await delivery.noteAnswer({ call: 'look', notes, outcome });
    const { row } = delivery;
    const now = delivery.now();
    const after = afterRemoval(outcome, { now, askedSince: row.updatedAt });
    // Refused: it is not there to be given back, as when it went out in the time that a restore forgot. Asking again changes nothing.
    const isRefused = outcome.kind === 'rejected';
    const isGone = after.state === 'removed' || outcome.kind === 'reauthorize' || isRefused || isOver(staged, now);
    if (isGone) await delivery.writeStaged(null);
    await releaseClaim(delivery, {
      wakeAt: isGone ? null : after.wakeAt,
      absentReads: row.absentReads,
      failureCode: isRefused ? outcome.code : row.failureCode,
    });
  });
}

/** The network has thrown it away by itself. */
function isOver(staged: StagedPost | null, now: Date): boolean {
  return staged?.expiresAt !== null && staged?.expiresAt !== undefined && staged.expiresAt <= now;
}
