/**
 * Lengths as X counts them: twitter-text 3, configuration v3 (read 2026-11-21): a limit of 280, every address 23, an
 * emoji 2 however many code points it has, other code points 1 in the ranges below and 2 outside them, after NFC.
 */
import { findUrls } from './urls.ts';

/** An address counts as the short one that X puts in its place. */
export const X_URL_LENGTH = 23;
/** Code points that count 1: Latin to Georgian, and most spaces, dashes and quotation marks. */
const lightRanges: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
const emoji = /\p{RGI_Emoji}/gv;

function weightOf(text: string): number {
  let weight = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    weight += lightRanges.some(([from, to]) => point >= from && point <= to) ? 1 : 2;
  }
  return weight;
}

/** How long X takes a text to be. */
export function weightedLength(text: string): number {
  const whole = text.normalize('NFC');
  let length = 0;
  let at = 0;
  const words = (end: number) => {
    const part = whole.slice(at, end);
    const emojis = part.match(emoji) ?? [];
    length += 2 * emojis.length + weightOf(emojis.length === 0 ? part : part.replace(emoji, ''));
  };
  for (const { start, end } of findUrls(whole, { withoutScheme: true })) {
    words(start);
    length += X_URL_LENGTH;
    at = end;
  }
  words(whole.length);
  return length;
}
