import { type EgressFetch, NotSentError } from '@bedside/connectors';

/**
 * A way to a network that is closed when no time is left. A process that was stopped in the middle of a call, as paused
 * machines are, goes on where it stood, before any timer tells it that its time is over: it asks before each request.
 */
export function untilDeadline(fetch: EgressFetch, leftMs: () => number): EgressFetch {
  return async (url, init) => {
    if (leftMs() <= 0) throw new NotSentError('DEADLINE_PASSED', 'The worker was held up before sending.');
    return fetch(url, init);
  };
}
