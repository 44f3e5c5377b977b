// For commands that use the services: they are TypeScript sources of workspace packages, which need a Node that runs them
// and is told to look for them.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './boot.mjs';

const CONDITION = '--conditions=bedside-source';

/** Runs `main` in such a Node, this one or one that is started for it, and ends with the exit status that it gives. */
export async function runFromSource(main) {
  process.exitCode = process.execArgv.includes(CONDITION) ? await main() : runAgain();
}

function runAgain() {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const flags = [CONDITION, '--disable-warning=ExperimentalWarning'];
  const { status } = spawnSync(findNode(root), [...flags, ...process.argv.slice(1)], { stdio: 'inherit' });
  return status ?? 1;
}
