import { type EgressInit, NotSentError } from '@bedside/connectors';
import { Client } from 'undici';
import { EgressAmbiguousError, notSent } from './egress-errors.ts';
import { PinnedConnection } from './pinned-connection.ts';
import { readCapped } from './read-capped.ts';
import { type Outgoing, outgoing } from './streamed-body.ts';

export type Exchange = {
  readonly url: URL;
  readonly addresses: readonly string[];
  /** Authorities (PEM) that are believed beside the usual ones. */
  readonly authorities: readonly string[];
  readonly method: string;
  readonly headers: Headers;
  readonly body: EgressInit['body'] | null;
  readonly maxResponseBytes: number;
  readonly signal: AbortSignal;
};

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Buffer<ArrayBuffer> };

const MAX_HEADER_BYTES = 64 * 1024;

/** One request and its whole answer, over a connection of its own. Throws `NotSentError` or `EgressAmbiguousError`. */
export async function exchange(request: Exchange): Promise<Answer> {
  const sent = outgoing(request.body);
  const connection = new PinnedConnection(request.addresses, request.authorities);
  // Time limits are the signal's alone: it covers name, connection, answer and body together.
  const client = new Client(request.url.origin, {
    connect: connection.connect,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  // undici heeds the signal only once it is connected.
  const abort = () => connection.close();
  request.signal.addEventListener('abort', abort, { once: true });
  try {
    return await send(client, request, sent);
  } catch (error) {
    throw outcomeOf(error, { established: connection.established, signal: request.signal });
  } finally {
    request.signal.removeEventListener('abort', abort);
    connection.close();
    await client.destroy();
  }
}

async function send(client: Client, request: Exchange, sent: Outgoing): Promise<Answer> {
  const { url, method, signal } = request;
  const answer = await client.request({
    path: url.pathname + url.search,
    // undici's type lists the common methods; any token is accepted at run time.
    method: method as 'GET',
    headers: {
      ...Object.fromEntries(request.headers),
      ...(sent.length === null ? {} : { 'content-length': String(sent.length) }),
    },
    body: sent.body,
    signal,
  });
  const headers = toHeaders(answer.headers);
  if (Number(headers.get('content-length') ?? 0) > request.maxResponseBytes && method !== 'HEAD') {
    throw new EgressAmbiguousError('EGRESS_RESPONSE_TOO_LARGE');
  }
  const encoding = hasBody(method, answer.statusCode) ? (headers.get('content-encoding') ?? '') : '';
  const bytes = await readCapped(answer.body, encoding, request.maxResponseBytes);
  return { status: answer.statusCode, headers, body: bytes };
}

function hasBody(method: string, status: number): boolean {
  return method !== 'HEAD' && status !== 204 && status !== 205 && status !== 304;
}

function toHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) headers.append(name, each);
  }
  return headers;
}

function outcomeOf(error: unknown, at: { established: boolean; signal: AbortSignal }): Error {
  if (error instanceof EgressAmbiguousError) return error;
  if (at.established) {
    return new EgressAmbiguousError(at.signal.aborted ? abortCode(at.signal) : 'EGRESS_CONNECTION_LOST', error);
  }
  if (at.signal.aborted) return notSent(abortCode(at.signal), error);
  return error instanceof NotSentError ? error : notSent('EGRESS_CONNECTION_FAILED', error);
}

export function abortCode(signal: AbortSignal): 'EGRESS_TIMEOUT' | 'EGRESS_ABORTED' {
  const reason: unknown = signal.reason;
  return reason instanceof DOMException && reason.name === 'TimeoutError' ? 'EGRESS_TIMEOUT' : 'EGRESS_ABORTED';
}
