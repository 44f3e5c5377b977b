/** What others say below a video, and what its channel may do about it. */
import { z } from 'zod';
import type { CommentChange, CommentsOutcome, RemoteComment, ReplyOutcome } from '../conversation.ts';
import { askForNothing } from '../google/api.ts';
import type { Operation } from '../http/ask.ts';
import type { Account, Failure } from '../port.ts';
import { type Comment, commentSchema, listThreads, readComments, type ThreadsPage, writeComment } from './comment.ts';
import { deleteComment, isOwn } from './first-comment.ts';
import { commentIdOf } from './video.ts';

type Listing = {
  readonly account: Account;
  readonly remoteId: string;
  readonly cursor: string | null;
  readonly limit: number;
};

/** Newest threads first, each with its answers. Comments that wait for a moderator, or were rejected, are not told. */
export async function listComments(operation: Operation, listing: Listing): Promise<CommentsOutcome> {
  const { account, remoteId, cursor, limit } = listing;
  // Below a comment of ours stand answers, and they are told with the video's.
  if (commentIdOf(remoteId) !== null) return { kind: 'page', comments: [], cursor: null };
  const page = await listThreads(operation, { videoId: remoteId, cursor, limit });
  if (page.kind !== 'page') return page;
  const comments: RemoteComment[] = [];
  for (const thread of page.threads) {
    const replies = await repliesOf(operation, thread);
    if (!replies.ok) return replies.failure;
    const all = [thread.snippet.topLevelComment, ...replies.comments];
    comments.push(...all.map((comment) => toRemoteComment(account, comment)));
  }
  return { kind: 'page', comments, cursor: page.cursor };
}

type Thread = Extract<ThreadsPage, { kind: 'page' }>['threads'][number];
type Replies =
  | { readonly ok: true; readonly comments: readonly Comment[] }
  | { readonly ok: false; readonly failure: Failure };

/** A thread brings some of its answers along; where it has more, they are asked for. */
async function repliesOf(operation: Operation, { id, replies, snippet }: Thread): Promise<Replies> {
  const told = replies?.comments ?? [];
  if (told.length >= snippet.totalReplyCount) return { ok: true, comments: told };
  return readComments(operation, { parentId: id });
}

function toRemoteComment(account: Account, comment: Comment): RemoteComment {
  const { id, snippet } = comment;
  return {
    commentId: id,
    parentId: snippet.parentId ?? null,
    authorName: snippet.authorDisplayName ?? null,
    authorId: snippet.authorChannelId?.value ?? null,
    text: snippet.textDisplay,
    createdAt: snippet.publishedAt ?? null,
    own: isOwn(account, comment),
    // What is listed is shown.
    hidden: snippet.moderationStatus == null ? false : snippet.moderationStatus !== 'published',
  };
}

const madeSchema = commentSchema.extend({ kind: z.literal('youtube#comment') });

/** Answers stand below the thread's first comment, also those to answers; their ids begin with its id. */
export async function reply(
  operation: Operation,
  { commentId, text }: { commentId: string; text: string },
): Promise<ReplyOutcome> {
  const [parentId = commentId] = commentId.split('.');
  const sent = await writeComment(operation, {
    path: '/youtube/v3/comments',
    params: { part: 'snippet' },
    body: { snippet: { parentId, textOriginal: text } },
    schema: madeSchema,
  });
  if (sent.kind === 'written') return { kind: 'replied', commentId: sent.data.id };
  return sent.kind === 'absent' ? sent : sent.failure;
}

/** A comment that waits for a moderator is seen by nobody, and can be shown again; one that was rejected cannot. */
export function hide(
  operation: Operation,
  { commentId, hidden }: { commentId: string; hidden: boolean },
): Promise<CommentChange> {
  return moderate(operation, commentId, hidden ? 'heldForReview' : 'published');
}

/** Only its author deletes a comment; those of others are rejected, for good, and their answers with them. */
export async function removeComment(
  operation: Operation,
  { account, commentId }: { account: Account; commentId: string },
): Promise<CommentChange> {
  const told = await readComments(operation, { id: commentId });
  if (!told.ok) return told.failure;
  const comment = told.comments.find(({ id }) => id === commentId);
  // One that is hidden may not be told, and is not ours.
  if (comment === undefined || !isOwn(account, comment)) return moderate(operation, commentId, 'rejected');
  const removed = await deleteComment(operation, commentId);
  return removed.kind === 'removed' ? { kind: 'done' } : removed;
}

async function moderate(
  operation: Operation,
  commentId: string,
  moderationStatus: 'heldForReview' | 'published' | 'rejected',
): Promise<CommentChange> {
  const changed = await askForNothing(operation, {
    method: 'POST',
    path: '/youtube/v3/comments/setModerationStatus',
    params: { id: commentId, moderationStatus },
  });
  if (changed.ok) return { kind: 'done' };
  return changed.notFound ? { kind: 'absent' } : changed.failure;
}
