import {
  type DeliverOutcome,
  type DeliveryClass,
  type Failure,
  POST_BY_HAND,
  type ReadBackOutcome,
  type RemoveOutcome,
  type StageOutcome,
} from '@bedside/connectors';
import type { DeliveryState } from './contract.ts';

/** Timing of a network as far as settling goes; from its manifest. */
export type NetworkTiming = {
  readonly deliveryClass: DeliveryClass;
  readonly quietPeriodMs: number;
  readonly callTimeoutMs: number;
};

export type AttemptOutcome =
  | 'published'
  | 'found'
  | 'absent'
  | 'rejected'
  | 'retry_after'
  | 'not_sent'
  | 'reauthorize'
  | 'person';

/** What a delivery becomes. `attemptOutcome` null leaves the attempt open: nothing may call again. */
export type Transition = {
  readonly state: DeliveryState;
  /** When to look again; null when it is settled. */
  readonly wakeAt: Date | null;
  readonly attemptOutcome: AttemptOutcome | null;
  readonly failureCode: string | null;
  readonly absentReads: number;
};

export type DeliveryFacts = {
  readonly state: DeliveryState;
  /** Attempts so far, the open one included. */
  readonly attemptCount: number;
  readonly absentReads: number;
  /** Deadline of the open attempt. */
  readonly notAfter: Date;
};

/** What is in doubt, and what has to go away: neither waits behind a crowd that is due. */
export function isUrgent(state: DeliveryState): boolean {
  return state === 'armed' || state === 'unknown' || state === 'removing';
}

/** After so many attempts a person must look. */
export const MAX_ATTEMPTS = 6;
/** A doubtful attempt that cannot be settled by reading back for so long goes to a person. */
export const MAX_DOUBT_MS = 60 * 60 * 1_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 5 * 60 * 1_000;

/** Waiting time before try number `tries` + 1: doubles from 5 s to 5 min. */
export function retryDelayMs(tries: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, tries - 1));
}

/** What follows from the answer to a call that was armed. Everything that is not provably something else is `unknown`. */
export function afterCall(facts: DeliveryFacts, outcome: DeliverOutcome, now: Date): Transition {
  switch (outcome.kind) {
    case 'published':
      return settled('confirmed', 'published', null);
    case 'rejected':
      return settled('rejected', 'rejected', outcome.code);
    case 'reauthorize':
      return settled('parked', 'reauthorize', outcome.code);
    case 'retry-after':
      return again(facts, { outcome: 'retry_after', code: outcome.code, wakeAt: later(now, outcome.retryAfterMs) });
    case 'not-sent':
      return again(facts, {
        outcome: 'not_sent',
        code: outcome.code,
        wakeAt: later(now, retryDelayMs(facts.attemptCount)),
      });
    case 'ambiguous':
      return isHandedOver(outcome) ? handedOver(facts) : doubt(facts, outcome.code, now);
  }
}

const isHandedOver = (outcome: { readonly kind: string; readonly code?: string }) =>
  outcome.kind === 'ambiguous' && outcome.code === POST_BY_HAND;

/** The attempt stays open: nothing is sent, and nobody else is asked, before that person has answered. */
function handedOver({ absentReads }: DeliveryFacts): Transition {
  return { state: 'needs_person', wakeAt: null, attemptOutcome: null, failureCode: POST_BY_HAND, absentReads };
}

export function settled(
  state: DeliveryState,
  attemptOutcome: AttemptOutcome | null,
  failureCode: string | null,
): Transition {
  return { state, wakeAt: null, attemptOutcome, failureCode, absentReads: 0 };
}

function again(facts: DeliveryFacts, made: { outcome: AttemptOutcome; code: string; wakeAt: Date }): Transition {
  const spent = facts.attemptCount >= MAX_ATTEMPTS;
  return {
    state: spent ? 'needs_person' : 'planned',
    wakeAt: spent ? null : made.wakeAt,
    attemptOutcome: made.outcome,
    failureCode: made.code,
    absentReads: 0,
  };
}

/**
 * What follows from handing a post in before it is shown. Nothing of it is public, so every failure may be tried again until
 * the gate says that it is too late; waits grow with the time since it was due.
 */
export function afterStage(
  outcome: StageOutcome,
  at: { now: Date; dueAt: Date },
): Pick<Transition, 'wakeAt' | 'failureCode'> & { readonly state: 'planned' | 'rejected' | 'parked' } {
  const lateMs = Math.max(0, at.now.getTime() - at.dueAt.getTime());
  const soon = later(at.now, Math.min(LONGEST_RETRY_MS, Math.max(2_000, Math.floor(lateMs / 2))));
  switch (outcome.kind) {
    case 'staged':
      return { state: 'planned', wakeAt: at.now, failureCode: null };
    case 'processing':
      return { state: 'planned', wakeAt: later(at.now, outcome.lookAgainMs), failureCode: null };
    case 'expired':
      return { state: 'planned', wakeAt: soon, failureCode: 'STAGED_EXPIRED' };
    case 'retry-after':
      return { state: 'planned', wakeAt: later(at.now, outcome.retryAfterMs), failureCode: outcome.code };
    case 'not-sent':
    case 'ambiguous':
      return { state: 'planned', wakeAt: soon, failureCode: outcome.code };
    case 'rejected':
      return { state: 'rejected', wakeAt: null, failureCode: outcome.code };
    case 'reauthorize':
      return { state: 'parked', wakeAt: null, failureCode: outcome.code };
  }
}

/** Nobody knows whether it went out: look at once, call nothing. */
export function doubt(facts: DeliveryFacts, code: string, now: Date): Transition {
  return { state: 'unknown', wakeAt: now, attemptOutcome: null, failureCode: code, absentReads: facts.absentReads };
}

/** What the network said, and when. Whoever stood still with the answer in hand has seen no more than there was at `askedAt`. */
export type Look = {
  readonly outcome: ReadBackOutcome;
  readonly timing: NetworkTiming;
  /** Before the question left. */
  readonly askedAt: Date;
  readonly now: Date;
};

/**
 * What follows from looking on the network after a doubtful attempt. Found settles it. Absence is proven by a look after
 * the call's deadline and the network's quiet period; where the network does not de-duplicate by our key it must have
 * been seen twice since the deadline, a quiet period apart. Only then may a new attempt be armed.
 */
export function afterRead(facts: DeliveryFacts, read: Look): Transition {
  const { outcome, timing, now, askedAt } = read;
  const quietUntil = later(facts.notAfter, timing.quietPeriodMs);
  if (outcome.kind === 'found') return settled('confirmed', 'found', null);
  if (isHandedOver(outcome)) return handedOver(facts);
  if (outcome.kind === 'absent') return afterAbsence(facts, { timing, now, askedAt, quietUntil });
  if (now.getTime() - facts.notAfter.getTime() > MAX_DOUBT_MS) {
    return {
      state: 'needs_person',
      wakeAt: null,
      attemptOutcome: null,
      failureCode: outcome.code,
      absentReads: facts.absentReads,
    };
  }
  const wakeAt = later(now, waitAfterFailedRead(facts, outcome, now));
  return { state: 'unknown', wakeAt, attemptOutcome: null, failureCode: outcome.code, absentReads: facts.absentReads };
}

/**
 * What follows from the look after a restore. What was due before it and is not on the network may never have gone out, or
 * may have gone out and been taken down in the time that the database has forgotten: only people can tell, and a post that
 * somebody took down must not come back by itself.
 */
export function afterLook(facts: DeliveryFacts, read: Look & { dueAt: Date; restoredAt: Date }): Transition {
  const transition = afterRead(facts, read);
  if (transition.attemptOutcome !== 'absent') return transition;
  if (read.dueAt <= read.restoredAt) return settled('needs_person', 'absent', 'ABSENT_AFTER_RESTORE');
  // Looked for before its time: that is when it goes on.
  return transition.state === 'planned' && read.dueAt > read.now ? { ...transition, wakeAt: read.dueAt } : transition;
}

/** How often nothing has to be seen, a quiet period apart, before a post counts as absent. */
function looksNeeded({ deliveryClass }: Pick<NetworkTiming, 'deliveryClass'>): number {
  return deliveryClass === 'native-key' ? 1 : 2;
}

function afterAbsence(
  facts: DeliveryFacts,
  at: Pick<Look, 'timing' | 'now' | 'askedAt'> & { quietUntil: Date },
): Transition {
  const { now, askedAt, quietUntil, timing } = at;
  const needed = looksNeeded(timing);
  const waiting = { state: 'unknown', attemptOutcome: null, failureCode: null } as const;
  // Before its deadline the call itself may be under way: nothing seen then counts.
  if (askedAt < facts.notAfter) {
    return { ...waiting, wakeAt: needed === 1 ? quietUntil : facts.notAfter, absentReads: facts.absentReads };
  }
  const absentReads = facts.absentReads + 1;
  if (absentReads < needed) {
    return { ...waiting, wakeAt: later(now, Math.max(1_000, timing.quietPeriodMs)), absentReads };
  }
  // Too early to prove anything: the network may still take in what was sent.
  if (askedAt < quietUntil) return { ...waiting, wakeAt: quietUntil, absentReads };
  if (facts.attemptCount >= MAX_ATTEMPTS) return settled('needs_person', 'absent', 'ATTEMPTS_SPENT');
  return { state: 'planned', wakeAt: now, attemptOutcome: 'absent', failureCode: null, absentReads: 0 };
}

function waitAfterFailedRead(facts: DeliveryFacts, failure: Failure, now: Date): number {
  if (failure.kind === 'retry-after') return failure.retryAfterMs;
  const doubtMs = Math.max(0, now.getTime() - facts.notAfter.getTime());
  // Waits grow with the time in doubt: 2 s at first, half of the doubt so far later on, never over 5 minutes.
  return Math.min(LONGEST_RETRY_MS, Math.max(2_000, Math.floor(doubtMs / 2)));
}

/** What follows from asking the network to remove a post; asking again is harmless. */
export function afterRemoval(
  outcome: RemoveOutcome,
  at: { now: Date; askedSince: Date },
): Pick<Transition, 'state' | 'wakeAt' | 'failureCode'> {
  if (outcome.kind === 'removed' || outcome.kind === 'absent')
    return { state: 'removed', wakeAt: null, failureCode: null };
  const askedMs = Math.max(0, at.now.getTime() - at.askedSince.getTime());
  const wait =
    outcome.kind === 'retry-after' ? outcome.retryAfterMs : Math.min(LONGEST_RETRY_MS, Math.max(2_000, askedMs / 2));
  return { state: 'removing', wakeAt: later(at.now, wait), failureCode: outcome.code };
}

/**
 * What follows from a look at a post that was out, after its network told something about it. Gone counts as absence does:
 * where the network does not de-duplicate by our key, seen twice, a quiet period apart. What cannot be settled in an hour
 * leaves the record as it was.
 */
export function afterStandingLook(
  facts: { readonly absentReads: number; readonly wokenAt: Date },
  read: { outcome: ReadBackOutcome; timing: NetworkTiming; now: Date },
): Pick<Transition, 'wakeAt' | 'failureCode' | 'absentReads'> & { readonly state: 'confirmed' | 'removed' } {
  const { outcome, timing, now } = read;
  const stands = { state: 'confirmed', failureCode: null } as const;
  if (outcome.kind === 'absent') {
    const absentReads = facts.absentReads + 1;
    const needed = looksNeeded(timing);
    if (absentReads >= needed) {
      return { state: 'removed', wakeAt: null, failureCode: 'GONE_FROM_NETWORK', absentReads: 0 };
    }
    return { ...stands, wakeAt: later(now, Math.max(1_000, timing.quietPeriodMs)), absentReads };
  }
  const askedMs = Math.max(0, now.getTime() - facts.wokenAt.getTime());
  const isOver = ['found', 'rejected', 'reauthorize'].includes(outcome.kind) || askedMs > MAX_DOUBT_MS;
  if (isOver) return { ...stands, wakeAt: null, absentReads: 0 };
  const wait =
    outcome.kind === 'retry-after' ? outcome.retryAfterMs : Math.min(LONGEST_RETRY_MS, Math.max(2_000, askedMs / 2));
  return { ...stands, wakeAt: later(now, wait), absentReads: facts.absentReads };
}
/** What somebody says who looked and did not find it. */
export const NOT_PUBLISHED = 'NOT_PUBLISHED';

export type PersonSaw = 'published' | 'not_published';

/** A person looked on the network where reading back could not settle it. */
export function afterPerson(saw: PersonSaw): Transition {
  return saw === 'published' ? settled('confirmed', 'person', null) : settled('rejected', 'person', NOT_PUBLISHED);
}

/** A person saw that what Bedside could not remove is gone. */
export const removedByPerson: Transition = settled('removed', 'person', null);

function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}

export type StageEvent = 'sending' | 'published' | 'parked' | 'taken_down';

/** Where a post stands, told from all its deliveries of one time; null while none says anything. */
export function stageEventOf(states: readonly DeliveryState[]): StageEvent | null {
  const has = (...wanted: DeliveryState[]) => states.some((state) => wanted.includes(state));
  if (has('armed', 'unknown', 'needs_person')) return 'sending';
  if (has('confirmed', 'removing')) return has('planned') ? 'sending' : 'published';
  if (has('planned')) return null;
  if (has('removed')) return 'taken_down';
  return has('parked', 'rejected') ? 'parked' : null;
}

/** What becomes of the parts after one that reached a state: each hangs below the one before. */
export function effectOnLaterParts(state: DeliveryState): 'wake' | 'cancel' | 'wait' {
  switch (state) {
    case 'confirmed':
      return 'wake';
    case 'rejected':
    case 'parked':
    case 'cancelled':
    case 'removing':
    case 'removed':
      return 'cancel';
    case 'planned':
    case 'armed':
    case 'unknown':
    case 'needs_person':
      return 'wait';
  }
}
