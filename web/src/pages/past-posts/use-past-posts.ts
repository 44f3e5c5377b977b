import {
  exportPastPosts,
  listPastImports,
  pastSummary,
  searchPastPosts,
} from '@bedside/server/contract/evidence/past-posts';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { CallInput } from '../../lib/api.ts';
import { call } from '../../lib/api.ts';
import { ask, keyOf } from '../../lib/query.ts';
import { saveFile } from '../../lib/save-file.ts';
import { instantsOf } from '../../lib/wall-time.ts';

type Body = NonNullable<CallInput<typeof searchPastPosts>['body']>;

export const shows = ['open', 'lacks', 'look', 'decided', 'allowed', 'nobody', 'all'] as const;
export const orders = ['worst', 'newest'] as const;

/** What the list is narrowed by; days as they are typed, by the clocks of the organization. */
export type PastListFilters = {
  readonly show: (typeof shows)[number];
  readonly order: (typeof orders)[number];
  readonly channelId: string | null;
  readonly from: string;
  readonly until: string;
  readonly text: string;
};

export const allOpen: PastListFilters = {
  show: 'open',
  order: 'worst',
  channelId: null,
  from: '',
  until: '',
  text: '',
};

/** While posts are looked at, the counts are asked for again. */
const AGAIN_MS = 3_000;

export function usePastSummary() {
  return useQuery({
    ...ask(pastSummary),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (data.waiting > 0 || data.isReading) ? AGAIN_MS : false,
  });
}

export function usePastImports(isReading: boolean) {
  return useQuery({ ...ask(listPastImports), refetchInterval: isReading ? AGAIN_MS : false });
}

/** The midnight at which a day begins, or the one after it ends; null where none is typed. */
function midnight(day: string, timeZone: string, days: 0 | 1): string | null {
  const start = Date.parse(`${day}T00:00:00Z`);
  if (day === '' || Number.isNaN(start)) return null;
  const date = new Date(start + days * 86_400_000).toISOString().slice(0, 10);
  return instantsOf({ localTime: `${date}T00:00`, timeZone })[0] ?? null;
}

function bodyOf({ from, until, order: _order, ...rest }: PastListFilters, timeZone: string) {
  return { ...rest, from: midnight(from, timeZone, 0), until: midnight(until, timeZone, 1) };
}

/** The list as it stands when so many posts were looked at. */
export function usePastList(filters: PastListFilters, place: { timeZone: string; looked: number }) {
  const body: Body = { ...bodyOf(filters, place.timeZone), order: filters.order };
  return useInfiniteQuery({
    queryKey: [...keyOf(searchPastPosts), 'pages', body, place.looked],
    queryFn: ({ pageParam, signal }) =>
      call(searchPastPosts, { body: { ...body, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** Saves all of the list as a file, part after part. */
export function useExport(filters: PastListFilters, timeZone: string, onDone: () => void) {
  return useMutation({
    mutationFn: async () => {
      const parts: string[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const body = { ...bodyOf(filters, timeZone), ...(after === undefined ? {} : { after }) };
        const { csv, next } = await call(exportPastPosts, { body });
        parts.push(csv);
        after = next;
      }
      saveFile(new Blob(parts, { type: 'text/csv;charset=utf-8' }), 'posts-from-before.csv');
    },
    onSuccess: onDone,
  });
}
