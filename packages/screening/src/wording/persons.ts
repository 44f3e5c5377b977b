import { titles } from '../people/name-words.ts';
import { PUNCTUATION } from '../text/tokens.ts';
import type { Spot } from './spot.ts';
import { feminine } from './word-sets.ts';

/** Somebody who was named before. */
type Person = {
  readonly words: ReadonlySet<number>;
  /** What the text calls the person: "mother"; null where it says nothing. */
  readonly role: string | null;
  readonly isWoman: boolean;
};

export type Order = 'first' | 'again' | 'other';

/** Who was named in a text so far, so that a second mention is known as one. */
export class Persons {
  readonly #known: Person[] = [];

  /** Remembers the person and tells whether it is the first one named, the same again, or another one. */
  meet(spot: Spot, role: string | null = null, isWoman = false): { order: Order; person: Person } {
    const words = wordsOf(spot);
    const known = this.#known.find((person) => agree(person.words, words));
    if (known) return { order: 'again', person: known };
    const order = this.#known.some((person) => person.role === null) ? 'other' : 'first';
    const person = { words, role, isWoman: isWoman || hasFeminineTitle(spot) };
    this.#known.push(person);
    return { order, person };
  }
}

function wordsOf({ tokens, first, next }: Spot): ReadonlySet<number> {
  const words = new Set<number>();
  for (let i = first; i < next; i += 1) {
    const hash = tokens.hash[i] as number;
    if (tokens.kind[i] !== PUNCTUATION && !titles.has(hash)) words.add(hash);
  }
  return words;
}

/** "Lorraine" and "Lorraine Petrakis" are one person, "Ann Lee" and "Bob Lee" are two. */
function agree(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size > 0 && b.size > 0 && (a.isSubsetOf(b) || b.isSubsetOf(a));
}

function hasFeminineTitle({ tokens, first, next }: Spot): boolean {
  for (let i = first; i < next && titles.has(tokens.hash[i] as number); i += 1) {
    if (feminine.has(tokens.hash[i] as number)) return true;
  }
  return false;
}
