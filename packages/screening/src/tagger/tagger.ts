import { type Lexicon, lexicon } from '../text/lexicon.ts';
import type { Reading } from '../text/reading.ts';
import { Recent } from '../text/recent.ts';
import type { Tokens } from '../text/tokens.ts';
import { ChainSums } from './chain.ts';
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
import { LineScores } from './line-scores.ts';
import { type TaggerModel, taggerModel } from './model.ts';
import { readLine } from './style.ts';

/** From this probability on a token is labelled as a person's name: F1 is best about here in texts not trained on. */
export const PERSON_FROM = 0.35;
const TOKENS_AT_FIRST = 512;
/** From so many tokens on a line is worth keeping what was worked out for its runs: somebody may be typing in it. */
const LONG_LINE = 100;

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
  readonly #line: LineScores;
  readonly #sums: ChainSums;
  readonly #recent = new Recent();
  #chances = new Float64Array(TOKENS_AT_FIRST * LABELS);

  constructor(parts: { lexicon: Lexicon; model: TaggerModel } = { lexicon: lexicon(), model: taggerModel() }) {
    this.#line = new LineScores(parts.lexicon, parts.model);
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
      if (end > from) {
        this.#line.compute(reading, tokens, { from, end, style });
        this.#tagLine(from, end - from);
      }
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
    this.#chances = new Float64Array(size * LABELS);
  }

  /** Settles each run of tokens between those that surely are no name. */
  #tagLine(first: number, count: number): void {
    const { isCertain, scores } = this.#line;
    for (let from = 0; from < count; from += 1) {
      if (isCertain[from] === 1) continue;
      let end = from + 1;
      while (end < count && isCertain[end] === 0) end += 1;
      const run = { from, end, isFirst: from === 0, isLast: end === count };
      if (count > LONG_LINE && end - from > 1) this.#sumOnce(scores, run);
      else this.#sums.compute(scores, run, this.#chances);
      for (let t = from; t < end; t += 1) this.#settle(first + t, t * LABELS);
      from = end;
    }
  }

  /** As `ChainSums.compute`, but finds again what it worked out for the same scores. */
  #sumOnce(scores: Int32Array, run: { from: number; end: number; isFirst: boolean; isLast: boolean }): void {
    const [from, end] = [run.from * LABELS, run.end * LABELS];
    this.#recent.begin();
    this.#recent.add((run.isFirst ? 2 : 0) + (run.isLast ? 1 : 0));
    for (let at = from; at < end; at += 1) this.#recent.add((scores[at] as number) >>> 0);
    const known = this.#recent.find();
    if (known !== null) {
      this.#chances.set(known, from);
      return;
    }
    this.#sums.compute(scores, run, this.#chances);
    this.#recent.keep(this.#chances.slice(from, end));
  }

  #settle(i: number, at: number): void {
    const chances = this.#chances;
    const person = (chances[at + PERSON_FIRST] as number) + (chances[at + PERSON_NEXT] as number);
    const place = (chances[at + PLACE_FIRST] as number) + (chances[at + PLACE_NEXT] as number);
    const organization = (chances[at + ORGANIZATION_FIRST] as number) + (chances[at + ORGANIZATION_NEXT] as number);
    this.person[i] = person;
    this.place[i] = place;
    this.organization[i] = organization;
    if (person >= PERSON_FROM) this.label[i] = this.#firstOrNext(PERSON_FIRST, at);
    else if (place >= 0.5) this.label[i] = this.#firstOrNext(PLACE_FIRST, at);
    else if (organization >= 0.5) this.label[i] = this.#firstOrNext(ORGANIZATION_FIRST, at);
  }

  #firstOrNext(first: number, at: number): number {
    return (this.#chances[at + first + 1] as number) > (this.#chances[at + first] as number) ? first + 1 : first;
  }
}
