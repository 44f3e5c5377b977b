import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { newId } from '../../kernel/ids/ids.ts';

/** What one connection may take of this machine. Times in milliseconds. */
export type ConnectionLimits = {
  /** For the request line and the headers together. */
  readonly maxHeaderBytes: number;
  readonly headersMs: number;
  /** For a whole request with its body: slow senders may not hold a connection for ever. */
  readonly requestMs: number;
  /** The same where a film or a document comes, which is large and may come over a slow line. */
  readonly uploadMs: number;
  /** How long such an upload may stand still. */
  readonly stillMs: number;
  /** How long a connection is kept without a request. */
  readonly idleMs: number;
  /** How often connections are looked at for the first two. */
  readonly checkEveryMs: number;
};

export const connectionLimits: ConnectionLimits = {
  maxHeaderBytes: 16_384,
  headersMs: 20_000,
  requestMs: 60_000,
  // One gigabyte at 1 Mbit/s and more.
  uploadMs: 3 * 60 * 60_000,
  stillMs: 60_000,
  // Longer than proxies keep theirs, which is a minute with most: whoever ends it first must not be the one that is written to.
  idleMs: 65_000,
  checkEveryMs: 5_000,
};

type Refusal = { readonly status: string; readonly code: string; readonly title: string };

const UNREADABLE: Refusal = {
  status: '400 Bad Request',
  code: 'REQUEST_UNREADABLE',
  title: 'This is not a request in HTTP that can be read in one way only.',
};
const TOO_SLOW: Refusal = {
  status: '408 Request Timeout',
  code: 'REQUEST_TOO_SLOW',
  title: 'The request did not come in time.',
};
const REFUSALS: ReadonlyMap<string, Refusal> = new Map([
  [
    'HPE_HEADER_OVERFLOW',
    {
      status: '431 Request Header Fields Too Large',
      code: 'HEADERS_TOO_LARGE',
      title: 'The headers are larger than can be taken.',
    },
  ],
  ['ERR_HTTP_REQUEST_TIMEOUT', TOO_SLOW],
]);
const NO_TUNNEL: Refusal = {
  status: '405 Method Not Allowed',
  code: 'METHOD_NOT_ALLOWED',
  title: 'This address does not take this kind of request.',
};

/** How long somebody who is refused may go on talking. */
const LISTEN_ON_MS = 500;

/**
 * The server that listens. What Node refuses before a request is one — two lengths, headers without end, a body that
 * trickles — is answered like every other refusal, with a code, and its connection is closed.
 */
export function createHttpServer(handler: RequestListener, limits: ConnectionLimits = connectionLimits): Server {
  const server = createServer(
    {
      maxHeaderSize: limits.maxHeaderBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.uploadMs,
      keepAliveTimeout: limits.idleMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
    (request, response) => {
      limitBody(request, limits);
      handler(request, response);
    },
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET') socket.destroy();
    else refuse(socket, REFUSALS.get(error.code ?? '') ?? UNREADABLE);
  });
  server.on('connect', (_request, socket) => refuse(socket, NO_TUNNEL));
  return server;
}

/** Doors at which whole films and documents come. */
const UPLOADS: ReadonlySet<string> = new Set(['/api/v1/media/videos', '/api/v1/media/documents']);

function limitBody(request: IncomingMessage, { requestMs, stillMs }: ConnectionLimits): void {
  const { socket } = request;
  if (request.method === 'POST' && UPLOADS.has(request.url ?? '')) {
    const stands = () => refuse(socket, TOO_SLOW);
    const whole = () => socket.setTimeout(0).off('timeout', stands);
    socket.setTimeout(stillMs, stands);
    // Once all of it is there, the file is looked at, and the socket may be still.
    request.on('end', whole).on('close', whole);
    return;
  }
  const timer = setTimeout(() => {
    if (!request.complete) refuse(socket, TOO_SLOW);
  }, requestMs).unref();
  request.on('end', () => clearTimeout(timer)).on('close', () => clearTimeout(timer));
}

function refuse(socket: Duplex, { status, code, title }: Refusal): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({
    type: `about:blank#${code}`,
    title,
    status: Number(status.slice(0, 3)),
    code,
    remedy: null,
    requestId: newId<'request'>(),
    details: {},
  });
  const head = [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.on('error', () => undefined);
  // What still comes is read and thrown away for a moment: a connection that is reset takes the answer with it.
  socket.resume();
  setTimeout(() => socket.destroy(), LISTEN_ON_MS).unref();
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
