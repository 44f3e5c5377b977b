/** Numbers of a fixed sequence (mulberry32, public domain), the same on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Puts a list in another order, in place. */
  shuffle<T>(list: T[]): void {
    for (let i = list.length - 1; i > 0; i -= 1) {
      const other = Math.floor(this.next() * (i + 1));
      const held = list[i] as T;
      list[i] = list[other] as T;
      list[other] = held;
    }
  }
}
