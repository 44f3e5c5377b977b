// What a figure depends on: the machine, its load, and the processor time that processes used.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

export function describeMachine() {
  return {
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model ?? '',
    cores: availableParallelism(),
    memoryMib: Math.round(totalmem() / 1024 / 1024),
    node: process.version,
  };
}

export const describeLoad = () => loadavg().map((load) => Math.round(load * 10) / 10);

/** The commit that was measured, and the sources that were not as they are there: false without any. */
export function describeCommit(root) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const sources = ['--', 'server', 'packages'];
  const changed = [
    git('diff', '--name-only', 'HEAD', ...sources),
    git('ls-files', '--others', '--exclude-standard', ...sources),
  ].flatMap((names) => (names === '' ? [] : names.split('\n')));
  return { commit: git('rev-parse', 'HEAD'), changed: changed.length > 0 && changed };
}

/** Ticks of all processors since the machine started: all of them, idle ones, and those that a host gave to others. */
export function processorTicks() {
  const fields = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0].trim().split(/\s+/).slice(1, 9).map(Number);
  const [, , , idle, waiting, , , stolen] = fields;
  return { all: fields.reduce((sum, ticks) => sum + ticks, 0), idle: idle + waiting, stolen };
}

const TICKS_PER_SECOND = 100; // sysconf(_SC_CLK_TCK) is 100 on every Linux that Node runs on

/** Processor seconds of a process, its descendants, and those of them that ended; null where /proc is missing. */
export function cpuSeconds(pid) {
  if (pid === null || platform() !== 'linux') return null;
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readStat);
  const members = new Set([pid]);
  for (let before = 0; before !== members.size; ) {
    before = members.size;
    for (const one of processes) if (members.has(one.parent)) members.add(one.pid);
  }
  const ticks = processes.filter((one) => members.has(one.pid)).reduce((sum, one) => sum + one.ticks, 0);
  return ticks / TICKS_PER_SECOND;
}

function readStat(name) {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The name in brackets may hold spaces: fields are counted from behind it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid: Number(name), parent: Number(fields[1]), ticks }];
  } catch {
    return []; // It ended meanwhile.
  }
}

/** Milliseconds in which sessions of this database executed statements. Sessions report about once a second. */
export async function databaseMs(stage) {
  const { rows } = await stage.owner.query(
    'select active_time, xact_commit::int as commits from pg_stat_database where datname = current_database()',
  );
  return { activeMs: rows[0].active_time, commits: rows[0].commits };
}

/** p50, p90, p99 and the longest, in the unit of the numbers, by nearest rank. */
export function distribution(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const rank = (share) => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null);
  return { count: sorted.length, p50: rank(0.5), p90: rank(0.9), p99: rank(0.99), max: rank(1) };
}

export const round = (number) => (number === null ? null : Math.round(number * 1000) / 1000);
