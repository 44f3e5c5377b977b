import { wholeNumber } from '../../identifiers/cued-numbers.ts';
import { looksLikeCode } from '../../identifiers/cues.ts';
import { type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import {
  AFTER_HASH,
  BY_AT,
  BY_COLON,
  BY_COMMA,
  HAS_SMALL,
  IS_MONEY,
  IS_PERCENT,
  SEEN_GROUPS,
  SEEN_LETTERS,
  SEEN_LINKED,
  SEEN_LONG,
} from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import { CUE } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

const MIN_DIGITS = 6;
const MIN_DIGITS_WITH_LETTERS = 4;
/** "2018-2020", "1200-1500": ranges of years and counts. */
const RANGE = shapeOf('4-4');
/** ICD-10-CM: a letter, two digits, a stop, up to four more places. */
const DIAGNOSIS = /^[A-TV-Z]\d[\dAB]\.[\dA-Z]{1,4}$/i;
const DECIMAL = 46;
const SLASH = 47;

function find(document: IdentifierDocument, found: Mention[]): void {
  const { numbers } = document;
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] !== 0) continue;
    const certainty = certaintyOf(document, i);
    const span = wholeNumber(document, i);
    if (certainty === 0 && !isSpacedCode(document, i, span)) continue;
    numbers.take(span.start, span.end);
    found.push(mentionOf(unexplainedNumber, { ...span, certainty: certainty || 0.4 }));
  }
}

/** "UH 3390 2217": capitals, then groups of digits with seven and more in all. */
function isSpacedCode(
  { reading, numbers }: IdentifierDocument,
  index: number,
  { start, end }: { start: number; end: number },
): boolean {
  if (numbers.cue[index] === CUE.other || start === numbers.start[index] || end === numbers.end[index]) return false;
  return /^[A-Z]{1,4} \d{3,5} \d{3,6}$/.test(reading.text.slice(start, end));
}

function certaintyOf({ numbers, reading }: IdentifierDocument, index: number): number {
  const flags = numbers.flags[index] as number;
  if ((flags & (IS_MONEY | IS_PERCENT | BY_COLON | BY_COMMA | BY_AT)) !== 0 || !looksLikeCode(numbers, index)) return 0;
  if (numbers.cue[index] === CUE.other) return 0;
  const letters = numbers.letters[index] as number;
  const digits = numbers.digits[index] as number;
  const separator = numbers.separator[index] as number;
  const bonus = numbers.cue[index] === 0 ? 0 : 0.1;
  // Ranges of addresses: "192.0.2.96/28".
  if (letters === 0 && numbers.groups[index] === 5) return 0;
  if (numbers.shape[index] === RANGE || (separator === DECIMAL && letters === 0)) return 0;
  if (letters === 0) {
    if (digits < MIN_DIGITS || digits > 16) return 0;
    // Blood pressures and shares have at most three digits on each side of a stroke.
    if ((numbers.groups[index] as number) > 1) return separator === SLASH ? (digits > 6 ? 0.3 : 0) : 0.5 + bonus;
    return isRound(reading.codes, numbers.start[index] as number, numbers.end[index] as number) ? 0 : 0.5 + bonus;
  }
  if (
    separator === DECIMAL &&
    DIAGNOSIS.test(reading.text.slice(numbers.start[index] as number, numbers.end[index] as number))
  )
    return 0;
  return withLetters({ flags, digits, letters, groups: numbers.groups[index] as number }) * (bonus + 1);
}

/** "1000000": counts, not codes. */
function isRound(codes: Uint16Array, start: number, end: number): boolean {
  return codes[end - 1] === 48 && codes[end - 2] === 48 && codes[end - 3] === 48 && codes[start] !== 48;
}

type Mix = { flags: number; digits: number; letters: number; groups: number };

/** Capitals with four digits and more, small letters only with five; long words with digits are tags and jokes. */
function withLetters({ flags, digits, letters, groups }: Mix): number {
  if (digits < MIN_DIGITS_WITH_LETTERS || letters > digits + 3) return 0;
  if ((flags & HAS_SMALL) !== 0) return digits >= 5 && groups > 1 ? 0.4 : 0;
  if ((flags & AFTER_HASH) !== 0) return 0.3;
  return digits >= 6 || groups > 1 ? 0.55 : 0.45;
}

/** Long numbers and codes that no word explains; low certainty, for the words around to decide on. */
export const unexplainedNumber: IdentifierRule = {
  id: 'unexplained-number',
  version: 1,
  type: 'OTHER_ID',
  code: 'UNIQUE_NUMBER',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(R), read 2026-11-21',
  needs: { numbers: SEEN_LONG | SEEN_GROUPS | SEEN_LETTERS | SEEN_LINKED },
  find,
  examples: {
    flags: [
      ['the home agency for 4002918 changed the orders', '4002918'],
      ['upper corner (UH 3390 2217) in the upload', 'UH 3390 2217'],
      ['HSP-2207 is new, widow is sleeping', 'HSP-2207'],
      ['E26-0091-77 still has no coder', 'E26-0091-77'],
    ],
    passes: [
      'PMID 33301246 still makes my patient laugh',
      'PO 4410-22817 for 600 gait belts',
      'CPT 99214 needs two of three',
      'badge 118204, locker 331',
      'raised $1000000 in 2018-2020',
      'COVID-19, HbA1c 7.2, H1N1 and BRCA2',
      'ICD W61.62 is a duck',
      'NCT01234567 is enrolling',
      'flight 4471 to gate 12',
      'order 118-4490271. don’t sign for it',
    ],
  },
};
