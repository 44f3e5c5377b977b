import { Temporal } from 'temporal-polyfill';
import { dayOf } from '../../originals/original-facts.ts';
import type { Element } from './element.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PART = /^\d{4}(?:-\d{2})?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The day that a `date` or `dateTime` tells, as the clocks of the house have it; null where there is none. A year or a month alone is
 * no day: it is told, so that nobody takes the first of it for what was written.
 */
export function readDay(
  of: Element,
  name: string,
  how: { readonly timeZone: string; readonly isEnd?: boolean },
): string | null {
  const text = of.text(name);
  if (text === null) return null;
  const day = dayOfText(text, how);
  if (day === null) of.at(name).fault(PART.test(text) ? 'DAY_NEEDED' : 'DATE_INVALID');
  return day;
}

export const isPart = (text: string | null): boolean => text !== null && PART.test(text);

function dayOfText(text: string, { timeZone, isEnd = false }: { timeZone: string; isEnd?: boolean }): string | null {
  if (DAY.test(text)) return isDay(text) ? text : null;
  if (!INSTANT.test(text) || !isDay(text.slice(0, 10))) return null;
  const at = Date.parse(text);
  // What ends at midnight has the day before as its last.
  return Number.isNaN(at) ? null : dayOf(new Date(isEnd ? at - 1 : at), timeZone);
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}
