import { addDays, addMonths } from '../../calendar/calendar-range.ts';

/** How the calendar is shown: a month, the next weeks, or what waits for an event. */
export type EndsShow = 'month' | 'weeks' | 'waits';

export type EndsPlace = {
  readonly show: EndsShow;
  /** `2027-03`. */
  readonly month: string;
  /** One day of the month; null is all of it. */
  readonly day: string | null;
  readonly weeks: number;
};

/** The days that are shown, both ends included; `today` is the day of the house. */
export function daysOf({ show, month, day, weeks }: EndsPlace, today: string): { from: string; until: string } {
  if (show === 'month') return day === null ? monthDays(month) : { from: day, until: day };
  return { from: today, until: addDays(today, show === 'weeks' ? weeks * 7 : 0) };
}

export function monthDays(month: string): { from: string; until: string } {
  const from = `${month}-01`;
  return { from, until: addDays(addMonths(from, 1), -1) };
}

export function monthAfter(month: string, months: 1 | -1): string {
  return addMonths(`${month}-01`, months).slice(0, 7);
}

/** Weeks of a month, each of seven days; null is a day of another month. `firstDay` is 0 for Sunday. */
export function weeksOf(month: string, firstDay: number): (string | null)[][] {
  const { from, until } = monthDays(month);
  const before = (new Date(`${from}T00:00Z`).getUTCDay() - firstDay + 7) % 7;
  const days: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
