import { COMMON_WORDS } from './tables/common-words.generated.ts';
import { GIVEN_NAMES } from './tables/given-names.generated.ts';
import { NAMES_ALSO_WORDS, NOT_NAMES } from './tables/not-names.ts';
import { PLACES } from './tables/places.generated.ts';
import { SURNAMES } from './tables/surnames.generated.ts';

/** Word tables, decoded once on first use. All words are lower case without diacritics, as `normalise` leaves them. */
export type Lexicon = {
  isGiven(word: string): boolean;
  isSurname(word: string): boolean;
  isCommon(word: string): boolean;
  isPlace(word: string): boolean;
  isNeverName(word: string): boolean;
};

let decoded: Lexicon | null = null;

/** The built-in tables; decoding takes some milliseconds, so it waits for the first screening. */
export function lexicon(): Lexicon {
  decoded ??= decodeAll();
  return decoded;
}

function decodeAll(): Lexicon {
  const given = decode(GIVEN_NAMES);
  const surnames = decode(SURNAMES);
  const common = decode(COMMON_WORDS);
  for (const word of NAMES_ALSO_WORDS) common.add(word);
  const places = decode(PLACES);
  const never = new Set(NOT_NAMES);
  return {
    isGiven: (word) => given.has(word),
    isSurname: (word) => surnames.has(word),
    isCommon: (word) => common.has(word),
    isPlace: (word) => places.has(word),
    isNeverName: (word) => never.has(word),
  };
}

/** Reverses `encode` of tools/build-tables.mjs. */
function decode(table: string): Set<string> {
  const words = new Set<string>();
  let before = '';
  for (const [, shared = 'A', rest = ''] of table.matchAll(/([A-Z])([a-z]*)/g)) {
    before = before.slice(0, shared.charCodeAt(0) - 65) + rest;
    words.add(before);
  }
  return words;
}
