/**
 * Pictures and videos, handed in before the post that shows them: photos unpublished, one request each
 * (docs/graph-api/reference/page/photos); videos of the feed in chunks (docs/graph-api/video-uploads); reels and stories in
 * one stream that may be gone on with (docs/video-api/guides/reels-publishing, docs/page-stories-api). Read 2026-11-23.
 */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ask, type HttpResult, type RawBody } from '../http/ask.ts';
import type { Wait } from '../http/wait.ts';
import { beforePublishing } from '../http-outcome.ts';
import { type UploadRemote, type UploadState, uploadMedia } from '../media/upload.ts';
import { form, graphErrorOf, graphId, isGone, storyProblem } from '../meta/graph.ts';
import type { Failure, OutgoingImage, OutgoingPost, OutgoingVideo, StageOutcome, StreamedBody } from '../port.ts';
import { type FacebookContext, graphPath, videoHost } from './api.ts';
import { type FacebookHandle, readHandle, type VideoEdge, writeHandle } from './handle.ts';

/** A request of this size is through before a call's time is over, on most lines. */
const chunkBytes = 4 * 1_024 * 1_024;
/** So many pictures in one call: each is at most 4 MB, and a call has 30 s. */
const photosPerCall = 3;
const lookAgainMs = 1_000;

/** Takes the post's media in, or goes on with it. */
export async function stagePost(
  context: FacebookContext,
  { post, handle, wait }: { post: OutgoingPost; handle: string | null; wait: Wait },
): Promise<StageOutcome> {
  const known = handle === null ? null : readHandle(handle);
  if (handle !== null && known === null) return { kind: 'expired' };
  if (post.replyTo !== undefined) return staged({ kind: 'words' });
  const problem = storyProblem(post);
  if (problem !== null) return problem;
  if (post.video !== undefined) {
    const edge = edgeOf(post);
    if (known !== null && (known.kind !== 'video' || known.edge !== edge)) return { kind: 'expired' };
    return stageVideo(context, { video: post.video, edge, known, wait });
  }
  if (post.images.length === 0) return staged({ kind: 'words' });
  if (known !== null && known.kind !== 'photos') return { kind: 'expired' };
  return stagePhotos(context, { images: post.images, done: known?.photoIds ?? [] });
}

function edgeOf({ options }: OutgoingPost): VideoEdge {
  if (options?.form === 'reel') return 'video_reels';
  return options?.form === 'story' ? 'video_stories' : 'videos';
}

const staged = (handle: FacebookHandle): StageOutcome => ({
  kind: 'staged',
  handle: writeHandle(handle),
  expiresAt: null,
});

const photoSchema = z.object({ id: graphId });

async function stagePhotos(
  context: FacebookContext,
  { images, done }: { images: readonly OutgoingImage[]; done: readonly string[] },
): Promise<StageOutcome> {
  const photoIds = [...done];
  for (const image of images.slice(done.length, done.length + photosPerCall)) {
    const body = await multipart({ published: 'false', alt_text_custom: image.altText }, image);
    if (body === null) return unreadableImage;
    const path = graphPath(context.pageId, 'photos');
    const sent = await ask(context, { method: 'POST', path, body, schema: photoSchema });
    if (!sent.ok) {
      // What is handed in already is gone on with the next time.
      if (photoIds.length === done.length) return beforePublishing(sent.failure);
      break;
    }
    photoIds.push(sent.data.id);
  }
  const handle: FacebookHandle = { kind: 'photos', photoIds };
  if (photoIds.length >= images.length) return staged(handle);
  return { kind: 'processing', handle: writeHandle(handle), lookAgainMs };
}

const unreadableImage: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'An image of the post could not be read. Nothing was sent.',
};

/** A form with the picture's bytes; null where they cannot be read. */
async function multipart(fields: Readonly<Record<string, string>>, image: OutgoingImage): Promise<RawBody | null> {
  const bytes = await image.bytes().catch(() => null);
  if (bytes === null) return null;
  const extension = image.mimeType === 'image/png' ? 'png' : 'jpg';
  const file = { name: 'source', filename: `picture.${extension}`, mimeType: image.mimeType };
  const { contentType, head, tail } = envelope(fields, { ...file, mark: createHash('sha256').update(bytes) });
  const whole = new Uint8Array(head.length + bytes.length + tail.length);
  whole.set(head);
  whole.set(bytes, head.length);
  whole.set(tail, head.length + bytes.length);
  return { contentType, bytes: whole };
}

/** What stands around a file in a form (RFC 7578). */
function envelope(
  fields: Readonly<Record<string, string>>,
  file: { name: string; filename: string; mimeType: string; mark: ReturnType<typeof createHash> },
) {
  const boundary = `bedside-${file.mark.update(JSON.stringify(fields)).digest('hex')}`;
  const given = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const utf8 = new TextEncoder();
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    head: utf8.encode(
      `${given.join('')}--${boundary}\r\ncontent-disposition: form-data; name="${file.name}"; ` +
        `filename="${file.filename}"\r\ncontent-type: ${file.mimeType}\r\n\r\n`,
    ),
    tail: utf8.encode(`\r\n--${boundary}--\r\n`),
  };
}

type VideoHandle = Extract<FacebookHandle, { kind: 'video' }>;

async function stageVideo(
  context: FacebookContext,
  { video, edge, known, wait }: { video: OutgoingVideo; edge: VideoEdge; known: FacebookHandle | null; wait: Wait },
): Promise<StageOutcome> {
  if (known?.kind === 'video' && known.isReady) return lookAtUploaded(context, known);
  const remote = edge === 'videos' ? chunkedUpload(context) : streamedUpload(context, { edge, video });
  const { io, deadline } = context;
  const uploaded = await uploadMedia(video.source, remote, {
    chunkBytes: edge === 'videos' ? chunkBytes : video.source.size,
    deadline,
    now: io.now,
    signal: io.signal,
    wait,
    resume: known?.kind === 'video' ? writeHandle(known) : undefined,
  });
  if (uploaded.kind === 'uploaded') {
    const handle = readHandle(uploaded.mediaId);
    return handle?.kind === 'video' ? staged({ ...handle, isReady: true }) : { kind: 'expired' };
  }
  const { failure, left } = uploaded;
  if (failure.kind !== 'not-sent' || left === null || io.signal.aborted) return failure;
  // Its time was over, or the line was lost: it goes on where it stopped.
  return { kind: 'processing', handle: left, lookAgainMs };
}

/** Whether what was taken in is there still. */
async function lookAtUploaded(context: FacebookContext, handle: VideoHandle): Promise<StageOutcome> {
  const asked = await readVideo(context, handle.videoId);
  if (asked.ok) return staged(handle);
  return isGone(asked) ? { kind: 'expired' } : beforePublishing(asked.failure);
}

const phaseSchema = z
  .object({ status: z.string().max(50).optional() })
  .optional()
  .catch(undefined);
const videoSchema = z.object({
  id: graphId,
  description: z.string().nullish(),
  created_time: z.string().optional(),
  post_id: graphId.optional().catch(undefined),
  status: z
    .object({
      video_status: z.string().max(50).optional(),
      uploading_phase: z
        .object({ bytes_transferred: z.coerce.number().int().min(0).optional() })
        .optional()
        .catch(undefined),
      publishing_phase: phaseSchema,
    })
    .optional()
    .catch(undefined),
});
export type FacebookVideo = z.output<typeof videoSchema>;

export function readVideo(context: FacebookContext, videoId: string): Promise<HttpResult<FacebookVideo>> {
  const fields = 'id,description,created_time,post_id,status';
  return ask(context, { path: graphPath(videoId), params: { fields }, schema: videoSchema });
}

/** How far the network is, as it says; from the start where it says nothing. */
async function offsetOf(context: FacebookContext, handle: string): Promise<UploadState> {
  const known = readHandle(handle);
  if (known?.kind !== 'video') return { kind: 'gone' };
  const asked = await readVideo(context, known.videoId);
  if (!asked.ok) return isGone(asked) ? { kind: 'gone' } : asked.failure;
  return { kind: 'at', offset: asked.data.status?.uploading_phase?.bytes_transferred ?? 0 };
}

/** Nothing is to be said at the end of an upload: what follows publishes. */
const uploadEnds = (handle: string): Promise<UploadState> => Promise.resolve({ kind: 'finished', mediaId: handle });

const begunSchema = z.object({ upload_session_id: graphId, video_id: graphId });
const atSchema = z.object({ start_offset: z.coerce.number().int().min(0) });

/** `upload_phase` start and transfer, at the host of videos. */
function chunkedUpload(context: FacebookContext): UploadRemote {
  const path = `${videoHost(context)}${graphPath(context.pageId, 'videos')}`;
  return {
    async begin(size) {
      const body = form({ upload_phase: 'start', file_size: String(size) });
      const begun = await ask(context, { path, body, schema: begunSchema });
      if (!begun.ok) return begun.failure;
      const { upload_session_id: upload, video_id: videoId } = begun.data;
      return {
        kind: 'begun',
        handle: writeHandle({ kind: 'video', edge: 'videos', isReady: false, videoId, upload }),
      };
    },
    offset: (handle) => offsetOf(context, handle),
    async append(handle, { offset, body }) {
      const known = readHandle(handle);
      if (known?.kind !== 'video') return { kind: 'gone' };
      const fields = {
        upload_phase: 'transfer',
        upload_session_id: known.upload,
        start_offset: String(offset),
      };
      const sent = await ask(context, { method: 'POST', path, body: chunkForm(fields, body), schema: atSchema });
      if (sent.ok) return { kind: 'at', offset: sent.data.start_offset };
      const place = graphErrorOf(sent)?.offset ?? null;
      if (place !== null) return { kind: 'at', offset: place };
      return isGone(sent) ? { kind: 'gone' } : sent.failure;
    },
    finish: uploadEnds,
  };
}

/** A form around a chunk that is read while it leaves. */
function chunkForm(fields: Readonly<Record<string, string>>, chunk: StreamedBody) {
  const file = { name: 'video_file_chunk', filename: 'video.mp4', mimeType: 'application/octet-stream' };
  const { contentType, head, tail } = envelope(fields, { ...file, mark: createHash('sha256') });
  const open = (): StreamedBody => ({
    length: head.length + chunk.length + tail.length,
    stream: around(head, chunk.stream, tail),
  });
  return { contentType, open };
}

async function* around(head: Uint8Array, inner: AsyncIterable<Uint8Array>, tail: Uint8Array) {
  yield head;
  yield* inner;
  yield tail;
}

const streamBegunSchema = z.object({ video_id: graphId, upload_url: z.url({ protocol: /^https?$/u }) });

/** One stream to the address that the network gives; broken off, it goes on from where the network is. */
function streamedUpload(
  context: FacebookContext,
  { edge, video }: { edge: VideoEdge; video: OutgoingVideo },
): UploadRemote {
  return {
    async begin() {
      const body = form({ upload_phase: 'start' });
      const begun = await ask(context, { path: graphPath(context.pageId, edge), body, schema: streamBegunSchema });
      if (!begun.ok) return begun.failure;
      const { video_id: videoId, upload_url: upload } = begun.data;
      return { kind: 'begun', handle: writeHandle({ kind: 'video', edge, isReady: false, videoId, upload }) };
    },
    offset: (handle) => offsetOf(context, handle),
    async append(handle, { offset, body }) {
      const known = readHandle(handle);
      if (known?.kind !== 'video') return { kind: 'gone' };
      const sent = await ask(context, {
        path: known.upload,
        // This host has a word of its own for whose token it is.
        headers: {
          authorization: `OAuth ${context.authorization?.current() ?? ''}`,
          offset: String(offset),
          file_size: String(video.source.size),
        },
        body: { contentType: 'application/octet-stream', open: () => body },
        schema: z.object({ success: z.literal(true) }),
      });
      if (sent.ok) return { kind: 'at', offset: offset + body.length };
      return isGone(sent) ? { kind: 'gone' } : sent.failure;
    },
    finish: uploadEnds,
  };
}
