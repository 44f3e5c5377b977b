import { createScreener, type Finding } from '@bedside/screening';
import { expect, test } from 'vitest';
import { toReport } from './screen-report.ts';

const [found] = createScreener().screen('Her record is MRN 00123456.').findings;
const finding = { ...found, ruleId: 'any' } as Finding; // the engine finds a record number here, or this file fails below

test('a report tells how sure a rule is and why, where the rule says so', () => {
  expect(found).toBeDefined();
  const plain = { verdict: 'block' as const, findings: [finding], engineVersion: '1', packs: [] };
  const [bare] = toReport(1, plain).findings;
  const { confidence: _c, explanation: _e, ...without } = { ...bare, confidence: 0, explanation: '' };
  expect(without).toMatchObject({ type: 'MRN', severity: 'block' });
  const told = { ...finding, confidence: 0.9, explanation: 'A number after “MRN”.' };
  expect(toReport(1, { ...plain, findings: [told] }).findings[0]).toMatchObject({
    confidence: 0.9,
    explanation: 'A number after “MRN”.',
  });
  expect(bare).not.toHaveProperty('ruleId');
});
