import { instrumentKind } from '@bedside/server/contract/registers/authorizations';
import { countEnds, type EndKind, listEnds } from '@bedside/server/contract/registers/authorizations/ends';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../../lib/api.ts';
import { type AuthorizationFilters, authorizationFilters } from '../../../lib/list-filters.ts';
import { ask, keyOf } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { wallTimeOf } from '../../../lib/wall-time.ts';
import { daysOf, type EndsPlace, monthDays } from './ends-range.ts';

type Filters = { what?: EndKind; kind?: (typeof instrumentKind.options)[number]; site?: string };

/** Where one is in the calendar, as the address tells it, and how one goes elsewhere. */
export function useEndsPlace() {
  const search = useSearch({ from: '/signed-in/authorizations' });
  const navigate = useNavigate();
  const { organization } = useSession();
  const [today] = useState(() => wallTimeOf(Date.now(), organization.timeZone).slice(0, 10));
  const kind = instrumentKind.safeParse(search.kind);
  const place: EndsPlace = {
    show: search.show ?? 'month',
    month: search.month ?? today.slice(0, 7),
    day: search.day ?? null,
    weeks: Number(search.weeks ?? 8),
  };
  const filters: Filters = {
    ...(place.show === 'waits' ? { what: 'waits' as const } : {}),
    ...(place.show !== 'waits' && search.what !== undefined ? { what: search.what } : {}),
    ...(kind.success ? { kind: kind.data } : {}),
    ...(search.site === undefined ? {} : { site: search.site }),
  };
  const go = (next: { readonly [Name in keyof AuthorizationFilters]?: string | undefined }) =>
    void navigate({ to: '/authorizations', search: authorizationFilters.parse({ ...search, ...next }), replace: true });
  const isNarrowed = [search.what, search.kind, search.site, search.day].some((one) => one !== undefined);
  return { place, filters, today, go, isNarrowed, shown: daysOf(place, today) };
}
export type EndsAt = ReturnType<typeof useEndsPlace>;

/** What ends in the days that are shown, some at a time. */
export function useEnds({ filters, shown }: EndsAt, typed: string) {
  const [name] = useDebouncedValue(typed.trim(), 250);
  const query = { ...shown, ...filters, ...(name === '' ? {} : { search: name }) };
  return useInfiniteQuery({
    queryKey: [...keyOf(listEnds), 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      call(listEnds, { query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** How much ends on each day of the month. */
export function useEndCounts({ place, filters }: EndsAt) {
  return useQuery({
    ...ask(countEnds, { query: { ...monthDays(place.month), ...filters } }),
    enabled: place.show === 'month',
  });
}
