import { createHash } from 'node:crypto';
import type { Screener, Verdict } from '@bedside/screening';
import { type Content, textFields } from '../compose/contract.ts';
import type { FindingView } from './contract.ts';

export type ContentScreening = {
  readonly verdict: Verdict;
  readonly findings: FindingView[];
  readonly engineVersion: string;
  readonly packs: readonly { readonly id: string; readonly version: number }[];
};

const rank: Readonly<Record<Verdict, number>> = { pass: 0, warn: 1, block: 2 };

/** Screens every text that leaves with a content. Pure: the same content and screener give the same findings and keys. */
export function screenContent(screener: Screener, content: Content): ContentScreening {
  let verdict: Verdict = 'pass';
  const findings: FindingView[] = [];
  let engine: Pick<ContentScreening, 'engineVersion' | 'packs'> = { engineVersion: '', packs: [] };
  for (const { field, text } of textFields(content)) {
    const result = screener.screen(text, { field, locale: content.language });
    engine = { engineVersion: result.engineVersion, packs: result.packs };
    if (rank[result.verdict] > rank[verdict]) verdict = result.verdict;
    for (const finding of result.findings) {
      const base = { ...finding, field };
      findings.push({ key: findingKey(base), ...base });
    }
  }
  return { verdict, findings, ...engine };
}

/** Names one finding on one content: a waiver for it holds for nothing else. */
function findingKey(finding: Omit<FindingView, 'key'>): string {
  const parts = [finding.field, finding.code, finding.start, finding.end, finding.ruleId, finding.ruleVersion];
  return createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 24);
}

/** Whether a patient may be touched, so that somebody trained in privacy law must look. */
export function mayTouchPatient(findings: readonly Pick<FindingView, 'severity' | 'subject' | 'category'>[]): boolean {
  return findings.some(
    (finding) => finding.severity === 'block' || (finding.category === 'privacy' && finding.subject === 'patient'),
  );
}
