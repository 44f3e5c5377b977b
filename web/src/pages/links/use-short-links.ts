import { listShortLinks } from '@bedside/server/contract/flow/compose';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { keyOf } from '../../lib/query.ts';

/** Short addresses page by page, of all posts or of one. */
export function useShortLinks(filter: { post?: string; search?: string }) {
  const query = {
    ...(filter.post === undefined ? {} : { post: filter.post }),
    ...(filter.search === undefined || filter.search === '' ? {} : { search: filter.search }),
  };
  return useInfiniteQuery({
    queryKey: keyOf(listShortLinks, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(listShortLinks, { query: pageParam === null ? query : { ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
