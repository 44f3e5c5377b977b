/** An observation for `fitLogistic`: its terms, the answer (0 or 1) and its weight. */
export type Observation = { readonly terms: readonly number[]; readonly answer: number; readonly weight: number };

const ROUNDS = 15;
const LEAST_VARIANCE = 1e-4;

/** Logistic regression by Newton's method with a pull of `ridge` towards `start`; for a handful of terms. */
export function fitLogistic(
  observations: readonly Observation[],
  { start, ridge }: { start: readonly number[]; ridge: number },
): number[] {
  let weights = [...start];
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = solve(...newtonSystem(observations, weights, { start, ridge }));
    weights = weights.map((weight, k) => weight + (step[k] as number));
  }
  return weights;
}

function newtonSystem(
  observations: readonly Observation[],
  weights: readonly number[],
  { start, ridge }: { start: readonly number[]; ridge: number },
): [number[][], number[]] {
  const size = weights.length;
  const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? ridge : 0)));
  const slope = weights.map((weight, k) => -ridge * (weight - (start[k] as number)));
  for (const { terms, answer, weight } of observations) {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += (weights[k] as number) * (terms[k] as number);
    const chance = 1 / (1 + Math.exp(-sum));
    const variance = weight * Math.max(LEAST_VARIANCE, chance * (1 - chance));
    for (let i = 0; i < size; i += 1) {
      slope[i] = (slope[i] as number) + weight * (answer - chance) * (terms[i] as number);
      const row = curvature[i] as number[];
      for (let j = 0; j < size; j += 1)
        row[j] = (row[j] as number) + variance * (terms[i] as number) * (terms[j] as number);
    }
  }
  return [curvature, slope];
}

/** Solves a positive definite system by elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let i = 0; i < size; i += 1) {
    const pivot = matrix[i] as number[];
    for (let r = i + 1; r < size; r += 1) {
      const row = matrix[r] as number[];
      const factor = (row[i] as number) / (pivot[i] as number);
      for (let c = i; c < size; c += 1) row[c] = (row[c] as number) - factor * (pivot[c] as number);
      right[r] = (right[r] as number) - factor * (right[i] as number);
    }
  }
  const answer = [...right];
  for (let i = size - 1; i >= 0; i -= 1) {
    let value = right[i] as number;
    for (let c = i + 1; c < size; c += 1) value -= ((matrix[i] as number[])[c] as number) * (answer[c] as number);
    answer[i] = value / ((matrix[i] as number[])[i] as number);
  }
  return answer;
}
