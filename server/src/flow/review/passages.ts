import { unprocessable } from '../../kernel/errors/bedside-error.ts';
import { type Content, textFields } from '../compose/contract.ts';
import type { Passage, PassageInput } from './contract.ts';

/**
 * Passages with the words that stand there. The offsets must lie in a field of this content and between characters.
 * @throws `PASSAGE_UNFIT`
 */
export function quotePassages(content: Content, marked: readonly PassageInput[]): Passage[] {
  const texts = new Map(textFields(content).map(({ field, text }) => [field, text]));
  return marked.map(({ field, start, end, comment }) => {
    const text = texts.get(field);
    if (text === undefined || start >= end || end > text.length || splits(text, start) || splits(text, end)) {
      throw unfit();
    }
    return { field, start, end, comment, quote: text.slice(start, end) };
  });
}

/** Whether an offset lies between the two halves of one character. */
function splits(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function unfit() {
  return unprocessable({
    code: 'PASSAGE_UNFIT',
    message: 'A marked passage does not lie in this version of the post.',
    remedy: 'Load the page again and mark the passage anew.',
  });
}
