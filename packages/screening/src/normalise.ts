import { plainCharacter } from './characters.ts';
import { type View, ViewBuilder } from './view.ts';

/**
 * The text as the rules read it: compatibility forms, look-alike letters, local digits and diacritics folded to plain
 * Latin, invisible characters left out (Unicode NFKD, UTS 39 in spirit), each unit mapped to the author's text.
 */
export function normalise(text: string): View {
  const builder = new ViewBuilder(text.length);
  const cache = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const plainEnd = endOfAscii(text, at);
    for (; at < plainEnd; at += 1) builder.append(asciiUnit(text, at), at, at + 1);
    if (at >= text.length) break;
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    let plain = cache.get(char);
    if (plain === undefined) {
      plain = plainCharacter(char);
      cache.set(char, plain);
    }
    if (plain !== '') builder.append(plain, at, at + char.length);
    at += char.length;
  }
  return builder.build();
}

function endOfAscii(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) < 128) end += 1;
  return end;
}

function asciiUnit(text: string, at: number): string {
  const unit = text[at] ?? '';
  if (unit === '\t' || unit === '\r') return ' ';
  return unit === '`' ? "'" : unit;
}
