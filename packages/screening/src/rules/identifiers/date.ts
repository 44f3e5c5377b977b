import {
  BEHIND_MONTH,
  DAY_BEFORE,
  groupValues,
  HOLIDAY,
  isDay,
  isDayAndMonth,
  isMonth,
  isRunTogether,
  isYear,
  MONTH_CUE,
  NEAR_HOLIDAY,
  ORDINAL_CUE,
  SPANISH_WEEKDAY_AND_DAY,
  WEEKDAY_AND_DAY,
  WEEKDAY_BEFORE,
  YEAR_BEHIND,
  YEAR_BEHIND_DAY,
} from '../../identifiers/calendar.ts';
import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import {
  AFTER_HASH,
  BY_COLON,
  IS_MONEY,
  IS_PERCENT,
  SEEN_GROUPS,
  SEEN_LETTERS,
  SEEN_LONG,
} from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import {
  CUE,
  IS_DOUBTFUL_MONTH,
  IS_HOLIDAY,
  IS_MONTH,
  IS_SPOKEN_MONTH,
  IS_UNIT,
  IS_WEEKDAY,
} from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

const UNITS_BEFORE = 36;
const NAMED_DAY = /(?:^|[^\w'-])((?:(?:National|World|International|St\.|Saint) )?(?:[A-Z][a-z']{2,14} ){1,2})$/;
const COMMON_DAY =
  /^(?:The|One|Every|Each|Same|This|That|Great|Good|Happy|Big|Some|Any|First|Last|Next|Snow|Game|Match|Work|Busy|Bad|Best|What|Per|Another|Day|All|Your|My|Our|Full|Half|Spa|Fun|Field|Rest|Sick|Leg|Pay|Moving|Surgery|Clinic|Cataract|Opening|Closing|Touch|Family|Community|Staff|Health|Career|Open) /;
/** "1928 - October 30, 2026" */
const LIFE_YEAR = /(?:^|[^\d])((?:19|20)\d\d ?- ?)$/;
const MAY_END_DAY: ReadonlySet<number> = new Set([...'-/.,fehtdos'].map((char) => char.charCodeAt(0)));
const DAYS = IS_MONTH | IS_HOLIDAY | IS_WEEKDAY | IS_SPOKEN_MONTH;
const PERSONAL_CUES =
  (1 << CUE.record) |
  (1 << CUE.plan) |
  (1 << CUE.account) |
  (1 << CUE.license) |
  (1 << CUE.serial) |
  (1 << CUE.unique) |
  (1 << CUE.ssn);
const BIRTH =
  /\b(?:d\.? ?o\.? ?b\.?|born(?: on)?|birth ?(?:date|day)|b-?day|date of birth|nacio(?: el)?|fecha de nac(?:imiento|\.)?|f\. ?nac\.?|fdn|nacid[oa](?: el)?)[\s:=,_(-]{0,3}(?:is |on |was |es )?$/i;
/** Words before "9/30" that make it a day and no score, dose or part. */
const DAY_CUE =
  /(?:\b(?:on|by|since|until|till|from|dated?|dos|discharged?|admitted|admit|adm|seen|surgery(?: was)?|due|el|del|desde|til|yesterday|today|tomorrow|implanted|placed|booked|moved|given|visit|infusion|as of|op|appt|appointment|scheduled|expires?|exp|closes?|starts?|began|before|after|through|thru|signed|died|delivered|fecha|dia|hasta|para el|born|dob|d\/c|dc|in on|mon|tues?|wed|thur?s?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo)[\s:,(]{1,2}|^|\n[-•*]? ?|[|;] ?)$/i;
/** What follows a share, dose, score or time. */
const PART_BEHIND =
  /^(?:[/.,]\d|[%°"]| ?(?:am|pm|of|strength|scale|cup|tsp|tbsp|tab|mile|inch|dose|hours?|hrs?|days?|patients|people|in the|stars?|full|and a half|nights?|shifts?|x|split|ratio)\b)/i;
const DASHED_CUE = /\b(?:on|dated?|admitted|seen|dos|dob)\W{1,2}$/i;
const MEDICAL_DAY = /\b(?:lmp|edd|edc|born|dos|dob|d\/c|sx|adm|op|fpp|fum)[ :]{1,2}$/i;
const SCORE =
  /\b(?:gcs|pain|strength|bp|apgars?|score[ds]?|scale|vision|rated?|motor|stage|grade|class|like|ef|mmse|moca)(?: (?:is|was|of|a|at))?[ :]{1,2}$/i;

type At = { readonly start: number; readonly end: number; readonly certainty: number };

function find(document: IdentifierDocument, found: Mention[]): void {
  const { words, numbers } = document;
  if ((words.all & DAYS) !== 0) findInWords(document, found);
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] === 0) findInCluster(document, i, found);
  }
}

function add(document: IdentifierDocument, { start, end, certainty }: At, found: Mention[]): void {
  const isBirth =
    (document.words.cues & (1 << CUE.birth)) !== 0 &&
    BIRTH.test(document.reading.text.slice(Math.max(0, start - 28), start));
  document.numbers.take(start, end);
  found.push(
    mentionOf(
      date,
      isBirth
        ? { start, end, certainty: 0.98, code: 'BIRTH_DATE', ownership: 'one-person' }
        : { start, end, certainty },
    ),
  );
}

function findInWords(document: IdentifierDocument, found: Mention[]): void {
  const { words } = document;
  let done = 0;
  for (let i = 0; i < words.count; i += 1) {
    const bits = words.bits[i] as number;
    if ((bits & DAYS) === 0 || (words.start[i] as number) < done) continue;
    const at =
      ((bits & IS_HOLIDAY) !== 0 ? holidayAt(document, i) : null) ??
      ((bits & IS_SPOKEN_MONTH) !== 0 ? spokenDay(document, i) : null) ??
      ((bits & IS_MONTH) !== 0 ? monthAt(document, i) : null) ??
      ((bits & IS_WEEKDAY) !== 0 ? weekdayAt(document, i) : null);
    if (at === null || at.start < done) continue;
    done = at.end;
    add(document, at, found);
  }
}

function textBefore({ reading }: IdentifierDocument, at: number, length = UNITS_BEFORE): string {
  return reading.text.slice(Math.max(0, at - length), at);
}

/** Months with a day before or behind, with a year, or alone. */
function monthAt(document: IdentifierDocument, index: number): At | null {
  const { reading, words } = document;
  const start = words.start[index] as number;
  const end = words.end[index] as number;
  const isDoubtful = ((words.bits[index] as number) & IS_DOUBTFUL_MONTH) !== 0;
  const dayBefore = mayFollowDay(reading.codes, start) ? DAY_BEFORE.exec(textBefore(document, start)) : null;
  if (dayBefore && !(isDoubtful && isVerbAfterNumber(document, index, dayBefore[1] as string))) {
    const close = endOf(YEAR_BEHIND_DAY, reading.text, end);
    return { start: start - (dayBefore[1] as string).length, end: close < 0 ? end : close, certainty: 0.96 };
  }
  // "two winters ago. The first radish": in English no month.
  const behind = isAgo(reading.codes, start, end) ? -1 : endOf(BEHIND_MONTH, reading.text, end);
  if (behind > 0 && !(isDoubtful && isQuantityAt(document, behind))) {
    const weekday = WEEKDAY_BEFORE.exec(textBefore(document, start, 14));
    const from = start - (weekday?.[1]?.length ?? 0);
    const life = LIFE_YEAR.exec(textBefore(document, from, 12));
    return { start: from - (life?.[1]?.length ?? 0), end: behind, certainty: 0.96 };
  }
  const year = endOf(YEAR_BEHIND, reading.text, end);
  if (year > 0) return { start, end: year, certainty: 0.9 };
  return bareMonth(document, index, isDoubtful);
}

function isAgo(codes: Uint16Array, start: number, end: number): boolean {
  return end - start === 3 && ((codes[start + 1] as number) | 32) === 103;
}

/** True behind a digit, a dash, or the last letter of "of", "de", "th", "third", "primero". */
function mayFollowDay(codes: Uint16Array, start: number): boolean {
  const unit = (codes[start - 1] === 32 ? codes[start - 2] : codes[start - 1]) as number;
  return (unit >= 48 && unit <= 57) || MAY_END_DAY.has(unit);
}

/** "we 12 may go": small letters and no "of" between. */
function isVerbAfterNumber({ reading, words }: IdentifierDocument, index: number, before: string): boolean {
  const first = reading.codes[words.start[index] as number] as number;
  return (
    first >= 97 &&
    !/(?:of|de|-|th|st|nd|rd) ?$/i.test(before) &&
    /\d $/.test(before) &&
    /^ (?:be|have|not|need|get|go|want|or)\b/.test(
      reading.text.slice(words.end[index] as number, (words.end[index] as number) + 8),
    )
  );
}

/** "march 12 miles", "may 2 people". */
function isQuantityAt({ words }: IdentifierDocument, at: number): boolean {
  const next = words.firstFrom(at);
  return (
    next < words.count && (words.start[next] as number) - at <= 1 && ((words.bits[next] as number) & IS_UNIT) !== 0
  );
}

function bareMonth(document: IdentifierDocument, index: number, isDoubtful: boolean): At | null {
  const { reading, words } = document;
  const start = words.start[index] as number;
  const end = words.end[index] as number;
  const first = reading.codes[start] as number;
  const isCapital = first >= 65 && first <= 90;
  // Of three letters only "May" is a whole month.
  const isShort = end - start <= 3 && (first | 32) !== 109;
  if (reading.codes[end] === 39 && end < reading.length) return null;
  const hasCue = MONTH_CUE.test(textBefore(document, start, 20));
  if (!isCapital && isDoubtful)
    return hasCue && isSmallMonth(document, start, end) ? { start, end, certainty: 0.6 } : null;
  const isName = isNamePart(document, end);
  if (!hasCue) return isDoubtful || isShort || isName ? null : { start, end, certainty: isCapital ? 0.55 : 0.4 };
  if ((isShort && !isCapital) || (isDoubtful && isName)) return null;
  return { start, end, certainty: isDoubtful ? 0.75 : 0.85 };
}

/** "in april", "since march": a month in small letters behind a word that no verb follows; "may" only at the end. */
function isSmallMonth({ reading }: IdentifierDocument, start: number, end: number): boolean {
  if (end - start < 4 && !/^[.,;!?)\n]?$/.test(reading.text.slice(end, end + 1))) return false;
  return /\b(?:in|since|last|until|till|this|next|mid|early|late|by)[ -]$/i.test(
    reading.text.slice(Math.max(0, start - 7), start),
  );
}

/** A capital word right behind: "June Carter", "April Ruiz". */
function isNamePart({ reading }: IdentifierDocument, end: number): boolean {
  const next = reading.codes[end + 1] as number;
  return reading.codes[end] === 32 && next >= 65 && next <= 90;
}

function holidayAt(document: IdentifierDocument, index: number): At | null {
  const start = document.words.start[index] as number;
  if ((document.words.end[index] as number) === start + 3) return namedDay(document, index);
  const end = endOf(HOLIDAY, document.reading.text, start);
  if (end > 0) {
    const before = textBefore(document, start, 30);
    const near = NEAR_HOLIDAY.exec(before) ?? /\b(?:st\.? |saint |all )$/i.exec(before);
    return { start: start - (near?.[0].length ?? 0), end, certainty: 0.92 };
  }
  return null;
}

/** "Patriot Day", "National Nurses Day", "St. Nicholas Day": capital words before "Day". */
function namedDay({ reading, words }: IdentifierDocument, index: number): At | null {
  const start = words.start[index] as number;
  if (reading.codes[start] !== 68 || reading.codes[start + 1] !== 97) return null;
  const name = NAMED_DAY.exec(reading.text.slice(Math.max(0, start - UNITS_BEFORE), start))?.[1];
  if (name === undefined || COMMON_DAY.test(name)) return null;
  return { start: start - name.length, end: words.end[index] as number, certainty: 0.6 };
}

/** "the two-niner of the fourth": the day and month as radio speakers say them. */
function spokenDay(document: IdentifierDocument, index: number): At | null {
  const start = document.words.start[index] as number;
  // "of " stands before "the fourth".
  if (document.reading.codes[start - 2] !== 102 || document.reading.codes[start - 3] !== 111) return null;
  const before =
    /\b((?:the )?(?:(?:one|two|three)[- ])?(?:zero|one|two|three|four|five|six|seven|eight|niner?) of )$/i.exec(
      textBefore(document, start),
    );
  return before
    ? { start: start - (before[1] as string).length, end: document.words.end[index] as number, certainty: 0.8 }
    : null;
}

function weekdayAt(document: IdentifierDocument, index: number): At | null {
  const { reading, words } = document;
  const start = words.start[index] as number;
  const end = Math.max(
    endOf(WEEKDAY_AND_DAY, reading.text, start),
    endOf(SPANISH_WEEKDAY_AND_DAY, reading.text, start),
  );
  if (end < 0) return null;
  const next = words.firstFrom(end);
  // "lunes 2 de noviembre" is read at its month.
  if (next < words.count && (words.start[next] as number) - end <= 4 && ((words.bits[next] as number) & IS_MONTH) !== 0)
    return null;
  return { start, end, certainty: 0.85 };
}

const TWO_DIGITS = new Set(['1-1', '1-2', '2-1', '2-2'].map(shapeOf));
const FULL = new Set(
  ['1-1-2', '1-2-2', '2-1-2', '2-2-2', '1-1-4', '1-2-4', '2-1-4', '2-2-4', '4-2-2', '4-1-2', '4-2-1', '4-1-1'].map(
    shapeOf,
  ),
);
const OF_MONTH = / of (?:this|last|next|the) month/iy;
/** What an ordinal counts, when it is no day. */
const BEHIND_ORDINAL =
  /^(?:\w|[ -](?:floor|grade|percentile|street|st\b|ave|time|year|century|anniversary|birthday|bday|edition|annual|place|day|week|hour|quarter|inning|trimester|rib|nerve|vert|cervical|thoracic|of\b|line|dose|round|person|patient|baby|row|one|call|shift|attempt|try|child|kid|generation|amendment|meta|toe|finger|digit|degree|hole|most|episode|season|cycle|step|stage|class|game|set|chapter|cranial|lumbar|hospital|in line|largest|best|wave|visit|surgery|month|night|anual|piso))/i;
const RUN = new Set([shapeOf('8'), shapeOf('6')]);
const ORDINAL = new Set([shapeOf('M3'), shapeOf('M4')]);

function findInCluster(document: IdentifierDocument, index: number, found: Mention[]): void {
  const { numbers, reading } = document;
  const shape = numbers.shape[index] as number;
  const start = numbers.start[index] as number;
  const end = numbers.end[index] as number;
  const flags = numbers.flags[index] as number;
  if ((flags & (IS_MONEY | IS_PERCENT)) !== 0) return;
  const isOther =
    (numbers.cueScore[index] as number) >= 80 && ((1 << (numbers.cue[index] as number)) & PERSONAL_CUES) !== 0;
  let certainty = 0;
  if (FULL.has(shape)) certainty = isOther ? 0 : fullDate(document, index);
  else if (TWO_DIGITS.has(shape)) certainty = isOther ? 0 : dayAndMonth(document, index);
  else if (RUN.has(shape) && (flags & (AFTER_HASH | BY_COLON)) === 0)
    certainty = isOther ? 0 : runTogether(document, index);
  else if (ORDINAL.has(shape)) {
    const at = ordinal(document, index);
    if (at !== null) add(document, at, found);
    return;
  }
  if (certainty > 0) add(document, { start, end, certainty }, found);
  else if ((numbers.letters[index] as number) > 0) {
    const inside = birthInside(reading.text.slice(start, end));
    if (inside) add(document, { start: start + inside.start, end: start + inside.end, certainty: 0.95 }, found);
  }
}

/** "DOB04171932", "DOB-04171932", "dob1932-04-17": letters of birth and the digits behind them. */
function birthInside(text: string): { start: number; end: number } | null {
  if (/^(?:19|20)\d\d-\d\d-\d\dT\d\d/.test(text)) return { start: 0, end: text.length };
  const match = /^(?:dob|fdn|born)-?(\d{6}|\d{8}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})$/i.exec(text);
  if (!match || (!/\D/.test(match[1] as string) && !isRunTogether(match[1] as string))) return null;
  return { start: 0, end: text.length };
}

function fullDate(document: IdentifierDocument, index: number): number {
  const [first, second, third] = groupValues(document, index);
  if (document.numbers.separator[index] === 1) return 0;
  if (first > 31) return isYear(first) && isMonth(second) && isDay(third) ? 0.95 : 0;
  if (!isDayAndMonth(first, second)) return 0;
  if (isYear(third)) return 0.97;
  // "1.2.10" is a version or a section more often than a day.
  return third >= 0 && third <= 99 && document.numbers.separator[index] !== 46 ? 0.85 : third > 12 ? 0.5 : 0;
}

function dayAndMonth(document: IdentifierDocument, index: number): number {
  const { numbers, reading } = document;
  const [first, second] = groupValues(document, index);
  if (!isDayAndMonth(first, second) || (first === 24 && second === 7)) return 0;
  const start = numbers.start[index] as number;
  const end = numbers.end[index] as number;
  const before = textBefore(document, start, 24);
  const separator = numbers.separator[index];
  if (separator === 46) return MEDICAL_DAY.test(before) ? 0.7 : 0;
  if (PART_BEHIND.test(reading.text.slice(end, end + 12)) || SCORE.test(before) || /\d ?$/.test(before)) return 0;
  const isCued = DAY_CUE.test(before);
  if (separator === 45) return isCued && second > 9 && DASHED_CUE.test(before) ? 0.6 : 0;
  if (numbers.cue[index] === CUE.other && (numbers.cueScore[index] as number) >= 80) return 0;
  if (isCued) return 0.85;
  const hasZero = reading.codes[start] === 48 || reading.codes[end - 2] === 48;
  return first <= 12 && (hasZero || isNoShare(first, second)) ? 0.5 : 0;
}

/** A score or share has the smaller number first, and seldom more than twelve parts, twenty or twenty-four. */
function isNoShare(first: number, second: number): boolean {
  return first > second || (second > 12 && (first === 12 || (second !== 24 && second !== 20)));
}

function runTogether(document: IdentifierDocument, index: number): number {
  const { numbers, reading } = document;
  const start = numbers.start[index] as number;
  const text = reading.text.slice(start, numbers.end[index]);
  if (!isRunTogether(text)) return 0;
  if (numbers.cue[index] === CUE.birth) return 0.95;
  return text.length === 8 && numbers.cue[index] !== CUE.other ? 0.6 : 0;
}

/** "on the 12th", "the 3rd of this month" behind a word of time. */
function ordinal(document: IdentifierDocument, index: number): At | null {
  const { numbers, reading } = document;
  const start = numbers.start[index] as number;
  const end = numbers.end[index] as number;
  const match = /^(\d{1,2})(?:st|nd|rd|th)$/i.exec(reading.text.slice(start, end));
  if (!match || !isDay(Number(match[1]))) return null;
  if (!ORDINAL_CUE.test(textBefore(document, start, 24))) return null;
  const month = endOf(OF_MONTH, reading.text, end);
  if (month > 0) return { start: start - 4, end: month, certainty: 0.8 };
  return BEHIND_ORDINAL.test(reading.text.slice(end, end + 14)) ? null : { start: start - 4, end, certainty: 0.5 };
}

/** Days and months, numbers and words, holidays; birth dates by the word before them. */
export const date: IdentifierRule = {
  id: 'date',
  version: 2,
  type: 'DATE',
  code: 'DATE_OF_CARE',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(C), read 2026-11-21',
  needs: { numbers: SEEN_GROUPS | SEEN_LONG | SEEN_LETTERS, words: DAYS },
  find,
  examples: {
    flags: [
      ['On 2 October I repaired her tendon', '2 October'],
      ['Her band reads DOB 04/17/2019', '04/17/2019'],
      ['label: DOB04171932 in marker', '04171932'],
      ['La operamos el 6 de enero y ya camina la paciente', '6 de enero'],
      ['my patient was admitted on 11/19 with a TIA', '11/19'],
      ['the groom was in our ICU on New Year’s Eve', 'New Year’s Eve'],
      ['My patient went home in March after surgery', 'March'],
      ['seen the day after Thanksgiving for gout', 'day after Thanksgiving'],
      ['Walk with us June 3–5 downtown', 'June 3–5'],
      ['cita el 19-feb con el urólogo', '19-feb'],
      ['born 1956-07-21 in this building', '1956-07-21'],
      ['transfused 17.04.2019 and again later', '17.04.2019'],
      ['a girl, named for him, Sunday the 18th', 'Sunday the 18th'],
      ['El lunes 2 de noviembre la operan', 'lunes 2 de noviembre'],
      ['el sábado 6 vino con su hija', 'sábado 6'],
      ['Admitted Dec. 12th, 2024 for rehab', 'Dec. 12th, 2024'],
      ['on the 4th of July she came in', '4th of July'],
    ],
    passes: [
      'BP 120/80 and steps 7,000',
      'pain 7/10, strength 5/5, on call 24/7',
      'We may 2 people short march 12 miles',
      'version 4.1.2 is out',
      'You may be 1/2 of the team',
      'open 9-5, rated 4.8',
      'her 98th percentile kid on the 3rd floor',
    ],
  },
};
