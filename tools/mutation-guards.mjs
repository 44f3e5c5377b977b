// The guards of the engine that must not go unnoticed, and where each stands in the code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = 'server/test/simulator/guards.json';
const FOLDER = 'server/src/flow/publish';

/** @returns {{ guard: string, file: string, code: string }[]} with files named from the root */
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
