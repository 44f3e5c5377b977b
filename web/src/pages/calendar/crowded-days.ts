import type { CalendarItem } from '@bedside/server/contract/flow/schedule/calendar';
import { wallTimeOf } from '../../lib/wall-time.ts';

/** Posts of one day that a month shows before it says how many more there are. */
const MOST = 3;

/** A day of the month with more posts than it shows by itself. */
export type CrowdedDay = {
  /** ISO date, on the calendar's clock. */
  readonly date: string;
  readonly isOpen: boolean;
  /** How many are behind the day's "more", whether it is open or not. */
  readonly count: number;
  /** The first of those. */
  readonly firstId: string;
};

/**
 * What a month draws: at most three posts a day, and a word about the others. Only these are made and laid out, so that
 * a full month is as quick as a quiet one. A single post more takes no more room than the word about it.
 */
export function foldDays(
  items: readonly CalendarItem[],
  parts: { readonly zone: string; readonly open: ReadonlySet<string> },
): { readonly shown: readonly CalendarItem[]; readonly crowded: readonly CrowdedDay[] } {
  const days = new Map<string, CalendarItem[]>();
  for (const item of items) {
    const date = wallTimeOf(Date.parse(item.at), parts.zone).slice(0, 10);
    const day = days.get(date);
    if (day === undefined) days.set(date, [item]);
    else day.push(item);
  }
  const shown: CalendarItem[] = [];
  const crowded: CrowdedDay[] = [];
  for (const [date, day] of days) {
    day.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    const [firstId] = day.slice(MOST).map(({ postId }) => postId);
    const isOpen = parts.open.has(date);
    const isCrowded = firstId !== undefined && day.length > MOST + 1;
    shown.push(...(isCrowded && !isOpen ? day.slice(0, MOST) : day));
    if (isCrowded) crowded.push({ date, isOpen, count: day.length - MOST, firstId });
  }
  return { shown, crowded };
}
