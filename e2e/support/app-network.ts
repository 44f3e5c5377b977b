import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type AppNetwork, createAppNetwork } from '../../server/test/app-network.ts';

export type StartedAppNetwork = AppNetwork & {
  /** What `NETWORK_ADDRESSES` says of it. */
  readonly address: string;
  close(): Promise<void>;
};

/** What Node runs in place of `bedside.mjs serve`. */
export const appNetworkEntry = [
  '--conditions=bedside-source',
  '--disable-warning=ExperimentalWarning',
  'e2e/support/serve-app-network.ts',
];

/** The network on a port of this machine. */
export async function startAppNetwork(): Promise<StartedAppNetwork> {
  const network = createAppNetwork({ endsAll: true });
  const server = createServer(getRequestListener((request) => network.answer(request)));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return {
    ...network,
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
