/** Letters as people see them: extended grapheme clusters (Unicode UAX 29). Safe in a browser. */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** In plain ASCII without a line break each unit is one grapheme; only CR LF joins two. */
const plainAscii = /^[\x20-\x7e\n\t]*$/u;

/** How many graphemes a text has. */
export function graphemeLength(text: string): number {
  if (plainAscii.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** The UTF-16 offsets at which graphemes begin, and the end of the text: all places where a text may be cut. */
export function graphemeEdges(text: string): number[] {
  const edges = Array.from(segmenter.segment(text), ({ index }) => index);
  edges.push(text.length);
  return edges;
}

/** The longest beginning of a text with at most `most` graphemes. */
export function firstGraphemes(text: string, most: number): string {
  if (text.length <= most) return text;
  let count = 0;
  for (const { index } of segmenter.segment(text)) {
    if (count === most) return text.slice(0, index);
    count += 1;
  }
  return text;
}
