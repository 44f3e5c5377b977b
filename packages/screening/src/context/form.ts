import { classOf, UPPER } from '../text/character-class.ts';
import type { Placed, Text } from './sequence.ts';

/** How a mention is written, as a small number: length class, capitals, and whether it opens the text. */
export function formOf({ reading }: Text, mention: Placed): number {
  const size = mention.end - mention.start;
  const sizeClass = size < 4 ? 0 : size < 8 ? 1 : size < 16 ? 2 : 3;
  const isCapital = classOf(reading.codes[mention.start] as number) === UPPER ? 1 : 0;
  return sizeClass * 4 + isCapital * 2 + (mention.start === 0 ? 1 : 0);
}
