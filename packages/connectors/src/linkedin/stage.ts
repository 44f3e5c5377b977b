/**
 * Pictures, videos and documents of a post, handed in before it: over as many calls as it takes, each going on where the last one
 * stopped. The names that LinkedIn gave are the handle; there is no call to give them back.
 */

import type { Wait } from '../http/wait.ts';
import { beforePublishing } from '../http-outcome.ts';
import type { MediaSource } from '../media/source.ts';
import { uploadMedia } from '../media/upload.ts';
import type { Failure, OutgoingPost, StageOutcome, StageRequest } from '../port.ts';
import { type LinkedInContext, organizationUrn } from './api.ts';
import { nothingStaged, readHandle, type Staged, type StagedMedia, writeHandle } from './staged-media.ts';
import { askStatus, beginUpload, createUpload, type MediaKind } from './upload.ts';

/** Kept back from a call's time, so that it ends with an answer. */
const reserveMs = 3_000;
/** How soon to go on with an upload that ran out of its call's time. */
const goOnMs = 1_000;
/** LinkedIn does not say when to ask again. */
const lookAgainMs = 3_000;

type File = { readonly kind: MediaKind; readonly open: () => Promise<MediaSource> };

/** What is handed in for a post, in order. An answer has nothing but words. */
export function filesOf({ document, images, replyTo, video }: OutgoingPost): File[] {
  if (replyTo !== undefined) return [];
  const files: File[] = images.map(({ bytes }) => ({ kind: 'image', open: async () => sourceOf(await bytes()) }));
  if (video !== undefined) files.push({ kind: 'video', open: async () => video.source });
  if (document !== undefined) files.push({ kind: 'document', open: async () => document.source });
  return files;
}

function sourceOf(bytes: Uint8Array): MediaSource {
  return {
    size: bytes.length,
    async *read(offset, length) {
      yield bytes.subarray(offset, offset + length);
    },
  };
}

type Step =
  | { readonly kind: 'on' | 'wait'; readonly media: StagedMedia; readonly waitMs: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly media: StagedMedia | null; readonly failure: Failure };

/** Goes on with every file until all are ready, or the time of the call is over. */
export async function stage(context: LinkedInContext, request: StageRequest, wait: Wait): Promise<StageOutcome> {
  const before = request.handle === null ? nothingStaged : readHandle(request.handle);
  if (before === null) return { kind: 'expired' };
  const media = [...before.media];
  const owner = organizationUrn(request.account.remoteAccountId);
  for (const [at, file] of filesOf(request.post).entries()) {
    while (media[at]?.state !== 'ready') {
      const step = await takeStep(context, { file, media: media[at], owner, wait });
      if (step.kind === 'gone') return { kind: 'expired' };
      if (step.media !== null) media[at] = step.media;
      if (step.kind === 'wait') return toLookAgain({ media }, step.waitMs);
      if (step.kind === 'failed') return stopped(step.failure, { before, media });
    }
  }
  return { kind: 'staged', handle: writeHandle({ media }), expiresAt: null };
}

const toLookAgain = (staged: Staged, afterMs: number): StageOutcome => ({
  kind: 'processing',
  handle: writeHandle(staged),
  lookAgainMs: afterMs,
});

/** What LinkedIn says no to stays refused, and what the house cannot read unread; of everything else what is there is kept. */
function stopped(failure: Failure, { before, media }: { before: Staged; media: readonly StagedMedia[] }): StageOutcome {
  const told = beforePublishing(failure);
  const isLasting = told.kind === 'rejected' || told.kind === 'reauthorize' || told.code === 'MEDIA_NOT_READABLE';
  if (isLasting || JSON.stringify(before.media) === JSON.stringify(media)) return told;
  return toLookAgain({ media: [...media] }, told.kind === 'retry-after' ? told.retryAfterMs : goOnMs);
}

type Here = {
  readonly file: File;
  readonly media: StagedMedia | undefined;
  readonly owner: string;
  readonly wait: Wait;
};

async function takeStep(context: LinkedInContext, here: Here): Promise<Step> {
  const { file, media, owner, wait } = here;
  if (media?.state === 'working') return look(context, { kind: file.kind, media });
  const source = await file.open().catch(() => null);
  if (source === null) return { kind: 'failed', media: null, failure: unreadable };
  if (media !== undefined) return send(context, { kind: file.kind, media, source, wait });
  const begun = await beginUpload(context, { kind: file.kind, owner, size: source.size });
  return begun.ok
    ? { kind: 'on', media: begun.media, waitMs: 0 }
    : { kind: 'failed', media: null, failure: begun.failure };
}

type Sending = {
  readonly kind: MediaKind;
  readonly media: StagedMedia;
  readonly source: MediaSource;
  readonly wait: Wait;
};

async function send(context: LinkedInContext, { kind, media, source, wait }: Sending): Promise<Step> {
  const { deadline, io } = context;
  const [first] = media.parts;
  const upload = createUpload(context, { kind, media, source });
  const outcome = await uploadMedia(source, upload, {
    // All parts but the last are of one size.
    chunkBytes: first === undefined ? source.size : first.last - first.first + 1,
    deadline: deadline - reserveMs,
    now: io.now,
    wait,
    signal: io.signal,
    resume: media.urn,
  });
  if (outcome.kind === 'uploaded') {
    return { kind: 'on', media: { ...media, state: 'working', parts: [], token: '' }, waitMs: 0 };
  }
  const left = upload.media();
  const isOut = outcome.failure.code === 'UPLOAD_OUT_OF_TIME';
  return isOut && isFurther(media, left)
    ? { kind: 'wait', media: left, waitMs: goOnMs }
    : { kind: 'failed', media: left, failure: outcome.failure };
}

const done = ({ parts }: StagedMedia) => parts.filter(({ etag }) => etag !== null).length;
const isFurther = (before: StagedMedia, after: StagedMedia) => done(after) > done(before);

async function look(context: LinkedInContext, { kind, media }: { kind: MediaKind; media: StagedMedia }): Promise<Step> {
  const told = await askStatus(context, { kind, urn: media.urn });
  if (!told.ok) return told.isAbsent ? { kind: 'gone' } : { kind: 'failed', media, failure: told.failure };
  switch (told.data.status) {
    case 'AVAILABLE':
      return { kind: 'on', media: { ...media, state: 'ready' }, waitMs: 0 };
    case 'PROCESSING':
      return { kind: 'wait', media, waitMs: lookAgainMs };
    case 'WAITING_UPLOAD':
      // It took everything, and does not know of it yet.
      return { kind: 'wait', media, waitMs: lookAgainMs };
    case 'PROCESSING_FAILED':
      return { kind: 'failed', media: null, failure: refused };
    default:
      return told.data.status satisfies never;
  }
}

const refused: Failure = {
  kind: 'rejected',
  code: 'MEDIA_REFUSED',
  detail: 'The network could not make use of a picture, video or document.',
};
const unreadable: Failure = {
  kind: 'not-sent',
  code: 'MEDIA_NOT_READABLE',
  detail: 'A picture, video or document of the post could not be read.',
};
