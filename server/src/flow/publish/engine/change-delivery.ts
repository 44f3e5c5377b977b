import { stageEventOf, type Transition } from '../state.ts';
import type { AttemptRecord, DeliveryChange, DeliveryPatch, TrailEntry } from './delivery-store.ts';
import { followParts } from './follow-parts.ts';

export type Change = TrailEntry & {
  readonly set: Omit<DeliveryPatch, 'leasedUntil' | 'updatedAt'>;
  /** Keep the claim: the same worker goes on. */
  readonly keepLease?: boolean;
};

/** Changes a delivery, what hangs on it, the stage of its post, and tells the trail: one event for one change. */
export async function changeDelivery(delivery: DeliveryChange, change: Change): Promise<void> {
  const { set, keepLease = false, ...entry } = change;
  // The claim has set the wake-up to the end of its lease.
  const waiting = keepLease
    ? {}
    : { wakeAt: set.wakeAt ?? (await wakeToDiscard(delivery, set.state)), leasedUntil: null };
  await delivery.write({ ...set, ...waiting, updatedAt: delivery.now() });
  await delivery.record(entry);
  if (set.state !== undefined) await followParts(delivery, set.state);
  const event = stageEventOf(await delivery.statesOfTime());
  if (event !== null) await delivery.noteStage(event);
}

/** Gives a claim back without a change of state: nothing happened that the trail should tell. */
export async function releaseClaim(
  delivery: DeliveryChange,
  { wakeAt, absentReads, failureCode }: Pick<Transition, 'wakeAt' | 'failureCode'> & { absentReads: number },
): Promise<void> {
  await delivery.write({ wakeAt, absentReads, failureCode, leasedUntil: null });
}

/** Closes or keeps open the attempt as a transition says. */
export async function resolveAttempt(
  delivery: DeliveryChange,
  { attempt, transition }: { attempt: AttemptRecord; transition: Transition },
): Promise<void> {
  const { attemptOutcome: outcome, failureCode } = transition;
  await delivery.writeAttempt(
    attempt,
    outcome === null
      ? { ambiguousCode: attempt.ambiguousCode ?? failureCode }
      : { outcome, failureCode, resolvedAt: delivery.now() },
  );
}

/** What a network took in for a delivery that will not go out is given back at once; null when there is nothing. */
export async function wakeToDiscard(delivery: DeliveryChange, state: Change['set']['state']): Promise<Date | null> {
  if (state !== 'cancelled' && state !== 'parked' && state !== 'rejected') return null;
  return (await delivery.staged()) === null ? null : delivery.now();
}
