import { isNhsNumber } from '../../identifiers/check-digits.ts';
import { findCued } from '../../identifiers/cued-numbers.ts';
import type { IdentifierDocument, IdentifierRule } from '../../identifiers/document.ts';
import { mentionOf } from '../../identifiers/document.ts';
import { IS_MONEY, SEEN_LINKED } from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import { CUE } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

const THREE = shapeOf('3');
const FOUR = shapeOf('4');

function find(document: IdentifierDocument, found: Mention[]): void {
  findNhs(document, found);
  findCued(document, { rule: uniqueNumber, cue: CUE.unique, takesCue: true }, found);
}

/** "943 476 5919": three, three and four digits that pass the check of the NHS; a telephone shape is read before. */
function findNhs({ numbers, reading }: IdentifierDocument, found: Mention[]): void {
  for (let i = 0; i + 2 < numbers.count; i += 1) {
    if (
      numbers.taken[i] !== 0 ||
      numbers.shape[i] !== THREE ||
      numbers.shape[i + 1] !== THREE ||
      numbers.shape[i + 2] !== FOUR
    )
      continue;
    const start = numbers.start[i] as number;
    const end = numbers.end[i + 2] as number;
    if (end - start !== 12 || ((numbers.flags[i] as number) & IS_MONEY) !== 0) continue;
    if (!isNhsNumber(reading.text.slice(start, end).replaceAll(' ', ''))) continue;
    numbers.take(start, end);
    found.push(mentionOf(uniqueNumber, { start, end, certainty: 0.85, type: 'MRN', code: 'MEDICAL_RECORD_NUMBER' }));
  }
}

/** Accession, specimen, study, wristband, case, prescription numbers by the words around. */
export const uniqueNumber: IdentifierRule = {
  id: 'unique-number',
  version: 2,
  type: 'OTHER_ID',
  code: 'UNIQUE_NUMBER',
  ownership: 'one-person',
  jurisdiction: ['us-hipaa', 'uk'],
  source: '45 CFR 164.514(b)(2)(i)(R); NHS Data Dictionary, NHS number; read 2026-11-21',
  needs: { numbers: SEEN_LINKED, cues: 1 << CUE.unique },
  find,
  examples: {
    flags: [
      ['pull accession RAD-24-118203 and scroll', 'RAD-24-118203'],
      ['specimen S26-00418 fell', 'S26-00418'],
      ['study subject 1104-0078 withdrew', '1104-0078'],
      ['bloque B26-1190-4 sin teñir', 'B26-1190-4'],
      ['wristband 70031844 in the dryer', '70031844'],
    ],
    passes: ['Accession of 40 books to the library', 'the study had 1200 people', 'case 11 of the teaching file'],
  },
};
