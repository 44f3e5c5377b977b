import type { Reading } from '../text/reading.ts';
import { LINE_END, LINK, MAIL, MIXED, NUMBER, PUNCTUATION, SENTENCE_START, type Tokens } from '../text/tokens.ts';
import type { FindingType } from '../types.ts';
import { cueFamilies } from './cues.ts';
import { relationNames, relationStates } from './relations.ts';
import { wordMemo } from './word-memo.ts';

/** Where a mention stands, in units of the reading, and what it is: all that the models see of it. */
export type Placed = {
  readonly start: number;
  readonly end: number;
  readonly type: FindingType;
  /** Of a phrase about a person the first word alone stands for the mention: the others say who it is. */
  readonly ruleId?: string;
};

/** Symbol of a phrase about a person without a name. */
const RECOGNIZABLE_SYMBOL = 1018;

/** A reading and its tokens. */
export type Text = { readonly reading: Reading; readonly tokens: Tokens };

/** Passages close at the first sentence after so many symbols; models judge passage by passage. */
const PASSAGE_SYMBOLS = 56;
/** A shorter rest joins the passage before it. */
const MIN_REST_SYMBOLS = 24;
/** Text without sentences is cut here. */
const MAX_PASSAGE_SYMBOLS = 160;
const FIRST_RELATION = cueFamilies.length;
/** Families of words and of turns of phrase together; at most 64. */
export const FAMILY_COUNT = FIRST_RELATION + relationNames.length;
const FIRST_SIZE = 2048;

const TYPE_ORDER: readonly FindingType[] = [
  'NAME',
  'GEO',
  'DATE',
  'AGE90',
  'PHONE',
  'FAX',
  'EMAIL',
  'SSN',
  'MRN',
  'HEALTH_PLAN',
  'ACCOUNT',
  'LICENSE',
  'VEHICLE',
  'DEVICE',
  'URL',
  'IP',
  'HANDLE',
  'OTHER_ID',
];

/** Symbol that stands for a mention of this type, so that the models learn from what is around and never from a name. */
export function symbolOfType(type: FindingType): number {
  return 1000 + TYPE_ORDER.indexOf(type);
}

function isPhrase({ ruleId }: Placed): boolean {
  return ruleId === 'recognizable-person';
}

function symbolOfMention(mention: Placed): number {
  return isPhrase(mention) ? RECOGNIZABLE_SYMBOL : symbolOfType(mention.type);
}

/** The text as the models see it: one symbol for a word, a number's shape or a whole mention. Buffers are reused. */
export class Sequence {
  count = 0;
  symbol = new Uint32Array(FIRST_SIZE);
  token = new Int32Array(FIRST_SIZE);
  /** Index of the mention that the symbol stands for, or -1. */
  mention = new Int32Array(FIRST_SIZE);
  /** Word cluster, 0 where the word is in none. */
  cluster = new Uint16Array(FIRST_SIZE);
  lowCues = new Uint32Array(FIRST_SIZE);
  highCues = new Uint32Array(FIRST_SIZE);
  /** Families of symbol i stand in `family` from `familyStart[i]` up to `familyStart[i + 1]`. */
  familyStart = new Int32Array(FIRST_SIZE + 1);
  family = new Uint8Array(FIRST_SIZE);
  /** Number of the sentence, from 0. */
  sentence = new Int32Array(FIRST_SIZE);
  passageCount = 0;
  /** First symbol of each passage; one more entry closes the last. */
  passageStart = new Int32Array(64);

  /** Reads tokens and mentions; mentions are in order and do not overlap. */
  build(text: Text, mentions: readonly Placed[]): void {
    const { reading, tokens } = text;
    this.#reserve(tokens.count);
    this.count = 0;
    let next = 0;
    let sentence = -1;
    let shown = -1;
    for (let i = 0; i < tokens.count; i += 1) {
      const start = tokens.start[i] as number;
      while (next < mentions.length && (mentions[next] as Placed).end <= start) next += 1;
      const isOver = next < mentions.length && (mentions[next] as Placed).start < (tokens.end[i] as number);
      const isSeen = isOver && this.count > 0 && next === shown;
      const inside = isOver && !(isSeen && isPhrase(mentions[next] as Placed));
      if (((tokens.flags[i] as number) & SENTENCE_START) !== 0 && this.#isLastOfSentence(tokens, i)) sentence += 1;
      if (inside ? isSeen : this.#isRepeated(tokens, i)) continue;
      if (inside) shown = next;
      const at = this.count;
      this.symbol[at] = inside ? symbolOfMention(mentions[next] as Placed) : symbolOf(reading, tokens, i);
      this.token[at] = i;
      this.mention[at] = inside ? next : -1;
      if (!inside) wordMemo.look(text, i);
      this.cluster[at] = inside ? 0 : wordMemo.cluster;
      this.lowCues[at] = inside ? 0 : wordMemo.lowCues;
      this.highCues[at] = inside ? 0 : wordMemo.highCues;
      this.sentence[at] = Math.max(0, sentence);
      this.count = at + 1;
    }
    this.#markRelations(text.tokens);
    this.#listFamilies();
    this.#cutPassages();
  }

  /** Turns of phrase count as families of every word in them. */
  #markRelations(tokens: Tokens): void {
    let at = 0;
    relationStates().find(tokens, (from, to, mask) => {
      while (at < this.count && (this.token[at] as number) < from) at += 1;
      for (let i = at; i < this.count && (this.token[i] as number) < to; i += 1) {
        if (this.mention[i] === -1)
          this.highCues[i] = ((this.highCues[i] as number) | (mask << (FIRST_RELATION - 32))) >>> 0;
      }
    });
  }

  #listFamilies(): void {
    let at = 0;
    for (let i = 0; i < this.count; i += 1) {
      this.familyStart[i] = at;
      if (at + 64 > this.family.length) this.#growFamilies();
      for (let bits = this.lowCues[i] as number; bits !== 0; bits &= bits - 1) {
        this.family[at] = 31 - Math.clz32(bits & -bits);
        at += 1;
      }
      for (let bits = this.highCues[i] as number; bits !== 0; bits &= bits - 1) {
        this.family[at] = 63 - Math.clz32(bits & -bits);
        at += 1;
      }
    }
    this.familyStart[this.count] = at;
  }

  #growFamilies(): void {
    const grown = new Uint8Array(this.family.length * 2);
    grown.set(this.family);
    this.family = grown;
  }

  /** Ten emoji or exclamation marks in a row say what one says. */
  #isRepeated({ kind, hash }: Tokens, i: number): boolean {
    return i > 0 && kind[i] === PUNCTUATION && kind[i - 1] === PUNCTUATION && hash[i] === hash[i - 1];
  }

  /** True for the first word after a stop: marks that follow a stop begin no sentence. */
  #isLastOfSentence(tokens: Tokens, i: number): boolean {
    return tokens.kind[i] !== PUNCTUATION && tokens.kind[i] !== LINE_END;
  }

  #cutPassages(): void {
    this.passageCount = 0;
    let from = 0;
    for (let i = 1; i < this.count; i += 1) {
      const size = i - from;
      if (size < PASSAGE_SYMBOLS) continue;
      const begins = this.sentence[i] !== this.sentence[i - 1];
      if (size < MAX_PASSAGE_SYMBOLS && (!begins || this.count - i < MIN_REST_SYMBOLS)) continue;
      this.#openPassage(from);
      from = i;
    }
    if (this.count > 0) this.#openPassage(from);
    this.passageStart[this.passageCount] = this.count;
  }

  #openPassage(from: number): void {
    if (this.passageCount + 2 > this.passageStart.length) {
      const grown = new Int32Array(this.passageStart.length * 2);
      grown.set(this.passageStart);
      this.passageStart = grown;
    }
    this.passageStart[this.passageCount] = from;
    this.passageCount += 1;
  }

  #reserve(size: number): void {
    if (size <= this.symbol.length) return;
    const room = Math.max(size, this.symbol.length * 2);
    this.symbol = new Uint32Array(room);
    this.token = new Int32Array(room);
    this.mention = new Int32Array(room);
    this.cluster = new Uint16Array(room);
    this.lowCues = new Uint32Array(room);
    this.highCues = new Uint32Array(room);
    this.sentence = new Int32Array(room);
    this.familyStart = new Int32Array(room + 1);
  }
}

/** Words speak by their hash, numbers by their length, links and addresses by their kind. */
function symbolOf(reading: Reading, tokens: Tokens, i: number): number {
  const kind = tokens.kind[i] as number;
  if (kind === NUMBER) return numberSymbol(reading.codes, tokens.start[i] as number, tokens.end[i] as number);
  if (kind === MIXED) return 2010;
  if (kind === LINK) return 2011;
  if (kind === MAIL) return 2012;
  return tokens.hash[i] as number;
}

/** Numbers of four digits that are years of long ago tell of history. */
function numberSymbol(codes: Uint16Array, start: number, end: number): number {
  const size = end - start;
  if (size !== 4 || codes[start] !== 49) return 2000 + Math.min(9, size);
  const century = codes[start + 1] as number;
  if (century < 57) return 2020;
  return (codes[start + 2] as number) < 55 ? 2021 : 2004;
}
