import { LABELS, PERSON_FIRST, PERSON_NEXT } from '../src/tagger/labels.ts';
import type { Lexicon } from '../src/text/lexicon.ts';
import { Crf, type CrfSettings, Sums } from './crf.ts';
import { type Chain, Encoder } from './encode.ts';
import { gradeOf } from './lists.ts';
import type { NerText } from './ner.ts';

const SETTINGS: CrfSettings = { rowBits: 17, epochs: 3, rate: 0.1, dropout: 0.2, decay: 0, seed: 2 };
/** Bounds of the grades, in times the share of people's names in all words. */
const BOUNDS = [0.4, 0.9, 1.6, 2.6, 4, 6.5];
/** So many words of average places are mixed into each word's mean. */
const PRIOR_WORDS = 2;
const LEAST_WORDS = 2;

/**
 * Grades words by the places they stand in: a chain that sees neighbours alone learns from the marked texts where people's
 * names stand, then reads the running text; a word's grade is the mean over its places. Such a grade holds for words that
 * no marked text has, and is not taken in by those it has.
 */
export function bearerGrades(parts: {
  lexicon: Lexicon;
  marked: readonly NerText[];
  running: readonly string[];
}): Map<number, number> {
  const encoder = new Encoder(parts.lexicon, SETTINGS.rowBits);
  encoder.contextOnly = true;
  const crf = new Crf(SETTINGS);
  crf.train(
    parts.marked.flatMap((text) => encoder.encode(text)),
    () => undefined,
  );
  const sums = new Map<number, { sum: number; count: number }>();
  const all = { sum: 0, count: 0 };
  for (const text of parts.running) {
    for (const chain of encoder.encode({ source: 'wnut', text, spans: [], open: false })) {
      addChain(chain, crf.marginals(chain), { sums, all });
    }
  }
  const prior = all.sum / Math.max(1, all.count);
  const grades = new Map<number, number>();
  for (const [key, { sum, count }] of sums) {
    if (count < LEAST_WORDS) continue;
    grades.set(key, 1 + gradeOf((sum + PRIOR_WORDS * prior) / (count + PRIOR_WORDS) / prior, BOUNDS));
  }
  return grades;
}

type Tally = { sum: number; count: number };

function addChain(chain: Chain, sums: Sums, into: { sums: Map<number, Tally>; all: Tally }): void {
  for (let t = 0; t < chain.length; t += 1) {
    const key = (chain.keys[t] as number) >>> 0;
    const share = (sums.label[t * LABELS + PERSON_FIRST] as number) + (sums.label[t * LABELS + PERSON_NEXT] as number);
    const tally = into.sums.get(key) ?? { sum: 0, count: 0 };
    for (const one of [tally, into.all]) {
      one.sum += share;
      one.count += 1;
    }
    into.sums.set(key, tally);
  }
}
