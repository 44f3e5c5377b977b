// Whether posts go out once while the workers that send them are killed and started again, over and over: posts due at
// the same instant, real processes, SIGKILL at random moments, counted at the network. Writes bench/results/restarts.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runFromSource } from '../tools/from-source.mjs';

const HELP = `Usage: node bench/restarts.mjs [--posts N] [--restarts N] [--seed S] [--print]

  --posts N     posts due at the same instant (1000)
  --restarts N  how often a worker is killed and started again (20)
  --seed S      draws who is killed, and after how many posts (1)
  --print       leave the results file as it is
It has a PostgreSQL of its own in a temporary folder.
Exit status: 0 every post went out once and none without its attempt, 1 one did not.
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      posts: { type: 'string', default: '1000' },
      restarts: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      print: { type: 'boolean', default: false },
    },
  });
  const [posts, restarts, seed] = [Number(values.posts), Number(values.restarts), Number(values.seed)];
  const isUsable = [posts, restarts, seed].every((number) => Number.isSafeInteger(number) && number > 0);
  if (values.help || !isUsable) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const { closeHouses } = await import('./outages/house.mjs');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void closeHouses().finally(() => process.exit(130)));
  }
  const { describeCommit, describeMachine } = await import('./publish/machine.mjs');
  const { measureRestarts } = await import('./restarts/measure.mjs');
  const { isGood, printReport } = await import('./restarts/report.mjs');
  const say = (sentence) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${sentence}\n`);
  const results = {
    measuredAt: new Date().toISOString(),
    ...describeCommit(root),
    machine: describeMachine(),
    how: 'Two workers as shipped on a network outside, which answers late; one, or both, killed by SIGKILL and started again at once.',
    ...(await measureRestarts({ posts, restarts, seed, say })),
  };
  printReport(results, console.log);
  if (values.print) {
    console.log(JSON.stringify(results, null, 2));
  } else {
    mkdirSync(join(root, 'bench', 'results'), { recursive: true });
    writeFileSync(join(root, 'bench', 'results', 'restarts.json'), `${JSON.stringify(results, null, 2)}\n`);
  }
  return isGood(results) ? 0 : 1;
}

await runFromSource(main);
