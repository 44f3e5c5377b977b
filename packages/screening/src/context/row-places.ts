import { FEATURE_BITS } from './features.ts';

/** log2 of the rows that share one word of bits. */
const WORD_BITS = 5;

/**
 * Which rows of a hashed model have weights, and where among them a row stands. Most rows that a text asks for have none;
 * the bits and counts of all of them are small enough to stay at hand, which a table of places is not.
 */
export class RowPlaces {
  /** Two numbers for 32 rows: a bit for each that has weights, and how many have some in the words before. */
  readonly #words = new Uint32Array(2 << (FEATURE_BITS - WORD_BITS));

  /** `rows` rise. */
  constructor(rows: ArrayLike<number>) {
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] as number;
      const at = (row >>> WORD_BITS) * 2;
      this.#words[at] = (this.#words[at] as number) | (1 << (row & 31));
    }
    let before = 0;
    for (let at = 0; at < this.#words.length; at += 2) {
      this.#words[at + 1] = before;
      before += bitCount(this.#words[at] as number);
    }
  }

  /** Place of a row among those that have weights, from 1; 0 where it has none. Without a branch: none could be foretold. */
  of(row: number): number {
    const at = (row >>> WORD_BITS) * 2;
    const below = (this.#words[at] as number) << (31 - (row & 31));
    return ((this.#words[at + 1] as number) + bitCount(below)) & (below >> 31);
  }

  /** Writes the places of the first `count` rows that have weights to the front of `into`; gives how many those are. */
  gather(rows: Uint32Array, count: number, into: Int32Array): number {
    const words = this.#words;
    let gathered = 0;
    for (let i = 0; i < count; i += 1) {
      const row = rows[i] as number;
      const at = (row >>> WORD_BITS) * 2;
      const below = (words[at] as number) << (31 - (row & 31));
      into[gathered] = (words[at + 1] as number) + bitCount(below);
      gathered += below >>> 31;
    }
    return gathered;
  }
}

/** Adds up neighbouring bits, then pairs, then nibbles, then bytes. */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
