/** Pictures of a post: handed in with their descriptions, then waited for until the server has made its sizes of them. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RawBody } from '../http/ask.ts';
import { beforePublishing } from '../http-outcome.ts';
import type { Failure, OutgoingImage } from '../port.ts';
import { ask, type MastodonContext } from './api.ts';

/** Waits, or less when the signal aborts; never throws. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** Ids are opaque: numbers on Mastodon, ULIDs on GoToSocial, UUIDs on Hollo, flakes on Pleroma. */
export const remoteIdSchema = z.string().regex(/^[\w-]{1,100}$/u);

const attachmentSchema = z.object({ id: remoteIdSchema, url: z.string().nullish() });

const firstWaitMs = 250;
const longestWaitMs = 4_000;

export type Attached =
  | { readonly ok: true; readonly mediaIds: readonly string[] }
  | { readonly ok: false; readonly failure: Failure };

/** Hands all pictures in, in their order. Whatever fails here fails before the post could leave. */
export async function attachImages(
  context: MastodonContext,
  { images, wait }: { images: readonly OutgoingImage[]; wait: Wait },
): Promise<Attached> {
  const mediaIds: string[] = [];
  const unfinished: string[] = [];
  for (const image of images) {
    const body = await multipartOf(image);
    if (body === null) return { ok: false, failure: unreadableImage };
    const sent = await ask(context, { method: 'POST', path: '/api/v2/media', body, schema: attachmentSchema });
    if (!sent.ok) return { ok: false, failure: beforePublishing(sent.failure) };
    mediaIds.push(sent.data.id);
    // 202: taken in, its sizes are still being made. Some servers answer 200 and give no address yet.
    if (sent.status !== 200 || sent.data.url === null) unfinished.push(sent.data.id);
  }
  for (const mediaId of unfinished) {
    const failure = await untilReady(context, { mediaId, wait });
    if (failure !== null) return { ok: false, failure };
  }
  return { ok: true, mediaIds };
}

/** Asks until the picture is ready, as long as the call has time. Null when it is. */
async function untilReady(
  context: MastodonContext,
  { mediaId, wait }: { mediaId: string; wait: Wait },
): Promise<Failure | null> {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
    const leftMs = context.deadline - context.io.now().getTime();
    if (leftMs <= waitMs) return stillProcessing;
    await wait(waitMs, context.io.signal);
    const asked = await ask(context, { path: `/api/v1/media/${mediaId}`, schema: attachmentSchema });
    if (!asked.ok) return beforePublishing(asked.failure);
    if (asked.status === 200) return null;
  }
}

const stillProcessing: Failure = {
  kind: 'not-sent',
  code: 'MEDIA_NOT_READY',
  detail: 'The server was still preparing an image when the time was over. The post itself was not sent.',
};

const unreadableImage: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'An image of the post could not be read. The post itself was not sent.',
};

const utf8 = new TextEncoder();

/** A form with the file and its description (RFC 7578). Its boundary is a hash of both, which neither can hold. */
async function multipartOf(image: OutgoingImage): Promise<RawBody | null> {
  const bytes = await image.bytes().catch(() => null);
  if (bytes === null) return null;
  const boundary = `bedside-${createHash('sha256').update(image.altText).update(bytes).digest('hex')}`;
  const extension = image.mimeType.replace(/^image\//u, '').replace(/[^a-z0-9]/gu, '');
  const head =
    `--${boundary}\r\ncontent-disposition: form-data; name="description"\r\n\r\n${image.altText}\r\n` +
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="picture.${extension}"\r\n` +
    `content-type: ${image.mimeType}\r\n\r\n`;
  const parts = [utf8.encode(head), bytes, utf8.encode(`\r\n--${boundary}--\r\n`)];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: whole };
}
