import { ibanLength, isIban, isLuhn, isRoutingNumber } from '../../identifiers/check-digits.ts';
import { findCued } from '../../identifiers/cued-numbers.ts';
import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { HAS_CAPITAL, SEEN_GROUPS, SEEN_LETTERS, SEEN_LINKED, SEEN_LONG } from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import { CUE } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

const CARD = /[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?![\d-])|3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?![\d-])/y;
const IBAN = /[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/y;
const NINE = shapeOf('9');
/** First groups of cards: whole, in fours, or as American Express prints them. */
const CARD_STARTS = new Set(['4', '16', '15', '4-4-4-4', '4-6-5', '13', '19'].map(shapeOf));

function find(document: IdentifierDocument, found: Mention[]): void {
  const { numbers, reading } = document;
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] !== 0) continue;
    const start = numbers.start[i] as number;
    let end = -1;
    let certainty = 0.97;
    if (CARD_STARTS.has(numbers.shape[i] as number)) {
      end = endOf(CARD, reading.text, start);
      if (end > 0) certainty = cardCertainty(document, i, reading.text.slice(start, end));
    } else if (((numbers.flags[i] as number) & HAS_CAPITAL) !== 0 && numbers.lead[i] === 2) {
      end = ibanEnd(reading.text, start);
      if (end > 0 && !isIban(reading.text.slice(start, end).replaceAll(' ', '')))
        certainty = isCued(document, i) ? 0.9 : 0;
    } else if (numbers.shape[i] === NINE && isCued(document, i)) {
      const digits = reading.text.slice(start, start + 9);
      if (isRoutingNumber(digits)) end = start + 9;
    }
    if (end < 0 || certainty === 0) continue;
    numbers.take(start, end);
    found.push(mentionOf(accountNumber, { start, end, certainty }));
  }
  findCued(document, { rule: accountNumber, cue: CUE.account, takesCue: true }, found);
}

/** Where as many letters and digits end as an IBAN of the country has; -1 where there are fewer. */
function ibanEnd(text: string, start: number): number {
  const size = ibanLength(text.slice(start, start + 2));
  const close = size === 0 ? -1 : endOf(IBAN, text, start);
  let left = size;
  for (let end = start; end < close; end += 1) {
    if (text.charCodeAt(end) !== 32) left -= 1;
    if (left === 0) return end + 1;
  }
  return -1;
}

/** A card whose check digit is wrong is still one when it is written like one; a typing slip hides nobody. */
function cardCertainty(document: IdentifierDocument, index: number, text: string): number {
  const digits = text.replace(/\D/g, '');
  if (isLuhn(digits)) return 0.97;
  if (isCued(document, index)) return 0.9;
  return digits.length === text.length ? 0 : 0.7;
}

function isCued({ numbers }: IdentifierDocument, index: number): boolean {
  const cue = numbers.cue[index];
  return cue === CUE.account || (cue === CUE.plan && (numbers.cueScore[index] as number) < 90);
}

/** Payment cards, IBAN and routing numbers by their check digits; accounts, claims, encounters by the words around. */
export const accountNumber: IdentifierRule = {
  id: 'account-number',
  version: 2,
  type: 'ACCOUNT',
  code: 'ACCOUNT_NUMBER',
  ownership: 'one-person',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(J); ISO/IEC 7812-1; ISO 13616; ABA routing numbers; read 2026-11-21',
  needs: { numbers: SEEN_LONG | SEEN_LINKED | SEEN_GROUPS | SEEN_LETTERS, cues: 1 << CUE.account },
  find,
  examples: {
    flags: [
      ['he paid with 4111 1111 1111 1111 at the desk', '4111 1111 1111 1111'],
      ['refund to GB82 WEST 1234 5698 7654 32 please', 'GB82 WEST 1234 5698 7654 32'],
      ['guarantor acct G-0091827 called twice about her scan', 'G-0091827'],
      ['Encounter E-20255517 was your ER visit', 'E-20255517'],
      ['tiene dos cuentas, 77-1020 y 77-1204, el paciente', '77-1204'],
      ['two open encounters, CSN 300118827 and 300118831, same toddler', '300118831'],
      ['HAR 61188204 dropped to bad debt', '61188204'],
      ['memo: invoice INV-88213 is hers', 'INV-88213'],
      ['bill number PB/2026/110432 for one shot', 'PB/2026/110432'],
      ['routing 021000021 for the wire', '021000021'],
    ],
    passes: [
      'The grant is 41 of 1112 in nothing',
      'account 401(k) change on Jan 1',
      'We claim 90 volunteers',
      'Follow our account for 31 tips',
      'Our 4,118 letters a year',
    ],
  },
};
