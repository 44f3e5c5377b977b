import type { EgressFetch } from '@bedside/connectors';
import type { DocumentLoader } from '@fedify/fedify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Fedify } from './library.ts';

const ACCEPT = 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"';
const JSON_TYPES = /^application\/(?:activity\+json|ld\+json|json)\s*(?:;|$)/iu;
const TIMEOUT_MS = 8_000;
/** An account with its keys takes a few kB. */
const MAX_BYTES = 200_000;
/** Who sends us signatures decides what we fetch: no host is asked oftener than this in a minute. */
const PER_HOST_AND_MINUTE = 60;
const MAX_CONTEXTS = 100;

export type RemoteDocuments = {
  /** Accounts and keys: asked each time. */
  readonly document: DocumentLoader;
  /** Vocabularies: those that everybody uses come with Fedify, others are asked once and kept. */
  readonly context: DocumentLoader;
};

/** Signs a request of ours, for servers that show accounts only to those whom they can name. */
export type SignRequest = (request: Request) => Promise<Request>;

/** A document elsewhere could not be had. The code says why; no address is told. */
export class RemoteDocumentError extends Error {
  override readonly name = 'RemoteDocumentError';
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super('A document elsewhere could not be had.', { cause });
    this.code = code;
  }
}

/** All that Fedify loads goes through here, and from here through the egress: public https, judged, pinned, capped. */
export function createRemoteDocuments(fedify: Pick<Fedify, 'preloadedContexts'>, fetch: EgressFetch) {
  const asked = new RateLimiterMemory({ points: PER_HOST_AND_MINUTE, duration: 60 });
  const contexts = new Map<string, Awaited<ReturnType<DocumentLoader>>>();

  async function load(url: string, sign: SignRequest | null): ReturnType<DocumentLoader> {
    if (!URL.canParse(url)) throw new RemoteDocumentError('URL_INVALID');
    await asked.consume(new URL(url).host).catch(() => {
      throw new RemoteDocumentError('HOST_ASKED_TOO_OFTEN');
    });
    const response = await fetch(url, {
      headers: sign === null ? { accept: ACCEPT } : await signedHeaders(url, sign),
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_BYTES,
    });
    if (!response.ok) throw new RemoteDocumentError(`STATUS_${response.status}`);
    if (!JSON_TYPES.test(response.headers.get('content-type') ?? '')) throw new RemoteDocumentError('NOT_JSON');
    const document: unknown = await response.json().catch((cause: unknown) => {
      throw new RemoteDocumentError('NOT_JSON', cause);
    });
    return { contextUrl: null, documentUrl: response.url === '' ? url : response.url, document };
  }

  async function context(url: string): ReturnType<DocumentLoader> {
    const known = fedify.preloadedContexts[url];
    if (known !== undefined) return { contextUrl: null, documentUrl: url, document: known };
    const kept = contexts.get(url);
    if (kept !== undefined) return kept;
    const loaded = await load(url, null);
    if (contexts.size >= MAX_CONTEXTS) contexts.delete(contexts.keys().next().value ?? '');
    contexts.set(url, loaded);
    return loaded;
  }

  return (sign: SignRequest | null): RemoteDocuments => ({ document: (url) => load(url, sign), context });
}

async function signedHeaders(url: string, sign: SignRequest): Promise<Record<string, string>> {
  return sendableHeaders(await sign(new Request(url, { headers: { accept: ACCEPT } })));
}

/** The headers of a signed request as the egress takes them; the host it sets itself, to the same value. */
export function sendableHeaders(request: Request): Record<string, string> {
  const headers = new Headers(request.headers);
  for (const name of ['host', 'content-length']) headers.delete(name);
  return Object.fromEntries(headers);
}
