import type { Judgement } from '../src/context/judgement.ts';
import { ROWS } from '../src/context/linear-model.ts';
import { type PackedContext, ZERO_DIGIT } from '../src/context/packed-context.ts';
import { DIGITS, writeBits, writeDigits } from '../src/text/packed.ts';
import type { ContextPair } from './context-models.ts';
import type { Learned } from './learn.ts';

const MOST_STEPS = Math.min(ZERO_DIGIT, DIGITS.length - 1 - ZERO_DIGIT);
/** Weights above this share of the others are cut. */
const CUT = 0.999;

type PackedModel = { readonly used: number; readonly rows: string; readonly weights: string; readonly scales: string };

/** Rounds the weights to small integers and packs those of rows that have any. */
export function packContext({ passage, mention }: ContextPair, judgement: Judgement): PackedContext {
  const one = packModel(passage);
  const other = packModel(mention);
  return {
    passageUsed: one.used,
    passageRows: one.rows,
    passageWeights: one.weights,
    passageScales: one.scales,
    mentionUsed: other.used,
    mentionRows: other.rows,
    mentionWeights: other.weights,
    mentionScales: other.scales,
    judgement: [...judgement.mention, ...judgement.story, judgement.warnFrom, judgement.blockFrom]
      .map((value) => Math.round(value * 10_000) / 10_000)
      .join(','),
  };
}

function packModel({ heads, weights, bias }: Learned): PackedModel {
  const steps = Array.from({ length: heads }, (_, head) => stepOf(weights, heads, head));
  const rounded = (row: number, head: number): number => {
    const value = Math.round((weights[row * heads + head] as number) / (steps[head] as number));
    return Math.max(-MOST_STEPS, Math.min(MOST_STEPS, value)) || 0;
  };
  const used: number[] = [];
  const bits: number[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    let isUsed = 0;
    for (let head = 0; head < heads; head += 1) if (rounded(row, head) !== 0) isUsed = 1;
    bits.push(isUsed);
    if (isUsed === 1) used.push(row);
  }
  const digits: number[] = [];
  for (let head = 0; head < heads; head += 1) for (const row of used) digits.push(rounded(row, head) + ZERO_DIGIT);
  const scales = [...bias, ...steps].map((value) => value.toPrecision(6)).join(',');
  return { used: used.length, rows: writeBits(bits), weights: writeDigits(digits), scales };
}

function stepOf(weights: Float32Array, heads: number, head: number): number {
  const sizes: number[] = [];
  for (let i = head; i < weights.length; i += heads) if (weights[i] !== 0) sizes.push(Math.abs(weights[i] as number));
  sizes.sort((a, b) => a - b);
  return (sizes[Math.floor(sizes.length * CUT)] ?? 1) / MOST_STEPS;
}
