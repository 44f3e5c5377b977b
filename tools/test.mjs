// What `npm test` runs: unit and integration tests, then the journeys in a browser; one sum at the end.
// The last line is always `N passed, N failed, N skipped`. REQUIRE_PEERS=1 makes a skipped test a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boot, findNode } from './boot.mjs';
import { provideChromium } from './chromium.mjs';
import { addTallies, readPlaywrightReport, readVitestReport } from './test-reports.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// npm leaves out pretest where ignore-scripts is set; when it was run, this finds nothing to do.
boot({ build: true });
const node = findNode(root);
const requirePeers = process.env.REQUIRE_PEERS === '1';

const EMPTY = { passed: 0, failed: [], skipped: [] };
const failure = (name) => ({ ...EMPTY, failed: [name] });

/** Runs a tool of ours on Node 24 with workspace packages loaded from source. */
function runTool(script, args, env = {}) {
  const options =
    `${process.env.NODE_OPTIONS ?? ''} --conditions=bedside-source --disable-warning=ExperimentalWarning`.trim();
  const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  const merged = { ...process.env, PATH: path, NODE_OPTIONS: options, ...env };
  return spawnSync(node, [join(root, script), ...args], { cwd: root, stdio: 'inherit', env: merged }).status;
}

function runVitest(folder) {
  const report = join(folder, 'vitest.json');
  const projects = ['unit', 'integration', 'apart'].map((name) => `--project=${name}`);
  const args = ['run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = runTool('node_modules/vitest/vitest.mjs', args);
  return withStatus(readReport(report, readVitestReport), status, 'unit and integration tests');
}

function runJourneys(folder) {
  const e2e = join(root, 'e2e');
  const specs = existsSync(e2e) ? readdirSync(e2e).filter((name) => /\.(spec|test)\.ts$/.test(name)) : [];
  if (specs.length === 0) return EMPTY;
  const chromium = provideChromium();
  if (chromium === null) return { ...EMPTY, skipped: specs.map((name) => `${name} (no Chromium on this machine)`) };
  const report = join(folder, 'journeys.json');
  const status = runTool(
    'node_modules/@playwright/test/cli.js',
    ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report, CHROMIUM_PATH: chromium, JOURNEYS: 'usual' },
  );
  return withStatus(readReport(report, readPlaywrightReport), status, 'journeys');
}

/** A run that ends badly without naming a test has failed all the same. */
function withStatus(tally, status, name) {
  if (tally === null) return failure(`${name}: no report, exit status ${status}`);
  if (status !== 0 && tally.failed.length === 0) return addTallies(tally, failure(`${name}: exit status ${status}`));
  return tally;
}

function readReport(path, read) {
  return existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

function tell({ passed, failed, skipped }) {
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
  if (failed.length > 0) console.log(`\nFailed:\n${failed.map((name) => `  ${name}`).join('\n')}`);
  if (passed === 0) console.log('\nNothing ran: that counts as a failure.');
  console.log(`\n${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
}

const folder = mkdtempSync(join(tmpdir(), 'bedside-tests-'));
try {
  const run = addTallies(runVitest(folder), runJourneys(folder));
  const tally = requirePeers
    ? {
        ...run,
        failed: [...run.failed, ...run.skipped.map((name) => `${name} (skipped, and REQUIRE_PEERS=1)`)],
        skipped: [],
      }
    : run;
  tell(tally);
  process.exitCode = tally.failed.length > 0 || tally.passed === 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
