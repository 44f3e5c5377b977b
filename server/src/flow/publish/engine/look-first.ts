import type { Account, CredentialStore } from '@bedside/connectors';
import { LATE_LIMIT_MS } from '../gate.ts';
import { releaseClaim } from './change-delivery.ts';
import type { DeliveryChange, SendingVerdict } from './delivery-store.ts';
import { type Door, guarded, ioFor, type Run } from './publish-context.ts';

/** A network that was in trouble, and what is needed to look on it. The gate said Clear to the delivery. */
export type ToLook = {
  readonly door: Door;
  readonly account: Account;
  readonly credentials: CredentialStore | null;
};

/** Where nobody says when to ask again. */
const ASK_AGAIN_MS = 30_000;

/** Asks the network something that makes nothing. True when it answered; false when the delivery waits. */
export async function lookFirst(run: Run, { door, account, credentials }: ToLook): Promise<boolean> {
  const { io, notes } = ioFor(run, { door, credentials });
  const outcome = await guarded(door.connector.listOwn({ account, cursor: null, limit: 1 }, io));
  return run.store.change(run.claim, async (delivery) => {
    await delivery.noteAnswer({ call: 'look', notes, outcome });
    if (delivery.row.state !== 'planned') return false;
    if (outcome.kind === 'not-sent' || outcome.kind === 'ambiguous') {
      await waitForNetwork(delivery, await delivery.mayBeSent());
      return false;
    }
    return true;
  });
}

/**
 * Waiting for a network costs no attempt, and nothing that the trail should tell. It ends when the post is too late, which
 * the gate says.
 */
export function waitForNetwork(delivery: DeliveryChange, verdict: SendingVerdict): Promise<void> {
  const { absentReads, dueAt } = delivery.row;
  const now = delivery.now().getTime();
  const until = verdict.kind === 'wait' ? verdict.until.getTime() : now + ASK_AGAIN_MS;
  const tooLateAt = dueAt.getTime() + LATE_LIMIT_MS + 1;
  const wakeAt = new Date(tooLateAt > now ? Math.min(until, tooLateAt) : until);
  const isLimit = verdict.kind === 'wait' && verdict.reason !== 'trouble';
  const failureCode = isLimit ? 'WAITS_FOR_NETWORK_LIMIT' : 'NETWORK_IN_TROUBLE';
  return releaseClaim(delivery, { wakeAt, absentReads, failureCode });
}
