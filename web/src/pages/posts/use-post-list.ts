import { search } from '@bedside/server/contract/evidence/search';
import { listPosts, type PostSummary } from '@bedside/server/contract/flow/compose';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import type { PostFilters } from '../../lib/list-filters.ts';
import { keyOf } from '../../lib/query.ts';

type Page = { readonly posts: readonly PostSummary[]; readonly next: string | null };
type Asked = { readonly after: string | null; readonly signal: AbortSignal };

/**
 * Pages of posts: newest change first, or with words best match first. Words go by the search, whose request has them in
 * its body: no address holds what somebody typed.
 */
export function usePostList({ words, ...filter }: PostFilters & { words: string }) {
  return useInfiniteQuery({
    queryKey: [...keyOf(listPosts), 'pages', filter, words],
    queryFn: ({ pageParam, signal }) =>
      words === ''
        ? listPage(filter, { after: pageParam, signal })
        : findPage(filter, words, { after: pageParam, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 15_000,
  });
}

function listPage(filter: PostFilters, { after, signal }: Asked): Promise<Page> {
  const { stage, author, channel } = filter;
  const query = {
    ...(stage === undefined ? {} : { stage }),
    ...(author === undefined ? {} : { author }),
    ...(channel === undefined ? {} : { channel }),
    ...(after === null ? {} : { after }),
  };
  return call(listPosts, { query, signal });
}

async function findPage(filter: PostFilters, words: string, { after, signal }: Asked): Promise<Page> {
  const { stage, author, channel } = filter;
  const filters = {
    ...(stage === undefined ? {} : { stages: [stage] }),
    ...(author === undefined ? {} : { authorId: author }),
    ...(channel === undefined ? {} : { channelId: channel }),
  };
  const body = { text: words, kinds: ['posts' as const], filters, limit: 50, ...(after === null ? {} : { after }) };
  const { posts } = await call(search, { body, signal });
  const hits = posts?.hits ?? [];
  return { posts: hits.map(({ found, ...post }) => ({ ...post, excerpt: found.text })), next: posts?.next ?? null };
}
