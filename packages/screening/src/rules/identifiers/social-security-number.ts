import { type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { IS_LINKED, IS_MASKED, IS_MONEY, SEEN_FREE } from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import { CUE } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

const WHOLE = shapeOf('3-2-4');
const THREE = shapeOf('3');
const TWO = shapeOf('2');
const FOUR = shapeOf('4');
const NINE = shapeOf('9');
const HIDDEN_BY_X = /^x{2,3}-?x{2}-?\d{4}$/i;
const MASK = /[*x#•…._-]/i;
const MAX_MASK = 9;

/** Ranges that were never issued (000, 666, 9xx) count too: people use them for samples of real forms; 9xx is also ITIN. */
function find(document: IdentifierDocument, found: Mention[]): void {
  const { numbers } = document;
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] !== 0 || ((numbers.flags[i] as number) & IS_MONEY) !== 0) continue;
    const at = numberAt(document, i);
    if (at === null) continue;
    numbers.take(at.start, at.end);
    const cueStart = numbers.cue[i] === CUE.ssn ? (numbers.cueStart[i] as number) : -1;
    const start = cueStart >= 0 && at.start - cueStart <= 8 ? cueStart : at.start;
    found.push(mentionOf(socialSecurityNumber, { ...at, start }));
  }
}

type At = { start: number; end: number; certainty: number };

function numberAt(document: IdentifierDocument, index: number): At | null {
  const { numbers } = document;
  const score = numbers.cueScore[index] as number;
  const isCued = numbers.cue[index] === CUE.ssn && score >= 55;
  const isOthers = !isCued && numbers.cue[index] !== 0 && score >= 80;
  return (
    whole(document, index, { isCued, isOthers }) ??
    hidden(document, index, isCued) ??
    (isCued ? part(document, index) : null)
  );
}

type Cued = { readonly isCued: boolean; readonly isOthers: boolean };

/** 3-2-4 with dashes, stops, slashes or spaces. */
function whole(document: IdentifierDocument, index: number, { isCued, isOthers }: Cued): At | null {
  const { numbers } = document;
  const shape = numbers.shape[index] as number;
  const start = numbers.start[index] as number;
  if (shape === WHOLE) {
    if (isOthers && (numbers.cueScore[index] as number) >= 88) return null;
    return { start, end: numbers.end[index] as number, certainty: isCued ? 0.98 : isOthers ? 0.6 : 0.93 };
  }
  if (shape !== THREE || isOthers || !isSpaced(document, index)) return null;
  return { start, end: numbers.end[index + 2] as number, certainty: isCued ? 0.98 : 0.8 };
}

/** The last four behind signs that hide the rest. */
function hidden(document: IdentifierDocument, index: number, isCued: boolean): At | null {
  const { numbers, reading } = document;
  if (numbers.digits[index] !== 4) return null;
  const start = numbers.start[index] as number;
  const end = numbers.end[index] as number;
  if ((numbers.letters[index] as number) > 3 && HIDDEN_BY_X.test(reading.text.slice(start, end)))
    return { start, end, certainty: 0.95 };
  if (((numbers.flags[index] as number) & IS_MASKED) === 0) return null;
  const mask = maskBefore(document, start);
  return isCued || start - mask >= 3 ? { start: mask, end, certainty: isCued ? 0.95 : 0.6 } : null;
}

/** Nine digits in a row, the last four, or a number with a letter, behind the word. */
function part({ numbers }: IdentifierDocument, index: number): At | null {
  const shape = numbers.shape[index] as number;
  const start = numbers.start[index] as number;
  const end = numbers.end[index] as number;
  if (shape === FOUR) return (numbers.cueScore[index] as number) >= 90 ? { start, end, certainty: 0.85 } : null;
  if (shape === NINE) return { start, end, certainty: 0.97 };
  return (numbers.digits[index] as number) >= 8 ? { start, end, certainty: 0.85 } : null;
}

/** "912 44 0087": three clusters with one space between. */
function isSpaced({ numbers }: IdentifierDocument, index: number): boolean {
  const areThere = index + 2 < numbers.count && numbers.shape[index + 1] === TWO && numbers.shape[index + 2] === FOUR;
  if (!areThere || ((numbers.flags[index + 1] as number) & (numbers.flags[index + 2] as number) & IS_LINKED) === 0)
    return false;
  return (
    (numbers.start[index + 1] as number) - (numbers.end[index] as number) <= 3 &&
    (numbers.start[index + 2] as number) - (numbers.end[index + 1] as number) <= 3
  );
}

/** Where signs that hide digits begin before `start`: "***-**-", "…-", "xxx-xx-". */
function maskBefore({ reading }: IdentifierDocument, start: number): number {
  let at = start;
  while (at > 0 && start - at < MAX_MASK && MASK.test(reading.text[at - 1] as string)) at -= 1;
  const hides = reading.text.slice(at, start);
  return /[*•…]|\.{2}|x{2}|#{2}/i.test(hides) ? at : start;
}

/** Social Security and taxpayer numbers: whole, in nine digits or the last four by a word before, or half hidden. */
export const socialSecurityNumber: IdentifierRule = {
  id: 'social-security-number',
  version: 2,
  type: 'SSN',
  code: 'SOCIAL_SECURITY_NUMBER',
  ownership: 'one-person',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(G), read 2026-11-21',
  needs: { numbers: SEEN_FREE },
  find,
  examples: {
    flags: [
      ['her social is 987-65-4320, please shred', '987-65-4320'],
      ['SSN 900 12 3456 on the form', '900 12 3456'],
      ['a card with their full social (912 44 0087) and thanks', '912 44 0087'],
      ['we found you by the last four of your social, 4471', '4471'],
      ['the file intake_ssn_900123456.pdf came through', '900123456'],
      ['el seguro social 966-40-1234 quedó en la silla', '966-40-1234'],
      ['shows the wrong social (…-2291) on your claim', '…-2291'],
      ['the patient with ***-**-0007 as last four', '***-**-0007'],
      ['row two: xxx-xx-4180, married name', 'xxx-xx-4180'],
      ['SSN ending 1234 bounced', '1234'],
    ],
    passes: [
      'Social media training on 4/20 for 120 people',
      'Call 206-555-0144',
      'Social work month: 31 of us!',
      'scores were 3-2-4 in extra time',
      'our social had 1200 guests',
    ],
  },
};
