import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import {
  BY_COLON,
  BY_COMMA,
  IS_MONEY,
  IS_PERCENT,
  SEEN_GROUPS,
  SEEN_LETTERS,
  TAKEN,
} from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import { bitsOf, CUE, CUE_MASK, IS_ROOM, IS_UNIT } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

const NUMBER = '[A-Z]{0,2}-?\\d{1,4}(?:[A-Za-z](?![A-Za-z]))?(?:-\\d{1,2}(?![\\d-])|-[A-Z](?![A-Za-z]))?';
/** What follows "room", "bed", "cama": a number with a letter or a second part, and others joined to it. */
const BEHIND_ROOM = new RegExp(
  `(?:\\.?,? ?(?:#|no\\.? ?|num(?:ero|\\.)? ?|number )?)(?:${NUMBER})(?:(?: ?(?:,|and|&|y|/) ?)${NUMBER}(?! (?:and|y) ))?(?![\\d:%]|[.,]\\d|(?:st|nd|rd|th)\\b|\\w)`,
  'y',
);
/** "room nine", "BED THREE", "cubicle F". */
const IN_WORDS =
  /,? (?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?! (?:of|by|people|patients|minutes|hours|days|nights|weeks|beds|or|de|camas))|[A-HJ-Z](?=[ ,.!?;:)]|$)(?! (?:and|&)))(?![\w'-])/iy;
/** "5 east ", "12 west " before a room. */
const WING_BEFORE = /(?:^|[^\w])(\d{1,2} ?(?:east|west|north|south) )$/i;
/** "the lady in 6", "in 12 just asked": a bare number of up to three digits as a place. */
const BARE = /(?:^|[^\w])(?:in|on|from) (\d{1,3})$/i;
const BEHIND_BARE =
  /^(?:[.,;!?)\n]|$| (?:just|who|who's|is|was|wants|wanted|needs|needed|says|said|again|thinks|calls|called|asked|keeps|has|had|just|won't|refused|refuses|w\/|a regular|the)\b)/i;
/** Codes of beds alone: "7B-2", "12A", "6-118", behind a word of place. */
const CODES = new Set(['M2-1', 'M3-1', 'M2', 'M3', '1-3', '1-2', '2-3', '3-1', '4-1', '3-A1', '2-A1'].map(shapeOf));
const PLACE_BEFORE = /(?:^|\n|\b(?:in|for|of|from|bed|at|is|the|la|el|de|en|del|para)[: ]{1,2}|[:/] )$/i;
/** Two or three digits and a letter are a bed wherever they stand; F and M are also sexes behind ages. */
const SURE = /^\d{2,3}[A-E]$/;
const CLOTHED = /^\d{1,2}[A-F](?:-\d)?$|^\d[A-Z]{1,2}-\d{1,2}$|^\d{1,2}-\d{2,3}$|^\d{3,4}-[\dA-D]$/;

function find(document: IdentifierDocument, found: Mention[]): void {
  if ((document.words.all & IS_ROOM) !== 0) findBehindWords(document, found);
  const { numbers } = document;
  findBare(document, found);
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] !== 0 || !CODES.has(numbers.shape[i] as number)) continue;
    if (!isBedCode(document, i)) continue;
    numbers.taken[i] = 1;
    found.push(
      mentionOf(roomOrBed, { start: numbers.start[i] as number, end: numbers.end[i] as number, certainty: 0.45 }),
    );
  }
}

function findBehindWords(document: IdentifierDocument, found: Mention[]): void {
  const { words, numbers, reading } = document;
  for (let i = 0; i < words.count; i += 1) {
    if (((words.bits[i] as number) & IS_ROOM) === 0) continue;
    const at = words.end[i] as number;
    const figures = inFigures(document, i);
    const end = figures > 0 ? figures : inWords(document, i);
    if (end < 0) continue;
    const from = words.start[i] as number;
    const wing = WING_BEFORE.exec(reading.text.slice(Math.max(0, from - 12), from));
    const start = from - (wing?.[1]?.length ?? 0);
    numbers.take(at, end);
    found.push(mentionOf(roomOrBed, { start, end, certainty: figures > 0 ? 0.85 : 0.6 }));
  }
}

function inFigures({ words, numbers, reading, tokens }: IdentifierDocument, index: number): number {
  const at = words.end[index] as number;
  const cluster = numbers.firstAfter(at);
  if (cluster >= numbers.count || (numbers.start[cluster] as number) - at > 10 || numbers.taken[cluster] === TAKEN)
    return -1;
  const end = endOf(BEHIND_ROOM, reading.text, at);
  if (
    end < 0 ||
    isYear(reading.text.slice(at, end)) ||
    ((numbers.flags[cluster] as number) & (IS_MONEY | IS_PERCENT)) !== 0
  )
    return -1;
  return isQuantity(tokens.hash, words.token[index] as number, reading.codes[end] as number) ? -1 : end;
}

/** Number words; a letter alone only in capitals. */
function inWords({ words, reading }: IdentifierDocument, index: number): number {
  const at = words.end[index] as number;
  const end = endOf(IN_WORDS, reading.text, at);
  if (end < 0) return -1;
  const last = reading.codes[end - 1] as number;
  return end - at > 3 || (last >= 65 && last <= 90) ? end : -1;
}

function findBare({ numbers, reading }: IdentifierDocument, found: Mention[]): void {
  for (let i = 0; i < numbers.count; i += 1) {
    if (
      numbers.taken[i] === TAKEN ||
      (numbers.digits[i] as number) > 3 ||
      numbers.groups[i] !== 1 ||
      numbers.letters[i] !== 0
    )
      continue;
    if (((numbers.flags[i] as number) & (IS_MONEY | IS_PERCENT | BY_COLON | BY_COMMA)) !== 0) continue;
    const start = numbers.start[i] as number;
    const end = numbers.end[i] as number;
    if (reading.codes[start - 1] !== 32 || !IN_ON_FROM.has(reading.codes[start - 2] as number)) continue;
    if (
      !BARE.test(reading.text.slice(Math.max(0, start - 6), end)) ||
      !BEHIND_BARE.test(reading.text.slice(end, end + 12))
    )
      continue;
    found.push(mentionOf(roomOrBed, { start, end, certainty: 0.35 }));
  }
}

/** Last letters of "in", "on", "from". */
const IN_ON_FROM: ReadonlySet<number> = new Set([110, 109]);

function isYear(text: string): boolean {
  return /\b(?:19|20)\d\d$/.test(text);
}

/** "bed 2 patients": the word behind the number counts something. */
function isQuantity(hashes: Uint32Array, token: number, next: number): boolean {
  const bits = bitsOf(hashes[token + 2] as number);
  const cue = bits & CUE_MASK;
  return next === 32 && (bits & IS_UNIT) !== 0 && (cue === 0 || cue === CUE.record);
}

function isBedCode({ numbers, reading }: IdentifierDocument, index: number): boolean {
  const flags = numbers.flags[index] as number;
  if ((flags & (IS_MONEY | IS_PERCENT | BY_COLON | BY_COMMA)) !== 0 || numbers.cue[index] === CUE.other) return false;
  const start = numbers.start[index] as number;
  const text = reading.text.slice(start, numbers.end[index]);
  return (
    SURE.test(text) ||
    (CLOTHED.test(text.toUpperCase()) && PLACE_BEFORE.test(reading.text.slice(Math.max(0, start - 8), start)))
  );
}

/** Rooms, beds, bays and chairs with their number, English and Spanish; codes of beds behind a word of place. */
export const roomOrBed: IdentifierRule = {
  id: 'room-or-bed',
  version: 2,
  type: 'OTHER_ID',
  code: 'ROOM_OR_BED',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(R), read 2026-11-21',
  needs: { numbers: SEEN_GROUPS | SEEN_LETTERS, words: IS_ROOM },
  find,
  examples: {
    flags: [
      ['who told bed 23 he could order pizza', 'bed 23'],
      ['el de la cama 16 sigue con fiebre', 'cama 16'],
      ['rm 4117 wants ice', 'rm 4117'],
      ['la de la habitación 312 y su hija', 'habitación 312'],
      ['hab. 305 sin firmar', 'hab. 305'],
      ['Whitlock in 7B-2 needs it', '7B-2'],
      ['Goals of care for 6-118: full code', '6-118'],
      ['kiddo in exam 3 w/ the clavicle', 'exam 3'],
      ['room 12A-2 is loud', 'room 12A-2'],
    ],
    passes: [
      'We have room for 12',
      'in room temperature 2020',
      'bed 2 patients in 3 hours',
      'room 10:30',
      'trauma 3rd edition',
      'scores of 5-4',
    ],
  },
};
