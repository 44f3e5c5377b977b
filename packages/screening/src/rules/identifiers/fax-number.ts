import type { IdentifierRule } from '../../identifiers/document.ts';
import { findTelephones } from '../../identifiers/telephones.ts';
import { CUE } from '../../identifiers/word-table.ts';

/** Numbers of telephones near a word of faxing. */
export const faxNumber: IdentifierRule = {
  id: 'fax-number',
  version: 2,
  type: 'FAX',
  code: 'FAX_NUMBER',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(E), read 2026-11-21',
  needs: { cues: 1 << CUE.fax },
  find: (document, found) => findTelephones(document, { rule: faxNumber, kind: 'fax' }, found),
  examples: {
    flags: [
      ['Patient’s own fax (yes, he owns one) is 312-555-0171.', '312-555-0171'],
      ['faxed his labs to 818.555.0191 today', '818.555.0191'],
      ['employer says f: 330.555.0146, att: him', '330.555.0146'],
      ['send it to (402) 555-0117 by fax', '(402) 555-0117'],
    ],
    passes: ['The fax machine ate 14 pages', 'fax is dead, her phone is 206-555-0144'],
  },
};
