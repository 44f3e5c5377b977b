/** Reaches a fake network without a socket, on the network's own time, with the manners of a fetch over one. */
import type { EgressFetch, EgressInit } from '../../port.ts';
import { partsOf, rebuiltResponse, untilAborted, withDeadline } from '../../practice/in-process-fetch.ts';
import type { Answer, FakeNetwork, FakeRequest, Reply } from './network.ts';

/** How long a request and its answer are on their way, in ms; drawn anew for each. */
export type Latency = { readonly requestMs: () => number; readonly answerMs: () => number };

/**
 * An `EgressFetch` to a network. It gives up on `signal` and, on the network's time, after `timeoutMs`; what has left by then
 * arrives all the same. A reset, a connection that ends and half an answer throw what `fetch` throws.
 */
export function createNetworkFetch(network: FakeNetwork, latency?: Latency): EgressFetch {
  const { time } = network;
  const onTheWay = (ms: number) => new Promise<void>((resolve) => time.after(ms, resolve));
  const send = async (request: FakeRequest): Promise<Answer> => {
    if (latency === undefined) return network.answer(request);
    await onTheWay(latency.requestMs());
    const answer = await network.answer(request);
    await onTheWay(latency.answerMs());
    return answer;
  };
  return (url, init = {}) =>
    withDeadline(
      init,
      async (signal) => {
        const request = await toFakeRequest(url, init);
        const unreachable = network.connect(request);
        if (unreachable !== null) throw unreachable;
        const reply = replyOf(await untilAborted(send(request), signal));
        if (reply === null) return untilAborted(new Promise<never>(() => undefined), signal);
        const response = toResponse(reply);
        const bytes = await response.arrayBuffer();
        return rebuiltResponse({ response, bytes, maxResponseBytes: init.maxResponseBytes });
      },
      time.after,
    );
}

async function toFakeRequest(url: string, init: EgressInit): Promise<FakeRequest> {
  const { body = '', headers } = partsOf(init);
  const bytes = await bytesOf(body);
  return { method: init.method ?? 'GET', url, headers: new Headers(headers), body: bytes };
}

async function bytesOf(body: NonNullable<ReturnType<typeof partsOf>['body']>): Promise<Uint8Array> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer());
}

/** The whole reply, or null for one that never comes; throws what a broken connection throws. */
function replyOf(answer: Answer): Reply | null {
  switch (answer.kind) {
    case 'response':
      return answer.reply;
    case 'never':
      return null;
    case 'reset':
      throw new TypeError('fetch failed', { cause: systemError('ECONNRESET', 'read ECONNRESET') });
    case 'closed':
      throw new TypeError('fetch failed', { cause: systemError('UND_ERR_SOCKET', 'other side closed') });
    case 'truncated':
      throw new TypeError('terminated', { cause: systemError('UND_ERR_SOCKET', 'other side closed') });
    default:
      return answer satisfies never;
  }
}

function systemError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function toResponse({ status, headers, body }: Reply): Response {
  return new Response(body === '' ? null : body, { status, headers: { ...headers } });
}
