import { BedsideError } from '../errors/bedside-error.ts';
import { refuseAmbiguousJson } from './json-form.ts';

/** Headers that a browser or a program has use for. Node refuses what is larger than 16 kB before it comes here. */
const MAX_HEADERS = 100;
const MAX_QUERY_PARAMETERS = 100;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Parts of a path that two programs may read in two ways: empty ones, backslashes, and packed separators and controls. */
const AMBIGUOUS_PATH = /\/\/|\\|%(?:[01][0-9a-f]|2f|5c|7f)/i;

/** Largest JSON body in bytes: a post of 100,000 characters with variants fits, a bomb does not. */
export const MAX_JSON_BYTES = 2_000_000;

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Refuses requests in a form that nobody honest sends, before anything else looks at them: unknown methods, paths and
 * queries that can be read in two ways, too many headers, and packed bodies, which may hold a thousand times their length.
 *
 * @throws BedsideError `METHOD_NOT_ALLOWED`, `PATH_AMBIGUOUS`, `QUERY_AMBIGUOUS`, `TOO_MANY_PARAMETERS`,
 * `HEADERS_TOO_MANY`, `CONTENT_ENCODING`
 */
export function refuseHostileForm(request: Request): void {
  if (!METHODS.has(request.method)) throw unknownMethod();
  if ([...request.headers.keys()].length > MAX_HEADERS) throw tooManyHeaders();
  refuseHostileAddress(request.url);
  const encoding = request.headers.get('content-encoding');
  if (encoding !== null && encoding.trim().toLowerCase() !== 'identity') throw packedBody();
}

function refuseHostileAddress(url: string): void {
  const [address = '', query = ''] = url.split('#', 1)[0]?.split(/\?(.*)/s, 2) ?? [];
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '');
  if (AMBIGUOUS_PATH.test(path)) throw ambiguous('PATH_AMBIGUOUS', 'This address can be read in more than one way.');
  if (query.split('&', MAX_QUERY_PARAMETERS + 1).length > MAX_QUERY_PARAMETERS) {
    throw ambiguous('TOO_MANY_PARAMETERS', `More than ${MAX_QUERY_PARAMETERS} parameters stand in this address.`);
  }
  const names = [...new URLSearchParams(query).keys()];
  if (new Set(names).size < names.length) {
    throw ambiguous('QUERY_AMBIGUOUS', 'A parameter stands in this address more than once.');
  }
}

function ambiguous(code: string, message: string): BedsideError {
  return new BedsideError({ code, status: 400, message, remedy: 'Write the address plainly, each parameter once.' });
}

function unknownMethod(): BedsideError {
  return new BedsideError({
    code: 'METHOD_NOT_ALLOWED',
    status: 405,
    message: 'This kind of request is not taken anywhere.',
    remedy: `Known are ${[...METHODS].join(', ')}.`,
  });
}

function tooManyHeaders(): BedsideError {
  return new BedsideError({
    code: 'HEADERS_TOO_MANY',
    status: 431,
    message: `This request has more than ${MAX_HEADERS} headers.`,
    remedy: 'Send those that are needed.',
  });
}

function packedBody(): BedsideError {
  return new BedsideError({
    code: 'CONTENT_ENCODING',
    status: 415,
    message: 'Packed bodies are not taken.',
    remedy: 'Send the body as it is, without Content-Encoding.',
  });
}

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
  try {
    for await (const part of request.body) {
      size += part.byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof BedsideError ? error : brokenOff(error);
  }
  return Buffer.concat(parts);
}

/** The sender went away, or its time was up: nobody hears this answer, and it is no fault of ours. */
function brokenOff(cause: unknown): BedsideError {
  return new BedsideError({
    code: 'BODY_BROKEN_OFF',
    status: 400,
    message: 'The body did not come whole.',
    remedy: 'Send it again.',
    cause,
  });
}

function tooLarge(maxBytes: number): BedsideError {
  const most = maxBytes < 1_000_000 ? `${Math.floor(maxBytes / 1_000)} kB` : `${Math.floor(maxBytes / 1_000_000)} MB`;
  return new BedsideError({
    code: 'BODY_TOO_LARGE',
    status: 413,
    message: `This is larger than the ${most} that can be taken at once.`,
    remedy: 'Make it smaller and send it again. Nothing was stored.',
    details: { maxBytes },
  });
}

/** Parses a JSON object body. No body is an empty object. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request, MAX_JSON_BYTES);
  if (bytes.byteLength === 0) return {};
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type)) {
    throw new BedsideError({
      code: 'CONTENT_TYPE',
      status: 415,
      message: 'This door takes JSON in UTF-8 only.',
      remedy: 'Send the header Content-Type: application/json.',
    });
  }
  const text = decodeUtf8(bytes);
  refuseAmbiguousJson(text);
  try {
    return JSON.parse(text);
  } catch {
    throw notJson();
  }
}

/** A mark of byte order stays, and is no JSON. */
function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notJson();
  }
}

function notJson(): BedsideError {
  return new BedsideError({
    code: 'BODY_NOT_JSON',
    status: 400,
    message: 'The body is not JSON in UTF-8.',
    remedy: 'Check quotes and brackets and send it again.',
  });
}
