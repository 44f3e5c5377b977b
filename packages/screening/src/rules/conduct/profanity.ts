import { familyNumber } from '../../conduct/cue-table.ts';
import { findMasked } from '../../conduct/masked.ts';
import {
  type ConductDocument,
  type ConductMatch,
  type ConductRule,
  findSure,
  has,
  isQuoted,
  sentenceAround,
} from '../../conduct/rule.ts';
import { ALL_CAPITALS, CLITIC, FIRST_CAPITAL, SENTENCE_START, type Tokens } from '../../text/tokens.ts';

const PROFANE = familyNumber('profane');
const PHRASES = familyNumber('sureProfane');
const findPhrases = findSure({ family: 'sureProfane', unless: [], confidence: 0.9 });

function* findAll(document: ConductDocument): Generator<ConductMatch> {
  const { cues, tokens, reading } = document;
  const masked = findMasked(reading);
  if (masked) yield { ...masked, confidence: 0.97 };
  for (let i = Math.max(0, cues.first[PROFANE] as number); i < cues.count && has(document, 'profane'); i += 1) {
    const token = cues.token[i] as number;
    if (((cues.family[i] as number) & 255) !== PROFANE || isTitle(tokens, token) || isQuotedTitle(tokens, token))
      continue;
    yield { start: tokens.start[token] as number, end: tokens.end[token] as number, confidence: 0.95 };
    return;
  }
  if (!masked)
    for (const match of findPhrases(document)) yield { ...match, ...sentenceAround(tokens, firstOf(document)) };
}

function firstOf({ cues }: ConductDocument): number {
  return cues.token[cues.first[PHRASES] as number] as number;
}

/** Between quotation marks and with a capital, as titles of books and songs are. */
function isQuotedTitle(tokens: Tokens, at: number): boolean {
  return ((tokens.flags[at] as number) & FIRST_CAPITAL) !== 0 && isQuoted(tokens, at);
}

/** "Hell's Kitchen", "Damn Yankees": a capital amid a sentence with another capital behind it. */
function isTitle(tokens: Tokens, at: number): boolean {
  const flags = tokens.flags[at] as number;
  if ((flags & FIRST_CAPITAL) === 0 || (flags & (ALL_CAPITALS | SENTENCE_START)) !== 0) return false;
  const isClitic = at + 1 < tokens.count && ((tokens.flags[at + 1] as number) & CLITIC) !== 0;
  const next = at + (isClitic ? 2 : 1);
  return next < tokens.count && ((tokens.flags[next] as number) & (FIRST_CAPITAL | ALL_CAPITALS)) === FIRST_CAPITAL;
}

/** Most texts hold none of the three; they are told apart without a generator. */
function find(document: ConductDocument): Iterable<ConductMatch> {
  const { first } = document.cues;
  if (first[PROFANE] === -1 && first[PHRASES] === -1 && !findMasked(document.reading)) return [];
  return findAll(document);
}

/** Swearing in English and Spanish, also masked. Words from the package `cuss` (MIT), kept as hashes. */
export const profanity: ConductRule = {
  id: 'profanity',
  version: 1,
  type: 'PROFANITY',
  code: 'PROFANITY',
  category: 'professionalism',
  severity: 'warn',
  jurisdiction: 'US',
  source: 'AMA Code of Medical Ethics, Opinion 2.3.2 Professionalism in the Use of Social Media; read 2026-11-21',
  find,
  examples: {
    flags: ['This f***ing printer again', 'what a sh!t week at the front desk', 'Qué pinche día, puta madre'],
    passes: [
      'Breast cancer screening is on Saturday.',
      'We cooked from the book "Damn Good Soup" in the break room.',
      'Her pain is bad when she walks.',
    ],
  },
};
