/**
 * One picture or video handed in: initialize, append, finalize (docs.x.com/x-api/media/quickstart/media-upload-chunked, read
 * 2026-11-23). X does not tell how far an upload is before its end, so what it confirmed is remembered here. A part whose answer
 * was lost is sent again under its number; should X have kept it twice, the end does not fit, and the upload begins anew.
 */
import { z } from 'zod';
import type { RawBody } from '../http/ask.ts';
import type { UploadRemote, UploadState } from '../media/upload.ts';
import type { StreamedBody } from '../port.ts';
import { ask, idSchema, type XContext } from './api.ts';

/** Numbers of parts are 0 to 999; X takes 5 MB in one. */
export const partBytes = 4 * 1024 * 1024;

const processingSchema = z.object({
  state: z.enum(['pending', 'in_progress', 'failed', 'succeeded']),
  check_after_secs: z.number().min(0).max(86_400).optional(),
});
export type Processing = z.output<typeof processingSchema>;

const begunSchema = z.object({
  data: z.object({ id: idSchema, expires_after_secs: z.number().min(0).max(10_000_000).optional() }),
});
const uploadedSchema = z.object({
  data: z.object({ id: idSchema, processing_info: processingSchema.optional() }),
});

export type UploadKind = { readonly mediaType: string; readonly category: 'tweet_image' | 'tweet_video' };

/** An upload under way. `sent` is what X confirmed of it; `until` when it throws it away. */
export type Upload = UploadRemote & {
  readonly seen: { sent: number; processing: Processing | null; until: number | null };
};

/** `sent`: what was confirmed by an earlier call. */
export function createUpload(
  context: XContext,
  { kind, size, sent }: { kind: UploadKind; size: number; sent: number },
): Upload {
  const seen: Upload['seen'] = { sent, processing: null, until: null };
  let isRepeated = false;
  return {
    seen,
    async begin(totalBytes) {
      const body = { media_type: kind.mediaType, media_category: kind.category, total_bytes: totalBytes };
      const told = await ask(context, { path: '/2/media/upload/initialize', body, schema: begunSchema });
      if (!told.ok) return told.failure;
      const { id, expires_after_secs: seconds } = told.data.data;
      seen.sent = 0;
      isRepeated = false;
      seen.until = seconds === undefined ? null : context.io.now().getTime() + seconds * 1_000;
      return { kind: 'begun', handle: id };
    },
    async offset(id) {
      isRepeated = true;
      if (seen.sent < size) return { kind: 'at', offset: seen.sent };
      const told = await askStatus(context, id);
      if (!told.ok) return { kind: 'at', offset: seen.sent };
      seen.processing = told.processing;
      return { kind: 'finished', mediaId: id };
    },
    async append(id, { offset, body }) {
      const index = Math.floor(offset / partBytes);
      const part = await formOf(body, { id, index });
      if (part === null) return unread;
      const told = await ask(context, { path: `${pathOf(id)}/append`, body: part, schema: z.unknown() });
      if (!told.ok) return told.status === 404 ? { kind: 'gone' } : told.failure;
      seen.sent = offset + body.length;
      return { kind: 'at', offset: seen.sent };
    },
    async finish(id): Promise<UploadState> {
      const told = await ask(context, { method: 'POST', path: `${pathOf(id)}/finalize`, schema: uploadedSchema });
      if (told.ok) {
        seen.processing = told.data.data.processing_info ?? null;
        return { kind: 'finished', mediaId: id };
      }
      const isOutOfStep = told.failure.kind === 'rejected' && isRepeated;
      return told.status === 404 || isOutOfStep ? { kind: 'gone' } : told.failure;
    },
  };
}

const pathOf = (id: string) => `/2/media/upload/${encodeURIComponent(id)}`;

/** The source failed; `uploadMedia` tells it. */
const unread: UploadState = { kind: 'not-sent', code: 'MEDIA_NOT_READABLE', detail: 'The media could not be read.' };

const utf8 = new TextEncoder();

/** A form of one part (RFC 7578). Its boundary names the upload and the part, which no media holds by chance. */
async function formOf(body: StreamedBody, { id, index }: { id: string; index: number }): Promise<RawBody | null> {
  const boundary = `bedside-part-${index}-of-${id}-7d1f0c6a52e94b38`;
  const head = utf8.encode(
    `--${boundary}\r\ncontent-disposition: form-data; name="segment_index"\r\n\r\n${index}\r\n` +
      `--${boundary}\r\ncontent-disposition: form-data; name="media"; filename="part"\r\n` +
      'content-type: application/octet-stream\r\n\r\n',
  );
  const tail = utf8.encode(`\r\n--${boundary}--\r\n`);
  const whole = new Uint8Array(head.length + body.length + tail.length);
  whole.set(head, 0);
  let at = head.length;
  try {
    for await (const piece of body.stream) {
      whole.set(piece, at);
      at += piece.length;
    }
  } catch {
    return null;
  }
  whole.set(tail, at);
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: whole };
}

type Status =
  | { readonly ok: true; readonly processing: Processing | null }
  | { readonly ok: false; readonly isGone: boolean; readonly failure: import('../port.ts').Failure };

/** How far X is with what it has whole. */
export async function askStatus(context: XContext, id: string): Promise<Status> {
  const params = { command: 'STATUS', media_id: id };
  const told = await ask(context, { path: '/2/media/upload', params, schema: uploadedSchema });
  if (!told.ok) return { ok: false, isGone: told.status === 404, failure: told.failure };
  return { ok: true, processing: told.data.data.processing_info ?? null };
}
