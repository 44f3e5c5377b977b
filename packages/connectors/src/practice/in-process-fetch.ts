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

/** Runs work after so many milliseconds; what it gives takes the work back. */
export type After = (ms: number, work: () => void) => () => void;

const afterRealTime: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** Runs with a signal that aborts with the caller's, or with a `TimeoutError` after `timeoutMs`, as `after` counts them. */
export async function withDeadline<Value>(
  init: EgressInit,
  run: (signal: AbortSignal) => Promise<Value>,
  after: After = afterRealTime,
): Promise<Value> {
  const deadline = new AbortController();
  const timeOut = () => deadline.abort(new DOMException('The network did not answer in time.', 'TimeoutError'));
  const stopClock = init.timeoutMs === undefined ? null : after(init.timeoutMs, timeOut);
  const giveUp = () => deadline.abort(init.signal?.reason);
  if (init.signal?.aborted) giveUp();
  init.signal?.addEventListener('abort', giveUp, { once: true });
  try {
    deadline.signal.throwIfAborted();
    return await run(deadline.signal);
  } finally {
    stopClock?.();
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

/** The promise's outcome, or the signal's reason as soon as it aborts. */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
