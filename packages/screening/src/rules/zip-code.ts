import type { Document } from '../document.ts';
import { type Match, type Rule, spansOf, weighShared } from '../rule.ts';

const STATES =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|PR';
const BEHIND_STATE = new RegExp(`\\b(?:${STATES}),? \\d{5}(?:-\\d{4})?\\b`, 'g');
const BEHIND_WORD =
  /(?<=\b(?:zip(?: ?code)?|postal code|codigo postal|c\.p\.)(?: is| of| es)?[ :]{1,2})\d{5}(?:-\d{4})?\b/gi;

function* find(document: Document): Generator<Match> {
  for (const pattern of [BEHIND_STATE, BEHIND_WORD]) {
    for (const { start, end } of spansOf(document.text, pattern)) {
      if (!document.facts.isOwnAddress(document.text.slice(start, end))) yield { start, end, ...weighShared(document) };
    }
  }
}

/** 45 CFR 164.514(b)(2)(i)(B): ZIP codes; the first three digits may stay where more than 20,000 people live. */
export const zipCode: Rule = {
  id: 'zip-code',
  version: 1,
  type: 'GEO',
  code: 'ZIP_CODE',
  find,
  examples: {
    flags: [
      ['my patient moved to Tucson, AZ 85701 last week', 'AZ 85701'],
      ['every patient from zip code 85701-1234 got sick', '85701-1234'],
    ],
    passes: ['We raised 31000 dollars', 'PO 44102 was entered twice'],
  },
};
