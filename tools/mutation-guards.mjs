// The guards of the engine that must not go unnoticed, and where each stands in the code. As a program of its own it takes
// one of them out of the code that it loads, and plays seed after seed until one notices.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const LIST = 'server/test/simulator/guards.json';
const FOLDER = 'server/src/flow/publish';
/** A run that plays for so long does not end. */
const PATIENCE_MS = 20_000;

/** @returns {{ guard: string, file: string, code: string, without: string, behind?: string }[]} with files named from the root */
export function readGuards(root) {
  const guards = JSON.parse(readFileSync(join(root, LIST), 'utf8'));
  return guards.map((one) => ({ ...one, file: `${FOLDER}/${one.file}` }));
}

/**
 * Whether a change is within that guard. Words are not what guards: a code or sentence that nobody compares is counted with
 * its file.
 * @param {{ location: Location, mutatorName: string }} mutant where lines and columns begin with `first`
 */
export function isWithin({ code }, { location, mutatorName }, { source, first }) {
  const begin = source.indexOf(code);
  if (begin === -1 || mutatorName === 'StringLiteral') return false;
  const [from, until] = [location.start, location.end].map((place) => offsetOf(source, place, first));
  return from >= begin && until <= begin + code.length;
}

function offsetOf(source, { line, column }, first) {
  const before = source.split('\n').slice(0, line - first);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - first;
}

/** From now on the file of a guard is loaded without it; a name that is no guard's leaves all as it is. */
function takeOut(root, { file, code, without }) {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.startsWith('file:') || fileURLToPath(url) !== join(root, file)) return loaded;
      const source = String(loaded.source);
      if (!source.includes(code)) throw new Error(`${file} has no such guard`);
      return { ...loaded, source: source.replace(code, () => without) };
    },
  });
}

/** Gives the first seed whose run goes wrong, and how; null where none does. */
async function firstSeed(seeds) {
  const { drawRun } = await import('../server/test/simulator/trouble.ts');
  const { play } = await import('../server/test/simulator/simulate.ts');
  for (let seed = 1; seed <= seeds; seed += 1) {
    const endless = [{ kind: 'endless', detail: `plays for over ${PATIENCE_MS / 1_000} s` }];
    const tooLong = new Promise((resolve) => {
      setTimeout(() => resolve({ problems: endless }), PATIENCE_MS).unref();
    });
    const { problems } = await Promise.race([play(drawRun(seed)), tooLong]);
    const [first] = problems;
    if (first !== undefined) return { seed, kind: first.kind, detail: first.detail };
  }
  return null;
}

async function main() {
  const options = { without: { type: 'string' }, seeds: { type: 'string' } };
  const { without, seeds } = parseArgs({ options }).values;
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const guard = readGuards(root).find((one) => one.guard === without);
  if (guard === undefined) throw new Error('no guard of that name');
  takeOut(root, guard);
  process.stdout.write(`${JSON.stringify(await firstSeed(Number(seeds)))}\n`);
  // What still waits of a run that does not end is not waited for.
  process.exit(0);
}

if (import.meta.main) await main();
