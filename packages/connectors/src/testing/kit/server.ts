/** A fake network behind a real socket on this machine, where faults happen to the socket and not to a promise. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EgressFetch } from '../../port.ts';
import { loopbackFetch } from '../loopback-fetch.ts';
import { toRequest } from '../node-http.ts';
import type { Answer, FakeNetwork, FakeRequest, Reply } from './network.ts';

export type StartedNetwork = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Reaches it, except where a fault lets no byte leave: a server that listens cannot play those. */
  readonly fetch: EgressFetch;
  /** Ends open connections too, those that are never answered among them. */
  close(): Promise<void>;
};

/** Starts it on a free port. */
export async function startFakeNetwork(network: FakeNetwork): Promise<StartedNetwork> {
  const server = createServer((incoming, outgoing) => {
    toRequest(incoming)
      .then(withBody)
      .then((request) => network.answer(request))
      .then((answer) => play(answer, outgoing))
      .catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async fetch(url, init = {}) {
      const unreachable = network.connect({ method: init.method ?? 'GET', url });
      if (unreachable !== null) throw unreachable;
      return loopbackFetch(url, init);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function withBody(request: Request): Promise<FakeRequest> {
  const { method, url, headers } = request;
  return { method, url, headers, body: new Uint8Array(await request.arrayBuffer()) };
}

function play(answer: Answer, outgoing: ServerResponse): void {
  switch (answer.kind) {
    case 'response':
      return write(answer.reply, outgoing);
    case 'truncated':
      return writeHalf(answer.reply, outgoing);
    case 'never':
      return;
    case 'reset':
      outgoing.socket?.resetAndDestroy();
      return;
    case 'closed':
      outgoing.socket?.end();
      return;
    default:
      answer satisfies never;
  }
}

function write({ status, headers, body }: Reply, outgoing: ServerResponse): void {
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, { ...headers, ...(bytes.length > 0 ? { 'content-length': bytes.length } : {}) });
  outgoing.end(bytes);
}

/** Promises more than it sends, then hangs up. */
function writeHalf({ status, headers, body }: Reply, outgoing: ServerResponse): void {
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
  outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.socket?.destroy());
}
