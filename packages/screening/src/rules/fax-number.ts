import type { Rule } from '../rule.ts';
import { findTelephones } from './telephone.ts';

/** 45 CFR 164.514(b)(2)(i)(E): fax numbers. */
export const faxNumber: Rule = {
  id: 'fax-number',
  version: 1,
  type: 'FAX',
  code: 'FAX_NUMBER',
  find: (document) => findTelephones(document, 'fax'),
  examples: {
    flags: [
      ['Patient’s own fax (yes, he owns one) is 312-555-0171.', '312-555-0171'],
      ['faxed his labs to 818.555.0191 today', '818.555.0191'],
    ],
    passes: ['The fax machine ate 14 pages', 'Fax lines moved. Lab: (402) 555-0118.'],
  },
};
