import { BedsideError } from '../errors/bedside-error.ts';

/** Largest JSON body in bytes: a post of 100,000 characters with variants fits, a bomb does not. */
export const MAX_JSON_BYTES = 2_000_000;

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Refuses unsafe requests that another site may have caused: a browser says where a request comes from, and the
 * session cookie counts only for our own pages. Requests without a cookie carry no session that could be misused.
 */
export function refuseCrossSite(request: Request, ownOrigins: ReadonlySet<string>): void {
  if (!UNSAFE.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (site !== null && site !== 'same-origin' && site !== 'none') throw crossSite();
  if (origin !== null && !ownOrigins.has(origin) && !isSameHost(origin, request)) throw crossSite();
  if (site === null && origin === null && request.headers.has('cookie')) throw crossSite();
}

function isSameHost(origin: string, request: Request): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}

function crossSite(): BedsideError {
  return new BedsideError({
    code: 'CROSS_SITE_REQUEST',
    status: 403,
    message: 'This request came from another site and was not carried out.',
    remedy: 'Open Bedside itself and do it there.',
  });
}

/** Reads a body, never more than `maxBytes`; the length header is not trusted. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? '0');
  if (declared > maxBytes) throw tooLarge(maxBytes);
  if (request.body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(maxBytes: number): BedsideError {
  return new BedsideError({
    code: 'BODY_TOO_LARGE',
    status: 413,
    message: `This is larger than the ${Math.floor(maxBytes / 1_000_000)} MB that can be taken at once.`,
    remedy: 'Make it smaller and send it again. Nothing was stored.',
    details: { maxBytes },
  });
}

/** Parses a JSON object body. No body is an empty object. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request, MAX_JSON_BYTES);
  if (bytes.byteLength === 0) return {};
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new BedsideError({
      code: 'CONTENT_TYPE',
      status: 415,
      message: 'This door takes JSON only.',
      remedy: 'Send the header Content-Type: application/json.',
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BedsideError({
      code: 'BODY_NOT_JSON',
      status: 400,
      message: 'The body is not JSON in UTF-8.',
      remedy: 'Check quotes and brackets and send it again.',
    });
  }
}
