import { isVin } from '../../identifiers/check-digits.ts';
import { findCued, wholeNumber } from '../../identifiers/cued-numbers.ts';
import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { HAS_CAPITAL, HAS_SMALL, IS_MONEY, IS_PERCENT, PLAIN, SEEN_LETTERS } from '../../identifiers/number-flags.ts';
import { CUE, CUE_MASK, IS_TIGHT } from '../../identifiers/word-table.ts';
import { STATES } from '../../identifiers/words.ts';
import type { Mention } from '../../mention.ts';

const VIN_UNITS = 17;
const LEAD =
  '(?: (?:number|no\\.?|is|reads?|reading|says|said|spells|on (?:my|his|her|their|the|a) [a-z]{2,12}(?: [a-z]{2,12})? (?:is|reads?|says)))?[\\s:=("\'#]{1,3}';
/** What stands behind "plate": groups of capitals and digits, or one word of capitals ("HOTFLSH"). */
const BEHIND_PLATE = new RegExp(
  `${LEAD}([A-Z0-9]{1,8}(?:[ -](?=[A-Z0-9-]{0,8}[A-Z0-9](?![a-z]))[A-Z0-9]{1,8}){0,3})(?![A-Za-z0-9'])`,
  'y',
);
const JOINED_PLATE = /(?:,| and| y| &|,? or) (?=[A-Z0-9 -]{0,8}\d)[A-Z]{2,4}[ -]?\d{3,5}(?![\w-])/y;
const STATE_BEFORE = new RegExp(`(?:^|[^A-Za-z])((?:${STATES})[ -])$`);
/** What capitals behind "plate" are not. */
const NOT_PLATES =
  /^(?:FRAME|AND|OF|FOR|THE|IS|WITH|LUNCH|TECTONIC|ORIF|OR|ICU|ER|RN|MD|EMS|COVID|LOL|PLEASE|ASAP|NUMBER)$/;

function find(document: IdentifierDocument, found: Mention[]): void {
  findVins(document, found);
  if ((document.words.cues & (1 << CUE.plate)) === 0) return;
  findBehindPlates(document, found);
  findNearVehicles(document, found);
  findCued(document, { rule: vehicleNumber, cue: CUE.plate, minDigits: 3, takesTail: true, minScore: 72 }, found);
}

function findVins({ reading, numbers }: IdentifierDocument, found: Mention[]): void {
  for (let i = 0; i < numbers.count; i += 1) {
    const start = numbers.start[i] as number;
    const end = numbers.end[i] as number;
    if (end - start !== VIN_UNITS || numbers.taken[i] !== 0 || ((numbers.flags[i] as number) & HAS_CAPITAL) === 0)
      continue;
    if (!isVin(reading.text.slice(start, end))) continue;
    numbers.taken[i] = 1;
    found.push(mentionOf(vehicleNumber, { start, end, certainty: 0.97 }));
  }
}

/** Plate-like codes beside a word of vehicles: "gray outback 7XKP204", "truck TX BKR-9021", "7XKP204 pickup". */
function findNearVehicles(document: IdentifierDocument, found: Mention[]): void {
  const { numbers } = document;
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] !== 0 || !isPlateLike(document, i)) continue;
    const start = numbers.start[i] as number;
    const cue = numbers.cue[i] as number;
    if (cue !== 0 && cue !== CUE.plate && (numbers.cueScore[i] as number) >= 70) continue;
    if (cue !== CUE.plate && !isNearVehicle(document, i)) continue;
    const span = withState(document, wholeNumber(document, i, true));
    numbers.take(start, span.end);
    found.push(mentionOf(vehicleNumber, { ...span, certainty: cue === CUE.plate ? 0.85 : 0.65 }));
  }
}

/** Capitals and digits of four to eight places, or a group of digits behind capitals. */
function isPlateLike({ numbers, reading }: IdentifierDocument, index: number): boolean {
  const flags = numbers.flags[index] as number;
  if ((flags & (HAS_SMALL | IS_MONEY | IS_PERCENT)) !== 0) return false;
  const size = (numbers.digits[index] as number) + (numbers.letters[index] as number);
  if (size > 9 || (numbers.digits[index] as number) < 2) return false;
  if ((numbers.letters[index] as number) > 0) return size >= 4;
  const start = numbers.start[index] as number;
  if (numbers.taken[index] === PLAIN) return false;
  return (
    size >= 2 && size <= 4 && /(?:^|[^A-Za-z])[A-Z]{1,3} $/.test(reading.text.slice(Math.max(0, start - 5), start))
  );
}

function isNearVehicle({ numbers, words }: IdentifierDocument, index: number): boolean {
  const start = numbers.start[index] as number;
  const end = numbers.end[index] as number;
  const next = words.firstFrom(end);
  for (let i = Math.max(0, next - 5); i < Math.min(words.count, next + 2); i += 1) {
    if (((words.bits[i] as number) & CUE_MASK) !== CUE.plate) continue;
    const gap = (words.start[i] as number) >= end ? (words.start[i] as number) - end : start - (words.end[i] as number);
    if (gap <= (((words.bits[i] as number) & IS_TIGHT) !== 0 ? 16 : 40)) return true;
  }
  return false;
}

function withState(
  { reading }: IdentifierDocument,
  span: { start: number; end: number },
): { start: number; end: number } {
  const state = STATE_BEFORE.exec(reading.text.slice(Math.max(0, span.start - 5), span.start));
  return state ? { start: span.start - (state[1] as string).length, end: span.end } : span;
}

function findBehindPlates(document: IdentifierDocument, found: Mention[]): void {
  const { words, reading, numbers } = document;
  let done = 0;
  for (let i = 0; i < words.count; i += 1) {
    const bits = words.bits[i] as number;
    const at = words.end[i] as number;
    if ((bits & CUE_MASK) !== CUE.plate || at < done) continue;
    const end = endOf(BEHIND_PLATE, reading.text, at);
    if (end < 0) continue;
    const plate = /[A-Z0-9][A-Z0-9 -]*$/.exec(reading.text.slice(at, end))?.[0] ?? '';
    const hasDigit = /\d/.test(plate);
    if (
      plate.length < 4 ||
      (!hasDigit && (/[ -]/.test(plate) || NOT_PLATES.test(plate) || isShouted(document, words.start[i] as number)))
    )
      continue;
    if (hasDigit && !/[A-Z]/.test(plate) && plate.length < 5) continue;
    // Behind "truck" or "car" alone only what has the form of a plate is one.
    if ((bits & IS_TIGHT) !== 0 && !(plate.length >= 5 && /[A-Z]/.test(plate) && /\d\D*\d/.test(plate))) continue;
    done = joinedPlates(document, end, found);
    numbers.take(end - plate.length, end);
    found.push(mentionOf(vehicleNumber, { start: end - plate.length, end, certainty: hasDigit ? 0.95 : 0.75 }));
  }
}

/** "plates CMH 002 and CMH 006" */
function joinedPlates({ reading, numbers }: IdentifierDocument, end: number, found: Mention[]): number {
  let done = end;
  for (
    let close = endOf(JOINED_PLATE, reading.text, done);
    close > 0;
    close = endOf(JOINED_PLATE, reading.text, done)
  ) {
    const plate = /[A-Z0-9]+(?:[ -][A-Z0-9]+)*$/.exec(reading.text.slice(done, close))?.[0] ?? '';
    numbers.take(close - plate.length, close);
    found.push(mentionOf(vehicleNumber, { start: close - plate.length, end: close, certainty: 0.85 }));
    done = close;
  }
  return done;
}

/** The word of plates is in capitals itself, so capitals behind it say nothing. */
function isShouted({ reading }: IdentifierDocument, at: number): boolean {
  const unit = reading.codes[at + 1] as number;
  return unit >= 65 && unit <= 90;
}

/** VINs by their check digit; VINs, plates, hulls of any country by the words around. */
export const vehicleNumber: IdentifierRule = {
  id: 'vehicle-number',
  version: 2,
  type: 'VEHICLE',
  code: 'VEHICLE_NUMBER',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa', 'international'],
  source: '45 CFR 164.514(b)(2)(i)(L); 49 CFR 565.15; read 2026-11-21',
  needs: { numbers: SEEN_LETTERS, cues: 1 << CUE.plate },
  find,
  examples: {
    flags: [
      ['the blue pickup, plate 7KTR 204, belongs to our ICU patient', '7KTR 204'],
      ['her car (VIN 1HGZZ82633A004352) was hit during radiation', '1HGZZ82633A004352'],
      ['my patient sold 1M8GDM9AXKP042788 last year', '1M8GDM9AXKP042788'],
      ['La camioneta de placas JTX-44-90 es de la paciente', 'JTX-44-90'],
      ['Hull number WN 4417 SK: your crab pots', 'WN 4417 SK'],
      ['gray outback 7XKP204 has its lights on', '7XKP204'],
      ['his truck TX BKR-9021 is in the lot', 'TX BKR-9021'],
      ['plate HOTFLSH: your estrogen is ready', 'HOTFLSH'],
      ['rider of a vintage bike, registration KA 05 HX 4471, awake', 'KA 05 HX 4471'],
      ['french tags FQ-118-ZT on a white kangoo', 'FQ-118-ZT'],
      ['he is a trucker, rig USDOT 9918273, home sunday', 'USDOT 9918273'],
    ],
    passes: [
      'plate frame says NURSES CALL THE SHOTS',
      'Put it on a plate and serve 12',
      'Steel plates and screws, 4 of them',
      'my car has 148k miles',
    ],
  },
};
