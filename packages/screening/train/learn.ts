import { ROWS } from '../src/context/linear-model.ts';

/** One example: the rows that are on, the wanted answer of each head (1, 0, or -1 where it is not asked), and its weight. */
export type Example = { readonly rows: Uint32Array; readonly wanted: Int8Array; readonly weight: number };

export type LearnOptions = {
  readonly heads: number;
  readonly epochs: number;
  readonly rate: number;
  /** L2, applied to the rows of an example when it is seen. */
  readonly decay: number;
  readonly seed: number;
  /** Rows in fewer examples than this keep a weight of 0; 1 where it is not given. */
  readonly leastSeen?: number;
};

/** Weights before they are quantised. */
export type Learned = { readonly heads: number; readonly weights: Float32Array; readonly bias: Float64Array };

/** A small generator of numbers in [0, 1), the same on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
  return order;
}

/** Logistic regression for each head by AdaGrad (Duchi, Hazan, Singer 2011) over hashed binary features. */
export function learn(examples: readonly Example[], options: LearnOptions): Learned {
  const { heads, epochs, rate, decay, seed } = options;
  const weights = new Float32Array(ROWS * heads);
  const squares = new Float32Array(ROWS * heads).fill(1e-6);
  const bias = new Float64Array(heads);
  const biasSquares = new Float64Array(heads).fill(1);
  const random = seeded(seed);
  const kept = keptRows(examples, options.leastSeen ?? 1);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const at of shuffled(examples.length, random)) {
      const { rows: all, wanted, weight } = examples[at] as Example;
      const scale = 1 / Math.sqrt(all.length);
      const rows = kept[at] as Uint32Array;
      for (let head = 0; head < heads; head += 1) {
        const target = wanted[head] as number;
        if (target < 0) continue;
        let sum = 0;
        for (let i = 0; i < rows.length; i += 1) sum += weights[(rows[i] as number) * heads + head] as number;
        const logit = (bias[head] as number) + sum * scale;
        const error = weight * (1 / (1 + Math.exp(-logit)) - target);
        biasSquares[head] = (biasSquares[head] as number) + error * error;
        bias[head] = (bias[head] as number) - (rate * error) / Math.sqrt(biasSquares[head] as number);
        for (let i = 0; i < rows.length; i += 1) {
          const place = (rows[i] as number) * heads + head;
          const gradient = error * scale + decay * (weights[place] as number);
          squares[place] = (squares[place] as number) + gradient * gradient;
          weights[place] = (weights[place] as number) - (rate * gradient) / Math.sqrt(squares[place] as number);
        }
      }
    }
  }
  return { heads, weights, bias };
}

/** Of each example the rows that enough examples have. */
function keptRows(examples: readonly Example[], leastSeen: number): Uint32Array[] {
  const seen = new Uint32Array(ROWS);
  for (const { rows } of examples) for (const row of new Set(rows)) seen[row] = (seen[row] as number) + 1;
  return examples.map(({ rows }) => rows.filter((row) => (seen[row] as number) >= leastSeen));
}

export function logitOf({ heads, weights, bias }: Learned, rows: Uint32Array, head: number): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i += 1) sum += weights[(rows[i] as number) * heads + head] as number;
  return (bias[head] as number) + sum / Math.sqrt(rows.length);
}
