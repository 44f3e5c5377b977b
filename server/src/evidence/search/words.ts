/** Longest word that is told apart from others that begin like it. */
export const MAX_WORD_UNITS = 64;

/** One word of a text: folded, and where it stands in UTF-16 units. */
export type PlacedWord = { readonly word: string; readonly start: number; readonly end: number };

/** Lower case without accents: "Vacunación" and "VACUNACION" are one word. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, MAX_WORD_UNITS)
    .toWellFormed()
    .replaceAll('\uFFFD', '');
}

/** The words of a text in their order: runs of letters and digits. */
export function placedWords(text: string): PlacedWord[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((found) => {
    const word = foldWord(found[0]);
    return word === '' ? [] : [{ word, start: found.index, end: found.index + found[0].length }];
  });
}
