// What full-length outages do: a worker that stands still for ten minutes, a PostgreSQL that is killed and stays away, a
// disk of PostgreSQL that is full. Counted at the network. Writes bench/results/outages.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runFromSource } from '../tools/from-source.mjs';

const HELP = `Usage: node bench/outages.mjs [--only stopped|database|disk] [--minutes N] [--print]

  --only OUTAGE  one of them only; the results file is left as it is
  --minutes N    no outage is longer (stopped 10, database 2, disk 3); the results file is left as it is
  --print        leave the results file as it is
Each has a PostgreSQL of its own in a temporary folder. A small disk needs root on Linux, and is skipped elsewhere.
Exit status: 0 every post went out once and none without its attempt, 1 one did not.
`;

/** Lengths in minutes. */
const LENGTHS = { stopped: 10, database: 2, disk: 3 };

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      only: { type: 'string' },
      minutes: { type: 'string' },
      print: { type: 'boolean', default: false },
    },
  });
  if (values.help || (values.only !== undefined && LENGTHS[values.only] === undefined)) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const { closeHouses } = await import('./outages/house.mjs');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void closeHouses().finally(() => process.exit(130)));
  }
  const results = await measureAll({ only: values.only ?? null, most: Number(values.minutes ?? Infinity) });
  const { printReport } = await import('./outages/report.mjs');
  printReport(results, console.log);
  const isWhole = values.only === undefined && values.minutes === undefined;
  if (isWhole && !values.print) {
    mkdirSync(join(root, 'bench', 'results'), { recursive: true });
    writeFileSync(join(root, 'bench', 'results', 'outages.json'), `${JSON.stringify(results, null, 2)}\n`);
  } else {
    console.log(JSON.stringify(results, null, 2));
  }
  return [results.stopped, results.database, results.disk].every((run) => run === null || isGood(run)) ? 0 : 1;
}

const isGood = ({ posts, lost, twice, unknown, withoutAttempt, states, sentStale = 0, changedStale = 0 }) =>
  lost + twice + unknown + withoutAttempt + sentStale + changedStale === 0 && states.confirmed === posts;

/** The short ones run one after the other while the long one stands. */
async function measureAll({ only, most }) {
  const { describeCommit, describeLoad, describeMachine } = await import('./publish/machine.mjs');
  const { canMount } = await import('./outages/servers.mjs');
  const { measureStopped } = await import('./outages/stopped.mjs');
  const { measureDatabase } = await import('./outages/database.mjs');
  const { measureDisk } = await import('./outages/disk.mjs');
  const say = (sentence) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${sentence}\n`);
  const measuredAt = new Date().toISOString();
  const load = { before: describeLoad() };
  const skipped = canMount() ? {} : { disk: 'a small disk needs root on Linux.' };
  const run = async (name, measure) => {
    if ((only !== null && only !== name) || skipped[name] !== undefined) return null;
    return measure({ minutes: Math.min(LENGTHS[name], most), say });
  };
  const [stopped, [database, disk]] = await both(
    run('stopped', measureStopped),
    run('database', measureDatabase).then(async (first) => [first, await run('disk', measureDisk)]),
  );
  return {
    measuredAt,
    ...describeCommit(root),
    machine: describeMachine(),
    load,
    how: 'Workers as shipped, on a network outside; the stopped one runs beside the two others, which run one after the other.',
    skipped,
    stopped,
    database,
    disk,
  };
}

/** Waits for both, so that neither leaves anything behind when the other one fails. */
async function both(...runs) {
  const ended = await Promise.allSettled(runs);
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return ended.map(({ value }) => value);
}

await runFromSource(main);
