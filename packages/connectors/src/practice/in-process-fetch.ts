/** Speaks to a fetch-style handler in the same process, with the manners of a fetch over a socket. */
import type { EgressFetch, EgressInit } from '../port.ts';

/**
 * An `EgressFetch` over a handler: aborts on `signal` and `timeoutMs` even when the handler never answers, reads the
 * answer whole before it gives it, and refuses one longer than `maxResponseBytes`. No request leaves the process, so
 * the address of the URL decides nothing.
 */
export function createInProcessFetch(handler: (request: Request) => Promise<Response>): EgressFetch {
  return (url, init = {}) =>
    withDeadline(init, async (signal) => {
      const request = new Request(url, { method: init.method ?? 'GET', ...partsOf(init), signal });
      const response = await untilAborted(handler(request), signal);
      const bytes = await untilAborted(response.arrayBuffer(), signal);
      return rebuiltResponse({ response, bytes, maxResponseBytes: init.maxResponseBytes });
    });
}

/** Runs with a signal that aborts with the caller's, or with a `TimeoutError` after `timeoutMs`. */
export async function withDeadline<Value>(
  init: EgressInit,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const deadline = new AbortController();
  const timeOut = () => deadline.abort(new DOMException('The network did not answer in time.', 'TimeoutError'));
  const timer = init.timeoutMs === undefined ? null : setTimeout(timeOut, init.timeoutMs);
  const giveUp = () => deadline.abort(init.signal?.reason);
  if (init.signal?.aborted) giveUp();
  init.signal?.addEventListener('abort', giveUp, { once: true });
  try {
    deadline.signal.throwIfAborted();
    return await run(deadline.signal);
  } finally {
    if (timer !== null) clearTimeout(timer);
    init.signal?.removeEventListener('abort', giveUp);
  }
}

/** Headers and body in the shape that `Request` and `fetch` take. */
export function partsOf(init: EgressInit): {
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  duplex?: 'half';
} {
  const { headers } = init;
  return { ...(headers === undefined ? {} : { headers: { ...headers } }), ...bodyOf(init.body) };
}

function bodyOf(body: EgressInit['body']): Omit<ReturnType<typeof partsOf>, 'headers'> {
  if (body === undefined) return {};
  if (typeof body === 'string') return { body };
  if (body instanceof Uint8Array) return { body: new Uint8Array(body) };
  return { body: readableOf(body.stream), duplex: 'half' };
}

function readableOf(stream: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = stream[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(piece.value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

/** A response whose body is already here. Throws when it is longer than allowed. */
export function rebuiltResponse(parts: {
  response: Response;
  bytes: ArrayBuffer;
  maxResponseBytes: number | undefined;
}): Response {
  const { response, bytes, maxResponseBytes = Number.POSITIVE_INFINITY } = parts;
  if (bytes.byteLength > maxResponseBytes) throw new RangeError('The answer is longer than allowed.');
  const body = bytes.byteLength === 0 ? null : bytes;
  return new Response(body, { status: response.status, headers: response.headers });
}

function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
