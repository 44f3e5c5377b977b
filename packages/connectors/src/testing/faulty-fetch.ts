/** Breaks single requests of a fetch, for networks that cannot be told to misbehave themselves. */
import type { EgressFetch } from '../port.ts';

/** `time-out` and `reset` strike after the network has done what it was asked; the others before it was asked. */
export type ClientFault = 'time-out' | 'reset' | 'rate-limit' | 'server-error' | 'unreadable';

export type FaultyFetch = {
  readonly fetch: EgressFetch;
  /** Breaks the next request whose URL contains `urlPart`; once. */
  breakNext(fault: ClientFault, urlPart: string): void;
};

/** A fetch that is whole until it is told to break. */
export function createFaultyFetch(inner: EgressFetch): FaultyFetch {
  let planned: { fault: ClientFault; urlPart: string } | null = null;
  return {
    breakNext(fault, urlPart) {
      planned = { fault, urlPart };
    },
    async fetch(url, init) {
      if (planned === null || !url.includes(planned.urlPart)) return inner(url, init);
      const { fault } = planned;
      planned = null;
      return play(fault, () => inner(url, init));
    },
  };
}

async function play(fault: ClientFault, ask: () => Promise<Response>): Promise<Response> {
  switch (fault) {
    case 'time-out':
      await ask();
      throw new DOMException('The network did not answer in time.', 'TimeoutError');
    case 'reset':
      await ask();
      throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
    case 'unreadable':
      await ask();
      return new Response('{"uri":', { status: 200 });
    case 'rate-limit':
      return Response.json({ error: 'RateLimitExceeded' }, { status: 429, headers: { 'retry-after': '7' } });
    case 'server-error':
      return Response.json({ error: 'InternalServerError' }, { status: 500 });
    default:
      return fault satisfies never;
  }
}
