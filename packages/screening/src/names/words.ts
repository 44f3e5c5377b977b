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
  /** What stands between the word before and this one. */
  readonly gap: string;
  readonly value: Nameness;
};

/** How much a word by itself looks like a name: 3 a known given name, 2 a surname or unknown word, 1 both name and word. */
export type Nameness = 0 | 1 | 2 | 3;

const WORD = /(?<![\p{L}\p{N}_@#/.])\p{L}[\p{L}']{0,40}(?:-\p{L}[\p{L}']{0,40}){0,3}(?![\p{N}_@])/gu;
const OPENS = /[.!?¡¿:\n•|"*>\p{So}\p{Sk}]\s*["'(]?$|(?:^|\s)-\s|\n/u;

/** The words of a normalised text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const values = new Map<string, Nameness>();
  let before = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index ?? 0;
    const bare = match[0].replace(/'s?$/i, '');
    const lower = bare.toLowerCase();
    let value = values.get(lower);
    if (value === undefined) {
      value = nameness(lower);
      values.set(lower, value);
    }
    const gap = text.slice(before, start);
    words.push({
      start,
      end: start + bare.length,
      text: bare,
      lower,
      form: formOf(bare, text[start + bare.length]),
      opensSentence: words.length === 0 || OPENS.test(gap.slice(-8)),
      isPossessive: bare.length < match[0].length,
      gap,
      value,
    });
    before = start + match[0].length;
  }
  return words;
}

/** "I" and "A" are words unless a point follows; plurals of abbreviations such as "ICUs" count as capitals. */
function formOf(word: string, next: string | undefined): Word['form'] {
  const first = word[0] ?? '';
  if (first === first.toLowerCase()) return 'lower';
  if (word.length === 1) return next === '.' || !/[IAOY]/.test(word) ? 'initial' : 'lower';
  return word === word.toUpperCase() || /^[A-Z]{2,}s$/.test(word) ? 'caps' : 'capital';
}

export function nameness(lower: string): Nameness {
  const table = lexicon();
  const parts = lower.split('-');
  const bare = (parts[0] ?? '').replaceAll("'", '');
  if (table.isNeverName(lower) || table.isNeverName(bare)) return 0;
  if (parts.length > 1 && parts.some((part) => table.isCommon(part) && !table.isGiven(part))) return 0;
  if (table.isGiven(bare)) return table.isCommon(bare) ? 1 : 3;
  if (table.isCommon(lower) || table.isCommon(bare)) return table.isSurname(lower) ? 1 : 0;
  return MEDICAL_ENDING.test(bare) ? 0 : 2;
}

const MEDICAL_ENDING =
  /.{3}(?:itis|osis|emia|aemia|ectomy|ostomy|otomy|oscopy|graphy|grapher|gram|ology|ologist|ologists|iatric|iatrics|cillin|mab|statin|pathy|plasty|centesis|therapy|uria|algia|trophy|plegia|ation|ations|ness|ments?|ing|ingly|ships?|hood|logy|azole|mycin|sone|pril|sartan|olol)$/;

/** A known given name that is no ordinary word. */
export function isGivenName(lower: string): boolean {
  return nameness(lower) === 3;
}

/** A word of the surname table that is no ordinary word. */
export function isSurname(lower: string): boolean {
  return nameness(lower) >= 2 && lexicon().isSurname(lower);
}
