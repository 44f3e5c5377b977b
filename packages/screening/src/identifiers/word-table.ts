import { hashWord } from '../text/tokens.ts';
import {
  AGE_WORDS,
  CUE_WORDS,
  type CueName,
  DOUBTFUL_MONTHS,
  FILLERS,
  HOLIDAY_PAIRS,
  HOLIDAY_WORDS,
  MONTH_WORDS,
  PLACE_ENDINGS,
  PLACE_WORDS,
  ROOM_WORDS,
  SMALL_STREETS,
  SPANISH_STREET_WORDS,
  SPOKEN_MONTHS,
  STREET_WORDS,
  UNITS,
  WEEKDAY_WORDS,
} from './words.ts';

/** Kinds of cue, from 1 on; 0 is no cue. */
export const CUE = {
  record: 1,
  plan: 2,
  account: 3,
  license: 4,
  plate: 5,
  serial: 6,
  ssn: 7,
  phone: 8,
  fax: 9,
  unique: 10,
  birth: 11,
  zip: 12,
  other: 13,
  network: 14,
} as const satisfies Record<CueName, number>;

/** Bits of what a marked word is; the lowest four hold the kind of cue. */
export const CUE_MASK = 15;
/** Announces a number only when it follows at once. */
export const IS_TIGHT = 16;
export const IS_MONTH = 32;
/** A month whose name is a common word, a name or a short form as well. */
export const IS_DOUBTFUL_MONTH = 64;
export const IS_WEEKDAY = 128;
export const IS_HOLIDAY = 256;
export const IS_AGE = 512;
export const IS_ROOM = 1024;
export const IS_STREET = 2048;
export const IS_SPANISH_STREET = 4096;
export const IS_UNIT = 8192;
export const IS_FILLER = 16_384;
export const IS_PLACE = 32_768;
/** The second word of some pair. */
export const ENDS_PAIR = 65_536;
/** A kind of street that is one in small letters too. */
export const IS_SMALL_STREET = 131_072;
/** "the fourth": may end a day as radio speakers say it. */
export const IS_SPOKEN_MONTH = 262_144;
/** Ends the name of a place. */
export const IS_PLACE_ENDING = 524_288;
/** What rules look for; words that are only fillers, units or ends of pairs are not kept. */
export const IS_KEPT =
  CUE_MASK |
  IS_MONTH |
  IS_WEEKDAY |
  IS_HOLIDAY |
  IS_AGE |
  IS_ROOM |
  IS_STREET |
  IS_SPANISH_STREET |
  IS_PLACE |
  IS_UNIT |
  IS_SPOKEN_MONTH |
  IS_PLACE_ENDING;

const SLOTS = 8192;

/** Hashes to bits with open addressing: most words miss at the first look. */
class HashTable {
  readonly #keys = new Uint32Array(SLOTS);
  readonly #values = new Int32Array(SLOTS);

  add(hash: number, bits: number): void {
    let slot = hash & (SLOTS - 1);
    while (this.#values[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
    this.#keys[slot] = hash;
    const before = this.#values[slot] as number;
    // The first cue given to a word stays.
    this.#values[slot] = (before & CUE_MASK) !== 0 ? before | (bits & ~(CUE_MASK | IS_TIGHT)) : before | bits;
  }

  get(hash: number): number {
    let slot = hash & (SLOTS - 1);
    let value = this.#values[slot] as number;
    while (value !== 0 && this.#keys[slot] !== hash) {
      slot = (slot + 1) & (SLOTS - 1);
      value = this.#values[slot] as number;
    }
    return value;
  }
}

const words = new HashTable();
const pairs = new HashTable();

/** Bits of a word by its hash; 0 for words that say nothing here. */
export function bitsOf(hash: number): number {
  return words.get(hash);
}

/** Bits of two words in a row, which outweigh those of the second alone; 0 for pairs that say nothing. */
export function bitsOfPair(first: number, second: number): number {
  return pairs.get(pairHash(first, second));
}

function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ second) >>> 0;
}

function list(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function addWords(text: string, bits: number): void {
  for (const word of list(text)) words.add(hashWord(word), bits);
}

function addPairs(text: string, bits: number): void {
  for (const pair of text.split(',')) {
    const [first, second] = list(pair);
    if (first === undefined || second === undefined) continue;
    pairs.add(pairHash(hashWord(first), hashWord(second)), bits);
    words.add(hashWord(second), ENDS_PAIR);
  }
}

function fill(): void {
  for (const [name, cue] of Object.entries(CUE_WORDS) as [CueName, (typeof CUE_WORDS)[CueName]][]) {
    const kind = CUE[name];
    const given: { near?: string; nearPairs?: string; tight?: string; tightPairs?: string } = cue;
    addWords(given.near ?? '', kind);
    addWords(given.tight ?? '', kind | IS_TIGHT);
    addPairs(given.nearPairs ?? '', kind);
    addPairs(given.tightPairs ?? '', kind | IS_TIGHT);
  }
  for (const names of MONTH_WORDS) addWords(names, IS_MONTH);
  addWords(DOUBTFUL_MONTHS, IS_DOUBTFUL_MONTH);
  addWords(WEEKDAY_WORDS, IS_WEEKDAY);
  addWords(HOLIDAY_WORDS, IS_HOLIDAY);
  addPairs(HOLIDAY_PAIRS, IS_HOLIDAY);
  addWords('day', IS_HOLIDAY);
  for (const month of list(SPOKEN_MONTHS)) addPairs(`the ${month}`, IS_SPOKEN_MONTH);
  addWords(SMALL_STREETS, IS_SMALL_STREET);
  addWords(AGE_WORDS, IS_AGE);
  addWords(ROOM_WORDS, IS_ROOM);
  addWords(STREET_WORDS, IS_STREET);
  addWords(SPANISH_STREET_WORDS, IS_SPANISH_STREET);
  addWords(PLACE_WORDS, IS_PLACE);
  addWords(PLACE_ENDINGS, IS_PLACE_ENDING);
  addWords(UNITS, IS_UNIT);
  addWords(FILLERS, IS_FILLER);
}

fill();
