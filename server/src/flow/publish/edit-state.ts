import type { EditOutcome, EditReading } from '@bedside/connectors';
import { afterCall, afterRead, type DeliveryFacts, type NetworkTiming, settled, type Transition } from './state.ts';

/** What an edit changes does not stand any more. */
export const POST_GONE = 'POST_GONE';
/** Somebody else has changed the post on the network: a person decides whose words are to stand. */
export const CHANGED_ELSEWHERE = 'CHANGED_ELSEWHERE';

/** What follows from the answer to an edit that was armed. */
export function afterEdit(facts: DeliveryFacts, outcome: EditOutcome, now: Date): Transition {
  switch (outcome.kind) {
    case 'edited':
      return settled('confirmed', 'published', null);
    case 'absent':
      return settled('rejected', 'rejected', POST_GONE);
    case 'changed':
      return settled('needs_person', 'not_sent', CHANGED_ELSEWHERE);
    default:
      return afterCall(facts, outcome, now);
  }
}

/** `askedAt`: when it was asked; whoever stood still with the answer in hand has seen no more than there was then. */
type Read = {
  readonly outcome: EditReading;
  readonly timing: NetworkTiming;
  readonly askedAt: Date;
  readonly now: Date;
};

/**
 * What follows from looking on the network after a doubtful edit. Sending it again does no harm, so one look after the quiet
 * period proves enough; before that nothing is settled but what is seen, as the network may still take in what was sent.
 */
export function afterEditRead(facts: DeliveryFacts, { outcome, timing, askedAt, now }: Read): Transition {
  const quietUntil = new Date(facts.notAfter.getTime() + timing.quietPeriodMs);
  switch (outcome.kind) {
    case 'edited':
      return settled('confirmed', 'found', null);
    case 'absent':
      return settled('rejected', 'absent', POST_GONE);
    case 'changed':
      if (askedAt >= quietUntil) return settled('needs_person', 'absent', CHANGED_ELSEWHERE);
      return { ...settled('unknown', null, CHANGED_ELSEWHERE), wakeAt: quietUntil, absentReads: facts.absentReads };
    case 'unedited':
      return afterRead(facts, {
        outcome: { kind: 'absent' },
        timing: { ...timing, deliveryClass: 'native-key' },
        askedAt,
        now,
      });
    default:
      return afterRead(facts, { outcome, timing, askedAt, now });
  }
}

/** What follows from the look after a restore: what was due before it and does not stand is for people, as with any post. */
export function afterEditLook(
  facts: DeliveryFacts,
  read: Read & { readonly dueAt: Date; readonly restoredAt: Date },
): Transition {
  const transition = afterEditRead(facts, read);
  if (transition.state !== 'planned') return transition;
  if (read.dueAt <= read.restoredAt) return settled('needs_person', 'absent', 'ABSENT_AFTER_RESTORE');
  return read.dueAt > read.now ? { ...transition, wakeAt: read.dueAt } : transition;
}
