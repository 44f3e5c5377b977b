/**
 * Pictures and videos of a post, handed in before it: over as many calls as it takes, each going on where the last one stopped.
 * The ids that X gave are the handle. X keeps what no post shows for about a day, and has no call to give it back.
 */

import { z } from 'zod';
import type { Wait } from '../http/wait.ts';
import { beforePublishing } from '../http-outcome.ts';
import type { MediaSource } from '../media/source.ts';
import { uploadMedia } from '../media/upload.ts';
import type { Failure, OutgoingPost, StageOutcome, StageRequest } from '../port.ts';
import { ask, type XContext } from './api.ts';
import { nothingStaged, readHandle, type Staged, type StagedMedia, writeHandle } from './staged-media.ts';
import { askStatus, createUpload, type Processing, partBytes, type UploadKind } from './upload.ts';

/** Kept back from a call's time, so that it ends with an answer. */
const reserveMs = 3_000;
/** How soon to go on with an upload that ran out of its call's time. */
const goOnMs = 1_000;
const defaultCheckMs = 5_000;

type File = {
  readonly kind: UploadKind;
  /** Null where X has no place for one: videos. */
  readonly altText: string | null;
  readonly open: () => Promise<MediaSource>;
};

function filesOf({ images, video }: OutgoingPost): File[] {
  const pictures = images.map(({ altText, bytes, mimeType }) => ({
    kind: { mediaType: mimeType, category: 'tweet_image' as const },
    altText,
    open: async () => sourceOf(await bytes()),
  }));
  if (video === undefined) return pictures;
  const { mimeType, source } = video;
  const kind = { mediaType: mimeType, category: 'tweet_video' as const };
  return [...pictures, { kind, altText: null, open: async () => source }];
}

function sourceOf(bytes: Uint8Array): MediaSource {
  return {
    size: bytes.length,
    async *read(offset, length) {
      yield bytes.subarray(offset, offset + length);
    },
  };
}

/** Where one file is: how far it is now, and what keeps it from being ready. */
type Step =
  | { readonly kind: 'on'; readonly media: StagedMedia; readonly until: number | null }
  | {
      readonly kind: 'wait';
      readonly media: StagedMedia | null;
      readonly until: number | null;
      readonly waitMs: number;
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly media: StagedMedia | null; readonly failure: Failure };

/** Goes on with every file until all are ready, or the time of the call is over. */
export async function stage(context: XContext, request: StageRequest, wait: Wait): Promise<StageOutcome> {
  const before = request.handle === null ? nothingStaged : readHandle(request.handle);
  if (before === null) return { kind: 'expired' };
  const media = [...before.media];
  let { until } = before;
  const staged = (): Staged => ({ media, until });
  for (const [at, file] of filesOf(request.post).entries()) {
    while (media[at]?.state !== 'ready') {
      const step = await takeStep(context, { file, media: media[at], wait });
      if (step.kind === 'gone') return { kind: 'expired' };
      if (step.media !== null) media[at] = step.media;
      if ('until' in step) until = earliest(until, step.until);
      if (step.kind === 'wait') return toLookAgain(staged(), step.waitMs);
      if (step.kind === 'failed')
        return stopped(step.failure, { isFurther: isFurther(before, media), staged: staged() });
    }
  }
  return { kind: 'staged', handle: writeHandle(staged()), expiresAt: until };
}

function earliest(until: string | null, atMs: number | null): string | null {
  if (atMs === null) return until;
  const at = new Date(atMs).toISOString();
  return until === null || at < until ? at : until;
}

const toLookAgain = (staged: Staged, lookAgainMs: number): StageOutcome => ({
  kind: 'processing',
  handle: writeHandle(staged),
  lookAgainMs,
});

function isFurther(before: Staged, media: readonly StagedMedia[]): boolean {
  return JSON.stringify(before.media) !== JSON.stringify(media);
}

/** What X says no to stays refused, and what the house cannot read unread; of everything else what is there is kept. */
function stopped(failure: Failure, at: { isFurther: boolean; staged: Staged }): StageOutcome {
  const told = beforePublishing(failure);
  const isLasting = told.kind === 'rejected' || told.kind === 'reauthorize' || told.code === 'MEDIA_NOT_READABLE';
  if (!at.isFurther || isLasting) return told;
  return toLookAgain(at.staged, told.kind === 'retry-after' ? told.retryAfterMs : goOnMs);
}

type Here = { readonly file: File; readonly media: StagedMedia | undefined; readonly wait: Wait };

function takeStep(context: XContext, here: Here): Promise<Step> {
  switch (here.media?.state) {
    case 'working':
      return look(context, here.file, here.media);
    case 'bare':
      return describe(context, here.file, here.media);
    default:
      return send(context, here);
  }
}

async function send(context: XContext, { file, media, wait }: Here): Promise<Step> {
  const source = await file.open().catch(() => null);
  if (source === null) return { kind: 'failed', media: null, failure: unreadable };
  const { deadline, io } = context;
  const upload = createUpload(context, { kind: file.kind, size: source.size, sent: media?.sent ?? 0 });
  const outcome = await uploadMedia(source, upload, {
    chunkBytes: partBytes,
    deadline: deadline - reserveMs,
    now: io.now,
    wait,
    signal: io.signal,
    resume: media?.id,
  });
  const { processing, sent, until } = upload.seen;
  if (outcome.kind === 'uploaded') {
    return afterProcessing(file, { id: outcome.mediaId, sent, state: 'working' }, { processing, until });
  }
  const left = outcome.left === null ? null : { id: outcome.left, sent, state: 'sending' as const };
  if (left !== null && outcome.failure.code === 'UPLOAD_OUT_OF_TIME' && left.sent > (media?.sent ?? 0)) {
    return { kind: 'wait', media: left, until, waitMs: goOnMs };
  }
  return { kind: 'failed', media: left, failure: outcome.failure };
}

/** What was uploaded, and how far X is with it. */
function afterProcessing(
  file: File,
  media: StagedMedia,
  told: { processing: Processing | null; until: number | null },
): Step {
  const { processing, until } = told;
  if (processing === null || processing.state === 'succeeded') {
    const state = file.altText === null ? 'ready' : 'bare';
    return { kind: 'on', media: { ...media, state }, until };
  }
  if (processing.state === 'failed') return { kind: 'failed', media: null, failure: refused };
  const waitMs = processing.check_after_secs === undefined ? defaultCheckMs : processing.check_after_secs * 1_000;
  return { kind: 'wait', media: { ...media, state: 'working' }, until, waitMs: Math.max(goOnMs, waitMs) };
}

async function look(context: XContext, file: File, media: StagedMedia): Promise<Step> {
  const told = await askStatus(context, media.id);
  if (told.ok) return afterProcessing(file, media, { processing: told.processing, until: null });
  return told.isGone ? { kind: 'gone' } : { kind: 'failed', media, failure: told.failure };
}

/** docs.x.com/x-api/media/create-media-metadata, read 2026-11-23. */
async function describe(context: XContext, { altText }: File, media: StagedMedia): Promise<Step> {
  const body = { id: media.id, metadata: { alt_text: { text: altText ?? '' } } };
  const told = await ask(context, { path: '/2/media/metadata', body, schema: z.unknown() });
  if (told.ok) return { kind: 'on', media: { ...media, state: 'ready' }, until: null };
  return told.status === 404 ? { kind: 'gone' } : { kind: 'failed', media, failure: told.failure };
}

const refused: Failure = {
  kind: 'rejected',
  code: 'MEDIA_REFUSED',
  detail: 'The network could not make use of a picture or video.',
};
const unreadable: Failure = {
  kind: 'not-sent',
  code: 'MEDIA_NOT_READABLE',
  detail: 'A picture or video of the post could not be read.',
};
