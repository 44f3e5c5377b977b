import type { Features } from '../context/features.ts';
import { RowPlaces } from '../context/row-places.ts';
import { DIGITS } from '../text/packed.ts';

/** How the model is stored; numbers in six-bit digits of `text/packed.ts`. */
export type PackedConductModel = {
  readonly rows: number;
  readonly heads: number;
  /** Gaps between rows that are on, two digits a gap. */
  readonly gaps: string;
  /** Weights of the rows in order, heads inmost, -7 to 7 as 1 to 15; three weights in two digits. */
  readonly weights: string;
  /** JSON lists, one number a head: worth of one step, bias, threshold in logits, and slope and offset of the calibration. */
  readonly step: string;
  readonly bias: string;
  readonly threshold: string;
  readonly slope: string;
  readonly offset: string;
};

export const LEVELS = 7;
/** Words of 32 bits that hold the weights of a row. */
const WORDS = 2;
const NIBBLES = 0x0f0f0f0f;

/** A linear model over hashed features of which most rows are empty. */
export class ConductModel {
  readonly heads: number;
  readonly threshold: readonly number[];
  readonly #slope: readonly number[];
  readonly #offset: readonly number[];
  readonly #step: readonly number[];
  readonly #bias: readonly number[];
  readonly #places: RowPlaces;
  /** Two words a row: eight weights in each, four bits a weight, from 1 to 15; place 0 is no row. */
  readonly #weights: Int32Array;
  readonly #sums: Int32Array;
  #on = new Int32Array(4096);

  constructor(packed: PackedConductModel) {
    this.heads = packed.heads;
    this.#step = JSON.parse(packed.step) as number[];
    this.#bias = JSON.parse(packed.bias) as number[];
    this.threshold = JSON.parse(packed.threshold) as number[];
    this.#slope = JSON.parse(packed.slope) as number[];
    this.#offset = JSON.parse(packed.offset) as number[];
    this.#sums = new Int32Array(WORDS * 8);
    this.#places = new RowPlaces(rowsOf(packed));
    this.#weights = readWeights(packed);
  }

  /** `into[head]` becomes the head's logit; length is evened out by the root of the count of rows that are on. */
  score(features: Features, into: Float64Array): void {
    const on = this.#addUp(features);
    const scale = on === 0 ? 0 : 1 / Math.sqrt(on);
    for (let head = 0; head < this.heads; head += 1) {
      const sum = (this.#sums[head] as number) - (LEVELS + 1) * on;
      into[head] = (this.#bias[head] as number) + sum * scale * (this.#step[head] as number);
    }
  }

  /** Adds the weights of eight heads at once, four to a word, and carries them over before a byte can run over. */
  #addUp(features: Features): number {
    const weights = this.#weights;
    this.#sums.fill(0);
    const on = this.#gather(features);
    const places = this.#on;
    let evenLow = 0;
    let oddLow = 0;
    let evenHigh = 0;
    let oddHigh = 0;
    for (let i = 0; i < on; i += 1) {
      const at = (places[i] as number) * WORDS;
      const low = weights[at] as number;
      const high = weights[at + 1] as number;
      evenLow += low & NIBBLES;
      oddLow += (low >>> 4) & NIBBLES;
      evenHigh += high & NIBBLES;
      oddHigh += (high >>> 4) & NIBBLES;
      if ((i & 15) !== 15) continue;
      this.#carry(0, evenLow, oddLow);
      this.#carry(8, evenHigh, oddHigh);
      evenLow = 0;
      oddLow = 0;
      evenHigh = 0;
      oddHigh = 0;
    }
    this.#carry(0, evenLow, oddLow);
    this.#carry(8, evenHigh, oddHigh);
    return on;
  }

  /** Puts the places of the rows that are on into `#on`; gives how many they are. */
  #gather({ count, row }: Features): number {
    if (count > this.#on.length) this.#on = new Int32Array(count * 2);
    return this.#places.gather(row, count, this.#on);
  }

  #carry(head: number, even: number, odd: number): void {
    const sums = this.#sums;
    for (let k = 0; k < 4; k += 1) {
      sums[head + 2 * k] = (sums[head + 2 * k] as number) + ((even >>> (8 * k)) & 255);
      sums[head + 2 * k + 1] = (sums[head + 2 * k + 1] as number) + ((odd >>> (8 * k)) & 255);
    }
  }

  /** Share of texts with this logit that have the fault, as cross-validation saw it. */
  confidence(head: number, logit: number): number {
    return 1 / (1 + Math.exp(-(this.#slope[head] as number) * logit - (this.#offset[head] as number)));
  }
}

const valueOf = new Uint8Array(128);
for (let i = 0; i < 64; i += 1) valueOf[DIGITS.charCodeAt(i)] = i;

/** Two digits as one number of twelve bits. */
function pairAt(text: string, at: number): number {
  return ((valueOf[text.charCodeAt(at)] as number) << 6) | (valueOf[text.charCodeAt(at + 1)] as number);
}

function rowsOf({ rows, gaps }: PackedConductModel): Uint32Array {
  const on = new Uint32Array(rows);
  let row = -1;
  for (let i = 0; i < rows; i += 1) {
    row += 1 + pairAt(gaps, i * 2);
    on[i] = row;
  }
  return on;
}

/** Weights as they are stored, four bits each, put into words of eight; heads beyond the model's own stay zero. */
function readWeights({ rows, heads, weights }: PackedConductModel): Int32Array {
  const words = new Int32Array((rows + 1) * WORDS);
  let at = 0;
  let shift = 8;
  let three = pairAt(weights, at);
  for (let row = 1; row <= rows; row += 1) {
    for (let head = 0; head < heads; head += 1) {
      const place = row * WORDS + (head >> 3);
      words[place] = (words[place] as number) | (((three >> shift) & 15) << (4 * (head & 7)));
      shift -= 4;
      if (shift >= 0) continue;
      shift = 8;
      at += 2;
      three = pairAt(weights, at);
    }
  }
  return words;
}
