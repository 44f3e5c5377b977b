import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { SEEN_GROUPS, SEEN_LINKED, TAKEN } from '../../identifiers/number-flags.ts';
import type { Mention } from '../../mention.ts';

const DECIMAL =
  /-?\d{1,3}\.\d{3,8} ?(?:°|o)? ?[NSns]?[,;/ ]{1,3}(?:lon(?:g(?:itude)?)?[:= ]{1,2})?-?\d{1,3}\.\d{3,8}(?: ?(?:°|o)? ?[EWew]\b|(?![\d]))/y;
const SEXAGESIMAL =
  /\d{1,2} ?° ?\d{1,2} ?' ?(?:\d{1,2}(?:\.\d{1,4})? ?(?:"|''))? ?[NSns],? ?\d{1,3} ?° ?\d{1,2} ?' ?(?:\d{1,2}(?:\.\d{1,4})? ?(?:"|''))? ?[EWeOow]/y;
const STOP = 46;
const DEGREE = 0xb0;

function find({ numbers, reading }: IdentifierDocument, found: Mention[]): void {
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] === TAKEN) continue;
    const isDecimal = numbers.separator[i] === STOP && (numbers.digits[i] as number) >= 4;
    const end0 = numbers.end[i] as number;
    const isDegree = reading.codes[end0] === DEGREE;
    if (!isDecimal && !isDegree) continue;
    const at = numbers.start[i] as number;
    const start = isDecimal && reading.codes[at - 1] === 45 ? at - 1 : at;
    const end = Math.max(endOf(DECIMAL, reading.text, start), endOf(SEXAGESIMAL, reading.text, start));
    if (end < 0 || !isPlace(reading.text.slice(start, end))) continue;
    numbers.take(start, end);
    found.push(mentionOf(coordinates, { start, end, certainty: 0.93 }));
  }
}

/** Four decimals, a sign or a direction: "0.014, 0.016" are laboratory values. */
function isPlace(text: string): boolean {
  return /[NSEWnsew°-]/.test(text) || /\.\d{4,}\D+\d+\.\d{4,}/.test(text);
}

/** Latitude and longitude in decimals or degrees. */
export const coordinates: IdentifierRule = {
  id: 'coordinates',
  version: 1,
  type: 'GEO',
  code: 'STREET_ADDRESS',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(B); ISO 6709; read 2026-11-21',
  needs: { numbers: SEEN_GROUPS | SEEN_LINKED },
  find,
  examples: {
    flags: [
      ['picked him up at 44.9537, -93.0900 in the snow', '44.9537, -93.0900'],
      ['the farm: 44°57\'13"N 93°05\'24"W', '44°57\'13"N 93°05\'24"W'],
    ],
    passes: ['grew from 1.25 to 2.5 cm', 'troponin 0.014, 0.016'],
  },
};
