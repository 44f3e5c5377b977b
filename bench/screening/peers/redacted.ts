import type { FoundSpan } from '../score/items.ts';

/** A private character that no post holds: what a redactor leaves where it took something out. */
export const GONE = '\ue000';

const GAPS = new RegExp(`(?:${GONE})+`);

/**
 * Where a redactor that only returns text took something out. What stands between two gaps is looked for from the last
 * gap on, at least one unit behind its beginning; what follows the last gap is the end of the text.
 */
export function spansOfRedacted(text: string, redacted: string): FoundSpan[] {
  const kept = redacted.split(GAPS);
  const spans: FoundSpan[] = [];
  let at = (kept[0] ?? '').length;
  for (const [i, piece] of kept.entries()) {
    if (i === 0) continue;
    const isLast = i === kept.length - 1;
    const found = isLast ? text.length - piece.length : text.indexOf(piece, at + 1);
    const end = found < at ? text.length : found;
    if (end > at) spans.push({ start: at, end });
    at = end + piece.length;
  }
  return spans;
}
