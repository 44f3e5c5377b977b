import { type SearchFilters, type SearchKind, search } from '@bedside/server/contract/evidence/search';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import type { SearchPageFilters } from '../../lib/list-filters.ts';
import { instantOfDate } from './instant-of-date.ts';

/** So many of each kind where all kinds are shown. */
const FEW = 5;

/** The filters of the address as the server takes them. Days are those of the organization. */
export function toServerFilters(filters: SearchPageFilters, timeZone: string): SearchFilters {
  const { stage, author, channel, network, from, to, image, file } = filters;
  return {
    ...(stage === undefined ? {} : { stages: [stage] }),
    ...(author === undefined ? {} : { authorId: author }),
    ...(channel === undefined ? {} : { channelId: channel }),
    ...(network === undefined ? {} : { network }),
    ...(from === undefined ? {} : { from: instantOfDate(from, 0, timeZone) }),
    ...(to === undefined ? {} : { to: instantOfDate(to, 1, timeZone) }),
    ...(image === undefined ? {} : { hasImage: image === 'with' }),
    ...(file === undefined ? {} : { fileKind: file }),
  };
}

type Asked = { readonly text: string; readonly filters: SearchFilters; readonly isOn: boolean };

/** The best few of every kind. */
export function useSearchOverview({ text, filters, isOn }: Asked) {
  const body = { text, filters, limit: FEW };
  return useQuery({
    queryKey: [search.path, 'overview', body],
    queryFn: ({ signal }) => call(search, { body, signal }),
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
}

/** One kind, page by page. */
export function useSearchPages({ text, filters, isOn, kind }: Asked & { readonly kind: SearchKind }) {
  const body = { text, filters, kinds: [kind], limit: 30 };
  return useInfiniteQuery({
    queryKey: [search.path, 'pages', body],
    queryFn: ({ pageParam, signal }) =>
      call(search, { body: pageParam === null ? body : { ...body, after: pageParam }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: (answer) => answer[kind]?.next ?? null,
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
}
