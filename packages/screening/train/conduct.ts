import { conductHeads } from '../src/conduct/logic.ts';
import { LEVELS } from '../src/conduct/model.ts';
import { ROWS } from '../src/context/linear-model.ts';
import { writeDigits } from '../src/text/packed.ts';
import { type ConductExample, conductExamples } from './conduct-examples.ts';
import { type Budget, calibrate, chooseThresholds, type Judged } from './conduct-thresholds.ts';
import { generatedModule } from './generated.ts';
import { type Example, type Learned, learn, logitOf, seeded, shuffled } from './learn.ts';
import { runningPosts } from './running-text.ts';
import type { Stage } from './stage.ts';

const HEADS = conductHeads.length;
const FOLDS = 5;
const LEARNING = { heads: HEADS, epochs: 12, rate: 0.15, decay: 1e-2, seed: 3 };
/** Rows seen less often say nothing that holds. */
const LEAST_SEEN = 5;
const BUDGET: Budget = { twins: 0.04, postsPerHead: 0.004 };
/** The largest weights are cut, so that the few levels serve the many. */
const CUT_AT = 0.98;

/** A learned model and the rows that it may look at. */
export type ConductWeights = { readonly learned: Learned; readonly isOn: Uint8Array };

/** Learns all heads from the examples of which `takes` says yes. */
export function learnConduct(examples: readonly ConductExample[]): ConductWeights {
  const seen = new Uint16Array(ROWS);
  for (const { passages } of examples) {
    for (const rows of passages) for (const row of rows) seen[row] = Math.min(65_535, (seen[row] as number) + 1);
  }
  const isOn = Uint8Array.from(seen, (times) => (times >= LEAST_SEEN ? 1 : 0));
  const list: Example[] = examples.flatMap(({ passages, labels, weight }) =>
    passages.map((rows) => ({
      rows: rows.filter((row) => isOn[row] === 1),
      wanted: Int8Array.from(conductHeads, (head) => (labels.includes(head) ? 1 : 0)),
      weight,
    })),
  );
  const learned = learn(
    list.filter(({ rows }) => rows.length > 0),
    LEARNING,
  );
  roundWeights(learned);
  return { learned, isOn };
}

/** Leaves each weight one of `2 * LEVELS + 1` values. */
function roundWeights({ weights }: Learned): void {
  for (let head = 0; head < HEADS; head += 1) {
    const step = stepOf(weights, head);
    for (let i = head; i < weights.length; i += HEADS) {
      weights[i] = Math.max(-LEVELS, Math.min(LEVELS, Math.round((weights[i] as number) / step))) * step;
    }
  }
}

function stepOf(weights: Float32Array, head: number): number {
  const sizes: number[] = [];
  for (let i = head; i < weights.length; i += HEADS) if (weights[i] !== 0) sizes.push(Math.abs(weights[i] as number));
  sizes.sort((a, b) => a - b);
  return Math.fround((sizes[Math.floor(sizes.length * CUT_AT)] ?? 1) / LEVELS);
}

/** What every example is judged by a model that has not seen it or its twin. */
export function crossValidate(examples: readonly ConductExample[]): Judged[] {
  const order = shuffled(1 << 16, seeded(7));
  const foldOf = ({ pair }: ConductExample): number => (order[pair & 0xffff] as number) % FOLDS;
  const judged: Judged[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = learnConduct(examples.filter((one) => foldOf(one) !== fold));
    examples.forEach((one, i) => {
      if (foldOf(one) === fold) judged[i] = judge(model, one);
    });
  }
  return judged;
}

/** The highest logit of each head over the passages of a text. */
export function judge({ learned, isOn }: ConductWeights, one: ConductExample): Judged {
  const logits = new Float64Array(HEADS).fill(Number.NEGATIVE_INFINITY);
  for (const passage of one.passages) {
    const rows = passage.filter((row) => isOn[row] === 1);
    if (rows.length === 0) continue;
    for (let head = 0; head < HEADS; head += 1) {
      logits[head] = Math.max(logits[head] as number, logitOf(learned, rows, head));
    }
  }
  const wanted = Int8Array.from(conductHeads, (head) => (one.labels.includes(head) ? 1 : 0));
  return { logits, wanted, isClean: one.labels.length === 0, isTwin: one.isTwin, raised: one.raised };
}

function packed({ learned, isOn }: ConductWeights, judged: readonly Judged[]) {
  const { weights, bias } = learned;
  const steps = conductHeads.map((_, head) => largest(weights, head) / LEVELS);
  const rows: number[] = [];
  for (let row = 0; row < ROWS; row += 1) if (isOn[row] === 1) rows.push(row);
  const levels = rows.flatMap((row) =>
    steps.map((step, head) => Math.round((weights[row * HEADS + head] as number) / step) + LEVELS + 1),
  );
  const gaps = rows.flatMap((row, i) => [(row - (rows[i - 1] ?? -1) - 1) >> 6, (row - (rows[i - 1] ?? -1) - 1) & 63]);
  const triples: number[] = [];
  for (let i = 0; i < levels.length; i += 3) {
    const three = ((levels[i] as number) << 8) | ((levels[i + 1] ?? 0) << 4) | (levels[i + 2] ?? 0);
    triples.push(three >> 6, three & 63);
  }
  const calibrations = conductHeads.map((_, head) => calibrate(judged, head));
  return {
    rows: rows.length,
    heads: HEADS,
    gaps: writeDigits(gaps),
    weights: writeDigits(triples),
    step: numbers(steps),
    bias: numbers(bias),
    threshold: numbers(chooseThresholds(judged, HEADS, BUDGET).map((logit) => Math.min(logit, NEVER))),
    slope: numbers(calibrations.map(({ slope }) => slope)),
    offset: numbers(calibrations.map(({ offset }) => offset)),
  };
}

function numbers(list: Iterable<number>): string {
  return JSON.stringify([...list].map((n) => Number(n.toPrecision(7))));
}

function share(part: number, all: number): string {
  return `${part}/${all} = ${((100 * part) / Math.max(1, all)).toFixed(1)} %`;
}

/** No text reaches this logit. */
const NEVER = 1e6;

function largest(weights: Float32Array, head: number): number {
  let size = 0;
  for (let i = head; i < weights.length; i += HEADS) size = Math.max(size, Math.abs(weights[i] as number));
  return size || 1;
}

/** Learns the faults of conduct, and chooses thresholds by cross-validation in which a pair is never parted. */
export const conductStage: Stage = {
  name: 'conduct',
  run(context) {
    const examples = conductExamples(context.posts, {
      running: runningPosts(context.data),
      isSlice: context.isSlice,
    });
    const judged = crossValidate(examples);
    for (const line of figures(judged)) context.report(line);
    const source = generatedModule({
      title: 'Weights of the faults of conduct: see `ConductModel`.',
      name: 'CONDUCT_MODEL',
      type: 'PackedConductModel',
      from: '../conduct/model.ts',
      value: packed(learnConduct(examples), judged),
    });
    return [{ path: 'src/tables/conduct-model.generated.ts', source }];
  },
};

/** Recall of each label, and alarms, as cross-validation saw them. */
export function figures(judged: readonly Judged[]): string[] {
  const thresholds = chooseThresholds(judged, HEADS, BUDGET);
  const says = ({ logits, raised }: Judged, head: number): boolean =>
    raised.has(head) || (logits[head] as number) >= (thresholds[head] as number);
  const any = (one: Judged): boolean => conductHeads.some((_, head) => says(one, head));
  const lines = conductHeads.map((label, head) => {
    const wanted = judged.filter((one) => one.wanted[head] === 1);
    const right = wanted.filter((one) => says(one, head)).length;
    const wrong = judged.filter((one) => !one.isClean && one.wanted[head] === 0 && says(one, head)).length;
    const twins = judged.filter((one) => one.isClean && one.isTwin && says(one, head)).length;
    return `${label.padEnd(20)} found ${share(right, wanted.length)}, twins ${twins}, on other faults ${wrong}`;
  });
  const twins = judged.filter(({ isClean, isTwin }) => isClean && isTwin);
  const posts = judged.filter(({ isTwin }) => !isTwin);
  lines.push(`twins alarmed ${share(twins.filter(any).length, twins.length)}`);
  lines.push(`other clean posts alarmed ${share(posts.filter(any).length, posts.length)}`);
  return lines;
}
