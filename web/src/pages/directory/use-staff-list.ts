import { listStaff, type StaffMemberView } from '@bedside/server/contract/registers/directory';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { keyOf } from '../../lib/query.ts';

export type StaffFilter = { state: StaffMemberView['state'] | null; department: string; search: string };

/** Pages of the directory by family name; narrowed by state, department and words. */
export function useStaffList(filter: StaffFilter) {
  const query = {
    ...(filter.state === null ? {} : { state: filter.state }),
    ...(filter.department === '' ? {} : { department: filter.department }),
    ...(filter.search === '' ? {} : { search: filter.search }),
  };
  return useInfiniteQuery({
    queryKey: [...keyOf(listStaff), 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      call(listStaff, { query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Everybody in the directory, page after page. */
export async function loadAllStaff(): Promise<StaffMemberView[]> {
  const members: StaffMemberView[] = [];
  let after: string | null = null;
  do {
    const page: { members: StaffMemberView[]; next: string | null } = await call(listStaff, {
      query: { limit: 200, ...(after === null ? {} : { after }) },
    });
    members.push(...page.members);
    after = page.next;
  } while (after !== null);
  return members;
}
