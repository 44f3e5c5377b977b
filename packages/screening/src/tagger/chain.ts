import { LABELS, mayFollow, OTHER } from './labels.ts';
import type { TaggerModel } from './model.ts';

/** Scores further apart than this many units of log probability are as good as impossible. */
const MOST_UNITS = 24;

/**
 * Probabilities of the labels of a run of tokens (forward–backward over the chain). Scores are integers, powers come from
 * a table made by multiplication alone, so that every machine computes the same bits.
 */
export class ChainSums {
  readonly #power: Float64Array;
  /** Factor for label b behind label a; row LABELS is for a line's first token. */
  readonly #link = new Float64Array((LABELS + 1) * LABELS);
  #local = new Float64Array(64 * LABELS);
  #forward = new Float64Array(64 * LABELS);
  readonly #behind = new Float64Array(LABELS);
  readonly #next = new Float64Array(LABELS);

  constructor(model: TaggerModel) {
    this.#power = powers(model.scale);
    for (let a = 0; a <= LABELS; a += 1) {
      for (let b = 0; b < LABELS; b += 1) {
        const isOpen = mayFollow(a === LABELS ? OTHER : a, b);
        this.#link[a * LABELS + b] = isOpen ? this.#factor(model.steps[a * LABELS + b] as number) : 0;
      }
    }
  }

  /**
   * Writes the probability of label l of token t (from the run's first) to `out` at (from + t)·LABELS + l.
   * `isFirst`: the run begins its line; `isLast`: it ends its line; else the tokens beside it bear no name.
   */
  compute(
    scores: Int32Array,
    run: { from: number; end: number; isFirst: boolean; isLast: boolean },
    out: Float64Array,
  ): void {
    const length = run.end - run.from;
    this.#reserve(length);
    this.#readScores(scores, run.from, length);
    this.#goForward(length, run.isFirst ? LABELS : OTHER);
    const behind = this.#behind;
    for (let l = 0; l < LABELS; l += 1) behind[l] = run.isLast ? 1 : (this.#link[l * LABELS + OTHER] as number);
    for (let t = length - 1; t >= 0; t -= 1) {
      this.#share(t, (run.from + t) * LABELS, out);
      if (t > 0) this.#goBack(t);
    }
  }

  /** e to the power of score / scale, above 1 too. */
  #factor(score: number): number {
    return score <= 0 ? (this.#power[-score] ?? 0) : 1 / (this.#power[score] as number);
  }

  #reserve(length: number): void {
    if (this.#local.length >= length * LABELS) return;
    this.#local = new Float64Array(length * 2 * LABELS);
    this.#forward = new Float64Array(length * 2 * LABELS);
  }

  #readScores(scores: Int32Array, from: number, length: number): void {
    const power = this.#power;
    for (let t = 0; t < length; t += 1) {
      const at = (from + t) * LABELS;
      let most = scores[at] as number;
      for (let l = 1; l < LABELS; l += 1) if ((scores[at + l] as number) > most) most = scores[at + l] as number;
      for (let l = 0; l < LABELS; l += 1) {
        const below = most - (scores[at + l] as number);
        this.#local[t * LABELS + l] = below < power.length ? (power[below] as number) : 0;
      }
    }
  }

  #goForward(length: number, before: number): void {
    const link = this.#link;
    const local = this.#local;
    const forward = this.#forward;
    for (let l = 0; l < LABELS; l += 1) forward[l] = (link[before * LABELS + l] as number) * (local[l] as number);
    for (let t = 1; t < length; t += 1) {
      const at = t * LABELS;
      let total = 0;
      for (let l = 0; l < LABELS; l += 1) {
        const sum = this.#sumInto(l, at - LABELS) * (local[at + l] as number);
        forward[at + l] = sum;
        total += sum;
      }
      for (let l = 0; l < LABELS; l += 1) forward[at + l] = (forward[at + l] as number) / total;
    }
  }

  /** Sum of all ways into label l from the token whose shares begin at `before`; written out, as it is the hot loop. */
  #sumInto(l: number, before: number): number {
    const f = this.#forward;
    const link = this.#link;
    return (
      (f[before] as number) * (link[l] as number) +
      (f[before + 1] as number) * (link[l + 8] as number) +
      (f[before + 2] as number) * (link[l + 16] as number) +
      (f[before + 3] as number) * (link[l + 24] as number) +
      (f[before + 4] as number) * (link[l + 32] as number) +
      (f[before + 5] as number) * (link[l + 40] as number) +
      (f[before + 6] as number) * (link[l + 48] as number) +
      (f[before + 7] as number) * (link[l + 56] as number)
    );
  }

  /** Sum of all ways on from label k to the next token. */
  #sumFrom(k: number): number {
    const next = this.#next;
    const link = this.#link;
    const at = k * LABELS;
    return (
      (link[at] as number) * (next[0] as number) +
      (link[at + 1] as number) * (next[1] as number) +
      (link[at + 2] as number) * (next[2] as number) +
      (link[at + 3] as number) * (next[3] as number) +
      (link[at + 4] as number) * (next[4] as number) +
      (link[at + 5] as number) * (next[5] as number) +
      (link[at + 6] as number) * (next[6] as number) +
      (link[at + 7] as number) * (next[7] as number)
    );
  }

  #share(t: number, to: number, out: Float64Array): void {
    let total = 0;
    for (let l = 0; l < LABELS; l += 1) {
      const part = (this.#forward[t * LABELS + l] as number) * (this.#behind[l] as number);
      out[to + l] = part;
      total += part;
    }
    for (let l = 0; l < LABELS; l += 1) out[to + l] = (out[to + l] as number) / total;
  }

  #goBack(t: number): void {
    const next = this.#next;
    let total = 0;
    for (let l = 0; l < LABELS; l += 1) {
      next[l] = (this.#local[t * LABELS + l] as number) * (this.#behind[l] as number);
    }
    for (let k = 0; k < LABELS; k += 1) {
      const sum = this.#sumFrom(k);
      this.#behind[k] = sum;
      total += sum;
    }
    for (let k = 0; k < LABELS; k += 1) this.#behind[k] = (this.#behind[k] as number) / total;
  }
}

/** e^(−k / scale) for k from 0; the first by its series, the others by multiplication. */
function powers(scale: number): Float64Array {
  const table = new Float64Array(MOST_UNITS * scale);
  let step = 0;
  let term = 1;
  for (let n = 1; n < 20; n += 1) {
    step += term;
    term *= -1 / scale / n;
  }
  table[0] = 1;
  for (let k = 1; k < table.length; k += 1) table[k] = (table[k - 1] as number) * step;
  return table;
}
