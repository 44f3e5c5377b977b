import { TAGGER } from '../tables/tagger.generated.ts';
import { DIGITS, readOnes } from '../text/packed.ts';

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
  /**
   * Two words a row, a byte for each label from the lowest byte on, and in it the weight + WEIGHT_ZERO: four labels are
   * added up at once, two to a word of sums; see `LANES`.
   */
  readonly words: Int32Array;
  /** As in the packed form; (LABELS + 1)·LABELS of them. */
  readonly steps: Int32Array;
};

/** The digit that stands for a weight of 0. */
export const ZERO_DIGIT = 43;

/** Words that hold the weights of a row, four labels in each. */
export const ROW_WORDS = 2;
/** What stands for a weight of 0 in a byte. */
export const WEIGHT_ZERO = 128;
/** Every other byte of a word, so that 256 weights add up before one sum runs into the next. */
export const LANES = 0x00ff00ff;
const NO_WEIGHTS = 0x80808080 | 0;

export function unpackTagger(packed: PackedTagger): TaggerModel {
  const words = new Int32Array(ROW_WORDS << packed.rowBits).fill(NO_WEIGHTS);
  const digitOf = new Uint8Array(128);
  for (let i = 0; i < DIGITS.length; i += 1) digitOf[DIGITS.charCodeAt(i)] = i - ZERO_DIGIT + WEIGHT_ZERO;
  const rows = readOnes(packed.rows, packed.used);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    for (let word = 0; word < ROW_WORDS; word += 1) {
      let four = 0;
      for (let l = 3; l >= 0; l -= 1) {
        four = (four << 8) | (digitOf[packed.weights.charCodeAt((word * 4 + l) * packed.used + at)] as number);
      }
      words[row * ROW_WORDS + word] = four;
    }
  }
  return {
    rowBits: packed.rowBits,
    scale: packed.scale,
    words,
    steps: Int32Array.from(packed.steps.split(','), Number),
  };
}

let loaded: TaggerModel | undefined;

/** The weights that ship with the package, unpacked at the first call. */
export function taggerModel(): TaggerModel {
  loaded ??= unpackTagger(TAGGER);
  return loaded;
}
