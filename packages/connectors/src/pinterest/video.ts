/**
 * Videos are handed in beforehand: registered (POST /v5/media), sent as one form to the address that the answer gives, and
 * asked after until they are ready. The form takes no half of a file: what was cut is sent again as a whole.
 */
import { z } from 'zod';
import type { Operation } from '../http/ask.ts';
import { beforePublishing } from '../http-outcome.ts';
import { formWithFile } from '../media/form-data.ts';
import type { Failure, OutgoingVideo, StageOutcome, StageRequest } from '../port.ts';
import { ask } from './api.ts';

const lookAgainMs = 5_000;
/** A form that has come is not seen at once; one that is not seen for so long has not come. */
const unseenMs = 120_000;
const mediaId = z.string().regex(/^\d{1,30}$/u);
const registeredSchema = z.object({
  media_id: mediaId,
  upload_url: z.url({ protocol: /^https?$/u }),
  upload_parameters: z.record(z.string().max(200), z.string().max(10_000)),
});
const mediaSchema = z.object({
  media_id: mediaId,
  status: z.enum(['registered', 'processing', 'succeeded', 'failed']),
});

/** The video and when its form was sent, in milliseconds since 1970. */
function readHandle(handle: string): { readonly id: string; readonly sentAt: number } | null {
  const [, id, sentAt] = /^(\d{1,30})\.(\d{1,15})$/u.exec(handle) ?? [];
  return id === undefined ? null : { id, sentAt: Number(sentAt) };
}

/** The network's id of a video that was handed in; null for a handle that is none. */
export const mediaIdOf = (handle: string): string | null => readHandle(handle)?.id ?? null;

/** What stands for a pin without a video: it has nothing to hand in. */
const nothingToStage = 'no-video';

/** Begins, or looks again. */
export function stage(operation: Operation, { handle, post }: StageRequest): Promise<StageOutcome> {
  if (post.video === undefined) return Promise.resolve(staged(nothingToStage));
  return handle === null ? begin(operation, post.video) : look(operation, handle);
}

async function begin(operation: Operation, video: OutgoingVideo): Promise<StageOutcome> {
  const body = { media_type: 'video' };
  const registered = await ask(operation, { path: '/v5/media', body, schema: registeredSchema });
  if (!registered.ok) return beforePublishing(registered.failure);
  const { media_id: id, upload_parameters: fields, upload_url: path } = registered.data;
  const extension = video.mimeType === 'video/quicktime' ? 'mov' : 'mp4';
  const { mimeType, sha256, source } = video;
  const file = { field: 'file', fileName: `video.${extension}`, mimeType, sha256, source };
  const sent = await ask(operation, {
    path,
    withoutToken: true,
    body: formWithFile(fields, file),
    schema: z.unknown(),
  });
  const handle = `${id}.${operation.io.now().getTime()}`;
  // The store says "no content", or nothing that is known beforehand.
  const isTaken = sent.ok || sent.failure.code === 'UNREADABLE_ANSWER';
  if (isTaken || sent.failure.kind === 'ambiguous') return { kind: 'processing', handle, lookAgainMs };
  // A store that says no says nothing of the account.
  return sent.failure.kind === 'rejected' || sent.failure.kind === 'reauthorize' ? uploadRefused : sent.failure;
}

async function look(operation: Operation, handle: string): Promise<StageOutcome> {
  const known = readHandle(handle);
  if (known === null) return { kind: 'expired' };
  const asked = await ask(operation, { path: `/v5/media/${known.id}`, schema: mediaSchema });
  if (!asked.ok) return asked.notFound ? { kind: 'expired' } : beforePublishing(asked.failure);
  switch (asked.data.status) {
    case 'succeeded':
      return staged(handle);
    case 'processing':
      return { kind: 'processing', handle, lookAgainMs };
    case 'registered':
      return operation.io.now().getTime() - known.sentAt < unseenMs
        ? { kind: 'processing', handle, lookAgainMs }
        : { kind: 'expired' };
    case 'failed':
      return videoRefused;
    default:
      return asked.data.status satisfies never;
  }
}

function staged(handle: string): StageOutcome {
  return { kind: 'staged', handle, expiresAt: null };
}

const uploadRefused: Failure = {
  kind: 'not-sent',
  code: 'UPLOAD_REFUSED',
  detail: 'The store of the network did not take the video. The post itself was not sent.',
};

const videoRefused: Failure = {
  kind: 'rejected',
  code: 'VIDEO_REFUSED',
  detail: 'The network could not make the video ready. The post itself was not sent.',
};
