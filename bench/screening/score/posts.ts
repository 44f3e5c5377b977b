import {
  type GoldPost,
  type GoldSpan,
  isBlock,
  isPass,
  joinAnswers,
  type PostAnswer,
  shared,
  sortFindings,
  verdictOf,
} from './items.ts';
import { type Figures, figure, round4, Tally } from './rates.ts';

/** Groups smaller than this have no figure of their own. */
const LEAST_GROUP = 5;

type Counts = {
  hit: Tally;
  sameType: Tally;
  half: Tally;
  optional: Tally;
  precision: Tally;
  tight: Tally;
  alarm: Tally;
  block: Tally;
  found: Tally;
  full: Tally;
  groups: Tally;
};

/** The figures of `score.py posts`, under the same names and rounded alike. */
export function scorePosts(gold: readonly GoldPost[], answers: readonly PostAnswer[]): Figures {
  const joined = joinAnswers(gold, answers);
  const counts = newCounts();
  for (const post of gold) countPost(counts, post, joined.get(post.id));
  return figuresOf(counts);
}

function newCounts(): Counts {
  const tally = () => new Tally();
  return {
    hit: tally(),
    sameType: tally(),
    half: tally(),
    optional: tally(),
    precision: tally(),
    tight: tally(),
    alarm: tally(),
    block: tally(),
    found: tally(),
    full: tally(),
    groups: tally(),
  };
}

function countPost(counts: Counts, post: GoldPost, answer: PostAnswer | undefined): void {
  const { patient } = sortFindings(post.text, answer?.findings ?? []);
  const marked = post.spans.filter((span) => span.subject === 'patient');
  const wanted = marked.filter((span) => !span.optional);
  let hits = 0;
  for (const span of wanted) {
    const touching = patient.filter((one) => shared(one, span) > 0);
    hits += touching.length > 0 ? 1 : 0;
    counts.hit.add(span.type, touching.length > 0);
    counts.sameType.add(
      span.type,
      touching.some((one) => one.type === span.type),
    );
    counts.half.add(span.type, touching.length > 0 && coveredUnits(span, touching) * 2 >= span.end - span.start);
  }
  for (const span of marked.filter((one) => one.optional)) {
    counts.optional.add(
      'optional',
      patient.some((one) => shared(one, span) > 0),
    );
  }
  for (const one of patient) {
    const inside = marked.reduce((sum, span) => sum + shared(one, span), 0);
    counts.precision.add('all', inside > 0);
    counts.tight.add('all', inside > 0 && inside * 10 >= 3 * (one.end - one.start));
  }
  countVerdict(counts, post, { answer, hasFinding: patient.length > 0, isFull: hits === wanted.length });
}

function countVerdict(
  counts: Counts,
  post: GoldPost,
  result: { answer: PostAnswer | undefined; hasFinding: boolean; isFull: boolean },
): void {
  const verdict = verdictOf(result.answer, result.hasFinding);
  const isAlarmed = !isPass(verdict);
  const keys: string[] = [post.label];
  if (post.label === 'disclosure') {
    counts.full.add('disclosure', result.isFull);
    keys.push(post.tags.includes('consented') ? 'disclosure, consented' : 'disclosure, not consented');
  } else {
    keys.push(post.tags.includes('ambiguous') ? 'safe, ambiguous' : 'safe, not ambiguous');
  }
  for (const key of keys) {
    counts.alarm.add(key, isAlarmed);
    counts.block.add(key, isBlock(verdict));
    counts.found.add(key, result.hasFinding);
  }
  const groups = [...post.tags.map((tag) => `tag ${tag}`), `network ${post.network}`, `author ${post.author}`];
  for (const group of groups) counts.groups.add(`${post.label}, ${group}`, isAlarmed);
}

function coveredUnits(span: GoldSpan, findings: readonly { start: number; end: number }[]): number {
  let covered = 0;
  for (let at = span.start; at < span.end; at += 1) {
    if (findings.some((one) => one.start <= at && at < one.end)) covered += 1;
  }
  return covered;
}

function figuresOf(counts: Counts): Figures {
  const figures: Figures = {};
  const types = counts.hit.entries();
  for (const [type, [k, n]] of types) figures[`recall.${type}`] = figure(k, n);
  figures['span recall, all types'] = figure(...counts.hit.total());
  figures['span recall, half or more of each span'] = figure(...counts.half.total());
  figures['span recall, with the right type'] = figure(...counts.sameType.total());
  const mean = types.reduce((sum, [, [k, n]]) => sum + k / n, 0) / types.length;
  figures['span recall, mean over types'] = { rate: types.length === 0 ? null : round4(mean) };
  figures['optional spans touched (no target)'] = figure(...counts.optional.total());
  figures.precision = figure(...counts.precision.total());
  figures['tight precision (30% of it inside spans)'] = figure(...counts.tight.total());
  figures['recall on disclosure (verdict not pass)'] = figure(...counts.alarm.of('disclosure'));
  figures['  disclosure posts blocked'] = figure(...counts.block.of('disclosure'));
  figures['  disclosure posts with a patient finding'] = figure(...counts.found.of('disclosure'));
  figures['  disclosure posts with every span found'] = figure(...counts.full.of('disclosure'));
  figures['recall on disclosure, not consented'] = figure(...counts.alarm.of('disclosure, not consented'));
  figures['recall on disclosure, consented'] = figure(...counts.alarm.of('disclosure, consented'));
  figures['false-alarm rate on safe (verdict not pass)'] = figure(...counts.alarm.of('safe'));
  figures['  safe posts blocked'] = figure(...counts.block.of('safe'));
  figures['  safe posts with a patient finding'] = figure(...counts.found.of('safe'));
  figures['false-alarm rate, ambiguous left out'] = figure(...counts.alarm.of('safe, not ambiguous'));
  for (const [group, [k, n]] of counts.groups.entries()) if (n >= LEAST_GROUP) figures[group] = figure(k, n);
  return figures;
}
