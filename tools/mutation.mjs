// Changes the pure rules of the flow one operator at a time (stryker.config.json) and counts how many changes the tests
// notice. Writes bench/results/mutation.json; fails below the wanted score, and where a report is missing.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './boot.mjs';

const WANTED_PERCENT = 85;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reportFile = join(root, 'reports', 'mutation.json');

const NOTICED = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

function runStryker() {
  rmSync(reportFile, { force: true });
  const cli = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const env = { ...process.env, STRYKER_DASHBOARD_API_KEY: '' };
  const { status } = spawnSync(findNode(root) ?? process.execPath, [cli, 'run'], { cwd: root, stdio: 'inherit', env });
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

const loadBefore = loadavg()[0];
const began = Date.now();
const { files } = runStryker();
const entries = Object.entries(files);
const total = countMutants(entries.flatMap(([, { mutants }]) => mutants));
const results = {
  measuredAt: new Date().toISOString(),
  commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
  machine: {
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model ?? '',
    cores: availableParallelism(),
    // Other work on the machine lengthens the run: read the seconds with this one.
    loadBefore,
  },
  seconds: Math.round((Date.now() - began) / 1_000),
  wantedPercent: WANTED_PERCENT,
  ...total,
  files: Object.fromEntries(entries.map(([file, { mutants }]) => [file, countMutants(mutants)])),
  missedMutants: entries.flatMap(listMissed),
};
mkdirSync(join(root, 'bench', 'results'), { recursive: true });
writeFileSync(join(root, 'bench', 'results', 'mutation.json'), `${JSON.stringify(results, null, 2)}\n`);
for (const [file, count] of Object.entries(results.files)) {
  console.log(`${count.percent.toFixed(2).padStart(6)} %  ${count.noticed}/${count.noticed + count.missed}  ${file}`);
}
for (const { at, code, became } of results.missedMutants) console.log(`missed ${at}: ${code}  →  ${became}`);
console.log(`Mutation score: ${total.percent} % of ${total.noticed + total.missed} (wanted: ${WANTED_PERCENT} %)`);
process.exit(total.percent < WANTED_PERCENT ? 1 : 0);
