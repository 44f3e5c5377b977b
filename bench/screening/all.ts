// What `npm run bench:screening` runs: every bench of this folder, one after the other, so that none disturbs another.
//   npm run bench:screening [-- --data FOLDER] [--print]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { print } from './machine.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, print: { type: 'boolean', default: false } } });
const written = values.print ? ['--print'] : [];
const data = values.data === undefined ? [] : ['--data', values.data];
const flags = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'];
const failed: string[] = [];

for (const [name, args] of [
  ['accuracy', [...data, ...written]],
  ['speed', [...data, ...written]],
  ['peers', [...data, ...written]],
  ['fuzz', written],
  ['figures', written],
] as const) {
  print(`\n# ${name}`);
  const script = join(import.meta.dirname, `${name}.ts`);
  if (spawnSync(process.execPath, [...flags, script, ...args], { stdio: 'inherit' }).status !== 0) failed.push(name);
}
if (failed.length > 0) print(`\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
