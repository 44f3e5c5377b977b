/** A piece of a line: words, or an address that the network makes a link. */
export type TextPiece = { readonly at: number; readonly text: string; readonly isLink: boolean };

const address = /https?:\/\/[^\s<>"“”«»]+/giu;
const trailing = /[.,;:!?'"’)\]}]+$/u;

/** Parts a text into words and web addresses; punctuation after an address belongs to the sentence. Joined, the pieces are the text. */
export function linkPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  const push = (end: number, isLink: boolean) => {
    if (end > at) pieces.push({ at, text: text.slice(at, end), isLink });
    at = Math.max(at, end);
  };
  for (const match of text.matchAll(address)) {
    const link = match[0].replace(trailing, '');
    push(match.index, false);
    push(match.index + link.length, true);
  }
  push(text.length, false);
  return pieces;
}

/** Longest headline of a newsroom article, in UTF-16 units; the newsroom's own figure. */
const MAX_HEADLINE_UNITS = 110;

/** The first line of a text as the newsroom's headline, or its first sentence, and the paragraphs that follow. */
export function newsroomParts(text: string): { headline: string; paragraphs: string[] } {
  const body = text.trim();
  const [line = '', ...more] = body.split('\n');
  const first = line.trim();
  const headline = first.length <= MAX_HEADLINE_UNITS && more.length > 0 ? first : firstSentence(first);
  const cut = headline.length > MAX_HEADLINE_UNITS;
  const rest = cut ? body : body.slice(headline.length);
  return {
    headline: cut
      ? `${headline
          .slice(0, MAX_HEADLINE_UNITS - 1)
          .toWellFormed()
          .replace(/\s+\S*$/u, '')}…`
      : headline,
    paragraphs: rest
      .split(/\n\s*\n/u)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== ''),
  };
}

function firstSentence(line: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line);
  return first?.segment.trim() ?? '';
}
