import type { Range, Stems, Term } from './read-query.ts';
import { candidateRanges } from './read-query.ts';
import { placedWords } from './words.ts';

/** Where a match stands, in UTF-16 units of the text beside it. */
export type Mark = { readonly start: number; readonly end: number };
export type Passage = { readonly text: string; readonly marks: Mark[] };

/** Longest passage that is shown of a text, and how much of it stands before the first match. */
const PASSAGE_UNITS = 180;
const LEAD_UNITS = 50;
/** Ends of words that a stem may lose: "vaccin" is found in "vaccinations". */
const MAX_ENDING = 6;

/** What to mark for a query. */
export function matcherOf(terms: readonly Term[], stems: Stems): (word: string) => boolean {
  const ranges = candidateRanges(terms, stems);
  const begun = terms.filter(({ prefix }) => prefix).flatMap(({ words }) => words.at(-1) ?? []);
  return (word) => ranges.some((range) => isIn(word, range)) || begun.some((start) => word.startsWith(start));
}

function isIn(word: string, { from, exact }: Range): boolean {
  if (exact) return word === from;
  return word.startsWith(from) && word.length <= from.length + MAX_ENDING;
}

/** Every match in a text. */
export function marksIn(text: string, matches: (word: string) => boolean): Mark[] {
  return placedWords(text)
    .filter(({ word }) => matches(word))
    .map(({ start, end }) => ({ start, end }));
}

/** The part of a text around its first match, on one line; its beginning where nothing matches. */
export function passageOf(text: string, matches: (word: string) => boolean): Passage {
  const line = text.replaceAll(/\s/g, ' ');
  const marks = marksIn(line, matches);
  const first = marks[0]?.start ?? 0;
  const from = first <= LEAD_UNITS ? 0 : startOfWord(line, first - LEAD_UNITS);
  const to = Math.min(line.length, from + PASSAGE_UNITS);
  const before = from > 0 ? '…' : '';
  const shown = line.slice(from, to).toWellFormed();
  return {
    text: `${before}${shown}${to < line.length ? '…' : ''}`,
    marks: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start - from + before.length, end: end - from + before.length })),
  };
}

function startOfWord(line: string, near: number): number {
  const space = line.indexOf(' ', near);
  return space >= 0 && space < near + LEAD_UNITS ? space + 1 : near;
}
