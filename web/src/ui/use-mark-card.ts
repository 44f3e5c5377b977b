import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { markUnder } from './marked-text-field.ts';
import type { Mark } from './marked-text-types.ts';

/** How long the pointer rests before a card opens, and how long it may be away before the card closes. */
const HOVER_OPEN_MS = 250;
const HOVER_CLOSE_MS = 350;

type Opened = { readonly id: string; readonly by: 'hover' | 'person' };

const idOf = (mark: Mark) => `${mark.code}:${mark.start}`;

/** Which mark's card is open. Opened by hover it goes with the pointer; opened by a person it stays until closed. */
export function useMarkCard(frame: RefObject<HTMLElement | null>, marks: readonly Mark[]) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const found = opened === null ? -1 : marks.findIndex((mark) => idOf(mark) === opened.id);
  const open = (index: number, by: Opened['by']) => {
    clearTimeout(timer.current);
    const mark = marks[index];
    if (mark !== undefined) setOpened({ id: idOf(mark), by });
  };
  const close = () => {
    clearTimeout(timer.current);
    setOpened(null);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0 || frame.current === null || opened?.by === 'person')
      return;
    clearTimeout(timer.current);
    // The card itself lies in the frame: a pointer that rests on it keeps it open.
    if ((event.target as HTMLElement).closest('[data-mark-card]')) return;
    const under = markUnder(frame.current, event.clientX, event.clientY);
    if (under !== null && under !== found) timer.current = setTimeout(() => open(under, 'hover'), HOVER_OPEN_MS);
    if (under === null && opened !== null) timer.current = setTimeout(close, HOVER_CLOSE_MS);
  };
  const onPointerLeave = () => {
    clearTimeout(timer.current);
    if (opened?.by === 'hover') timer.current = setTimeout(close, HOVER_CLOSE_MS);
  };
  /** A person who clicks or types into a card that hover opened wants it to stay. */
  const hold = () => {
    clearTimeout(timer.current);
    setOpened((now) => (now === null ? null : { ...now, by: 'person' }));
  };
  return { openIndex: found === -1 ? null : found, open, close, hold, onPointerMove, onPointerLeave };
}
