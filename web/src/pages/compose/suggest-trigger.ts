/** What somebody is typing that the composer can complete: offsets in UTF-16 units of the text. */
export type Trigger = {
  readonly kind: 'snippet' | 'mention';
  /** Where the sign stands. */
  readonly start: number;
  readonly end: number;
  /** What was typed behind the sign. */
  readonly query: string;
};

/** Longest word behind a sign that is still looked up. */
const MOST_UNITS = 60;

/**
 * A slash that begins a line opens the snippets; an at sign that begins a word looks accounts up. Null when the caret
 * stands behind neither. Reads no more than the last units before the caret, so that typing waits for nothing.
 */
export function triggerAt(text: string, caret: number): Trigger | null {
  const from = Math.max(0, caret - MOST_UNITS - 2);
  const before = text.slice(from, caret);
  // Cut inside a line, it is not known whether a slash begins it.
  const slash = /(?:^|\n)\/([^\n/]{0,40})$/u.exec(before);
  if (slash !== null && (slash[0].startsWith('\n') || from === 0)) {
    const query = slash[1] ?? '';
    // A space right behind it is somebody who writes a slash.
    if (!query.startsWith(' ')) return { kind: 'snippet', start: caret - query.length - 1, end: caret, query };
  }
  const at = /(?:^|[\s([{"'“‘¿¡])@([\p{L}\p{N}_.@-]{1,60})$/u.exec(before);
  if (at === null || (at[0].startsWith('@') && from > 0)) return null;
  const query = at[1] ?? '';
  return { kind: 'mention', start: caret - query.length - 1, end: caret, query };
}

/** Names that hold every word of the query; those that begin with it come first. */
export function rankByName<T extends { readonly name: string }>(items: readonly T[], query: string, most = 8): T[] {
  const wanted = plain(query);
  const words = wanted.split(/\s+/).filter(Boolean);
  return items
    .filter(({ name }) => words.every((word) => plain(name).includes(word)))
    .toSorted((a, b) => Number(plain(b.name).startsWith(wanted)) - Number(plain(a.name).startsWith(wanted)))
    .slice(0, most);
}

function plain(words: string): string {
  return words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
