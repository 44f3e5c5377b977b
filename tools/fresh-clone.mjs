// Proves that a clone starts with `npm start` alone: as root in a private folder, as a plain user, without a postgres
// user, without LANG, in a long path, without install scripts, offline, twice at once, and after kill -9. Each case
// starts, answers, stops by itself and leaves no process behind. Linux only. Prints a table; exit status 1 on failure.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bareEnvironment,
  findLeftovers,
  freePort,
  killBedside,
  startBedside,
  stopBedside,
} from './started-bedside.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SHARED_HOME = '/var/lib/bedside';
const INSTALL_MAX_MS = 300_000;
const START_MAX_MS = 120_000;
const isRoot = process.getuid?.() === 0;

class Skip extends Error {}

/** Open for every user to walk through; what has to be private is made so inside. */
const workshop = realpathSync(mkdtempSync(join(tmpdir(), 'bedside-fresh-')));
chmodSync(workshop, 0o755);

/** Every tree made here, so that what belongs to it is found, and nothing else is touched. */
const trees = [];

function clone(name, mode) {
  const parent = join(workshop, name);
  mkdirSync(parent, { mode });
  const folder = join(parent, 'bedside');
  trees.push(folder);
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
  return folder;
}

/** A second copy of an installed tree; hard links where the owner stays the same. */
/** The tree of the first case; the others start from it. */
function requireInstalled() {
  if (!existsSync(join(installed, 'node_modules', '.bedside-installed')))
    throw new Error('the first case left no installed tree');
}

function copyTree(from, to, { linked, mode = 0o755 }) {
  mkdirSync(dirname(to), { recursive: true, mode });
  execFileSync('cp', [linked ? '-al' : '-a', from, to]);
  rmSync(join(to, 'data'), { recursive: true, force: true });
  trees.push(to);
  return to;
}

async function env(overrides) {
  return bareEnvironment({ PORT: String(await freePort()), ...overrides });
}

/** Starts, answers, stops by itself, leaves nothing behind. */
async function startAndStop({ folder, command, overrides = {}, maxMs = START_MAX_MS }) {
  const started = await startBedside({ folder, command, env: await env(overrides), maxMs });
  await stopCleanly(started, folder);
  return { seconds: started.seconds, words: started.words() };
}

async function stopCleanly(started, folder) {
  if (!(await stopBedside(started))) throw new Error('it did not stop within 30 s of Ctrl-C');
  await requireNoLeftovers(folder);
}

async function requireNoLeftovers(folder) {
  const left = await findLeftovers([folder, ...sharedHomes()]);
  if (left.length > 0) throw new Error(`processes remain: ${left.join('; ')}`);
}

/** Where the server puts what root cannot keep under a private folder; named after the data folder, as it does. */
function sharedHomes() {
  return trees.map((folder) =>
    join(SHARED_HOME, createHash('sha256').update(join(folder, 'data')).digest('hex').slice(0, 16)),
  );
}

let installed = '';

const cases = {
  [`first start, ${isRoot ? 'as root ' : ''}in a private folder, no LANG, no install scripts`]: async () => {
    installed = clone('private', 0o700);
    const { seconds } = await startAndStop({
      folder: installed,
      overrides: { npm_config_ignore_scripts: 'true' },
      maxMs: INSTALL_MAX_MS,
    });
    return { seconds };
  },
  'second start, offline': async () => {
    const overrides = {
      npm_config_offline: 'true',
      npm_config_registry: 'http://127.0.0.1:9/',
      HTTP_PROXY: 'http://127.0.0.1:9',
      HTTPS_PROXY: 'http://127.0.0.1:9',
    };
    const { seconds, words } = await startAndStop({ folder: installed, overrides });
    if (words.includes('Installing') || words.includes('Building')) throw new Error('it installed or built again');
    return { seconds };
  },
  'two starts at once': async () => {
    const shared = await env();
    const start = () => startBedside({ folder: installed, env: shared, maxMs: START_MAX_MS });
    const ends = await Promise.allSettled([start(), start()]);
    const [up, refused] = [ends.filter(({ value }) => value), ends.filter(({ reason }) => reason)];
    for (const { value } of up) await stopCleanly(value, installed);
    if (up.length !== 1)
      throw new Error(`${up.length} of two starts came up: ${refused.map(({ reason }) => reason.message).join(' / ')}`);
    const words = refused[0].reason.message;
    if (!words.includes('already running here')) throw new Error(`the second start said: ${words}`);
    return { seconds: up[0].value.seconds };
  },
  'start after kill -9': async () => {
    const killed = await startBedside({ folder: installed, env: await env(), maxMs: START_MAX_MS });
    await killBedside(killed);
    return await startAndStop({ folder: installed });
  },
  'a path of 120 bytes': async () => {
    const folder = copyTree(
      installed,
      join(
        workshop,
        'long',
        'x'.repeat(Math.max(1, 120 - Buffer.byteLength(join(workshop, 'long', 'bedside')) - 1)),
        'bedside',
      ),
      { linked: true },
    );
    if (Buffer.byteLength(folder) < 120) throw new Error('the path came out too short');
    return await startAndStop({ folder });
  },
  'as a plain user': async () => {
    if (!isRoot) throw new Skip('the first case is one already');
    const folder = copyTree(installed, join(workshop, 'plain', 'bedside'), { linked: false });
    const home = join(workshop, 'plain', 'home');
    mkdirSync(home);
    execFileSync('chown', ['-R', 'nobody', join(workshop, 'plain')]);
    const command = ['setpriv', '--reuid=nobody', '--clear-groups', 'npm', 'start'];
    return await startAndStop({ folder, command, overrides: { HOME: home, npm_config_cache: join(home, '.npm') } });
  },
  'as root without a postgres user': async () => {
    if (!isRoot) throw new Skip('needs root');
    const passwd = join(workshop, 'passwd');
    writeFileSync(passwd, readFileSync('/etc/passwd', 'utf8').replaceAll(/^postgres:.*\n/gm, ''));
    const hidden = ['unshare', '--mount', 'sh', '-c', 'mount --bind "$0" /etc/passwd && exec "$@"', passwd];
    if (spawnSync(hidden[0], [...hidden.slice(1), 'true']).status !== 0)
      throw new Skip('this machine does not let us hide /etc/passwd');
    const folder = copyTree(installed, join(workshop, 'no-postgres', 'bedside'), { linked: true, mode: 0o700 });
    const { seconds, words } = await startAndStop({ folder, command: [...hidden, 'npm', 'start'] });
    if (!words.includes('nobody')) throw new Error('it did not say that PostgreSQL runs as nobody');
    return { seconds };
  },
};

async function runCase(name, run) {
  const began = Date.now();
  try {
    if (installed !== '') requireInstalled();
    const { seconds } = await run();
    return { name, result: 'ok', seconds: seconds ?? (Date.now() - began) / 1000, note: '' };
  } catch (error) {
    const result = error instanceof Skip ? 'skipped' : 'FAILED';
    await requireNoLeftovers(workshop).catch(killLeftovers);
    return { name, result, seconds: (Date.now() - began) / 1000, note: error.message };
  }
}

/** One failed case must not fail the next. Only what runs in folders made here is ended. */
async function killLeftovers() {
  for (const line of await findLeftovers([workshop, ...sharedHomes()])) {
    try {
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
    } catch {
      // Gone meanwhile.
    }
  }
}

const results = [];
try {
  for (const [name, run] of Object.entries(cases)) {
    const result = await runCase(name, run);
    console.log(
      `${result.result.padEnd(8)}${result.seconds.toFixed(1).padStart(7)} s  ${result.name}${result.note === '' ? '' : `: ${result.note}`}`,
    );
    results.push(result);
  }
} finally {
  await killLeftovers();
  for (const folder of [workshop, ...sharedHomes()]) rmSync(folder, { recursive: true, force: true });
}
const count = (wanted) => results.filter(({ result }) => result === wanted).length;
// What a machine does not let us try is told by name and is no failure of the tree.
console.log(`\n${count('ok')} passed, ${count('FAILED')} failed, ${count('skipped')} skipped`);
process.exitCode = count('FAILED') > 0 || count('ok') === 0 ? 1 : 0;
