/**
 * Handing a video in: it is uploaded as private, piece by piece and over as many calls as it takes, and is staged when
 * YouTube has made it playable. The handle is the upload's session until the video has an id, and that id afterwards.
 */

import { z } from 'zod';
import { ask, askForNothing } from '../google/api.ts';
import { isGoogleAddress } from '../google/hosts.ts';
import type { Operation } from '../http/ask.ts';
import type { Wait } from '../http/wait.ts';
import { beforePublishing } from '../http-outcome.ts';
import { uploadMedia } from '../media/upload.ts';
import { composeNetworkText } from '../networks.ts';
import type { Account, Failure, Manifest, OutgoingImage, RemoveOutcome, StageOutcome, StageRequest } from '../port.ts';
import { askSession, chunkBytes, createUploadRemote } from './upload.ts';
import { commentHandle, lookAtVideo, refusalOf, titleOf, type Video } from './video.ts';

/** A video of some minutes takes some minutes, and each look takes of the day's units. */
const lookAgainMs = 10_000;
const goOnMs = 1_000;

export type StageParts = { readonly manifest: Manifest; readonly wait: Wait };

export async function stage(operation: Operation, request: StageRequest, parts: StageParts): Promise<StageOutcome> {
  const { account, handle, post } = request;
  if (post.replyTo !== undefined) return { kind: 'staged', handle: commentHandle, expiresAt: null };
  const session = handle === null ? null : sessionOf(handle, operation.serviceUrl);
  if (handle !== null && session === null) return lookAgain(operation, { account, videoId: handle, request });
  const refused = refuse(parts.manifest, request);
  return refused ?? upload(operation, request, { ...parts, resume: session?.address });
}

/** What YouTube would refuse after a whole upload, and what it is never asked without. */
function refuse(manifest: Manifest, { post }: StageRequest): Failure | null {
  if (post.video === undefined) return noVideo;
  if (titleOf(post) === '') return noTitle;
  const words = `${titleOf(post)}${composeNetworkText(manifest, post)}`;
  return /[<>]/u.test(words) ? angleBrackets : null;
}

async function upload(
  operation: Operation,
  request: StageRequest,
  { manifest, wait, resume }: StageParts & { resume: string | undefined },
): Promise<StageOutcome> {
  const { account, post } = request;
  const { video } = post;
  if (video === undefined) return noVideo;
  const { io } = operation;
  const { size } = video.source;
  const outcome = await uploadMedia(video.source, createUploadRemote(operation, { manifest, post, video }), {
    chunkBytes,
    // The last fifth is for the look.
    deadline: operation.deadline - manifest.callTimeoutMs / 5,
    now: io.now,
    wait,
    signal: io.signal,
    resume,
  });
  if (outcome.kind === 'uploaded') {
    const looked = await lookAgain(operation, { account, videoId: outcome.mediaId, request });
    // The name of what was handed in is not lost for a look that failed.
    const isKnown = 'handle' in looked || looked.kind === 'rejected' || looked.kind === 'reauthorize';
    return isKnown ? looked : { kind: 'processing', handle: outcome.mediaId, lookAgainMs };
  }
  const { failure, left } = outcome;
  if (left === null || !goesOn(failure)) return failure;
  const lookAgainAfterMs = failure.kind === 'retry-after' ? failure.retryAfterMs : goOnMs;
  return { kind: 'processing', handle: toSessionHandle(left, size), lookAgainMs: lookAgainAfterMs };
}

/** The call ended before the upload did. */
function goesOn({ code, kind }: Failure): boolean {
  return kind === 'retry-after' || code === 'UPLOAD_OUT_OF_TIME' || code === 'GIVEN_UP';
}

type LookedFor = { readonly account: Account; readonly videoId: string; readonly request: StageRequest };

async function lookAgain(operation: Operation, { account, videoId, request }: LookedFor): Promise<StageOutcome> {
  const looked = await lookAtVideo(operation, account, videoId);
  if (!looked.ok) return beforePublishing(looked.failure);
  const { video } = looked;
  if (video === null || video.status.uploadStatus === 'deleted') return { kind: 'expired' };
  const refusal = refusalOf(video);
  if (refusal !== null) return refusal;
  if (video.status.uploadStatus !== 'processed') return { kind: 'processing', handle: videoId, lookAgainMs };
  const failure = await setCover(operation, video, request.post.video?.cover);
  return failure ?? { kind: 'staged', handle: videoId, expiresAt: null };
}

/** What is shown before it plays. The words were cleared with it, so nothing goes out without it. */
async function setCover(
  operation: Operation,
  { id }: Video,
  cover: OutgoingImage | undefined,
): Promise<Failure | null> {
  if (cover === undefined) return null;
  const bytes = await cover.bytes().catch(() => null);
  if (bytes === null) return notReadable;
  const set = await ask(operation, {
    path: '/upload/youtube/v3/thumbnails/set',
    params: { videoId: id, uploadType: 'media' },
    body: { contentType: cover.mimeType, bytes },
    schema: z.object({ kind: z.literal('youtube#thumbnailSetResponse') }),
  });
  if (set.ok) return null;
  const { failure } = set;
  return failure.kind === 'rejected' || failure.code === 'forbidden' ? coverNotTaken : beforePublishing(failure);
}

/** Gives back what was handed in, and leaves alone what was made public since. */
export async function discard(
  operation: Operation,
  { account, handle }: { account: Account; handle: string },
): Promise<RemoveOutcome> {
  if (handle === commentHandle) return { kind: 'absent' };
  const session = sessionOf(handle, operation.serviceUrl);
  const videoId = session === null ? handle : await videoOf(operation, session);
  if (videoId === null) return { kind: 'absent' };
  if (typeof videoId !== 'string') return beforePublishing(videoId);
  const looked = await lookAtVideo(operation, account, videoId);
  if (!looked.ok) return looked.failure;
  if (looked.video === null) return { kind: 'absent' };
  return looked.video.status.privacyStatus === 'private' ? deleteVideo(operation, videoId) : alreadyPublic;
}

/** An upload whose last answer was lost is a video; one that was not ended is nothing, and is thrown away by itself. */
async function videoOf(operation: Operation, session: Session): Promise<string | null | Failure> {
  const state = await askSession(operation, session);
  if (state.kind === 'finished') return state.mediaId;
  return state.kind === 'at' || state.kind === 'gone' ? null : state;
}

export async function deleteVideo(operation: Operation, videoId: string): Promise<RemoveOutcome> {
  const path = '/youtube/v3/videos';
  const removed = await askForNothing(operation, { method: 'DELETE', path, params: { id: videoId } });
  if (removed.ok) return { kind: 'removed' };
  return removed.notFound ? { kind: 'absent' } : removed.failure;
}

type Session = { readonly address: string; readonly size: number };

const toSessionHandle = (address: string, size: number) => `session:${size}:${address}`;

/** The session that a handle names, or null for one that names a video. */
export function sessionOf(handle: string, serviceUrl: string): Session | null {
  const [, size, address] = /^session:(\d{1,15}):(.+)$/su.exec(handle) ?? [];
  if (size === undefined || address === undefined || !isGoogleAddress(address, serviceUrl)) return null;
  return { address, size: Number(size) };
}

const rejected = (code: string, detail: string): Failure => ({ kind: 'rejected', code, detail });
const noVideo = rejected('VIDEO_MISSING', 'The post has no video. Nothing was sent.');
const noTitle = rejected('TITLE_IS_MISSING', 'The post has no title. Nothing was sent.');
const angleBrackets = rejected('CHARACTER_NOT_ALLOWED', 'The words have a character that the network takes nowhere.');
const coverNotTaken = rejected('COVER_NOT_TAKEN', 'The network does not take the cover of the video.');
const alreadyPublic = rejected('ALREADY_PUBLISHED', 'The video was made public since.');
const notReadable: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'The cover of the video could not be read.',
};
