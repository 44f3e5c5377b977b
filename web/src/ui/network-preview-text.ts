import { findEntities } from '@bedside/connectors/networks';

/** A piece of a line: words, or an address, mention or hashtag that the network makes a link. */
export type TextPiece = { readonly at: number; readonly text: string; readonly isLink: boolean };

/**
 * Parts a text into words and what a network links: addresses alone, names alone (mentions and hashtags), or all. Punctuation after an address belongs
 * to the sentence. Joined, the pieces are the text.
 */
export function linkPieces(text: string, links: 'addresses' | 'names' | 'all' = 'all'): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  const push = (end: number, isLink: boolean) => {
    if (end > at) pieces.push({ at, text: text.slice(at, end), isLink });
    at = Math.max(at, end);
  };
  const isAddress = (start: number) => /^https?:/iu.test(text.slice(start, start + 6));
  for (const { start, end } of findEntities(text)) {
    if (links !== 'all' && isAddress(start) !== (links === 'addresses')) continue;
    push(start, false);
    push(end, true);
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
