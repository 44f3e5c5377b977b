/** Calls of LinkedIn's versioned REST API (learn.microsoft.com/linkedin/marketing/versioning, to be confirmed there), with a closed outcome. */
import { z } from 'zod';
import { parseJson } from '../call.ts';
import { ask as askNetwork, type Dialect, type HttpRequest, type Operation } from '../http/ask.ts';
import { clampRetryAfter } from '../http-outcome.ts';
import { manifests } from '../networks.ts';
import type { Failure } from '../port.ts';

/** A version is spoken for about a year after its month; afterwards every call is answered with 426. */
export const API_VERSION = '202609';

/** Errors of the API, and those of OAuth (RFC 6749, 5.2). */
const errorSchema = z.object({
  status: z.int().optional().catch(undefined),
  code: z.string().max(100).optional().catch(undefined),
  message: z.string().max(4_000).optional().catch(undefined),
  error: z.string().max(100).optional().catch(undefined),
});

/** Words of LinkedIn, and what they are called here. */
const codes: ReadonlyMap<string, string> = new Map([
  ['DUPLICATE_POST', 'DUPLICATE'],
  ['DAY_LIMIT', 'TOO_MANY_REQUESTS'],
  ['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS'],
  ['NONEXISTENT_VERSION', 'VERSION_ENDED'],
  ['VERSION_MISSING', 'VERSION_ENDED'],
  ['ACCESS_DENIED', 'NOT_PERMITTED_BY_ROLE'],
  ['EXPIRED_ACCESS_TOKEN', 'TOKEN_NOT_GOOD'],
  ['INVALID_ACCESS_TOKEN', 'TOKEN_NOT_GOOD'],
  ['REVOKED_ACCESS_TOKEN', 'TOKEN_NOT_GOOD'],
  ['invalid_grant', 'invalid_grant'],
  ['invalid_client', 'invalid_client'],
  ['invalid_request', 'invalid_request'],
  ['invalid_redirect_uri', 'invalid_redirect_uri'],
  ['unauthorized_client', 'unauthorized_client'],
]);

/** What is told by its sentence alone is known by it; the sentence itself is not repeated. */
export function wordOf(text: string): string | null {
  const told = parseJson(errorSchema, text);
  if (told === null) return null;
  const { code, error, message = '', status } = told;
  if (/content is a duplicate of|duplicate post/iu.test(message)) return 'DUPLICATE_POST';
  if (/\bDAY limit\b/u.test(message)) return 'DAY_LIMIT';
  return code ?? error ?? (status === undefined ? null : `HTTP_${status}`);
}

/** A call that publishes: it is not documented that a refused token means that nothing was done. */
const publishing: Dialect = {
  successes: [200, 201, 202, 204],
  wordOf,
  codeOf: (word) => codes.get(word) ?? null,
  // A version that is not spoken any more does nothing.
  statusOf: ({ status, word }) => (status === 426 && word !== null ? 400 : status),
  budget: manifests.linkedin.budget?.headers ?? [],
  rewrite(outgoing) {
    if (!new URL(outgoing.url).pathname.startsWith('/rest/')) return outgoing;
    const versioned = { 'linkedin-version': API_VERSION, 'x-restli-protocol-version': '2.0.0' };
    return { ...outgoing, headers: { ...outgoing.headers, ...versioned } };
  },
};

/** All other calls make nothing public, so that they may be made again whatever became of them. */
export const reading: Dialect = { ...publishing, refusesBeforeActing: () => true };

export type LinkedInContext = Operation;

export type LinkedInCall<Schema extends z.ZodType> = HttpRequest<Schema> & {
  /** It makes something public, or changes what is. */
  readonly publishes?: boolean;
  /** What rest.li cannot tell by the method of HTTP. */
  readonly restliMethod?: 'FINDER' | 'PARTIAL_UPDATE' | 'DELETE' | 'BATCH_GET';
};

export type LinkedInResult<Data> =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly data: Data }
  /** `word`: LinkedIn's own; null where it gave none. `isAbsent`: it said, in its own way, that there is no such thing. */
  | { readonly ok: false; readonly word: string | null; readonly isAbsent: boolean; readonly failure: Failure };

/** Makes one call. Never throws. */
export async function ask<Schema extends z.ZodType>(
  context: LinkedInContext,
  { publishes = false, restliMethod, ...request }: LinkedInCall<Schema>,
): Promise<LinkedInResult<z.output<Schema>>> {
  const headers = { ...request.headers, ...(restliMethod === undefined ? {} : { 'x-restli-method': restliMethod }) };
  const answer = await askNetwork(publishes ? { ...context, dialect: publishing } : context, { ...request, headers });
  if (answer.ok) return answer;
  const { failure, refusal } = answer;
  const word = refusal?.word ?? null;
  const isAbsent = refusal?.status === 404 && word !== null;
  return { ok: false, word, isAbsent, failure: untilMidnight(failure, { word, now: context.io.now() }) };
}

/** Limits of a day begin anew at midnight in UTC, and no header says so. */
function untilMidnight(failure: Failure, { word, now }: { word: string | null; now: Date }): Failure {
  if (failure.kind !== 'retry-after' || word !== 'DAY_LIMIT') return failure;
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  return { ...failure, retryAfterMs: clampRetryAfter(midnight - now.getTime()) };
}

/** Pages, consent and tokens: on www.linkedin.com, or with the rest of the API where that is somewhere else. */
export function pageOrigin(serviceUrl: string): string {
  const origin = serviceUrl.replace(/\/+$/u, '');
  return origin === manifests.linkedin.serviceUrl ? 'https://www.linkedin.com' : origin;
}

/** Everything on LinkedIn has a name of this kind: `urn:li:share:7012`. */
export const urnSchema = z.string().regex(/^urn:li:[A-Za-z]+:[\w:(),-]{1,200}$/u);

export const organizationUrn = (organizationId: string) => `urn:li:organization:${organizationId}`;
