import { Sieve } from './sieve.ts';

const SIEVE_BITS = 4096;

/**
 * A set of words by their token hashes. `Set` has to box each hash above 2³¹ to look it up; this looks at one bit and,
 * seldom, at a slot.
 */
export class WordSet {
  readonly #sieve = new Sieve(SIEVE_BITS);
  /** Open addressing; 0: free. No word has the hash 0. */
  readonly #slots: Uint32Array;
  readonly #mask: number;

  constructor(hashes: Iterable<number>) {
    const list = [...new Set(hashes)];
    const size = 2 ** Math.ceil(Math.log2(list.length * 2 + 2));
    this.#mask = size - 1;
    this.#slots = new Uint32Array(size);
    for (const hash of list) {
      let slot = hash & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = hash;
      this.#sieve.add(hash);
    }
  }

  has(hash: number): boolean {
    if (!this.#sieve.mayHave(hash)) return false;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const known = this.#slots[slot] as number;
      if (known === hash) return hash !== 0;
      if (known === 0) return false;
    }
  }

  /** The hashes, in no order. */
  [Symbol.iterator](): Iterator<number> {
    return this.#slots.filter((hash) => hash !== 0).values();
  }
}
