import { lowerOf } from '../text/character-class.ts';
import { Reader, type Reading } from '../text/reading.ts';
import { hashWord, SENTENCE_START, Tokens, WORD } from '../text/tokens.ts';
import { WordSet } from '../text/word-set.ts';

/** How hard a text is to read. */
export type Readability = {
  readonly words: number;
  readonly sentences: number;
  /** School years after Flesch and Kincaid (1975) in English; Fernández-Huerta (1959) mapped to years in Spanish. */
  readonly grade: number;
};

const SPANISH = new WordSet(
  ['el', 'la', 'los', 'las', 'que', 'para', 'con', 'una', 'por', 'su', 'de', 'del', 'y', 'en', 'se'].map(hashWord),
);
const SPANISH_SHARE = 0.2;
const VOWELS: ReadonlySet<number> = new Set([97, 101, 105, 111, 117, 121]);

/** How hard a text by itself is to read, in English or Spanish. Throws a RangeError for a text that unfolds to many times its length. */
export function measureReadability(text: string): Readability {
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  return readabilityOf(reading, tokens);
}

/** Estimates by counting runs of vowels; good to about one year on texts of a hundred words. */
export function readabilityOf(reading: Reading, tokens: Tokens): Readability {
  let words = 0;
  let sentences = 0;
  let spanish = 0;
  let runs = 0;
  let silent = 0;
  for (let i = 0; i < tokens.count; i += 1) {
    if (tokens.kind[i] !== WORD) continue;
    words += 1;
    if (((tokens.flags[i] as number) & SENTENCE_START) !== 0) sentences += 1;
    if (SPANISH.has(tokens.hash[i] as number)) spanish += 1;
    const found = vowelRuns(reading.codes, tokens.start[i] as number, tokens.end[i] as number);
    runs += Math.max(1, found);
    if (found > 1 && endsInSilentE(reading.codes, tokens.end[i] as number)) silent += 1;
  }
  if (words === 0) return { words, sentences, grade: 0 };
  const perSentence = words / Math.max(1, sentences);
  if (spanish / words <= SPANISH_SHARE) {
    return { words, sentences, grade: 0.39 * perSentence + (11.8 * (runs - silent)) / words - 15.59 };
  }
  const ease = 206.84 - (60 * runs) / words - 1.02 * perSentence;
  return { words, sentences, grade: Math.max(0, (120 - ease) / 6) };
}

function vowelRuns(codes: Uint16Array, start: number, end: number): number {
  let runs = 0;
  let inRun = false;
  for (let i = start; i < end; i += 1) {
    const isVowel = VOWELS.has(lowerOf(codes[i] as number));
    if (isVowel && !inRun) runs += 1;
    inRun = isVowel;
  }
  return runs;
}

/** "e" behind a consonant other than "l" at the end of a word. */
function endsInSilentE(codes: Uint16Array, end: number): boolean {
  if (lowerOf(codes[end - 1] as number) !== 101) return false;
  const before = lowerOf(codes[end - 2] as number);
  return before !== 108 && !VOWELS.has(before);
}
