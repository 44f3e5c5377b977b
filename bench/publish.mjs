// How late, how often and how surely posts leave: 1,000 posts due at the same instant, with and without a network that
// misbehaves and a worker that is killed. Counted at the network. Writes bench/results/publish.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runFromSource } from '../tools/from-source.mjs';

const HELP = `Usage: node bench/publish.mjs [--posts N] [--only clean|faults|peer|profile]
       node bench/publish.mjs --only crowd [--posts N] [--print]

  --posts N        posts in each run (1000; 10000 of a crowd)
  --only RUN       one run only; the results file is left as it is
  --only crowd     posts due in one minute on four channels, one of them slow; writes bench/results/publish-crowd.json
  --print          leave that file as it is
  --profiles DIR   write there where the worker of a crowd spent its processor time, for the tools of Chromium; slower
DATABASE_URL names a PostgreSQL to measure on; without it an embedded one is started in a temporary folder.
Exit status: 0 every target met, 1 a target missed.
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      posts: { type: 'string' },
      only: { type: 'string' },
      print: { type: 'boolean', default: false },
      profiles: { type: 'string' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.only === 'crowd') {
    const { profiles } = values;
    // What is measured with a profiler is no figure.
    const isKept = !values.print && profiles === undefined;
    const folder = profiles === undefined ? null : resolve(profiles);
    return runCrowd({ posts: Number(values.posts ?? 10_000), isKept, profiles: folder });
  }
  const results = await measureAll({ count: Number(values.posts ?? 1_000), only: values.only ?? null });
  const { printReport } = await import('./publish/report.mjs');
  printReport(results, console.log);
  if (values.only === undefined) {
    writeResults('publish.json', results);
  } else {
    console.log(JSON.stringify(results, null, 2));
  }
  return results.targets.every(({ met }) => met) ? 0 : 1;
}

function writeResults(name, results) {
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  writeFileSync(join(root, 'bench', 'results', name), `${JSON.stringify(results, null, 2)}\n`);
}

async function runCrowd({ posts, isKept, profiles }) {
  const { closeHouses } = await import('./outages/house.mjs');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void closeHouses().finally(() => process.exit(130)));
  }
  const { describeCommit, describeMachine } = await import('./publish/machine.mjs');
  const { isGoodCrowd, measureCrowd, printCrowd } = await import('./publish/crowd.mjs');
  const say = (sentence) => process.stderr.write(`${sentence}\n`);
  const results = {
    measuredAt: new Date().toISOString(),
    ...describeCommit(root),
    machine: describeMachine(),
    how: 'Due evenly over one minute, on four channels of one organization; one worker as shipped, the network on a socket.',
    ...(await measureCrowd({ posts, profiles, say })),
  };
  printCrowd(results, console.log);
  if (isKept) writeResults('publish-crowd.json', results);
  else console.log(JSON.stringify(results, null, 2));
  return isGoodCrowd(results) ? 0 : 1;
}

async function measureAll({ count, only }) {
  const { openStage } = await import('./publish/stage.mjs');
  const { describeCommit, describeMachine } = await import('./publish/machine.mjs');
  const { measureRun } = await import('./publish/measure.mjs');
  const { measurePeer } = await import('./publish/peer.mjs');
  const { profileDelivery } = await import('./publish/profile.mjs');
  const { listTargets } = await import('./publish/report.mjs');
  const say = (sentence) => process.stderr.write(`${sentence}\n`);
  const wants = (name) => only === null || only === name;
  const measuredAt = new Date().toISOString();
  const stage = await openStage();
  try {
    const profile = wants('profile') ? await profileDelivery(stage, { count: Math.min(count, 100) }) : null;
    const peer = wants('peer') ? await measurePeer(stage, { count, say }) : null;
    const clean = wants('clean') ? await measureRun(stage, { run: 'clean', count, faults: false, say }) : null;
    const faults = wants('faults') ? await measureRun(stage, { run: 'faults', count, faults: true, say }) : null;
    const { rows } = await stage.owner.query('show server_version');
    return {
      measuredAt,
      ...describeCommit(root),
      machine: { ...describeMachine(), postgres: `${rows[0].server_version} (${stage.database})` },
      how: 'All posts are due at the same instant, on one channel of one organization; one worker process as shipped.',
      targets: listTargets({ clean, faults }),
      clean,
      faults,
      peer,
      profile,
    };
  } finally {
    await stage.close();
  }
}

await runFromSource(main);
