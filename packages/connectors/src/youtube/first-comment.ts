/**
 * A comment of our own below a video. YouTube takes no key and refuses no second one, so that after a lost answer the
 * comments below the video are read.
 */
import { z } from 'zod';
import { askForNothing } from '../google/api.ts';
import type { Operation } from '../http/ask.ts';
import { composeNetworkText, manifests } from '../networks.ts';
import type {
  Account,
  DeliverOutcome,
  DeliverRequest,
  Failure,
  ReadBackOutcome,
  ReadBackRequest,
  RemotePost,
  RemoveOutcome,
} from '../port.ts';
import { type OwnPage, searchOwn } from '../search-own.ts';
import { type Comment, listThreads, readComments, threadSchema, writeComment } from './comment.ts';
import { toCommentRemoteId } from './video.ts';

const madeSchema = threadSchema.extend({ kind: z.literal('youtube#commentThread') });

export async function publishComment(operation: Operation, request: DeliverRequest): Promise<DeliverOutcome> {
  const { account, post } = request;
  const videoId = post.replyTo?.rootId ?? '';
  const sent = await writeComment(operation, {
    path: '/youtube/v3/commentThreads',
    params: { part: 'snippet' },
    body: {
      snippet: {
        channelId: account.remoteAccountId,
        videoId,
        topLevelComment: { snippet: { textOriginal: composeNetworkText(manifests.youtube, post) } },
      },
    },
    schema: madeSchema,
  });
  if (sent.kind === 'absent') return parentGone;
  if (sent.kind === 'failed') return sent.failure;
  return { kind: 'published', post: toRemote(sent.data.snippet.topLevelComment, videoId) };
}

export async function findComment(operation: Operation, request: ReadBackRequest): Promise<ReadBackOutcome> {
  const { account, firstArmedAt, post } = request;
  const videoId = post.replyTo?.rootId ?? '';
  const wanted = { text: composeNetworkText(manifests.youtube, post), firstArmedAt, now: operation.io.now() };
  return searchOwn(wanted, async (cursor): Promise<OwnPage> => {
    const page = await listThreads(operation, { videoId, cursor, limit: 100 });
    if (page.kind === 'absent') return { kind: 'page', posts: [], cursor: null };
    if (page.kind !== 'page') return page;
    const own = page.threads.map(({ snippet }) => snippet.topLevelComment).filter((comment) => isOwn(account, comment));
    const posts = own.map((comment) => ({
      post: toRemote(comment, videoId),
      state: 'public' as const,
      isEdited: comment.snippet.updatedAt !== comment.snippet.publishedAt,
    }));
    return { kind: 'page', posts, cursor: page.cursor };
  });
}

/** A comment of ours by its id. */
export async function lookAtComment(
  operation: Operation,
  account: Account,
  commentId: string,
): Promise<
  { readonly ok: true; readonly comment: Comment | null } | { readonly ok: false; readonly failure: Failure }
> {
  const told = await readComments(operation, { id: commentId });
  if (!told.ok) return told;
  const comment = told.comments.find(({ id }) => id === commentId) ?? null;
  if (comment !== null && !isOwn(account, comment)) return { ok: false, failure: notOwn };
  return { ok: true, comment };
}

export async function readComment(operation: Operation, account: Account, commentId: string): Promise<ReadBackOutcome> {
  const looked = await lookAtComment(operation, account, commentId);
  if (!looked.ok) return looked.failure;
  return looked.comment === null ? { kind: 'absent' } : { kind: 'found', post: toRemote(looked.comment, null) };
}

export async function deleteComment(operation: Operation, commentId: string): Promise<RemoveOutcome> {
  const path = '/youtube/v3/comments';
  const removed = await askForNothing(operation, { method: 'DELETE', path, params: { id: commentId } });
  if (removed.ok) return { kind: 'removed' };
  return removed.notFound ? { kind: 'absent' } : removed.failure;
}

export function isOwn({ remoteAccountId }: Account, { snippet }: Comment): boolean {
  return snippet.authorChannelId?.value === remoteAccountId;
}

/** `videoId`: where it is known; a comment by its id does not tell below which video it stands. */
export function toRemote({ id, snippet }: Comment, videoId: string | null): RemotePost {
  return {
    remoteId: toCommentRemoteId(id),
    url: videoId === null ? null : `https://www.youtube.com/watch?v=${videoId}&lc=${encodeURIComponent(id)}`,
    text: snippet.textDisplay,
    createdAt: snippet.publishedAt ?? null,
    deliveryKey: null,
  };
}

const parentGone: Failure = { kind: 'rejected', code: 'PARENT_GONE', detail: 'The video is not there any more.' };
const notOwn: Failure = { kind: 'rejected', code: 'NOT_OWN_POST', detail: 'The comment is of another channel.' };
