/** Hands a video in, but for its last chunk: until that one comes, nothing is published. */

import { z } from 'zod';
import { ask as askNetwork, type Operation } from '../http/ask.ts';
import type { Wait } from '../http/wait.ts';
import { beforePublishing } from '../http-outcome.ts';
import { type UploadRemote, type UploadState, uploadMedia } from '../media/upload.ts';
import { composeNetworkText } from '../networks.ts';
import type { Failure, Manifest, OutgoingVideo, StageOutcome, StageRequest } from '../port.ts';
import { ask } from './api.ts';
import { postInfoOf, readCreator } from './creator.ts';
import { type Chunks, chunksOf, endsAt, type Handle, nothingToStage, readHandle, writeHandle } from './handle.ts';
import { failureOf, readStanding } from './status.ts';

type Parts = { readonly manifest: Manifest; readonly wait: Wait };

/** Nothing new is begun in the last part of a call: a chunk takes its time. */
const lastPart = 0.25;

export async function stage(operation: Operation, request: StageRequest, parts: Parts): Promise<StageOutcome> {
  const { handle, post } = request;
  const { video } = post;
  if (video === undefined) return { kind: 'staged', handle: nothingToStage, expiresAt: null };
  if (handle !== null) return goOn(operation, { handle, video, wait: parts.wait });
  const creator = await readCreator(operation);
  if (!creator.ok) return beforePublishing(creator.failure);
  const info = postInfoOf(creator.data, post);
  if (!info.ok) return info.failure;
  const title = composeNetworkText(parts.manifest, post);
  const begin = () => beginUpload(operation, { info: { ...info.info, title }, size: video.source.size });
  return upload(operation, { video, begin, wait: parts.wait });
}

/** Looks how far it came. */
async function goOn(
  operation: Operation,
  { handle, video, wait }: { handle: string; video: OutgoingVideo; wait: Wait },
): Promise<StageOutcome> {
  const known = readHandle(handle);
  if (known === null) return { kind: 'expired' };
  const standing = await readStanding(operation, known.publishId);
  switch (standing.kind) {
    case 'uploading':
      break;
    case 'missing':
      return { kind: 'expired' };
    case 'failed':
      return failureOf(standing.word).kind === 'not-sent' ? { kind: 'expired' } : failureOf(standing.word);
    case 'unknown':
      return beforePublishing(standing.failure);
    case 'processing':
    case 'published':
      // An earlier call published it, which delivering tells.
      return staged(known);
    default:
      return standing satisfies never;
  }
  if (operation.io.now() >= endsAt(known)) return { kind: 'expired' };
  const begin: UploadRemote['begin'] = async () => uploadGone;
  return upload(operation, { video, begin, wait, resume: handle });
}

type Uploading = {
  readonly video: OutgoingVideo;
  readonly begin: UploadRemote['begin'];
  readonly wait: Wait;
  readonly resume?: string;
};

/** All but the last chunk; what there is no time for is gone on with by the next call. */
async function upload(operation: Operation, { begin, resume, video, wait }: Uploading): Promise<StageOutcome> {
  const { io } = operation;
  const chunks = chunksOf(video.source.size);
  const leftMs = operation.deadline - io.now().getTime();
  const source = { size: chunks.lastAt, read: video.source.read };
  const told = await uploadMedia(source, remoteOf(operation, { begin, chunks, video }), {
    chunkBytes: chunks.size,
    deadline: operation.deadline - leftMs * lastPart,
    now: io.now,
    signal: io.signal,
    wait,
    resume,
  });
  if (told.kind === 'uploaded') {
    const handle = readHandle(told.mediaId);
    return handle === null ? { kind: 'expired' } : staged(handle);
  }
  const { failure, left } = told;
  if (failure.code === 'UPLOAD_GONE') return { kind: 'expired' };
  const mayGoOn = failure.code === 'UPLOAD_OUT_OF_TIME' && left !== null;
  return mayGoOn ? { kind: 'processing', handle: left, lookAgainMs: 1_000 } : failure;
}

function staged(handle: Handle): StageOutcome {
  return { kind: 'staged', handle: writeHandle(handle), expiresAt: endsAt(handle).toISOString() };
}

type Sent = { readonly chunks: Chunks; readonly video: OutgoingVideo };

function remoteOf(operation: Operation, made: Sent & { readonly begin: UploadRemote['begin'] }): UploadRemote {
  return {
    begin: made.begin,
    async offset(handle): Promise<UploadState> {
      const standing = await readStanding(operation, readHandle(handle)?.publishId ?? '');
      if (standing.kind === 'unknown') return standing.failure;
      if (standing.kind !== 'uploading') return { kind: 'finished', mediaId: handle };
      // What is left of a chunk that broke off is sent again with it.
      // Where nothing is told, the last one is tried: the store takes it only after those before it.
      const whole =
        Math.floor((standing.bytes ?? made.chunks.lastAt) / Math.max(1, made.chunks.size)) * made.chunks.size;
      return { kind: 'at', offset: Math.min(whole, made.chunks.lastAt) };
    },
    async append(handle, { body, offset }): Promise<UploadState> {
      const { uploadUrl } = readHandle(handle) ?? { uploadUrl: '' };
      const sent = await sendChunk(operation, { ...made, uploadUrl, offset, open: () => body, length: body.length });
      return sent.ok ? { kind: 'at', offset: offset + body.length } : chunkFailure(sent);
    },
    finish: async (handle) => ({ kind: 'finished', mediaId: handle }),
  };
}

/** The store knows nothing of the account: its no ends this upload, and no more. */
export function chunkFailure({ failure }: { readonly failure: Failure }): Failure {
  return failure.kind === 'rejected' || failure.kind === 'reauthorize' ? uploadGone : failure;
}

const uploadGone: Failure = {
  kind: 'rejected',
  code: 'UPLOAD_GONE',
  detail: 'The store of the network takes no more of this video. Nothing was published.',
};

type Chunk = Pick<Sent, 'video'> & {
  readonly uploadUrl: string;
  readonly offset: number;
  readonly length: number;
  readonly open: () => { readonly stream: AsyncIterable<Uint8Array>; readonly length: number };
};

/** One chunk, in its order; no token goes with it. */
export function sendChunk(operation: Operation, { length, offset, open, uploadUrl, video }: Chunk) {
  const range = `bytes ${offset}-${offset + length - 1}/${video.source.size}`;
  return askNetwork(operation, {
    method: 'PUT',
    path: uploadUrl,
    withoutToken: true,
    headers: { 'content-range': range },
    body: { contentType: video.mimeType, open },
    schema: z.unknown(),
  });
}

const begunSchema = z.object({
  publish_id: z.string().min(1).max(130),
  upload_url: z.url({ protocol: /^https?$/u }).max(2_000),
});

async function beginUpload(
  operation: Operation,
  { info, size }: { info: Readonly<Record<string, unknown>>; size: number },
): ReturnType<UploadRemote['begin']> {
  const chunks = chunksOf(size);
  const beganAt = operation.io.now().getTime();
  const begun = await ask(operation, {
    path: '/v2/post/publish/video/init/',
    body: {
      post_info: info,
      source_info: {
        source: 'FILE_UPLOAD',
        video_size: size,
        chunk_size: chunks.size,
        total_chunk_count: chunks.count,
      },
    },
    schema: begunSchema,
  });
  if (!begun.ok) return begun.failure;
  const { publish_id: publishId, upload_url: uploadUrl } = begun.data;
  const handle = writeHandle({ publishId, beganAt, uploadUrl });
  return readHandle(handle) === null ? unreadableHandle : { kind: 'begun', handle };
}

const unreadableHandle: Failure = {
  kind: 'not-sent',
  code: 'UNREADABLE_ANSWER',
  detail: 'The network gave a name for the upload that is not one. Nothing was published.',
};
