import { addPassageStep, Features } from '../src/context/features.ts';
import { SUBJECTS, stepOf } from '../src/context/whose.ts';
import type { PostExample } from './context-examples.ts';
import { type Example, type Learned, type LearnOptions, learn, logitOf } from './learn.ts';

export const FOLDS = 5;
const SEEDS = [1, 2, 3] as const;
/** A row that fewer examples have tells of those examples alone. */
const LEAST_SEEN = 3;
const PASSAGE: Omit<LearnOptions, 'seed'> = { heads: 1, epochs: 8, rate: 0.3, decay: 0, leastSeen: LEAST_SEEN };
const MENTION: Omit<LearnOptions, 'seed'> = {
  heads: SUBJECTS.length,
  epochs: 8,
  rate: 0.3,
  decay: 0,
  leastSeen: LEAST_SEEN,
};

export type ContextPair = { readonly passage: Learned; readonly mention: Learned };

/** What a model that never saw the post says of it. */
export type HeldOut = {
  readonly example: PostExample;
  readonly passages: readonly number[];
  /** Logits of the heads for each mention. */
  readonly mentions: readonly (readonly number[])[];
};

export function foldOf(example: PostExample): number {
  return example.post.block % FOLDS;
}

/** Trains both models; the mention model learns from what a passage model says that never saw the passage. */
export function trainPair(examples: readonly PostExample[]): ContextPair {
  const steps = heldOutSteps(examples);
  return { passage: trainPassages(examples), mention: trainMentions(examples, steps) };
}

/** Says of each post what models say that were trained without its block. */
export function judgeHeldOut(examples: readonly PostExample[]): HeldOut[] {
  const judged: HeldOut[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const pair = trainPair(examples.filter((example) => foldOf(example) !== fold));
    for (const example of examples) if (foldOf(example) === fold) judged.push(judge(pair, example));
  }
  return judged;
}

export function judge({ passage, mention }: ContextPair, example: PostExample): HeldOut {
  const passages = example.passages.map(({ rows }) => logitOf(passage, rows, 0));
  const mentions = example.mentions.map((one) => {
    const rows = withStep(one, passages[one.passage] as number);
    return SUBJECTS.map((_, head) => logitOf(mention, rows, head));
  });
  return { example, passages, mentions };
}

function heldOutSteps(examples: readonly PostExample[]): Map<PostExample, number[]> {
  const steps = new Map<PostExample, number[]>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = trainPassages(examples.filter((example) => (example.post.block >>> 3) % FOLDS !== fold));
    for (const example of examples) {
      if ((example.post.block >>> 3) % FOLDS === fold)
        steps.set(
          example,
          example.passages.map(({ rows }) => logitOf(model, rows, 0)),
        );
    }
  }
  return steps;
}

function trainPassages(examples: readonly PostExample[]): Learned {
  const asked: Example[] = examples.flatMap(({ passages, post }) =>
    passages
      .filter(({ wanted }) => wanted >= 0)
      .map(({ rows, wanted }) => ({ rows, wanted: Int8Array.of(wanted), weight: weightOf(post.source) })),
  );
  return averaged(SEEDS.map((seed) => learn(asked, { ...PASSAGE, seed })));
}

function trainMentions(examples: readonly PostExample[], steps: ReadonlyMap<PostExample, readonly number[]>): Learned {
  const asked: Example[] = examples.flatMap((example) =>
    example.mentions.map((one) => ({
      rows: withStep(one, steps.get(example)?.[one.passage] ?? 0),
      wanted: one.wanted,
      weight: weightOf(example.post.source),
    })),
  );
  return averaged(SEEDS.map((seed) => learn(asked, { ...MENTION, seed })));
}

const WEIGHTS = { corpus: 1, development: 1.5, running: 0.25 } as const;

function weightOf(source: keyof typeof WEIGHTS): number {
  return WEIGHTS[source];
}

const scratch = new Features();

function withStep(one: { rows: Uint32Array; symbol: number }, logit: number): Uint32Array {
  scratch.clear();
  addPassageStep(scratch, stepOf(logit), one.symbol);
  const rows = new Uint32Array(one.rows.length + scratch.count);
  rows.set(one.rows);
  rows.set(scratch.row.subarray(0, scratch.count), one.rows.length);
  return rows;
}

/** The mean of several trainings, which swings less than any one of them. */
function averaged(models: readonly Learned[]): Learned {
  const [first] = models;
  if (!first) throw new RangeError('nothing to average');
  const weights = new Float32Array(first.weights.length);
  const bias = new Float64Array(first.heads);
  for (const model of models) {
    for (let i = 0; i < weights.length; i += 1)
      weights[i] = (weights[i] as number) + (model.weights[i] as number) / models.length;
    for (let head = 0; head < first.heads; head += 1)
      bias[head] = (bias[head] as number) + (model.bias[head] as number) / models.length;
  }
  return { heads: first.heads, weights, bias };
}
