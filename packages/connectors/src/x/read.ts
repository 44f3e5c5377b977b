/** Reading posts of the account: one by its id, and the list, newest first. Nothing is ever sent to find out. */
import { z } from 'zod';
import { composeNetworkText, manifestFor } from '../networks.ts';
import type { Account, Failure, ListOwnOutcome, Manifest, ReadBackOutcome, ReadBackRequest } from '../port.ts';
import { type OwnPage, searchOwn } from '../search-own.ts';
import { ask, type XContext, type XResult } from './api.ts';
import { type Tweet, toOwnPost, toRemotePost, tweetFields, tweetSchema } from './tweet.ts';

/** X answers with success and without the post when there is none: `errors` says why. */
const oneSchema = z.union([
  z.object({ data: tweetSchema }),
  z.object({ errors: z.array(z.object({ type: z.string().max(300) })).min(1) }),
]);

export type OneTweet = { readonly kind: 'tweet'; readonly tweet: Tweet } | { readonly kind: 'absent' } | Failure;

const notFoundType = /\/problems\/resource-not-found$/u;

/** A post by its id, whoever wrote it. */
export async function readTweet(context: XContext, id: string): Promise<OneTweet> {
  const told = await ask(context, {
    path: `/2/tweets/${encodeURIComponent(id)}`,
    params: { 'tweet.fields': tweetFields },
    schema: oneSchema,
  });
  if (!told.ok) return isGone(told) ? { kind: 'absent' } : told.failure;
  if ('data' in told.data) return { kind: 'tweet', tweet: told.data.data };
  return told.data.errors.every(({ type }) => notFoundType.test(type)) ? { kind: 'absent' } : notTold;
}

/** X itself said, in the documented way, that there is no such post. */
export function isGone(told: Extract<XResult<unknown>, { ok: false }>): boolean {
  return told.status === 404 && told.word === 'resource-not-found';
}

const notTold: Failure = {
  kind: 'ambiguous',
  code: 'RECORD_NOT_READ',
  detail: 'The network did not let the account read the post.',
};

export const otherAccount: Failure = {
  kind: 'rejected',
  code: 'NOT_OWN_POST',
  detail: 'The post belongs to another account.',
};

/** A post of the account itself. */
export async function readOwn(context: XContext, account: Account, id: string): Promise<OneTweet> {
  const found = await readTweet(context, id);
  if (found.kind !== 'tweet') return found;
  return found.tweet.author_id === account.remoteAccountId ? found : otherAccount;
}

const pageSchema = z.object({
  data: z.array(tweetSchema).default([]),
  meta: z.object({ next_token: z.string().max(500).optional(), result_count: z.int().min(0) }),
});

type Page = { readonly cursor: string | null; readonly limit: number; readonly since?: Date };

/** X gives five at least and a hundred at most. Each one read costs, so no more are asked for than are needed. */
async function listPage(
  context: XContext,
  account: Account,
  { cursor, limit, since }: Page,
): Promise<XResult<z.output<typeof pageSchema>>> {
  return ask(context, {
    path: `/2/users/${encodeURIComponent(account.remoteAccountId)}/tweets`,
    params: {
      max_results: String(Math.min(100, Math.max(5, limit))),
      exclude: 'retweets',
      'tweet.fields': tweetFields,
      ...(cursor === null ? {} : { pagination_token: cursor }),
      ...(since === undefined ? {} : { start_time: since.toISOString().replace(/\.\d+Z$/u, 'Z') }),
    },
    schema: pageSchema,
  });
}

export async function listOwn(
  context: XContext,
  request: { account: Account; cursor: string | null; limit: number },
): Promise<ListOwnOutcome> {
  const { account } = request;
  const page = await listPage(context, account, request);
  if (!page.ok) return page.failure;
  return {
    kind: 'page',
    posts: page.data.data.map((tweet) => toRemotePost(account, tweet)),
    cursor: page.data.meta.next_token ?? null,
  };
}

/** Clocks of two that both keep time differ by less; as in `searchOwn`. */
const skewMs = 2 * 60_000;

export async function readBack(
  context: XContext,
  { manifest, request }: { manifest: Manifest; request: ReadBackRequest },
): Promise<ReadBackOutcome> {
  const { account, firstArmedAt, post, remoteId } = request;
  if (remoteId !== null) {
    const found = await readOwn(context, account, remoteId);
    return found.kind === 'tweet' ? { kind: 'found', post: toRemotePost(account, found.tweet) } : found;
  }
  const text = composeNetworkText(manifestFor('x', account.limits, manifest), post);
  const since = new Date(Date.parse(firstArmedAt) - skewMs);
  const parentId = post.replyTo?.parentId ?? null;
  return searchOwn({ text, firstArmedAt, now: context.io.now() }, async (cursor): Promise<OwnPage> => {
    const page = await listPage(context, account, { cursor, limit: 100, since });
    if (!page.ok) return page.failure;
    // One that answers another post than ours does is not ours.
    const near = page.data.data.filter((tweet) => parentOf(tweet) === parentId);
    const posts = near.map((tweet) => toOwnPost(account, tweet));
    return { kind: 'page', posts, cursor: page.data.meta.next_token ?? null };
  });
}

/** The post that a post answers, or null. */
export function parentOf(tweet: Tweet): string | null {
  return tweet.referenced_tweets?.find(({ type }) => type === 'replied_to')?.id ?? null;
}
