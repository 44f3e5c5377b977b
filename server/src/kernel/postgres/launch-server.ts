import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { childOptions, isDiskFull, OWNER_ROLE, readPassword } from './cluster.ts';
import { diskFull, socketInUse } from './errors.ts';
import type { Placement } from './placement.ts';
import { askServer, type Endpoint, type Postmaster } from './postmaster.ts';
import { type Address, serverOptions } from './server-settings.ts';
import { makeSocketFolder, SOCKET_PORT } from './socket-folder.ts';

/** The server's own words, and the last ones before it grew too long beside it. */
export const logFile = (placement: Placement): string => join(placement.dataDir, 'postgres.log');

/** How a server at an address is reached. */
export async function endpointOf(
  placement: Pick<Placement, 'dataDir'>,
  at: { readonly host: string; readonly port: number },
): Promise<Endpoint> {
  return { host: at.host, port: at.port, user: OWNER_ROLE, password: await readPassword(placement) };
}

export type Launch =
  | { readonly outcome: 'running'; readonly postmaster: Postmaster; readonly endpoint: Endpoint }
  | { readonly outcome: 'retry' | 'failed'; readonly words: string };

/** Starts a server and waits until it answers, or says why it did not. */
export async function launch(placement: Placement, deadline: number, signal: AbortSignal | undefined): Promise<Launch> {
  const at = await chooseEndpoint(placement);
  const endpoint = await endpointOf(placement, at);
  if ((await askServer(endpoint, placement.cluster)) !== 'nobody') throw socketInUse(at.host);
  const offset = await logSize(placement);
  const { child, ended } = await spawnServer(placement, at);
  while (!ended.aborted) {
    if ((await askServer(endpoint, placement.cluster)) === 'ready' && child.pid !== undefined) {
      child.unref();
      return { outcome: 'running', postmaster: { pid: child.pid, ...at }, endpoint };
    }
    if (signal?.aborted || Date.now() > deadline) child.kill('SIGINT');
    await delay(20);
  }
  signal?.throwIfAborted();
  return explainExit(placement, await lastWords(placement, offset));
}

/** PostgreSQL tells the cause only in words, and LC_ALL=C keeps them English. */
function explainExit(placement: Placement, words: string): Launch {
  if (isDiskFull(words)) throw diskFull(placement.cluster);
  if (words.includes('could not bind')) throw socketInUse('the address of the embedded server');
  const held = words.includes('pre-existing shared memory block') || words.includes('already exists');
  return { outcome: held ? 'retry' : 'failed', words };
}

async function chooseEndpoint(placement: Placement): Promise<Address> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort() };
  return { host: await makeSocketFolder(placement), port: SOCKET_PORT };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new TypeError('A TCP server has a port.');
  return address.port;
}

/**
 * Detached, so that Ctrl-C in a terminal reaches Bedside alone, which stops the server when it has drained. The log is
 * a file, so that the server outlives a killed Bedside.
 */
async function spawnServer(
  placement: Placement,
  at: Address,
): Promise<{ child: ReturnType<typeof spawn>; ended: AbortSignal }> {
  const log = await open(logFile(placement), 'a', 0o600);
  try {
    const program = join(placement.binaries.root, 'bin', 'postgres');
    const child = spawn(program, ['-D', placement.cluster, ...serverOptions(at)], {
      ...childOptions(placement),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    // Listened to before anything is waited for: a server that cannot run at all is gone within milliseconds.
    const life = new AbortController();
    child.once('exit', () => life.abort());
    child.once('error', () => life.abort());
    return { child, ended: life.signal };
  } finally {
    await log.close();
  }
}

const LOG_MAX_BYTES = 4 * 1024 * 1024;

async function logSize(placement: Placement): Promise<number> {
  const size = (await stat(logFile(placement)).catch(() => null))?.size ?? 0;
  if (size < LOG_MAX_BYTES) return size;
  await rename(logFile(placement), `${logFile(placement)}.1`);
  return 0;
}

async function lastWords(placement: Placement, offset: number): Promise<string> {
  const log = await readFile(logFile(placement)).catch(() => Buffer.alloc(0));
  return log.subarray(offset).toString('utf8').trim().slice(-600);
}
