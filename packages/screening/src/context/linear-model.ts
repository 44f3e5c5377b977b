import { FEATURE_BITS, type Features } from './features.ts';

/** Weights of a hashed linear model with one score for each head, quantised to bytes. */
export type LinearModel = {
  readonly heads: number;
  /** 2^FEATURE_BITS rows of `heads` weights. */
  readonly weights: Int8Array;
  /** What one step of each head's weights is worth, in logits. */
  readonly step: Float64Array;
  readonly bias: Float64Array;
};

export const ROWS = 1 << FEATURE_BITS;

/** Adds up the rows that are on; `into[head]` becomes the head's logit. Length is evened out by 1/sqrt of the count. */
export function scoreHeads(model: LinearModel, features: Features, into: Float64Array): void {
  const { heads, weights, step, bias } = model;
  const { count, row } = features;
  const scale = count === 0 ? 0 : 1 / Math.sqrt(count);
  for (let head = 0; head < heads; head += 1) {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += weights[(row[i] as number) * heads + head] as number;
    into[head] = (bias[head] as number) + sum * scale * (step[head] as number);
  }
}
