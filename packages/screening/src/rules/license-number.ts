import { cuedNumbers } from '../cued.ts';
import type { Document } from '../document.ts';
import { type Match, type Rule, weighShared } from '../rule.ts';

const CUE =
  /\b(?:licen[sc]e(?: number| no\.?| #)?(?: ending)?(?: on the table says)?|DL|DEA(?: number| no\.?)?|passport(?: number| no\.?)?(?: for [a-z ]{3,40}, it's)?|pasaporte|licencia|cert(?:ificate)?(?: number| no\.?)|ATP certificate|(?:carry )?permit|hunting tag|notary commission|electrician|commercial license|green card)(?![a-z])(?: \(\d say)?/gi;

function* find(document: Document): Generator<Match> {
  for (const { start, end } of cuedNumbers(document.text, { cue: CUE, minDigits: 4 })) {
    yield { start, end, ...weighShared(document) };
  }
}

/** 45 CFR 164.514(b)(2)(i)(K): certificate and license numbers. */
export const licenseNumber: Rule = {
  id: 'license-number',
  version: 1,
  type: 'LICENSE',
  code: 'LICENSE_NUMBER',
  find,
  examples: {
    flags: [
      ['ID found: my patient’s driver license D4482-9910-73', 'D4482-9910-73'],
      ['DEA BW4471298 of a patient in recovery', 'BW4471298'],
      ['el paciente dejó su pasaporte G31188204', 'G31188204'],
    ],
    passes: ['Renewed my state license and my DEA in 2025', 'My paramedic licence came after 14 months'],
  },
};
