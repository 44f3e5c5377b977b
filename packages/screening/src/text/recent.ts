const SLOTS = 256;
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * What was worked out for stretches of long texts, under all that it was worked out from: while somebody types, every
 * stretch but theirs is found again. A key is compared whole, so that what is found is what would be worked out anew.
 */
export class Recent {
  #key = new Uint32Array(1024);
  #size = 0;
  readonly #keys: (Uint32Array | undefined)[] = Array.from({ length: SLOTS });
  readonly #values: (Float64Array | undefined)[] = Array.from({ length: SLOTS });

  /** Begins the next key. */
  begin(): void {
    this.#size = 0;
  }

  /** Adds a whole number from 0 up to 2³² − 1 to the key. */
  add(number: number): void {
    if (this.#size === this.#key.length) this.#grow();
    this.#key[this.#size] = number;
    this.#size += 1;
  }

  /** Values kept under the key; null where there are none. */
  find(): Float64Array | null {
    const slot = this.#slot();
    const key = this.#keys[slot];
    if (key === undefined || key.length !== this.#size) return null;
    for (let i = 0; i < key.length; i += 1) if (key[i] !== this.#key[i]) return null;
    return this.#values[slot] ?? null;
  }

  /** Keeps `values`, which nobody changes afterwards, under the key. */
  keep(values: Float64Array): void {
    const slot = this.#slot();
    this.#keys[slot] = this.#key.slice(0, this.#size);
    this.#values[slot] = values;
  }

  #slot(): number {
    let hash = FNV_BASIS;
    for (let i = 0; i < this.#size; i += 1) hash = Math.imul(hash ^ (this.#key[i] as number), FNV_PRIME);
    return ((hash ^ (hash >>> 15)) >>> 0) % SLOTS;
  }

  #grow(): void {
    const grown = new Uint32Array(this.#key.length * 2);
    grown.set(this.#key);
    this.#key = grown;
  }
}
