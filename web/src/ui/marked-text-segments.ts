import type { Marked } from './marked-text-types.ts';

type Span = Pick<Marked, 'start' | 'end' | 'severity'>;

/** A stretch of text under the same marks. `marks` holds indexes into the list that was given, heaviest first. */
export type Segment = { readonly start: number; readonly text: string; readonly marks: readonly number[] };

const weight = { block: 2, warn: 1, note: 0 } as const;

/**
 * Cuts `text` (UTF-16 units) at every edge of a mark. The segments joined give the text again, so that a layer drawn
 * from them lies exactly under the text; marks that reach outside the text are clipped, empty ones left out.
 */
export function toSegments(text: string, marks: readonly Span[]): Segment[] {
  const spans = marks.flatMap((mark, index) => {
    const start = Math.max(0, Math.min(mark.start, text.length));
    const end = Math.max(0, Math.min(mark.end, text.length));
    return end > start ? [{ start, end, index, weight: weight[mark.severity] }] : [];
  });
  const edges = new Set([0, text.length]);
  for (const span of spans) edges.add(span.start).add(span.end);
  const cuts = [...edges].sort((a, b) => a - b);

  const segments: Segment[] = [];
  const open = spans.sort((a, b) => b.weight - a.weight || a.start - b.start);
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const start = cuts[at] ?? 0;
    const end = cuts[at + 1] ?? text.length;
    const over = open.filter((span) => span.start <= start && span.end >= end);
    segments.push({ start, text: text.slice(start, end), marks: over.map((span) => span.index) });
  }
  return segments;
}

/** The mark that the caret is in or touches, heaviest first; null when there is none. */
export function markAt(marks: readonly Span[], caret: number): number | null {
  const touched = marks
    .map((mark, index) => ({ mark, index }))
    .filter(({ mark }) => mark.start <= caret && caret <= mark.end)
    .sort((a, b) => weight[b.mark.severity] - weight[a.mark.severity] || b.mark.start - a.mark.start);
  return touched[0]?.index ?? null;
}

/** The mark at the caret, else the next one after it, else the first of the text: where Alt+ArrowDown goes. */
export function nextMark(marks: readonly Span[], caret: number): number | null {
  const here = markAt(marks, caret);
  if (here !== null) return here;
  const ordered = marks.map((mark, index) => ({ mark, index })).sort((a, b) => a.mark.start - b.mark.start);
  const next = ordered.find(({ mark }) => mark.start >= caret) ?? ordered[0];
  return next?.index ?? null;
}
