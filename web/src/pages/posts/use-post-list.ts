import { listPosts, type Stage } from '@bedside/server/contract/flow/compose';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { keyOf } from '../../lib/query.ts';

/** Pages of posts, newest change first; narrowed by stage and by words. */
export function usePostList(filter: { stage: Stage | null; search: string }) {
  const query = {
    ...(filter.stage === null ? {} : { stage: filter.stage }),
    ...(filter.search === '' ? {} : { search: filter.search }),
  };
  return useInfiniteQuery({
    queryKey: [...keyOf(listPosts), 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      call(listPosts, { query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 15_000,
  });
}
