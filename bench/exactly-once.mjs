// All targets of publishing exactly once in one table: what was measured, when, on which commit, and whether it is met.
// Reads bench/results; --run measures anew.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runFromSource } from '../tools/from-source.mjs';
import { measure } from './exactly-once/measure.mjs';
import { judge, tableOf, tellUnmet } from './exactly-once/report.mjs';
import { targets } from './exactly-once/targets.mjs';

const names = targets.map(({ name }) => name);

const HELP = `Usage: node bench/exactly-once.mjs [--run] [--only NAME]

  --run        measure anew, one after the other, and keep the results: takes hours
  --only NAME  one of ${names.join(', ')}
Exit status: 0 every target met, 1 one is missed or was never measured.
What was measured before the publisher was changed is told as stale.
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main() {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, run: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  if (values.help || (values.only !== undefined && !names.includes(values.only))) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const chosen = targets.filter(({ name }) => values.only === undefined || name === values.only);
  if (values.run) {
    for (const target of chosen) await measure(root, target);
  }
  const judged = chosen.map((target) => judge(root, target));
  console.log(tableOf(judged));
  for (const sentence of tellUnmet(judged)) console.log(sentence);
  return judged.every(({ met }) => met === true) ? 0 : 1;
}

await runFromSource(main);
