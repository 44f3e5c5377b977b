/** A way to a database that a test can cut: connections break, new ones are refused or hang, until it lets them through again. */

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type CuttableProxy = {
  /** The same database through the proxy. */
  through(directUrl: string): string;
  /** Ends all connections; new ones are ended at once, as by a server that is gone, or wait for ever, as behind a dead wire. */
  cut(how: 'refuses' | 'is silent'): void;
  /** Lets new connections through. Those that fell silent stay so, as over a wire whose state was lost. */
  mend(): void;
  close(): Promise<void>;
};

export async function startCuttableProxy(directUrl: string): Promise<CuttableProxy> {
  const target = addressOf(new URL(directUrl));
  const open = new Set<Socket>();
  let state: 'open' | 'refuses' | 'is silent' = 'open';
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    if (state === 'refuses') return void client.resetAndDestroy();
    if (state === 'is silent') return;
    const database = connect(target);
    keep(database);
    client.pipe(database);
    database.pipe(client);
    client.on('close', () => database.destroy());
    database.on('close', () => {
      if (state !== 'is silent') client.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has one
  const end = () => {
    for (const socket of open) {
      // Only TCP knows a reset; a database on this machine may be behind a Unix socket.
      if (socket.remoteFamily === undefined) socket.destroy();
      else socket.resetAndDestroy();
    }
  };
  return {
    through: (url) => {
      const { username, password, pathname } = new URL(url);
      return `postgres://${username}:${password}@127.0.0.1:${port}${pathname}`;
    },
    cut: (how) => {
      state = how;
      // Behind a dead wire nothing is heard, not even an end.
      if (how === 'refuses') end();
      else for (const socket of open) socket.unpipe().pause();
    },
    mend: () => {
      state = 'open';
    },
    close: async () => {
      end();
      server.close();
      await once(server, 'close');
    },
  };
}

function addressOf(url: URL): { path: string } | { host: string; port: number } {
  const folder = url.searchParams.get('host');
  const port = Number(url.searchParams.get('port') ?? (url.port || 5432));
  return folder === null ? { host: url.hostname, port } : { path: `${folder}/.s.PGSQL.${port}` };
}
