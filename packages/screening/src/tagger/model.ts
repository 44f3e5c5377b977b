import { TAGGER } from '../tables/tagger.generated.ts';
import { BitReader, DIGITS } from '../text/packed.ts';
import { LABELS } from './labels.ts';

/** How the weights are stored: one bit a row that has any, then its weights label by label, one character each. */
export type PackedTagger = {
  readonly rowBits: number;
  /** Steps of the integer weights in one unit of log probability. */
  readonly scale: number;
  /** Number of rows that have weights. */
  readonly used: number;
  readonly rows: string;
  readonly weights: string;
  /** Weight of label b behind label a, then of label b on a line's first token; integers parted by commas. */
  readonly steps: string;
};

/** The tagger's weights, unpacked. */
export type TaggerModel = {
  readonly rowBits: number;
  readonly scale: number;
  /** Weight of label l in row r at r·LABELS + l. */
  readonly weights: Int8Array;
  /** As in the packed form; (LABELS + 1)·LABELS of them. */
  readonly steps: Int32Array;
};

/** The digit that stands for a weight of 0. */
export const ZERO_DIGIT = 43;

export function unpackTagger(packed: PackedTagger): TaggerModel {
  const weights = new Int8Array(LABELS << packed.rowBits);
  const digitOf = new Int8Array(128);
  for (let i = 0; i < DIGITS.length; i += 1) digitOf[DIGITS.charCodeAt(i)] = i - ZERO_DIGIT;
  const bits = new BitReader(packed.rows);
  let at = 0;
  for (let row = 0; row < 1 << packed.rowBits; row += 1) {
    if (bits.next() === 0) continue;
    for (let l = 0; l < LABELS; l += 1) {
      weights[row * LABELS + l] = digitOf[packed.weights.charCodeAt(l * packed.used + at)] as number;
    }
    at += 1;
  }
  return {
    rowBits: packed.rowBits,
    scale: packed.scale,
    weights,
    steps: Int32Array.from(packed.steps.split(','), Number),
  };
}

let loaded: TaggerModel | undefined;

/** The weights that ship with the package, unpacked at the first call. */
export function taggerModel(): TaggerModel {
  loaded ??= unpackTagger(TAGGER);
  return loaded;
}
