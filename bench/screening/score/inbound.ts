import { type GoldInbound, type InboundAnswer, joinAnswers } from './items.ts';
import { type Figures, figure, round4, Tally } from './rates.ts';

const EMERGENCY = 'EMERGENCY';

/** The figures of `score.py inbound`, under the same names and rounded alike. */
export function scoreInbound(gold: readonly GoldInbound[], answers: readonly InboundAnswer[]): Figures {
  const joined = joinAnswers(gold, answers);
  const recall = new Tally();
  const precision = new Tally();
  const loose = new Tally();
  const emergencies = new Tally();
  const groups = new Tally();
  for (const item of gold) {
    const answer = joined.get(item.id);
    const primary = answer?.primary ?? '(none)';
    const isRight = primary === item.primary;
    recall.add(item.primary, isRight);
    precision.add(primary, isRight);
    loose.add('all', isRight || item.secondary.includes(primary));
    countEmergency(emergencies, item, { primary, secondary: answer?.secondary ?? [] });
    for (const group of [`language ${item.lang}`, `channel ${item.channel}`]) groups.add(group, isRight);
  }
  const kinds = recall
    .entries()
    .map(([kind]) => kind)
    .sort();
  const f1s = kinds.map((kind): [string, number] => [kind, f1(recall.of(kind), precision.of(kind))]);
  const macro = f1s.reduce((sum, [, value]) => sum + value, 0) / f1s.length;
  return {
    ...Object.fromEntries(f1s.map(([kind, value]) => [`f1.${kind}`, { rate: round4(value) }])),
    accuracy: figure(...recall.total()),
    'accuracy, a gold secondary also right': figure(...loose.total()),
    'macro-F1': { rate: round4(macro) },
    'emergencies: recall, either kind, as primary': figure(...emergencies.of('primary')),
    'emergencies: recall, primary or secondary': figure(...emergencies.of('any')),
    'emergencies: recall, the exact kind': figure(...emergencies.of('exact')),
    'false emergencies among the rest': figure(...emergencies.of('false')),
    ...Object.fromEntries(groups.entries().map(([group, [k, n]]) => [`accuracy, ${group}`, figure(k, n)])),
  };
}

function f1([hits, gold]: [number, number], [, said]: [number, number]): number {
  const recall = hits / gold;
  const precision = said === 0 ? 0 : hits / said;
  return recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
}

function countEmergency(
  tally: Tally,
  item: GoldInbound,
  { primary, secondary }: { primary: string; secondary: readonly string[] },
): void {
  const says = primary.startsWith(EMERGENCY);
  if (!item.primary.startsWith(EMERGENCY)) {
    tally.add('false', says);
    return;
  }
  tally.add('primary', says);
  tally.add('any', says || secondary.some((kind) => kind.startsWith(EMERGENCY)));
  tally.add('exact', primary === item.primary);
}
