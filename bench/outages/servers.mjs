// PostgreSQL servers of the bench's own, with the settings that the product ships: one that can be killed and kept away,
// and one whose disk is small. They keep the time of every commit, to hold it against the time of every arrival.
import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { prepareCluster } from '../../server/src/kernel/postgres/cluster.ts';
import { connectionUrl, startEmbeddedPostgres } from '../../server/src/kernel/postgres/embedded-postgres.ts';
import { launch } from '../../server/src/kernel/postgres/launch-server.ts';
import { placeServer } from '../../server/src/kernel/postgres/placement.ts';
import { ensureDatabase } from '../../server/src/kernel/postgres/postmaster.ts';
import { stopServer } from '../../server/src/kernel/postgres/stop-server.ts';

/** A killed postmaster's children hold the cluster for a moment, and recovery takes its time. */
const START_MAX_MS = 60_000;

async function prepare(dataDir) {
  const placement = await placeServer({ dataDir });
  await prepareCluster(placement);
  await appendFile(join(placement.cluster, 'postgresql.conf'), 'track_commit_timestamp = on\n');
  return placement;
}

/** Nobody starts it again but `startAgain`. */
export async function openKillableServer(dataDir) {
  const placement = await prepare(dataDir);
  let running = await start(placement);
  await ensureDatabase(running.endpoint);
  const ownerUrl = connectionUrl(running.endpoint);
  return {
    kind: 'embedded',
    pid: running.postmaster.pid,
    env: { DATABASE_URL: ownerUrl },
    ownerUrl,
    /** SIGKILL to the postmaster; its children end by themselves when they notice. */
    kill: () => {
      process.kill(running.postmaster.pid, 'SIGKILL');
    },
    /** Resolves when it takes connections. */
    startAgain: async () => {
      running = await start(placement);
    },
    close: async () => {
      await stopServer(placement, running.postmaster);
      await rm(running.endpoint.host, { recursive: true, force: true });
    },
  };
}

async function start(placement) {
  const deadline = Date.now() + START_MAX_MS;
  for (;;) {
    const launched = await launch(placement, deadline, undefined);
    if (launched.outcome === 'running') return launched;
    if (launched.outcome === 'failed' || Date.now() > deadline) throw new Error(launched.words);
    await delay(200);
  }
}

/** Whether this machine lets us make a small disk. */
export function canMount() {
  return process.platform === 'linux' && process.getuid() === 0 && spawnSync('mount', ['--version']).status === 0;
}

/**
 * Its cluster lies on a disk of its own of so many MB. Bedside's own watch starts it again when it ends, as in an
 * installation with the embedded database.
 */
export function openSmallServer({ megabytes }) {
  return async (dataDir) => {
    const placement = await prepare(dataDir);
    const { cluster, account } = placement;
    const unmount = await moveToSmallDisk({ cluster, account, megabytes });
    const words = [];
    try {
      const server = await startEmbeddedPostgres({ dataDir, log: (sentence) => words.push(sentence) });
      const { ownerUrl } = server;
      const close = async () => {
        await server.stop();
        unmount();
        await rm(server.connection.host, { recursive: true, force: true });
      };
      return {
        kind: 'embedded, on a small disk',
        pid: server.pid,
        env: { DATABASE_URL: ownerUrl },
        ownerUrl,
        disk: cluster,
        logFile: join(dataDir, 'postgres.log'),
        /** What Bedside's watch over the server said. */
        words,
        close,
      };
    } catch (error) {
      unmount();
      throw error;
    }
  };
}

async function moveToSmallDisk({ cluster, account, megabytes }) {
  const aside = `${cluster}.aside`;
  await rename(cluster, aside);
  await mkdir(cluster);
  const owner = account === null ? '' : `,uid=${account.uid},gid=${account.gid}`;
  const mounted = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${megabytes}m,mode=0700${owner}`,
    'bedside-bench',
    cluster,
  ]);
  if (mounted.status !== 0) throw new Error(`This machine lets nobody mount a disk: ${mounted.stderr}`);
  const copied = spawnSync('cp', ['-a', `${aside}/.`, cluster]);
  if (copied.status !== 0) throw new Error(`The cluster could not be copied: ${copied.stderr}`);
  await rm(aside, { recursive: true });
  return () => spawnSync('umount', [cluster]);
}
