// An installation on a PostgreSQL of its own, a practice network outside of it, and processes that live through an
// outage: workers that do what `bedside work` does, and `bedside serve`.
import { cpSync, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createMemoryPracticeStore } from '@bedside/connectors';
import { startPracticeServer } from '@bedside/connectors/testing';
import { inScope } from '../../server/src/kernel/scope/scope.ts';
import { createKey } from '../../server/src/registers/keys/service.ts';
import { COMMAND_LINE, endAll, startChild, WORKER_CHILD } from '../../server/test/child-process.ts';
import { openStage } from '../publish/stage.mjs';

const open = new Set();

/** Ends whatever is open, as when the bench is interrupted. */
export async function closeHouses() {
  for (const house of open) await house.close();
}

/**
 * Opens it. The network answers `answerMs` after it has taken a post in, so that calls are long enough to be in the middle of;
 * a function tells it for each delivery key. Workers that are stopped leave a profile of their processor time in the folder
 * `profiles`, where one is named.
 */
export async function openHouse({ openServer, answerMs, profiles = null }) {
  const stage = await openStage({ openServer });
  const network = await startPracticeServer({
    store: slowStore(typeof answerMs === 'function' ? answerMs : () => answerMs),
  });
  const folder = await mkdtemp(join(tmpdir(), 'bedside-bench-outages-'));
  const children = [];
  const env = {
    DATABASE_URL: stage.env.DATABASE_URL,
    DATABASE_APP_URL: stage.context.storage.appUrl,
    KEY_FILE: join(stage.env.DATA_DIR, 'keys', 'master.key'),
    LOG_LEVEL: 'info',
    CHILD_NETWORK: network.url,
    CHILD_TOKEN: network.issueToken('house'),
  };
  const startOne = (args, more = {}) => {
    const dataDir = join(folder, String(children.length));
    // Pictures that were added before; in a house of several machines they lie in a bucket.
    const blobs = join(stage.env.DATA_DIR, 'blobs');
    if (existsSync(blobs)) cpSync(blobs, join(dataDir, 'blobs'), { recursive: true });
    const child = startChild({ args, env: { ...env, DATA_DIR: dataDir, ...more } });
    children.push(child);
    const known = { ...child, isAlive: true };
    void noteEnd(known);
    return known;
  };
  const house = {
    stage,
    network: network.network,
    startWorker: async () => {
      const profiled = profiles === null ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` };
      const worker = startOne([WORKER_CHILD], profiled);
      await worker.says('Bedside works.');
      return worker;
    },
    startServer: async () => {
      const server = startOne([COMMAND_LINE, 'serve', '--no-work'], { PORT: '0' });
      await server.says('Bedside is ready: ');
      return Object.assign(server, { url: /ready: (http:\/\/[^/]+)/.exec(server.said())[1] });
    },
    issueKey: () => issueKey(stage),
    close: async () => {
      open.delete(house);
      await endAll(children);
      await network.close();
      await stage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  open.add(house);
  return house;
}

async function noteEnd(child) {
  await child.ended;
  child.isAlive = false;
}

/** Its log says when a post came in; the answer leaves later. */
function slowStore(answerMs) {
  const store = createMemoryPracticeStore();
  return {
    ...store,
    appendLog: async (entry) => {
      await store.appendLog(entry);
      const waitMs = answerMs(entry.deliveryKey);
      if (waitMs > 0) await delay(waitMs);
    },
  };
}

async function issueKey({ author }) {
  const input = { name: 'bench', scopes: ['posts:read', 'posts:write'], expiresInDays: 30 };
  const provedAt = new Date();
  const seed = { ...author, actor: { ...author.actor, provedAt } };
  return (await inScope(seed, (scope) => createKey(scope, input))).token;
}

/** Resolves with what `look` gives when that is neither null nor false; a database that is away is asked again. */
export async function until(look, { maxMs, everyMs = 250, what }) {
  const deadline = Date.now() + maxMs;
  for (;;) {
    const found = await look().catch(() => null);
    if (found !== null && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${Math.round(maxMs / 1000)} s in vain: ${what}`);
    await delay(everyMs);
  }
}
