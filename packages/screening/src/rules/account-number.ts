import { cuedNumbers } from '../cued.ts';
import type { Document } from '../document.ts';
import { type Match, type Rule, spansOf, weighPersonal, weighShared } from '../rule.ts';

const CUE =
  /\b(?:acc(?:oun)?t(?: number| no\.?| #)?|guarantor(?: acct| account)?|claim(?: number| no\.?| #)?|invoice(?: number| no\.?)?|encounter(?: number)?|HAR|routing|case(?= [A-Z]{1,3}-\d)|factura|cuentas?|union, no\.)(?![a-z])/gi;

const CARD = /(?<![\d-])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?![\d-])/g;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;

function* find(document: Document): Generator<Match> {
  for (const [pattern, isValid] of [
    [CARD, hasLuhnDigit],
    [IBAN, hasIbanDigits],
  ] as const) {
    for (const { start, end } of spansOf(document.text, pattern)) {
      if (isValid(document.text.slice(start, end))) yield { start, end, ...weighPersonal(document) };
    }
  }
  for (const { start, end } of cuedNumbers(document.text, { cue: CUE, minDigits: 4 })) {
    yield { start, end, ...weighShared(document) };
  }
}

/** ISO/IEC 7812-1 annex B: the check digit of payment cards. */
function hasLuhnDigit(card: string): boolean {
  const digits = [...card.replace(/\D/g, '')].toReversed().map(Number);
  const sum = digits.reduce((total, digit, i) => total + (i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}

/** ISO 13616: moved round and read as a number, an IBAN leaves 1 when divided by 97. */
function hasIbanDigits(iban: string): boolean {
  const plain = iban.replace(/ /g, '');
  let rest = 0;
  for (const char of plain.slice(4) + plain.slice(0, 4)) {
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
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
      ['he paid with 4111 1111 1111 1111 at the desk', '4111 1111 1111 1111'],
      ['refund to GB82 WEST 1234 5698 7654 32 please', 'GB82 WEST 1234 5698 7654 32'],
      ['guarantor acct G-0091827 called twice about her scan', 'G-0091827'],
      ['Encounter E-20255517 was your ER visit', 'E-20255517'],
      ['tiene dos cuentas, 77-1020 y 77-1204, el paciente', '77-1020'],
    ],
    passes: [
      'The grant is 4111 1111 1111 1112 of nothing',
      'account 401(k) change on Jan 1',
      'We claim 90 volunteers',
      'Follow our account for 31 tips',
    ],
  },
};
