export type Span = { readonly start: number; readonly end: number };

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Returns a function that widens a UTF-16 span so that it starts and ends between graphemes of `text` (UAX 29). */
export function graphemeEdges(text: string): (span: Span) => Span {
  let segments: Intl.Segments | null = null;
  const clusterAt = (at: number) => {
    segments ??= segmenter.segment(text);
    return segments.containing(at);
  };
  return ({ start, end }) => {
    const first = isPlainEdge(text, start) ? undefined : clusterAt(start);
    const last = isPlainEdge(text, end) ? undefined : clusterAt(end);
    return {
      start: first ? first.index : start,
      end: last && last.index < end ? last.index + last.segment.length : end,
    };
  };
}

/** Two ASCII units other than CR LF always have an edge between them. */
function isPlainEdge(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before < 128 && after < 128 && !(before === 13 && after === 10);
}
