// What a large upload costs in memory, and that it goes on where a cut connection left it: the upload driver over the
// product's way out, to a server in a process of its own. Writes bench/results/media.json.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findNode } from '../tools/boot.mjs';

const HELP = `Usage: node bench/media.mjs [--megabytes N] [--print]

  --megabytes N  size of the upload (500); the connection is cut at 30 % and at 70 % of it
  --print        leave the results file as it is
Exit status: 0 every target met, 1 a target missed.
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The parts are TypeScript sources of workspace packages: they need a Node that runs them, told to look for them. */
function runAgain() {
  const flags = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning', '--expose-gc'];
  const { status } = spawnSync(findNode(root), [...flags, ...process.argv.slice(1)], { stdio: 'inherit' });
  return status ?? 1;
}

async function main() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      megabytes: { type: 'string', default: '500' },
      print: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { measureUpload } = await import('./media/measure.mjs');
  const figures = await measureUpload({ megabytes: Number(values.megabytes) });
  const { describeCommit, describeLoad, describeMachine } = await import('./publish/machine.mjs');
  const measuredAt = new Date().toISOString();
  const results = { measuredAt, ...describeCommit(root), machine: describeMachine(), load: describeLoad(), figures };
  if (!values.print) {
    mkdirSync(join(root, 'bench', 'results'), { recursive: true });
    writeFileSync(join(root, 'bench', 'results', 'media.json'), `${JSON.stringify(results, null, 2)}\n`);
  }
  const { growthMib, intact, megabytes, outcome, resumptions, seconds, maxGrowthMib } = figures;
  process.stdout.write(
    `upload of ${megabytes} MB: ${outcome}, connection cut 2 times, resumed ${resumptions} times, ` +
      `bytes ${intact ? 'intact' : 'NOT intact'}, ${seconds} s\n` +
      `memory of the process: grew by ${growthMib} MiB at most (aim: ${maxGrowthMib})\n`,
  );
  return figures.met ? 0 : 1;
}

process.exitCode = process.execArgv.includes('--expose-gc') ? await main() : runAgain();
