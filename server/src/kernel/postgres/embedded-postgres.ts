import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DATABASE, prepareCluster } from './cluster.ts';
import { startFailed } from './errors.ts';
import { waitForFileLock } from './file-lock.ts';
import { endpointOf, launch, logFile } from './launch-server.ts';
import { type Placement, placeServer } from './placement.ts';
import { askServer, type Endpoint, ensureDatabase, findPostmaster, type Postmaster } from './postmaster.ts';
import { countUses, registerUse, type ServerUsers, unregisterUse } from './server-users.ts';
import { stopServer } from './stop-server.ts';

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
  /** The server's process when it was started or adopted; one that is killed is replaced by another. */
  readonly pid: number;
  /** Stops the server, unless another process of ours still uses it; its last user stops it. Safe to call twice. */
  stop(): Promise<void>;
};

/**
 * Runs a PostgreSQL of our own on a data folder: makes the cluster on the first start, adopts a server that already
 * runs on it, else starts one, and starts it again when it dies.
 *
 * @throws BedsideError `POSTGRES_BINARY_MISSING`, `_WRONG_OWNER`, `_WRONG_VERSION`, `_SOCKET_IN_USE`, `_DISK_FULL`,
 *   `_NO_ACCOUNT`, `_START_FAILED`, each with a remedy.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const placement = await placeServer({ dataDir: resolve(options.dataDir) });
  tellPlacement(placement, options.log);
  const lock = await waitForFileLock(startLock(placement), options.signal);
  const use = await registerUse(usersOf(placement)).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  try {
    await prepareCluster(placement);
    const { postmaster, endpoint, adopted } = await adoptOrLaunch(placement, options);
    await ensureDatabase(endpoint);
    return {
      ownerUrl: connectionUrl(endpoint),
      connection: { ...endpoint, database: DATABASE },
      adopted,
      pid: postmaster.pid,
      stop: stopOnce({ placement, use, stopWatching: watch(placement, options) }),
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

/** The URL carries a socket's folder in `host=`, which both pg and libpq prefer to the name in front. */
export function connectionUrl({ host, port, user, password }: Endpoint): string {
  const login = password === '' ? user : `${user}:${encodeURIComponent(password)}`;
  if (!host.startsWith('/')) return `postgresql://${login}@${host}:${port}/${DATABASE}`;
  return `postgresql://${login}@localhost/${DATABASE}?host=${encodeURIComponent(host)}&port=${port}`;
}

type Stopping = { readonly placement: Placement; readonly use: string; readonly stopWatching: () => void };

function stopOnce({ placement, use, stopWatching }: Stopping): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  return () => {
    stopWatching();
    stopping ??= leave(placement, use);
    return stopping;
  };
}

const WATCH_MS = 1_000;

/** A server that was killed (out of memory, a mistaken kill) is back within a moment, at the same address. */
function watch(placement: Placement, options: EmbeddedPostgresOptions): () => void {
  const life = new AbortController();
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    revive(placement, { ...options, signal: life.signal })
      .catch((error: unknown) => {
        if (!life.signal.aborted)
          options.log(error instanceof Error ? error.message : 'The database did not start again.');
      })
      .finally(() => {
        looking = false;
      });
  }, WATCH_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    life.abort();
  };
}

async function revive(placement: Placement, options: EmbeddedPostgresOptions): Promise<void> {
  if ((await findPostmaster(placement.cluster)) !== null) return;
  const lock = await waitForFileLock(startLock(placement), options.signal);
  try {
    const { adopted } = await adoptOrLaunch(placement, options);
    if (!adopted) options.log('The database server had gone and was started again.');
  } finally {
    await lock.release();
  }
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
