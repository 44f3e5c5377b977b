/**
 * What others say below a post. X has no list of answers: they are searched for by their conversation, and that search reaches
 * back seven days (docs.x.com/x-api/posts/search/introduction, read 2026-11-23). It does not tell which are hidden.
 */
import { z } from 'zod';
import type { CommentChange, Comments, CommentsOutcome, RemoteComment, ReplyOutcome } from '../conversation.ts';
import type { AccountDoor } from '../http/account-door.ts';
import type { Account, ConnectorIo, Failure } from '../port.ts';
import { ask, idSchema, type XContext } from './api.ts';
import { isGone, parentOf, readTweet } from './read.ts';
import { type Tweet, tweetFields, tweetSchema, writtenText } from './tweet.ts';

const userSchema = z.object({ id: idSchema, name: z.string().max(200), username: z.string().max(100) });
const foundSchema = z.object({
  data: z.array(tweetSchema).default([]),
  includes: z.object({ users: z.array(userSchema).default([]) }).default({ users: [] }),
  meta: z.object({ next_token: z.string().max(500).optional() }),
});
type Found = z.output<typeof foundSchema>;

/** The calls of one connector. */
export function createComments(door: AccountDoor): Comments {
  const within =
    <Request extends { readonly account: Account }, Outcome>(
      run: (context: XContext, request: Request) => Promise<Outcome>,
    ) =>
    (request: Request, io: ConnectorIo): Promise<Outcome | Failure> =>
      door.as(io, request.account, (context) => run(context, request));
  return { list: within(list), reply: within(reply), hide: within(hide) };
}

type ListRequest = Parameters<Comments['list']>[0];

async function list(context: XContext, { account, remoteId, cursor, limit }: ListRequest): Promise<CommentsOutcome> {
  if (!idSchema.safeParse(remoteId).success) return { kind: 'absent' };
  const told = await ask(context, {
    path: '/2/tweets/search/recent',
    params: {
      query: `conversation_id:${remoteId}`,
      max_results: String(Math.min(100, Math.max(10, limit))),
      'tweet.fields': tweetFields,
      expansions: 'author_id',
      'user.fields': 'name,username',
      ...(cursor === null ? {} : { next_token: cursor }),
    },
    schema: foundSchema,
  });
  if (!told.ok) return told.failure;
  if (cursor === null && told.data.data.length === 0) return ofNone(context, remoteId);
  const comments = told.data.data
    .filter(({ id }) => id !== remoteId)
    .map((tweet) => toComment(tweet, { account, remoteId, found: told.data }));
  return { kind: 'page', comments, cursor: told.data.meta.next_token ?? null };
}

/** Nothing was found: because nobody answered, or because the post is gone. */
async function ofNone(context: XContext, remoteId: string): Promise<CommentsOutcome> {
  const found = await readTweet(context, remoteId);
  return found.kind === 'tweet' ? { kind: 'page', comments: [], cursor: null } : found;
}

function toComment(tweet: Tweet, of: { account: Account; remoteId: string; found: Found }): RemoteComment {
  const parentId = parentOf(tweet);
  const author = of.found.includes.users.find(({ id }) => id === tweet.author_id);
  return {
    commentId: tweet.id,
    parentId: parentId === of.remoteId ? null : parentId,
    authorName: author?.name ?? null,
    authorId: tweet.author_id ?? null,
    text: writtenText(tweet),
    createdAt: tweet.created_at ?? null,
    own: tweet.author_id === of.account.remoteAccountId,
    hidden: null,
  };
}

const madeSchema = z.object({ data: z.object({ id: idSchema }) });
type ReplyRequest = Parameters<NonNullable<Comments['reply']>>[0];

/** X lets an application answer only whoever has written to the account or named it (read 2026-11-23). */
async function reply(context: XContext, { commentId, text }: ReplyRequest): Promise<ReplyOutcome> {
  const body = { text, reply: { in_reply_to_tweet_id: commentId } };
  const told = await ask(context, { path: '/2/tweets', body, schema: madeSchema, publishes: true });
  if (told.ok) return { kind: 'replied', commentId: told.data.data.id };
  if (told.word === 'reply-target-gone') return { kind: 'absent' };
  if (told.word !== 'duplicate') return told.failure;
  return { kind: 'ambiguous', code: 'DUPLICATE', detail: 'The network says that such an answer is there already.' };
}

type HideRequest = Parameters<NonNullable<Comments['hide']>>[0];

async function hide(context: XContext, { commentId, hidden }: HideRequest): Promise<CommentChange> {
  const path = `/2/tweets/${encodeURIComponent(commentId)}/hidden`;
  const schema = z.object({ data: z.object({ hidden: z.boolean() }) });
  const told = await ask(context, { method: 'PUT', path, body: { hidden }, schema });
  if (told.ok) return told.data.data.hidden === hidden ? { kind: 'done' } : notDone;
  return isGone(told) ? { kind: 'absent' } : told.failure;
}

const notDone: Failure = {
  kind: 'rejected',
  code: 'NOT_CHANGED',
  detail: 'The network did not change whether the answer is hidden.',
};
