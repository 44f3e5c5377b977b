import { parseRetryAfter } from '@bedside/connectors';

const SECOND_MS = 1_000;
const HOUR_MS = 60 * 60 * SECOND_MS;
const DAY_MS = 24 * HOUR_MS;

export const MAX_TRIES = 8;
/** Waits of 18 s, 72 s, 5 min, 19 min, 77 min, 5 h and 20 h: eight tries in a good 27 hours. */
const FIRST_WAIT_MS = 18 * SECOND_MS;
const WAIT_FACTOR = 4;
/** A fifth more or less, so that what failed together does not come back together. */
const JITTER = 0.2;
/** After so long without any success a webhook is paused. */
export const PAUSE_AFTER_MS = 5 * DAY_MS;
/** Time to put a new secret in place. */
export const SECRET_OVERLAP_MS = DAY_MS;
/** What was sent, or could not be, is kept for so long. */
export const KEEP_MS = 30 * DAY_MS;

/** How long to wait after so many tries, or null when there is no further one. `random` is between 0 and 1. */
export function waitAfter(tries: number, random: number): number | null {
  if (tries >= MAX_TRIES) return null;
  const wait = FIRST_WAIT_MS * WAIT_FACTOR ** (Math.max(1, tries) - 1);
  return Math.round(wait * (1 - JITTER + 2 * JITTER * random));
}

/** What came of one try: the answer's status, or why there was none. */
export type TryOutcome = {
  readonly status: number | null;
  /** Null where the address took it. */
  readonly errorCode: string | null;
  readonly retryAfter: string | null;
};

export function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}

export type AfterTry =
  | { readonly state: 'sent' }
  | { readonly state: 'failed'; readonly nextAt: Date }
  | { readonly state: 'given_up'; readonly gone: boolean };

/** What follows from a try. `tries` counts it. 410 says that nobody listens any more; 429 and 503 may ask for patience. */
export function afterTry(tries: number, outcome: TryOutcome, at: { now: Date; random: number }): AfterTry {
  if (outcome.errorCode === null) return { state: 'sent' };
  if (outcome.status === 410) return { state: 'given_up', gone: true };
  const wait = waitAfter(tries, at.random);
  if (wait === null) return { state: 'given_up', gone: false };
  return { state: 'failed', nextAt: new Date(at.now.getTime() + Math.max(wait, askedPatience(outcome, at.now))) };
}

/** What an overloaded address asks for, at most an hour. */
function askedPatience(outcome: TryOutcome, now: Date): number {
  const overloaded = outcome.status === 429 || outcome.status === 503;
  return overloaded && outcome.retryAfter !== null ? parseRetryAfter(outcome.retryAfter, now) : 0;
}

/** Whether nothing has arrived for so long that going on would only fill the lists. */
export function isFailingTooLong(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= PAUSE_AFTER_MS;
}
