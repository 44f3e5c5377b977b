/** What became of something that was handed in (POST /v2/post/publish/status/fetch/), and of a post (POST /v2/video/query/). */
import { z } from 'zod';
import type { Operation } from '../http/ask.ts';
import { unreadableAnswer } from '../http-outcome.ts';
import type { Failure, RemotePost } from '../port.ts';
import { ask, codeOf } from './api.ts';

/** Longer than a double holds: they come as text from `call.ts`. */
export const postIdSchema = z.union([z.string().regex(/^\d{1,25}$/u), z.int().nonnegative()]).transform(String);

const statusSchema = z.object({
  status: z.string().max(60),
  fail_reason: z.string().max(200).nullish(),
  publicaly_available_post_id: z.array(postIdSchema).nullish(),
  uploaded_bytes: z.coerce.number().int().nonnegative().nullish().catch(undefined),
});

/** `missing`: the network does not know it, any more or at all. `postId` is null until everybody may see it, `bytes` where it is not told. */
export type Standing =
  | { readonly kind: 'uploading'; readonly bytes: number | null }
  | { readonly kind: 'processing' }
  | { readonly kind: 'published'; readonly postId: string | null }
  | { readonly kind: 'failed'; readonly word: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown'; readonly failure: Failure };

export async function readStanding(operation: Operation, publishId: string): Promise<Standing> {
  const body = { publish_id: publishId };
  const told = await ask(operation, { path: '/v2/post/publish/status/fetch/', body, schema: statusSchema });
  if (!told.ok)
    return told.word === 'invalid_publish_id' ? { kind: 'missing' } : { kind: 'unknown', failure: told.failure };
  const { data } = told;
  switch (data.status) {
    case 'PROCESSING_UPLOAD':
      return { kind: 'uploading', bytes: data.uploaded_bytes ?? null };
    case 'PROCESSING_DOWNLOAD':
    case 'SEND_TO_USER_INBOX':
      return { kind: 'processing' };
    case 'PUBLISH_COMPLETE':
      return { kind: 'published', postId: data.publicaly_available_post_id?.[0] ?? null };
    case 'FAILED':
      return { kind: 'failed', word: data.fail_reason ?? 'internal' };
    default:
      // A state that is not documented says nothing.
      return { kind: 'unknown', failure: unreadableAnswer(200) };
  }
}

/** A fault of TikTok's, or of the way to a picture, may be tried anew; everything else stays as it is. */
export function failureOf(word: string): Failure {
  const code = codeOf(word) ?? 'PUBLISHING_FAILED';
  const detail = 'The network took the post in, and did not publish it.';
  if (word === 'auth_removed') return { kind: 'reauthorize', code, detail };
  const isPassing = word === 'internal' || word === 'video_pull_failed' || word === 'photo_pull_failed';
  return { kind: isPassing ? 'not-sent' : 'rejected', code, detail };
}

const videoSchema = z.object({
  id: postIdSchema,
  title: z.string().max(10_000).nullish(),
  video_description: z.string().max(10_000).nullish(),
  create_time: z.number().nonnegative().nullish().catch(undefined),
  share_url: z
    .url({ protocol: /^https$/u })
    .max(2_000)
    .nullish()
    .catch(undefined),
});
export type Video = z.output<typeof videoSchema>;
const fields = 'id,title,video_description,create_time,share_url';

export function toRemotePost(video: Video): RemotePost {
  const { create_time: seconds, id: remoteId, share_url: url = null } = video;
  const createdAt = typeof seconds === 'number' ? new Date(seconds * 1_000).toISOString() : null;
  return { remoteId, url, text: video.video_description ?? video.title ?? null, createdAt, deliveryKey: null };
}

/** A post that stands and is not told of: one that is seen by nobody else, or not yet. */
export function untold(remoteId: string): RemotePost {
  return { remoteId, url: null, text: null, createdAt: null, deliveryKey: null };
}

/** Null when it is not there: posts that are seen by nobody else are told of to nobody. */
export async function readVideo(operation: Operation, postId: string) {
  const body = { filters: { video_ids: [postId] } };
  const schema = z.object({ videos: z.array(videoSchema) });
  const told = await ask(operation, { path: '/v2/video/query/', params: { fields }, body, schema });
  return told.ok ? ({ ok: true, video: told.data.videos.find(({ id }) => id === postId) ?? null } as const) : told;
}

const pageSchema = z.object({
  videos: z.array(videoSchema),
  cursor: z.number().nonnegative().nullish(),
  has_more: z.boolean(),
});
const largestPage = 20;

/** Posts of the account that everybody sees, newest first. */
export async function listVideos(operation: Operation, { cursor, limit }: { cursor: string | null; limit: number }) {
  const size = Math.min(largestPage, Math.max(1, limit));
  const body = { max_count: size, ...(cursor === null ? {} : { cursor: Number(cursor) }) };
  const told = await ask(operation, { path: '/v2/video/list/', params: { fields }, body, schema: pageSchema });
  if (!told.ok) return told;
  const { cursor: next, has_more: hasMore, videos } = told.data;
  return { ok: true, videos, cursor: hasMore && typeof next === 'number' ? String(next) : null } as const;
}
