/** A test world at this very time, with a practice network on a socket and real processes of Bedside on its database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPracticeConnector } from '@bedside/connectors';
import { loopbackFetch, type PracticeServer, startPracticeServer } from '@bedside/connectors/testing';
import type { ConnectorSource } from '../src/registers/channels/connector-source.ts';
import { type Child, COMMAND_LINE, endAll, startChild, WORKER_CHILD } from './child-process.ts';
import { copyPost, setDueIn } from './copy-posts.ts';
import type { LaidRelease } from './laid-release.ts';
import { createWorld, type House, planPost, type World } from './world.ts';

export type ProcessWorld = {
  readonly world: World;
  readonly house: House;
  readonly network: PracticeServer;
  /** The settings that all processes of this world have. */
  readonly env: Readonly<Record<string, string>>;
  /** The way to the network from this process, for a publisher of the test's own. */
  readonly overSocket: ConnectorSource;
  /** A worker that works, or one that still starts, as the options say. */
  startWorker(options?: WorkerOptions): Promise<Child>;
  /** `bedside serve --no-work`; gives its address too. */
  startServer(options?: ServerOptions): Promise<{ child: Child; url: string }>;
  /** Any other command, such as `admin migrate`. */
  startCommand(words: readonly string[], options?: ServerOptions): Child;
  /** So many planned posts, all due in so many milliseconds. */
  planMany(made: { posts: number; dueInMs: number }): Promise<void>;
  /** How many deliveries stand in each state. */
  states(): Promise<Readonly<Record<string, number>>>;
  /** Keys of the posts that the network took in, in order, those that it took in twice twice. */
  arrivals(): Promise<readonly { key: string; at: Date }[]>;
  close(): Promise<void>;
};

type ServerOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly under?: readonly string[];
  /** Whose code it runs; this version's own when left out. */
  readonly release?: LaidRelease;
};
type WorkerOptions = ServerOptions & { readonly clockAheadMs?: number; readonly starts?: boolean };

/** With `throughPool`, this process's transactions too go the way that it gives for a direct one. */
export async function createProcessWorld(
  given: { throughPool?: (directUrl: string) => string } = {},
): Promise<ProcessWorld> {
  // What is written now was due a little while ago by the clock of the processes, which is the database's.
  const start = new Date(Date.now() - 20_000).toISOString();
  const world = await createWorld({ start, maxConnections: 3, ...given });
  const [house, network] = await Promise.all([world.openHouse(), startPracticeServer()]);
  const folder = await mkdtemp(join(tmpdir(), 'bedside-processes-'));
  const children: Child[] = [];
  const token = network.issueToken('house');
  const env = {
    DATABASE_URL: world.database.ownerUrl,
    DATABASE_APP_URL: world.database.appUrl,
    KEY_FILE: world.files.keyFile,
    LOG_LEVEL: 'info',
    CHILD_NETWORK: network.url,
    CHILD_TOKEN: token,
  };
  const dataDir = () => join(folder, String(children.length));
  return {
    world,
    house,
    network,
    env,
    overSocket: async () => ({ connector: createPracticeConnector(), own: null, fetch: toNetwork(network, token) }),
    startWorker: async ({ env: more = {}, starts = false, release, ...options } = {}) => {
      const args = [release?.worker ?? WORKER_CHILD];
      const child = startChild({ args, env: { ...env, DATA_DIR: dataDir(), ...more }, ...options });
      children.push(child);
      if (!starts) await child.says('Bedside works.');
      return child;
    },
    startServer: async ({ env: more = {}, release, ...options } = {}) => {
      const own = { DATA_DIR: dataDir(), PORT: '0', ...more };
      const args = [release?.commandLine ?? COMMAND_LINE, 'serve', '--no-work'];
      const child = startChild({ args, env: { ...env, ...own }, ...options });
      children.push(child);
      await child.says('Bedside is ready: ');
      return { child, url: /ready: (http:\/\/[^/]+)/.exec(child.said())?.[1] ?? '' };
    },
    startCommand: (words, { env: more = {}, release, ...options } = {}) => {
      const args = [release?.commandLine ?? COMMAND_LINE, ...words];
      const child = startChild({ args, env: { ...env, DATA_DIR: dataDir(), ...more }, ...options });
      children.push(child);
      return child;
    },
    planMany: async ({ posts, dueInMs }) => {
      const { postId } = await planPost(world, house);
      await copyPost(world.owner, { postId, first: 1, last: posts - 1 });
      await setDueIn(world, dueInMs);
    },
    states: async () => {
      const { rows } = await world.owner.query<{ state: string; count: number }>(
        'select state, count(*)::int as count from delivery group by state',
      );
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
    arrivals: async () => {
      const entries = await network.network.arrivals();
      const taken = entries.filter(({ kind }) => kind === 'accepted' || kind === 'duplicated');
      return taken.map(({ deliveryKey, at }) => ({ key: deliveryKey ?? '', at: new Date(at) }));
    },
    close: async () => {
      await endAll(children);
      await network.close();
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Networks inside Bedside have no address and bring their own token; this one stands on a socket and has another. */
function toNetwork(network: PracticeServer, token: string): typeof loopbackFetch {
  return (url, init = {}) => {
    const { pathname, search } = new URL(url);
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    return loopbackFetch(`${network.url}${pathname}${search}`, { ...init, headers });
  };
}
