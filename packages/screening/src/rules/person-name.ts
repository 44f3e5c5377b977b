import type { Document } from '../document.ts';
import { type NameSpan, nameCandidates } from '../names/candidates.ts';
import { nameMatch } from '../names/whose.ts';
import { nameness, type Word, wordsOf } from '../names/words.ts';
import { type Match, type Rule, spansOf } from '../rule.ts';

const SURNAME_FIRST = /\b([A-Z][A-Za-z'-]{1,24}), ([A-Z][A-Za-z'-]{1,24})(?= -|"|, (?:MR|DOB|\d)|; )/g;
const SHOUTED_SURNAME_FIRST = /\b([A-Z]{3,24}), ([A-Z]{3,24})\b/g;
const INITIAL_LAST = /\b[A-Z][a-z]{2,20} [A-Z]\.(?=[,\s"!?)]|$)/g;
const BEFORE_NUMBER = /\b[A-Z][A-Za-z'-]{2,24}(?=,? (?:SN|S\/N|MRN|mrn|DOB|dob)\b)/g;
const BEHIND_PATIENT = /\b(?:patient|resident|client|survivor|paciente|residente) $/i;

function* find(document: Document): Generator<Match> {
  const { text, signals } = document;
  const words = wordsOf(text);
  const spans = [...nameCandidates(words, signals.spanish)];
  for (const pattern of [SURNAME_FIRST, SHOUTED_SURNAME_FIRST]) spans.push(...surnameFirst(text, pattern));
  if (signals.individualCare) {
    for (const pattern of [INITIAL_LAST, BEFORE_NUMBER]) {
      spans.push(...[...spansOf(text, pattern)].filter(({ start, end }) => canStandAlone(text.slice(start, end))));
    }
  }
  const matches = [...weighed(document, spans)];
  yield* matches;
  yield* secondMentions(matches, { words, text });
}

function* surnameFirst(text: string, pattern: RegExp): Generator<NameSpan> {
  for (const match of text.matchAll(pattern)) {
    const [whole, surname = '', given = ''] = match;
    if (nameness(surname.toLowerCase()) < 2 || nameness(given.toLowerCase()) < 2) continue;
    yield { start: match.index ?? 0, end: (match.index ?? 0) + whole.length };
  }
}

function canStandAlone(name: string): boolean {
  return nameness((name.split(' ')[0] ?? '').toLowerCase()) >= 2;
}

function* weighed(document: Document, spans: readonly NameSpan[]): Generator<Match> {
  for (const span of spans) {
    const match = nameMatch(document, span);
    const before = document.text.slice(Math.max(0, span.start - 24), span.start);
    if (match) yield { ...match, canBeLeftOut: BEHIND_PATIENT.test(before) };
  }
}

/** Every further mention of a word of a name that was found, such as the given name alone at the start of a line. */
function* secondMentions(matches: readonly Match[], { words, text }: { words: readonly Word[]; text: string }) {
  const known = new Map<string, Match>();
  for (const match of matches) {
    for (const part of text.slice(match.start, match.end).split(/[^\p{L}'-]+/u)) {
      const lower = part.toLowerCase();
      if (part.length > 2 && nameness(lower) >= 1 && !known.has(lower)) known.set(lower, match);
    }
  }
  for (const word of words) {
    const first = known.get(word.lower);
    const isMention = word.form === 'capital' || word.form === 'caps' || (word.isPossessive && word.value === 3);
    if (first && isMention && (word.value > 1 || !word.opensSentence))
      yield { ...first, start: word.start, end: word.end, canBeLeftOut: false };
  }
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
      ['The band of my patient reads "ABDI, HODAN"', 'ABDI, HODAN'],
      ['We cared for Yevgenia Orlova after surgery. So proud of you, Yevgenia.', 'Yevgenia'],
    ],
    passes: [
      'Welcome to our newest midwife, Adwoa Mensah, CNM!',
      'Is it Crohn’s or Parkinson’s? Ask on Monday.',
      'We are pleased to name Dr. Rohan Deshpande chief of neurosurgery.',
      'Every patient deserves a warm blanket.',
      'Then I sat down with the family. Glad I did.',
      'Hand Hygiene Week results are in. All ICUs took part.',
    ],
  },
};
