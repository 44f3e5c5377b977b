import { plainCharacter } from './characters.ts';
import { countBelow } from './count-below.ts';

/**
 * A text as every layer reads it: compatibility forms, look-alike letters, local digits and diacritics folded to plain
 * Latin, invisible characters left out (Unicode NFKC and UTS 39 in spirit), with the way back to the author's own units.
 * Unit `i` of `text` stands for units `[starts[i], ends[i])` of `original`; both are null where nothing moved.
 */
export type Reading = {
  readonly original: string;
  readonly text: string;
  /** The units of `text`; may be longer than `length`. */
  readonly codes: Uint16Array;
  readonly length: number;
  readonly starts: Int32Array | null;
  readonly ends: Int32Array | null;
};

/** Posts fit; longer texts get buffers of their own, so that one long text does not keep memory. */
const KEPT_UNITS = 8192;

/** One sign may stand for eighteen letters; a text made of such signs is no post, and would take long to read. */
const MOST_GROWTH = 2;
const GROWTH_ROOM = 1000;

/** Folded unit of each BMP unit; 0: not looked up yet, 1: folds to nothing or to several units. */
const folded = new Uint16Array(65_536);
const FOLDS_TO_MANY = 1;
const LOOK_AHEAD = 64;
for (let unit = 0; unit < 128; unit += 1) folded[unit] = unit;
folded[0] = 32;
folded[9] = 32;
folded[13] = 32;
folded[96] = 39;

/** Reads texts one after another into buffers of its own: a reading is good until the next `read`. Throws a RangeError for a text that unfolds to many times its length. */
export class Reader {
  readonly #codes = new Uint16Array(KEPT_UNITS);

  read(original: string): Reading {
    const length = original.length;
    const codes = length <= KEPT_UNITS ? this.#codes : new Uint16Array(length);
    let changed = false;
    for (let i = 0; i < length; i += 1) {
      const unit = original.charCodeAt(i);
      const plain = folded[unit] as number;
      if (plain <= FOLDS_TO_MANY) {
        if (!isPictograph(original, i)) return readFolding(original);
        codes[i] = unit;
        i += 1;
        codes[i] = original.charCodeAt(i);
        continue;
      }
      if (plain !== unit) changed = true;
      codes[i] = plain;
    }
    // Whoever looks a little ahead must not see what is left of a longer text.
    if (codes === this.#codes) codes.fill(0, length, length + LOOK_AHEAD);
    const text = changed ? toText(codes, length) : original;
    return { original, text, codes, length, starts: null, ends: null };
  }
}

/** Low surrogate of U+1F51F, the one pictograph that reads as something else. */
const KEYCAP_TEN = 0xdd1f;

/** Pictographs U+1F300–U+1FAFF read as themselves; posts are full of them. */
function isPictograph(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  if (high !== 0xd83c && high !== 0xd83d && high !== 0xd83e) return false;
  const low = text.charCodeAt(at + 1);
  if (high === 0xd83c) return low >= 0xdf00 && low <= 0xdfff;
  return low >= 0xdc00 && low <= 0xdeff && !(high === 0xd83d && low === KEYCAP_TEN);
}

/** The way of texts in which some characters fold to nothing or to several units, or were never met before. */
function readFolding(original: string): Reading {
  const length = original.length;
  // NFKD of one BMP unit has at most 18 units (U+FDFA); such letters are rare, so the buffers grow when they are met.
  const out = new Growing(length + 32);
  let moved = false;
  for (let i = 0; i < length; ) {
    const unit = original.charCodeAt(i);
    const isPair = (unit & 0xfc00) === 0xd800 && i + 1 < length && (original.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
    const width = isPair ? 2 : 1;
    const plain = isPair ? 0 : singleFold(unit);
    if (out.length > length * MOST_GROWTH + GROWTH_ROOM)
      throw new RangeError('The text unfolds to many times its length.');
    if (plain > FOLDS_TO_MANY) out.push(plain, i, i + 1);
    else if (appendFold(out, original.slice(i, i + width), i)) moved = true;
    i += width;
  }
  const text = toText(out.codes, out.length);
  const isMoved = moved || out.length !== length;
  return {
    original,
    text,
    codes: out.codes,
    length: out.length,
    starts: isMoved ? out.starts : null,
    ends: isMoved ? out.ends : null,
  };
}

function singleFold(unit: number): number {
  const known = folded[unit] as number;
  if (known !== 0) return known;
  const plain = foldOf(String.fromCharCode(unit));
  const fold = plain.length === 1 ? plain.charCodeAt(0) : FOLDS_TO_MANY;
  folded[unit] = fold;
  return fold;
}

/** Appends what one character folds to; true when units no longer stand at their own places. */
function appendFold(out: Growing, char: string, at: number): boolean {
  const plain = foldOf(char);
  if (plain === char) {
    for (let i = 0; i < char.length; i += 1) out.push(char.charCodeAt(i), at + i, at + i + 1);
    return false;
  }
  for (let i = 0; i < plain.length; i += 1) out.push(plain.charCodeAt(i), at, at + char.length);
  return true;
}

const wideFolds = new Map<string, string>();
const MAX_WIDE_FOLDS = 4096;

function foldOf(char: string): string {
  let plain = wideFolds.get(char);
  if (plain === undefined) {
    plain = plainCharacter(char);
    if (wideFolds.size < MAX_WIDE_FOLDS) wideFolds.set(char, plain);
  }
  return plain;
}

class Growing {
  codes: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  length = 0;

  constructor(size: number) {
    this.codes = new Uint16Array(size);
    this.starts = new Int32Array(size);
    this.ends = new Int32Array(size);
  }

  push(unit: number, start: number, end: number): void {
    if (this.length === this.codes.length) this.#grow();
    this.codes[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  #grow(): void {
    const size = this.length * 2;
    const codes = new Uint16Array(size);
    const starts = new Int32Array(size);
    const ends = new Int32Array(size);
    codes.set(this.codes);
    starts.set(this.starts);
    ends.set(this.ends);
    this.codes = codes;
    this.starts = starts;
    this.ends = ends;
  }
}

const SLICE = 8192;

/** The first `length` units as a string. */
export function toText(codes: Uint16Array, length: number): string {
  if (length <= SLICE) return String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[]);
  const parts: string[] = [];
  for (let at = 0; at < length; at += SLICE) {
    const part = codes.subarray(at, Math.min(length, at + SLICE));
    // `apply` takes any array-like; the type asks for an array.
    parts.push(String.fromCharCode.apply(null, part as unknown as number[]));
  }
  return parts.join('');
}

/** First UTF-16 unit of the author's text that unit `at` of the reading stands for. */
export function originalStart(reading: Reading, at: number): number {
  if (at >= reading.length) return reading.original.length;
  return reading.starts ? (reading.starts[at] as number) : at;
}

/** First unit of the reading that stands for the author's unit `at` or a later one. */
export function unitAt({ starts, length }: Reading, at: number): number {
  return starts === null ? at : countBelow(starts, length, at);
}

/** One past the last UTF-16 unit of the author's text for a span of the reading that ends before `end`. */
export function originalEnd(reading: Reading, end: number): number {
  return reading.ends ? (reading.ends[end - 1] ?? 0) : end;
}
