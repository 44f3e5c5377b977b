import { parseRetryAfter } from '@bedside/connectors';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Waits of 1, 3, 9, 27 min … and then of 12 h, a fifth more or less. */
const FIRST_WAIT_MS = MINUTE_MS;
const WAIT_FACTOR = 3;
const LONGEST_WAIT_MS = 12 * HOUR_MS;
const JITTER = 0.2;
/** A server that took nothing for so long is forgotten with those who follow from there. */
export const GIVE_UP_AFTER_MS = 7 * DAY_MS;
/** A signature is taken within an hour of its date; what had an effect is remembered for far longer. */
export const REMEMBER_MS = DAY_MS;

/** What came of one request: the status of the answer, or why there was none. */
export type SendOutcome = {
  readonly status: number | null;
  readonly errorCode: string | null;
  readonly retryAfter: string | null;
};

/** `refused`: the server takes this one never, and the next one may well pass. */
export type AfterSend =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'again'; readonly nextAt: Date };

/** Answers that say nothing of the message, but of the server or of its view of us: tried again. */
const PASSING = new Set([401, 403, 404, 408, 425, 429]);

/** What follows from a request to a server. `attempts` counts it. */
export function afterSend(
  outcome: SendOutcome,
  so: { readonly attempts: number; readonly failingSince: Date | null; readonly now: Date; readonly random: number },
): AfterSend {
  const { status } = outcome;
  if (status !== null && status >= 200 && status < 300) return { kind: 'taken' };
  if (status === 410) return { kind: 'gone' };
  if (status !== null && status >= 400 && status < 500 && !PASSING.has(status)) return { kind: 'refused' };
  const failingFor = so.failingSince === null ? 0 : so.now.getTime() - so.failingSince.getTime();
  if (failingFor >= GIVE_UP_AFTER_MS) return { kind: 'gone' };
  const asked = outcome.retryAfter === null ? 0 : parseRetryAfter(outcome.retryAfter, so.now);
  return { kind: 'again', nextAt: new Date(so.now.getTime() + Math.max(asked, waitAfter(so.attempts, so.random))) };
}

/** How long to wait after so many requests that failed. `random` is between 0 and 1. */
export function waitAfter(attempts: number, random: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * WAIT_FACTOR ** Math.min(20, Math.max(0, attempts - 1)));
  return Math.round(wait * (1 - JITTER + 2 * JITTER * random));
}
