import type { Mention } from '../mention.ts';
import { isInternational } from './calling-codes.ts';
import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from './document.ts';
import {
  AFTER_PAREN,
  AFTER_PLUS,
  BY_COLON,
  BY_COMMA,
  HAS_CAPITAL,
  IS_LINKED,
  IS_MONEY,
  isDigit,
} from './number-flags.ts';
import { type Numbers, shapeOf } from './numbers.ts';
import { CUE, CUE_MASK, IS_TIGHT } from './word-table.ts';

const GAP = '[ .\\-/]{1,3}';
const AREA = '(?:\\( ?[2-9]\\d\\d ?\\)[ .\\-/]{0,3}|[2-9]\\d\\d[ .\\-/]{1,3})';
const NORTH_AMERICAN = new RegExp(
  `(?:\\+? ?\\(?1\\)?[ .\\-/]{0,3})?${AREA}[2-9]\\d\\d${GAP}\\d{4}(?![\\d-]|\\.\\d)`,
  'y',
);
const LOCAL = /[2-9]\d\d[ .-]\d{4}(?![\d-]|\.\d)/y;
const INTERNATIONAL = /\+ ?\(?\d{1,3}\)?(?:[ .\-/]{0,2}\(?\d{1,5}\)?){1,6}(?!\d)/y;
const DOUBLE_ZERO = /00[1-9]\d{0,2}(?:[ .\-/]{1,2}\(?\d{1,5}\)?){1,6}(?!\d)/y;
const ANY_GROUPS = /\(?\d{1,5}\)?(?:[ .\-/]{0,3}\(?\d{2,5}\)?){1,5}(?![\d-])/y;
const VANITY =
  /(?:\+?1[ .-])?(?:8(?:00|33|44|55|66|77|88)|[2-9]\d\d)[ .-](?=[A-Z0-9-]{0,6}[A-Z]{2})(?:[A-Z0-9]{2,8}-){0,2}[A-Z0-9]{3,10}\b/y;
/** Mexico ("55 5555 0118") and Spain ("955 550 142", "655 55 01 42") as they are written at home. */
const SPANISH_GROUPS = /(?:\d{2} \d{4} \d{4}|[6-9]\d{2} \d{3} \d{3}|[6-9]\d{2} \d{2} \d{2} \d{2})(?![\d-]| \d)/y;
const EXTENSION = /,? ?(?:\(?(?:x|ext(?:ension)?|anexo|int)\b\.? ?#?|x|ext\.?)\d{1,6}\b\)?/iy;
const EXTENSION_ALONE = /^(?:x|ext)-?\d{3,6}$/i;
const REACH_UNITS = 90;
const REACH_BEHIND_UNITS = 40;

const LONG_SHAPES = new Set(['3-3-4', '1-3-3-4', '3-7', '1-3-7'].map(shapeOf));
const TEN = shapeOf('10');
const ELEVEN = shapeOf('11');
const THREE_FOUR = shapeOf('3-4');
const THREE = shapeOf('3');
const ONE = shapeOf('1');
/** Cues that make a number one of a record even where its shape is a telephone's. */
const PERSONAL = (1 << CUE.record) | (1 << CUE.plan) | (1 << CUE.account) | (1 << CUE.serial) | (1 << CUE.ssn);

type Kind = 'phone' | 'fax';

export type Wanted = { readonly rule: IdentifierRule; readonly kind: Kind };

type Telephone = { readonly start: number; readonly end: number; readonly certainty: number };

/** Adds the telephone or fax numbers of a text; the nearest word before, then behind, tells which of the two it is. */
export function findTelephones(document: IdentifierDocument, { rule, kind }: Wanted, found: Mention[]): void {
  const { numbers, reading, facts } = document;
  const hasFax = (document.words.cues & (1 << CUE.fax)) !== 0;
  if (kind === 'fax' && !hasFax) return;
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] !== 0) continue;
    const telephone = telephoneAt(document, i);
    if (telephone === null) continue;
    if (hasFax && kindAt(document, telephone) !== kind) continue;
    const close = mayBeExtension(reading.codes[telephone.end] as number)
      ? endOf(EXTENSION, reading.text, telephone.end)
      : -1;
    const end = close < 0 ? telephone.end : close;
    numbers.take(telephone.start, end);
    const isOwn =
      facts.hasPhones && facts.isPhone(reading.text.slice(telephone.start, telephone.end).replace(/\D/g, ''));
    found.push(
      mentionOf(rule, {
        start: telephone.start,
        end,
        certainty: telephone.certainty,
        ...(isOwn ? { subject: 'org' as const } : {}),
      }),
    );
  }
}

/** " ext. 4", ", x12", "x22". */
function mayBeExtension(unit: number): boolean {
  return unit === 32 || unit === 44 || unit === 120 || unit === 101;
}

function telephoneAt(document: IdentifierDocument, index: number): Telephone | null {
  const { numbers } = document;
  const flags = numbers.flags[index] as number;
  if ((flags & (IS_MONEY | BY_COMMA)) !== 0) return null;
  const cue = (numbers.cueScore[index] as number) >= 60 ? (numbers.cue[index] as number) : 0;
  const isCalled = cue === CUE.phone || cue === CUE.fax;
  if ((numbers.letters[index] as number) > 0) return withLetters(document, index, isCalled);
  if ((flags & AFTER_PLUS) !== 0) return behindPlus(document, index);
  const isOthers = ((1 << cue) & PERSONAL) !== 0 && (numbers.cueScore[index] as number) >= 86;
  if (isOthers && (flags & AFTER_PAREN) === 0) return null;
  return (
    northAmerican(document, index, isCalled) ??
    local(document, index, isCalled) ??
    spanish(document, index, cue) ??
    (isCalled ? anyGroups(document, index) : null)
  );
}

/** Vanity numbers and extensions alone. */
function withLetters({ numbers, reading }: IdentifierDocument, index: number, isCalled: boolean): Telephone | null {
  const start = numbers.start[index] as number;
  const end = numbers.end[index] as number;
  if ((numbers.digits[index] as number) >= 10) {
    const close = endOf(NORTH_AMERICAN, reading.text, start);
    if (close > 0 && mayBeExtension(reading.codes[close] as number)) return { start, end: close, certainty: 0.96 };
  }
  if (end - start <= 8 && EXTENSION_ALONE.test(reading.text.slice(start, end))) {
    return { start, end, certainty: isCalled ? 0.8 : 0.5 };
  }
  if (((numbers.flags[index] as number) & HAS_CAPITAL) === 0 || (numbers.groups[index] as number) < 2) return null;
  const close = endOf(VANITY, reading.text, start);
  if (close < 0) return null;
  const isTollFree = /^(?:\+?1[ .-])?8(?:00|33|44|55|66|77|88)/.test(reading.text.slice(start, start + 6));
  return isTollFree || isCalled ? { start, end: close, certainty: isTollFree ? 0.95 : 0.8 } : null;
}

function behindPlus({ numbers, reading }: IdentifierDocument, index: number): Telephone | null {
  const start = (numbers.start[index] as number) - 1;
  const north = endOf(NORTH_AMERICAN, reading.text, start);
  if (north > 0) return { start, end: north, certainty: 0.98 };
  const end = endOf(INTERNATIONAL, reading.text, start);
  if (end < 0) return null;
  return isInternational(reading.text.slice(start, end).replace(/\D/g, '')) ? { start, end, certainty: 0.96 } : null;
}

function northAmerican({ numbers, reading }: IdentifierDocument, index: number, isCalled: boolean): Telephone | null {
  const shape = numbers.shape[index] as number;
  const at = numbers.start[index] as number;
  if (shape === TEN || shape === ELEVEN) {
    const text = reading.text.slice(at, numbers.end[index]);
    if (!/^1?[2-9]\d\d[2-9]\d{6}$/.test(text) || numbers.cue[index] === CUE.other) return null;
    return { start: at, end: numbers.end[index] as number, certainty: isCalled ? 0.97 : 0.6 };
  }
  const isStart = LONG_SHAPES.has(shape) || shape === THREE || shape === ONE || shape === shapeOneThree;
  if (
    !isStart ||
    (!LONG_SHAPES.has(shape) && !isLinked(numbers, index + 1) && reading.codes[numbers.end[index] as number] !== 41)
  )
    return null;
  const isInParens = ((numbers.flags[index] as number) & AFTER_PAREN) !== 0;
  const start = isInParens ? at - 1 : at;
  let end = endOf(NORTH_AMERICAN, reading.text, start);
  if (end < 0 && isInParens) end = endOf(NORTH_AMERICAN, reading.text, at);
  if (end < 0) return null;
  const opened = isInParens && reading.codes[at + 3] !== 41 ? at : start;
  return { start: opened, end, certainty: 0.96 };
}

const shapeOneThree = shapeOf('1-3');

/** Seven digits: sure behind a word of calling or with the exchange 555, which belongs to fiction and directories. */
function local({ numbers, reading }: IdentifierDocument, index: number, isCalled: boolean): Telephone | null {
  const shape = numbers.shape[index] as number;
  if (shape !== THREE_FOUR && !(shape === THREE && isLinked(numbers, index + 1))) return null;
  const start = numbers.start[index] as number;
  const end = endOf(LOCAL, reading.text, start);
  if (end < 0) return null;
  const isFiction = reading.codes[start] === 53 && reading.codes[start + 1] === 53 && reading.codes[start + 2] === 53;
  if (isCalled || isFiction) return { start, end, certainty: 0.93 };
  return shape === THREE_FOUR && numbers.separator[index] === 45 && numbers.cue[index] === 0
    ? { start, end, certainty: 0.5 }
    : null;
}

function spanish({ numbers, reading }: IdentifierDocument, index: number, cue: number): Telephone | null {
  const size = (numbers.end[index] as number) - (numbers.start[index] as number);
  if (size < 2 || size > 3 || numbers.groups[index] !== 1 || !isLinked(numbers, index + 1)) return null;
  if (cue !== 0 && cue !== CUE.phone && cue !== CUE.fax) return null;
  const start = numbers.start[index] as number;
  const end = endOf(SPANISH_GROUPS, reading.text, start);
  return end > 0 ? { start, end, certainty: cue === 0 ? 0.55 : 0.95 } : null;
}

/** Any grouping of seven to fifteen digits behind a word of calling. */
function anyGroups({ numbers, reading }: IdentifierDocument, index: number): Telephone | null {
  const isInParens = ((numbers.flags[index] as number) & AFTER_PAREN) !== 0;
  const start = (numbers.start[index] as number) - (isInParens ? 1 : 0);
  if (((numbers.flags[index] as number) & BY_COLON) !== 0 && !isDigit(reading.codes[start])) return null;
  const zero = endOf(DOUBLE_ZERO, reading.text, start);
  const end = zero > 0 ? zero : endOf(ANY_GROUPS, reading.text, start);
  if (end < 0) return null;
  const digits = reading.text.slice(start, end).replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return null;
  return { start, end, certainty: (numbers.cueScore[index] as number) >= 78 ? 0.85 : 0.6 };
}

function isLinked(numbers: Numbers, index: number): boolean {
  return index < numbers.count && ((numbers.flags[index] as number) & IS_LINKED) !== 0;
}

/** "faxed ... to 214-555-0175", "the number on the fax"; a telephone where no word of faxing is near. */
function kindAt({ words }: IdentifierDocument, { start, end }: Telephone): Kind {
  const next = words.firstFrom(start);
  for (let i = next - 1; i >= 0 && start - (words.end[i] as number) <= REACH_UNITS; i -= 1) {
    const cue = ownCue(words.bits[i] as number);
    if (cue === CUE.fax) return 'fax';
    if (cue === CUE.phone && start - (words.end[i] as number) <= 40) return 'phone';
  }
  for (let i = next; i < words.count && (words.start[i] as number) - end <= REACH_BEHIND_UNITS; i += 1) {
    const cue = ownCue(words.bits[i] as number);
    if (cue === CUE.fax) return 'fax';
    if (cue === CUE.phone) return 'phone';
  }
  return 'phone';
}

/** "at", "number" and "line" stand before telephones and fax machines alike; "f" is a fax only right before. */
function ownCue(bits: number): number {
  const cue = bits & CUE_MASK;
  return cue === CUE.phone && (bits & IS_TIGHT) !== 0 ? 0 : cue;
}
