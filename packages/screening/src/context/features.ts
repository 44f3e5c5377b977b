import { classOf, DIGIT, LOWER, OTHER_LETTER, UPPER } from '../text/character-class.ts';
import { hashOf } from '../text/tokens.ts';
import { highCues, lowCues } from './cues.ts';
import { FAMILY_COUNT, type Placed, type Sequence, type Text } from './sequence.ts';

/** log2 of the rows of every context model. */
export const FEATURE_BITS = 18;
const FAMILIES = FAMILY_COUNT;

/** Rows of a hashed model that are on for one passage or mention; the buffer is reused. */
export class Features {
  count = 0;
  row = new Uint32Array(4096);
  /** Families of the passage whose rows were made last, as bits. */
  lowInPassage = 0;
  highInPassage = 0;

  clear(): void {
    this.count = 0;
  }

  /** Adds the row of a template and two values. */
  add(template: number, a: number, b: number): void {
    if (this.count === this.row.length) this.#grow();
    this.row[this.count] = rowOf(template, a, b);
    this.count += 1;
  }

  /** Adds a row for each family in the bits of families 0–31 and 32–63. */
  addBits(template: number, bits: { readonly low: number; readonly high: number }, b: number): void {
    for (let low = bits.low; low !== 0; low &= low - 1) this.add(template, 31 - Math.clz32(low & -low), b);
    for (let high = bits.high; high !== 0; high &= high - 1) this.add(template, 63 - Math.clz32(high & -high), b);
  }

  #grow(): void {
    const grown = new Uint32Array(this.row.length * 2);
    grown.set(this.row);
    this.row = grown;
  }
}

/** Mixes as MurmurHash3's finalizer does (A. Appleby, public domain). */
function rowOf(template: number, a: number, b: number): number {
  let hash = Math.imul(a + Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash + b, 0xc2b2ae35);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x27d4eb2f);
  return hash >>> (32 - FEATURE_BITS);
}

/** Who wrote a text, as the models know it: 0 where nobody said. */
export function authorNumber(author: string | undefined): number {
  if (author === 'org') return 1;
  if (author === 'staff-personal') return 2;
  if (author === 'staff-professional') return 3;
  return author === 'visitor' ? 4 : 0;
}

type Stretch = { readonly from: number; readonly to: number };

export type PassagePlace = { readonly passage: number; readonly author: number };

/** What a passage says, whoever is named in it: words, word pairs, clusters and families of cues. */
export function addPassageFeatures(into: Features, sequence: Sequence, { passage, author }: PassagePlace): void {
  const from = sequence.passageStart[passage] as number;
  const to = sequence.passageStart[passage + 1] as number;
  const { symbol, cluster, familyStart, mention } = sequence;
  into.add(10, author, 0);
  for (let i = from; i < to; i += 1) {
    const here = symbol[i] as number;
    const next = i + 1 < to ? (symbol[i + 1] as number) : 1;
    into.add(1, here, 0);
    into.add(2, here, next);
    if (cluster[i] !== 0) into.add(4, cluster[i] as number, 0);
    const isKnown = familyStart[i] !== familyStart[i + 1];
    if (isKnown) addFamilies(into, sequence, { i, template: 12, b: next });
    if (i + 1 >= to) break;
    if (familyStart[i + 1] !== familyStart[i + 2]) addFamilies(into, sequence, { i: i + 1, template: 14, b: here });
    if (!isKnown && mention[i] === -1) continue;
    addFamilyPairs(into, sequence, { i, j: i + 1, template: 15 });
    if (i + 2 < to) addFamilyPairs(into, sequence, { i, j: i + 2, template: 16 });
  }
  addCues(into, sequence, { from, to, author });
}

/** Families that are in the passage, pairs of families within one sentence, and families with the kind of author. */
function addCues(
  into: Features,
  sequence: Sequence,
  { from, to, author }: { from: number; to: number; author: number },
): void {
  into.lowInPassage = 0;
  into.highInPassage = 0;
  for (let start = from; start < to; ) {
    const sentence = sequence.sentence[start];
    let end = start;
    while (end < to && sequence.sentence[end] === sentence) end += 1;
    addSentenceCues(into, sequence, { from: start, to: end });
    start = end;
  }
  const bits = { low: into.lowInPassage, high: into.highInPassage };
  into.addBits(7, bits, 0);
  if (author !== 0) into.addBits(11, bits, author);
}

const present = new Uint8Array(72);

function addSentenceCues(into: Features, sequence: Sequence, { from, to }: Stretch): void {
  let low = 0;
  let high = 0;
  let mentioned = 0;
  for (let i = from; i < to; i += 1) {
    low |= sequence.lowCues[i] as number;
    high |= sequence.highCues[i] as number;
    // Mentions take part as families of their own: "our patient" with a name is another thing than without.
    if (sequence.mention[i] !== -1) mentioned |= 1 << Math.min(3, (sequence.symbol[i] as number) - 1000);
  }
  into.lowInPassage |= low;
  into.highInPassage |= high;
  let count = 0;
  for (; low !== 0; low &= low - 1) present[count++] = 31 - Math.clz32(low & -low);
  for (; high !== 0; high &= high - 1) present[count++] = 63 - Math.clz32(high & -high);
  for (; mentioned !== 0; mentioned &= mentioned - 1)
    present[count++] = FAMILIES + 31 - Math.clz32(mentioned & -mentioned);
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) into.add(8, present[a] as number, present[b] as number);
  }
}

/** Types that behave alike: a name, a place, a date, an age, what a person and an organization can have, what one person has. */
export function typeGroup(symbol: number): number {
  const type = symbol - 1000;
  if (type <= 3) return type;
  if (type === 17) return 6;
  if (type === 18) return 7;
  return type === 4 || type === 5 || type === 6 || type === 14 || type === 15 || type === 16 || type === 12 ? 4 : 5;
}

/** What the passage model says of the passage that a mention stands in, in half logits from 0. */
export function addPassageStep(into: Features, step: number, symbol: number): void {
  into.add(37, step, 0);
  into.add(38, step, typeGroup(symbol));
}

export type MentionPlace = {
  /** Index of the mention's symbol in the sequence. */
  readonly at: number;
  readonly passage: number;
  readonly author: number;
  /** Form of the mention itself: capitals, number of tokens, titles inside; small integers. */
  readonly form: number;
};

const NEAR = 4;
const WINDOW = 9;

/** What stands around one mention, nearest words by their place, further ones by side, sentence and passage by family. */
export function addMentionFeatures(into: Features, sequence: Sequence, place: MentionPlace): void {
  const { at, passage, author, form } = place;
  const from = sequence.passageStart[passage] as number;
  const to = sequence.passageStart[passage + 1] as number;
  const type = sequence.symbol[at] as number;
  const group = typeGroup(type);
  into.add(34, type, 0);
  into.add(33, author, type);
  into.add(36, form, group);
  for (let d = -NEAR; d <= NEAR; d += 1) if (d !== 0) addNeighbour(into, sequence, { at, d, from, to, group });
  const { symbol } = sequence;
  const before = at - 1 >= from ? (symbol[at - 1] as number) : 1;
  const after = at + 1 < to ? (symbol[at + 1] as number) : 1;
  into.add(24, at - 2 >= from ? (symbol[at - 2] as number) : 1, before);
  into.add(25, after, at + 2 < to ? (symbol[at + 2] as number) : 1);
  into.add(26, before, after);
  addWindow(into, sequence, { at, from, to, group });
  addOwnSentence(into, sequence, { at, from, to, group });
}

type Around = { readonly at: number; readonly from: number; readonly to: number; readonly group: number };

function addNeighbour(
  into: Features,
  sequence: Sequence,
  { at, d, from, to, group }: Around & { readonly d: number },
): void {
  const i = at + d;
  if (i < from || i >= to) {
    into.add(19, d, group);
    return;
  }
  const symbol = sequence.symbol[i] as number;
  into.add(20 + 64 * (d + NEAR), symbol, 0);
  into.add(21 + 64 * (d + NEAR), symbol, group + 1);
  if (sequence.cluster[i] !== 0) into.add(22 + 64 * (d + NEAR), sequence.cluster[i] as number, 0);
  addFamilies(into, sequence, { i, template: 23 + 64 * (d + NEAR), b: 0 });
  if (Math.abs(d) <= 2) addFamilies(into, sequence, { i, template: 39 + 64 * (d + NEAR), b: group + 1 });
}

function addWindow(into: Features, sequence: Sequence, { at, from, to, group }: Around): void {
  const start = Math.max(from, at - WINDOW);
  const end = Math.min(to, at + WINDOW + 1);
  for (let i = start; i < end; i += 1) {
    if (i === at) continue;
    const side = i < at ? 1 : 2;
    into.add(27, sequence.symbol[i] as number, side);
    addFamilies(into, sequence, { i, template: 28, b: side + 4 * group });
  }
}

function addOwnSentence(into: Features, sequence: Sequence, { at, from, to, group }: Around): void {
  const sentence = sequence.sentence[at];
  let low = 0;
  let high = 0;
  for (let i = at; i >= from && sequence.sentence[i] === sentence; i -= 1) {
    low |= sequence.lowCues[i] as number;
    high |= sequence.highCues[i] as number;
  }
  for (let i = at + 1; i < to && sequence.sentence[i] === sentence; i += 1) {
    low |= sequence.lowCues[i] as number;
    high |= sequence.highCues[i] as number;
  }
  into.addBits(30, { low, high }, group);
  into.addBits(32, { low: into.lowInPassage & ~low, high: into.highInPassage & ~high }, group);
}

function addFamilies(
  into: Features,
  { familyStart, family }: Sequence,
  { i, template, b }: { i: number; template: number; b: number },
): void {
  const end = familyStart[i + 1] as number;
  for (let at = familyStart[i] as number; at < end; at += 1) into.add(template, family[at] as number, b);
}

const MAX_OWN_WORDS = 12;

/** What a mention says of itself: the words of a link, mail address or handle, and the title within a name. */
export function addOwnWords(into: Features, { reading }: Text, mention: Placed): void {
  const isName = mention.type === 'NAME';
  const isWorded = mention.type === 'URL' || mention.type === 'EMAIL' || mention.type === 'HANDLE';
  if (!isName && !isWorded) return;
  const group = isName ? 0 : mention.type === 'URL' ? 1 : mention.type === 'EMAIL' ? 2 : 3;
  let words = 0;
  let marks = 0;
  let digits = 0;
  for (let at = mention.start; at < mention.end && words < MAX_OWN_WORDS; ) {
    const kind = classOf(reading.codes[at] as number);
    if (kind !== LOWER && kind !== UPPER && kind !== OTHER_LETTER) {
      const unit = reading.codes[at] as number;
      if (unit === 47 || unit === 63 || unit === 61) marks += 1;
      if (kind === DIGIT) digits += 1;
      at += 1;
      continue;
    }
    const start = at;
    at = endOfLetters(reading.codes, at, mention.end);
    words += 1;
    const hash = hashOf(reading.codes, start, at);
    if (isWorded || (lowCues(hash) | highCues(hash)) !== 0) into.add(40, hash, group);
    else into.add(43, at - start === 1 ? 1 : 0, 0);
  }
  into.add(41, Math.min(marks, 6), group);
  into.add(42, Math.min(words, 4) * 8 + Math.min(digits, 7), group);
}

function endOfLetters(codes: Uint16Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const kind = classOf(codes[at] as number);
    if (kind !== LOWER && kind !== UPPER && kind !== OTHER_LETTER) break;
    at += 1;
  }
  return at;
}

/** Stands for a mention of the first type where families are paired. */
const MENTION_FAMILY = 100;

/** Every family of one symbol with every family of another; mentions are families too. */
function addFamilyPairs(
  into: Features,
  sequence: Sequence,
  { i, j, template }: { i: number; j: number; template: number },
): void {
  const { familyStart, family, mention, symbol } = sequence;
  if (mention[j] !== -1) {
    addPairsWith(into, sequence, { i, template, b: (symbol[j] as number) - 1000 + MENTION_FAMILY });
    return;
  }
  const end = familyStart[j + 1] as number;
  for (let at = familyStart[j] as number; at < end; at += 1) {
    addPairsWith(into, sequence, { i, template, b: family[at] as number });
  }
}

function addPairsWith(
  into: Features,
  sequence: Sequence,
  { i, template, b }: { i: number; template: number; b: number },
): void {
  if (sequence.mention[i] === -1) addFamilies(into, sequence, { i, template, b });
  else into.add(template, (sequence.symbol[i] as number) - 1000 + MENTION_FAMILY, b);
}
