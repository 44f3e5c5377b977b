import { cuedNumbers } from '../cued.ts';
import type { Document } from '../document.ts';
import { type Match, type Rule, weighPersonal } from '../rule.ts';

const CUE =
  /\b(?:member(?:ship)?(?: id| number| no\.?| #)?|medicare(?: number| id)?|medicaid(?: number| id)?|subscriber(?: id| number)?|policy(?: number| no\.?| #)?|poliza|(?:the |health |insurance )?plan(?: id| number)?(?: is)?|beneficiary|group \d+, id|(?:his|her|their|patient's) (?:insurance )?card(?: says)?|card says|insurance id|ID(?: is)?)(?![a-z])/gi;

function* find(document: Document): Generator<Match> {
  for (const { start, end } of cuedNumbers(document.text, { cue: CUE, minDigits: 4 })) {
    yield { start, end, ...weighPersonal(document) };
  }
}

/** 45 CFR 164.514(b)(2)(i)(I): health plan beneficiary numbers. */
export const healthPlanNumber: Rule = {
  id: 'health-plan-number',
  version: 1,
  type: 'HEALTH_PLAN',
  code: 'HEALTH_PLAN_NUMBER',
  find,
  examples: {
    flags: [
      ['on hold over member ID XQR 884 210 557 for her inhaler', 'XQR 884 210 557'],
      ['medicare number 1EG4-TE5-MK73 was denied', '1EG4-TE5-MK73'],
      ['la póliza PZ-1180-4427 del paciente', 'PZ-1180-4427'],
    ],
    passes: ['Our plan for 2027: 120 beds', 'There is no plan B, only 31,000 pierogi', 'Member since 2015'],
  },
};
