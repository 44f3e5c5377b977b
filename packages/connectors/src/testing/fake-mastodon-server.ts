/** The fake Mastodon server behind a socket on this machine, for servers and browsers under test. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeMastodon, type FakeMastodon } from './fake-mastodon.ts';
import { toRequest, writeResponse } from './node-http.ts';

export type StartedFakeMastodon = FakeMastodon & {
  /** Ends open connections too. */
  close(): Promise<void>;
};

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeMastodon(options: { readonly now?: () => Date } = {}): Promise<StartedFakeMastodon> {
  let address = '';
  const mastodon = createFakeMastodon({ ...options, serviceUrl: () => address });
  const server = createServer((incoming, outgoing) => {
    toRequest(incoming)
      .then(mastodon.answer)
      .then((response) => writeResponse(response, outgoing))
      .catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this shape.
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(mastodon, { close });
}
