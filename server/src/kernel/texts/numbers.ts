import { ParseError, type PhoneNumber, parsePhoneNumberWithError } from 'libphonenumber-js/max';

/** Why nobody can be texted at what was typed. */
export type NumberFault = 'NUMBER_INVALID' | 'NUMBER_NEEDS_PLUS' | 'NUMBER_NOT_MOBILE';

export type ReadNumber = { readonly number: string; readonly shown: string } | { readonly fault: NumberFault };

/** Digits, and what people put between them. Words and extensions are not read into numbers. */
const TYPED = /^\+?[\d\s().\u2010-\u2015/-]{4,30}$/u;
/** In the United States one cannot see from a number whether it is mobile; the carrier then tells. */
const TEXTABLE: ReadonlySet<string> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP']);

/**
 * Reads a number as people type it: of the United States in any usual form, of elsewhere with + and the country. Gives it in
 * E.164, and as it is shown back. Short codes, premium, toll-free and other numbers that are no one person's are refused.
 */
export function readNumber(typed: string): ReadNumber {
  const text = typed.trim();
  if (!TYPED.test(text)) return { fault: 'NUMBER_INVALID' };
  const found = parse(text);
  if (found === null || !found.isValid()) return { fault: 'NUMBER_INVALID' };
  // Several countries share +1: ten digits alone could be a costly number of another one.
  if (!text.startsWith('+') && found.country !== 'US') return { fault: 'NUMBER_NEEDS_PLUS' };
  if (found.country === undefined || !TEXTABLE.has(found.getType() ?? '')) return { fault: 'NUMBER_NOT_MOBILE' };
  return { number: found.number, shown: found.formatInternational() };
}

/** A number in E.164 as people read it; as it is, where it is none. */
export function showNumber(number: string): string {
  return parse(number)?.formatInternational() ?? number;
}

function parse(text: string): PhoneNumber | null {
  try {
    return parsePhoneNumberWithError(text, 'US');
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}
