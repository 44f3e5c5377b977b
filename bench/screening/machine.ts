import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const loadBefore = Math.round((loadavg()[0] ?? 0) * 10) / 10;

/** What a figure depends on besides the code: the machine, and what else ran on it when the bench began. */
export function describeRun(): Record<string, unknown> {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  return {
    measuredAt: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD'),
    changed: git('status', '--porcelain', '--', 'packages/screening') !== '',
    machine: {
      system: `${platform()} ${release()}`,
      processor: cpus()[0]?.model ?? '',
      cores: availableParallelism(),
      memoryMib: Math.round(totalmem() / 1024 / 1024),
      node: process.version,
      loadBefore,
    },
  };
}

/** Writes `bench/results/NAME.json`. */
export function writeResults(name: string, results: object): void {
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  const path = join(root, 'bench/results', `${name}.json`);
  writeFileSync(path, `${JSON.stringify({ ...describeRun(), ...results }, null, 1)}\n`);
  print(`\nWritten to bench/results/${name}.json`);
}

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** A table in Markdown, columns padded so that it reads well in a terminal too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, i) => (cells[i] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
