#!/usr/bin/env node
// Starts Bedside's command line on a Node that runs TypeScript sources, whatever Node starts this file.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boot, findNode, NODE_MAJOR } from './tools/boot.mjs';

const root = dirname(fileURLToPath(import.meta.url));

// npm leaves out prestart where ignore-scripts is set; when it was run, this finds nothing to do.
if (process.env.npm_lifecycle_event === 'start') boot({ build: true });

const node = findNode(root);

if (node === null) {
  console.error(
    `Bedside needs Node ${NODE_MAJOR} or newer. Run "npm start" once: it brings one, or says how to get it.`,
  );
  process.exit(1);
}

const args = [
  '--conditions=bedside-source',
  '--disable-warning=ExperimentalWarning',
  // Loading the parts makes much garbage at once. Node lets its space for young objects grow with the machine's memory and
  // keeps it: 285 MB after loading on 24 GB, 150 MB with this, and no slower.
  '--max-semi-space-size=8',
  join(root, 'server', 'src', 'main', 'cli.ts'),
  ...process.argv.slice(2),
];
const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'bedside-compile'), ...process.env };

if (typeof process.execve === 'function' && process.platform !== 'win32') become(node);
else watch(spawn(node, args, { env, stdio: 'inherit' }));

/** One process instead of two: no idle launcher, and signals reach the server itself. */
function become(file) {
  process.removeAllListeners('warning');
  process.execve(file, [file, ...args], env);
}

/** Where a process cannot become another (Node 20): hand signals on, and end the way the child ended. */
function watch(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the whole group; a second SIGINT would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`Bedside could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
