/** A fetch for tests that reaches this machine only. */
import { type EgressFetch, NotSentError } from '../port.ts';
import { partsOf, rebuiltResponse, withDeadline } from '../practice/in-process-fetch.ts';

/** Errors of the system which prove that no byte of the request left. */
const notSentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const loopbackHosts = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** `fetch` with the manners of the product's egress: loopback only, no redirects, time-out, size cap, `NotSentError` where it is due. */
export const loopbackFetch: EgressFetch = (url, init = {}) => {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  if (!loopbackHosts.has(host))
    return Promise.reject(new NotSentError('NOT_LOOPBACK', 'Only loopback can be reached.'));
  return withDeadline(init, async (signal) => {
    const request = { method: init.method ?? 'GET', ...partsOf(init), signal, redirect: 'manual' as const };
    const response = await fetch(url, request).catch((error: unknown) => {
      throw notSentOr(error);
    });
    const bytes = await response.arrayBuffer();
    return rebuiltResponse({ response, bytes, maxResponseBytes: init.maxResponseBytes });
  });
};

function notSentOr(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return notSentCodes.has(code) ? new NotSentError(code, 'The request did not leave.', { cause: error }) : error;
}
