import type { Rule } from '../rule.ts';
import { findTelephones } from './telephone.ts';

/** 45 CFR 164.514(b)(2)(i)(D): telephone numbers. */
export const phoneNumber: Rule = {
  id: 'phone-number',
  version: 1,
  type: 'PHONE',
  code: 'PHONE_NUMBER',
  find: (document) => findTelephones(document, 'phone'),
  examples: {
    flags: [
      ['the patient’s wife is at 702.555.0118 all day', '702.555.0118'],
      ['Call his mother at +1 (206) 555-0144 before surgery', '+1 (206) 555-0144'],
      ['text my patient at 555-0160', '555-0160'],
      ['reach her at (8 0 1) 5 5 5 . 0 1 7 3, she is my patient', '(8 0 1) 5 5 5 . 0 1 7 3'],
      ['Llame a la hija del paciente al ９５６ ５５５ ０１７２', '９５６ ５５５ ０１７２'],
    ],
    passes: ['We gave 1,204 flu shots in 2025', 'NCT05550123 is enrolling', 'Call us with questions: (570) 555-0102'],
  },
};
