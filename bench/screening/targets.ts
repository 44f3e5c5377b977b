import type { ConductReport } from './score/conduct.ts';
import type { Rate } from './score/rates.ts';
import { type PostsReport, STRUCTURED } from './score/report.ts';

/** One line of the table of targets. */
export type Judged = {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  readonly passed: boolean | null;
};

/** As `97.1 % of 382 (95.0–98.3)`; `—` where there was nothing to count. */
export function showRate({ rate, n, low, high }: Rate): string {
  if (rate === null) return '—';
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${percent(rate)} % of ${n} (${percent(low)}–${percent(high)})`;
}

/** Judges the point estimate; the interval stands beside it. */
export function judge(what: string, one: Rate, aim: { least: number } | { most: number }): Judged {
  const isLeast = 'least' in aim;
  const limit = isLeast ? aim.least : aim.most;
  const passed = one.rate === null ? null : isLeast ? one.rate >= limit : one.rate <= limit;
  return { what, target: `${isLeast ? '≥' : '≤'} ${Math.round(100 * limit)} %`, measured: showRate(one), passed };
}

export function judgePosts(report: PostsReport): Judged[] {
  return [
    judge('disclosure posts caught', report.caught, { least: 0.97 }),
    judge('clean posts alarmed', report.alarmed, { most: 0.04 }),
    judge('patient spans, cover recall', report.cover, { least: 0.95 }),
    judge('precision of patient findings', report.precision, { least: 0.92 }),
    judge('structured types together, cover', report.structuredCover, { least: 0.97 }),
    ...Object.entries(report.coverByType)
      .filter(([type]) => STRUCTURED.has(type))
      .map(([type, one]) => judge(`  ${type}, cover`, one, { least: 0.97 })),
    judge('obfuscated identifiers, cover', report.obfuscatedCover, { least: 0.93 }),
    judge('no-name identifying stories caught', report.noNameCaught, { least: 0.85 }),
    judge('staff, organization, public wrongly raised', report.wronglyRaised, { most: 0.02 }),
  ];
}

export function judgeConduct(report: ConductReport): Judged[] {
  return [
    judge('problem posts with the right label', report.rightLabel, { least: 0.9 }),
    judge('twins alarmed', report.twinsAlarmed, { most: 0.05 }),
  ];
}

/** pass, miss, or nothing where nothing was measured. */
export function showPassed(passed: boolean | null): string {
  if (passed === null) return '';
  return passed ? 'pass' : 'MISS';
}
