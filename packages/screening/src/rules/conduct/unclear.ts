import { familyNumber } from '../../conduct/cue-table.ts';
import { readabilityOf } from '../../conduct/readability.ts';
import { type ConductDocument, type ConductMatch, type ConductRule, has } from '../../conduct/rule.ts';

const JARGON = familyNumber('jargon');
/** Readers give up long before; 8 is what is asked of texts for patients, 18 leaves room for names of drugs. */
const MAX_GRADE = 18;
const MIN_WORDS = 18;
const MAX_JARGON = 3;
/** Texts with shorter sentences cannot be as hard. */
const MIN_LENGTH = 20;

/** Sentences that few can read, and abbreviations of the trade in texts for families and the public. */
function* findAll(document: ConductDocument): Generator<ConductMatch> {
  const { cues, reading } = document;
  let jargon = 0;
  for (let i = cues.first[JARGON] as number; i >= 0 && i < cues.count; i += 1) {
    if (((cues.family[i] as number) & 255) === JARGON) jargon += 1;
  }
  const whole = { start: 0, end: reading.length };
  if (jargon >= MAX_JARGON && !has(document, 'condemn') && has(document, 'audience'))
    yield { ...whole, confidence: 0.75 };
  else if (document.tokens.count >= MIN_LENGTH * cues.sentences && isHard(document))
    yield { ...whole, confidence: 0.7 };
}

/** Lists, hashtags and names make long "sentences" that are easy; only prose counts. */
function isHard({ reading, tokens }: ConductDocument): boolean {
  const { words, grade } = readabilityOf(reading, tokens);
  if (grade <= MAX_GRADE || reading.text.includes('#') || reading.text.includes('http')) return false;
  return words >= MIN_WORDS;
}

function find(document: ConductDocument): Iterable<ConductMatch> {
  const isForReaders = document.author === 'org' || has(document, 'audience');
  const mayBeHard = document.tokens.count >= MIN_LENGTH * document.cues.sentences || has(document, 'jargon');
  return isForReaders && mayBeHard ? findAll(document) : [];
}

/** Texts for patients and the public that they cannot follow. */
export const unclear: ConductRule = {
  id: 'unclear',
  version: 1,
  type: 'UNCLEAR',
  code: 'UNCLEAR',
  category: 'accessibility',
  severity: 'note',
  jurisdiction: 'US',
  source:
    'Plain Writing Act of 2010; CDC Clear Communication Index; Kincaid et al. 1975; Fernández-Huerta 1959; read 2026-11-21',
  find,
  examples: {
    flags: ['Families: pts on DOACs w/ AFib need INR prn, RTC q2wk, NPO after MN before the TEE'],
    passes: ['Families: the clinic opens at 8. Bring your card and a list of your medicines.'],
  },
};
