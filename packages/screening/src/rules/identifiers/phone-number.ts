import type { IdentifierRule } from '../../identifiers/document.ts';
import { SEEN_GROUPS, SEEN_LETTERS, SEEN_LINKED, SEEN_LONG, SEEN_PLUS } from '../../identifiers/number-flags.ts';
import { findTelephones } from '../../identifiers/telephones.ts';

/** Telephone numbers of North America and, behind "+" or a word of calling, of any country; vanity numbers, extensions. */
export const phoneNumber: IdentifierRule = {
  id: 'phone-number',
  version: 2,
  type: 'PHONE',
  code: 'PHONE_NUMBER',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa', 'international'],
  source: '45 CFR 164.514(b)(2)(i)(D); North American Numbering Plan; ITU-T E.164; read 2026-11-21',
  needs: { numbers: SEEN_GROUPS | SEEN_LONG | SEEN_LINKED | SEEN_PLUS | SEEN_LETTERS },
  find: (document, found) => findTelephones(document, { rule: phoneNumber, kind: 'phone' }, found),
  examples: {
    flags: [
      ['her cell is (206) 555-0144 if she is late', '(206) 555-0144'],
      ['wife is at 702.555.0118 and waits', '702.555.0118'],
      ['mom cell 843/555/0109, call her', '843/555/0109'],
      ['ring +1 208.555.0142 nights', '+1 208.555.0142'],
      ['4805550196 is the number she gave triage', '4805550196'],
      ['son lives abroad, +44 20 7946 0123, speaks Welsh', '+44 20 7946 0123'],
      ['Llámele al 33 1555 0188 por la tarde', '33 1555 0188'],
      ['dial 1-800-555-0199 for results', '1-800-555-0199'],
      ['order at 1-800-FLOWERS today', '1-800-FLOWERS'],
      ['call her at 555-0123 ext. 44 tonight', '555-0123 ext. 44'],
      ['Delphine in scheduling, call me at x5512?', 'x5512'],
      ['(334)555-0150. the stitches', '(334)555-0150'],
      ['206-555-0144x22 is her desk', '206-555-0144x22'],
    ],
    passes: [
      'We raised 555 0 times',
      'call 911, text 988',
      'at 10:30 we call time of death on 2 printers',
      'ratio 120-1500 of 3.5',
      'order 118-4490271 ships the wrong navy',
    ],
  },
};
