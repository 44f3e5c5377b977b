import { cuedNumbers } from '../cued.ts';
import type { Document } from '../document.ts';
import { type Match, type Rule, spansOf, weighShared } from '../rule.ts';

const CUE =
  /\b(?:serial(?: number| no\.?| #)?(?! plate| prefix)|s\/n|SN|device sn(?: minus the dashes)?|sn|UDI|lot-serial|pacemaker rep just read|stimulator|sensors keep dropping|numero de serie|n\.? ?o? de serie|de serie)(?![a-z])/gi;

// GS1 element strings: (01) article, (21) serial, (17) expiry, (10) lot; 21 CFR 801.20.
const UDI = /\(01\)\d{14}(?:\(\d{2}\)[A-Za-z0-9-]{1,20}){0,4}/g;

function* find(document: Document): Generator<Match> {
  for (const { start, end } of spansOf(document.text, UDI)) yield { start, end, ...weighShared(document) };
  for (const { start, end } of cuedNumbers(document.text, { cue: CUE, minDigits: 4 })) {
    yield { start, end, ...weighShared(document) };
  }
}

/** 45 CFR 164.514(b)(2)(i)(M): device identifiers and serial numbers. */
export const deviceSerial: Rule = {
  id: 'device-serial',
  version: 1,
  type: 'DEVICE',
  code: 'DEVICE_NUMBER',
  find,
  examples: {
    flags: [
      ['her ICD serial RVK602917S failed', 'RVK602917S'],
      ['home unit s/n KJ-0041187 of my patient', 'KJ-0041187'],
    ],
    passes: ['Recall: patient lifts, serial prefix LX7', 'a serial with 12 episodes'],
  },
};
