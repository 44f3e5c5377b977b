// What `npm run test:interop` runs: Bedside against real peers on loopback. The peers are heavy (400 MB), so they live in
// interop/ with a lock of their own and are installed when that lock changes.
// The last line is always `N passed, N failed, N skipped`. REQUIRE_PEERS=1 makes a skipped test a failure.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './boot.mjs';
import { provideChromium } from './chromium.mjs';
import { providePeers } from './peer-programs.mjs';
import { addTallies, readPlaywrightReport, readVitestReport } from './test-reports.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const interop = join(root, 'interop');
const node = findNode(root);
const requirePeers = process.env.REQUIRE_PEERS === '1';
const EMPTY = { passed: 0, failed: [], skipped: [] };

/** Node 24 and our own tools first. */
const environment = {
  ...process.env,
  PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --disable-warning=ExperimentalWarning`.trim(),
};

/** Installs the peers when they do not fit the lock. Returns null, or a sentence that says why it cannot. */
function installPeers() {
  const stampFile = join(interop, 'node_modules', '.bedside-installed');
  const lock = readFileSync(join(interop, 'package-lock.json'));
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return null;
  console.log('Installing the peers (once; a minute or two) …');
  const { command, args } = npmCommand();
  // As everywhere, no install script runs: the peers' binaries come inside their packages.
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const result = spawnSync(command, [...args, ...options], {
    cwd: interop,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: environment,
    shell: process.platform === 'win32',
  });
  if (result.status === 0) {
    writeFileSync(stampFile, wanted);
    return null;
  }
  const log = join(mkdtempSync(join(tmpdir(), 'bedside-interop-')), 'npm.log');
  writeFileSync(log, `${result.stdout ?? ''}\n${result.stderr ?? ''}`);
  return `the peers could not be installed (it needs the registry); npm's words are in ${log}`;
}

/** The npm that runs us, else the one on the path; on Node 24 in either case where that can be said. */
function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('js') ? { command: node, args: [script] } : { command: 'npm', args: [] };
}

/**
 * The peers, then processes that are killed and stopped, then journeys through every page and field. Arguments choose among
 * the peers, and leave out the rest.
 */
function runTests() {
  const chosen = process.argv.slice(2);
  const chromium = provideChromium();
  const peers = runVitest('interop tests', ['--config', 'interop/vitest.config.ts', ...chosen], {
    ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }),
    ...providePeers(),
  });
  if (chosen.length > 0) return peers;
  const processes = runVitest('tests of processes', ['--project=processes'], {});
  return [processes, runSweeps(chromium)].reduce(addTallies, peers);
}

function runSweeps(chromium) {
  if (chromium === null)
    return { ...EMPTY, skipped: ['journeys through every page and field (no Chromium on this machine)'] };
  const folder = mkdtempSync(join(tmpdir(), 'bedside-sweeps-'));
  const report = join(folder, 'journeys.json');
  try {
    const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
    const args = [cli, 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'];
    const options = `${environment.NODE_OPTIONS} --conditions=bedside-source`;
    const more = {
      JOURNEYS: 'sweeps',
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      CHROMIUM_PATH: chromium,
      NODE_OPTIONS: options,
    };
    const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit', env: { ...environment, ...more } });
    if (!existsSync(report)) return { ...EMPTY, failed: [`journeys: no report, exit status ${status}`] };
    const tally = readPlaywrightReport(JSON.parse(readFileSync(report, 'utf8')));
    if (status === 0 || tally.failed.length > 0) return tally;
    return addTallies(tally, { ...EMPTY, failed: [`journeys: exit status ${status}`] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runVitest(name, chosen, more) {
  const folder = mkdtempSync(join(tmpdir(), 'bedside-interop-'));
  const report = join(folder, 'vitest.json');
  try {
    const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...chosen];
    const args = [...vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const result = spawnSync(node, args, { cwd: root, stdio: 'inherit', env: { ...environment, ...more } });
    if (!existsSync(report)) return { ...EMPTY, failed: [`${name}: no report, exit status ${result.status}`] };
    const tally = readVitestReport(JSON.parse(readFileSync(report, 'utf8')));
    if (result.status === 0 || tally.failed.length > 0) return tally;
    return addTallies(tally, { ...EMPTY, failed: [`${name}: exit status ${result.status}`] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell({ passed, failed, skipped }) {
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
  if (failed.length > 0) console.log(`\nFailed:\n${failed.map((name) => `  ${name}`).join('\n')}`);
  console.log(`\n${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
}

const hindrance = installPeers();
const run = hindrance === null ? runTests() : { ...EMPTY, skipped: [`real peers: ${hindrance}`] };
const required = run.skipped.map((name) => `${name} (skipped, and REQUIRE_PEERS=1)`);
const tally = requirePeers ? { ...run, failed: [...run.failed, ...required], skipped: [] } : run;
tell(tally);
process.exitCode = tally.failed.length > 0 || (hindrance === null && tally.passed === 0) ? 1 : 0;
