import { lexicon } from '../lexicon.ts';

/** One word of the text with what its form and the tables say about it. */
export type Word = {
  readonly start: number;
  /** End without a possessive 's. */
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly form: 'capital' | 'caps' | 'lower' | 'initial';
  readonly opensSentence: boolean;
  readonly isPossessive: boolean;
  /** Start of line, mark of writing or space that stands right before. */
  readonly gap: string;
};

const WORD = /(?<![\p{L}\p{N}_@#/.])\p{L}[\p{L}'’]{0,40}(?:-\p{L}[\p{L}'’]{0,40}){0,3}(?![\p{N}_@])/gu;

/** The words of a normalised text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let before = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index ?? 0;
    const gap = text.slice(before, start);
    const isPossessive = /'s?$/i.test(match[0]);
    const bare = match[0].replace(/'s?$/i, '');
    words.push({
      start,
      end: start + bare.length,
      text: bare,
      lower: bare.toLowerCase(),
      form: formOf(bare),
      opensSentence: words.length === 0 || /[.!?:\n•|–"*>]\s*["'(]?$|^\s*-\s|\n/.test(gap),
      isPossessive,
      gap,
    });
    before = start + match[0].length;
  }
  return words;
}

function formOf(word: string): Word['form'] {
  const first = word[0] ?? '';
  if (first === first.toLowerCase()) return 'lower';
  if (word.length === 1) return 'initial';
  return word === word.toUpperCase() ? 'caps' : 'capital';
}

/** How much a word by itself looks like a name: 3 a known given name, 2 a surname or unknown word, 1 both name and word. */
export function nameness(lower: string): 0 | 1 | 2 | 3 {
  const table = lexicon();
  const parts = lower.split('-');
  const first = parts[0] ?? '';
  if (table.isNeverName(lower) || (parts.length > 1 && parts.every((part) => table.isCommon(part)))) return 0;
  const bare = first.replaceAll("'", '');
  if (table.isGiven(bare)) return table.isCommon(bare) ? 1 : 3;
  if (table.isCommon(lower) || table.isCommon(bare)) return table.isSurname(lower) ? 1 : 0;
  return 2;
}

export function isGivenName(lower: string): boolean {
  return nameness(lower) === 3;
}
