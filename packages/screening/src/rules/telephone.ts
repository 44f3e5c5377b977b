import type { Document } from '../document.ts';
import { type Match, spansOf, weighShared } from '../rule.ts';

const SHAPES: readonly RegExp[] = [
  // North American: +1 (206) 555-0144, 206.555.0144
  /(?<![\d.-])(?:\+?1[ .-]{0,3})?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .\-/]{1,3})[2-9]\d\d[ .\-/]{1,3}\d{4}(?![\d-])/g,
  // International: +44 20 7946 0000
  /(?<![\d+])\+[2-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\d)/g,
  // Local, only where 555 or a word says that it is a telephone number.
  /(?<![\d.-])(?:555[ .-]\d{4}|(?<=\b(?:call|text|phone|cell|tel|fax|at|al)[: ]{1,2})[2-9]\d\d[.-]\d{4})(?![\d-])/gi,
  // Ten digits in a row behind such a word.
  /(?<=\b(?:call|text|phone|cell|tel|mobile|fax|whatsapp|telefono|celular)(?: is| at| al|:)?[: ]{1,2})[2-9]\d{9}(?!\d)/gi,
  // Any grouping of seven to fifteen digits between words of telephoning.
  /(?<=\b(?:call|phone|cell|tel|mobile|fax|whatsapp|answering at|reach (?:him|her|them|us|me) at|text (?:him|her|me|us))[ :]{1,3})\+?\(?\d{1,4}\)?(?:[ .-]{0,2}\(?\d{2,4}\)?){2,5}(?:x\d{2,5})?(?![\d-])/gi,
  /(?<![\w.-])\+?\(?\d{1,4}\)?(?:[ .-]{1,2}\(?\d{2,4}\)?){2,4}(?:x\d{2,5})?(?= {0,2}[-(]? ?(?:mobile|office|cell|fax|home phone)\b)/gi,
];

const FAX_WORD = /\bfax(?:ed|es|ing)?\b|\bthe number you gave\b/gi;
const PHONE_WORD = /\b(?:phones?|cell|call|text|mobile|tel|dialed|telefono|celular|llam\w+)\b/gi;

export type TelephoneKind = 'phone' | 'fax';

/** Telephone or fax numbers; which of the two is said by the nearest word before, then after. */
export function* findTelephones(document: Document, kind: TelephoneKind): Generator<Match> {
  const { text, facts } = document;
  const mentionsFax = /\bfax/i.test(text);
  if (kind === 'fax' && !mentionsFax) return;
  const ownEnds = new Set<number>();
  for (const shape of SHAPES) {
    for (const { start, end } of spansOf(text, shape)) {
      if (facts.isOwnPhone(text.slice(start, end))) ownEnds.add(end);
      // A later shape may see the last digits of the organization's own number alone.
      else if (!ownEnds.has(end)) {
        const actual = mentionsFax ? kindAt(text, start, end) : 'phone';
        if (actual === kind) yield { start, end, ...weighShared(document) };
      }
    }
  }
}

function kindAt(text: string, start: number, end: number): TelephoneKind {
  const before = text.slice(Math.max(0, start - 90), start);
  const fax = lastIndex(before, FAX_WORD);
  const phone = lastIndex(before, PHONE_WORD);
  if (fax < 0 && phone < 0) return /\bfax/i.test(text.slice(end, end + 60)) ? 'fax' : 'phone';
  return fax > phone ? 'fax' : 'phone';
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index ?? last;
  return last;
}
