import { cuedNumbers } from '../cued.ts';
import type { Document } from '../document.ts';
import { type Match, type Rule, weighPersonal } from '../rule.ts';

const CUE =
  /\b(?:m\.?r\.?n\.?(?: backwards)?|mr ?#|medical record(?: number| no\.?)?|record (?:number|no\.?)|(?<=\()record|chart(?: number| no\.?| #)?(?! review)|expediente|historia clinica|pt (?=\d{6})|patient id)(?![a-z])/gi;

function* find(document: Document): Generator<Match> {
  for (const { start, end } of cuedNumbers(document.text, { cue: CUE, minDigits: 4, includeCue: true })) {
    yield { start, end, ...weighPersonal(document) };
  }
}

/** 45 CFR 164.514(b)(2)(i)(H): medical record numbers. */
export const recordNumber: Rule = {
  id: 'record-number',
  version: 1,
  type: 'MRN',
  code: 'MEDICAL_RECORD_NUMBER',
  find,
  examples: {
    flags: [
      ['pharmacy called about mrn 6650123 again', 'mrn 6650123'],
      ['echo for chart 10044592 is back', 'chart 10044592'],
      ['It is MR# H00982214', 'MR# H00982214'],
      ['el expediente EXP 2207-118 sigue abierto', 'expediente EXP 2207-118'],
    ],
    passes: ['MRN is also an airport code', 'A record 31 sets of twins', 'The chart shows 2019 figures'],
  },
};
