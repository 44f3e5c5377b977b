import { cuedNumbers } from '../cued.ts';
import type { Document } from '../document.ts';
import { type Match, type Rule, weighShared } from '../rule.ts';

const CUE =
  /\b(?:acc(?:oun)?t(?: number| no\.?| #)?|guarantor(?: acct| account)?|claim(?: number| no\.?| #)?|invoice(?: number| no\.?)?|encounter(?: number)?|HAR|routing|case(?= [A-Z]{1,3}-\d)|factura|cuentas?|union, no\.)(?![a-z])/gi;

function* find(document: Document): Generator<Match> {
  for (const { start, end } of cuedNumbers(document.text, { cue: CUE, minDigits: 4 })) {
    yield { start, end, ...weighShared(document) };
  }
}

/** 45 CFR 164.514(b)(2)(i)(J): account numbers. */
export const accountNumber: Rule = {
  id: 'account-number',
  version: 1,
  type: 'ACCOUNT',
  code: 'ACCOUNT_NUMBER',
  find,
  examples: {
    flags: [
      ['guarantor acct G-0091827 called twice about her scan', 'G-0091827'],
      ['Encounter E-20255517 was your ER visit', 'E-20255517'],
      ['tiene dos cuentas, 77-1020 y 77-1204, el paciente', '77-1020'],
    ],
    passes: ['account 401(k) change on Jan 1', 'We claim 90 volunteers', 'Follow our account for 31 tips'],
  },
};
