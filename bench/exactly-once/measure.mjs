// Measures one target anew. What has a command of its own is run by that; what are tests is run here, and its results kept.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { findNode } from '../../tools/boot.mjs';
import { readVitestReport } from '../../tools/test-reports.mjs';
import { describeCommit, describeLoad, describeMachine } from '../publish/machine.mjs';
import { judgeFaults, readFaultTable } from './faults.mjs';

const own = { faults: measureFaults, sweep: measureSweep, tokens: measureTokens };

export async function measure(root, target) {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${target.name}: ${target.command}\n`);
  const run = own[target.name];
  if (run === undefined) {
    // It says itself what it missed, and keeps its results all the same.
    runCommand(root, target.command);
    return;
  }
  const began = Date.now();
  const figures = await run(root);
  const results = {
    measuredAt: new Date().toISOString(),
    ...describeCommit(root),
    machine: describeMachine(),
    load: describeLoad(),
    command: target.command,
    seconds: Math.round((Date.now() - began) / 1_000),
    ...figures,
  };
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  writeFileSync(join(root, 'bench', 'results', target.results), `${JSON.stringify(results, null, 2)}\n`);
}

function environmentOf(root) {
  const path = [dirname(findNode(root)), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path };
}

/** Commands are written as people type them, of plain words. */
function runCommand(root, command) {
  const [program, ...args] = command.split(' ');
  const file = program === 'node' ? findNode(root) : program;
  spawnSync(file, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: environmentOf(root),
    shell: process.platform === 'win32',
  });
}

/** Tests that start the whole of Bedside look whether its console is there. */
function buildConsole(root) {
  runCommand(root, 'node tools/boot.mjs --build');
}

async function measureFaults(root) {
  buildConsole(root);
  const table = readFaultTable(readFileSync(join(root, 'docs', 'handbook', 'exactly-once.md'), 'utf8'));
  const files = [...new Set(table.flatMap(({ tests }) => tests.map(({ file }) => file)))];
  const ofPeers = (file) => file.startsWith('interop/');
  const reports = [
    runVitest(root, [
      '--project=unit',
      '--project=integration',
      '--project=processes',
      ...files.filter((file) => !ofPeers(file)),
    ]),
    runVitest(root, ['--config', 'interop/vitest.config.ts', ...files.filter(ofPeers)]),
  ];
  return {
    faults: judgeFaults(
      table,
      reports.flatMap(({ testResults }) => testResults),
      root,
    ),
  };
}

async function measureTokens(root) {
  buildConsole(root);
  return readVitestReport(runVitest(root, ['--project=integration', 'server/src/main/token-canary.db.test.ts']));
}

async function measureSweep() {
  const { sweep } = await import('../../server/test/simulator/sweep.ts');
  const runs = [
    ['A1', 1],
    ['A2', 1],
    ['B', 1],
    ['C', 1],
    ['D', 1],
    ['D', 2],
  ];
  const cases = [];
  for (const [className, parts] of runs) {
    const swept = await sweep(className, parts);
    const held = ({ problems, states }) => problems.length === 0 && states.confirmed === parts;
    cases.push(
      ...swept.map((one) => ({
        point: `${className} ${parts} ${one.index}`,
        when: one.step.when,
        kind: one.kind,
        held: held(one),
      })),
    );
  }
  const kinds = new Map();
  for (const { point, kind } of cases) kinds.set(point, new Set([...(kinds.get(point) ?? []), kind]));
  return {
    points: kinds.size,
    cases: cases.length,
    held: cases.filter((one) => one.held).length,
    before: cases.filter(({ when }) => when === 'before').length,
    after: cases.filter(({ when }) => when === 'after').length,
    kinds: [...new Set(cases.map(({ kind }) => kind))].toSorted(),
    fewestKinds: Math.min(...[...kinds.values()].map(({ size }) => size)),
    wrong: cases.filter((one) => !one.held).map(({ point, kind }) => `${point}: ${kind}`),
  };
}

/** What the runner reports. Tests that could not be run at all are a fault of this machine, and give no figures. */
function runVitest(root, chosen) {
  const folder = mkdtempSync(join(tmpdir(), 'bedside-exactly-once-'));
  const report = join(folder, 'vitest.json');
  try {
    const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...chosen];
    const args = [...vitest, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    const { status } = spawnSync(findNode(root), args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: environmentOf(root),
    });
    if (!existsSync(report)) throw new Error(`vitest ended with ${status} and no report`);
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
