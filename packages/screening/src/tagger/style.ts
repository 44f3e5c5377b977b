import { ALL_CAPITALS, FIRST_CAPITAL, LINE_END, LONE_CAPITAL, type Tokens, WORD } from '../text/tokens.ts';
import { ALL_IN_CAPITALS, MIXED_CASE, NO_CAPITALS, TITLE_CASE } from './features.ts';

/** How the line of tokens that begins at `from` is written, and where it ends. */
export function readLine(tokens: Tokens, from: number): { style: number; end: number } {
  let words = 0;
  let capitals = 0;
  let shouted = 0;
  let end = from;
  while (end < tokens.count && tokens.kind[end] !== LINE_END) {
    const flags = tokens.flags[end] as number;
    if (tokens.kind[end] === WORD && (flags & LONE_CAPITAL) === 0) {
      words += 1;
      if ((flags & FIRST_CAPITAL) !== 0) capitals += 1;
      if ((flags & ALL_CAPITALS) !== 0) shouted += 1;
    }
    end += 1;
  }
  return { style: styleOf({ words, capitals, shouted }), end };
}

function styleOf(line: { words: number; capitals: number; shouted: number }): number {
  if (line.capitals === 0) return NO_CAPITALS;
  if (line.shouted * 5 >= line.words * 3) return ALL_IN_CAPITALS;
  return line.words > 2 && line.capitals * 5 >= line.words * 3 ? TITLE_CASE : MIXED_CASE;
}
