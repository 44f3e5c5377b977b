import type { Mention } from '../mention.ts';
import { hashOf } from '../text/tokens.ts';
import { type IdentifierDocument, type IdentifierRule, mentionOf } from './document.ts';
import {
  BY_COLON,
  BY_COMMA,
  HAS_SMALL,
  IS_LINKED,
  IS_MASKED,
  IS_MONEY,
  IS_PERCENT,
  isAsciiLetter,
} from './number-flags.ts';
import { type Numbers, shapeOf } from './numbers.ts';
import { bitsOf, IS_FILLER, IS_UNIT } from './word-table.ts';

const YEAR = shapeOf('4');
/** "2018-2020" */
const YEARS = shapeOf('4-4');
const MAX_PREFIX = 8;
const MAX_PARTS = 5;

export type CuedRead = {
  readonly rule: IdentifierRule;
  readonly cue: number;
  /** Digits it has at least; 4 by default. */
  readonly minDigits?: number;
  /** The span begins with the cue itself where nothing but marks stands between ("MRN 77-20-418"). */
  readonly takesCue?: boolean;
  /** Takes in a short group of capitals behind: "WN 4417 SK". */
  readonly takesTail?: boolean;
  readonly minScore?: number;
};

/** Adds every free number whose cue is of the given kind, with the letters and groups that belong to it. */
export function findCued(document: IdentifierDocument, read: CuedRead, found: Mention[]): void {
  const { numbers } = document;
  if ((numbers.cues & (1 << read.cue)) === 0) return;
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.cue[i] !== read.cue || numbers.taken[i] !== 0) continue;
    const score = numbers.cueScore[i] as number;
    if (score < (read.minScore ?? 50) || !isPlausible(document, i, read.minDigits ?? 4)) continue;
    const span = wholeNumber(document, i, read.takesTail === true);
    const cueStart = numbers.cueStart[i] as number;
    if (read.takesCue === true && cueStart >= 0 && span.start - cueStart <= 24)
      span.start = Math.min(span.start, cueStart);
    numbers.take(span.start, span.end);
    found.push(mentionOf(read.rule, { ...span, certainty: Math.min(0.98, (score + 3) / 100) }));
  }
}

/** Enough digits, and neither a year nor a time nor an amount. */
function isPlausible({ reading, numbers }: IdentifierDocument, index: number, minDigits: number): boolean {
  const flags = numbers.flags[index] as number;
  if ((flags & (IS_MONEY | IS_PERCENT)) !== 0) return false;
  if ((flags & BY_COMMA) !== 0 && (numbers.digits[index] as number) <= 3) return false;
  if ((flags & BY_COLON) !== 0 && (numbers.digits[index] as number) <= 2) return false;
  const start = numbers.start[index] as number;
  if (
    numbers.separator[index] === 46 &&
    isMeasured(reading.text.slice(start, numbers.end[index]), numbers.cueScore[index] as number)
  )
    return false;
  if (numbers.shape[index] === YEARS && reading.codes[start] === 50 && reading.codes[start + 1] === 48) return false;
  if (numbers.shape[index] === YEAR) {
    const century = (reading.codes[start] as number) * 100 + (reading.codes[start + 1] as number);
    return (flags & IS_MASKED) !== 0 || (century !== 4957 && century !== 5048);
  }
  return digitsWithNext(numbers, index) >= minDigits || isDenseCode(numbers, index);
}

/** A decimal, unless a word stands right before it, and codes of diagnoses (ICD-10-CM): "3.14159", "W61.62". */
function isMeasured(text: string, score: number): boolean {
  return (score < 90 && /^\d{1,3}\.\d+$/.test(text)) || /^[A-TV-Z]\d[\dAB]\.[\dA-Z]{1,4}$/i.test(text);
}

/** "8J4QWF": at least five capitals and digits mixed in one group. */
function isDenseCode(numbers: Numbers, index: number): boolean {
  const digits = numbers.digits[index] as number;
  const letters = numbers.letters[index] as number;
  return digits >= 2 && digits + letters >= 5 && ((numbers.flags[index] as number) & HAS_SMALL) === 0;
}

function digitsWithNext(numbers: Numbers, index: number): number {
  let digits = numbers.digits[index] as number;
  for (let i = index + 1; i < index + MAX_PARTS && continues(numbers, i); i += 1) digits += numbers.digits[i] as number;
  return digits;
}

/** Another group of the same number: one space away, of capitals and digits, with no cue of its own. */
function continues(numbers: Numbers, index: number): boolean {
  if (index >= numbers.count || numbers.taken[index] !== 0) return false;
  const flags = numbers.flags[index] as number;
  if ((flags & IS_LINKED) === 0 || (flags & (HAS_SMALL | IS_MONEY | IS_PERCENT | BY_COLON | BY_COMMA)) !== 0)
    return false;
  if ((numbers.start[index] as number) - (numbers.end[index - 1] as number) !== 1) return false;
  const cue = numbers.cue[index] as number;
  const isSame = cue === 0 || cue === numbers.cue[index - 1] || (numbers.cueScore[index] as number) < 80;
  return isSame && (numbers.digits[index] as number) >= 2;
}

/** The number with the capitals and "#" before it and the groups that follow it. */
export function wholeNumber(
  document: IdentifierDocument,
  index: number,
  takesTail = false,
): { start: number; end: number } {
  const { numbers } = document;
  let last = index;
  while (last + 1 < index + MAX_PARTS && continues(numbers, last + 1)) last += 1;
  const end = numbers.end[last] as number;
  return {
    start: prefixBefore(document, numbers.start[index] as number),
    end: takesTail ? tailBehind(document, end) : end,
  };
}

/** Takes in "#" and a short word of capitals one space before: "XQR 884", "CDL 88-104-552"; signs that hide digits. */
function prefixBefore({ reading }: IdentifierDocument, at: number): number {
  const { codes } = reading;
  let start = at;
  while (
    start > 0 &&
    at - start < MAX_PREFIX &&
    (codes[start - 1] === 35 || codes[start - 1] === 42 || codes[start - 1] === 0x2026)
  )
    start -= 1;
  if (codes[start - 1] !== 32) return start;
  let first = start - 1;
  while (first > 0 && start - first <= MAX_PREFIX && isCapitalOrDash(codes[first - 1] as number)) first -= 1;
  const size = start - 1 - first;
  if (size === 0 || size > MAX_PREFIX - 1 || (first > 0 && isAsciiLetter(codes[first - 1]))) return start;
  return (bitsOf(hashOf(codes, first, start - 1)) & IS_FILLER) !== 0 ? start : first;
}

/** A group of one to three capitals one space behind. */
function tailBehind({ reading }: IdentifierDocument, end: number): number {
  const { codes, length } = reading;
  if (codes[end] !== 32 || end + 1 >= length) return end;
  let last = end + 1;
  while (last < length && last - end <= 4 && isCapitalOrDash(codes[last] as number)) last += 1;
  const size = last - end - 1;
  if (size === 0 || size > 3 || (last < length && isAsciiLetter(codes[last]))) return end;
  return (bitsOf(hashOf(codes, end + 1, last)) & (IS_FILLER | IS_UNIT)) !== 0 ? end : last;
}

function isCapitalOrDash(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || unit === 45;
}
