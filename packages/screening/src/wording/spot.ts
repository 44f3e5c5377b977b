import type { Mention } from '../mention.ts';
import { originalEnd, originalStart, type Reading } from '../text/reading.ts';
import { FIRST_CAPITAL, LINE_END, MIXED, NUMBER, SENTENCE_START, SIGN, type Tokens, WORD } from '../text/tokens.ts';

/** Where a mention stands among the tokens of its text. */
export type Spot = {
  readonly reading: Reading;
  readonly tokens: Tokens;
  /** First token of the mention. */
  readonly first: number;
  /** One past its last token. */
  readonly next: number;
};

export const COMMA = 44;
export const OPENING = 40;
export const CLOSING = 41;
const ENDS: ReadonlySet<number> = new Set([33, 46, 59, 63]);

export function spotOf({ reading, tokens }: Pick<Spot, 'reading' | 'tokens'>, mention: Mention): Spot {
  let first = 0;
  let high = tokens.count;
  while (first < high) {
    const middle = (first + high) >> 1;
    if ((tokens.end[middle] as number) <= mention.start) first = middle + 1;
    else high = middle;
  }
  let next = first;
  while (next < tokens.count && (tokens.start[next] as number) < mention.end) next += 1;
  return { reading, tokens, first, next };
}

/** Hash of the word at a token, 0 where a mark or nothing stands. */
export function wordAt({ tokens }: Spot, at: number): number {
  if (at < 0 || at >= tokens.count) return 0;
  const kind = tokens.kind[at];
  return kind === WORD || kind === NUMBER || kind === MIXED ? (tokens.hash[at] as number) : 0;
}

/** First unit of a token, 0 where nothing stands. */
export function unitAt({ reading, tokens }: Spot, at: number): number {
  if (at < 0 || at >= tokens.count) return 0;
  return reading.codes[tokens.start[at] as number] as number;
}

/** True where a sentence, a line or the text ends, or a pictograph closes it. */
export function endsAt(spot: Spot, at: number): boolean {
  if (at >= spot.tokens.count) return true;
  const kind = spot.tokens.kind[at];
  return kind === LINE_END || kind === SIGN || ENDS.has(unitAt(spot, at));
}

/** True where a sentence begins, in a text that begins its sentences with capitals. */
export function startsSentence({ tokens }: Spot, at: number): boolean {
  const flags = tokens.flags[at] ?? 0;
  return (flags & SENTENCE_START) !== 0 && (flags & FIRST_CAPITAL) !== 0;
}

/** A token as the author wrote it, in lower case. */
export function wrote({ reading, tokens }: Spot, at: number): string {
  const start = originalStart(reading, tokens.start[at] as number);
  return reading.original.slice(start, originalEnd(reading, tokens.end[at] as number)).toLowerCase();
}

export function capitalised(wording: string): string {
  return wording.charAt(0).toUpperCase() + wording.slice(1);
}
