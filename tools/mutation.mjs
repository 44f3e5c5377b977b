// Changes code one operator at a time and counts how many changes the tests notice: the pure rules of the flow, or the
// publisher's engine. Writes the figures to bench/results; fails below the wanted score, and where a report is missing.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { findNode } from './boot.mjs';
import { isWithin, readGuards } from './mutation-guards.mjs';

const HELP = `Usage: node tools/mutation.mjs [--of rules|engine|guards] [--only FILE]

  --of rules    gate, states and access (stryker.config.json); this is what it does when nothing is said
  --of engine   the publisher's engine with gate and state (stryker.engine.config.json); then tells for each guard of
                server/test/simulator/guards.json which test notices that it is gone
  --of guards   those guards alone, with seeds of the simulator and no other test: each is taken out whole until a seed
                notices, and changed one operator at a time; fails where no seed notices that one is gone
  --only FILE   one file, to see what its tests miss; writes no figures
Exit status: 0 the tests notice enough, 1 they do not, 2 wrong usage.
`;

const WANTED_PERCENT = 85;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const RUNS = {
  rules: { config: 'stryker.config.json', results: 'mutation.json', hasGuards: false },
  engine: {
    config: 'stryker.engine.config.json',
    results: 'mutation-engine.json',
    hasGuards: true,
  },
  guards: {
    config: 'stryker.engine.config.json',
    results: 'mutation-guards.json',
    hasGuards: true,
    tests: 'tools/guard-plays.mjs',
  },
};

const NOTICED = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

/** Lines of all guards, as Stryker takes them. */
function placesOfGuards() {
  return readGuards(root).map(({ file, code }) => {
    const source = readFileSync(join(root, file), 'utf8');
    const first = source.slice(0, source.indexOf(code)).split('\n').length;
    return `${file}:${first}-${first + code.split('\n').length - 1}`;
  });
}

function runStryker({ config, tests }, only) {
  const { jsonReporter } = JSON.parse(readFileSync(join(root, config), 'utf8'));
  const reportFile = join(root, jsonReporter.fileName);
  rmSync(reportFile, { force: true });
  const cli = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const words = [cli, 'run', config, ...(only === undefined ? [] : ['--mutate', only])];
  const chosen = tests === undefined ? {} : { MUTATION_TESTS: tests };
  const env = { ...process.env, ...chosen, STRYKER_DASHBOARD_API_KEY: '' };
  const { status } = spawnSync(findNode(root) ?? process.execPath, words, { cwd: root, stdio: 'inherit', env });
  if (status !== 0 || !existsSync(reportFile)) throw new Error(`stryker ended with ${status} and no report`);
  return JSON.parse(readFileSync(reportFile, 'utf8'));
}

/** Mutants that break the build or are left out say nothing about the tests. */
function countMutants(mutants) {
  const noticed = mutants.filter(({ status }) => NOTICED.has(status)).length;
  const missed = mutants.filter(({ status }) => MISSED.has(status)).length;
  const percent = noticed + missed === 0 ? 0 : Math.round((10_000 * noticed) / (noticed + missed)) / 100;
  return { percent, noticed, missed };
}

function listMissed([file, { mutants, source }]) {
  const lines = source.split('\n');
  return mutants
    .filter(({ status }) => MISSED.has(status))
    .map(({ location, replacement, mutatorName }) => {
      const { line } = location.start;
      return { at: `${file}:${line}`, mutator: mutatorName, code: lines[line - 1].trim(), became: replacement ?? '' };
    });
}

/** Seeds that are played without a guard, until one notices. */
const SEEDS = 2_400;
const LONGEST_MS = 180_000;

/** For each guard that is taken out whole, the first seed that notices: by the name of the guard. */
async function playWithout() {
  const guards = readGuards(root);
  const found = new Map();
  const flags = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'];
  const node = findNode(root) ?? process.execPath;
  const waiting = [...guards];
  const work = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const words = [...flags, 'tools/mutation-guards.mjs', '--without', one.guard, '--seeds', String(SEEDS)];
      const { stdout } = await promisify(execFile)(node, words, { cwd: root, timeout: LONGEST_MS });
      found.set(one.guard, JSON.parse(stdout));
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  return found;
}

/** For each guard: how many of its changes, its removal among them, were noticed, and by which test first. */
function tellGuards({ files, testFiles }) {
  const names = new Map(Object.values(testFiles).flatMap(({ tests }) => tests.map(({ id, name }) => [id, name])));
  return readGuards(root).flatMap((guard) => {
    const { source, mutants } = files[guard.file] ?? { source: '', mutants: [] };
    if (!source.includes(guard.code)) return [];
    // Places of a report begin with line 1, column 1.
    const within = mutants.filter((mutant) => isWithin(guard, mutant, { source, first: 1 }));
    const { noticed, missed } = countMutants(within);
    const killers = new Set(within.flatMap(({ killedBy = [] }) => killedBy.map((id) => names.get(id) ?? id)));
    const seeds = [...killers].filter((name) => name.startsWith('seed '));
    const tests = [...killers].filter((name) => !name.startsWith('seed '));
    return [{ guard: guard.guard, file: basename(guard.file), noticed, missed, seeds, tests: tests.slice(0, 3) }];
  });
}

function tell({ files, missedMutants, guards, removed, percent, noticed, missed, seconds }) {
  for (const [file, count] of Object.entries(files)) {
    console.log(`${count.percent.toFixed(2).padStart(6)} %  ${count.noticed}/${count.noticed + count.missed}  ${file}`);
  }
  for (const { at, code, became } of missedMutants) console.log(`missed ${at}: ${code}  →  ${became}`);
  for (const one of guards ?? []) {
    if (one.without !== undefined) {
      tellGuard(one);
      continue;
    }
    const held = one.missed === 0 && one.noticed > 0 ? 'held  ' : 'MISSED';
    const by = [...one.seeds, ...one.tests].join('; ');
    console.log(`${held} ${one.noticed}/${one.noticed + one.missed}  ${one.guard}: ${by}`);
  }
  if (removed !== undefined) {
    console.log(`Smaller changes that a seed notices: ${noticed} of ${noticed + missed}`);
    console.log(
      `Guards whose removal a seed notices: ${removed.noticed} of ${removed.of}, ${removed.behind} behind another`,
    );
    console.log(`${seconds} s (wanted: a seed for each guard that is not behind another)`);
    return;
  }
  const wanted = `(wanted: ${WANTED_PERCENT} %)`;
  console.log(`Mutation score: ${percent} % of ${noticed + missed} in ${seconds} s ${wanted}`);
}

function tellGuard({ guard, without, behind, noticed, missed }) {
  const mark = without === null ? (behind === undefined ? 'MISSED' : 'behind') : 'held  ';
  const by = without === null ? (behind ?? '') : `seed ${without.seed}, ${without.kind}: ${without.detail}`;
  console.log(`${mark} ${guard}: ${by} (${noticed}/${noticed + missed} of its smaller changes)`);
}

/** The guards, with what their removal showed. */
function withRemovals(guards, found) {
  const behind = new Map(readGuards(root).map((one) => [one.guard, one.behind]));
  return guards.map(({ tests: _tests, ...one }) => {
    const before = behind.get(one.guard);
    return { ...one, without: found.get(one.guard) ?? null, ...(before === undefined ? {} : { behind: before }) };
  });
}

function countRemoved(guards) {
  const missed = guards.filter(({ without }) => without === null);
  const behind = missed.filter((one) => one.behind !== undefined).length;
  return { noticed: guards.length - missed.length, behind, of: guards.length, seeds: SEEDS };
}

async function main() {
  const { values } = parseArgs({
    options: { of: { type: 'string', default: 'rules' }, only: { type: 'string' }, help: { type: 'boolean' } },
  });
  const run = RUNS[values.of];
  if (values.help || run === undefined) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const loadBefore = loadavg()[0];
  const began = Date.now();
  const places = values.of === 'guards' ? placesOfGuards().join(',') : undefined;
  const found = values.of === 'guards' ? await playWithout() : null;
  const report = runStryker(run, values.only ?? places);
  const entries = Object.entries(report.files);
  const changed = run.hasGuards ? tellGuards(report) : null;
  const guards = changed !== null && found !== null ? withRemovals(changed, found) : changed;
  const results = {
    measuredAt: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    machine: {
      system: `${platform()} ${release()}`,
      processor: cpus()[0]?.model ?? '',
      cores: availableParallelism(),
      // Other work on the machine lengthens the run: read the seconds with these.
      loadBefore,
      loadAfter: loadavg()[0],
    },
    seconds: Math.round((Date.now() - began) / 1_000),
    ...(found === null ? { wantedPercent: WANTED_PERCENT } : { removed: countRemoved(guards) }),
    ...countMutants(entries.flatMap(([, { mutants }]) => mutants)),
    files: Object.fromEntries(entries.map(([file, { mutants }]) => [file, countMutants(mutants)])),
    missedMutants: entries.flatMap(listMissed),
    ...(guards === null ? {} : { guards }),
  };
  tell(results);
  if (values.only === undefined) {
    mkdirSync(join(root, 'bench', 'results'), { recursive: true });
    writeFileSync(join(root, 'bench', 'results', run.results), `${JSON.stringify(results, null, 2)}\n`);
  }
  return isEnough(results, values.only === undefined) ? 0 : 1;
}

function isEnough({ removed, guards = [], percent }, isWhole) {
  // Without a guard something must go wrong that a seed notices; not with each smaller change of it.
  if (removed !== undefined) return removed.noticed + removed.behind === removed.of;
  const isHeld = guards.every(({ noticed, missed }) => noticed > 0 && missed === 0);
  return percent >= WANTED_PERCENT && (!isWhole || isHeld);
}

process.exit(await main());
