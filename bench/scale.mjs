// What more workers bring, and what posts that are there already cost: posts due at the same instant, published by 1, 2
// and 4 processes of `bedside work` on one PostgreSQL. Writes bench/results/scale.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runFromSource } from '../tools/from-source.mjs';

const HELP = `Usage: node bench/scale.mjs [--posts N] [--workers 1,2,4] [--there 1000,10000,100000] [--print]

  --posts N      posts in each run (600)
  --workers LIST processes of workers, a run for each (1,2,4)
  --there LIST   posts that were published before, a run with one worker for each (1000,10000,100000)
  --print        leave the results file as it is
DATABASE_URL names a PostgreSQL to measure on; without it an embedded one is started in a temporary folder.
Exit status: 0 every post went out once, 1 one did not.
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const numbers = (list) => list.split(',').map(Number);

async function main() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      posts: { type: 'string', default: '600' },
      workers: { type: 'string', default: '1,2,4' },
      there: { type: 'string', default: '1000,10000,100000' },
      print: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const results = await measureAll({
    count: Number(values.posts),
    workers: numbers(values.workers),
    there: numbers(values.there),
  });
  const { printReport } = await import('./scale/report.mjs');
  printReport(results, console.log);
  if (!values.print) {
    mkdirSync(join(root, 'bench', 'results'), { recursive: true });
    writeFileSync(join(root, 'bench', 'results', 'scale.json'), `${JSON.stringify(results, null, 2)}\n`);
  }
  return [...results.byWorkers, ...results.byPostsThere].every(({ isEachOnce }) => isEachOnce) ? 0 : 1;
}

async function measureAll({ count, workers, there }) {
  const { openStage } = await import('./publish/stage.mjs');
  const { describeCommit, describeMachine } = await import('./publish/machine.mjs');
  const { createCrowd, measureRun } = await import('./scale/measure.mjs');
  const say = (sentence) => process.stderr.write(`${sentence}\n`);
  const measuredAt = new Date().toISOString();
  const stage = await openStage();
  try {
    const crowd = await createCrowd(stage, { say });
    const byWorkers = [];
    for (const processes of workers) byWorkers.push(await measureRun(stage, { crowd, processes, count, say }));
    const byPostsThere = [];
    for (const posts of there) {
      await crowd.publishedUpTo(posts);
      byPostsThere.push(await measureRun(stage, { crowd, processes: 1, count, say }));
    }
    const { rows } = await stage.owner.query('show server_version');
    return {
      measuredAt,
      ...describeCommit(root),
      machine: { ...describeMachine(), postgres: `${rows[0].server_version} (${stage.database})` },
      how: 'All posts of a run are due at the same instant, on one channel of one organization; workers as shipped.',
      byWorkers,
      byPostsThere,
    };
  } finally {
    await stage.close();
  }
}

await runFromSource(main);
