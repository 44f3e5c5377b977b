/** Pictures of a post: handed in with their descriptions, then waited for until the server has made its sizes of them. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RawBody, StreamBody } from '../http/ask.ts';
import { beforePublishing } from '../http-outcome.ts';
import type { Failure, OutgoingImage, OutgoingVideo } from '../port.ts';
import { ask, type MastodonContext, type MastodonResult } from './api.ts';

/** Waits, or less when the signal aborts; never throws. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** Ids are opaque: numbers on Mastodon, ULIDs on GoToSocial, UUIDs on Hollo, flakes on Pleroma. */
export const remoteIdSchema = z
  .union([z.string(), z.int().transform(String)])
  .pipe(z.string().regex(/^[\w-]{1,100}$/u));

const attachmentSchema = z.object({
  id: remoteIdSchema,
  url: z.string().nullish(),
  description: z.string().nullish().catch(undefined),
});
type Attachment = z.output<typeof attachmentSchema>;

const firstWaitMs = 250;
const longestWaitMs = 4_000;

export type Attached =
  | { readonly ok: true; readonly mediaIds: readonly string[] }
  | { readonly ok: false; readonly failure: Failure };

/** Hands all pictures in, in their order, or the video. Whatever fails here fails before the post could leave. */
export async function attachImages(
  context: MastodonContext,
  { images, video, wait }: { images: readonly OutgoingImage[]; video: OutgoingVideo | undefined; wait: Wait },
): Promise<Attached> {
  const mediaIds: string[] = [];
  const unfinished: string[] = [];
  for (const medium of [...images, ...(video === undefined ? [] : [video])]) {
    const body = 'source' in medium ? filmForm(medium) : await multipartOf(medium);
    if (body === null) return { ok: false, failure: unreadableImage };
    const sent = await upload(context, body);
    if (!sent.ok) return { ok: false, failure: beforePublishing(sent.failure) };
    const described = await describe(context, { attachment: sent.data, altText: medium.altText });
    if (described !== null) return { ok: false, failure: beforePublishing(described) };
    mediaIds.push(sent.data.id);
    // 202: taken in, its sizes are still being made. Some servers answer 200 and give no address yet.
    if (sent.status === 202 || sent.status === 206 || sent.data.url === null) unfinished.push(sent.data.id);
  }
  for (const mediaId of unfinished) {
    const failure = await untilReady(context, { mediaId, wait });
    if (failure !== null) return { ok: false, failure };
  }
  return { ok: true, mediaIds };
}

/** Older and smaller servers know the first version of uploads alone, which answers when the picture is ready. */
async function upload(context: MastodonContext, body: RawBody | StreamBody): Promise<MastodonResult<Attachment>> {
  const sent = await ask(context, { method: 'POST', path: '/api/v2/media', body, schema: attachmentSchema });
  if (sent.ok || !sent.noDoor) return sent;
  return ask(context, { method: 'POST', path: '/api/v1/media', body, schema: attachmentSchema });
}

/**
 * A server may take a picture in without its description, which has to be told afterwards then (PUT /api/v1/media/:id). Null
 * when nothing is missing; a server that says nothing of descriptions is believed to have it.
 */
async function describe(
  context: MastodonContext,
  { attachment, altText }: { attachment: Attachment; altText: string },
): Promise<Failure | null> {
  const { id, description } = attachment;
  if (description === undefined || altText.trim() === '' || (description ?? '').trim() !== '') return null;
  const path = `/api/v1/media/${encodeURIComponent(id)}`;
  const told = await ask(context, { method: 'PUT', path, body: { description: altText }, schema: z.unknown() });
  return told.ok ? null : told.failure;
}

/** What is believed of a server that says that a picture is ready, and gives no address. */
const mostWithoutAddress = 6;

/** Asks until the picture is ready, as long as the call has time. Null when it is. */
async function untilReady(
  context: MastodonContext,
  { mediaId, wait }: { mediaId: string; wait: Wait },
): Promise<Failure | null> {
  let withoutAddress = 0;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
    const leftMs = context.deadline - context.io.now().getTime();
    if (leftMs <= waitMs) return stillProcessing;
    await wait(waitMs, context.io.signal);
    const asked = await ask(context, { path: `/api/v1/media/${mediaId}`, schema: attachmentSchema });
    if (!asked.ok) return beforePublishing(asked.failure);
    if (asked.status === 202 || asked.status === 206) continue;
    withoutAddress += 1;
    if (asked.data.url !== null || withoutAddress === mostWithoutAddress) return null;
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
  const { head, tail } = formAround(boundary, image);
  const parts = [head, bytes, tail];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: whole };
}

type Told = { readonly altText: string; readonly mimeType: string };

function formAround(boundary: string, { altText, mimeType }: Told): { head: Uint8Array; tail: Uint8Array } {
  const extension = mimeType.replace(/^[a-z]+\//u, '').replace(/[^a-z0-9]/gu, '');
  const head =
    `--${boundary}\r\ncontent-disposition: form-data; name="description"\r\n\r\n${altText}\r\n` +
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="picture.${extension}"\r\n` +
    `content-type: ${mimeType}\r\n\r\n`;
  return { head: utf8.encode(head), tail: utf8.encode(`\r\n--${boundary}--\r\n`) };
}

/** As for a picture, and the file is read while it leaves. Its hash is known, so that the boundary is one of both too. */
function filmForm(video: OutgoingVideo): StreamBody {
  const { altText, sha256, source } = video;
  const boundary = `bedside-${createHash('sha256').update(altText).update(sha256).digest('hex')}`;
  const { head, tail } = formAround(boundary, video);
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* source.read(0, source.size);
    yield tail;
  }
  const length = head.length + source.size + tail.length;
  return { contentType: `multipart/form-data; boundary=${boundary}`, open: () => ({ stream: stream(), length }) };
}
