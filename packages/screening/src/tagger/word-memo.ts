import type { Lexicon } from '../text/lexicon.ts';
import type { Reading } from '../text/reading.ts';
import type { Tokens } from '../text/tokens.ts';
import { LOOKED_AT, rowOf, WordFeatures } from './features.ts';
import { LABELS } from './labels.ts';
import { LANES, ROW_WORDS, type TaggerModel, WEIGHT_ZERO } from './model.ts';

/** About what a hundred thousand words of posts hold; 3 MB. */
const FORMS_AT_FIRST = 32_768;

/** Numbers that a form's share takes: five offsets, each with a score for every label. */
export const SHARE = 5 * LABELS;

/** Places of what is known of a form. */
export const KEY = 2;
export const CAST = 3;

/**
 * What each word form adds to the scores of the tokens around it, kept for the forms met lately, since posts are made of
 * few words. Forms are numbered from 1; numbers are good until the next `makeRoom`.
 */
export class WordMemo {
  /** Of form f, for the token that has the word at offset o (−2 … 2), label l: f·SHARE + (o + 2)·LABELS + l. */
  shares!: Int16Array;
  /** Of form f from 4·f on, so that they come from memory at once: hash; length, kind, style and flags; key; cast. */
  known!: Int32Array;
  /** Open addressing by hash and shape; 0: free. */
  #slots!: Uint32Array;
  #capacity = 0;
  #count = 0;
  readonly #features: WordFeatures;
  readonly #model: TaggerModel;

  constructor(lexicon: Lexicon, model: TaggerModel) {
    this.#features = new WordFeatures(lexicon);
    this.#model = model;
    this.#allocate(FORMS_AT_FIRST);
  }

  /** Makes sure that so many forms can be added; forgets all forms when there is no room left. */
  makeRoom(forms: number): void {
    if (forms > this.#capacity) this.#allocate(forms);
    if (this.#count + forms <= this.#capacity) return;
    this.#slots.fill(0);
    this.#count = 0;
  }

  /** Number of the form of token `i`. */
  find(reading: Reading, tokens: Tokens, at: { i: number; style: number }): number {
    const { i, style } = at;
    const hash = (tokens.hash[i] as number) | 0;
    const known = this.known;
    const units = (tokens.end[i] as number) - (tokens.start[i] as number);
    const flags = (tokens.flags[i] as number) & LOOKED_AT;
    const shape = (units << 14) | ((tokens.kind[i] as number) << 10) | (style << 8) | flags;
    const mask = this.#slots.length - 1;
    let slot = (Math.imul(hash ^ Math.imul(shape, 0x9e3779b1), 0x85ebca6b) >>> 8) & mask;
    for (let form = this.#slots[slot] as number; form !== 0; form = this.#slots[slot] as number) {
      if (known[4 * form] === hash && known[4 * form + 1] === shape) return form;
      slot = (slot + 1) & mask;
    }
    this.#count += 1;
    this.#slots[slot] = this.#count;
    known[4 * this.#count] = hash;
    known[4 * this.#count + 1] = shape;
    this.#learn(reading, tokens, { i, style, form: this.#count });
    return this.#count;
  }

  #allocate(capacity: number): void {
    this.#capacity = capacity;
    this.#count = 0;
    this.shares = new Int16Array((capacity + 1) * SHARE);
    this.known = new Int32Array(4 * (capacity + 1));
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(capacity * 2)));
  }

  #learn(reading: Reading, tokens: Tokens, at: { i: number; style: number; form: number }): void {
    const { i, style, form } = at;
    const features = this.#features;
    features.read({
      codes: reading.codes,
      start: tokens.start[i] as number,
      end: tokens.end[i] as number,
      kind: tokens.kind[i] as number,
      flags: tokens.flags[i] as number,
      hash: tokens.hash[i] as number,
      style,
    });
    this.known[4 * form + KEY] = features.key;
    this.known[4 * form + CAST] = features.cast;
    for (let offset = -2; offset <= 2; offset += 1) this.#add(form, offset);
  }

  /** Adds up the rows of the word's features at one offset. The labels are written out: new words are what costs most. */
  #add(form: number, offset: number): void {
    const { values, far, near, count } = this.#features;
    const { words, rowBits } = this.#model;
    const { shares } = this;
    const size = offset === 0 ? count : offset === -1 || offset === 1 ? near : far;
    let low02 = 0;
    let low13 = 0;
    let high46 = 0;
    let high57 = 0;
    for (let f = 0; f < size; f += 1) {
      const row = rowOf(values[f] as number, offset, rowBits) * ROW_WORDS;
      const low = words[row] as number;
      const high = words[row + 1] as number;
      low02 = (low02 + (low & LANES)) | 0;
      low13 = (low13 + ((low >>> 8) & LANES)) | 0;
      high46 = (high46 + (high & LANES)) | 0;
      high57 = (high57 + ((high >>> 8) & LANES)) | 0;
    }
    const to = form * SHARE + (offset + 2) * LABELS;
    const zero = WEIGHT_ZERO * size;
    shares[to] = (low02 & 0xffff) - zero;
    shares[to + 1] = (low13 & 0xffff) - zero;
    shares[to + 2] = (low02 >>> 16) - zero;
    shares[to + 3] = (low13 >>> 16) - zero;
    shares[to + 4] = (high46 & 0xffff) - zero;
    shares[to + 5] = (high57 & 0xffff) - zero;
    shares[to + 6] = (high46 >>> 16) - zero;
    shares[to + 7] = (high57 >>> 16) - zero;
  }
}
