import { isCurp, isDeaNumber, isDni, isProviderNumber, isRfc } from '../../identifiers/check-digits.ts';
import { findCued } from '../../identifiers/cued-numbers.ts';
import { type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { HAS_CAPITAL, SEEN_LETTERS, SEEN_LONG } from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import { CUE } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

const TEN = shapeOf('10');
const NINE = shapeOf('M9');
/** DNI and NIE are nine letters and digits, with or without dashes; RFC thirteen, CURP eighteen (kept as fifteen and more). */
const NATIONAL = new Set(['M9', '8-A1', 'A1-7-A1', 'M13', 'M15'].map(shapeOf));

function find(document: IdentifierDocument, found: Mention[]): void {
  const { numbers, reading } = document;
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] !== 0) continue;
    const shape = numbers.shape[i] as number;
    const hasCapital = ((numbers.flags[i] as number) & HAS_CAPITAL) !== 0;
    if (shape !== TEN && !(hasCapital && NATIONAL.has(shape))) continue;
    const start = numbers.start[i] as number;
    const end = numbers.end[i] as number;
    const certainty = certaintyOf(reading.text.slice(start, end), shape, numbers.cue[i] as number);
    if (certainty === 0) continue;
    numbers.taken[i] = 1;
    found.push(mentionOf(licenseNumber, { start, end, certainty }));
  }
  findCued(document, { rule: licenseNumber, cue: CUE.license, takesCue: true }, found);
}

/** By check digits and patterns alone; a number that another word explains stays with that word. */
function certaintyOf(text: string, shape: number, cue: number): number {
  const isFree = cue === 0 || cue === CUE.license;
  if (!isFree) return 0;
  if (shape === TEN) return isProviderNumber(text) && cue === CUE.license ? 0.97 : 0;
  if (shape === NINE && isDeaNumber(text)) return 0.92;
  const plain = text.replaceAll('-', '');
  if (plain.length === 9 && isDni(plain)) return 0.9;
  return isCurp(plain) || isRfc(plain) ? 0.96 : 0;
}

/** DEA, NPI, DNI, NIE, CURP and RFC by their check digits or patterns; licenses, passports, permits by the words around. */
export const licenseNumber: IdentifierRule = {
  id: 'license-number',
  version: 2,
  type: 'LICENSE',
  code: 'LICENSE_NUMBER',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa', 'mx', 'es'],
  source: '45 CFR 164.514(b)(2)(i)(K); 21 CFR 1301; 45 CFR 162.406; Real Decreto 1553/2005; read 2026-11-21',
  needs: { numbers: SEEN_LETTERS | SEEN_LONG, cues: 1 << CUE.license },
  find,
  examples: {
    flags: [
      ['ID found: my patient’s driver license D4482-9910-73', 'D4482-9910-73'],
      ['DEA BW4471298 of a patient in recovery', 'BW4471298'],
      ['el paciente dejó su pasaporte G31188204', 'G31188204'],
      ['commercial license CDL 88-104-552, new seizures', 'CDL 88-104-552'],
      ['notary commission (#1208834) before paying', '1208834'],
      ['carry permit (CHP-77120-6) in the fridge', 'CHP-77120-6'],
      ['firmó con CURP BOXI140903MJCCXT04 la hoja', 'BOXI140903MJCCXT04'],
      ['el DNI 00000147K del ingresado', '00000147K'],
      ['Hollis, license ending 0417, please pick it up', '0417'],
      ['NPI 1234567893 wants a callback', '1234567893'],
    ],
    passes: [
      'Renewed my state license and my DEA in 2025',
      'My paramedic licence came after 14 months',
      'licensed in 3 states',
    ],
  },
};
