import type { Lexicon } from '../text/lexicon.ts';
import type { Reading } from '../text/reading.ts';
import { HANDLE, LINK, MAIL, type Tokens } from '../text/tokens.ts';
import { rowOf } from './features.ts';
import { LABELS } from './labels.ts';
import { LANES, ROW_WORDS, type TaggerModel, WEIGHT_ZERO } from './model.ts';
import { closeGlance, newGlance, PAIR_FEATURES, pairFeatures } from './pairs.ts';
import { CAST, KEY, SHARE, WordMemo } from './word-memo.ts';

/** A lead of "no name", in units of log probability; neighbours seen together overturn it at 3 tokens in 10,000. */
const CERTAIN_UNITS = 2;
const TOKENS_AT_FIRST = 512;
const WORD_LIMIT = 2;
const PAIRS_ZERO = WEIGHT_ZERO * PAIR_FEATURES;

/** Integer scores of the labels of one line's tokens. */
export class LineScores {
  /** Score of label l of the line's token t at t·LABELS + l. */
  scores = new Int32Array(TOKENS_AT_FIRST * LABELS);
  /** 1 where no name stands. */
  isCertain = new Uint8Array(TOKENS_AT_FIRST);
  readonly #model: TaggerModel;
  readonly #memo: WordMemo;
  readonly #pairs = new Int32Array(PAIR_FEATURES);
  /** Forms of the line's words, with two empty ones on either side. */
  #forms = new Int32Array(TOKENS_AT_FIRST + 2 * WORD_LIMIT);
  #glance = newGlance(TOKENS_AT_FIRST);

  constructor(lexicon: Lexicon, model: TaggerModel) {
    this.#model = model;
    this.#memo = new WordMemo(lexicon, model);
  }

  compute(reading: Reading, tokens: Tokens, line: { from: number; end: number; style: number }): void {
    const count = line.end - line.from;
    this.#reserve(count);
    this.#readForms(reading, tokens, line);
    const certain = CERTAIN_UNITS * this.#model.scale;
    for (let t = 0; t < count; t += 1) {
      const kind = tokens.kind[line.from + t] as number;
      const lead = this.#addWords(t);
      const isCertain = lead > certain || kind === HANDLE || kind === LINK || kind === MAIL;
      this.isCertain[t] = isCertain ? 1 : 0;
      if (!isCertain) this.#addPairs(t);
    }
  }

  #reserve(count: number): void {
    this.#memo.makeRoom(count);
    if (this.isCertain.length >= count) return;
    const size = count * 2;
    this.scores = new Int32Array(size * LABELS);
    this.isCertain = new Uint8Array(size);
    this.#forms = new Int32Array(size + 2 * WORD_LIMIT);
    this.#glance = newGlance(size);
  }

  #readForms(reading: Reading, tokens: Tokens, line: { from: number; end: number; style: number }): void {
    const memo = this.#memo;
    const glance = this.#glance;
    const forms = this.#forms;
    const count = line.end - line.from;
    closeGlance(glance, count);
    forms[0] = forms[1] = forms[count + 2] = forms[count + 3] = 0;
    const at = { i: 0, style: line.style };
    for (let t = 0; t < count; t += 1) {
      at.i = line.from + t;
      const form = memo.find(reading, tokens, at);
      forms[t + 2] = form;
      glance.key[t + 2] = memo.known[4 * form + KEY] as number;
      glance.cast[t + 2] = memo.known[4 * form + CAST] as number;
    }
  }

  /** Adds up what the five words in reach tell of token t; gives the lead of "no name". The labels are written out: this is the hot loop. */
  #addWords(t: number): number {
    const { shares } = this.#memo;
    const forms = this.#forms;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let o = 0; o < 5; o += 1) {
      const at = (forms[t + o] as number) * SHARE + o * LABELS;
      s0 += shares[at] as number;
      s1 += shares[at + 1] as number;
      s2 += shares[at + 2] as number;
      s3 += shares[at + 3] as number;
      s4 += shares[at + 4] as number;
      s5 += shares[at + 5] as number;
      s6 += shares[at + 6] as number;
      s7 += shares[at + 7] as number;
    }
    const { scores } = this;
    const to = t * LABELS;
    scores[to] = s0;
    scores[to + 1] = s1;
    scores[to + 2] = s2;
    scores[to + 3] = s3;
    scores[to + 4] = s4;
    scores[to + 5] = s5;
    scores[to + 6] = s6;
    scores[to + 7] = s7;
    return s0 - Math.max(Math.max(s1, s2, s3), Math.max(s4, s5), Math.max(s6, s7));
  }

  #addPairs(t: number): void {
    const { words, rowBits } = this.#model;
    const values = this.#pairs;
    const { scores } = this;
    pairFeatures(this.#glance, t + 2, values);
    let low02 = 0;
    let low13 = 0;
    let high46 = 0;
    let high57 = 0;
    for (let f = 0; f < PAIR_FEATURES; f += 1) {
      const row = rowOf(values[f] as number, 0, rowBits) * ROW_WORDS;
      const low = words[row] as number;
      const high = words[row + 1] as number;
      low02 = (low02 + (low & LANES)) | 0;
      low13 = (low13 + ((low >>> 8) & LANES)) | 0;
      high46 = (high46 + (high & LANES)) | 0;
      high57 = (high57 + ((high >>> 8) & LANES)) | 0;
    }
    const to = t * LABELS;
    scores[to] = (scores[to] as number) + (low02 & 0xffff) - PAIRS_ZERO;
    scores[to + 1] = (scores[to + 1] as number) + (low13 & 0xffff) - PAIRS_ZERO;
    scores[to + 2] = (scores[to + 2] as number) + (low02 >>> 16) - PAIRS_ZERO;
    scores[to + 3] = (scores[to + 3] as number) + (low13 >>> 16) - PAIRS_ZERO;
    scores[to + 4] = (scores[to + 4] as number) + (high46 & 0xffff) - PAIRS_ZERO;
    scores[to + 5] = (scores[to + 5] as number) + (high57 & 0xffff) - PAIRS_ZERO;
    scores[to + 6] = (scores[to + 6] as number) + (high46 >>> 16) - PAIRS_ZERO;
    scores[to + 7] = (scores[to + 7] as number) + (high57 >>> 16) - PAIRS_ZERO;
  }
}
