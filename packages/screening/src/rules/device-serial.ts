import { cuedNumbers } from '../cued.ts';
import type { Document } from '../document.ts';
import { type Match, type Rule, weighShared } from '../rule.ts';

const CUE =
  /\b(?:serial(?: number| no\.?| #)?(?! plate| prefix)|s\/n|SN|device sn(?: minus the dashes)?|sn|UDI|lot-serial|pacemaker rep just read|stimulator|sensors keep dropping|numero de serie|n\.? ?o? de serie|de serie)(?![a-z])/gi;

function* find(document: Document): Generator<Match> {
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
