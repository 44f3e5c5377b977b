/**
 * What an answer, or the lack of one, proves. Pure: one table for statuses, one for errors, and *ambiguous* for
 * everything that is not in them, because a wrong "it was not sent" makes a second public post.
 *
 * Details are made of our own words and of checked codes, never of a remote's or an error's message: those may repeat
 * a token or a post.
 */
import { type Failure, NotSentError } from './port.ts';

const minRetryAfterMs = 1_000;
const maxRetryAfterMs = 3_600_000;
/** When a network says "too many" without saying when: long enough to let a five-minute budget recover in a few tries. */
const defaultRetryAfterMs = 60_000;

/** What is needed of an HTTP answer. `code` is the network's own word for the error, if it gave one; `retryAfter` is the header as it came. */
export type FailedAnswer = {
  readonly status: number;
  readonly code?: string | null;
  readonly retryAfter?: string | null;
  readonly now: Date;
};

/** Statuses whose meaning is "nothing was created" on every network we speak to. */
const rejectedStatuses = new Set([400, 404, 409, 413, 422]);

/**
 * Classifies an answer that is not the documented success, an unreadable or undocumented 2xx included.
 * 429 → retry-after; 401, 403 → reauthorize; 400, 404, 409, 413, 422 → rejected; every other status → ambiguous.
 */
export function classifyAnswer({ status, code, retryAfter, now }: FailedAnswer): Failure {
  const failure = { code: safeCode(code) ?? `HTTP_${status}`, detail: `The network answered with status ${status}.` };
  if (status === 429) {
    return { kind: 'retry-after', ...failure, retryAfterMs: parseRetryAfter(retryAfter ?? null, now) };
  }
  if (status === 401 || status === 403) return { kind: 'reauthorize', ...failure };
  if (rejectedStatuses.has(status)) return { kind: 'rejected', ...failure };
  if (status >= 200 && status < 300) return unreadableAnswer(status);
  return { kind: 'ambiguous', ...failure, ...(status >= 500 ? inTrouble : {}) };
}

const inTrouble = { trouble: true } as const;

/** Of calls that found nobody, or lost whom they had found: codes of `kernel/egress`, of Node and of undici. */
const unreached =
  /^(EGRESS_(NAME_NOT_FOUND|CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_LOST|TLS|TIMEOUT|ABORTED)|EAI_AGAIN|E(CONN|HOST|NET|TIMEDOUT|PIPE|NOTFOUND)[A-Z]*|UND_ERR_(SOCKET|[A-Z]+_TIMEOUT))$/u;

const troubleOf = (code: string) => (unreached.test(code) ? inTrouble : {});

/** A success that cannot be read: the post may stand. */
export function unreadableAnswer(status: number): Failure {
  return {
    kind: 'ambiguous',
    code: 'UNREADABLE_ANSWER',
    detail: `The network answered with status ${status}, but the answer could not be read.`,
  };
}

/** Classifies what a fetch threw. Only a `NotSentError` proves that nothing left; an abort, a time-out or a reset does not. */
export function classifyError(error: unknown): Failure {
  if (error instanceof NotSentError) {
    const code = safeCode(error.code) ?? 'NOT_SENT';
    return { kind: 'not-sent', code, detail: 'The request did not leave.', ...troubleOf(code) };
  }
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError' || name === 'TimeoutError') {
    return { kind: 'ambiguous', code: 'TIMED_OUT', detail: 'The network did not answer in time.', ...inTrouble };
  }
  const told =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? safeCode(error.code) : null;
  const detail = 'The call ended before the answer was complete.';
  if (told === null) return { kind: 'ambiguous', code: 'CONNECTION_LOST', detail, ...inTrouble };
  return { kind: 'ambiguous', code: told, detail, ...troubleOf(told) };
}

/**
 * The same failure, for a call that came before the one that publishes (a session, an upload): whatever became of that
 * call, the post itself was never sent.
 */
export function beforePublishing(failure: Failure): Failure {
  if (failure.kind !== 'ambiguous') return failure;
  return { ...failure, kind: 'not-sent', detail: `${failure.detail} The post itself was not sent.` };
}

/**
 * Milliseconds to wait for a `Retry-After` of seconds or of an HTTP date (RFC 9110, section 10.2.3), at least 1 s and at most 1 h.
 * 60 s when the header is missing or cannot be read.
 */
export function parseRetryAfter(value: string | null, now: Date): number {
  const text = value?.trim() ?? '';
  if (/^\d+$/u.test(text)) return clampRetryAfter(Number(text) * 1_000);
  // An HTTP date begins with the name of a day; Date.parse alone would take "-5" for a year.
  const at = /^[A-Za-z]{3,9},? /u.test(text) ? Date.parse(text) : Number.NaN;
  return clampRetryAfter(Number.isNaN(at) ? defaultRetryAfterMs : at - now.getTime());
}

/** Brings a wait into [1 s, 1 h]. */
export function clampRetryAfter(waitMs: number): number {
  return Math.min(maxRetryAfterMs, Math.max(minRetryAfterMs, waitMs));
}

/** A code word fit for logs and screens, or null. */
function safeCode(code: string | null | undefined): string | null {
  return code && /^[A-Za-z][A-Za-z0-9_]{0,39}$/u.test(code) ? code : null;
}
