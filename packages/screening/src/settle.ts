import type { Finding, Severity } from './types.ts';

const RANK: Readonly<Record<Severity, number>> = { block: 2, warn: 1, note: 0 };
/** What is left of a cut finding must still show something. */
const MIN_REST_UNITS = 4;

/**
 * Makes overlapping findings of `text` apart: of two, the worse stays, then the one of the earlier rule, widened over
 * both, so that every letter that was found stays covered and safe wordings never collide. A finding that only a person
 * can reword is cut instead, so that it never widens what a safe wording replaces. The order of the result is by start.
 */
export function settle(findings: readonly Finding[], text: string): Finding[] {
  const toReword = mergeOverlaps(findings.filter(({ replacement }) => replacement === null));
  const withWording = mergeOverlaps(findings.filter(({ replacement }) => replacement !== null));
  if (toReword.length === 0) return withWording;
  const kept = withWording.filter(isNoNoteWithin(toReword));
  return [...kept, ...toReword.flatMap(piecesBetween(kept, text))].sort((a, b) => a.start - b.start);
}

type Ranked = { readonly finding: Finding; readonly rank: number };

function mergeOverlaps(findings: readonly Finding[]): Finding[] {
  const ordered: Ranked[] = findings
    .filter((finding) => finding.end > finding.start)
    .map((finding, rank) => ({ finding, rank }))
    .sort((a, b) => a.finding.start - b.finding.start || a.rank - b.rank);
  const settled: Ranked[] = [];
  for (const next of ordered) {
    const last = settled.at(-1);
    if (!last || next.finding.start >= last.finding.end) settled.push(next);
    else settled[settled.length - 1] = merged(last, next);
  }
  return settled.map(({ finding }) => finding);
}

function merged(a: Ranked, b: Ranked): Ranked {
  const weight = RANK[a.finding.severity] - RANK[b.finding.severity];
  const isFirst = weight > 0 || (weight === 0 && a.rank <= b.rank);
  const keeper = isFirst ? a : b;
  const other = isFirst ? b : a;
  // A note beside a stop adds nothing; it must not widen what has to be reworded.
  if (RANK[other.finding.severity] === 0 && weight !== 0) return keeper;
  const start = Math.min(a.finding.start, b.finding.start);
  const end = Math.max(a.finding.end, b.finding.end);
  return { finding: { ...keeper.finding, start, end }, rank: keeper.rank };
}

/** False for a note that overlaps one of `others`; both lists are in order and apart, and asked from left to right. */
function isNoNoteWithin(others: readonly Finding[]): (finding: Finding) => boolean {
  let at = 0;
  return ({ start, end, severity }) => {
    while (at < others.length && (others[at]?.end ?? 0) <= start) at += 1;
    const other = others[at];
    return severity !== 'note' || !other || other.start >= end;
  };
}

/** What remains of a finding outside of `taken`; both lists are in order and apart, and asked from left to right. */
function piecesBetween(taken: readonly Finding[], text: string): (finding: Finding) => Finding[] {
  let at = 0;
  return (finding) => {
    const pieces: Finding[] = [];
    let from = finding.start;
    while (at < taken.length && (taken[at]?.end ?? 0) <= from) at += 1;
    for (let i = at; i <= taken.length && from < finding.end; i += 1) {
      const to = Math.min(taken[i]?.start ?? finding.end, finding.end);
      const left = text.slice(from, Math.max(from, to));
      const start = from + left.length - left.trimStart().length;
      const length = left.trim().length;
      if (length >= MIN_REST_UNITS) pieces.push({ ...finding, start, end: start + length });
      from = Math.max(from, taken[i]?.end ?? finding.end);
    }
    return pieces;
  };
}
