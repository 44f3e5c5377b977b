import { type Lexicon, lexicon } from '../text/lexicon.ts';
import type { Reading } from '../text/reading.ts';
import { HANDLE, LINE_END, LINK, MAIL, type Tokens } from '../text/tokens.ts';
import { ChainSums } from './chain.ts';
import { rowOf } from './features.ts';
import {
  LABELS,
  ORGANIZATION_FIRST,
  ORGANIZATION_NEXT,
  OTHER,
  PERSON_FIRST,
  PERSON_NEXT,
  PLACE_FIRST,
  PLACE_NEXT,
} from './labels.ts';
import { type TaggerModel, taggerModel } from './model.ts';
import { closeGlance, PAIR_FEATURES, pairFeatures } from './pairs.ts';
import { readLine } from './style.ts';
import { shareSize, WordMemo } from './word-memo.ts';

/** From this probability on a token is labelled as a person's name: F1 was best about here in texts that were not trained on. */
export const PERSON_FROM = 0.4;

/** A lead of "no name" beyond which neighbours have never turned it, in units of log probability. */
const CERTAIN_UNITS = 7;
const NEVER = -(1 << 20);
const TOKENS_AT_FIRST = 512;

/**
 * Finds names of people, places and organizations: a linear chain over integer weights (see `train/`). The arrays hold
 * one entry for each token and are good until the next `tag`.
 */
export class Tagger {
  /** `OTHER`, `PERSON_FIRST` … of `labels.ts`. */
  label = new Uint8Array(TOKENS_AT_FIRST);
  /** Probability that the token is part of a person's name. */
  person = new Float32Array(TOKENS_AT_FIRST);
  /** Probability that it is part of a place's name. */
  place = new Float32Array(TOKENS_AT_FIRST);
  /** Probability that it is part of an organization's name. */
  organization = new Float32Array(TOKENS_AT_FIRST);
  readonly #model: TaggerModel;
  readonly #memo: WordMemo;
  readonly #sums: ChainSums;
  readonly #pairs = new Int32Array(PAIR_FEATURES);
  /** Two tokens of room on either side, for what a word adds beyond its line. */
  #scores = new Int32Array((TOKENS_AT_FIRST + 4) * LABELS);
  #shares = new Float64Array((TOKENS_AT_FIRST + 4) * LABELS);
  #glance = newGlance(TOKENS_AT_FIRST);

  constructor(parts: { lexicon: Lexicon; model: TaggerModel } = { lexicon: lexicon(), model: taggerModel() }) {
    this.#model = parts.model;
    this.#memo = new WordMemo(parts.lexicon, parts.model);
    this.#sums = new ChainSums(parts.model);
  }

  /** Labels the tokens of a reading, line by line. */
  tag(reading: Reading, tokens: Tokens): void {
    this.#reserve(tokens.count);
    this.label.fill(OTHER, 0, tokens.count);
    this.person.fill(0, 0, tokens.count);
    this.place.fill(0, 0, tokens.count);
    this.organization.fill(0, 0, tokens.count);
    for (let from = 0; from < tokens.count; ) {
      const { style, end } = readLine(tokens, from);
      if (end > from) this.#tagLine(reading, tokens, { from, end, style });
      from = end + 1;
    }
  }

  #reserve(count: number): void {
    if (this.label.length >= count) return;
    const size = count * 2;
    this.label = new Uint8Array(size);
    this.person = new Float32Array(size);
    this.place = new Float32Array(size);
    this.organization = new Float32Array(size);
    this.#scores = new Int32Array((size + 4) * LABELS);
    this.#shares = new Float64Array((size + 4) * LABELS);
    this.#glance = newGlance(size);
  }

  #tagLine(reading: Reading, tokens: Tokens, line: { from: number; end: number; style: number }): void {
    const count = line.end - line.from;
    this.#addWords(reading, tokens, line);
    for (let from = 0; from < count; ) {
      if (this.#isCertain(tokens, line.from + from, from)) {
        from += 1;
        continue;
      }
      let end = from + 1;
      while (end < count && !this.#isCertain(tokens, line.from + end, end)) end += 1;
      for (let t = from; t < end; t += 1) this.#addPairs(t);
      this.#settle({ first: line.from, from, end, count });
      from = end;
    }
  }

  /** Adds what each word tells of itself and of its neighbours. */
  #addWords(reading: Reading, tokens: Tokens, line: { from: number; end: number; style: number }): void {
    const memo = this.#memo;
    const { shares } = memo;
    const scores = this.#scores;
    const glance = this.#glance;
    const count = line.end - line.from;
    closeGlance(glance, count);
    scores.fill(0, 0, (count + 4) * LABELS);
    const at = { i: 0, style: line.style };
    for (let t = 0; t < count; t += 1) {
      at.i = line.from + t;
      const slot = memo.find(reading, tokens, at);
      glance.key[t + 2] = memo.key[slot] as number;
      glance.cast[t + 2] = memo.cast[slot] as number;
      glance.cluster[t + 2] = memo.cluster[slot] as number;
      // The word stands at offset 2 of the token two before it, so its share is laid down from the last offset to the first.
      const share = slot * shareSize;
      for (let o = 0; o < 5; o += 1) {
        const to = (t + 4 - o) * LABELS;
        const from = share + o * LABELS;
        for (let l = 0; l < LABELS; l += 1) scores[to + l] = (scores[to + l] as number) + (shares[from + l] as number);
      }
    }
  }

  /** True where no name stands whatever the neighbours are. `t` counts from the line's first token. */
  #isCertain(tokens: Tokens, i: number, t: number): boolean {
    const kind = tokens.kind[i] as number;
    if (kind === HANDLE || kind === LINK || kind === MAIL || kind === LINE_END) return true;
    const at = (t + 2) * LABELS;
    let most = NEVER;
    for (let l = 1; l < LABELS; l += 1)
      if ((this.#scores[at + l] as number) > most) most = this.#scores[at + l] as number;
    return (this.#scores[at] as number) - most > CERTAIN_UNITS * this.#model.scale;
  }

  #addPairs(t: number): void {
    const { weights, rowBits } = this.#model;
    const values = this.#pairs;
    const scores = this.#scores;
    const to = (t + 2) * LABELS;
    pairFeatures(this.#glance, t + 2, values);
    for (let f = 0; f < PAIR_FEATURES; f += 1) {
      const row = rowOf(values[f] as number, 0, rowBits) * LABELS;
      for (let l = 0; l < LABELS; l += 1) scores[to + l] = (scores[to + l] as number) + (weights[row + l] as number);
    }
  }

  /** Computes the probabilities of a run of uncertain tokens and labels them. */
  #settle(run: { first: number; from: number; end: number; count: number }): void {
    const shares = this.#shares;
    const isFirst = run.from === 0;
    const isLast = run.end === run.count;
    this.#sums.compute(this.#scores, { from: run.from + 2, end: run.end + 2, isFirst, isLast }, shares);
    for (let t = run.from; t < run.end; t += 1) {
      const at = (t + 2) * LABELS;
      const i = run.first + t;
      this.person[i] = (shares[at + PERSON_FIRST] as number) + (shares[at + PERSON_NEXT] as number);
      this.place[i] = (shares[at + PLACE_FIRST] as number) + (shares[at + PLACE_NEXT] as number);
      this.organization[i] = (shares[at + ORGANIZATION_FIRST] as number) + (shares[at + ORGANIZATION_NEXT] as number);
      this.label[i] = this.#labelOf(i, at);
    }
  }

  #labelOf(i: number, at: number): number {
    const shares = this.#shares;
    const firstOf = (first: number): number =>
      (shares[at + first + 1] as number) > (shares[at + first] as number) ? first + 1 : first;
    if ((this.person[i] as number) >= PERSON_FROM) return firstOf(PERSON_FIRST);
    if ((this.place[i] as number) >= 0.5) return firstOf(PLACE_FIRST);
    return (this.organization[i] as number) >= 0.5 ? firstOf(ORGANIZATION_FIRST) : OTHER;
  }
}

function newGlance(tokens: number): { key: Int32Array; cast: Uint8Array; cluster: Uint16Array } {
  return { key: new Int32Array(tokens + 4), cast: new Uint8Array(tokens + 4), cluster: new Uint16Array(tokens + 4) };
}
