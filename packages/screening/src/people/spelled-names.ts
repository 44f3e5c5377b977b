import type { Mention } from '../mention.ts';
import { classOf, LOWER, OTHER_LETTER, UPPER } from '../text/character-class.ts';
import type { Reading } from '../text/reading.ts';

const SPACE = 32;
/** Letters apart say that they belong together from three on. */
const LEAST_UNITS = 5;

/**
 * Names of the plain reading as they are written with letters apart: "M★A★V★I★S" becomes one, and "d e p r i v e d" none,
 * since what it spells shows in the reading through disguises, as "M a r i a" does.
 */
export function settleSpelled(reading: Reading, names: readonly Mention[]): Mention[] {
  const settled: Mention[] = [];
  for (const name of names) {
    const last = settled.at(-1);
    const isNext = last !== undefined && name.start === last.end + 1 && reading.codes[last.end] !== SPACE;
    if (isNext && isLetterChain(reading, last) && isLetterChain(reading, name)) {
      settled[settled.length - 1] = { ...last, end: name.end, certainty: Math.max(last.certainty, name.certainty) };
    } else {
      settled.push(name);
    }
  }
  return settled.filter((name) => !isSpelledOut(reading, name));
}

function isSpelledOut({ codes }: Reading, { start, end }: Mention): boolean {
  if (end - start < LEAST_UNITS) return false;
  for (let i = start + 1; i < end; i += 2) if (codes[i] !== SPACE) return false;
  return true;
}

/** One letter, or letters with one mark between each. */
function isLetterChain({ codes }: Reading, { start, end }: Mention): boolean {
  if ((end - start) % 2 === 0) return false;
  for (let i = start + 1; i < end; i += 2) if (isLetter(codes[i] as number)) return false;
  return isLetter(codes[start] as number);
}

function isLetter(unit: number): boolean {
  const kind = classOf(unit);
  return kind === LOWER || kind === UPPER || kind === OTHER_LETTER;
}
