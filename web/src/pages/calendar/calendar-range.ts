import { instantsOf } from '../../lib/wall-time.ts';

export type CalendarView = 'month' | 'week' | 'list';

/** On which day weeks begin, by language; 0 is Sunday. */
export const weekBegins = { en: 0, es: 1 } as const;

const DAY_MS = 86_400_000;

/** A date some days later; dates are ISO, and months and years are carried over. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The date some months later; the day is the month's last where it has fewer. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Where "before" and "after" lead. */
export function step(view: CalendarView, date: string, way: 1 | -1): string {
  return view === 'week' ? addDays(date, 7 * way) : addMonths(date, way);
}

/** The days that a view may show around a date, with a margin for whatever day weeks begin on; the last is not included. */
export function shownDays(view: CalendarView, date: string): { readonly from: string; readonly until: string } {
  if (view === 'week') return { from: addDays(date, -7), until: addDays(date, 8) };
  const first = `${date.slice(0, 7)}-01`;
  if (view === 'list') return { from: first, until: addMonths(first, 1) };
  return { from: addDays(first, -7), until: addDays(first, 44) };
}

/** The days that are on the board around a date; `firstDay` is 0 for Sunday. The last is not included. */
export function boardDays(view: CalendarView, date: string, firstDay: number): { from: string; until: string } {
  const sinceBegin = (day: string) => (new Date(`${day}T00:00Z`).getUTCDay() - firstDay + 7) % 7;
  const weekOf = (day: string) => addDays(day, -sinceBegin(day));
  if (view === 'week') return { from: weekOf(date), until: addDays(weekOf(date), 7) };
  const first = `${date.slice(0, 7)}-01`;
  const next = addMonths(first, 1);
  if (view === 'list') return { from: first, until: next };
  return { from: weekOf(first), until: addDays(weekOf(addDays(next, -1)), 7) };
}

/** The instant at which a day begins in a zone; where clocks jump over midnight, what they jump to. */
export function startOfDay(date: string, timeZone: string): string {
  for (const hour of ['00:00', '00:30', '01:00', '02:00']) {
    const [first] = instantsOf({ localTime: `${date}T${hour}`, timeZone });
    if (first !== undefined) return first;
  }
  return `${date}T00:00:00.000Z`;
}
