type Span = { readonly start: number; readonly end: number };

/**
 * Puts `insert` in place of a span of the field as if it had been typed, so that the browser's own undo takes it back,
 * and leaves the caret where it stood in relation to the words around it.
 */
export function replaceInField(field: HTMLTextAreaElement, span: Span, insert: string): void {
  const caret = { start: field.selectionStart, end: field.selectionEnd };
  field.focus({ preventScroll: true });
  field.setSelectionRange(span.start, span.end);
  // Deprecated without a successor: nothing else changes a field and keeps its undo history (HTML, "execCommand").
  const typed = insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert);
  if (!typed) {
    field.setRangeText(insert, span.start, span.end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(moved(caret.start, span, insert.length), moved(caret.end, span, insert.length));
}

/** Like `replaceInField`, and leaves the caret behind what was put in, as after typing it. */
export function insertInField(field: HTMLTextAreaElement, span: Span, insert: string): void {
  const before = field.value.length;
  replaceInField(field, span, insert);
  // The field may take less than it was given where it is full.
  const taken = Math.max(0, field.value.length - before + (span.end - span.start));
  field.setSelectionRange(span.start + taken, span.start + taken);
}

/** Where a caret stands after `span` became `length` units long; a caret inside the span goes to its end. */
export function moved(caret: number, span: Span, length: number): number {
  if (caret <= span.start) return caret;
  if (caret >= span.end) return caret - (span.end - span.start) + length;
  return span.start + length;
}

/** The mark that is drawn under a point of the screen; the field lies above it and is looked through. */
export function markUnder(frame: HTMLElement, x: number, y: number): number | null {
  for (const mark of frame.querySelectorAll<HTMLElement>('[data-mark]')) {
    for (const box of mark.getClientRects()) {
      // A few pixels below the letters belong to the wavy line.
      if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom + 4) return Number(mark.dataset.mark);
    }
  }
  return null;
}

const GAP_PX = 6;

/** Where the card stands inside the frame: below the first line of its mark, above it where the window ends, never outside. */
export function placeCard(frame: HTMLElement, card: HTMLElement, mark: number): { top: number; left: number } | null {
  const box = frame.querySelector(`[data-mark="${mark}"]`)?.getClientRects()[0];
  if (box === undefined) return null;
  const outer = frame.getBoundingClientRect();
  const left = Math.max(0, Math.min(box.left - outer.left, outer.width - card.offsetWidth));
  const fitsBelow = box.bottom + GAP_PX + card.offsetHeight <= window.innerHeight;
  const fitsAbove = box.top - GAP_PX - card.offsetHeight >= 0;
  const top = !fitsBelow && fitsAbove ? box.top - GAP_PX - card.offsetHeight : box.bottom + GAP_PX;
  return { top: top - outer.top, left };
}
