import type { PackedLexicon } from '../src/text/lexicon.ts';
import { writeBits, writeDigits } from '../src/text/packed.ts';
import type { Clustering } from './brown.ts';
import { gradeOf, type Listed } from './lists.ts';
import type { Stream } from './stream.ts';

/** One word's columns; see `Lexicon`. */
type Entry = {
  given: number;
  surname: number;
  place: number;
  common: number;
  capital: number;
  bearer: number;
  cluster: number;
};

const KEY_BITS = 26;

/** Joins lists, counts and clusters into the table that ships. `bearer` holds grades by word hash. */
export function packLexicon(parts: {
  lists: Listed;
  stream: Stream;
  clustering: Clustering;
  bearer: ReadonlyMap<number, number>;
}): PackedLexicon {
  const entries = new Map<number, Entry>();
  const entryOf = (hash: number): Entry => {
    const key = hash >>> (32 - KEY_BITS);
    let entry = entries.get(key);
    if (!entry) {
      entry = { given: 0, surname: 0, place: 0, common: 0, capital: 0, bearer: 0, cluster: 0 };
      entries.set(key, entry);
    }
    return entry;
  };
  addWords(parts, entryOf);
  addNames(parts, entryOf);
  for (const [hash, grade] of parts.bearer) {
    const entry = entries.get(hash >>> (32 - KEY_BITS));
    if (entry) entry.bearer = grade;
  }
  const sorted = [...entries].filter(([, entry]) => Object.values(entry).some((value) => value > 0));
  sorted.sort(([a], [b]) => a - b);
  return pack(sorted, parts.clustering.paths);
}

function addWords(parts: { stream: Stream; clustering: Clustering }, entryOf: (hash: number) => Entry): void {
  const { stream, clustering } = parts;
  for (const [word, key] of stream.keys.entries()) {
    if (word === 0) continue;
    const cluster = (clustering.clusterOf[word] as number) + 1;
    const lower = stream.lower[word] as number;
    const common = gradeOf(lower, [4, 8, 20, 60, 200, 800, 4000]);
    if (cluster === 0 && common === 0) continue;
    const entry = entryOf(key);
    const cased = lower + (stream.capital[word] as number);
    entry.cluster = cluster;
    entry.common = common;
    entry.capital =
      cased < 4 ? 0 : 1 + gradeOf((stream.capital[word] as number) / cased, [0.03, 0.15, 0.35, 0.6, 0.85, 0.97]);
  }
}

function addNames(parts: { lists: Listed }, entryOf: (hash: number) => Entry): void {
  for (const column of ['given', 'surname', 'place'] as const) {
    for (const [hash, grade] of parts.lists[column]) {
      const entry = entryOf(hash);
      entry[column] = Math.max(entry[column], grade);
    }
  }
}

function pack(sorted: readonly (readonly [number, Entry])[], paths: readonly string[]): PackedLexicon {
  const riceBits = Math.max(0, Math.round(Math.log2(2 ** KEY_BITS / sorted.length)) - 1);
  const bits: number[] = [];
  let last = 0;
  for (const [key] of sorted) {
    const gap = key - last;
    for (let i = 0; i < gap >>> riceBits; i += 1) bits.push(1);
    bits.push(0);
    for (let i = riceBits - 1; i >= 0; i -= 1) bits.push((gap >>> i) & 1);
    last = key;
  }
  const column = (of: (entry: Entry) => number): string => writeDigits(sorted.map(([, entry]) => of(entry)));
  return {
    entries: sorted.length,
    keyBits: KEY_BITS,
    riceBits,
    keys: writeBits(bits),
    given: column((entry) => entry.given),
    surname: column((entry) => entry.surname),
    place: column((entry) => entry.place),
    common: column((entry) => entry.common),
    capital: column((entry) => entry.capital),
    bearer: column((entry) => entry.bearer),
    cluster: column((entry) => entry.cluster >> 6) + column((entry) => entry.cluster & 63),
    paths: paths.join(','),
  };
}
