import { FEATURE_BITS, type Features } from './features.ts';
import type { RowPlaces } from './row-places.ts';

/** Weights of a hashed linear model with one score for each head, quantised to bytes. */
export type LinearModel = {
  readonly heads: number;
  /** Which of the 2^FEATURE_BITS rows have weights. */
  readonly places: RowPlaces;
  /** `heads` weights for each place; those of place 0 are 0. */
  readonly weights: Int8Array;
  /** What one step of each head's weights is worth, in logits. */
  readonly step: Float64Array;
  readonly bias: Float64Array;
};

export const ROWS = 1 << FEATURE_BITS;

const SUBJECT_HEADS = 4;

/** Adds up the rows that are on; `into[head]` becomes the head's logit. Length is evened out by 1/sqrt of the count. */
export function scoreHeads(model: LinearModel, features: Features, into: Float64Array): void {
  const { heads, places, weights, step, bias } = model;
  const { count, row } = features;
  const scale = count === 0 ? 0 : 1 / Math.sqrt(count);
  if (heads === SUBJECT_HEADS) {
    scoreFour(model, features, into);
    return;
  }
  for (let head = 0; head < heads; head += 1) {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += weights[places.of(row[i] as number) * heads + head] as number;
    into[head] = (bias[head] as number) + sum * scale * (step[head] as number);
  }
}

/** Four heads at once: the weights of a row stand side by side. */
function scoreFour({ places, weights, step, bias }: LinearModel, { count, row }: Features, into: Float64Array): void {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < count; i += 1) {
    const at = places.of(row[i] as number) * SUBJECT_HEADS;
    first += weights[at] as number;
    second += weights[at + 1] as number;
    third += weights[at + 2] as number;
    fourth += weights[at + 3] as number;
  }
  const scale = count === 0 ? 0 : 1 / Math.sqrt(count);
  into[0] = (bias[0] as number) + first * scale * (step[0] as number);
  into[1] = (bias[1] as number) + second * scale * (step[1] as number);
  into[2] = (bias[2] as number) + third * scale * (step[2] as number);
  into[3] = (bias[3] as number) + fourth * scale * (step[3] as number);
}
