import { findCued } from '../../identifiers/cued-numbers.ts';
import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { AFTER_PAREN, SEEN_LINKED, SEEN_LONG } from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import { CUE } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

// GS1 element strings: (01) article, then (11) made, (17) expiry, (10) lot, (21) serial; HIBCC begins with "+".
const GS1 = /\((?:01)\) ?\d{14}(?: ?\(\d{2,3}\) ?[A-Za-z0-9./-]{1,20}){0,5}/y;
const BARE_GS1 = /01\d{14}(?:(?:11|17)\d{6})?(?:(?:10|21)[A-Za-z0-9-]{4,20})?(?![A-Za-z0-9])/y;
const TWO = shapeOf('2');

function find(document: IdentifierDocument, found: Mention[]): void {
  const { numbers, reading } = document;
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] !== 0) continue;
    const at = numbers.start[i] as number;
    const isOpened = ((numbers.flags[i] as number) & AFTER_PAREN) !== 0 && numbers.shape[i] === TWO;
    const isLong = (numbers.digits[i] as number) >= 20 && reading.codes[at] === 48 && reading.codes[at + 1] === 49;
    if (!isOpened && !isLong) continue;
    const start = isOpened ? at - 1 : at;
    const end = endOf(isOpened ? GS1 : BARE_GS1, reading.text, start);
    if (end < 0) continue;
    numbers.take(start, end);
    found.push(mentionOf(deviceSerial, { start, end, certainty: isOpened ? 0.97 : 0.8 }));
  }
  findCued(document, { rule: deviceSerial, cue: CUE.serial, takesCue: true, minScore: 66 }, found);
}

/** Unique device identifiers by their form; serials by the words around. */
export const deviceSerial: IdentifierRule = {
  id: 'device-serial',
  version: 2,
  type: 'DEVICE',
  code: 'DEVICE_NUMBER',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(M); 21 CFR 801.20; GS1 General Specifications; read 2026-11-21',
  needs: { numbers: SEEN_LINKED | SEEN_LONG, cues: 1 << CUE.serial },
  find,
  examples: {
    flags: [
      ['her ICD serial RVK602917S failed', 'RVK602917S'],
      ['home unit s/n KJ-0041187 of my patient', 'KJ-0041187'],
      ['cup (UDI (01)00889024115522(21)7H33091) worn', '(01)00889024115522(21)7H33091'],
      [
        'UDI (01)00812345678906(17)280131(10)K44-19(21)000772 in the log',
        '(01)00812345678906(17)280131(10)K44-19(21)000772',
      ],
      ['neuroestimulador (n.º de serie ACV-20-77191) colocado', 'ACV-20-77191'],
      ['spinal cord stimulator EON-119-3840 died in the box', 'EON-119-3840'],
      ['transmitter 8J4QWF keeps unpairing', '8J4QWF'],
      ['the card said sn 24419-077L and 24419-078R', '24419-078R'],
    ],
    passes: [
      'Recall: patient lifts, serial prefix LX7',
      'a serial with 12 episodes',
      'how to read (01) and (21)',
      'pump 3 mL over 20 min',
    ],
  },
};
