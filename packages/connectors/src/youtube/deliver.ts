/**
 * Making public what was handed in, and looking whether it was. A video that is public already is left as it is, so that
 * both can be done again.
 */
import { z } from 'zod';
import { ask } from '../google/api.ts';
import type { Operation } from '../http/ask.ts';
import { beforePublishing } from '../http-outcome.ts';
import { composeNetworkText } from '../networks.ts';
import type {
  Account,
  DeliverOutcome,
  DeliverRequest,
  Failure,
  ListOwnOutcome,
  Manifest,
  OutgoingPost,
  ReadBackOutcome,
  ReadBackRequest,
} from '../port.ts';
import { type OwnPage, searchOwn } from '../search-own.ts';
import { findComment, publishComment, readComment } from './first-comment.ts';
import { sessionOf } from './stage.ts';
import {
  commentIdOf,
  lookAtVideo,
  lookAtVideos,
  refusalOf,
  titleOf,
  toRemotePost,
  type Video,
  videoIdSchema,
  wantedPrivacy,
} from './video.ts';

const askAgainMs = 10_000;

export async function deliver(operation: Operation, request: DeliverRequest): Promise<DeliverOutcome> {
  const { account, handle, post } = request;
  if (handle === undefined) return notSent('HANDLE_NEEDED', 'The video was not handed in. Nothing was sent.');
  if (post.replyTo !== undefined) return publishComment(operation, request);
  const looked = await lookAtVideo(operation, account, handle);
  if (!looked.ok) return beforePublishing(looked.failure);
  const { video } = looked;
  if (video === null) return gone;
  const refusal = refusalOf(video);
  if (refusal !== null) return refusal;
  const wanted = wantedPrivacy(post);
  if (isOut(video, wanted)) return { kind: 'published', post: toRemotePost(video) };
  if (video.status.uploadStatus !== 'processed') return notReady;
  return publish(operation, video, { privacyStatus: wanted, forChildren: post.options?.forChildren ?? false });
}

/** What was made public in one way or another is not handed in any more; a private post is as wanted once it is there. */
function isOut({ status }: Video, wanted: Video['status']['privacyStatus']): boolean {
  return status.privacyStatus !== 'private' || wanted === 'private';
}

const publishedSchema = z.object({
  kind: z.literal('youtube#video'),
  id: videoIdSchema,
  status: z.object({ privacyStatus: z.enum(['public', 'unlisted', 'private']) }),
});

async function publish(
  operation: Operation,
  video: Video,
  { privacyStatus, forChildren }: { privacyStatus: Video['status']['privacyStatus']; forChildren: boolean },
): Promise<DeliverOutcome> {
  const { containsSyntheticMedia, embeddable, license, publicStatsViewable } = video.status;
  const sent = await ask(operation, {
    method: 'PUT',
    path: '/youtube/v3/videos',
    params: { part: 'status' },
    body: {
      id: video.id,
      // Each that is left out would be taken away.
      status: {
        privacyStatus,
        selfDeclaredMadeForKids: forChildren,
        containsSyntheticMedia,
        embeddable,
        license,
        publicStatsViewable,
      },
    },
    schema: publishedSchema,
  });
  if (sent.ok) {
    if (sent.data.status.privacyStatus === 'private') return locked;
    return { kind: 'published', post: toRemotePost(video) };
  }
  if (sent.notFound) return gone;
  return sent.failure.code === 'forbiddenPrivacySetting' ? locked : sent.failure;
}

export async function readBack(
  operation: Operation,
  request: ReadBackRequest,
  manifest: Manifest,
): Promise<ReadBackOutcome> {
  const { account, handle, post, remoteId } = request;
  const commentId = remoteId === null ? null : commentIdOf(remoteId);
  if (commentId !== null) return readComment(operation, account, commentId);
  if (remoteId === null && post.replyTo !== undefined) return findComment(operation, request);
  const videoId =
    remoteId ?? (handle === undefined || sessionOf(handle, operation.serviceUrl) !== null ? null : handle);
  if (videoId === null) return search(operation, request, manifest);
  const looked = await lookAtVideo(operation, account, videoId);
  if (!looked.ok) return looked.failure;
  return looked.video === null ? { kind: 'absent' } : standing(looked.video, post);
}

function standing(video: Video, post: OutgoingPost): ReadBackOutcome {
  if (!isOut(video, wantedPrivacy(post)) || video.status.uploadStatus === 'deleted') return { kind: 'absent' };
  return refusalOf(video) ?? { kind: 'found', post: toRemotePost(video) };
}

/** Without a handle only the channel's own list tells; title and words together know a video again. */
async function search(
  operation: Operation,
  { account, firstArmedAt, post }: ReadBackRequest,
  manifest: Manifest,
): Promise<ReadBackOutcome> {
  const text = `${titleOf(post)}\n\n${composeNetworkText(manifest, post)}`;
  const videos = new Map<string, Video>();
  const found = await searchOwn({ text, firstArmedAt, now: operation.io.now() }, async (cursor): Promise<OwnPage> => {
    const page = await ownVideos(operation, { account, cursor, limit: 50 });
    if (page.kind !== 'page') return page;
    for (const video of page.videos) videos.set(video.id, video);
    const posts = page.videos.map((video) => ({
      post: { ...toRemotePost(video), text: `${video.snippet.title}\n\n${video.snippet.description}` },
      state: refusalOf(video) === null ? ('public' as const) : ('declined' as const),
      isEdited: false,
    }));
    return { kind: 'page', posts, cursor: page.cursor };
  });
  const video = found.kind === 'found' ? videos.get(found.post.remoteId) : undefined;
  return video === undefined ? found : { kind: 'found', post: toRemotePost(video) };
}

type Listing = { readonly account: Account; readonly cursor: string | null; readonly limit: number };

export async function listOwn(operation: Operation, listing: Listing): Promise<ListOwnOutcome> {
  const page = await ownVideos(operation, listing);
  if (page.kind !== 'page') return page;
  return { kind: 'page', posts: page.videos.map(toRemotePost), cursor: page.cursor };
}

const channelsSchema = z.object({
  kind: z.literal('youtube#channelListResponse'),
  items: z
    .array(z.object({ contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string().min(1) }) }) }))
    .default([]),
});
const uploadsSchema = z.object({
  kind: z.literal('youtube#playlistItemListResponse'),
  items: z.array(z.object({ contentDetails: z.object({ videoId: videoIdSchema }) })),
  nextPageToken: z.string().nullish(),
});

type OwnVideos = { readonly kind: 'page'; readonly videos: readonly Video[]; readonly cursor: string | null } | Failure;

/** Videos of the channel that somebody but its owner may see, newest first. */
async function ownVideos(operation: Operation, { account, cursor, limit }: Listing): Promise<OwnVideos> {
  const channels = await ask(operation, {
    path: '/youtube/v3/channels',
    params: { part: 'contentDetails', id: account.remoteAccountId },
    schema: channelsSchema,
  });
  if (!channels.ok) return channels.failure;
  const [channel] = channels.data.items;
  if (channel === undefined) return channelGone;
  const listed = await ask(operation, {
    path: '/youtube/v3/playlistItems',
    params: {
      part: 'contentDetails',
      playlistId: channel.contentDetails.relatedPlaylists.uploads,
      maxResults: String(Math.min(50, Math.max(1, limit))),
      ...(cursor === null ? {} : { pageToken: cursor }),
    },
    schema: uploadsSchema,
  });
  // The list of a channel that has nothing is not there yet.
  if (!listed.ok) return listed.notFound ? { kind: 'page', videos: [], cursor: null } : listed.failure;
  const ids = listed.data.items.map(({ contentDetails }) => contentDetails.videoId);
  const looked = ids.length === 0 ? { ok: true as const, videos: [] } : await lookAtVideos(operation, ids);
  if (!looked.ok) return looked.failure;
  const order = new Map(ids.map((id, at) => [id, at]));
  const videos = looked.videos
    .filter(({ status }) => status.privacyStatus !== 'private')
    .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return { kind: 'page', videos, cursor: listed.data.nextPageToken ?? null };
}

function notSent(code: string, detail: string): Failure {
  return { kind: 'not-sent', code, detail };
}

const gone: Failure = {
  kind: 'not-sent',
  code: 'HANDLE_EXPIRED',
  detail: 'The video that was handed in is not there any more. It must be handed in anew.',
};
const notReady: Failure = {
  kind: 'retry-after',
  code: 'MEDIA_NOT_READY',
  detail: 'The network is still making the video ready.',
  retryAfterMs: askAgainMs,
};
/** Videos of applications that Google has not looked at stay private (…/docs/videos/insert, note of 2020-07-28). */
const locked: Failure = {
  kind: 'rejected',
  code: 'APP_NOT_AUDITED',
  detail: 'The network keeps the video private, as it does with all of applications that it has not audited.',
};
const channelGone: Failure = {
  kind: 'reauthorize',
  code: 'ACCOUNT_CHANGED',
  detail: 'The channel is not one of this sign-in any more.',
};
