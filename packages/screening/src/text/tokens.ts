import {
  APOSTROPHE,
  classOf,
  DIGIT,
  HIGH_SURROGATE,
  LOWER,
  lowerOf,
  MARK,
  NEWLINE,
  OTHER_LETTER,
  SPACE,
  UPPER,
} from './character-class.ts';
import type { Reading } from './reading.ts';
import { WordSet } from './word-set.ts';

/** Kinds of token. */
export const WORD = 1;
/** Digits alone. */
export const NUMBER = 2;
/** Letters and digits without a space: "4West", "H00982214". */
export const MIXED = 3;
/** "@" and the name after it. */
export const HANDLE = 4;
/** "#" and the word after it. */
export const HASHTAG = 5;
/** Begins with http://, https:// or www. and goes on to the next space. */
export const LINK = 6;
/** A run without spaces around an inner "@". */
export const MAIL = 7;
/** One mark of writing. */
export const PUNCTUATION = 8;
/** One pictograph or other sign. */
export const SIGN = 9;
export const LINE_END = 10;

/** Bits of `flags`. */
export const FIRST_CAPITAL = 1;
export const ALL_CAPITALS = 2;
export const INNER_CAPITAL = 4;
export const AFTER_SPACE = 8;
export const SENTENCE_START = 16;
/** A word cut from the one before it: "'s", "'m", "n't" stays whole. */
export const CLITIC = 32;
export const LONE_CAPITAL = 64;

const MAX_TOKENS_AT_FIRST = 2048;
/** The longest local part of an address, RFC 5321; keeps the way back short. */
const MAX_LOCAL_PART = 64;
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The tokens of one reading in typed arrays; buffers are reused, so tokens are good until the next `split`.
 * `hash` is the FNV-1a hash of the token in lower case (of UTF-16 units; Fowler, Noll, Vo), as an unsigned 32-bit number.
 */
export class Tokens {
  count = 0;
  start = new Int32Array(MAX_TOKENS_AT_FIRST);
  /** One past the last unit. */
  end = new Int32Array(MAX_TOKENS_AT_FIRST);
  kind = new Uint8Array(MAX_TOKENS_AT_FIRST);
  flags = new Uint8Array(MAX_TOKENS_AT_FIRST);
  hash = new Uint32Array(MAX_TOKENS_AT_FIRST);

  #codes: Uint16Array = new Uint16Array(0);
  #length = 0;
  /** Flags that the next token has from what stands before it. */
  #lead = 0;

  /** Splits a reading into tokens, in order, without overlap; spaces belong to none. */
  split(reading: Reading): void {
    this.#reserve(reading.length);
    this.#codes = reading.codes;
    this.#length = reading.length;
    this.#lead = SENTENCE_START | AFTER_SPACE;
    this.count = 0;
    let at = 0;
    while (at < reading.length) {
      const kind = classOf(reading.codes[at] as number);
      if (kind === SPACE) {
        this.#lead |= AFTER_SPACE;
        at += 1;
      } else {
        at = this.#token(at, kind);
      }
    }
  }

  #token(at: number, kind: number): number {
    if (kind === LOWER || kind === UPPER || kind === OTHER_LETTER || kind === DIGIT) return this.#run(at);
    if (kind === NEWLINE) {
      this.hash[this.#push(LINE_END, at, at + 1)] = 10;
      this.#lead = SENTENCE_START | AFTER_SPACE;
      return at + 1;
    }
    const unit = this.#codes[at] as number;
    if ((unit === 64 || unit === 35) && isNameUnit(this.#unitAt(at + 1))) return this.#named(at, unit);
    if (kind === MARK || kind === APOSTROPHE) return this.#mark(at, unit);
    const end = kind === HIGH_SURROGATE ? Math.min(at + 2, this.#length) : at + 1;
    const lead = this.#lead;
    this.hash[this.#push(SIGN, at, end)] = hashOf(this.#codes, at, end);
    this.#lead = lead & SENTENCE_START;
    return end;
  }

  /** Opening marks at the start of a sentence leave the next word at its start. */
  #mark(at: number, unit: number): number {
    const lead = this.#lead;
    const isStop = unit === 33 || unit === 63 || (unit === 46 && !this.#isAbbreviation(at));
    this.hash[this.#push(PUNCTUATION, at, at + 1)] = unit;
    if (isStop) this.#lead = SENTENCE_START;
    else this.#lead = unit === 44 || unit === 59 ? 0 : lead & SENTENCE_START;
    return at + 1;
  }

  /** True for the stop of "Dr." and of initials. */
  #isAbbreviation(at: number): boolean {
    const before = this.count - 1;
    if (before < 0 || this.end[before] !== at || this.kind[before] !== WORD) return false;
    return ((this.flags[before] as number) & LONE_CAPITAL) !== 0 || ABBREVIATIONS.has(this.hash[before] as number);
  }

  /** A run of letters and digits, with the apostrophes inside. */
  #run(at: number): number {
    const codes = this.#codes;
    const length = this.#length;
    let end = at;
    let hash = FNV_BASIS;
    let letters = 0;
    let capitals = 0;
    let digits = 0;
    while (end < length) {
      const unit = codes[end] as number;
      const kind = classOf(unit);
      if (kind === LOWER) {
        letters += 1;
        hash = Math.imul(hash ^ unit, FNV_PRIME);
      } else {
        if (kind === DIGIT) digits += 1;
        else if (kind === UPPER) {
          capitals += 1;
          letters += 1;
        } else if (kind === OTHER_LETTER) letters += 1;
        else if (kind !== APOSTROPHE || digits > 0 || !joinsLetters(codes, end, length)) break;
        hash = Math.imul(hash ^ lowerOf(unit), FNV_PRIME);
      }
      end += 1;
    }
    const next = end < length ? (codes[end] as number) : 0;
    if (next === 64 && isNameUnit(this.#unitAt(end + 1))) return this.#mail(at, end);
    if ((next === 46 || next === 58) && this.#isLinkStart(at, end)) return this.#link(at);
    if (capitals > 0) this.#lead |= capitalFlags(classOf(codes[at] as number) === UPPER, letters, capitals);
    this.hash[this.#push(digits === 0 ? WORD : letters === 0 ? NUMBER : MIXED, at, end)] = hash >>> 0;
    return next === 39 ? this.#clitic(end) : end;
  }

  /** "'s", "'m", "'re" and the like after a word are tokens of their own. */
  #clitic(at: number): number {
    const codes = this.#codes;
    let end = at + 1;
    while (end < this.#length && end < at + 4 && isLetter(codes[end] as number)) end += 1;
    const size = end - at - 1;
    if (size === 0 || size > 2) return at;
    this.#lead = CLITIC;
    this.hash[this.#push(WORD, at, end)] = hashOf(codes, at, end);
    return end;
  }

  #named(at: number, mark: number): number {
    const codes = this.#codes;
    let end = at + 1;
    while (end < this.#length && isNameUnit(codes[end] as number)) end += 1;
    while (end > at + 2 && isTrailing(codes[end - 1] as number)) end -= 1;
    this.hash[this.#push(mark === 64 ? HANDLE : HASHTAG, at, end)] = hashOf(codes, at, end);
    return end;
  }

  /**
   * Takes the tokens before an inner "@" back as far as no space stands between, and goes on to the next space. `run` is
   * where the letters before the "@" begin, which may hold an apostrophe.
   */
  #mail(run: number, at: number): number {
    const codes = this.#codes;
    const floor = Math.max(0, at - MAX_LOCAL_PART);
    let start = at;
    while (start > floor && isMailUnit(codes[start - 1] as number)) start -= 1;
    start = Math.min(start, run);
    while (this.count > 0 && (this.end[this.count - 1] as number) > start) {
      this.count -= 1;
      start = Math.min(start, this.start[this.count] as number);
      this.#lead = (this.flags[this.count] as number) & (AFTER_SPACE | SENTENCE_START);
    }
    let end = at + 1;
    while (end < this.#length && isMailUnit(codes[end] as number)) end += 1;
    while (end > at + 2 && isTrailing(codes[end - 1] as number)) end -= 1;
    this.hash[this.#push(MAIL, start, end)] = MAIL;
    return end;
  }

  #link(at: number): number {
    const codes = this.#codes;
    let end = at;
    while (end < this.#length && isLinkUnit(codes[end] as number)) end += 1;
    while (end > at + 1 && isTrailing(codes[end - 1] as number)) end -= 1;
    this.hash[this.#push(LINK, at, end)] = LINK;
    return end;
  }

  /** "http" or "https" before "://", "www" before ".". */
  #isLinkStart(at: number, end: number): boolean {
    const codes = this.#codes;
    if (codes[end] === 46) return end - at === 3 && isW(codes[at]) && isW(codes[at + 1]) && isW(codes[at + 2]);
    if (this.#unitAt(end + 1) !== 47 || this.#unitAt(end + 2) !== 47) return false;
    return end - at >= 3 && end - at <= 6;
  }

  /** The unit at an index, 0 behind the text: the buffer may still hold the end of a longer one. */
  #unitAt(at: number): number {
    return at < this.#length ? (this.#codes[at] as number) : 0;
  }

  /** Adds a token and gives its index; the caller sets its hash. */
  #push(kind: number, at: number, end: number): number {
    const index = this.count;
    this.start[index] = at;
    this.end[index] = end;
    this.kind[index] = kind;
    this.flags[index] = this.#lead;
    this.count = index + 1;
    this.#lead = 0;
    return index;
  }

  /** No token is shorter than one unit, so there are at most `units` tokens. */
  #reserve(units: number): void {
    const kept = this.start.length;
    if (units <= kept) return;
    const size = Math.max(units, kept * 2);
    this.start = new Int32Array(size);
    this.end = new Int32Array(size);
    this.kind = new Uint8Array(size);
    this.flags = new Uint8Array(size);
    this.hash = new Uint32Array(size);
  }
}

/** FNV-1a of `[start, end)` in lower case, unsigned; the same as `hashWord` of the string. */
export function hashOf(codes: Uint16Array, start: number, end: number): number {
  let hash = FNV_BASIS;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ lowerOf(codes[i] as number), FNV_PRIME);
  return hash >>> 0;
}

/** FNV-1a of a word in lower case, for tables made from strings. */
export function hashWord(word: string): number {
  let hash = FNV_BASIS;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ lowerOf(word.charCodeAt(i)), FNV_PRIME);
  return hash >>> 0;
}

function capitalFlags(isFirst: boolean, letters: number, capitals: number): number {
  if (letters === 1) return FIRST_CAPITAL | LONE_CAPITAL;
  if (capitals === letters) return FIRST_CAPITAL | ALL_CAPITALS;
  return (isFirst ? FIRST_CAPITAL : 0) | (capitals > (isFirst ? 1 : 0) ? INNER_CAPITAL : 0);
}

function isLetter(unit: number): boolean {
  const kind = classOf(unit);
  return kind === LOWER || kind === UPPER || kind === OTHER_LETTER;
}

/** "O'Brien" and "don't" stay whole when three letters and more, or "t", follow the apostrophe. */
function joinsLetters(codes: Uint16Array, at: number, length: number): boolean {
  if (at + 1 >= length || !isLetter(codes[at + 1] as number)) return false;
  if (lowerOf(codes[at + 1] as number) === 116 && !(at + 2 < length && isLetter(codes[at + 2] as number))) return true;
  return at + 3 < length && isLetter(codes[at + 2] as number) && isLetter(codes[at + 3] as number);
}

/** ASCII letters, digits, "_", "." and "-" as far as a handle, and other letters. */
function isNameUnit(unit: number): boolean {
  const kind = classOf(unit);
  return (
    kind === LOWER ||
    kind === UPPER ||
    kind === DIGIT ||
    kind === OTHER_LETTER ||
    unit === 95 ||
    unit === 46 ||
    unit === 45
  );
}

function isMailUnit(unit: number): boolean {
  return isNameUnit(unit) || unit === 43 || unit === 37;
}

/** Everything but spaces, line ends and the marks that close a quoted or bracketed link. */
function isLinkUnit(unit: number): boolean {
  const kind = classOf(unit);
  return kind !== SPACE && kind !== NEWLINE && unit !== 34 && unit !== 60 && unit !== 62 && unit !== 41 && unit !== 93;
}

/** Marks that end a sentence rather than a link or handle: . , ; : ! ? - ' */
function isTrailing(unit: number): boolean {
  return (
    unit === 46 || unit === 44 || unit === 59 || unit === 58 || unit === 33 || unit === 63 || unit === 45 || unit === 39
  );
}

/** Titles whose stop does not end a sentence. */
const ABBREVIATIONS = new WordSet(
  [
    'mr',
    'mrs',
    'ms',
    'dr',
    'dra',
    'sr',
    'sra',
    'srta',
    'st',
    'sta',
    'prof',
    'rev',
    'jr',
    'vs',
    'lt',
    'sgt',
    'fr',
    'no',
  ].map(hashWord),
);

function isW(unit: number | undefined): boolean {
  return unit === 119 || unit === 87;
}
