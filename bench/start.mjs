// Measures what a person waits for: a first start of a clone with an empty npm cache, a second start, and how much
// memory an idle installation holds. Writes bench/results/start.json.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  bareEnvironment,
  findLeftovers,
  freePort,
  measureTreeKib,
  startBedside,
  stopBedside,
} from '../tools/started-bedside.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const workshop = realpathSync(mkdtempSync(join(tmpdir(), 'bedside-bench-')));
const folder = join(workshop, 'bedside');
const home = join('/var/lib/bedside', createHash('sha256').update(join(folder, 'data')).digest('hex').slice(0, 16));

/** A pool that nobody uses closes its connections after 30 s; what is left is what an idle evening costs. */
const IDLE_MS = 45_000;
const SECOND_STARTS = 5;

const loadBefore = Math.round(loadavg()[0] * 10) / 10;

async function start() {
  const env = bareEnvironment({ PORT: String(await freePort()), npm_config_cache: join(workshop, 'npm-cache') });
  return await startBedside({ folder, env, maxMs: 600_000 });
}

async function stop(started) {
  const began = Date.now();
  if (!(await stopBedside(started))) throw new Error('it did not stop within 30 s');
  const left = await findLeftovers([folder, home]);
  if (left.length > 0) throw new Error(`processes remain: ${left.join('; ')}`);
  return (Date.now() - began) / 1000;
}

async function measure() {
  const began = Date.now();
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
  const cloneSeconds = (Date.now() - began) / 1000;
  const first = await start();
  const { processes, stopSeconds } = await measureIdle(first);
  const secondStarts = [];
  for (let count = 0; count < SECOND_STARTS; count += 1) {
    const again = await start();
    secondStarts.push(again.seconds);
    await stop(again);
  }
  return { cloneSeconds, firstStartSeconds: first.seconds, stopSeconds, secondStarts, processes };
}

async function measureIdle(started) {
  try {
    await delay(IDLE_MS);
    return { processes: measureTreeKib([folder, home]), stopSeconds: await stop(started) };
  } catch (error) {
    await stopBedside(started);
    throw error;
  }
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Names without folders, so that results of two machines can be compared. */
function nameProcess({ command, kib }) {
  return {
    name: command.replaceAll(`${folder}/`, '').replaceAll(`${home}/`, ''),
    pssMib: Math.round(kib / 102.4) / 10,
  };
}

try {
  const { cloneSeconds, firstStartSeconds, stopSeconds, secondStarts, processes } = await measure();
  const results = {
    measuredAt: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    machine: {
      system: `${platform()} ${release()}`,
      processor: cpus()[0]?.model ?? '',
      cores: availableParallelism(),
      memoryMib: Math.round(totalmem() / 1024 / 1024),
      nodeThatStarts: process.version,
      // Other work on the machine lengthens every figure here: read them with this one.
      loadBefore,
    },
    cloneSeconds,
    firstStartSeconds,
    secondStartSeconds: { median: median(secondStarts), all: secondStarts },
    stopSeconds,
    idlePssMib: Math.round(processes.reduce((sum, { kib }) => sum + kib, 0) / 102.4) / 10,
    processes: processes.map(nameProcess),
  };
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  writeFileSync(join(root, 'bench', 'results', 'start.json'), `${JSON.stringify(results, null, 2)}\n`);
  console.log(JSON.stringify(results, null, 2));
} finally {
  for (const made of [workshop, home]) rmSync(made, { recursive: true, force: true });
}
