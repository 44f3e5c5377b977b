import { listPeople, type PersonView } from '@bedside/server/contract/registers/people';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { ask, keyOf } from '../../lib/query.ts';

/** Pages of people by name; narrowed by state and by words. */
export function usePeopleList(filter: { state: PersonView['state'] | null; search: string }) {
  const query = {
    ...(filter.state === null ? {} : { state: filter.state }),
    ...(filter.search === '' ? {} : { search: filter.search }),
  };
  return useInfiniteQuery({
    queryKey: [...keyOf(listPeople), 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      call(listPeople, { query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Everybody who is here and could take something over from this person. */
export function useColleagues(personId: string) {
  const people = useQuery(ask(listPeople, { query: { state: 'active', limit: 500 } }));
  return people.data?.people.filter(({ id }) => id !== personId) ?? [];
}
