import { type EgressFetch, type EgressInit, NotSentError } from '@bedside/connectors';
import type { Logger } from '../log/logger.ts';
import { EgressAmbiguousError, notSent } from './egress-errors.ts';
import { type Answer, abortCode, exchange } from './exchange.ts';
import type { HouseOrigins } from './house-origins.ts';
import { type Lookup, lookupBySystem, resolveTarget, type VettedAddresses } from './resolve-target.ts';
import { parseTarget } from './target.ts';

const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_MAX_RESPONSE_BYTES = 5_000_000;
const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** The only methods that follow a redirect: repeating them changes nothing on the other side (RFC 9110, 9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD']);
/** All that may go along to another origin. Credentials also hide in headers of their own, so nothing else does. */
const HEADERS_ACROSS_ORIGINS = new Set(['accept', 'accept-language', 'accept-encoding', 'user-agent']);
/** Framing and routing belong to the connection. */
const REFUSED_HEADERS =
  /^(host|connection|keep-alive|transfer-encoding|content-length|te|trailer|upgrade|expect|proxy-.*)$/;

export type EgressOptions = {
  /** Development switch: 127.0.0.0/8 and ::1 may be reached, also by http. No other private address, ever. */
  readonly allowLoopback: boolean;
  /** An origin that the operator's settings name: this way out leads there alone, also within a private network. */
  readonly onlyOrigin?: string;
  /** Origins within the house's network that the operator's settings name: reached beside the public internet. */
  readonly house?: HouseOrigins;
  readonly lookup?: Lookup;
  readonly now?: () => Date;
  readonly log: Logger;
  readonly userAgent: string;
};

/** A name that takes longer to look up is as good as not there. */
const VET_TIMEOUT_MS = 5_000;

/**
 * The only way out of the house. `fetch` throws `NotSentError` when provably no byte of the request left, else
 * `EgressAmbiguousError`; both carry an `EgressCode`. The answer is complete in memory when it is returned. `vet` throws
 * like `fetch` for an address that may not be requested, and requests nothing.
 */
export function createEgress(options: EgressOptions): {
  fetch: EgressFetch;
  vet: (url: string) => Promise<void>;
} {
  const now = options.now ?? (() => new Date());
  const settings = { ...options, lookup: options.lookup ?? lookupBySystem };
  const fetch: EgressFetch = async (url, init = {}) => {
    const startedAt = now().getTime();
    try {
      const answer = await follow(url, init, settings);
      options.log.debug('egress.answered', { status: answer.status, durationMs: now().getTime() - startedAt });
      return answer;
    } catch (error) {
      options.log.warn('egress.failed', { error, durationMs: now().getTime() - startedAt });
      throw error;
    }
  };
  const vet = async (url: string) => {
    await unlessAborted(resolveTarget(parseTarget(url), settings), AbortSignal.timeout(VET_TIMEOUT_MS));
  };
  return { fetch, vet };
}

type Settings = EgressOptions & { readonly lookup: Lookup };
type Hop = { readonly url: URL; readonly headers: Headers; readonly from: VettedAddresses | null };

async function follow(text: string, init: EgressInit, settings: Settings): Promise<Response> {
  const method = (init.method ?? 'GET').toUpperCase();
  const signal = deadline(init);
  let hop: Hop = { url: parseTarget(text), headers: requestHeaders(init, settings.userAgent), from: null };
  for (let redirects = 0; ; redirects += 1) {
    const { answer, vetted } = await takeHop({ hop, init, method, signal, settings });
    const location = answer.headers.get('location');
    if (!REDIRECTS.has(answer.status) || !SAFE_METHODS.has(method) || location === null)
      return toResponse(answer, hop.url);
    if (redirects === MAX_REDIRECTS) throw new EgressAmbiguousError('EGRESS_REDIRECT_REFUSED');
    hop = nextHop(hop, location, vetted);
  }
}

async function takeHop(input: {
  hop: Hop;
  init: EgressInit;
  method: string;
  signal: AbortSignal;
  settings: Settings;
}): Promise<{ answer: Answer; vetted: VettedAddresses }> {
  const { hop, init, method, signal, settings } = input;
  try {
    const vetted = await unlessAborted(resolveTarget(hop.url, settings), signal);
    // The outside must not lead us back inside, not even in development.
    if (vetted.inside && hop.from?.inside === false) throw notSent('EGRESS_ADDRESS_REFUSED');
    const answer = await exchange({
      url: hop.url,
      addresses: vetted.addresses,
      authorities: settings.house?.origins.has(hop.url.origin) ? settings.house.authorities : [],
      method,
      headers: hop.headers,
      body: init.body ?? null,
      maxResponseBytes: init.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES,
      signal,
    });
    return { answer, vetted };
  } catch (error) {
    throw hop.from === null ? error : afterRedirect(error);
  }
}

function nextHop(hop: Hop, location: string, from: VettedAddresses): Hop {
  if (!URL.canParse(location, hop.url)) throw new EgressAmbiguousError('EGRESS_REDIRECT_REFUSED');
  try {
    const url = parseTarget(new URL(location, hop.url).href);
    const headers = url.origin === hop.url.origin ? hop.headers : keepAcrossOrigins(hop.headers);
    return { url, headers, from };
  } catch (error) {
    throw afterRedirect(error);
  }
}

/** The first request of a chain has left, so nothing later can be "not sent". */
function afterRedirect(error: unknown): unknown {
  if (!(error instanceof NotSentError)) return error;
  return new EgressAmbiguousError('EGRESS_REDIRECT_REFUSED', error);
}

function requestHeaders(init: EgressInit, userAgent: string): Headers {
  const headers = new Headers({ 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'identity' });
  for (const [name, value] of Object.entries(init.headers ?? {})) {
    if (REFUSED_HEADERS.test(name.toLowerCase())) throw notSent('EGRESS_HEADER_REFUSED');
    try {
      headers.set(name, value);
    } catch {
      // The cause would quote the value, which may be a token.
      throw notSent('EGRESS_HEADER_REFUSED');
    }
  }
  return headers;
}

function keepAcrossOrigins(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => HEADERS_ACROSS_ORIGINS.has(name)));
}

function deadline(init: EgressInit): AbortSignal {
  const timeout = AbortSignal.timeout(init.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  return init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
}

/** Name look-ups cannot be called off; their late answer is dropped. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(notSent(abortCode(signal)));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

function toResponse(answer: Answer, url: URL): Response {
  // Some servers answer 999; the standard class takes nothing above 599.
  if (answer.status < 200 || answer.status > 599) throw new EgressAmbiguousError('EGRESS_RESPONSE_INVALID');
  const headers = new Headers(answer.headers);
  // The body is unpacked and whole: what told of its packing and framing is no longer true.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  const bodyless = answer.status === 204 || answer.status === 205 || answer.status === 304;
  const response = new Response(bodyless ? null : answer.body, { status: answer.status, headers });
  // `Response` has no other way to tell the last address of a redirect chain.
  Object.defineProperty(response, 'url', { value: url.href });
  return response;
}
