import { findCued } from '../../identifiers/cued-numbers.ts';
import type { IdentifierRule } from '../../identifiers/document.ts';
import { CUE } from '../../identifiers/word-table.ts';

/** Numbers that a word of records announces or follows: MRN, chart, expediente, historia clínica, NHS number. */
export const recordNumber: IdentifierRule = {
  id: 'record-number',
  version: 2,
  type: 'MRN',
  code: 'MEDICAL_RECORD_NUMBER',
  ownership: 'one-person',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(H), read 2026-11-21',
  needs: { cues: 1 << CUE.record },
  find: (document, found) => findCued(document, { rule: recordNumber, cue: CUE.record, takesCue: true }, found),
  examples: {
    flags: [
      ['pharmacy called about mrn 6650123 again', '6650123'],
      ['echo for chart 10044592 is back', '10044592'],
      ['It is MR# H00982214', 'H00982214'],
      ['el expediente EXP 2207-118 sigue abierto', 'EXP 2207-118'],
      ['12345678 is her mrn', '12345678'],
      ['pump for MRN 9917720 keeps alarming', 'MRN 9917720'],
      ['two share it: MRN 1182009 and 1190233.', '1190233'],
      ['open_encounter(mrn=118820437)', '118820437'],
      ['top left corner, MRN UH 3390 2217, uncropped', 'UH 3390 2217'],
      ['her medical record number, if you must know, is A1902-44', 'A1902-44'],
      ['MRN4471902 is loud', 'MRN4471902'],
      ['historia clínica 0774120 sin firmar', '0774120'],
    ],
    passes: [
      'MRN is also an airport code',
      'A record 31 sets of twins',
      'The chart shows 2019 figures',
      'patient 12 of 40',
    ],
  },
};
