import { listNotices, listSources } from '@bedside/server/contract/flow/relays';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import type { RelayFilters } from '../../lib/list-filters.ts';
import { keyOf } from '../../lib/query.ts';

/** Reads that are stale once something was done about a notice. */
export const afterNotice = [listNotices, listSources];

/** Notices by pages, the newest first; looked at again now and then, since they come by themselves. */
export function useNotices({ words, ...filters }: RelayFilters & { words: string }) {
  const query = { ...filters, ...(words === '' ? {} : { search: words }) };
  return useInfiniteQuery({
    queryKey: keyOf(listNotices, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(listNotices, { query: pageParam === null ? query : { ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: 60_000,
  });
}
