import type { Features } from '../context/features.ts';
import type { Reading } from '../text/reading.ts';
import {
  hashOf,
  LINE_END,
  LINK,
  MAIL,
  MIXED,
  NUMBER,
  PUNCTUATION,
  SENTENCE_START,
  type Tokens,
  WORD,
} from '../text/tokens.ts';
import { type ConductFamily, conductFamilies, conductPhrases, familiesOf, familyNumber } from './cue-table.ts';
import { faultLogic } from './logic.ts';

const NEGATOR = familyNumber('negator');
/** A negator this many tokens before a cue turns it. */
const NEGATION_REACH = 3;
/** Cues further apart do not speak of each other. */
const PAIR_REACH = 14;
const MAX_CUES = 512;
const NEGATED = 256;
const SQUARE = 91;
const BLACK = 0x3010;

/** The cues of a text: family (with `NEGATED` where a negator stands before it), first token, sentence. */
export class Cues {
  count = 0;
  readonly family = new Uint16Array(MAX_CUES);
  readonly token = new Int32Array(MAX_CUES);
  readonly sentence = new Int32Array(MAX_CUES);
  sentences = 0;
  /** True where a square or black bracket stands in the text. */
  hasBracket = false;
  /** First cue of each family, -1 where there is none. */
  readonly first = new Int16Array(conductFamilies.length).fill(-1);

  /** Finds words and phrases of all families in order of their first tokens. */
  read(tokens: Tokens): void {
    this.count = 0;
    this.first.fill(-1);
    this.hasBracket = false;
    let sentence = 0;
    let negator = -NEGATION_REACH - 1;
    for (let i = 0; i < tokens.count; i += 1) {
      if (i > 0 && ((tokens.flags[i] as number) & SENTENCE_START) !== 0 && tokens.kind[i] !== LINE_END) sentence += 1;
      const turned = i - negator <= NEGATION_REACH ? NEGATED : 0;
      if (tokens.hash[i] === SQUARE || tokens.hash[i] === BLACK) this.hasBracket = true;
      const phrase = conductPhrases.match(tokens, i);
      if (phrase !== 0) this.#push(phrase, i, sentence);
      for (let packed = familiesOf(tokens.hash[i] as number); packed !== 0; packed >>>= 8) {
        const family = packed & 255;
        this.#push(family | turned, i, sentence);
        if (family === NEGATOR) negator = i;
      }
    }
    this.sentences = sentence + 1;
  }

  #push(family: number, token: number, sentence: number): void {
    if (this.count === MAX_CUES) return;
    const plain = family & 255;
    if (this.first[plain] === -1) this.first[plain] = this.count;
    this.family[this.count] = family;
    this.token[this.count] = token;
    this.sentence[this.count] = sentence;
    this.count += 1;
  }
}

/** Cues of the tokens `[from, to)`: alone, with the author, and in pairs in the order in which they stand. */
export function addCueFeatures(into: Features, cues: Cues, place: Stretch): void {
  const { family, token, sentence, count } = cues;
  let first = 0;
  while (first < count && (token[first] as number) < place.from) first += 1;
  for (let a = first; a < count && (token[a] as number) < place.to; a += 1) {
    const here = family[a] as number;
    into.add(101, here, 0);
    into.add(102, here & 255, place.author);
    for (let b = a + 1; b < count && (token[b] as number) < place.to; b += 1) {
      const apart = (token[b] as number) - (token[a] as number);
      if (apart > PAIR_REACH) break;
      if (sentence[a] === sentence[b]) into.add(103, here, family[b] as number);
      else into.add(104, here, family[b] as number);
    }
  }
}

/** Words that begin with the same letters are mostly forms of one word. */
const STEM_UNITS = 5;

export type Stretch = { readonly from: number; readonly to: number; readonly author: number };

/** Words, words side by side, words with one between, and stems, of the tokens `[from, to)`. */
export function addWordFeatures(
  into: Features,
  { reading, tokens }: { readonly reading: Reading; readonly tokens: Tokens },
  { from, to, author }: Stretch,
): void {
  let before = 1;
  let beforeThat = 1;
  let stemBefore = 0;
  into.add(10, author, 0);
  for (let i = from; i < to; i += 1) {
    const here = symbolAt(reading, tokens, i);
    // Ten emoji in a row say what one says.
    if (here === before && tokens.kind[i] === PUNCTUATION) continue;
    into.add(1, here, 0);
    into.add(2, before, here);
    into.add(3, beforeThat, here);
    beforeThat = before;
    before = here;
    if (tokens.kind[i] !== WORD) continue;
    const start = tokens.start[i] as number;
    const stem = hashOf(reading.codes, start, Math.min(tokens.end[i] as number, start + STEM_UNITS));
    into.add(106, stem, 0);
    into.add(107, stemBefore, stem);
    stemBefore = stem;
  }
}

/** Words speak by their hash, numbers by their length, links and addresses by their kind. */
function symbolAt(reading: Reading, tokens: Tokens, i: number): number {
  const kind = tokens.kind[i] as number;
  if (kind === WORD) return tokens.hash[i] as number;
  if (kind === NUMBER) return 2000 + Math.min(9, (tokens.end[i] as number) - (tokens.start[i] as number));
  if (kind === MIXED) return 2010;
  if (kind === LINK) return 2011;
  if (kind === MAIL) return 2012;
  return tokens.hash[i] as number;
}

const CORE = 1;
const SUPPORT = 2;
const RELIEF = 3;
/** Of each family: label, part, label, part, … */
const partsOf: readonly Uint8Array[] = conductFamilies.map((_, family) => {
  const list: number[] = [];
  faultLogic.forEach(({ core, support, relief }, label) => {
    const isIn = (names: readonly ConductFamily[]): boolean => names.some((name) => familyNumber(name) === family);
    if (isIn(relief)) list.push(label, RELIEF);
    else if (isIn(core)) list.push(label, CORE);
    else if (isIn(support)) list.push(label, SUPPORT);
  });
  return Uint8Array.from(list);
});
const seen = new Uint8Array(conductFamilies.length);
/** Four numbers a label: words of core families, then families of core, support and relief. */
const tallies = new Uint8Array(faultLogic.length * 4);

/** How much of each fault's make-up stands in the tokens `[from, to)`: counts of families, not of words. */
export function addLogicFeatures(
  into: Features,
  cues: Cues,
  place: { from: number; to: number; author: number },
): void {
  seen.fill(0);
  let turned = 0;
  for (let a = 0; a < cues.count; a += 1) {
    const token = cues.token[a] as number;
    if (token < place.from || token >= place.to) continue;
    const family = cues.family[a] as number;
    if (family >= NEGATED) turned += 1;
    const at = family & 255;
    const many = (seen[at] as number) & 3;
    seen[at] = Math.min(3, many + 1) | (family >= NEGATED ? 4 : 0);
  }
  tallies.fill(0);
  for (let family = 1; family < seen.length; family += 1) {
    const many = (seen[family] as number) & 3;
    if (many === 0) continue;
    const list = partsOf[family] as Uint8Array;
    for (let k = 0; k < list.length; k += 2) {
      const at = (list[k] as number) * 4 + (list[k + 1] as number);
      tallies[at] = (tallies[at] as number) + 1;
      if (list[k + 1] === CORE) tallies[at - CORE] = (tallies[at - CORE] as number) + many;
    }
  }
  for (let label = 0; label < faultLogic.length; label += 1) {
    const at = label * 4;
    const core = Math.min(4, tallies[at + CORE] as number);
    const support = Math.min(4, tallies[at + SUPPORT] as number);
    const relief = Math.min(3, tallies[at + RELIEF] as number);
    if (core === 0) continue;
    into.add(110 + label, core, 0);
    into.add(130 + label, core, 1 + relief);
    into.add(150 + label, core * 8 + support, 1 + relief);
    into.add(170 + label, Math.min(6, tallies[at] as number), Math.min(1, relief));
  }
  into.add(190, Math.min(4, turned), 0);
}
