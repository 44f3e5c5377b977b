import { HANDLE, LINE_END, LINK, MAIL, MIXED, NUMBER } from '../text/tokens.ts';

const NUMBERS = 0x10;
const MIXTURES = 0x30;

/**
 * What a token is looked up by: the hash of a word, sign or hashtag; one key for all handles, links and addresses, one
 * for numbers of the same number of digits (to eight), one for mixtures of letters and digits of the same length.
 */
export function wordKey(token: { kind: number; hash: number; units: number }): number {
  switch (token.kind) {
    case NUMBER:
      return NUMBERS + Math.min(token.units, 8);
    case MIXED:
      return MIXTURES + Math.min(token.units, 8);
    case HANDLE:
    case LINK:
    case MAIL:
    case LINE_END:
      return token.kind;
    default:
      return token.hash;
  }
}
