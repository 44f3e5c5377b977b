/** Calls of the X API v2 (docs.x.com/x-api), with a closed outcome. */
import { z } from 'zod';
import { parseJson } from '../call.ts';
import { ask as askNetwork, type Dialect, type HttpRequest, type Operation } from '../http/ask.ts';
import { manifests } from '../networks.ts';
import type { Failure } from '../port.ts';

/** Problems (docs.x.com/x-api/fundamentals/response-codes-and-errors, read 2026-11-23), and OAuth's (RFC 6749, 5.2). */
const problemSchema = z.union([
  z.object({ error: z.string().max(100), error_description: z.string().max(1_000).optional() }),
  z.object({
    type: z.string().max(300).optional(),
    title: z.string().max(200).optional(),
    detail: z.string().max(2_000).optional(),
    errors: z.array(z.object({ message: z.string().max(2_000).optional() })).optional(),
  }),
]);

/**
 * What is told by its sentence alone: the type of these problems is `about:blank`. Each is one of X's own, so it is not
 * repeated; it is only known again.
 */
const sentences: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/duplicate content/iu, 'duplicate'],
  [/reply to a (?:tweet|post) that is deleted or not visible/iu, 'reply-target-gone'],
  [/reply to this conversation is not allowed/iu, 'reply-not-allowed'],
  [/not allowed to post a video longer/iu, 'video-too-long'],
  [/(?:tweet|post) text is too long/iu, 'text-too-long'],
  [/media ids? (?:are|is) invalid/iu, 'media-invalid'],
];

/** Words of X, and what they are called here. */
const codes: ReadonlyMap<string, string> = new Map([
  ['duplicate', 'DUPLICATE'],
  ['reply-target-gone', 'PARENT_GONE'],
  ['reply-not-allowed', 'REPLY_NOT_ALLOWED'],
  ['video-too-long', 'VIDEO_REFUSED'],
  ['text-too-long', 'TEXT_REFUSED'],
  ['media-invalid', 'MEDIA_REFUSED'],
  ['usage-capped', 'USAGE_CAP_REACHED'],
  ['credits', 'CREDITS_SPENT'],
  ['client-forbidden', 'ACCESS_LEVEL_TOO_LOW'],
  ['resource-not-found', 'POST_NOT_FOUND'],
  ['invalid_grant', 'invalid_grant'],
  ['invalid_client', 'invalid_client'],
  ['invalid_request', 'invalid_request'],
  ['unauthorized_client', 'unauthorized_client'],
]);

/** Said of a post or of a month, and not of the account's token; nothing was made. */
const refusals = new Set([
  'reply-target-gone',
  'reply-not-allowed',
  'video-too-long',
  'text-too-long',
  'media-invalid',
]);
const caps = new Set(['usage-capped', 'credits']);

/** The last part of a problem's type, or what its sentence is known by. Titles tell caps where the type does not. */
export function wordOf(text: string): string | null {
  const problem = parseJson(problemSchema, text);
  if (problem === null) return null;
  if ('error' in problem) return problem.error;
  const told = [problem.detail, ...(problem.errors ?? []).map(({ message }) => message)].join(' ');
  const known = sentences.find(([pattern]) => pattern.test(told))?.[1];
  if (known !== undefined) return known;
  if (problem.title === 'UsageCapExceeded') return 'usage-capped';
  if (problem.title === 'CreditsDepleted') return 'credits';
  return /\/problems\/([a-z-]+)$/u.exec(problem.type ?? '')?.[1] ?? problem.title ?? null;
}

/** A call that publishes: X does not document that a refused token means that nothing was done. */
const publishing: Dialect = {
  successes: [200, 201, 204],
  wordOf,
  codeOf: (word) => codes.get(word) ?? null,
  statusOf: ({ status, word }) => {
    // A month's cap and spent credits do not pass by waiting an hour.
    if (caps.has(word ?? '') || status === 402) return 400;
    return status === 403 && refusals.has(word ?? '') ? 400 : status;
  },
  budget: manifests.x.budget?.headers ?? [],
};

/** All other calls make nothing public, so that they may be made again whatever became of them. */
export const reading: Dialect = { ...publishing, refusesBeforeActing: () => true };

export type XContext = Operation;

export type XResult<Data> =
  | { readonly ok: true; readonly status: number; readonly data: Data }
  /** `word`: X's own, in its short form; null where it gave none. */
  | { readonly ok: false; readonly status: number | null; readonly word: string | null; readonly failure: Failure };

/** Makes one call. `publishes`: it makes something public. Never throws. */
export async function ask<Schema extends z.ZodType>(
  context: XContext,
  { publishes = false, ...request }: HttpRequest<Schema> & { readonly publishes?: boolean },
): Promise<XResult<z.output<Schema>>> {
  const answer = await askNetwork(publishes ? { ...context, dialect: publishing } : context, request);
  if (answer.ok) return answer;
  const { failure, refusal } = answer;
  return { ok: false, status: refusal?.status ?? null, word: refusal?.word ?? null, failure };
}

/** Where a person says yes: on x.com, or with the rest of the API where that is somewhere else. */
export function pageOrigin(serviceUrl: string): string {
  const origin = serviceUrl.replace(/\/+$/u, '');
  return origin === manifests.x.serviceUrl ? 'https://x.com' : origin;
}

/** Snowflakes: numbers longer than a double holds. */
export const idSchema = z.string().regex(/^\d{1,19}$/u);
