import type { Stream } from './stream.ts';

/** Words grouped by what stands beside them. */
export type Clustering = {
  /** Cluster of each vocabulary index, −1 where the word is too rare. */
  readonly clusterOf: Int32Array;
  /** Way from the root of the tree of merges to each cluster, as `0`s and `1`s. */
  readonly paths: string[];
};

type Count = Map<number, number>;

/**
 * Brown clustering (Brown et al., Class-based n-gram models of natural language, 1992) with a window of `clusters`
 * classes: words join in order of frequency, each time the two classes are merged whose merging costs the least mutual
 * information of neighbours; then all are merged to a tree. Counts are kept sparse, so that a rare word costs little.
 */
export function brownClusters(stream: Stream, settings: { clusters: number; leastCount: number }): Clustering {
  const order = stream.keys
    .map((_, word) => word)
    .filter((word) => (stream.count[word] as number) >= settings.leastCount)
    .sort((a, b) => (stream.count[b] as number) - (stream.count[a] as number) || a - b);
  const rank = new Int32Array(stream.keys.length).fill(-1);
  for (const [i, word] of order.entries()) rank[word] = i;
  const tree = new Merging(settings.clusters, neighbours(stream, rank, order.length), order.length);
  const merged = tree.run();
  const clusterOf = new Int32Array(stream.keys.length).fill(-1);
  for (const [i, word] of order.entries()) clusterOf[word] = merged.clusterOf[i] as number;
  return { clusterOf, paths: merged.paths };
}

/** Of each ranked word, how often each other follows it. */
function neighbours(stream: Stream, rank: Int32Array, size: number): Count[] {
  const after: Count[] = Array.from({ length: size }, () => new Map<number, number>());
  let before = -1;
  for (const word of stream.words) {
    const now = rank[word] as number;
    if (before >= 0 && now >= 0) {
      const counts = after[before] as Count;
      counts.set(now, (counts.get(now) ?? 0) + 1);
    }
    before = now;
  }
  return after;
}

/** n·log n, 0 for 0; looked up for small n. */
const KNOWN = 1 << 20;
const table = new Float64Array(KNOWN);
for (let n = 2; n < KNOWN; n += 1) table[n] = n * Math.log(n);
function f(n: number): number {
  return n < KNOWN ? (table[n] as number) : n * Math.log(n);
}

class Merging {
  readonly #window: number;
  /** One slot more than the window, for the word that joins. */
  readonly #slots: number;
  readonly #size: number;
  readonly #after: Count[];
  readonly #before: Count[];
  /** Times a class of slot a stands before one of slot b, at a·slots + b. */
  readonly #pairs: Int32Array;
  /** Times the words of a slot stand before and behind any word. */
  readonly #frequency: Float64Array;
  /** What merging slots a < b loses in pairs with other classes, at a·slots + b. */
  readonly #loss: Float64Array;
  /** What it loses in pairs between the two, less what their frequencies give back. */
  readonly #inside: Float64Array;
  readonly #slotOf: Int32Array;
  readonly #members: number[][];
  readonly #isUsed: Uint8Array;

  constructor(window: number, after: Count[], size: number) {
    this.#window = Math.min(window, size);
    this.#slots = this.#window + 1;
    this.#size = size;
    this.#after = after;
    this.#before = reversed(after);
    this.#pairs = new Int32Array(this.#slots * this.#slots);
    this.#frequency = new Float64Array(this.#slots);
    this.#loss = new Float64Array(this.#slots * this.#slots);
    this.#inside = new Float64Array(this.#slots * this.#slots);
    this.#slotOf = new Int32Array(size).fill(-1);
    this.#members = Array.from({ length: this.#slots }, () => []);
    this.#isUsed = new Uint8Array(this.#slots);
  }

  run(): { clusterOf: Int32Array; paths: string[] } {
    for (let word = 0; word < this.#window; word += 1) this.#place(word, word);
    for (let slot = 0; slot < this.#window; slot += 1) this.#refresh(slot);
    let free = this.#window;
    for (let word = this.#window; word < this.#size; word += 1) {
      this.#join(word, free);
      free = this.#mergeBest()[1];
    }
    const clusterOf = new Int32Array(this.#size);
    const leaves = this.#used();
    for (const [cluster, slot] of leaves.entries()) {
      for (const word of this.#members[slot] as number[]) clusterOf[word] = cluster;
    }
    return { clusterOf, paths: this.#grow(leaves) };
  }

  #used(): number[] {
    const used: number[] = [];
    for (let slot = 0; slot < this.#slots; slot += 1) if (this.#isUsed[slot] === 1) used.push(slot);
    return used;
  }

  /** Merges what is left to one root and writes down the way to each leaf. */
  #grow(leaves: readonly number[]): string[] {
    const held: number[][] = Array.from({ length: this.#slots }, () => []);
    for (const [cluster, slot] of leaves.entries()) held[slot] = [cluster];
    const paths = leaves.map(() => '');
    for (let step = 1; step < leaves.length; step += 1) {
      const [kept, gone] = this.#mergeBest();
      for (const cluster of held[kept] as number[]) paths[cluster] = `0${paths[cluster]}`;
      for (const cluster of held[gone] as number[]) paths[cluster] = `1${paths[cluster]}`;
      held[kept] = [...(held[kept] as number[]), ...(held[gone] as number[])];
    }
    return paths;
  }

  /** A word becomes a class of its own. */
  #place(word: number, slot: number): void {
    const slots = this.#slots;
    this.#slotOf[word] = slot;
    this.#members[slot] = [word];
    this.#isUsed[slot] = 1;
    let frequency = 0;
    for (const [next, times] of this.#after[word] as Count) {
      const other = this.#slotOf[next] as number;
      frequency += times;
      if (other >= 0) this.#pairs[slot * slots + other] = (this.#pairs[slot * slots + other] as number) + times;
    }
    for (const [last, times] of this.#before[word] as Count) {
      const other = this.#slotOf[last] as number;
      if (other >= 0 && last !== word)
        this.#pairs[other * slots + slot] = (this.#pairs[other * slots + slot] as number) + times;
    }
    this.#frequency[slot] = frequency;
  }

  #join(word: number, slot: number): void {
    this.#place(word, slot);
    const touching = this.#touching(slot);
    for (let i = 0; i < touching.length; i += 1) {
      for (let k = i + 1; k < touching.length; k += 1) {
        const a = touching[i] as number;
        const b = touching[k] as number;
        this.#addLoss(a, b, this.#term(a, b, slot));
      }
    }
    this.#refresh(slot);
  }

  /** Other slots with a pair in either order, ascending. */
  #touching(slot: number): number[] {
    const found: number[] = [];
    for (let b = 0; b < this.#slots; b += 1) {
      if (b !== slot && (this.#count(slot, b) > 0 || this.#count(b, slot) > 0)) found.push(b);
    }
    return found;
  }

  #count(a: number, b: number): number {
    return this.#pairs[a * this.#slots + b] as number;
  }

  #at(a: number, b: number): number {
    return a < b ? a * this.#slots + b : b * this.#slots + a;
  }

  #addLoss(a: number, b: number, loss: number): void {
    const at = this.#at(a, b);
    this.#loss[at] = (this.#loss[at] as number) + loss;
  }

  /** What merging a and b loses in their pairs with c. */
  #term(a: number, b: number, c: number): number {
    return shared(this.#count(a, c), this.#count(b, c)) + shared(this.#count(c, a), this.#count(c, b));
  }

  /** The same after c1 and c2 have become one. */
  #termWithBoth(a: number, b: number, [c1, c2]: readonly [number, number]): number {
    const before = shared(this.#count(a, c1) + this.#count(a, c2), this.#count(b, c1) + this.#count(b, c2));
    return before + shared(this.#count(c1, a) + this.#count(c2, a), this.#count(c1, b) + this.#count(c2, b));
  }

  /** Computes the losses of one slot with every other anew. */
  #refresh(slot: number): void {
    const touching = this.#touching(slot);
    for (let other = 0; other < this.#slots; other += 1) {
      if (other === slot || this.#isUsed[other] === 0) continue;
      let loss = 0;
      for (const c of touching) if (c !== other) loss += this.#term(slot, other, c);
      this.#loss[this.#at(slot, other)] = loss;
      this.#refreshInside(slot, other);
    }
  }

  #refreshInside(a: number, b: number): void {
    const aa = this.#count(a, a);
    const bb = this.#count(b, b);
    const ab = this.#count(a, b);
    const ba = this.#count(b, a);
    const inside = f(aa) + f(bb) + f(ab) + f(ba) - f(aa + bb + ab + ba);
    const frequencies = shared(this.#frequency[a] as number, this.#frequency[b] as number);
    this.#inside[this.#at(a, b)] = inside - 2 * frequencies;
  }

  /** Merges the cheapest pair; gives the slot kept and the slot freed. */
  #mergeBest(): [number, number] {
    const used = this.#used();
    let best = Number.POSITIVE_INFINITY;
    let first = -1;
    let second = -1;
    for (let i = 0; i < used.length; i += 1) {
      const row = (used[i] as number) * this.#slots;
      for (let k = i + 1; k < used.length; k += 1) {
        const at = row + (used[k] as number);
        const loss = (this.#loss[at] as number) + (this.#inside[at] as number);
        if (loss < best) {
          best = loss;
          first = used[i] as number;
          second = used[k] as number;
        }
      }
    }
    const isFirstKept = this.#touching(first).length >= this.#touching(second).length;
    const kept = isFirstKept ? first : second;
    const gone = isFirstKept ? second : first;
    this.#merge(kept, gone);
    return [kept, gone];
  }

  /** Brings every loss up to date by looking only at neighbours of `gone`, the one that has fewer. */
  #merge(kept: number, gone: number): void {
    const few = this.#touching(gone).filter((slot) => slot !== kept);
    const others = this.#used().filter((slot) => slot !== kept && slot !== gone);
    this.#updateOthers(few, others, [kept, gone]);
    for (const other of others) {
      let change = -this.#term(kept, other, gone);
      for (const c of few) {
        if (c !== other) change += this.#termOfBoth(c, other, [kept, gone]) - this.#term(kept, other, c);
      }
      this.#addLoss(kept, other, change);
    }
    this.#unite(kept, gone);
    for (const other of others) this.#refreshInside(kept, other);
    for (const word of this.#members[gone] as number[]) this.#slotOf[word] = kept;
    (this.#members[kept] as number[]).push(...(this.#members[gone] as number[]));
    this.#members[gone] = [];
    this.#isUsed[gone] = 0;
  }

  /** What merging `other` with the union of two loses in pairs with c. */
  #termOfBoth(c: number, other: number, [a1, a2]: readonly [number, number]): number {
    const before = shared(this.#count(a1, c) + this.#count(a2, c), this.#count(other, c));
    return before + shared(this.#count(c, a1) + this.#count(c, a2), this.#count(c, other));
  }

  #updateOthers(few: readonly number[], others: readonly number[], both: readonly [number, number]): void {
    const isFew = new Uint8Array(this.#slots);
    for (const a of few) isFew[a] = 1;
    for (const a of few) {
      for (const b of others) {
        if (b === a || (isFew[b] === 1 && b < a)) continue;
        const change = this.#termWithBoth(a, b, both) - this.#term(a, b, both[0]) - this.#term(a, b, both[1]);
        if (change !== 0) this.#addLoss(a, b, change);
      }
    }
  }

  #unite(kept: number, gone: number): void {
    const slots = this.#slots;
    for (let c = 0; c < slots; c += 1) {
      this.#pairs[kept * slots + c] = this.#count(kept, c) + this.#count(gone, c);
      this.#pairs[gone * slots + c] = 0;
    }
    for (let c = 0; c < slots; c += 1) {
      this.#pairs[c * slots + kept] = this.#count(c, kept) + this.#count(c, gone);
      this.#pairs[c * slots + gone] = 0;
    }
    this.#frequency[kept] = (this.#frequency[kept] as number) + (this.#frequency[gone] as number);
    this.#frequency[gone] = 0;
  }
}

/** Information that two counts lose when they are added up. */
function shared(a: number, b: number): number {
  return a > 0 && b > 0 ? f(a) + f(b) - f(a + b) : 0;
}

function reversed(after: readonly Count[]): Count[] {
  const before: Count[] = after.map(() => new Map<number, number>());
  for (const [word, counts] of after.entries()) {
    for (const [next, times] of counts) (before[next] as Count).set(word, times);
  }
  return before;
}
