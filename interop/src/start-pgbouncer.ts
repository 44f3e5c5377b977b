/** PgBouncer in transaction mode on loopback, in front of the database of a test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export type Pgbouncer = {
  /** The same database and role through the pooler. */
  throughPool(directUrl: string): string;
  close(): Promise<void>;
};

export type PgbouncerOptions = {
  readonly program: string;
  /** Any connection to the server; its role and database do not matter. */
  readonly serverUrl: string;
  /** The roles that may come, with their passwords. */
  readonly roles: Readonly<Record<string, string>>;
  /** Connections to the database for each role on each database. */
  readonly poolSize: number;
};

export async function startPgbouncer(options: PgbouncerOptions): Promise<Pgbouncer> {
  const folder = await mkdtemp(join(tmpdir(), 'bedside-pgbouncer-'));
  const port = await freePort();
  const users = Object.entries(options.roles).map(([role, password]) => `"${role}" "${password}"\n`);
  await writeFile(join(folder, 'users.txt'), users.join(''));
  await writeFile(join(folder, 'pgbouncer.ini'), settings(options, { folder, port }));
  // It refuses to be root, and reads its files as somebody else.
  await chmod(folder, 0o755);
  const asUser = process.getuid?.() === 0 ? ['-u', 'postgres'] : [];
  const child = spawn(options.program, ['-q', ...asUser, join(folder, 'pgbouncer.ini')], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  await untilListening(port, child);
  return {
    throughPool: (directUrl) => {
      const url = new URL(directUrl);
      const { username, password, pathname } = url;
      return `postgres://${username}:${password}@127.0.0.1:${port}${pathname}`;
    },
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function settings(options: PgbouncerOptions, made: { folder: string; port: number }): string {
  const url = new URL(options.serverUrl);
  // A Unix socket is named by its folder in the query, an address by the host.
  const host = url.searchParams.get('host') ?? url.hostname;
  const port = url.searchParams.get('port') ?? (url.port || '5432');
  return `[databases]
* = host=${host} port=${port}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${made.port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(made.folder, 'users.txt')}
pool_mode = transaction
default_pool_size = ${options.poolSize}
max_client_conn = 500
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has one
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect({ port, host: '127.0.0.1' });
    const outcome = await Promise.race([once(socket, 'connect'), once(socket, 'error')]).catch(() => null);
    const isUp = outcome !== null && !socket.connecting && socket.readyState === 'open';
    socket.destroy();
    if (isUp) return;
    await delay(20);
  }
  throw new Error(`PgBouncer ended with ${child.exitCode}`);
}
