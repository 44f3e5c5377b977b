import { execFile, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { childOptions, DATABASE, isDiskFull, OWNER_ROLE, prepareCluster, readPassword } from './cluster.ts';
import { diskFull, socketInUse, startFailed, stopFailed } from './errors.ts';
import { waitForFileLock } from './file-lock.ts';
import { type Placement, placeServer } from './placement.ts';
import {
  askServer,
  type Endpoint,
  ensureDatabase,
  findPostmaster,
  type Postmaster,
  waitForExit,
} from './postmaster.ts';
import { type Address, serverOptions } from './server-settings.ts';
import { countUses, registerUse, type ServerUsers, unregisterUse } from './server-users.ts';
import { makeSocketFolder, SOCKET_PORT } from './socket-folder.ts';

export type EmbeddedPostgresOptions = {
  /** Absolute folder; the cluster lies in its `postgres`. */
  readonly dataDir: string;
  /** Says in one sentence where things lie and what was done. */
  readonly log: (sentence: string) => void;
  readonly signal?: AbortSignal;
};

export type EmbeddedPostgres = {
  /** Connection URL of the owner role; understood by pg and libpq. */
  readonly ownerUrl: string;
  /** `host` is the folder of the socket (127.0.0.1 on Windows). */
  readonly connection: Endpoint & { readonly database: string };
  /** True when the server already ran: another process of ours started it, or one that was killed. */
  readonly adopted: boolean;
  readonly pid: number;
  /** Stops the server, unless another process of ours still uses it; its last user stops it. Safe to call twice. */
  stop(): Promise<void>;
};

/**
 * Runs a PostgreSQL of our own on a data folder: makes the cluster on the first start, adopts a server that already
 * runs on it, else starts one.
 *
 * @throws BedsideError `POSTGRES_BINARY_MISSING`, `_WRONG_OWNER`, `_WRONG_VERSION`, `_SOCKET_IN_USE`, `_DISK_FULL`,
 *   `_NO_ACCOUNT`, `_START_FAILED`, each with a remedy.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const placement = await placeServer({ dataDir: resolve(options.dataDir) });
  tellPlacement(placement, options.log);
  const lock = await waitForFileLock(startLock(placement), options.signal);
  const use = await registerUse(usersOf(placement));
  try {
    await prepareCluster(placement);
    const { postmaster, endpoint, adopted } = await adoptOrLaunch(placement, options);
    await ensureDatabase(endpoint);
    return {
      ownerUrl: connectionUrl(endpoint),
      connection: { ...endpoint, database: DATABASE },
      adopted,
      pid: postmaster.pid,
      stop: stopOnce(placement, use),
    };
  } catch (error) {
    await unregisterUse(usersOf(placement), use);
    throw error;
  } finally {
    await lock.release();
  }
}

/** Stops a server that a killed process left behind. True when there was one. */
export async function stopOrphan({ dataDir }: { readonly dataDir: string }): Promise<boolean> {
  const placement = await placeServer({ dataDir: resolve(dataDir) });
  const lock = await waitForFileLock(startLock(placement));
  try {
    const running = await findPostmaster(placement.cluster);
    if (running !== null) await stopServer(placement, running);
    return running !== null;
  } finally {
    await lock.release();
  }
}

function tellPlacement(placement: Placement, log: (sentence: string) => void): void {
  if (!placement.cluster.startsWith(placement.dataDir)) log(`The database lies in ${placement.cluster}.`);
  if (placement.account !== null) log(`PostgreSQL runs as the user ${placement.account.name}, since it refuses root.`);
}

const startLock = (placement: Placement): string => join(placement.dataDir, 'postgres.lock');
const logFile = (placement: Placement): string => join(placement.dataDir, 'postgres.log');
const usersOf = (placement: Placement): ServerUsers => ({ folder: join(placement.dataDir, 'postgres.users') });

type Running = { readonly postmaster: Postmaster; readonly endpoint: Endpoint; readonly adopted: boolean };

/** A killed postmaster's children hold the cluster for a moment, and recovery after a crash takes its time. */
const START_MAX_MS = 60_000;

async function adoptOrLaunch(placement: Placement, options: EmbeddedPostgresOptions): Promise<Running> {
  const deadline = Date.now() + START_MAX_MS;
  for (;;) {
    options.signal?.throwIfAborted();
    const running = await adopt(placement, deadline);
    if (running !== null) return running;
    const launched = await launch(placement, deadline, options.signal);
    if (launched.outcome === 'running') return { ...launched, adopted: false };
    if (launched.outcome === 'failed' || Date.now() > deadline) throw startFailed(logFile(placement), launched.words);
    await delay(200);
  }
}

async function adopt(placement: Placement, deadline: number): Promise<Running | null> {
  const patience = Math.min(deadline, Date.now() + 5_000);
  for (;;) {
    const postmaster = await findPostmaster(placement.cluster);
    if (postmaster === null) return null;
    const endpoint = await endpointOf(placement, postmaster);
    const answer = await askServer(endpoint, placement.cluster);
    if (answer === 'ready') return { postmaster, endpoint, adopted: true };
    // It runs, yet its socket is gone (a cleaned /tmp): nobody can reach it any more, so it makes room.
    if (answer !== 'starting' && Date.now() > patience) await stopServer(placement, postmaster);
    if (Date.now() > deadline) throw startFailed(logFile(placement), 'It runs and does not become ready.');
    await delay(50);
  }
}

async function endpointOf(
  placement: Placement,
  at: { readonly host: string; readonly port: number },
): Promise<Endpoint> {
  return { host: at.host, port: at.port, user: OWNER_ROLE, password: await readPassword(placement) };
}

type Launch =
  | { readonly outcome: 'running'; readonly postmaster: Postmaster; readonly endpoint: Endpoint }
  | { readonly outcome: 'retry' | 'failed'; readonly words: string };

async function launch(placement: Placement, deadline: number, signal: AbortSignal | undefined): Promise<Launch> {
  const at = await chooseEndpoint(placement);
  const endpoint = await endpointOf(placement, at);
  if ((await askServer(endpoint, placement.cluster)) !== 'nobody') throw socketInUse(at.host);
  const offset = await logSize(placement);
  const child = await spawnServer(placement, at);
  const life = new AbortController();
  child.once('exit', () => life.abort());
  child.once('error', () => life.abort());
  while (!life.signal.aborted) {
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
async function spawnServer(placement: Placement, at: Address): Promise<ReturnType<typeof spawn>> {
  const log = await open(logFile(placement), 'a', 0o600);
  try {
    return spawn(join(placement.binaries.root, 'bin', 'postgres'), ['-D', placement.cluster, ...serverOptions(at)], {
      ...childOptions(placement),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
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

/** The URL carries a socket's folder in `host=`, which both pg and libpq prefer to the name in front. */
function connectionUrl({ host, port, user, password }: Endpoint): string {
  const login = password === '' ? user : `${user}:${encodeURIComponent(password)}`;
  if (!host.startsWith('/')) return `postgresql://${login}@${host}:${port}/${DATABASE}`;
  return `postgresql://${login}@localhost/${DATABASE}?host=${encodeURIComponent(host)}&port=${port}`;
}

function stopOnce(placement: Placement, use: string): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  return () => {
    stopping ??= leave(placement, use);
    return stopping;
  };
}

async function leave(placement: Placement, use: string): Promise<void> {
  const lock = await waitForFileLock(startLock(placement));
  try {
    await unregisterUse(usersOf(placement), use);
    if ((await countUses(usersOf(placement))) > 0) return;
    const running = await findPostmaster(placement.cluster);
    if (running !== null) await stopServer(placement, running);
  } finally {
    await lock.release();
  }
}

/** SIGINT: fast shutdown, with a checkpoint. SIGQUIT: at once; the next start recovers from the log. */
async function stopServer(placement: Placement, { pid }: Postmaster): Promise<void> {
  if (process.platform === 'win32') return await stopByTool(placement, pid);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    sendSignal(pid, signal);
    if (await waitForExit(pid, 15_000)) return;
  }
  throw stopFailed(pid);
}

function sendSignal(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already: the wait that follows sees it.
  }
}

/** Windows has no signals; pg_ctl speaks to the server by a named pipe. */
async function stopByTool(placement: Placement, pid: number): Promise<void> {
  const tool = join(placement.binaries.root, 'bin', 'pg_ctl.exe');
  await promisify(execFile)(tool, ['stop', '-D', placement.cluster, '-m', 'fast']).catch(() => undefined);
  if (!(await waitForExit(pid, 15_000))) throw stopFailed(pid);
}
