import { randomInt } from 'node:crypto';
import { UNMADE_CODE } from './contract.ts';

/** Letters and digits that nobody takes for one another: no 0, O, I and l. */
const LETTERS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** 58^8 codes, about 10^14: one is not guessed, and two are nearly never the same. */
export function newCode(): string {
  const code = Array.from({ length: UNMADE_CODE.length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return code === UNMADE_CODE ? newCode() : code;
}

export function isCode(text: string): boolean {
  return /^[1-9A-HJ-NP-Za-km-z]{8}$/u.test(text);
}

/** What short addresses begin with, and which places belong to this house. */
export function shortPlaces({ publicUrl, shortUrl = publicUrl }: { publicUrl: string; shortUrl?: string | undefined }) {
  return { shortBase: `${shortUrl}/l/`, house: [...new Set([publicUrl, shortUrl])] };
}
