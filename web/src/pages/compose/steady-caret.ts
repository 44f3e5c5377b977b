import { flushSync } from 'react-dom';
import { carryCaret } from '../../lib/text-merge.ts';

/**
 * Lets words of somebody else come on screen while one types: the caret stays at its words, the field at its place, and
 * nothing changes below an input method that is in the middle of a character.
 */
export function createArrivals(page: Document): { bring(change: () => void): void; watch(): () => void } {
  let composing = false;
  let waiting: (() => void)[] = [];
  const begin = () => {
    composing = true;
  };
  const end = () => {
    composing = false;
    const changes = waiting;
    waiting = [];
    // The field tells its own last change first.
    setTimeout(() => changes.forEach((change) => withSteadyCaret(page, change)), 0);
  };
  return {
    bring: (change) => {
      if (composing) waiting.push(change);
      else withSteadyCaret(page, change);
    },
    watch: () => {
      page.addEventListener('compositionstart', begin);
      page.addEventListener('compositionend', end);
      return () => {
        page.removeEventListener('compositionstart', begin);
        page.removeEventListener('compositionend', end);
      };
    },
  };
}

function withSteadyCaret(page: Document, change: () => void): void {
  const field = page.activeElement;
  const isText = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  if (!isText || field.selectionStart === null || field.selectionEnd === null) return change();
  const { value, selectionStart, selectionEnd, selectionDirection, scrollTop } = field;
  flushSync(change);
  if (!field.isConnected || field.value === value) return undefined;
  const carry = (at: number) => carryCaret(value, field.value, at);
  field.setSelectionRange(carry(selectionStart), carry(selectionEnd), selectionDirection ?? 'none');
  field.scrollTop = scrollTop;
  return undefined;
}
