/** A bit for each of many words by their hashes: most words of a text fail here, in memory that is always at hand. */
export class Sieve {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  /** `bits` is a power of two, from 32 on. */
  constructor(bits: number) {
    this.#bits = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
  }

  add(hash: number): void {
    const bit = (hash ^ (hash >>> 17)) & this.#mask;
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
  }

  /** False for a word that was not added; true for one that was, and for a few others. */
  mayHave(hash: number): boolean {
    const bit = (hash ^ (hash >>> 17)) & this.#mask;
    return (((this.#bits[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;
  }
}
