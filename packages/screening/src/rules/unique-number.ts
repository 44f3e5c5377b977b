import { cuedNumbers } from '../cued.ts';
import { type Document, textBefore } from '../document.ts';
import { type Match, type Rule, spansOf, weighPersonal } from '../rule.ts';

const CUE =
  /\b(?:accession(?: number| no\.?| #)?|specimen(?: number| no\.?| #)|study subject|subject id|wristband|visitor badge)(?![a-z])/gi;
/** A long number nobody explains, in a post about somebody in care. */
const BARE = /(?<![\w#$.,/+-])\d{6,10}(?![\w%]|[.,/-]\d)/g;
const EXPLAINED = /\b(?:pmid|nct|doi|po|order|ticket|grant|lot|isbn|raised|about|over|nearly|of|\$)[ :#]{0,2}$/i;
const IN_FILE = /(?<=[_-])\d{6,10}(?=[_.-][\w.-]{1,60}\b)/g;

function* find(document: Document): Generator<Match> {
  for (const { start, end } of cuedNumbers(document.text, { cue: CUE, minDigits: 4 })) {
    yield { start, end, ...weighPersonal(document) };
  }
  if (document.signals.care || document.signals.inCare) {
    for (const { start, end } of spansOf(document.text, IN_FILE)) {
      yield { start, end, subject: 'unknown', severity: 'warn' };
    }
  }
  if (!document.signals.inCare || document.signals.invented) return;
  for (const { start, end } of spansOf(document.text, BARE)) {
    if (!EXPLAINED.test(textBefore(document, start, 12))) yield { start, end, subject: 'unknown', severity: 'warn' };
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
    flags: [
      ['pull accession RAD-24-118203 and scroll', 'RAD-24-118203'],
      ['the home agency for 4002918 changed the orders of my patient', '4002918'],
    ],
    passes: ['Accession of 40 books to the library', 'PMID 33301246 still makes my patient laugh'],
  },
};
