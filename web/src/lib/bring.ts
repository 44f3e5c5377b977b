import type { RefObject } from 'react';

/** Brings a part of the page into sight, and the keyboard to it. */
export function bring(section: RefObject<HTMLElement | null>): void {
  section.current?.scrollIntoView({ block: 'start' });
  section.current?.focus({ preventScroll: true });
}
