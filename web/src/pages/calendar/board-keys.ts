import { type KeyboardEvent, useRef } from 'react';

export type BoardKeys = {
  readonly onOpen: (postId: string) => void;
  readonly onSelect: (postId: string) => void;
  readonly onMoveDialog: (postId: string) => void;
  /** Pressed several times in a row, the days come together. */
  readonly onShift: (postId: string, days: number) => void;
};

/** Opens or folds a crowded day. */
export type OnDay = (date: string) => void;

/** Posts, and the words about those that a crowded day does not show. */
const STOPS = '[data-post-id], [data-day]';

const shifts: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
/** Long enough to press again, short enough not to wait. */
const TOGETHER_MS = 500;

export function chipOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(STOPS) : null;
}

/** What a chip stands for: a post's id, or a day. */
export function standsFor(chip: HTMLElement | null): string | undefined {
  return chip?.dataset.postId ?? chip?.dataset.day;
}

/** All chips that are seen, in the order in which they are read; the board itself draws days in order. */
export function chipsIn(board: HTMLElement): HTMLElement[] {
  const chips = [...board.querySelectorAll<HTMLElement>(STOPS)];
  // What a crowded hour of the week has no room for is drawn too, and hidden.
  return chips.filter((chip) => chip.checkVisibility({ visibilityProperty: true }));
}

/** The keys of the board. Gives its handler. */
export function useBoardKeys(keys: BoardKeys, onDay: OnDay): (event: KeyboardEvent<HTMLElement>) => void {
  const waiting = useRef<{ postId: string; days: number; timer: number } | null>(null);
  const shift = (postId: string, days: number) => {
    const before = waiting.current;
    if (before !== null) window.clearTimeout(before.timer);
    const sum = (before?.postId === postId ? before.days : 0) + days;
    const timer = window.setTimeout(() => {
      waiting.current = null;
      if (sum !== 0) keys.onShift(postId, sum);
    }, TOGETHER_MS);
    waiting.current = { postId, days: sum, timer };
  };
  return (event) => {
    const chip = chipOf(event.target);
    if (chip === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const { postId, day } = chip.dataset;
    const board = event.currentTarget;
    const act =
      walkOf(event.key, { chip, board }) ??
      (postId === undefined ? dayActOf(event.key, day, onDay) : actOf(event.key, { keys, postId, shift }));
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

function walkOf(key: string, at: { chip: HTMLElement; board: HTMLElement }): (() => void) | null {
  if (key !== 'j' && key !== 'k') return null;
  return () => focusBeside(at.board, at.chip, key === 'j' ? 1 : -1);
}

function dayActOf(key: string, day: string | undefined, onDay: OnDay): (() => void) | null {
  return day !== undefined && (key === 'Enter' || key === ' ') ? () => onDay(day) : null;
}

type Pressed = {
  keys: BoardKeys;
  postId: string;
  shift: (postId: string, days: number) => void;
};

function actOf(key: string, pressed: Pressed): (() => void) | null {
  const { keys, postId, shift } = pressed;
  const days = shifts[key];
  if (days !== undefined) return () => shift(postId, days);
  switch (key) {
    case 'Enter':
      return () => keys.onOpen(postId);
    case ' ':
      return () => keys.onSelect(postId);
    case 'm':
    case 'M':
      return () => keys.onMoveDialog(postId);
    default:
      return null;
  }
}

function focusBeside(board: HTMLElement, chip: HTMLElement, way: 1 | -1): void {
  const chips = chipsIn(board);
  reachByTab(board, chips[chips.indexOf(chip) + way] ?? chip).focus();
}

/** Of all chips, this one alone is reached by Tab. */
export function reachByTab(board: HTMLElement, chip: HTMLElement): HTMLElement {
  for (const other of board.querySelectorAll<HTMLElement>('[data-post-id][tabindex="0"], [data-day][tabindex="0"]')) {
    other.tabIndex = -1;
    delete other.dataset.first;
  }
  chip.tabIndex = 0;
  delete chip.dataset.first;
  return chip;
}
