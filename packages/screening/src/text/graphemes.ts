import { countBelow } from './count-below.ts';

export type Span = { readonly start: number; readonly end: number };

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * After so many questions all graphemes are listed: in a row of flags each answer costs a walk to its beginning, and a
 * long text could ask for the same walk again and again.
 */
const MOST_ASKED = 16;

/** Returns a function that widens a UTF-16 span so that it starts and ends between graphemes of `text` (UAX 29). */
export function graphemeEdges(text: string): (span: Span) => Span {
  let segments: Intl.Segments | null = null;
  let starts: Uint32Array | null = null;
  let asked = 0;
  const clusterAt = (at: number): Span | undefined => {
    segments ??= segmenter.segment(text);
    asked += 1;
    if (asked > MOST_ASKED) {
      starts ??= startsOf(segments, text.length);
      const place = countBelow(starts, starts.length, at + 1) - 1;
      return { start: starts[place] as number, end: starts[place + 1] as number };
    }
    const found = segments.containing(at);
    return found && { start: found.index, end: found.index + found.segment.length };
  };
  return ({ start, end }) => {
    const first = isPlainEdge(text, start) ? undefined : clusterAt(start);
    const last = isPlainEdge(text, end) ? undefined : clusterAt(end);
    return { start: first ? first.start : start, end: last && last.start < end ? last.end : end };
  };
}

/** Where each grapheme starts, and the length of the text behind them. */
function startsOf(segments: Intl.Segments, length: number): Uint32Array {
  const starts: number[] = [];
  for (const { index } of segments) starts.push(index);
  starts.push(length);
  return Uint32Array.from(starts);
}

/** Two ASCII units other than CR LF always have an edge between them. */
function isPlainEdge(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before < 128 && after < 128 && !(before === 13 && after === 10);
}
