import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { DATABASE, OWNER_ROLE } from './cluster.ts';
import { hasCode, identifyProcess } from './process-identity.ts';

/** How a server is reached: `host` is the folder of its socket, or 127.0.0.1 on Windows. */
export type Endpoint = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
};

/** What a server wrote about itself into postmaster.pid. */
export type Postmaster = { readonly pid: number; readonly host: string; readonly port: number };

/** The server that runs on a cluster; null when none does, whatever its stale postmaster.pid says. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (identifyProcess(pid) === null || !(await worksIn(pid, cluster))) return null;
  const [port, socketFolder, address] = [Number(lines[3] ?? ''), lines[4]?.trim(), lines[5]?.trim()];
  return { pid, host: socketFolder || address || '', port };
}

/** A postmaster's working folder is its cluster, so a process id that was given out again is not taken for it. */
async function worksIn(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  return (await readlink(`/proc/${pid}/cwd`).catch(() => cluster)) === cluster;
}

export type Answer = 'ready' | 'starting' | 'nobody' | 'other';

/** Asks who answers at an endpoint: our cluster's server, one that is not ready yet, nobody, or another server. */
export async function askServer(endpoint: Endpoint, cluster: string): Promise<Answer> {
  try {
    return await withConnection(endpoint, 'postgres', async (client) => {
      const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
      return rows[0]?.folder === cluster ? 'ready' : 'other';
    });
  } catch (error) {
    // 57P03 cannot_connect_now: it starts up or shuts down. 28…: somebody else's server does not know our role.
    if (error instanceof DatabaseError) return error.code?.startsWith('28') ? 'other' : 'starting';
    if (hasCode(error, 'ENOENT', 'ECONNREFUSED', 'ENOTSOCK')) return 'nobody';
    return 'starting';
  }
}

/** Makes the database on a server that has none yet. */
export async function ensureDatabase(endpoint: Endpoint): Promise<void> {
  await withConnection(endpoint, 'postgres', async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`);
  });
}

async function withConnection<T>(
  endpoint: Endpoint,
  database: string,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ ...endpoint, database, connectionTimeoutMillis: 5_000 });
  // A server that goes away meanwhile is told by the query; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until a process is gone. */
export async function waitForExit(pid: number, maxMs: number): Promise<boolean> {
  const deadline = Date.now() + maxMs;
  while (identifyProcess(pid) !== null) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}
