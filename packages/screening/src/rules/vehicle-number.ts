import { cuedNumbers } from '../cued.ts';
import type { Document } from '../document.ts';
import { type Match, type Rule, spansOf, weighShared } from '../rule.ts';

const NUMBER_CUE =
  /\b(?:hull (?:number|no\.?)|usdot|rig(?= usdot)|serial plate|(?:scooter )?reg\.|placas?|matricula|red hatchback|van(?= [A-Z]{2,4}[ -]\d)|son's car|(?:his|her) (?:truck|car|van|pickup))(?![a-z]| \(?vin)/gi;
// Plates are letters, digits and short groups, in capitals or with digits; vanity plates are one capital word.
const PLATE =
  /\b(?:[Pp]lates?|PLATES?|[Rr]egistration)(?: (?:is|no\.?|number|on my [a-z' ]{3,40} is))?[:\s#(]{1,3}((?=[A-Z0-9 -]{0,11}[A-Z0-9])[A-Z0-9]{1,8}(?:[ -](?=[A-Z0-9]{1,5}\b)[A-Z0-9]{1,5}){0,2})(?![a-z\d])/g;
const VANITY_PLATE = /\bplate on [a-z' ]{3,50} is ([A-Z0-9]{3,8})\b/g;
const BEFORE_VEHICLE =
  /\b((?=[A-Z0-9-]{0,9}\d)(?=[A-Z0-9-]{0,9}[A-Z])[A-Z0-9]{2,4}[A-Z0-9-]{1,5}) (?:pickup|truck|van|sedan|suv|jeep|civic|minivan)\b/g;
const VIN_CUE = /\bvin(?: number| no\.?| #)?(?![a-z])[\s:#(]{1,3}([A-HJ-NPR-Za-hj-npr-z0-9]{13,17})\b/gi;
const VIN_SHAPE = /\b(?=[A-Z0-9]{0,16}\d)(?=[A-Z0-9]{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}\b/g;
const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

function* find(document: Document): Generator<Match> {
  const { text } = document;
  const weight = weighShared(document);
  for (const pattern of [PLATE, VANITY_PLATE, BEFORE_VEHICLE, VIN_CUE]) {
    for (const { start, end } of spansOf(text, pattern)) yield { start, end, ...weight };
  }
  for (const { start, end } of cuedNumbers(text, { cue: NUMBER_CUE })) yield { start, end, ...weight };
  for (const { start, end } of spansOf(text, VIN_SHAPE)) {
    if (hasVinCheckDigit(text.slice(start, end))) yield { start, end, ...weight };
  }
}

/** 49 CFR 565.15(c): the ninth character is the weighted sum modulo 11. */
function hasVinCheckDigit(vin: string): boolean {
  const sum = VIN_WEIGHTS.reduce((total, weight, i) => total + weight * (VIN_VALUES.indexOf(vin[i] ?? '') % 10), 0);
  return vin[8] === (sum % 11 === 10 ? 'X' : String(sum % 11));
}

/** 45 CFR 164.514(b)(2)(i)(L): vehicle identifiers, serial numbers and plates. */
export const vehicleNumber: Rule = {
  id: 'vehicle-number',
  version: 1,
  type: 'VEHICLE',
  code: 'VEHICLE_NUMBER',
  find,
  examples: {
    flags: [
      ['the blue pickup, plate 7KTR 204, belongs to our ICU patient', '7KTR 204'],
      ['her car (VIN 1HGZZ82633A004352) was hit during radiation', '1HGZZ82633A004352'],
      ['my patient sold 1M8GDM9AXKP042788 last year', '1M8GDM9AXKP042788'],
      ['La camioneta de placas JTX-44-90 es de la paciente', 'JTX-44-90'],
    ],
    passes: [
      'plate frame says NURSES CALL THE SHOTS',
      'Put it on a plate and serve 12',
      'Steel plates and screws, 4 of them',
    ],
  },
};
