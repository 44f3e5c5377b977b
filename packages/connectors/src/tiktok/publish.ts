/**
 * What publishes: of a video the last chunk, of photos the request to fetch them. Everything that is then told is TikTok's own
 * state of it; where that cannot be learnt in time, the outcome is in doubt and reading back settles it.
 */

import { z } from 'zod';
import type { Operation } from '../http/ask.ts';
import type { Wait } from '../http/wait.ts';
import { beforePublishing } from '../http-outcome.ts';
import { imageAddresses } from '../media/image-addresses.ts';
import { wordsThatLeave } from '../networks.ts';
import type { DeliverOutcome, DeliverRequest, Failure, Manifest, OutgoingPost, OutgoingVideo } from '../port.ts';
import { ask } from './api.ts';
import { postInfoOf, readCreator } from './creator.ts';
import { chunksOf, endsAt, type Handle, readHandle } from './handle.ts';
import { chunkFailure, sendChunk } from './stage.ts';
import { failureOf, readStanding, readVideo, type Standing, toRemotePost, untold } from './status.ts';

type Parts = { readonly manifest: Manifest; readonly wait: Wait };

export function deliver(operation: Operation, { handle, post }: DeliverRequest, parts: Parts): Promise<DeliverOutcome> {
  const { video } = post;
  if (video === undefined) return deliverPhotos(operation, post, parts);
  const known = handle === undefined ? null : readHandle(handle);
  return known === null ? Promise.resolve(notHandedIn) : deliverVideo(operation, { handle: known, video }, parts);
}

async function deliverVideo(
  operation: Operation,
  { handle, video }: { handle: Handle; video: OutgoingVideo },
  { wait }: Parts,
): Promise<DeliverOutcome> {
  const before = await readStanding(operation, handle.publishId);
  if (before.kind === 'unknown') return beforePublishing(before.failure);
  const { lastAt } = chunksOf(video.source.size);
  const waitsForLast = before.kind === 'uploading' && (before.bytes === null || before.bytes < video.source.size);
  if (before.kind === 'missing' || (waitsForLast && operation.io.now() >= endsAt(handle))) return handleExpired;
  if (waitsForLast && before.bytes !== null && before.bytes < lastAt) return notHandedIn;
  if (!waitsForLast) return outcomeOf(operation, handle.publishId, before);
  const length = video.source.size - lastAt;
  const open = () => ({ length, stream: video.source.read(lastAt, length) });
  const sent = await sendChunk(operation, { video, uploadUrl: handle.uploadUrl, offset: lastAt, length, open });
  if (sent.ok) return untilPublished(operation, handle.publishId, wait);
  const failure = chunkFailure(sent);
  return failure.code === 'UPLOAD_GONE' ? handleExpired : failure;
}

const publishIdSchema = z.object({ publish_id: z.string().min(1).max(130) });

/** TikTok fetches photos from addresses of the house, on a domain that was verified with it. */
async function deliverPhotos(
  operation: Operation,
  post: OutgoingPost,
  { manifest, wait }: Parts,
): Promise<DeliverOutcome> {
  const pictures = await imageAddresses(post);
  if (!pictures.ok) return pictures.failure;
  const creator = await readCreator(operation);
  if (!creator.ok) return beforePublishing(creator.failure);
  const info = postInfoOf(creator.data, post);
  if (!info.ok) return info.failure;
  const { text, title } = wordsThatLeave(manifest, post);
  const begun = await ask(operation, {
    path: '/v2/post/publish/content/init/',
    body: {
      media_type: 'PHOTO',
      post_mode: 'DIRECT_POST',
      post_info: {
        ...info.info,
        ...(title === null ? {} : { title }),
        description: text,
        auto_add_music: false,
      },
      source_info: { source: 'PULL_FROM_URL', photo_cover_index: 0, photo_images: pictures.addresses },
    },
    schema: publishIdSchema,
  });
  return begun.ok ? untilPublished(operation, begun.data.publish_id, wait) : begun.failure;
}

const firstWaitMs = 1_000;
const longestWaitMs = 8_000;

/** Asks after it as long as the call has time. */
async function untilPublished(operation: Operation, publishId: string, wait: Wait): Promise<DeliverOutcome> {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
    const standing = await readStanding(operation, publishId);
    const isOpen = standing.kind === 'processing' || standing.kind === 'uploading';
    const leftMs = operation.deadline - operation.io.now().getTime();
    if (!isOpen || leftMs <= waitMs * 2) return outcomeOf(operation, publishId, standing);
    await wait(waitMs, operation.io.signal);
  }
}

/** The post's own id where TikTok tells it: until everybody sees it, the publish id stands for it. */
async function outcomeOf(operation: Operation, publishId: string, standing: Standing): Promise<DeliverOutcome> {
  switch (standing.kind) {
    case 'published': {
      const { postId } = standing;
      const read = postId === null ? null : await readVideo(operation, postId);
      const video = read?.ok === true ? read.video : null;
      return { kind: 'published', post: video === null ? untold(postId ?? publishId) : toRemotePost(video) };
    }
    case 'failed':
      return failureOf(standing.word);
    case 'uploading':
    case 'processing':
      return inReview;
    case 'missing':
      return notTold;
    case 'unknown':
      // The post was sent: whatever the question met, it is in doubt.
      return standing.failure.kind === 'ambiguous' ? standing.failure : notTold;
    default:
      return standing satisfies never;
  }
}

const inReview: Failure = {
  kind: 'ambiguous',
  code: 'IN_REVIEW',
  detail: 'The network has taken the post in and does not show it yet.',
};

const notTold: Failure = {
  kind: 'ambiguous',
  code: 'STATE_NOT_TOLD',
  detail: 'The post was sent, and the network did not tell what became of it.',
};

const notHandedIn: Failure = {
  kind: 'not-sent',
  code: 'HANDLE_NEEDED',
  detail: 'The video was not handed in as a whole. Nothing was published.',
};

const handleExpired: Failure = {
  kind: 'not-sent',
  code: 'STAGED_EXPIRED',
  detail: 'The network has thrown the video away. It must be handed in anew.',
};
