/** Comments as the API tells them (developers.google.com/youtube/v3/docs/comments and /commentThreads, read 2026-11-23). */
import { z } from 'zod';
import { ask } from '../google/api.ts';
import type { HttpRequest, Operation } from '../http/ask.ts';
import type { Failure } from '../port.ts';

export const commentSchema = z.object({
  id: z.string().min(1).max(200),
  snippet: z.object({
    textDisplay: z.string(),
    authorDisplayName: z.string().nullish(),
    authorChannelId: z.object({ value: z.string() }).nullish(),
    parentId: z.string().nullish(),
    publishedAt: z.iso.datetime({ offset: true }).nullish().catch(null),
    updatedAt: z.iso.datetime({ offset: true }).nullish().catch(null),
    moderationStatus: z.string().nullish(),
  }),
});
export type Comment = z.output<typeof commentSchema>;

export const threadSchema = z.object({
  id: z.string().min(1).max(200),
  snippet: z.object({ topLevelComment: commentSchema, totalReplyCount: z.int().min(0).default(0) }),
  /** Some of them alone. */
  replies: z.object({ comments: z.array(commentSchema) }).optional(),
});

const threadsSchema = z.object({
  kind: z.literal('youtube#commentThreadListResponse'),
  items: z.array(threadSchema),
  nextPageToken: z.string().nullish(),
});
const commentsSchema = z.object({
  kind: z.literal('youtube#commentListResponse'),
  items: z.array(commentSchema),
  nextPageToken: z.string().nullish(),
});

export type ThreadsPage =
  | {
      readonly kind: 'page';
      readonly threads: readonly z.output<typeof threadSchema>[];
      readonly cursor: string | null;
    }
  | { readonly kind: 'absent' }
  | Failure;

/** Threads below a video, newest first; none where its channel takes no comments. */
export async function listThreads(
  operation: Operation,
  { videoId, cursor, limit }: { videoId: string; cursor: string | null; limit: number },
): Promise<ThreadsPage> {
  const listed = await ask(operation, {
    path: '/youtube/v3/commentThreads',
    params: {
      part: 'snippet,replies',
      videoId,
      order: 'time',
      textFormat: 'plainText',
      maxResults: String(Math.min(100, Math.max(1, limit))),
      ...(cursor === null ? {} : { pageToken: cursor }),
    },
    schema: threadsSchema,
  });
  if (listed.ok) return { kind: 'page', threads: listed.data.items, cursor: listed.data.nextPageToken ?? null };
  if (listed.notFound) return { kind: 'absent' };
  if (listed.failure.code === 'commentsDisabled') return { kind: 'page', threads: [], cursor: null };
  return listed.failure;
}

/** Comments by their ids, or the first hundred answers to one. */
export async function readComments(
  operation: Operation,
  by: { readonly id: string } | { readonly parentId: string },
): Promise<
  { readonly ok: true; readonly comments: readonly Comment[] } | { readonly ok: false; readonly failure: Failure }
> {
  const told = await ask(operation, {
    path: '/youtube/v3/comments',
    params: { part: 'snippet', textFormat: 'plainText', maxResults: '100', ...by },
    schema: commentsSchema,
  });
  if (told.ok) return { ok: true, comments: told.data.items };
  return told.notFound ? { ok: true, comments: [] } : { ok: false, failure: told.failure };
}

/** A call that writes a comment, with the refusals that are told in words of ours. */
export async function writeComment<Schema extends z.ZodType>(
  operation: Operation,
  request: HttpRequest<Schema>,
): Promise<
  | { readonly kind: 'written'; readonly data: z.output<Schema> }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly failure: Failure }
> {
  const sent = await ask(operation, request);
  if (sent.ok) return { kind: 'written', data: sent.data };
  if (sent.notFound) return { kind: 'absent' };
  return { kind: 'failed', failure: sent.failure.code === 'commentsDisabled' ? commentsOff : sent.failure };
}

const commentsOff: Failure = {
  kind: 'rejected',
  code: 'COMMENTS_ARE_OFF',
  detail: 'The video takes no comments.',
};
