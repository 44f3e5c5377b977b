import { cuedNumbers } from '../cued.ts';
import { type Document } from '../document.ts';
import { type Match, type Rule, spansOf, weighPersonal } from '../rule.ts';

// 3-2-4 digits. Ranges that were never issued (000, 666, 9xx) count too: people use them for samples of real forms.
const SHAPE = /(?<![\d-])\d{3}([-/. ]{1,3})\d{2}\1\d{4}(?![\d-])/g;
const CUE =
  /(?:\bssn\b|_ssn_|\bss ?#|\bsocial(?: security)?(?: number| no\.?)?\b|\bsoc(?: sec)?\b|\bseguro social\b|\blast four of (?:your|his|her|their) social\b)(?:[ a-z]{0,22}\b(?:is|as|on))?/gi;
const MASKED = /(?:\*{1,3}|x{3}|\.{3})[- ]?(?:(?:\*\*|xx)[- ]?)?-?\d{4}\b/gi;

function* find(document: Document): Generator<Match> {
  const weight = weighPersonal(document);
  for (const { start, end, match } of spansOf(document.text, SHAPE)) {
    yield { start: match.index, end: Math.max(end, start, match.index + match[0].length), ...weight };
  }
  for (const number of cuedNumbers(document.text, { cue: CUE, minDigits: 4 })) {
    const digits = number.value.replace(/\D/g, '').length;
    if (digits === 4 || digits === 9) yield { start: number.start, end: number.end, ...weight };
  }
  if (!/\b(?:ssn?|soc|social)\b/i.test(document.text) && !document.signals.individualCare) return;
  for (const { start, end } of spansOf(document.text, MASKED)) yield { start, end, ...weight };
}

/** 45 CFR 164.514(b)(2)(i)(G): Social Security numbers. */
export const socialSecurityNumber: Rule = {
  id: 'social-security-number',
  version: 1,
  type: 'SSN',
  code: 'SOCIAL_SECURITY_NUMBER',
  find,
  examples: {
    flags: [
      ['her social is 987-65-4320, please shred', '987-65-4320'],
      ['SSN 900 12 3456 on the form', '900 12 3456'],
      ['we found you by the last four of your social, 4471', '4471'],
      ['the file intake_ssn_900123456.pdf came through', '900123456'],
      ['el seguro social 966-40-1234 quedó en la silla', '966-40-1234'],
    ],
    passes: ['Social media training on 4/20 for 120 people', 'Call 206-555-0144', 'Social work month: 31 of us!'],
  },
};
