/**
 * How Google's APIs speak: errors in an envelope (`{ error: { code, status, errors: [{ reason }] } }`,
 * developers.google.com/youtube/v3/docs/errors and cloud.google.com/apis/design/errors, read 2026-11-23), refusals for
 * too many calls under 403 and 400 beside 429, and a 401 that comes before anything is done.
 */
import { z } from 'zod';
import { parseJson } from '../call.ts';
import { ask as askNetwork, type Dialect, type HttpRequest, type Operation, type Refusal } from '../http/ask.ts';
import { unreadableAnswer } from '../http-outcome.ts';
import type { Failure } from '../port.ts';

const envelopeSchema = z.object({
  error: z.object({
    status: z.string().optional().catch(undefined),
    errors: z
      .array(z.object({ reason: z.string() }))
      .optional()
      .catch(undefined),
  }),
});
/** RFC 6749, 5.2: the token endpoint has no envelope. */
const oauthSchema = z.object({ error: z.string() });

function wordOf(text: string): string | null {
  const enveloped = parseJson(envelopeSchema, text)?.error;
  if (enveloped === undefined) return parseJson(oauthSchema, text)?.error ?? null;
  return enveloped.errors?.[0]?.reason ?? enveloped.status ?? null;
}

const tooMany = [
  'quotaExceeded',
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'dailyLimitExceeded',
  'uploadLimitExceeded',
  'uploadRateLimitExceeded',
  'RESOURCE_EXHAUSTED',
] as const;
/** A 401 that stands for the token alone. */
const tokenWords = ['authError', 'required', 'UNAUTHENTICATED'] as const;
/** Refused for what was asked, and not for who asked, whatever the status says. */
const refusedWords = ['commentsDisabled', 'forbiddenPrivacySetting', 'invalidVideoMetadata'] as const;
const goneWords = [
  'notFound',
  'videoNotFound',
  'channelNotFound',
  'playlistNotFound',
  'commentNotFound',
  'commentThreadNotFound',
  'parentCommentNotFound',
  'NOT_FOUND',
] as const;
const otherWords = [
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'invalid_token',
  'unauthorized_client',
  'accessNotConfigured',
  'authenticatedUserAccountClosed',
  'authenticatedUserAccountSuspended',
  'badRequest',
  'backendError',
  'channelClosed',
  'channelSuspended',
  'commentTextTooLong',
  'forbidden',
  'ineligibleAccount',
  'insufficientPermissions',
  'invalidCategoryId',
  'invalidDescription',
  'invalidTitle',
  'invalidImage',
  'invalidValue',
  'mediaBodyRequired',
  'operationNotSupported',
  'processingFailure',
  'youtubeSignupRequired',
  'FAILED_PRECONDITION',
  'INVALID_ARGUMENT',
  'PERMISSION_DENIED',
] as const;

const [tooManySet, tokenSet, refusedSet, goneSet] = [tooMany, tokenWords, refusedWords, goneWords].map(
  (words) => new Set<string>(words),
) as [Set<string>, Set<string>, Set<string>, Set<string>];
const known = new Set<string>([...tooMany, ...tokenWords, ...refusedWords, ...goneWords, ...otherWords]);

function statusOf({ status, word }: Refusal): number {
  if (word === null) return status;
  if (tooManySet.has(word)) return 429;
  if (refusedSet.has(word)) return 422;
  // "The API server failed to successfully process the request", under 400: nothing is said of what it did.
  return word === 'processingFailure' ? 500 : status;
}

export const googleDialect: Dialect = {
  successes: [200, 204],
  wordOf,
  codeOf: (word) => (known.has(word) ? word : null),
  statusOf,
  refusesBeforeActing: ({ word }) => word !== null && tokenSet.has(word),
  budget: [],
};

/**
 * `notFound`: Google itself said, in the documented way, that there is no such thing. `isOver`: the address is none any
 * more (404, 410), in whatever words; it proves nothing but for upload sessions, which end so.
 */
export type GoogleResult<Data> =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly data: Data }
  | { readonly ok: false; readonly notFound: boolean; readonly isOver: boolean; readonly failure: Failure };

/** Makes one call. Never throws. */
export async function ask<Schema extends z.ZodType>(
  operation: Operation,
  request: HttpRequest<Schema>,
): Promise<GoogleResult<z.output<Schema>>> {
  const answer = await askNetwork(operation, request);
  if (answer.ok) return answer;
  const { refusal, failure } = answer;
  const isOver = refusal?.status === 404 || refusal?.status === 410;
  return { ok: false, notFound: isOver && goneSet.has(refusal.word ?? ''), isOver, failure };
}

/** A call whose success is 204 and says nothing, as most that take something away. */
export async function askForNothing(
  operation: Operation,
  request: Omit<HttpRequest<z.ZodUndefined>, 'schema'>,
): Promise<GoogleResult<undefined>> {
  const answer = await ask(operation, { ...request, schema: z.undefined() });
  if (!answer.ok || answer.status === 204) return answer;
  return { ok: false, notFound: false, isOver: false, failure: unreadableAnswer(answer.status) };
}
