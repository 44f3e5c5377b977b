/** Bits of the sieve before the slots: most words of a text fail there, in memory that is always at hand. */
const SIEVE_BITS = 4096;
const SIEVE_MASK = SIEVE_BITS / 32 - 1;

/**
 * A set of words by their token hashes. `Set` has to box each hash above 2³¹ to look it up; this looks at one bit and,
 * seldom, at a slot.
 */
export class WordSet {
  readonly #sieve = new Uint32Array(SIEVE_BITS / 32);
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
      const word = (hash >>> 5) & SIEVE_MASK;
      this.#sieve[word] = (this.#sieve[word] as number) | (1 << (hash & 31));
    }
  }

  has(hash: number): boolean {
    if ((((this.#sieve[(hash >>> 5) & SIEVE_MASK] as number) >>> (hash & 31)) & 1) === 0) return false;
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
