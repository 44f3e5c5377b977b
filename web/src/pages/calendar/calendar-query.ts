import { readCalendar } from '@bedside/server/contract/flow/schedule/calendar';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask } from '../../lib/query.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';
import { addDays, boardDays, type CalendarView, shownDays, startOfDay, weekBegins } from './calendar-range.ts';

export type Filters = { channel?: string | undefined; stage?: string | undefined; person?: string | undefined };

/** What the address says of the calendar; what it leaves out is the usual. */
export type CalendarSearch = Filters & { view?: CalendarView | undefined; date?: string | undefined };

/** Phones begin with the list: a month of seven columns has no room there. */
const NARROW = '(max-width: 639px)';

export const usualView = (): CalendarView => (matchMedia(NARROW).matches ? 'list' : 'month');

export const todayIn = (timeZone: string, nowMs: number): string => wallTimeOf(nowMs, timeZone).slice(0, 10);

/** One request for all that a view shows. */
export function calendarQuery(place: { view: CalendarView; date: string; filters: Filters }, timeZone: string) {
  const { from, until } = shownDays(place.view, place.date);
  const { channel, stage, person } = place.filters;
  const query = {
    // A day more on either side: a channel may live in another zone than the organization.
    from: startOfDay(addDays(from, -1), timeZone),
    to: startOfDay(addDays(until, 1), timeZone),
    language: currentLanguage(),
    ...(channel === undefined ? {} : { channel }),
    ...(stage === undefined ? {} : { stage }),
    ...(person === undefined ? {} : { person }),
  };
  return ask(readCalendar, { query });
}

/** Where the posts that a board shows are saved as CSV, by the same filters. */
export function exportAddress(place: { view: CalendarView; date: string; filters: Filters }, timeZone: string): string {
  const { from, until } = boardDays(place.view, place.date, weekBegins[currentLanguage()]);
  const { channel, stage, person: author } = place.filters;
  const range = { dueFrom: startOfDay(from, timeZone), dueTo: startOfDay(until, timeZone) };
  const chosen = Object.entries({ ...range, channel, stage, author }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `/api/v1/exports/posts.csv?${new URLSearchParams(chosen)}`;
}

/** What an address will show, so that it can be asked for while the board itself is still being loaded. */
export function queryOfAddress({ view, date, ...filters }: CalendarSearch, timeZone: string) {
  const place = { view: view ?? usualView(), date: date ?? todayIn(timeZone, Date.now()), filters };
  return calendarQuery(place, timeZone);
}
