// Plays the publisher in virtual time against networks that break, workers that die and people who change their minds, and
// holds its records against what the networks really showed. The same seed plays the same runs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeCommit, describeLoad, describeMachine } from '../bench/publish/machine.mjs';
import { runFromSource } from './from-source.mjs';

const HELP = `Usage: npm run simulate -- [--jobs N] [--seed S] [--processes N] [--on memory|postgres] [--results NAME]

  --jobs N       deliveries to play (20000)
  --seed S       the first seed, a whole number (1); the runs after it take the next ones
  --processes N  processes that play at once (as many as the machine has cores)
  --on WHAT      memory, or postgres: everything is then played on PostgreSQL too, and both must say the same at every step;
                 the one at DATABASE_URL, else an embedded one
  --results NAME writes bench/results/NAME.json
Exit status: 0 nothing went wrong, 1 a run went wrong: its seed is told, and the run made as small as it still goes wrong.
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PROGRESS_MS = 10_000;

function readOptions() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      jobs: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      processes: { type: 'string', default: String(availableParallelism()) },
      on: { type: 'string', default: 'memory' },
      results: { type: 'string' },
    },
  });
  const { help, on, results = null } = values;
  const [jobs, seed, processes] = [Number(values.jobs), Number(values.seed), Number(values.processes)];
  const isWhole = [jobs, processes].every((number) => Number.isSafeInteger(number) && number > 0);
  const isUsable = isWhole && Number.isSafeInteger(seed) && seed >= 0 && ['memory', 'postgres'].includes(on);
  const isName = results === null || /^[a-z0-9-]+$/.test(results);
  return { jobs, seed, processes, on, results, help: help === true, isUsable: isUsable && isName };
}

async function playAll({ jobs, seed, processes, on }) {
  const { playInProcesses } = await import('../server/test/simulator/in-processes.ts');
  const { openTestServer } = await import('../server/test/global-setup.ts');
  const opened = on === 'postgres' ? await openTestServer(process.env.DATABASE_URL) : null;
  let told = performance.now();
  const onProgress = ({ deliveries }) => {
    if (performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    process.stderr.write(`${deliveries} deliveries\n`);
  };
  const stop = new AbortController();
  // The blocks under way are played to their end, and what was made for them is taken away.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
  try {
    const server = opened?.server ?? null;
    return await playInProcesses({ seed, deliveries: jobs, processes, server, onProgress, signal: stop.signal });
  } finally {
    await opened?.close();
  }
}

function resultsOf({ tally, options, seconds }) {
  const { nextSeed, failure, longestHiddenMs, ...figures } = tally;
  const problems = {};
  for (const { kind } of failure?.problems ?? []) problems[kind] = (problems[kind] ?? 0) + 1;
  return {
    measuredAt: new Date().toISOString(),
    ...describeCommit(root),
    machine: describeMachine(),
    load: describeLoad(),
    on: options.on,
    processes: options.processes,
    seeds: { first: options.seed, last: nextSeed - 1 },
    ...figures,
    problems,
    longestUnknownHiddenSeconds: longestHiddenMs / 1000,
    seconds: Math.round(seconds),
  };
}

async function main() {
  const options = readOptions();
  if (options.help || !options.isUsable) {
    process.stdout.write(HELP);
    return options.help ? 0 : 2;
  }
  const began = performance.now();
  const tally = await playAll(options);
  const seconds = (performance.now() - began) / 1000;
  const { runs, deliveries, steps, crashes, openings, nextSeed, failure, longestHiddenMs } = tally;
  console.log(
    `Seeds ${options.seed} to ${nextSeed - 1}: ${runs} runs, ${deliveries} deliveries, ${steps} steps, ` +
      `${crashes} crashes, ${openings} times a network was left alone`,
  );
  for (const [state, count] of Object.entries(tally.states)) console.log(`${String(count).padStart(9)} ${state}`);
  console.log(`Longest time until what a dead worker had armed was shown as unknown: ${longestHiddenMs / 1000} s`);
  console.log(`${seconds.toFixed(1)} s, ${((seconds * 1000) / deliveries).toFixed(2)} ms a delivery`);
  const { tellFailure } = await import('../server/test/simulator/many.ts');
  console.log(failure === null ? 'Nothing went wrong.' : tellFailure(failure));
  if (options.results !== null) {
    mkdirSync(join(root, 'bench', 'results'), { recursive: true });
    const file = join(root, 'bench', 'results', `${options.results}.json`);
    writeFileSync(file, `${JSON.stringify(resultsOf({ tally, options, seconds }), null, 2)}\n`);
  }
  return failure === null ? 0 : 1;
}

await runFromSource(main);
