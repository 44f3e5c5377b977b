import type { BlobStore } from '../../kernel/blobs/blob-store.ts';
import { toWebStream } from '../../kernel/blobs/hashing.ts';

/** The bytes of a record, and what a browser asked for of them: the text of a `Range` header, or null. */
export type AskedBytes = {
  readonly media: {
    readonly sha256: string;
    readonly byteSize: number;
    readonly mimeType: string;
    readonly kind: 'image' | 'video' | 'document';
  };
  readonly range: string | null;
  readonly cacheControl: string;
};

/**
 * Answers with the bytes, or with a part of them (RFC 9110, 14). Pictures are read whole and held against their hash; of films
 * and documents only what was asked for is read. Throws `BLOB_NOT_FOUND`, `BLOB_CORRUPT`.
 */
export async function answerBytes(
  blobs: Pick<BlobStore, 'get' | 'has' | 'read' | 'stream'>,
  { media, range, cacheControl }: AskedBytes,
): Promise<Response> {
  const { byteSize: total, kind, sha256 } = media;
  const headers = {
    'content-type': media.mimeType,
    'cache-control': cacheControl,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    // Opened by a program of the reader's choice, and never as a page of this house.
    ...(kind === 'document' ? { 'content-disposition': 'attachment; filename="document.pdf"' } : {}),
  };
  const asked = range === null ? null : readRange(range, total);
  if (asked === 'outside') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${total}` } });
  }
  const { first, last } = asked ?? { first: 0, last: total - 1 };
  const length = last - first + 1;
  const partial = { 'content-length': String(length), 'content-range': `bytes ${first}-${last}/${total}` };
  if (kind === 'image') {
    const bytes = await blobs.get(sha256);
    if (asked === null) return new Response(bytes, { headers: { ...headers, 'content-length': String(total) } });
    return new Response(bytes.subarray(first, last + 1), { status: 206, headers: { ...headers, ...partial } });
  }
  if (asked === null) {
    return new Response(await blobs.stream(sha256), { headers: { ...headers, 'content-length': String(total) } });
  }
  if (!(await blobs.has(sha256))) return new Response(null, { status: 404, headers });
  const body = toWebStream(blobs.read(sha256, { offset: first, length }));
  return new Response(body, { status: 206, headers: { ...headers, ...partial } });
}

/** One range of bytes (RFC 9110, 14.2). Null for what may be left unheeded: other units, several at once, nonsense. */
function readRange(header: string, total: number): { first: number; last: number } | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim()) ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const count = Math.min(Number(to), total);
    return count === 0 ? 'outside' : { first: total - count, last: total - 1 };
  }
  const first = Number(from);
  const last = to === '' ? total - 1 : Math.min(Number(to), total - 1);
  if (to !== '' && Number(to) < first) return null;
  return first >= total ? 'outside' : { first, last };
}
