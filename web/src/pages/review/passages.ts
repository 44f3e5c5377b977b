import { type ContentTexts, textFields } from '@bedside/server/contract/flow/compose';
import type { Passage, PassageInput } from '@bedside/server/contract/flow/review';

/** A passage that a reviewer marks now, with the words that it shows. */
export type Mark = PassageInput & { readonly quote: string };

/** Where words that were marked in a version stand in a text now; null where they do not, or not in one place alone. */
export function findPassage(text: string, { start, quote }: Pick<Passage, 'start' | 'quote'>) {
  if (text.slice(start, start + quote.length) === quote) return { start, end: start + quote.length };
  const first = text.indexOf(quote);
  if (first < 0 || text.includes(quote, first + 1)) return null;
  return { start: first, end: first + quote.length };
}

/** The first place in a post where these words stand, for whoever cannot select them. */
export function placeOfWords(content: ContentTexts, words: string): Omit<Mark, 'comment'> | null {
  const quote = words.trim();
  if (quote === '') return null;
  for (const { field, text } of textFields(content)) {
    const start = text.indexOf(quote);
    if (start >= 0) return { field, start, end: start + quote.length, quote };
  }
  return null;
}

/** Offsets of a selection in the text of an element, in UTF-16 units; null where it is empty or reaches beyond. */
export function selectedOffsets(element: HTMLElement): { start: number; end: number } | null {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const end = start + range.toString().length;
  return end > start ? { start, end } : null;
}

/** A few words of a passage, for a button. */
export function fewWords(quote: string): string {
  const words = quote.replaceAll(/\s+/g, ' ').trim();
  return words.length > 40 ? `${words.slice(0, 38).trimEnd()}…` : words;
}
