/** `natural`: as people write; `spaced`: one space at every joint, as in the files. */
export type Spacing = 'natural' | 'spaced';

const NO_SPACE_BEFORE = /^(?:[.,!?;:)\]}%…]+|['’](?:s|m|re|ve|ll|d|t)|n['’]t)$/i;
const NO_SPACE_AFTER = /^(?:[([{#$£€¿¡/]|@)$/;
const NAME_START = /^[\p{L}\p{N}_]/u;
const QUOTES = new Set(['"', "'"]);

/** Joins tokens to a text and tells where each stands; quotes open and close in turn, "@" and "#" join the name after them. */
export function joinTokens(
  tokens: readonly string[],
  spacing: Spacing,
): { text: string; starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  const open = new Set<string>();
  let text = '';
  let glued = true;
  for (const [i, written] of tokens.entries()) {
    const token = written === `'"'` ? '"' : written;
    const closes = open.has(token);
    const isTight = glued || closes || joinsBefore(tokens, i);
    if (text !== '' && !(spacing === 'natural' && isTight)) text += ' ';
    if (spacing === 'spaced' && isNameAfterMark(tokens, i)) text = text.trimEnd();
    starts.push(text.length);
    text += token;
    ends.push(text.length);
    glued = NO_SPACE_AFTER.test(token) && (!/[@#]/.test(token) || NAME_START.test(tokens[i + 1] ?? ''));
    if (QUOTES.has(token)) {
      if (closes) open.delete(token);
      else open.add(token);
      if (!closes) glued = true;
    }
  }
  return { text, starts, ends };
}

function joinsBefore(tokens: readonly string[], at: number): boolean {
  const token = tokens[at] as string;
  if (token === '/') return true;
  if (token === ':' && /^[()DPp]$/.test(tokens[at + 1] ?? '')) return false;
  return NO_SPACE_BEFORE.test(token);
}

/** Handles and hashtags are joined in either form: a mark with a space behind it is none. */
function isNameAfterMark(tokens: readonly string[], at: number): boolean {
  const before = tokens[at - 1];
  return (before === '@' || before === '#') && NAME_START.test(tokens[at] as string);
}
