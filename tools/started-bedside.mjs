// Starts Bedside the way a person does (`npm start`), waits until it answers, stops it, and looks for what is left.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** @typedef {{ child: import('node:child_process').ChildProcess, url: string, seconds: number, words: () => string }} Started */

/**
 * Our environment without what would help or hinder a first start: locale, settings of Bedside, and what npm adds to
 * scripts. Registry, proxy and certificate settings stay.
 */
export function bareEnvironment(overrides = {}) {
  const dropped =
    /^(LANG|LANGUAGE|LC_.*|npm_(?!config_)|NODE_OPTIONS|NODE_COMPILE_CACHE|PORT|HOST|PUBLIC_URL|DATA_DIR|DATABASE_.*|REQUIRE_PEERS|INIT_CWD)/;
  const kept = Object.entries(process.env).filter(([name]) => !dropped.test(name));
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter), ...overrides };
}

/** A port nobody listens on just now. */
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/**
 * Runs a command in its own process group.
 *
 * @returns {{ child: import('node:child_process').ChildProcess, words: () => string, ended: Promise<number | null>, isRunning: () => boolean }}
 */
function runApart({ folder, command, env }) {
  const [file, ...args] = command;
  const child = spawn(file, args, { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      words += text;
    });
  }
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      words += error.message;
      resolve(null);
    });
    child.once('close', resolve);
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  return { child, words: () => words, ended, isRunning };
}

/**
 * Starts and waits for `GET /healthz` → 200 at the address it prints.
 *
 * @returns {Promise<Started & { ended: Promise<number | null> }>}
 */
export async function startBedside({ folder, command = ['npm', 'start'], env, maxMs }) {
  const began = Date.now();
  const run = runApart({ folder, command, env });
  while (Date.now() - began < maxMs && run.isRunning()) {
    const url = printedUrl(run.words());
    if (url !== null && (await answers(`${url}/healthz`))) return { ...run, url, seconds: (Date.now() - began) / 1000 };
    await delay(50);
  }
  if (run.isRunning()) await stopBedside(run);
  throw new Error(`it did not answer within ${maxMs / 1000} s; it said: ${run.words().trim().slice(-600)}`);
}

/** Logs are JSON lines; the address stands in a line for people. A refusal names the address of the other start. */
function printedUrl(words) {
  if (words.includes('already running here')) return null;
  return /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+/.exec(words)?.[0] ?? null;
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).status === 200;
  } catch {
    return false;
  }
}

/** Ctrl-C: SIGINT to the whole group, and 30 s to drain. Says whether it ended by itself. */
export async function stopBedside({ child, ended }) {
  signalGroup(child, 'SIGINT');
  const inTime = await Promise.race([ended.then(() => true), delay(30_000, false, { ref: false })]);
  if (!inTime) signalGroup(child, 'SIGKILL');
  return inTime;
}

/** Kills everything but the database server, which lives in a group of its own. */
export async function killBedside({ child, ended }) {
  signalGroup(child, 'SIGKILL');
  await ended;
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

/** Processes that work in, or were called with, one of these folders; a moment is given to those that are ending. */
export async function findLeftovers(folders) {
  const deadline = Date.now() + 5_000;
  for (;;) {
    const found = listProcesses().filter(({ words, cwd }) =>
      folders.some((folder) => cwd.startsWith(folder) || words.includes(folder)),
    );
    if (found.length === 0 || Date.now() > deadline)
      return found.map(({ pid, words }) => `${pid} ${words.slice(0, 120)}`);
    await delay(100);
  }
}

function listProcesses() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
        return [{ pid, parent, words, cwd: readlinkSync(`/proc/${pid}/cwd`) }];
      } catch {
        return [];
      }
    });
}

/** Proportional set size of every process of a start: shared pages count once. */
export function measureTreeKib(folders) {
  const processes = listProcesses();
  const ours = ({ words, cwd }) => folders.some((folder) => cwd.startsWith(folder) || words.includes(folder));
  const tree = new Set(processes.filter(ours).map(({ pid }) => pid));
  // Children of a server carry its name only: postgres: checkpointer …
  for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid);
  return processes
    .filter(({ pid }) => tree.has(pid))
    .map(({ pid, words }) => ({
      pid,
      kib: readPssKib(pid),
      command: words.split(' ').slice(0, 3).join(' ').slice(0, 120),
    }));
}

function readPssKib(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    // It ended while we looked.
    return 0;
  }
}
