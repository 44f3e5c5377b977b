import type { Finding, Severity } from './types.ts';

const RANK: Readonly<Record<Severity, number>> = { block: 2, warn: 1, note: 0 };

/**
 * Makes overlapping findings one: the worse stays, then the one of the earlier rule, widened over both, so that every
 * letter that was found stays covered and safe wordings never collide. The order of the result is by start.
 */
export function settle(findings: readonly Finding[]): Finding[] {
  const ordered = findings
    .filter((finding) => finding.end > finding.start)
    .map((finding, rank) => ({ finding, rank }))
    .sort((a, b) => a.finding.start - b.finding.start || a.rank - b.rank);
  const settled: { finding: Finding; rank: number }[] = [];
  for (const next of ordered) {
    const last = settled.at(-1);
    if (!last || next.finding.start >= last.finding.end) settled.push(next);
    else settled[settled.length - 1] = merged(last, next);
  }
  return settled.map(({ finding }) => finding);
}

type Ranked = { readonly finding: Finding; readonly rank: number };

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
