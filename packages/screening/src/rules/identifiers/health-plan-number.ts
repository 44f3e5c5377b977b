import { isBeneficiaryNumber } from '../../identifiers/check-digits.ts';
import { findCued } from '../../identifiers/cued-numbers.ts';
import { type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { HAS_CAPITAL, SEEN_LETTERS } from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import { CUE } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

const MEDICARE = new Set(['M4-M3-M4', 'M11'].map(shapeOf));

function find(document: IdentifierDocument, found: Mention[]): void {
  const { numbers, reading } = document;
  for (let i = 0; i < numbers.count; i += 1) {
    if (!MEDICARE.has(numbers.shape[i] as number) || numbers.taken[i] !== 0) continue;
    const start = numbers.start[i] as number;
    const end = numbers.end[i] as number;
    if (
      ((numbers.flags[i] as number) & HAS_CAPITAL) === 0 ||
      !isBeneficiaryNumber(reading.text.slice(start, end).replaceAll('-', ''))
    )
      continue;
    numbers.taken[i] = 1;
    found.push(mentionOf(healthPlanNumber, { start, end, certainty: 0.97 }));
  }
  findCued(document, { rule: healthPlanNumber, cue: CUE.plan, takesCue: true }, found);
}

/** Medicare beneficiary numbers by their pattern; others by words of insurance. */
export const healthPlanNumber: IdentifierRule = {
  id: 'health-plan-number',
  version: 2,
  type: 'HEALTH_PLAN',
  code: 'HEALTH_PLAN_NUMBER',
  ownership: 'one-person',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(I); CMS, Understanding the MBI; read 2026-11-21',
  needs: { numbers: SEEN_LETTERS, cues: 1 << CUE.plan },
  find,
  examples: {
    flags: [
      ['on hold over member ID XQR 884 210 557 for her inhaler', 'XQR 884 210 557'],
      ['medicare number 1EG4-TE5-MK73 was denied', '1EG4-TE5-MK73'],
      ['nobody knows whose 1EG4TE5MK73 is', '1EG4TE5MK73'],
      ['la póliza PZ-1180-4427 del paciente', 'PZ-1180-4427'],
      ['group 70118, ID BHP00391266 for his enzymes', 'BHP00391266'],
      ['plan says W 2280 91177 was termed in June', 'W 2280 91177'],
      ['Subscriber UHB 009 312 774 had to fail two', 'UHB 009 312 774'],
    ],
    passes: ['Our plan for 2027: 120 beds', 'There is no plan B, only 31,000 pierogi', 'Member since 2015'],
  },
};
