/** One change to a text: units `[start, end)` of the old text became `insert`. UTF-16 offsets. */
export type Edit = { readonly start: number; readonly end: number; readonly insert: string };

type Span = { readonly start: number; readonly end: number };

/** The one edit that makes `after` from `before`: what lies between the longest common beginning and end; null when equal. */
export function editBetween(before: string, after: string): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) };
}

/**
 * Where a span of the old text lies after an edit. `stale` says that the edit touched its words or grew them, so that
 * what was found there may no longer hold. Null when nothing of it is left.
 */
export function shiftSpan(span: Span, edit: Edit): { start: number; end: number; stale: boolean } | null {
  const delta = edit.insert.length - (edit.end - edit.start);
  if (span.end < edit.start) return { ...span, stale: false };
  if (span.start > edit.end) return { start: span.start + delta, end: span.end + delta, stale: false };
  if (edit.start <= span.start && edit.end >= span.end && span.end > span.start && edit.end > edit.start) return null;
  if (span.end === edit.start) return { ...span, stale: growsWord(edit.insert.at(0)) };
  if (span.start === edit.end) {
    return { start: span.start + delta, end: span.end + delta, stale: growsWord(edit.insert.at(-1)) };
  }
  const start = Math.min(span.start, edit.start + edit.insert.length);
  const end = span.end >= edit.end ? span.end + delta : edit.start;
  return end > start ? { start, end, stale: true } : null;
}

/** A letter or digit set against a found word makes it another word; white space and punctuation do not. */
function growsWord(character: string | undefined): boolean {
  return character === undefined || /[\p{L}\p{N}\p{M}]/u.test(character) || /[\uD800-\uDFFF]/.test(character);
}

/** Marks that were found in `screened`, laid over `current`. */
export function shiftMarks<T extends Span>(
  marks: readonly T[],
  screened: string,
  current: string,
): (T & { stale: boolean })[] {
  const edit = editBetween(screened, current);
  if (edit === null) return marks.map((mark) => ({ ...mark, stale: false }));
  return marks.flatMap((mark) => {
    const moved = shiftSpan(mark, edit);
    return moved === null ? [] : [{ ...mark, ...moved }];
  });
}
