/** The button that makes the drafts: where the hands go when nothing is left to mend. */
export const MAKE_ID = 'make-drafts';

/** For what stands where another thing was: whoever pressed that one is here now. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}

/** Brings what went wrong before the eyes, however long the list above it is. */
export function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
