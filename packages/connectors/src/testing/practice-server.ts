/** The practice network on a real loopback socket, where faults happen to the socket and not to a promise. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPracticeAccounts } from '../practice/accounts.ts';
import type { PracticeAnswer } from '../practice/answer.ts';
import { createPracticeNetwork, type PracticeNetwork } from '../practice/network.ts';
import { createMemoryPracticeStore, type PracticeStore } from '../practice/store.ts';
import { toRequest, writeResponse } from './node-http.ts';

export type PracticeServerOptions = {
  readonly store?: PracticeStore;
  readonly now?: () => Date;
  readonly controlToken?: string | null;
  /** 0 takes a free port. */
  readonly port?: number;
};

export type PracticeServer = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly network: PracticeNetwork;
  /** A token for an account of this network; the handle is also its id. */
  issueToken(handle: string): string;
  /** Ends open connections too, those that are never answered among them. */
  close(): Promise<void>;
};

/** Starts the network. With the defaults it keeps its posts in memory. */
export async function startPracticeServer(options: PracticeServerOptions = {}): Promise<PracticeServer> {
  const { store = createMemoryPracticeStore(), now = () => new Date(), controlToken = null, port = 0 } = options;
  const accounts = createPracticeAccounts({ secret: 'practice-server-for-tests' });
  const network = createPracticeNetwork({ store, now, controlToken, findAccount: accounts.find });
  const server = createServer((incoming, outgoing) => {
    toRequest(incoming)
      .then((request) => network.answer(request))
      .then((answer) => play(answer, outgoing))
      .catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this shape.
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    network,
    issueToken: (handle) => accounts.issue({ accountId: handle, handle, displayName: handle }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function play(answer: PracticeAnswer, outgoing: ServerResponse): Promise<void> {
  if (answer.kind === 'never') return;
  if (answer.kind === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  if (answer.kind !== 'truncated') return writeResponse(answer.response, outgoing);
  // Promises more than it sends, then hangs up.
  const { response } = answer;
  const bytes = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(200, { ...Object.fromEntries(response.headers), 'content-length': String(bytes.length + 1) });
  outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.socket?.destroy());
}
