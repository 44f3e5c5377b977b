// How long the doors of the API take under the load of a busy department, on 10,000 posts, beside the bare framework under
// the same load. Writes bench/results/http.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runFromSource } from '../tools/from-source.mjs';

const HELP = `Usage: node bench/http.mjs [--posts N] [--rate N] [--seconds N] [--print]
       node bench/http.mjs storm [--requests N]

  --posts N      posts in the database (10000)
  --rate N       requests in a second (50)
  --seconds N    how long (60)
  --print        leave the results file as it is
  --profile DIR  write a CPU profile of the server there
  storm          requests of eight organizations at once over four connections, with faults (100000)
DATABASE_URL names a PostgreSQL to measure on; without it an embedded one is started in a temporary folder.
Exit status: 0 every target met, 1 a target missed.
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      posts: { type: 'string', default: '10000' },
      rate: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '60' },
      requests: { type: 'string', default: '100000' },
      print: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const say = (sentence) => process.stderr.write(`${sentence}\n`);
  const isStorm = positionals[0] === 'storm';
  const results = isStorm
    ? await (await import('./http/storm.mjs')).measureStorm({ count: Number(values.requests), say })
    : await (await import('./http/measure.mjs')).measureDoors({
        posts: Number(values.posts),
        ratePerSecond: Number(values.rate),
        seconds: Number(values.seconds),
        profile: values.profile ?? null,
        say,
      });
  const { describeCommit, describeMachine } = await import('./publish/machine.mjs');
  const { printDoors, printStorm } = await import('./http/report.mjs');
  const all = { measuredAt: new Date().toISOString(), ...describeCommit(root), machine: describeMachine(), ...results };
  (isStorm ? printStorm : printDoors)(all, console.log);
  if (!values.print) {
    mkdirSync(join(root, 'bench', 'results'), { recursive: true });
    const name = isStorm ? 'http-storm.json' : 'http.json';
    writeFileSync(join(root, 'bench', 'results', name), `${JSON.stringify(all, null, 2)}\n`);
  }
  return all.targets.every(({ met }) => met) ? 0 : 1;
}

await runFromSource(main);
