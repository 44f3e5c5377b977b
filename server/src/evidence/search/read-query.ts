import { placedWords } from './words.ts';

/** More than anybody types; each costs a look into the index. */
const MAX_TERMS = 12;

/** Something that was asked for: one word, or several in a row; `prefix` where the last one is still being typed. */
export type Term = { readonly words: readonly string[]; readonly excluded: boolean; readonly prefix: boolean };

/**
 * Reads what somebody typed: words, "words in a row", and either with a minus before it. Never fails: what is no word
 * is left out, an open quote ends with the text. The last plain word counts as begun, unless a space follows it.
 */
export function readQuery(text: string): Term[] {
  const parts = [...text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)];
  const terms = parts.flatMap((part): Term[] => {
    const [whole, minus = '', quoted, plain] = part;
    const words = placedWords(quoted ?? plain ?? '').map(({ word }) => word);
    if (words.length === 0) return [];
    const isLast = part.index + whole.length === text.length;
    const excluded = minus === '-';
    return [{ words, excluded, prefix: isLast && quoted === undefined && !excluded }];
  });
  return terms.slice(0, MAX_TERMS);
}

/** English and Spanish stems of words, as PostgreSQL makes them; a word that both languages leave out has none. */
export type Stems = ReadonlyMap<string, readonly string[]>;

/** Every word of a query once. */
export function wordsOfTerms(terms: readonly Term[]): string[] {
  return [...new Set(terms.flatMap(({ words }) => words))];
}

/** Weights of a tsvector that a query may be narrowed to. */
export type Places = '' | 'C';

/**
 * The query in PostgreSQL's own writing, or null when there is none. Words hold letters and digits only, so that nothing in them means
 * anything to it.
 */
export function tsQueryOf(terms: readonly Term[], stems: Stems, places: Places): string | null {
  if (terms.length === 0) return null;
  return terms.map((term) => `${term.excluded ? '!' : ''}(${oneTerm(term, stems, places)})`).join(' & ');
}

function oneTerm({ words, prefix }: Term, stems: Stems, places: Places): string {
  const mark = places === '' ? '' : `:${places}`;
  const [only] = words;
  if (words.length > 1 || only === undefined) {
    const last = words.length - 1;
    return words.map((word, at) => `'${word}'${prefix && at === last ? `:*${places}` : mark}`).join(' <-> ');
  }
  const forms = new Set([only, ...(stems.get(only) ?? [])]);
  const written = [...forms].map((form) => `'${form}'${mark}`);
  return [...written, ...(prefix ? [`'${only}':*${places}`] : [])].join(' | ');
}

/** A range of plain words in which every match of a word must lie: those that begin with what all its forms share. */
export type Range = { readonly from: string; readonly exact: boolean };

/**
 * For each word that must be there, where to look for candidates. Words that both languages leave out would find
 * nearly everything, so they are looked up only when there is nothing else.
 */
export function candidateRanges(terms: readonly Term[], stems: Stems): Range[] {
  const wanted = terms.filter(({ excluded }) => !excluded);
  const ranges = wanted.flatMap(({ words, prefix }) =>
    words.map((word, at) => ({
      telling: (stems.get(word) ?? []).length > 0,
      range: rangeOf(word, {
        stems: words.length === 1 ? (stems.get(word) ?? []) : [],
        begun: prefix && at === words.length - 1,
      }),
    })),
  );
  const telling = ranges.filter((one) => one.telling || !one.range.exact);
  return (telling.length > 0 ? telling : ranges).map(({ range }) => range);
}

function rangeOf(word: string, of: { stems: readonly string[]; begun: boolean }): Range {
  const shared = of.stems.reduce(sharedStart, word).replace(/[iy]$/, '');
  // Other words of a very short stem would be too many, and none of them has it but this one.
  if (of.stems.length > 0 && shared.length >= 3) return { from: shared, exact: false };
  return { from: word, exact: !of.begun };
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
