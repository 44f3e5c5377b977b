import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { calendarQuery, type Filters, todayIn, usualView } from './calendar-query.ts';
import type { CalendarView } from './calendar-range.ts';

/** What the address says: view, day and filters; each change of them is a place to come back to. */
export function usePlace() {
  const search = useSearch({ from: '/signed-in/calendar' });
  const navigate = useNavigate({ from: '/calendar' });
  const { organization } = useSession();
  const [usual] = useState(usualView);
  const today = todayIn(organization.timeZone, useNow());
  const { channel, stage, person } = search;
  return {
    view: search.view ?? usual,
    date: search.date ?? today,
    today,
    filters: { channel, stage, person },
    go: (to: { view?: CalendarView; date?: string | undefined } & Filters) =>
      void navigate({ search: (now) => ({ ...now, ...to }), replace: true, resetScroll: false }),
  };
}

/** What a view shows. While the next answer is on its way, what was there stays. */
export function useCalendar(place: { view: CalendarView; date: string; filters: Filters }) {
  const { organization } = useSession();
  const query = calendarQuery(place, organization.timeZone);
  return useQuery({ ...query, placeholderData: keepPreviousData, refetchInterval: 60_000 });
}
