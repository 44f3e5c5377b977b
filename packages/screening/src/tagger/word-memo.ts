import type { Lexicon } from '../text/lexicon.ts';
import type { Reading } from '../text/reading.ts';
import type { Tokens } from '../text/tokens.ts';
import { LOOKED_AT, rowOf, WordFeatures } from './features.ts';
import { LABELS } from './labels.ts';
import type { TaggerModel } from './model.ts';

const SLOTS = 8192;
const SHARE = 5 * LABELS;

/**
 * What each word form adds to the scores of the tokens around it, kept for forms met lately: a direct-mapped table, since
 * posts are made of few words. A slot is good until the next `find`.
 */
export class WordMemo {
  /** Of slot s, for the token that has the word at offset o (−2 … 2), label l: s·SHARE + (o + 2)·LABELS + l. */
  readonly shares = new Int16Array(SLOTS * SHARE);
  readonly key = new Int32Array(SLOTS);
  readonly cast = new Uint8Array(SLOTS);
  readonly cluster = new Uint16Array(SLOTS);
  readonly #hash = new Uint32Array(SLOTS);
  /** Flags, kind, style and length of the form + 1; 0 in an empty slot. */
  readonly #form = new Int32Array(SLOTS);
  readonly #features: WordFeatures;
  readonly #model: TaggerModel;

  constructor(lexicon: Lexicon, model: TaggerModel) {
    this.#features = new WordFeatures(lexicon);
    this.#model = model;
  }

  /** Slot of token `i`; its share begins at the slot times `shareSize`. */
  find(reading: Reading, tokens: Tokens, at: { i: number; style: number }): number {
    const { i, style } = at;
    const hash = tokens.hash[i] as number;
    const kind = tokens.kind[i] as number;
    const units = (tokens.end[i] as number) - (tokens.start[i] as number);
    const form = ((((units << 4) | kind) << 2) | style) * 128 + ((tokens.flags[i] as number) & LOOKED_AT) + 1;
    const slot = (Math.imul(hash ^ Math.imul(form, 0x9e3779b1), 0x85ebca6b) >>> 19) & (SLOTS - 1);
    if (this.#hash[slot] !== hash || this.#form[slot] !== form) {
      this.#hash[slot] = hash;
      this.#form[slot] = form;
      this.#learn(reading, tokens, { i, style, slot });
    }
    return slot;
  }

  #learn(reading: Reading, tokens: Tokens, at: { i: number; style: number; slot: number }): void {
    const { i, style, slot } = at;
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
    this.key[slot] = features.key;
    this.cast[slot] = features.cast;
    this.cluster[slot] = features.cluster;
    this.shares.fill(0, slot * SHARE, (slot + 1) * SHARE);
    for (let offset = -2; offset <= 2; offset += 1) this.#add(slot, offset);
  }

  #add(slot: number, offset: number): void {
    const { values, far, near, count } = this.#features;
    const { weights, rowBits } = this.#model;
    const size = offset === 0 ? count : offset === -1 || offset === 1 ? near : far;
    const to = slot * SHARE + (offset + 2) * LABELS;
    for (let f = 0; f < size; f += 1) {
      const row = rowOf(values[f] as number, offset, rowBits) * LABELS;
      for (let l = 0; l < LABELS; l += 1)
        this.shares[to + l] = (this.shares[to + l] as number) + (weights[row + l] as number);
    }
  }
}

/** Numbers that a slot's share takes. */
export const shareSize = SHARE;
