import { CONDUCT, type ConductAnswer, type GoldConduct, joinAnswers, NOT_FINDING } from './items.ts';
import { type Figures, figure, type Rate, rate, Tally } from './rates.ts';

/** The figures of `score.py professionalism`, under the same names and rounded alike. */
export function scoreConduct(gold: readonly GoldConduct[], answers: readonly ConductAnswer[]): Figures {
  const counts = countConduct(gold, answers, CONDUCT);
  return {
    'label recall': figure(...counts.recall.total()),
    'label precision': figure(...counts.precision.total()),
    'problem posts flagged at all': figure(...counts.flagged.of('problem')),
    'clean twins flagged (false alarms)': figure(...counts.flagged.of('twin')),
    'pairs right (problem flagged, twin not)': figure(...counts.pairs.of('pairs')),
  };
}

export type ConductReport = {
  readonly rightLabel: Rate;
  readonly labelPrecision: Rate;
  readonly flagged: Rate;
  readonly twinsAlarmed: Rate;
  readonly pairsRight: Rate;
  readonly recallByLabel: Record<string, Rate>;
  readonly precisionByLabel: Record<string, Rate>;
  readonly twinsAlarmedByLabel: Record<string, Rate>;
};

/** The same with intervals, by label, for the labels asked for. */
export function reportConduct(
  gold: readonly GoldConduct[],
  answers: readonly ConductAnswer[],
  labels: ReadonlySet<string>,
): ConductReport {
  const counts = countConduct(gold, answers, labels);
  return {
    rightLabel: rate(...counts.recall.total()),
    labelPrecision: rate(...counts.precision.total()),
    flagged: rate(...counts.flagged.of('problem')),
    twinsAlarmed: rate(...counts.flagged.of('twin')),
    pairsRight: rate(...counts.pairs.of('pairs')),
    recallByLabel: counts.recall.rates(),
    precisionByLabel: counts.precision.rates(),
    twinsAlarmedByLabel: counts.twins.rates(),
  };
}

function countConduct(
  gold: readonly GoldConduct[],
  answers: readonly ConductAnswer[],
  labels: ReadonlySet<string>,
): Record<'recall' | 'precision' | 'flagged' | 'pairs' | 'twins', Tally> {
  const joined = joinAnswers(gold, answers);
  const byId = new Map(gold.map((post) => [post.id, post]));
  const said = new Map<string, Set<string>>();
  const counts = {
    recall: new Tally(),
    precision: new Tally(),
    flagged: new Tally(),
    pairs: new Tally(),
    twins: new Tally(),
  };
  for (const post of gold) {
    const mine = labelsOf(joined.get(post.id), labels);
    said.set(post.id, mine);
    for (const label of post.labels) counts.recall.add(label, mine.has(label));
    for (const label of mine) counts.precision.add(label, post.labels.includes(label));
    counts.flagged.add(post.labels.length > 0 ? 'problem' : 'twin', mine.size > 0);
    if (post.labels.length === 0) {
      for (const label of byId.get(post.twin)?.labels ?? []) counts.twins.add(label, mine.size > 0);
    }
  }
  for (const post of gold.filter((one) => one.labels.length > 0)) {
    counts.pairs.add('pairs', (said.get(post.id)?.size ?? 0) > 0 && (said.get(post.twin)?.size ?? 0) === 0);
  }
  return counts;
}

function labelsOf(answer: ConductAnswer | undefined, labels: ReadonlySet<string>): Set<string> {
  const findings = (answer?.findings ?? []).filter((one) => !NOT_FINDING.has((one.severity ?? '').toLowerCase()));
  const all = answer?.labels ?? findings.map((one) => one.type ?? '');
  return new Set(all.filter((label) => labels.has(label)));
}
