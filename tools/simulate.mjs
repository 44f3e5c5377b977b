// Plays the publisher in virtual time against networks that break, workers that die and people who change their minds, and
// holds its records against what the networks really showed. The same seed plays the same runs.
import { parseArgs } from 'node:util';
import { runFromSource } from './from-source.mjs';

const HELP = `Usage: npm run simulate -- [--jobs N] [--seed S]

  --jobs N  deliveries to play (20000)
  --seed S  the first seed, a whole number (1); the runs after it take the next ones
Exit status: 0 nothing went wrong, 1 a run went wrong: its seed is told, and the run made as small as it still goes wrong.
`;

const PROGRESS_MS = 10_000;

async function main() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      jobs: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [jobs, seed] = [Number(values.jobs), Number(values.seed)];
  const isUsable = Number.isSafeInteger(jobs) && jobs > 0 && Number.isSafeInteger(seed) && seed >= 0;
  if (values.help || !isUsable) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const { playMany, tellFailure } = await import('../server/test/simulator/many.ts');
  const began = performance.now();
  let told = began;
  const tally = await playMany({
    seed,
    deliveries: jobs,
    onProgress: (played) => {
      if (performance.now() - told < PROGRESS_MS) return;
      told = performance.now();
      process.stderr.write(`${played} deliveries\n`);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const { runs, deliveries, steps, crashes, nextSeed, failure } = tally;
  console.log(
    `Seeds ${seed} to ${nextSeed - 1}: ${runs} runs, ${deliveries} deliveries, ${steps} steps, ${crashes} crashes`,
  );
  for (const [state, count] of Object.entries(tally.states)) console.log(`${String(count).padStart(9)} ${state}`);
  console.log(`${seconds.toFixed(1)} s, ${((seconds * 1000) / deliveries).toFixed(2)} ms a delivery`);
  console.log(failure === null ? 'Nothing went wrong.' : tellFailure(failure));
  return failure === null ? 0 : 1;
}

await runFromSource(main);
