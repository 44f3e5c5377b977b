/** Videos as the API tells them (developers.google.com/youtube/v3/docs/videos, read 2026-11-23). */
import { z } from 'zod';
import { ask } from '../google/api.ts';
import type { Operation } from '../http/ask.ts';
import type { Account, Failure, OutgoingPost, RemotePost } from '../port.ts';

export const videoIdSchema = z.string().regex(/^[\w-]{1,64}$/u);

/** What can be set of a part is set as a whole: what is left out of an update is taken away. */
const snippetSchema = z.object({
  title: z.string(),
  description: z.string().default(''),
  channelId: z.string(),
  publishedAt: z.iso.datetime({ offset: true }).nullish().catch(null),
  categoryId: z.string().optional(),
  tags: z.array(z.string()).optional(),
  defaultLanguage: z.string().optional(),
  defaultAudioLanguage: z.string().optional(),
});
const statusSchema = z.object({
  uploadStatus: z.string(),
  privacyStatus: z.enum(['public', 'unlisted', 'private']),
  failureReason: z.string().optional(),
  rejectionReason: z.string().optional(),
  embeddable: z.boolean().optional(),
  license: z.string().optional(),
  publicStatsViewable: z.boolean().optional(),
  selfDeclaredMadeForKids: z.boolean().optional(),
  containsSyntheticMedia: z.boolean().optional(),
});
export const videoSchema = z.object({ id: videoIdSchema, snippet: snippetSchema, status: statusSchema });
export type Video = z.output<typeof videoSchema>;
export type Privacy = Video['status']['privacyStatus'];

const videosSchema = z.object({ kind: z.literal('youtube#videoListResponse'), items: z.array(videoSchema) });

export type Looked =
  | { readonly ok: true; readonly video: Video | null }
  | { readonly ok: false; readonly failure: Failure };

/** The video as it is now; null when it is gone, or nothing that the account may see. */
export async function lookAtVideo(operation: Operation, account: Account, videoId: string): Promise<Looked> {
  const looked = await lookAtVideos(operation, [videoId]);
  if (!looked.ok) return looked;
  const video = looked.videos.find(({ id }) => id === videoId) ?? null;
  const isOwn = video === null || video.snippet.channelId === account.remoteAccountId;
  return isOwn ? { ok: true, video } : { ok: false, failure: otherChannel };
}

/** At most 50. */
export async function lookAtVideos(
  operation: Operation,
  videoIds: readonly string[],
): Promise<
  { readonly ok: true; readonly videos: readonly Video[] } | { readonly ok: false; readonly failure: Failure }
> {
  const params = { part: 'snippet,status', id: videoIds.join(','), maxResults: '50' };
  const told = await ask(operation, { path: '/youtube/v3/videos', params, schema: videosSchema });
  return told.ok ? { ok: true, videos: told.data.items } : told;
}

const otherChannel: Failure = {
  kind: 'rejected',
  code: 'NOT_OWN_POST',
  detail: 'The video stands on another channel.',
};

export function toRemotePost({ id, snippet }: Video): RemotePost {
  return {
    remoteId: id,
    url: `https://www.youtube.com/watch?v=${id}`,
    text: snippet.description,
    createdAt: snippet.publishedAt ?? null,
    deliveryKey: null,
  };
}

export const wantedPrivacy = ({ options }: OutgoingPost): Privacy => options?.visibility ?? 'public';
export const titleOf = ({ options }: OutgoingPost): string => options?.title?.trim() ?? '';

/** Why a video will never be shown, or null. */
export function refusalOf({ status }: Video): Failure | null {
  if (status.uploadStatus === 'failed') return notReadable;
  if (status.uploadStatus !== 'rejected') return null;
  return status.rejectionReason === 'length' ? tooLong : declined;
}

const notReadable: Failure = {
  kind: 'rejected',
  code: 'VIDEO_NOT_UNDERSTOOD',
  detail: 'The network could not make a video of the file.',
};
const tooLong: Failure = {
  kind: 'rejected',
  code: 'VIDEO_LONGER_THAN_ALLOWED',
  detail: 'The network takes no video of this length on this channel.',
};
const declined: Failure = {
  kind: 'rejected',
  code: 'DECLINED',
  detail: 'The network has taken the video in and will not show it.',
};

/** What was handed in and made public in no way: a post that is a comment has nothing to hand in. */
export const commentHandle = 'comment';

/** Remote ids of comments have this before them; those of videos have nothing. */
const commentPrefix = 'comment:';
export const toCommentRemoteId = (commentId: string) => `${commentPrefix}${commentId}`;
export const commentIdOf = (remoteId: string): string | null =>
  remoteId.startsWith(commentPrefix) ? remoteId.slice(commentPrefix.length) : null;
