import type { Document } from '../document.ts';
import { nameCandidates } from '../names/candidates.ts';
import { weighName } from '../names/whose.ts';
import { wordsOf } from '../names/words.ts';
import { type Match, type Rule, spansOf } from '../rule.ts';

const SURNAME_FIRST = /\b[A-Z][A-Za-z'-]{1,24}, [A-Z][A-Za-z'-]{1,24}(?= -|"|, MR|, DOB)|\b[A-Z]{2,24}, [A-Z]{2,24}\b/g;
const INITIAL_LAST = /\b[A-Z][a-z]{2,20} [A-Z]\.(?=[,\s"!?)]|$)/g;

function* find(document: Document): Generator<Match> {
  for (const { start, end } of nameCandidates(wordsOf(document.text))) yield* weighed(document, start, end);
  for (const pattern of [SURNAME_FIRST]) {
    for (const { start, end } of spansOf(document.text, pattern)) yield* weighed(document, start, end);
  }
  if (!document.signals.individualCare) return;
  for (const { start, end } of spansOf(document.text, INITIAL_LAST)) yield* weighed(document, start, end);
}

function* weighed(document: Document, start: number, end: number): Generator<Match> {
  const weight = weighName(document, start, end);
  if (weight) yield { start, end, ...weight };
}

/** 45 CFR 164.514(b)(2)(i)(A): names of the individual and of relatives, employers, household members. */
export const personName: Rule = {
  id: 'person-name',
  version: 1,
  type: 'NAME',
  code: 'PERSON_NAME',
  find,
  examples: {
    flags: [
      ['crying in the med room because mr. adeyemi remembered my name on the vent', 'mr. adeyemi'],
      ['Our patient Lorraine Petrakis rang the bell', 'Lorraine Petrakis'],
      ['Baby Solveig goes home from our NICU', 'Baby Solveig'],
      ['finally discharged Wil\u200bhel\u200bmina Pu\u200btnam, my patient', 'Wil\u200bhel\u200bmina Pu\u200btnam'],
      ['her name is Keisha and she is my patient', 'Keisha'],
      ['guess who is back on my unit: D a r r y l  F i n c h with hip #3', 'D a r r y l  F i n c h'],
      ['Estimado Sr. Barrientos, su cirugía salió bien, es nuestro paciente', 'Sr. Barrientos'],
      ['rip to 𝐌𝐫𝐬. 𝐁𝐞𝐥𝐥𝐰𝐞𝐭𝐡𝐞𝐫 who taught our whole burn unit to crochet', '𝐌𝐫𝐬. 𝐁𝐞𝐥𝐥𝐰𝐞𝐭𝐡𝐞𝐫'],
    ],
    passes: [
      'Welcome to our newest midwife, Adwoa Mensah, CNM!',
      'Is it Crohn’s or Parkinson’s? Ask on Monday.',
      'We are pleased to name Dr. Rohan Deshpande chief of neurosurgery.',
      'Every patient deserves a warm blanket.',
    ],
  },
};
