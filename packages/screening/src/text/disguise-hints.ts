import { classOf, DIGIT, LOWER, UPPER } from './character-class.ts';
import { SPOKEN_DIGITS, SPOKEN_TENS } from './disguise-words.ts';
import type { Reading } from './reading.ts';
import {
  FIRST_CAPITAL,
  hashWord,
  INNER_CAPITAL,
  LINE_END,
  LINK,
  MIXED,
  NUMBER,
  PUNCTUATION,
  SIGN,
  type Tokens,
  WORD,
} from './tokens.ts';

/** Bits of what a stretch may hide; each stands for some of the patterns in disguise-rewrites.ts. */
export const SPACED = 1;
export const SPOKEN = 2;
export const SPELLED_MARKS = 4;
export const BRACKETED = 8;
export const LEET = 16;
export const REVERSED = 32;
export const SYLLABLES = 64;
export const DEFANGED = 128;

const MIN_SINGLES = 4;
const MIN_SPOKEN = 2;
const MIN_HEARD = 3;
/** Units before and behind a hint in which the disguise begins and ends. */
const REACH_BACK = 110;
const REACH_ON = 150;

/** A stretch of a reading that is worth a closer look. */
export type Suspect = { readonly start: number; end: number; hints: number };

const SLOTS = 1024;
const keys = new Uint32Array(SLOTS);
const values = new Uint8Array(SLOTS);
/** "www" and "http" stand apart from what follows. */
const SPACED_SCHEME = 200;

function put(word: string, value: number): void {
  const hash = hashWord(word);
  let slot = hash & (SLOTS - 1);
  while (values[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  keys[slot] = hash;
  values[slot] = value;
}

for (const word of new Set([...Object.keys(SPOKEN_DIGITS), ...Object.keys(SPOKEN_TENS)])) put(word, SPOKEN);
for (const word of ['dot', 'punto', 'arroba']) put(word, SPELLED_MARKS);
for (const word of ['hxxp', 'hxxps', 'fxp']) put(word, DEFANGED);
for (const word of ['www', 'http', 'https']) put(word, SPACED_SCHEME);

function valueOf(hash: number): number {
  let slot = hash & (SLOTS - 1);
  let value = values[slot] as number;
  while (value !== 0 && keys[slot] !== hash) {
    slot = (slot + 1) & (SLOTS - 1);
    value = values[slot] as number;
  }
  return value;
}

/** Where a text may be disguised: one pass over its tokens, no pattern. In order; stretches do not overlap. */
export function findSuspects({ codes, length }: Reading, tokens: Tokens): Suspect[] {
  const suspects = new Suspects(length);
  for (let i = 0; i < tokens.count; i += 1) {
    const kind = tokens.kind[i] as number;
    const start = tokens.start[i] as number;
    const size = (tokens.end[i] as number) - start;
    if (kind === PUNCTUATION) {
      const hint = markHint(codes, start, tokens.hash[i] as number);
      if (hint !== 0) suspects.add(start, hint);
    } else if (size === 1 && (kind === WORD || kind === NUMBER)) suspects.single(start);
    else {
      if (kind !== SIGN) suspects.singles = 0;
      if (kind === WORD) suspects.word(start, wordHint(codes, tokens, i));
      else if (kind === NUMBER || kind === LINE_END) suspects.number(start, kind === NUMBER && size <= 4);
      else if (kind === MIXED && isLeet(codes, start, start + size)) suspects.add(start, LEET);
      else if (kind === LINK && (codes[start + 1] === 120 || codes[start + 1] === 88)) suspects.add(start, DEFANGED);
    }
  }
  return suspects.list;
}

class Suspects {
  readonly list: Suspect[] = [];
  readonly #length: number;
  /** Single letters and digits in a row. */
  singles = 0;
  /** Spoken digits in a row, and with the figures between them. */
  #spoken = 0;
  #heard = 0;

  constructor(length: number) {
    this.#length = length;
  }

  single(at: number): void {
    this.singles += 1;
    if (this.singles >= MIN_SINGLES) this.add(at, SPACED | SYLLABLES);
    this.#hear(at);
  }

  word(at: number, hint: number): void {
    if (hint !== SPOKEN) {
      this.#heard = 0;
      if (hint !== 0) this.add(at, hint);
      return;
    }
    this.#spoken = this.#heard === 0 ? 1 : this.#spoken + 1;
    this.#heard += 1;
    if (this.#spoken >= MIN_SPOKEN && this.#heard >= MIN_HEARD) this.add(at, SPOKEN);
  }

  /** Figures between spoken digits go on with them. */
  number(at: number, isShort: boolean): void {
    if (isShort) this.#hear(at);
    else this.#heard = 0;
  }

  #hear(at: number): void {
    if (this.#heard === 0) return;
    this.#heard += 1;
    if (this.#spoken >= MIN_SPOKEN && this.#heard >= MIN_HEARD) this.add(at, SPOKEN);
  }

  add(at: number, hints: number): void {
    const last = this.list[this.list.length - 1];
    const end = Math.min(this.#length, at + REACH_ON);
    if (last && at - REACH_BACK <= last.end) {
      last.end = end;
      last.hints |= hints;
    } else this.list.push({ start: Math.max(0, at - REACH_BACK), end, hints });
  }
}

/** "[at]", "(dot)", "[.]"; dashes inside "M-ap-le"; "$" before a small letter. */
function markHint(codes: Uint16Array, at: number, unit: number): number {
  if (unit === 91 || unit === 40 || unit === 123) return bracketHint(codes, codes[at + 1] === 32 ? at + 2 : at + 1);
  if (unit === 45) {
    let second = at + 1;
    while (second < at + 6 && classOf(codes[second] as number) === LOWER) second += 1;
    return codes[second] === 45 && second > at + 1 ? SYLLABLES : 0;
  }
  return unit === 36 && classOf(codes[at + 1] as number) === LOWER ? LEET : 0;
}

/** ".", "@", "at", "arroba", "dot", "punto" behind a bracket. */
function bracketHint(codes: Uint16Array, at: number): number {
  const unit = codes[at] as number;
  if (unit === 46 || unit === 64) return BRACKETED;
  const first = unit | 32;
  const second = (codes[at + 1] as number) | 32;
  if (first === 97) return second === 116 || second === 114 ? BRACKETED : 0;
  return (first === 100 && second === 111) || (first === 112 && second === 117) ? BRACKETED : 0;
}

function wordHint(codes: Uint16Array, tokens: Tokens, index: number): number {
  const end = tokens.end[index] as number;
  const start = tokens.start[index] as number;
  const value = end - start <= 9 ? valueOf(tokens.hash[index] as number) : 0;
  if (value === SPACED_SCHEME) return codes[end] === 32 || codes[end + 1] === 32 ? SPELLED_MARKS : 0;
  if (value !== 0) return value;
  const flags = tokens.flags[index] as number;
  if ((flags & (INNER_CAPITAL | FIRST_CAPITAL)) !== INNER_CAPITAL || end - start < 3) return 0;
  return classOf(codes[end - 1] as number) === UPPER && classOf(codes[end - 2] as number) === LOWER ? REVERSED : 0;
}

/** A digit between letters, or letters between digits: "D4rryl", "2O6". Not "4th", "10k", "A12". */
function isLeet(codes: Uint16Array, start: number, end: number): boolean {
  let turns = 0;
  let last = -1;
  for (let i = start; i < end; i += 1) {
    const now = classOf(codes[i] as number) === DIGIT ? 1 : 0;
    if (last >= 0 && now !== last) turns += 1;
    last = now;
  }
  return turns >= 2 || (turns === 1 && end - start >= 3);
}
