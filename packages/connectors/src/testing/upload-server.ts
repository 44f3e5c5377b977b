/**
 * A server that takes uploads in parts, in the manner of tus 1.0 (https://tus.io/protocols/resumable-upload): created by
 * POST, asked by HEAD, continued by PATCH at an offset. Here a POST to the upload finishes it. It keeps a hash and a count
 * of what it took in, not the bytes, and can be told to misbehave.
 */
import { createHash, type Hash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Upload = { size: number; received: number; readonly hash: Hash; finishedAs: string | null };

export type UploadServer = {
  readonly url: string;
  readonly uploads: ReadonlyMap<string, { readonly size: number; readonly received: number }>;
  /** Requests so far, as `PATCH 1024`: method and the offset named. */
  readonly requests: readonly string[];
  /** Cuts the connection when so many bytes of an upload have come, once for each. */
  cutAt(...bytes: readonly number[]): void;
  /** Does what the next request of this method asks for, and cuts the connection instead of answering. */
  loseAnswer(method: 'POST' | 'HEAD' | 'PATCH'): void;
  /** Answers the next request of this method with this, and does nothing. */
  answerNext(method: 'POST' | 'HEAD' | 'PATCH', answer: { status: number; headers?: Record<string, string> }): void;
  /** Throws all uploads away. */
  forget(): void;
  /** Hex SHA-256 of what an upload took in; only when it is finished. */
  sha256Of(mediaId: string): string | null;
  close(): Promise<void>;
};

/** Starts it on a free port of this machine. */
export async function startUploadServer(): Promise<UploadServer> {
  const uploads = new Map<string, Upload>();
  const finished = new Map<string, string>();
  const requests: string[] = [];
  const cuts: number[] = [];
  const lost = new Set<string>();
  const planned = new Map<string, { status: number; headers?: Record<string, string> }>();
  let counter = 0;

  const create = (request: IncomingMessage, response: ServerResponse) => {
    counter += 1;
    const handle = `upload-${counter}`;
    const size = Number(request.headers['upload-length']);
    uploads.set(handle, { size, received: 0, hash: createHash('sha256'), finishedAs: null });
    answer(response, 201, { location: handle });
  };

  const finish = (upload: Upload, response: ServerResponse) => {
    if (upload.received !== upload.size) return answer(response, 409);
    upload.finishedAs ??= `media-${finished.size + 1}`;
    if (!finished.has(upload.finishedAs)) finished.set(upload.finishedAs, upload.hash.copy().digest('hex'));
    return answer(response, 200, { 'media-id': upload.finishedAs });
  };

  const append = (upload: Upload, request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['upload-offset']) !== upload.received) return answer(response, 409);
    request.on('data', (chunk: Buffer) => {
      const cut = cuts.find((at) => upload.received < at && upload.received + chunk.length >= at);
      const kept = cut === undefined ? chunk : chunk.subarray(0, cut - upload.received);
      upload.hash.update(kept);
      upload.received += kept.length;
      if (cut === undefined) return;
      cuts.splice(cuts.indexOf(cut), 1);
      request.removeAllListeners('data');
      request.socket.destroy();
    });
    request.on('error', () => undefined);
    request.on('end', () => answer(response, 204, { 'upload-offset': String(upload.received) }));
    return undefined;
  };

  const answer = (response: ServerResponse, status: number, headers: Record<string, string> = {}) => {
    if (lost.delete(response.req.method ?? '')) response.req.socket.destroy();
    else response.writeHead(status, headers).end();
  };

  const server = createServer((request, response) => {
    const { headers, method = '', url = '/' } = request;
    requests.push(`${method} ${headers['upload-offset'] ?? ''}`.trim());
    const instead = planned.get(method);
    planned.delete(method);
    const upload = uploads.get(url.slice(1));
    if (instead !== undefined) {
      request.resume();
      response.writeHead(instead.status, instead.headers).end();
    } else if (method === 'POST' && url === '/') create(request, response);
    else if (upload === undefined) answer(response, 404);
    else if (method === 'HEAD') {
      const told = upload.finishedAs === null ? {} : { 'media-id': upload.finishedAs };
      answer(response, 200, { 'upload-offset': String(upload.received), ...told });
    } else if (method === 'PATCH') append(upload, request, response);
    else finish(upload, response);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this shape.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    uploads,
    requests,
    cutAt: (...bytes) => void cuts.push(...bytes),
    loseAnswer: (method) => void lost.add(method),
    answerNext: (method, instead) => void planned.set(method, instead),
    forget: () => uploads.clear(),
    sha256Of: (mediaId) => finished.get(mediaId) ?? null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
