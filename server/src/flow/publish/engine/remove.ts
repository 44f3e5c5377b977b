import { afterRemoval } from '../state.ts';
import { changeDelivery, releaseClaim } from './change-delivery.ts';
import type { DeliveryChange } from './delivery-store.ts';
import { doorOf, guarded, ioFor, type Run } from './publish-context.ts';

/** Asks the network to remove a post; asking again is harmless. */
export async function removeRemote(run: Run): Promise<void> {
  const { row, network, account, credentials } = await run.store.read(run.claim, async (delivery) => ({
    row: delivery.row,
    ...(await delivery.target()),
  }));
  const door = await doorOf(run, network);
  const { io, notes } = ioFor(run, { door, credentials });
  const outcome =
    account === null || row.remoteId === null
      ? ({ kind: 'reauthorize', code: 'CHANNEL_DISCONNECTED', detail: 'credentials were forgotten' } as const)
      : await guarded(door.connector.remove({ account, remoteId: row.remoteId }, io));
  await run.store.change(run.claim, async (delivery) => {
    await delivery.noteAnswer({ call: 'look', notes, outcome });
    // A person saw meanwhile that it is gone.
    if (delivery.row.state !== 'removing') return;
    const after = afterRemoval(outcome, { now: delivery.now(), askedSince: delivery.row.updatedAt });
    await finishRemoval(delivery, after);
  });
}

async function finishRemoval(delivery: DeliveryChange, after: ReturnType<typeof afterRemoval>): Promise<void> {
  const { row } = delivery;
  if (after.state === 'removing') return releaseClaim(delivery, { ...after, absentReads: row.absentReads });
  const attempt = await delivery.lastAttempt();
  if (attempt !== null) {
    const { remoteId, url } = row;
    await delivery.addReceipt({ attemptId: attempt.id, kind: 'removal', remoteId, url, evidence: {} });
  }
  await changeDelivery(delivery, {
    set: { state: 'removed', wakeAt: null, failureCode: null },
    action: 'delivery.removed',
  });
}
