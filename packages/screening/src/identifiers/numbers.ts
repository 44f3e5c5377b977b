import { countBelow } from '../text/count-below.ts';
import type { Reading } from '../text/reading.ts';
import {
  AFTER_PAREN,
  AFTER_PLUS,
  areLinks,
  BY_COLON,
  FREE,
  flagsBefore,
  flagsBehind,
  HAS_CAPITAL,
  HAS_SMALL,
  IS_ENDLESS,
  IS_LINKED,
  IS_MASKED,
  IS_MONEY,
  IS_PERCENT,
  isAlphanumeric,
  isAsciiLetter,
  isDigit,
  isHigh,
  isYear,
  kindOf,
  PLAIN,
  SEEN_COLON,
  SEEN_FREE,
  SEEN_GROUPS,
  SEEN_HIGH,
  SEEN_LETTERS,
  SEEN_LINKED,
  SEEN_LONG,
  SEEN_PLUS,
  TAKEN,
} from './number-flags.ts';

const KEPT_CLUSTERS = 512;
const KEPT_DOTS = 256;
const MAX_UNITS_BACK = 24;
const MAX_UNITS = 64;
const MAX_GROUPS = 5;

/**
 * Number clusters of one reading: runs of letters and digits, joined by "-", "/" and "." without spaces, that hold at
 * least one digit ("206.555.0144", "PA-6623-19", "93-year-old"). Typed arrays that are reused by the next text.
 */
export class Numbers {
  count = 0;
  start = new Int32Array(KEPT_CLUSTERS);
  /** One past the last unit. */
  end = new Int32Array(KEPT_CLUSTERS);
  digits = new Uint8Array(KEPT_CLUSTERS);
  letters = new Uint8Array(KEPT_CLUSTERS);
  /** Letters before the first digit or mark. */
  lead = new Uint8Array(KEPT_CLUSTERS);
  groups = new Uint8Array(KEPT_CLUSTERS);
  /** Lengths and kinds of the groups, as `shapeOf` packs them; 0 for more than five groups. */
  shape = new Int32Array(KEPT_CLUSTERS);
  /** The mark between the groups: 0 for one group, 1 where marks differ. */
  separator = new Uint8Array(KEPT_CLUSTERS);
  flags = new Uint16Array(KEPT_CLUSTERS);
  /** `FREE`, `PLAIN`, or `TAKEN` once a rule has read the cluster as a part of an identifier. */
  taken = new Uint8Array(KEPT_CLUSTERS);
  /** Kind of the word that says what the number is; 0 where none does. See cues.ts. */
  cue = new Uint8Array(KEPT_CLUSTERS);
  /** How surely that word belongs to the number, 0 to 100. */
  cueScore = new Uint8Array(KEPT_CLUSTERS);
  /** Where that word begins, when nothing but marks and "number" stands between; else -1. */
  cueStart = new Int32Array(KEPT_CLUSTERS);
  /** What the clusters are, together. */
  seen = 0;
  /** Kinds of cue that clusters have, as `1 << kind`. */
  cues = 0;
  /** Stops between two letters or digits before a letter: bare domains and file names; -1 once they are read. */
  dotCount = 0;
  dots = new Int32Array(KEPT_DOTS);

  #codes: Uint16Array = new Uint16Array(0);
  #length = 0;

  /** Forgets the clusters of the reading before. */
  begin(reading: Reading): void {
    this.#codes = reading.codes;
    this.#length = reading.length;
    this.count = 0;
    this.dotCount = 0;
    this.seen = 0;
    this.cues = 0;
  }

  /** Gathers the clusters around the digits of `[start, end)`; stretches come in order. */
  gather(start: number, end: number): void {
    const done = this.count === 0 ? 0 : (this.end[this.count - 1] as number);
    let at = start < done ? done : start;
    while (at < end) {
      if (isDigit(this.#codes[at])) at = this.#gather(at);
      else at += 1;
    }
  }

  /** Keeps the stop at `at` when it may be one of a bare domain or a file name. */
  stop(at: number): void {
    const codes = this.#codes;
    if (at === 0 || at + 1 >= this.#length || !isAsciiLetter(codes[at + 1]) || !isAlphanumeric(codes[at - 1])) return;
    if (this.dotCount === this.dots.length) this.dots = grown(this.dots, new Int32Array(this.dots.length * 2));
    this.dots[this.dotCount] = at;
    this.dotCount += 1;
  }

  /** Index of the first cluster that ends behind `at`. */
  firstAfter(at: number): number {
    return countBelow(this.end, this.count, at + 1);
  }

  /** Marks the clusters that touch `[start, end)` as read. */
  take(start: number, end: number): void {
    for (let i = this.firstAfter(start); i < this.count && (this.start[i] as number) < end; i += 1)
      this.taken[i] = TAKEN;
  }

  /** Adds the cluster around the digit at `at`; gives where it ends. */
  #gather(at: number): number {
    const index = this.count;
    if (index === this.start.length) this.#grow();
    const floor = index === 0 ? 0 : (this.end[index - 1] as number);
    const start = this.#reachBack(at, Math.max(floor, at - MAX_UNITS_BACK));
    const limit = Math.min(this.#length, start + MAX_UNITS);
    let end = this.#reachOn(at, limit);
    this.start[index] = start;
    this.taken[index] = 0;
    this.cue[index] = 0;
    this.flags[index] = 0;
    if (end >= limit && isAlphanumeric(this.#codes[end]) && end < this.#length) {
      while (end < this.#length && isAlphanumeric(this.#codes[end])) end += 1;
      this.flags[index] = IS_ENDLESS;
      this.taken[index] = TAKEN;
    }
    this.end[index] = end;
    this.#describe(index, start, Math.min(end, limit));
    this.#lookAround(index, floor);
    this.#rank(index);
    this.count = index + 1;
    return end;
  }

  #reachBack(at: number, floor: number): number {
    const codes = this.#codes;
    let start = at;
    while (start > floor) {
      const unit = codes[start - 1] as number;
      if (isAsciiLetter(unit)) {
        start -= 1;
        continue;
      }
      if (start - 2 < floor || (unit !== 45 && unit !== 46 && unit !== 47)) break;
      const before = kindOf(codes[start - 2]);
      if (before !== 3 && !(unit === 45 && before === 2)) break;
      start -= 1;
    }
    return start;
  }

  #reachOn(at: number, limit: number): number {
    const codes = this.#codes;
    let end = at;
    while (end < limit) {
      const unit = codes[end] as number;
      const kind = kindOf(unit);
      if (kind === 0) break;
      if (kind === 4) {
        if (end + 1 >= this.#length) break;
        const next = codes[end + 1];
        if (unit === 46 ? !isDigit(next) : !isAlphanumeric(next)) break;
      }
      end += 1;
    }
    return end;
  }

  /** Counts letters and digits and packs the shape. */
  #describe(index: number, start: number, end: number): void {
    const codes = this.#codes;
    let digits = 0;
    let letters = 0;
    let lead = -1;
    let flags = this.flags[index] as number;
    let shape = 0;
    let groups = 1;
    let separator = 0;
    let size = 0;
    let hasDigit = 0;
    let hasLetter = 0;
    for (let i = start; i < end; i += 1) {
      const unit = codes[i] as number;
      const kind = kindOf(unit);
      if (kind === 4) {
        shape = (shape << 6) | hasDigit | hasLetter | Math.min(size, 15);
        groups += 1;
        separator = separator === 0 || separator === unit ? unit : 1;
        size = 0;
        hasDigit = 0;
        hasLetter = 0;
        if (lead < 0) lead = i - start;
        continue;
      }
      size += 1;
      if (kind === 1) {
        if (lead < 0) lead = i - start;
        digits += 1;
        hasDigit = 32;
      } else {
        letters += 1;
        hasLetter = 16;
        flags |= kind === 3 ? HAS_CAPITAL : HAS_SMALL;
      }
    }
    this.digits[index] = digits;
    this.letters[index] = letters;
    this.lead[index] = Math.max(0, lead);
    this.groups[index] = groups;
    this.shape[index] = groups > MAX_GROUPS ? 0 : (shape << 6) | hasDigit | hasLetter | Math.min(size, 15);
    this.separator[index] = separator;
    this.flags[index] = flags;
  }

  #lookAround(index: number, floor: number): void {
    const codes = this.#codes;
    const start = this.start[index] as number;
    const end = this.end[index] as number;
    let flags = this.flags[index] as number;
    if (start > 0) flags |= flagsBefore(codes, start);
    if (end < this.#length) flags |= flagsBehind(codes, end, this.#length);
    if (index > 0 && start - floor <= 4 && areLinks(codes, floor, start)) flags |= IS_LINKED;
    this.flags[index] = flags;
  }

  /** Tells plain counts from what may be an identifier; a cluster that the next one is linked to is no plain count. */
  #rank(index: number): void {
    const flags = this.flags[index] as number;
    const digits = this.digits[index] as number;
    const start = this.start[index] as number;
    let seen = isHigh(this.#codes, start, this.end[index] as number) ? SEEN_HIGH : 0;
    const isSmall =
      this.letters[index] === 0 &&
      this.groups[index] === 1 &&
      (digits <= 3 || (digits === 4 && isYear(this.#codes, start)));
    const isCounted = (flags & (IS_MONEY | IS_PERCENT)) !== 0;
    if (isCounted || (isSmall && (flags & (IS_LINKED | AFTER_PLUS | IS_MASKED | BY_COLON | AFTER_PAREN)) === 0)) {
      if (this.taken[index] === FREE) this.taken[index] = PLAIN;
    } else {
      seen |= SEEN_FREE;
      if ((this.groups[index] as number) > 1) seen |= SEEN_GROUPS;
      if (digits >= 5) seen |= SEEN_LONG;
      if ((this.letters[index] as number) > 0) seen |= SEEN_LETTERS;
      if ((flags & BY_COLON) !== 0) seen |= SEEN_COLON;
      if ((flags & AFTER_PLUS) !== 0) seen |= SEEN_PLUS;
    }
    // A degree sign: coordinates.
    if (this.#codes[this.end[index] as number] === 0xb0) seen |= SEEN_LINKED;
    if ((flags & IS_LINKED) !== 0) {
      seen |= SEEN_LINKED | SEEN_FREE;
      const isMoney = ((this.flags[index - 1] as number) & (IS_MONEY | IS_PERCENT)) !== 0;
      if (this.taken[index - 1] === PLAIN && !isMoney) this.taken[index - 1] = FREE;
    }
    this.seen |= seen;
  }

  #grow(): void {
    const size = this.start.length * 2;
    this.start = grown(this.start, new Int32Array(size));
    this.end = grown(this.end, new Int32Array(size));
    this.digits = grown(this.digits, new Uint8Array(size));
    this.letters = grown(this.letters, new Uint8Array(size));
    this.lead = grown(this.lead, new Uint8Array(size));
    this.groups = grown(this.groups, new Uint8Array(size));
    this.shape = grown(this.shape, new Int32Array(size));
    this.separator = grown(this.separator, new Uint8Array(size));
    this.flags = grown(this.flags, new Uint16Array(size));
    this.taken = grown(this.taken, new Uint8Array(size));
    this.cue = grown(this.cue, new Uint8Array(size));
    this.cueScore = grown(this.cueScore, new Uint8Array(size));
    this.cueStart = grown(this.cueStart, new Int32Array(size));
  }
}

function grown<T extends Int32Array | Uint8Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/**
 * The packed shape of a pattern such as "3-2-4" (digits), "A2-4" (two letters) or "M5" (five letters and digits mixed),
 * to compare with `Numbers.shape`.
 */
export function shapeOf(pattern: string): number {
  let shape = 0;
  for (const group of pattern.split('-')) {
    const kind = group.startsWith('A') ? 16 : group.startsWith('M') ? 48 : 32;
    shape = (shape << 6) | kind | Number(group.replace(/\D/g, ''));
  }
  return shape;
}
