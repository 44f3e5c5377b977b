import type { FindingCategory, Severity } from '@bedside/screening';

/** What a category holds, in the order in which people are told. */
export type CategoryCount = { readonly category: FindingCategory } & Readonly<Record<Severity, number>>;

/** Patients come first, then how it sounds, then the rest. */
export const categoryOrder: readonly FindingCategory[] = [
  'privacy',
  'professionalism',
  'credibility',
  'rights',
  'accessibility',
  'platform',
];

type Counted = { readonly category: FindingCategory; readonly severity: Severity };

/** How many findings of each severity each category has; categories without any are left out. */
export function countByCategory(findings: readonly Counted[]): CategoryCount[] {
  return categoryOrder.flatMap((category) => {
    const own = findings.filter((finding) => finding.category === category);
    const count = (severity: Severity) => own.filter((finding) => finding.severity === severity).length;
    return own.length === 0 ? [] : [{ category, block: count('block'), warn: count('warn'), note: count('note') }];
  });
}

/** Findings under the headings of their categories, each group in the order given. */
export function groupByCategory<T>(
  findings: readonly T[],
  categoryOf: (finding: T) => FindingCategory,
): { readonly category: FindingCategory; readonly findings: readonly T[] }[] {
  return categoryOrder.flatMap((category) => {
    const own = findings.filter((finding) => categoryOf(finding) === category);
    return own.length === 0 ? [] : [{ category, findings: own }];
  });
}

export type Certainty = 'sure' | 'likely' | 'possible';

/** A calibrated confidence (0 to 1) in a word: nine in ten are right, six in ten, fewer. */
export function certaintyOf(confidence: number): Certainty {
  if (confidence >= 0.9) return 'sure';
  return confidence >= 0.6 ? 'likely' : 'possible';
}
