import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { judgeFaults, readFaultTable } from './faults.mjs';
import { judge, tableOf, tellUnmet } from './report.mjs';
import { targets } from './targets.mjs';

const targetOf = (name) => targets.find((target) => target.name === name);
const page = readFileSync(new URL('../../docs/handbook/exactly-once.md', import.meta.url), 'utf8');

let root;
let commit;
const git = (...args) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
    cwd: root,
    encoding: 'utf8',
  });

/** A file of the repository, committed. */
function commitFile(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  git('add', '-A');
  git('commit', '-qm', 'one');
  return git('rev-parse', 'HEAD').trim();
}
const keep = (name, results) => {
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  writeFileSync(join(root, 'bench', 'results', name), JSON.stringify(results));
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bedside-targets-'));
  git('init', '-q');
  commit = commitFile('server/src/flow/publish/state.ts', 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const good = () => ({ measuredAt: '2026-11-22T01:02:03.000Z', commit, changed: false });
const played = { deliveries: 5_000, problems: {}, longestUnknownHiddenSeconds: 60, crashes: 7 };

describe('a target', () => {
  const target = targetOf('simulation-postgres');
  test('that was never measured is missing', () => {
    const one = judge(root, target);
    expect(one).toMatchObject({ met: null, measured: 'never measured' });
    expect(tellUnmet([one])[0]).toContain(`missing  simulation-postgres was never measured: ${target.command}`);
  });
  test('is met on this publisher, and stale on another one; words and tests change nothing', () => {
    keep('simulation-postgres.json', { ...good(), ...played });
    expect(judge(root, target)).toMatchObject({ met: true, isStale: false, when: '2026-11-22 01:02' });
    commitFile('server/src/flow/publish/state.test.ts', 'one');
    commitFile('docs/roadmap.md', 'one');
    expect(judge(root, target)).toMatchObject({ isStale: false });
    commitFile('server/src/flow/publish/state.ts', 'two');
    const one = judge(root, target);
    expect(one).toMatchObject({ met: true, isStale: true });
    expect(tellUnmet([one])[0]).toContain('stale    simulation-postgres: the publisher was changed since');
    expect(tableOf([one])).toContain('| yes, stale | 2026-11-22 01:02 |');
  });
  test('measured on what was not committed, or on a commit that nobody has, is stale', () => {
    for (const changed of [true, ['server/src/flow/publish/state.ts']]) {
      keep('simulation-postgres.json', { ...good(), ...played, changed });
      expect(judge(root, target).isStale).toBe(true);
    }
    keep('simulation-postgres.json', { ...good(), ...played, commit: '0'.repeat(40) });
    expect(judge(root, target).isStale).toBe(true);
  });
  test('what was not committed and is no part of the publisher makes nothing stale', () => {
    const changed = ['server/package.json', 'server/src/flow/publish/state.test.ts', 'server/src/flow/publishers.ts'];
    keep('simulation-postgres.json', { ...good(), ...played, changed });
    expect(judge(root, target).isStale).toBe(false);
  });
  test.each([
    ['too few', { ...played, deliveries: 4_999 }],
    ['a duplicate', { ...played, problems: { duplicate: 1 } }],
    ['a doubt that was hidden', { ...played, longestUnknownHiddenSeconds: 61 }],
    ['no figures', {}],
  ])('is missed with %s', (_, results) => {
    keep('simulation-postgres.json', { ...good(), ...results });
    const one = judge(root, target);
    expect(one.met).toBe(false);
    expect(tellUnmet([one])[0]).toMatch(/^missed {3}simulation-postgres: /);
  });
});

test('each target has a results file and a command of its own', () => {
  for (const field of ['name', 'results', 'command']) {
    expect(new Set(targets.map((target) => target[field])).size).toBe(targets.length);
  }
});

describe('the faults', () => {
  const table = readFaultTable(page);
  const report = (status, { without = null } = {}) => {
    const files = new Map();
    for (const { tests } of table) {
      for (const { file, title } of tests)
        files.set(file, [...(files.get(file) ?? []), { fullName: `${title} it holds`, status }]);
    }
    return [...files].flatMap(([file, assertionResults]) =>
      file === without ? [] : [{ name: join(root, file), assertionResults }],
    );
  };
  test('are the 24 of the handbook, each with its tests', () => {
    expect(table.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    expect(table.every(({ tests }) => tests.length > 0)).toBe(true);
  });
  test('hold when each test that is named has passed', () => {
    const faults = judgeFaults(table, report('passed'), root);
    expect(targetOf('faults').read({ faults })).toMatchObject({ met: true });
  });
  test('do not when one was skipped, failed or not run', () => {
    for (const results of [report('skipped'), report('failed'), []]) {
      expect(targetOf('faults').read({ faults: judgeFaults(table, results, root) }).met).toBe(false);
    }
    const faults = judgeFaults(table, report('passed', { without: 'interop/src/restarts.test.ts' }), root);
    expect(faults.filter(({ holds }) => !holds).map(({ number }) => number)).toEqual([3]);
    expect(targetOf('faults').read({ faults })).toMatchObject({
      met: false,
      measured: expect.stringContaining('not 3'),
    });
  });
});

test('the figures that are kept can be read', () => {
  const repository = new URL('../../', import.meta.url).pathname;
  for (const target of targets) {
    expect(judge(repository, target).measured, target.name).not.toBe('the results file has no such figures');
  }
});
