import { classOf, DIGIT, lowerOf } from '../text/character-class.ts';
import { CLUSTER_STEPS, type Lexicon } from '../text/lexicon.ts';
import {
  ALL_CAPITALS,
  CLITIC,
  FIRST_CAPITAL,
  HANDLE,
  HASHTAG,
  INNER_CAPITAL,
  LINK,
  LONE_CAPITAL,
  MAIL,
  PUNCTUATION,
  SENTENCE_START,
  WORD,
} from '../text/tokens.ts';
import { wordKey } from './word-key.ts';

/** The flags that a word's features look at. */
export const LOOKED_AT = FIRST_CAPITAL | ALL_CAPITALS | INNER_CAPITAL | SENTENCE_START | CLITIC | LONE_CAPITAL;

/** How a line is written; it decides what a capital is worth. */
export const MIXED_CASE = 0;
export const NO_CAPITALS = 1;
export const ALL_IN_CAPITALS = 2;
export const TITLE_CASE = 3;

/** `cast` of what lies outside a line. */
export const OUTSIDE = 127;

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const MOST_AFFIX = 5;

/**
 * Features of one word form as 32-bit values. They are ordered: the first `far` count for a neighbour two tokens off, the
 * first `near` for the next neighbour, all `count` for the word itself, so that a form's share in every score can be kept.
 */
export class WordFeatures {
  readonly values = new Int32Array(80);
  far = 0;
  near = 0;
  count = 0;
  /** Key of the word, for pairs. */
  key = 0;
  /** 0–126: what the word is at a glance: shape, name, common word; or the kind of mark. */
  cast = 0;
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Computes the form of one token. `style` is one of `MIXED_CASE` … `TITLE_CASE`. */
  read(token: {
    codes: Uint16Array;
    start: number;
    end: number;
    kind: number;
    flags: number;
    hash: number;
    style: number;
  }): void {
    const { codes, start, end, kind, style } = token;
    const flags = token.flags & LOOKED_AT;
    const lexicon = this.#lexicon;
    const key = wordKey({ kind, hash: token.hash, units: end - start });
    this.key = key;
    this.count = 0;
    const entry = lexicon.find(kind === HASHTAG ? lowerHash(codes, start + 1, end) : key);
    const cluster = lexicon.cluster[entry] as number;
    const path = lexicon.path[cluster] as number;
    const shape = shapeOf(kind, flags);
    const styled = shape * 4 + style;
    const given = lexicon.given[entry] as number;
    const surname = lexicon.surname[entry] as number;
    const place = lexicon.place[entry] as number;
    const common = lexicon.common[entry] as number;
    const capital = lexicon.capital[entry] as number;
    const bearer = lexicon.bearer[entry] as number;
    const names = (given * 8 + surname) * 4 + place;
    const wont = common * 8 + capital;
    this.cast = castOf({ kind, shape, given, surname, place, common, key });

    this.#add(1, key);
    this.#add(2, steps(path, 6));
    this.#add(3, steps(path, 10));
    this.#add(4, shape);
    this.#add(5, this.cast);
    this.far = this.count;

    this.#add(6, steps(path, 4));
    this.#add(7, steps(path, 8));
    this.#add(8, cluster);
    this.#add(9, styled * 2 + ((flags & SENTENCE_START) !== 0 ? 1 : 0));
    // Tokens that share one hash must have the same features, or what is kept for one would be taken for another.
    const isAlike = kind === LINK || kind === MAIL;
    this.#add(10, isAlike ? kind : affix(codes, end - 3 < start ? start : end - 3, end));
    this.#add(11, names);
    this.#add(12, wont);
    this.#add(13, bearer * 4 + Math.min(shape, 3));
    this.near = this.count;

    this.#add(14, 0);
    this.#add(15, mix(key, styled));
    this.#add(16, mix(cluster, styled));
    this.#add(17, mix(steps(path, 12), shape));
    this.#add(18, mix(steps(path, 8), styled));
    this.#add(19, mix(names, styled));
    this.#add(20, mix(wont, styled));
    this.#add(21, mix(given, shape) + common * 1024);
    this.#add(22, mix(surname, shape) + common * 1024);
    this.#add(23, mix(mix(bearer, capital), styled));
    this.#add(24, mix(Math.min(end - start, 12), shape));
    this.#add(25, mix(flags & SENTENCE_START, styled) + capital * 1024);
    this.#add(26, mix(flags & SENTENCE_START, shape) + names * 1024);
    this.#add(27, mix(given > 0 ? 1 : 0, surname > 0 ? 1 : 0) + (place > 0 ? 1 : 0) * 64 + wont * 1024);
    this.#add(28, mix(bearer, mix(given > 2 ? 1 : 0, surname > 2 ? 1 : 0)));
    if (kind === WORD || kind === HASHTAG)
      this.#addAffixes(codes, { start: kind === HASHTAG ? start + 1 : start, end, shape });
  }

  #addAffixes(codes: Uint16Array, word: { start: number; end: number; shape: number }): void {
    const { start, end, shape } = word;
    let hash = FNV_BASIS;
    for (let size = 1; size <= MOST_AFFIX && start + size <= end; size += 1) {
      hash = Math.imul(hash ^ lowerOf(codes[start + size - 1] as number), FNV_PRIME);
      this.#add(30 + size, size < 3 ? hash + shape : hash);
      const suffix = affix(codes, end - size, end);
      this.#add(40 + size, suffix);
      if (size === 2 || size === 3) this.#add(50 + size, mix(suffix, shape));
    }
  }

  #add(template: number, value: number): void {
    this.values[this.count] = mix(template, value);
    this.count += 1;
  }
}

/** Joins two numbers to one 32-bit value. */
export function mix(a: number, b: number): number {
  const joined = Math.imul(a ^ 0x5bd1e995, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  return Math.imul(joined ^ (joined >>> 15), 0x2c1b3c6d);
}

/** Row of the weight table for a value at an offset from −2 to 2 (pairs and triples have their own values and offset 0). */
export function rowOf(value: number, offset: number, rowBits: number): number {
  const salted = Math.imul(value ^ Math.imul(offset + 3, 0x9e3779b1), 0x7feb352d);
  return Math.imul(salted ^ (salted >>> 16), 0x846ca68b) >>> (32 - rowBits);
}

/** First steps of a cluster's path, with a one before them so that lengths differ. */
function steps(path: number, count: number): number {
  return (path >>> (CLUSTER_STEPS - count)) + (1 << count);
}

function affix(codes: Uint16Array, start: number, end: number): number {
  let hash = FNV_BASIS;
  for (let i = start; i < end; i += 1) {
    const unit = codes[i] as number;
    hash = Math.imul(hash ^ (classOf(unit) === DIGIT ? 48 : lowerOf(unit)), FNV_PRIME);
  }
  return hash;
}

function lowerHash(codes: Uint16Array, start: number, end: number): number {
  return affix(codes, start, end) >>> 0;
}

const LOWER_SHAPE = 0;
const CAPITAL_SHAPE = 1;
const CAPITALS_SHAPE = 2;

/** 0 lower case, 1 first capital, 2 all capitals, 3 lone capital, 4 capital inside, 5 clitic; then the other kinds. */
function shapeOf(kind: number, flags: number): number {
  if (kind === HASHTAG || kind === HANDLE) return 16 + kind;
  if (kind !== WORD) return 6 + kind;
  if ((flags & CLITIC) !== 0) return 5;
  if ((flags & LONE_CAPITAL) !== 0) return 3;
  if ((flags & ALL_CAPITALS) !== 0) return CAPITALS_SHAPE;
  if ((flags & INNER_CAPITAL) !== 0) return 4;
  return (flags & FIRST_CAPITAL) !== 0 ? CAPITAL_SHAPE : LOWER_SHAPE;
}

/** Marks that part or join names, in the order of their casts. */
const MARKS = ',.\'"()-:;/&!?“”*~|…';
const FIRST_MARK_CAST = 75;
const FIRST_KIND_CAST = 100;

function castOf(word: {
  kind: number;
  shape: number;
  given: number;
  surname: number;
  place: number;
  common: number;
  key: number;
}): number {
  if (word.kind === PUNCTUATION) return FIRST_MARK_CAST + 1 + MARKS.indexOf(String.fromCharCode(word.key));
  if (word.kind !== WORD) return FIRST_KIND_CAST + word.kind;
  const use = word.common === 0 ? 0 : word.common < 4 ? 1 : 2;
  return (Math.min(word.shape, 4) * 5 + nameOf(word)) * 3 + use;
}

function nameOf(word: { given: number; surname: number; place: number }): number {
  if (word.given >= 3) return word.surname >= 3 ? 3 : 1;
  if (word.surname >= 3) return 2;
  return word.place > 1 ? 4 : 0;
}
