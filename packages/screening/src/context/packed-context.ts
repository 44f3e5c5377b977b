import { DIGITS, readOnes } from '../text/packed.ts';
import type { Judgement } from './judgement.ts';
import { JUDGEMENT_TERMS, TYPE_GROUPS } from './judgement.ts';
import { type LinearModel, ROWS } from './linear-model.ts';
import { RowPlaces } from './row-places.ts';

/** How the models are stored: one bit for each row that has weights, then its weights head by head, one character each. */
export type PackedContext = {
  readonly passageUsed: number;
  readonly passageRows: string;
  readonly passageWeights: string;
  /** Bias, then worth of a step, of each head; parted by commas. */
  readonly passageScales: string;
  readonly mentionUsed: number;
  readonly mentionRows: string;
  readonly mentionWeights: string;
  readonly mentionScales: string;
  /** Terms of `Judgement`: the rows of `mention`, then `story`, then `warnFrom` and `blockFrom`; parted by commas. */
  readonly judgement: string;
};

/** All that `ContextReader` needs. */
export type ContextModels = {
  /** One head: the passage tells of somebody in care who could be known. */
  readonly passage: LinearModel;
  /** Heads as in `SUBJECTS`. */
  readonly mention: LinearModel;
  readonly judgement: Judgement;
};

/** The digit that stands for a weight of 0. */
export const ZERO_DIGIT = 43;
const BITS_OF_A_DIGIT = 6;

export function unpackContext(packed: PackedContext): ContextModels {
  return {
    passage: unpackModel(1, [packed.passageRows, packed.passageWeights, packed.passageScales], packed.passageUsed),
    mention: unpackModel(4, [packed.mentionRows, packed.mentionWeights, packed.mentionScales], packed.mentionUsed),
    judgement: unpackJudgement(packed.judgement),
  };
}

function unpackModel(heads: number, [rows, digits, scales]: [string, string, string], used: number): LinearModel {
  if (rows.length !== Math.ceil(ROWS / BITS_OF_A_DIGIT))
    throw new RangeError('The tables are of another engine: train again.');
  const weights = new Int8Array((used + 1) * heads);
  const digitOf = new Int8Array(128);
  for (let i = 0; i < DIGITS.length; i += 1) digitOf[DIGITS.charCodeAt(i)] = i - ZERO_DIGIT;
  for (let head = 0; head < heads; head += 1) {
    for (let at = 0; at < used; at += 1)
      weights[(at + 1) * heads + head] = digitOf[digits.charCodeAt(head * used + at)] as number;
  }
  const numbers = Float64Array.from(scales.split(','), Number);
  return {
    heads,
    places: new RowPlaces(readOnes(rows, used)),
    weights,
    bias: numbers.slice(0, heads),
    step: numbers.slice(heads),
  };
}

function unpackJudgement(text: string): Judgement {
  const numbers = Float64Array.from(text.split(','), Number);
  const ofMention = TYPE_GROUPS * JUDGEMENT_TERMS;
  return {
    mention: numbers.slice(0, ofMention),
    story: numbers.slice(ofMention, -2),
    warnFrom: numbers.at(-2) as number,
    blockFrom: numbers.at(-1) as number,
  };
}
