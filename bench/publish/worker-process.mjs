// The product's own worker, `bedside work`, as a child process in a group of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Starts `command` (the worker by default) and resolves when it says the line it is ready with. */
export async function startProcess({ env, args = [join(root, 'bedside.mjs'), 'work'], ready = 'Bedside works.' }) {
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const log = [];
  const ended = once(child, 'exit');
  child.stderr.setEncoding('utf8').on('data', (text) => log.push(text));
  await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      log.push(text);
      if (said.includes(ready)) resolve();
    });
    ended.then(() => reject(new Error(`The process ended early: ${log.join('')}`)));
  });
  return {
    pid: child.pid,
    startSeconds: (performance.now() - began) / 1000,
    /** What it wrote, mostly warnings. */
    log,
    /** SIGKILL to the whole group: nothing of it can tidy up. */
    kill: async () => {
      process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
