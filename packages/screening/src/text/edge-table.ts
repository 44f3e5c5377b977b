import { Sieve } from './sieve.ts';

const SIEVE_BITS = 32_768;

/**
 * Steps of an automaton over token hashes, all in one table: a step is one look-up and makes nothing. States are numbers
 * from 0, the first one is 0, and nothing leads back to it.
 */
export class EdgeTable {
  readonly #mask: number;
  /** Four numbers a slot, so that they come from memory at once: hash, from, to, none. To 0: a free slot. */
  readonly #slots: Uint32Array;
  /** The hashes that lead out of state 0. */
  readonly #firsts = new Sieve(SIEVE_BITS);

  /** `edges` holds three numbers an edge: from, token hash, to. */
  constructor(edges: readonly number[]) {
    const size = 2 ** Math.ceil(Math.log2(edges.length + 2));
    this.#mask = size * 4 - 1;
    this.#slots = new Uint32Array(size * 4);
    for (let i = 0; i < edges.length; i += 3)
      this.#add(edges[i] as number, edges[i + 1] as number, edges[i + 2] as number);
  }

  /** The state that a token leads to, 0 for none. */
  next(from: number, hash: number): number {
    return this.#slots[this.#slotOf(from, hash) + 2] as number;
  }

  /** The state that a token leads to from state 0. */
  first(hash: number): number {
    return this.#firsts.mayHave(hash) ? this.next(0, hash) : 0;
  }

  #add(from: number, hash: number, to: number): void {
    const slot = this.#slotOf(from, hash);
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = from;
    this.#slots[slot + 2] = to;
    if (from === 0) this.#firsts.add(hash);
  }

  #slotOf(from: number, hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = ((Math.imul(hash ^ Math.imul(from, 0x9e3779b1), 0x85ebca6b) >>> 12) << 2) & mask;
    while (slots[slot + 2] !== 0 && (slots[slot] !== hash || slots[slot + 1] !== from)) slot = (slot + 4) & mask;
    return slot;
  }
}
