/** Calls of TikTok's open API v2 (developers.tiktok.com/doc/tiktok-api-v2-error-handling, read 2026-11-23). */
import { z } from 'zod';
import { parseJson } from '../call.ts';
import { ask as askNetwork, type Dialect, type HttpRequest, type Operation } from '../http/ask.ts';
import { unreadableAnswer } from '../http-outcome.ts';
import type { Failure } from '../port.ts';

/** Of the API an object; of the token endpoint (RFC 6749) a word. */
const errorSchema = z.object({ error: z.union([z.object({ code: z.string().min(1).max(200) }), z.string().max(200)]) });

/** What TikTok's words mean in ours; they come as errors of calls, and as reasons why a post failed. */
const codes: Readonly<Record<string, string>> = {
  access_token_invalid: 'TOKEN_NOT_GOOD',
  scope_not_authorized: 'SCOPE_MISSING',
  rate_limit_exceeded: 'TOO_MANY_REQUESTS',
  spam_risk_too_many_posts: 'POSTS_OF_DAY_SPENT',
  spam_risk_too_many_pending_share: 'POSTS_OF_DAY_SPENT',
  spam_risk_user_banned_from_posting: 'BANNED_FROM_POSTING',
  spam_risk: 'SPAM_RISK',
  spam_risk_text: 'SPAM_RISK',
  reached_active_user_cap: 'USERS_OF_DAY_SPENT',
  unaudited_client_can_only_post_to_private_accounts: 'NOT_AUDITED',
  url_ownership_unverified: 'DOMAIN_NOT_VERIFIED',
  privacy_level_option_mismatch: 'VISIBILITY_NOT_OFFERED',
  file_format_check_failed: 'VIDEO_REFUSED',
  duration_check_failed: 'VIDEO_REFUSED',
  frame_rate_check_failed: 'VIDEO_REFUSED',
  picture_size_check_failed: 'VIDEO_REFUSED',
  video_pull_failed: 'MEDIA_NOT_FETCHED',
  photo_pull_failed: 'MEDIA_NOT_FETCHED',
  publish_cancelled: 'PUBLISHING_CANCELLED',
  auth_removed: 'TOKEN_NOT_GOOD',
  internal: 'INTERNAL',
};

/** Our code for one of TikTok's words; null for one that is not known. */
export const codeOf = (word: string): string | null => codes[word] ?? null;

/** They come as 403, and speak of the post or of the application: the account is as good as before. */
const notOfAccount =
  /^(spam_risk|reached_active_user_cap|unaudited_client|url_ownership_unverified|privacy_level_option_mismatch)/u;

export const dialect: Dialect = {
  // Of the store for videos: a chunk that was taken, and the last one.
  successes: [200, 201, 206],
  wordOf(text) {
    const error = parseJson(errorSchema, text)?.error ?? null;
    return typeof error === 'object' ? (error?.code ?? null) : error;
  },
  codeOf,
  statusOf: ({ status, word }) => (word !== null && notOfAccount.test(word) ? 400 : status),
  refusesBeforeActing: ({ word }) => word === 'access_token_invalid',
  budget: [],
};

/** Where people say yes: another host than that of the API, except where somebody else serves both. */
export function webOrigin(serviceUrl: string): string {
  const { host, origin } = new URL(serviceUrl);
  return host === 'open.tiktokapis.com' ? 'https://www.tiktok.com' : origin;
}

/** `word` is TikTok's own; null when no answer came, or one without it. Not for logs. */
export type TikTokResult<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly word: string | null; readonly failure: Failure };

/** Makes one call, and takes its `data`. An error in an answer of 200 is one that cannot be read. Never throws. */
export async function ask<Schema extends z.ZodType>(
  operation: Operation,
  request: HttpRequest<Schema>,
): Promise<TikTokResult<z.output<Schema>>> {
  const answer = await askNetwork(operation, { ...request, schema: answeredSchema });
  if (!answer.ok) return { ok: false, word: answer.refusal?.word ?? null, failure: answer.failure };
  const data = request.schema.safeParse(answer.data.data);
  return data.success
    ? { ok: true, data: data.data }
    : { ok: false, word: null, failure: unreadableAnswer(answer.status) };
}

const answeredSchema = z.object({ data: z.unknown(), error: z.object({ code: z.literal('ok') }) });
