// Changes code one operator at a time and counts how many changes the tests notice: the pure rules of the flow, or the
// publisher's engine. Writes the figures to bench/results; fails below the wanted score, and where a report is missing.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findNode } from './boot.mjs';
import { isWithin, readGuards } from './mutation-guards.mjs';

const HELP = `Usage: node tools/mutation.mjs [--of rules|engine|guards] [--only FILE]

  --of rules    gate, states and access (stryker.config.json); this is what it does when nothing is said
  --of engine   the publisher's engine with gate and state (stryker.engine.config.json); then tells for each guard of
                server/test/simulator/guards.json which test notices that it is gone
  --of guards   those guards alone, each with seeds of the simulator and no other test; fails where no seed notices one
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

function tell({ files, missedMutants, guards, percent, noticed, missed, seconds }) {
  for (const [file, count] of Object.entries(files)) {
    console.log(`${count.percent.toFixed(2).padStart(6)} %  ${count.noticed}/${count.noticed + count.missed}  ${file}`);
  }
  for (const { at, code, became } of missedMutants) console.log(`missed ${at}: ${code}  →  ${became}`);
  for (const one of guards ?? []) {
    const held = one.missed === 0 && one.noticed > 0 ? 'held  ' : 'MISSED';
    const by = [...one.seeds, ...one.tests].join('; ');
    console.log(`${held} ${one.noticed}/${one.noticed + one.missed}  ${one.guard}: ${by}`);
  }
  const wanted = `(wanted: ${WANTED_PERCENT} %)`;
  console.log(`Mutation score: ${percent} % of ${noticed + missed} in ${seconds} s ${wanted}`);
}

function main() {
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
  const report = runStryker(run, values.only ?? places);
  const entries = Object.entries(report.files);
  const guards = run.hasGuards ? tellGuards(report) : null;
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
    wantedPercent: WANTED_PERCENT,
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
  // Without a guard something must go wrong that a seed notices; not with each smaller change of it.
  if (values.of === 'guards') return guards.every(({ seeds }) => seeds.length > 0) ? 0 : 1;
  const isHeld = guards === null || guards.every(({ noticed, missed }) => noticed > 0 && missed === 0);
  return results.percent < WANTED_PERCENT || (values.only === undefined && !isHeld) ? 1 : 0;
}

process.exit(main());
