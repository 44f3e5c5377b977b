import { LEXICON } from '../tables/lexicon.generated.ts';
import { BitReader, readDigits } from './packed.ts';

/** How the lexicon is stored: keys as Rice-coded gaps of sorted hashes, a column as one printable character an entry. */
export type PackedLexicon = {
  readonly entries: number;
  /** Bits of the hash that are kept, from the top. */
  readonly keyBits: number;
  readonly riceBits: number;
  readonly keys: string;
  readonly given: string;
  readonly surname: string;
  readonly place: string;
  readonly common: string;
  readonly capital: string;
  readonly bearer: string;
  /** Two characters an entry. */
  readonly cluster: string;
  /** Path of each cluster in the tree of merges, as `0`s and `1`s, separated by commas. */
  readonly paths: string;
};

/** The deepest clusters are told apart by this many steps of the tree. */
export const CLUSTER_STEPS = 16;

/**
 * What is known of single words, by the FNV-1a hash of their lower case: entry 0 is "unknown", and every column is 0 there.
 * Hashes are cut to `keyBits`; about one unknown word in 250 is taken for another.
 */
export class Lexicon {
  /** 0–7: how often people are given this name. */
  readonly given: Uint8Array;
  /** 0–7: how often it is a family name. */
  readonly surname: Uint8Array;
  /** 0: no place; 1: a word of a place's name; 2: a place's whole name. */
  readonly place: Uint8Array;
  /** 0–7: how often the word stands in lower case in posts. */
  readonly common: Uint8Array;
  /** 0: too rare; 1–7: share of capitals where a word has no reason for one. */
  readonly capital: Uint8Array;
  /** 0: not seen in posts; 1–7: how name-like the places are where the word stands in posts. */
  readonly bearer: Uint8Array;
  /** 0: none; else cluster + 1. */
  readonly cluster: Uint16Array;
  /** Of cluster + 1: the steps from the root, first step in the highest of `CLUSTER_STEPS` bits. */
  readonly path: Uint32Array;
  readonly #slots: Uint32Array;
  readonly #keys: Uint32Array;
  readonly #shift: number;
  readonly #mask: number;

  constructor(packed: PackedLexicon) {
    const count = packed.entries;
    this.given = readDigits(packed.given, count);
    this.surname = readDigits(packed.surname, count);
    this.place = readDigits(packed.place, count);
    this.common = readDigits(packed.common, count);
    this.capital = readDigits(packed.capital, count);
    this.bearer = readDigits(packed.bearer, count);
    this.cluster = pairs(packed.cluster, count);
    this.path = paths(packed.paths);
    this.#shift = 32 - packed.keyBits;
    this.#keys = readKeys(packed);
    const size = 2 ** Math.ceil(Math.log2(count * 2 + 2));
    this.#mask = size - 1;
    this.#slots = new Uint32Array(size);
    for (let entry = 1; entry <= count; entry += 1) this.#slots[this.#freeSlot(entry)] = entry;
  }

  /** Entry of a word by the hash of its lower case, or 0. */
  find(hash: number): number {
    const key = hash >>> this.#shift;
    for (let slot = key & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const entry = this.#slots[slot] as number;
      if (entry === 0 || this.#keys[entry] === key) return entry;
    }
  }

  #freeSlot(entry: number): number {
    let slot = (this.#keys[entry] as number) & this.#mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
    return slot;
  }
}

/** Gaps as in Rice (1979): the quotient in ones and a zero, then `riceBits` bits. */
function readKeys(packed: PackedLexicon): Uint32Array {
  const keys = new Uint32Array(packed.entries + 1);
  const bits = new BitReader(packed.keys);
  let key = 0;
  for (let entry = 1; entry <= packed.entries; entry += 1) {
    let gap = 0;
    while (bits.next() === 1) gap += 1;
    key += gap * 2 ** packed.riceBits + bits.take(packed.riceBits);
    keys[entry] = key;
  }
  return keys;
}

function pairs(text: string, count: number): Uint16Array {
  const high = readDigits(text.slice(0, count), count);
  const low = readDigits(text.slice(count), count);
  const joined = new Uint16Array(count + 1);
  for (let i = 1; i <= count; i += 1) joined[i] = (high[i] as number) * 64 + (low[i] as number);
  return joined;
}

function paths(text: string): Uint32Array {
  const steps = text
    .split(',')
    .map((path) => Number.parseInt(path.padEnd(CLUSTER_STEPS, '0').slice(0, CLUSTER_STEPS), 2));
  return Uint32Array.from([0, ...steps]);
}

let loaded: Lexicon | undefined;

/** The lexicon that ships with the package, unpacked at the first call. */
export function lexicon(): Lexicon {
  loaded ??= new Lexicon(LEXICON);
  return loaded;
}
