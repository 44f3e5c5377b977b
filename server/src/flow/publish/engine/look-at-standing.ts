import { afterStandingLook } from '../state.ts';
import { changeDelivery, releaseClaim } from './change-delivery.ts';
import type { DeliveryChange } from './delivery-store.ts';
import { doorOf, guarded, ioFor, type Run } from './publish-context.ts';

/** Looks whether a post that was out still stands, after its network told something about it. */
export async function lookAtStanding(run: Run): Promise<void> {
  const { row, network, account, credentials, post, handle } = await run.store.read(run.claim, async (delivery) => ({
    row: delivery.row,
    ...(await delivery.target()),
    post: await delivery.outgoing(null),
    handle: (await delivery.staged())?.handle ?? null,
  }));
  const door = await doorOf(run, network);
  const { manifest } = door.connector;
  const { io, notes } = ioFor(run, { door, credentials });
  const request = {
    deliveryKey: row.id,
    firstArmedAt: (row.firstArmedAt ?? row.dueAt).toISOString(),
    remoteId: row.remoteId,
    post,
    ...(handle === null ? {} : { handle }),
  };
  const outcome = account === null ? forgotten : await guarded(door.connector.readBack({ account, ...request }, io));
  await run.store.change(run.claim, async (delivery) => {
    await delivery.noteAnswer({ call: 'look', notes, outcome });
    const { absentReads, state, updatedAt: wokenAt } = delivery.row;
    // Somebody took it down meanwhile.
    if (state !== 'confirmed') return;
    if (outcome.kind === 'reauthorize' && account !== null) await delivery.needReauthorization(outcome.code);
    const after = afterStandingLook({ absentReads, wokenAt }, { outcome, timing: manifest, now: delivery.now() });
    if (after.state === 'confirmed') return releaseClaim(delivery, after);
    await noteGone(delivery, after.failureCode);
  });
}

/** It was there, and is not any more; nobody of this house took it down. */
async function noteGone(delivery: DeliveryChange, failureCode: string | null): Promise<void> {
  const attempt = await delivery.lastAttempt();
  if (attempt !== null) {
    const { remoteId, url } = delivery.row;
    await delivery.addReceipt({ attemptId: attempt.id, kind: 'removal', remoteId, url, evidence: { seen: 'absent' } });
  }
  await changeDelivery(delivery, {
    set: { state: 'removed', wakeAt: null, failureCode, absentReads: 0 },
    action: 'delivery.gone',
    facts: { failure: failureCode },
  });
}

const forgotten = { kind: 'reauthorize', code: 'CHANNEL_DISCONNECTED', detail: 'credentials were forgotten' } as const;
