import { createHash } from 'node:crypto';
import type { NetworkId, RemotePost } from '@bedside/connectors';
import type { DeliveryFacts, Transition } from '../state.ts';
import { changeDelivery, resolveAttempt } from './change-delivery.ts';
import type { AttemptRecord, DeliveryChange, DeliveryRecord } from './delivery-store.ts';
import { afterTakeDown } from './edit.ts';
import type { Run } from './publish-context.ts';

export function factsOf(row: DeliveryRecord, attempt: AttemptRecord): DeliveryFacts {
  return { state: row.state, attemptCount: row.attemptCount, absentReads: row.absentReads, notAfter: attempt.notAfter };
}

export type Settlement = {
  readonly run: Run;
  readonly network: NetworkId;
  readonly attempt: AttemptRecord;
  readonly transition: Transition;
  readonly answer: { readonly kind: string; readonly post?: RemotePost };
};

/** Writes down what an answer or a look on the network has settled, in one transaction. */
export async function settle(delivery: DeliveryChange, made: Settlement): Promise<void> {
  const { attempt, answer } = made;
  const transition = await afterTakeDown(delivery, made.transition);
  const { row } = delivery;
  const remote = answer.post ?? null;
  await resolveAttempt(delivery, { attempt, transition });
  if (transition.state === 'confirmed') {
    await delivery.addReceipt({
      attemptId: attempt.id,
      kind: transition.attemptOutcome === 'found' ? 'read_back' : 'answer',
      remoteId: remote?.remoteId ?? null,
      url: remote?.url ?? null,
      evidence: remote === null ? {} : evidenceOf(remote),
    });
  }
  const reauthorize = transition.attemptOutcome === 'reauthorize';
  if (reauthorize) await delivery.needReauthorization(transition.failureCode ?? '');
  await changeDelivery(delivery, {
    set: {
      state: transition.state,
      wakeAt: transition.wakeAt,
      absentReads: transition.absentReads,
      failureCode: transition.failureCode,
      blockers: reauthorize
        ? [
            {
              line: 'channel',
              code: 'CHANNEL_NEEDS_REAUTHORIZATION',
              facts: { channel: row.channelId, network: made.network },
            },
          ]
        : [],
      ...(remote === null ? {} : placeOf(row, remote)),
    },
    action: `delivery.${transition.state}`,
    facts: { attempt: attempt.number, outcome: transition.attemptOutcome, failure: transition.failureCode },
  });
  made.run.context.observe?.({ network: made.network, state: transition.state, dueAt: row.dueAt });
}

/** A post on the network belongs to the delivery that made it, and to no edit of it. */
function placeOf({ kind }: DeliveryRecord, { remoteId, url }: RemotePost) {
  return kind === 'edit' ? { url } : { remoteId, url };
}

/** What the network told back, without the words: their hash is enough to compare. */
function evidenceOf(remote: RemotePost): Record<string, string | null> {
  const textSha256 = remote.text === null ? null : createHash('sha256').update(remote.text).digest('hex');
  return { remoteId: remote.remoteId, url: remote.url, createdAt: remote.createdAt, textSha256 };
}
