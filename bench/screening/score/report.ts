import {
  type FoundSpan,
  type GoldPost,
  type GoldSpan,
  isPass,
  joinAnswers,
  type PostAnswer,
  shared,
  sortFindings,
  verdictOf,
} from './items.ts';
import { type Rate, rate, Tally } from './rates.ts';

/** Types with a form of their own, by which they can be told without knowing the world. */
export const STRUCTURED = new Set(
  'DATE AGE90 PHONE FAX EMAIL SSN MRN HEALTH_PLAN ACCOUNT LICENSE VEHICLE DEVICE URL IP HANDLE'.split(' '),
);
const DISGUISES = ['obfuscated', 'zero-width', 'homoglyph', 'fullwidth', 'math-letters'];
const BINS = 10;

export type Bin = { readonly from: number; readonly to: number; readonly meanConfidence: number; readonly right: Rate };

/** What `score.py` does not tell: strict cover, calibration, whose identifier it was taken for. */
export type PostsReport = {
  readonly caught: Rate;
  readonly alarmed: Rate;
  /** The same two by privacy findings alone, where the engine tells them apart, and by the whole verdict. */
  readonly caughtByPrivacy: Rate;
  readonly alarmedByPrivacy: Rate;
  readonly cover: Rate;
  readonly overlap: Rate;
  readonly precision: Rate;
  /** Of the letters and digits under patient findings, those of patient spans. */
  readonly letterPrecision: Rate;
  readonly everySpanCovered: Rate;
  readonly structuredCover: Rate;
  readonly obfuscatedCover: Rate;
  readonly noNameCaught: Rate;
  /** Identifiers of staff, organization and public that a patient finding touches. */
  readonly wronglyRaised: Rate;
  readonly wronglyRaisedBySubject: Record<string, Rate>;
  readonly coverByType: Record<string, Rate>;
  readonly overlapByType: Record<string, Rate>;
  readonly coverByTag: Record<string, Rate>;
  readonly coverByAuthor: Record<string, Rate>;
  readonly caughtByTag: Record<string, Rate>;
  readonly caughtByAuthor: Record<string, Rate>;
  readonly alarmedByTag: Record<string, Rate>;
  readonly alarmedByAuthor: Record<string, Rate>;
  /** Empty where findings carry no confidence. */
  readonly calibration: readonly Bin[];
  /** Mean distance of confidence and share of right ones over the bins, weighted; null where there is none. */
  readonly calibrationError: number | null;
  /** Gold subject × subject of the finding that shares most with it; `none` on either side where there is none. */
  readonly subjects: Record<string, Record<string, number>>;
  /** Label × verdict. */
  readonly verdicts: Record<string, Record<string, number>>;
};

type Counts = {
  /** Yes-or-no questions, by name and, after a colon, the group they are asked of. */
  readonly tally: Tally;
  readonly confidences: { confidence: number; isRight: boolean }[];
  readonly subjects: Record<string, Record<string, number>>;
  readonly verdicts: Record<string, Record<string, number>>;
};

/** Scores answers to posts; every finding counts as one about a patient unless it names another subject. */
export function reportPosts(gold: readonly GoldPost[], answers: readonly PostAnswer[]): PostsReport {
  const joined = joinAnswers(gold, answers);
  const counts: Counts = { tally: new Tally(), confidences: [], subjects: {}, verdicts: {} };
  for (const post of gold) countPost(counts, post, joined.get(post.id));
  return toReport(counts);
}

/** Whether every letter and digit of a span lies under a finding; spans of marks alone by all that is not space. */
export function isCovered(text: string, span: GoldSpan, findings: readonly FoundSpan[]): boolean {
  const surface = text.slice(span.start, span.end);
  const counted = /[\p{L}\p{N}]/u.test(surface) ? /[\p{L}\p{N}]/u : /\S/u;
  let at = span.start;
  for (const character of surface) {
    const here = at;
    const last = at + character.length - 1;
    at += character.length;
    if (counted.test(character) && !findings.some((one) => one.start <= here && last < one.end)) return false;
  }
  return true;
}

function countPost(counts: Counts, post: GoldPost, answer: PostAnswer | undefined): void {
  const { any, patient } = sortFindings(post.text, answer?.findings ?? []);
  countVerdict(counts, post, { answer, patient });
  const wanted = post.spans.filter((span) => span.subject === 'patient' && !span.optional);
  let covered = 0;
  for (const span of wanted) covered += countSpan(counts.tally, post, { span, patient }) ? 1 : 0;
  if (wanted.length > 0) counts.tally.add('every', covered === wanted.length);
  countFindings(counts, post, patient);
  for (const span of post.spans) {
    if (span.subject === 'patient' || span.optional) continue;
    const isRaised = patient.some((one) => shared(one, span) > 0);
    counts.tally.add('wrong', isRaised);
    counts.tally.add(`wrongBy:${span.subject}`, isRaised);
  }
  countSubjects(counts.subjects, post, any);
}

function countVerdict(
  { tally, verdicts }: Counts,
  post: GoldPost,
  { answer, patient }: { answer: PostAnswer | undefined; patient: readonly FoundSpan[] },
): void {
  const privacy = verdictOf(answer, patient.length > 0);
  const whole = (answer?.verdict ?? privacy).toLowerCase();
  const name = post.label === 'disclosure' ? 'caught' : 'alarmed';
  tally.add(`${name}Privacy`, !isPass(privacy));
  // The stricter way to count on either side: no fault of conduct catches a disclosure, every alarm is one.
  const isRaised = post.label === 'disclosure' ? !isPass(privacy) : !isPass(whole);
  tally.add(name, isRaised);
  for (const tag of post.tags) tally.add(`${name}Tag:${tag}`, isRaised);
  tally.add(`${name}Author:${post.author}`, isRaised);
  const row = (verdicts[post.label] ??= {});
  row[whole] = (row[whole] ?? 0) + 1;
}

function countSpan(
  tally: Tally,
  post: GoldPost,
  { span, patient }: { span: GoldSpan; patient: readonly FoundSpan[] },
): boolean {
  const covered = isCovered(post.text, span, patient);
  const isTouched = patient.some((one) => shared(one, span) > 0);
  tally.add('cover', covered);
  tally.add('overlap', isTouched);
  tally.add(`coverType:${span.type}`, covered);
  tally.add(`overlapType:${span.type}`, isTouched);
  tally.add(`coverAuthor:${post.author}`, covered);
  for (const tag of post.tags) tally.add(`coverTag:${tag}`, covered);
  if (STRUCTURED.has(span.type)) tally.add('structured', covered);
  if (post.tags.some((tag) => DISGUISES.includes(tag))) tally.add('disguised', covered);
  return covered;
}

function countFindings(counts: Counts, post: GoldPost, patient: readonly FoundSpan[]): void {
  const marked = post.spans.filter((span) => span.subject === 'patient');
  for (const one of patient) {
    const isRight = marked.some((span) => shared(one, span) > 0);
    counts.tally.add('precision', isRight);
    if (one.confidence !== undefined) counts.confidences.push({ confidence: one.confidence, isRight });
  }
  let at = 0;
  for (const character of post.text) {
    const here = { start: at, end: at + character.length };
    at = here.end;
    if (/[\p{L}\p{N}]/u.test(character) && patient.some((one) => shared(one, here) > 0)) {
      counts.tally.add(
        'letters',
        marked.some((span) => shared(span, here) > 0),
      );
    }
  }
}

function countSubjects(subjects: Counts['subjects'], post: GoldPost, found: readonly FoundSpan[]): void {
  const count = (gold: string, subject: string): void => {
    const row = (subjects[gold] ??= {});
    row[subject] = (row[subject] ?? 0) + 1;
  };
  for (const span of post.spans.filter((one) => !one.optional)) {
    const touching = found.filter((one) => shared(one, span) > 0).sort((a, b) => shared(b, span) - shared(a, span));
    count(span.subject, touching[0] ? (touching[0].subject ?? 'untold') : 'none');
  }
  for (const one of found) {
    if (!post.spans.some((span) => shared(one, span) > 0)) count('none', one.subject ?? 'untold');
  }
}

function toReport({ tally, confidences, subjects, verdicts }: Counts): PostsReport {
  const of = (key: string): Rate => rate(...tally.of(key));
  const by = (name: string): Record<string, Rate> =>
    Object.fromEntries(
      tally
        .entries()
        .filter(([key]) => key.startsWith(`${name}:`))
        .sort(([a, [, n]], [b, [, m]]) => m - n || (a < b ? -1 : 1))
        .map(([key, [k, n]]) => [key.slice(name.length + 1), rate(k, n)]),
    );
  const calibration = binsOf(confidences);
  return {
    caught: of('caught'),
    alarmed: of('alarmed'),
    caughtByPrivacy: of('caughtPrivacy'),
    alarmedByPrivacy: of('alarmedPrivacy'),
    cover: of('cover'),
    overlap: of('overlap'),
    precision: of('precision'),
    letterPrecision: of('letters'),
    everySpanCovered: of('every'),
    structuredCover: of('structured'),
    obfuscatedCover: of('disguised'),
    noNameCaught: of('caughtTag:no-name'),
    wronglyRaised: of('wrong'),
    wronglyRaisedBySubject: by('wrongBy'),
    coverByType: by('coverType'),
    overlapByType: by('overlapType'),
    coverByTag: by('coverTag'),
    coverByAuthor: by('coverAuthor'),
    caughtByTag: by('caughtTag'),
    caughtByAuthor: by('caughtAuthor'),
    alarmedByTag: by('alarmedTag'),
    alarmedByAuthor: by('alarmedAuthor'),
    calibration,
    calibrationError: errorOf(calibration),
    subjects,
    verdicts,
  };
}

function binsOf(confidences: readonly { confidence: number; isRight: boolean }[]): Bin[] {
  return Array.from({ length: BINS }, (_, i) => {
    const inside = confidences.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === i);
    const mean = inside.reduce((sum, one) => sum + one.confidence, 0) / Math.max(1, inside.length);
    const right = rate(inside.filter((one) => one.isRight).length, inside.length);
    return { from: i / BINS, to: (i + 1) / BINS, meanConfidence: mean, right };
  }).filter((bin) => bin.right.n > 0);
}

function errorOf(bins: readonly Bin[]): number | null {
  const n = bins.reduce((sum, bin) => sum + bin.right.n, 0);
  if (n === 0) return null;
  return bins.reduce((sum, bin) => sum + Math.abs(bin.meanConfidence - (bin.right.rate ?? 0)) * bin.right.n, 0) / n;
}
