import type { Finding } from '@bedside/screening';
import { expect, test } from 'vitest';
import { toReport } from './screen-report.ts';

const finding: Finding = {
  start: 14,
  end: 26,
  type: 'MRN',
  code: 'MEDICAL_RECORD_NUMBER',
  category: 'privacy',
  severity: 'block',
  subject: 'patient',
  message: 'A record number leads to one patient’s chart.',
  replacement: '[record number removed]',
  ruleId: 'record-number',
  ruleVersion: 1,
};

function reported(found: Finding): object | undefined {
  return toReport(1, {
    verdict: 'block',
    findings: [found],
    leftAlone: [],
    needsAuthorization: false,
    engineVersion: '1',
    packs: [],
  }).findings[0];
}

test('a report tells what was found, and not by which rule', () => {
  const { ruleId: _id, ruleVersion: _version, ...told } = finding;
  expect(reported(finding)).toEqual(told);
});

test('a report tells how sure a rule is and why, where the rule says so', () => {
  const judgement = { confidence: 0.9, explanation: 'A number after “MRN”.' };
  expect(reported({ ...finding, ...judgement })).toMatchObject(judgement);
});
