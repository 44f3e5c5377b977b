import { cuedNumbers } from '../cued.ts';
import type { Document } from '../document.ts';
import { type Match, type Rule, weighPersonal } from '../rule.ts';

const CUE =
  /\b(?:accession(?: number| no\.?| #)?|specimen(?: number| no\.?| #)|study subject|subject id|wristband|visitor badge)(?![a-z])/gi;

function* find(document: Document): Generator<Match> {
  for (const { start, end } of cuedNumbers(document.text, { cue: CUE, minDigits: 4 })) {
    yield { start, end, ...weighPersonal(document) };
  }
}

/** 45 CFR 164.514(b)(2)(i)(R): any other unique identifying number: accession, specimen, study. */
export const uniqueNumber: Rule = {
  id: 'unique-number',
  version: 1,
  type: 'OTHER_ID',
  code: 'UNIQUE_NUMBER',
  find,
  examples: {
    flags: [['pull accession RAD-24-118203 and scroll', 'RAD-24-118203']],
    passes: ['Accession of 40 books to the library'],
  },
};
