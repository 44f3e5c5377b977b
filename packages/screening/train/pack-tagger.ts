import { LABELS } from '../src/tagger/labels.ts';
import type { PackedTagger } from '../src/tagger/model.ts';
import { ZERO_DIGIT } from '../src/tagger/model.ts';
import { DIGITS, writeBits, writeDigits } from '../src/text/packed.ts';
import type { Crf } from './crf.ts';

const MOST_WEIGHT = Math.min(ZERO_DIGIT, DIGITS.length - 1 - ZERO_DIGIT);

/** Rounds the weights to small integers, leaves out rows of zeros, and packs the rest. */
export function packTagger(
  crf: Pick<Crf, 'weights' | 'steps'>,
  settings: { rowBits: number; scale: number },
): PackedTagger {
  const { rowBits, scale } = settings;
  const rounded = (weight: number): number =>
    Math.max(-MOST_WEIGHT, Math.min(MOST_WEIGHT, Math.round(weight * scale))) || 0;
  const used: number[] = [];
  const bits: number[] = [];
  for (let row = 0; row < 1 << rowBits; row += 1) {
    let isUsed = 0;
    for (let l = 0; l < LABELS; l += 1) if (rounded(crf.weights[row * LABELS + l] as number) !== 0) isUsed = 1;
    bits.push(isUsed);
    if (isUsed === 1) used.push(row);
  }
  const digits: number[] = [];
  for (let l = 0; l < LABELS; l += 1) {
    for (const row of used) digits.push(rounded(crf.weights[row * LABELS + l] as number) + ZERO_DIGIT);
  }
  const steps = Array.from(crf.steps, (step) => Math.round(step * scale) || 0).join(',');
  return { rowBits, scale, used: used.length, rows: writeBits(bits), weights: writeDigits(digits), steps };
}
