import { getScreeningFacts } from '@bedside/server/contract/flow/screen';
import { listStaffNames } from '@bedside/server/contract/registers/directory';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallAnswer } from './api.ts';
import { ask, keyOf } from './query.ts';

export type ScreeningFacts = {
  readonly organization: CallAnswer<typeof getScreeningFacts>['organization'];
  readonly packs: CallAnswer<typeof getScreeningFacts>['packs'];
  readonly directory: { readonly revision: number; readonly names: readonly string[] };
};

const none = { revision: 0, names: [] };

/**
 * What the check in the browser knows of the organization: its facts, its packs, and the names of its staff directory.
 * Those are thousands, so they are fetched only when the directory changed. Where they cannot be had, the check goes on
 * without them: it raises more, and the server has them when the post is sent.
 */
export function useScreeningFacts(options: { readonly staleTime?: number } = {}) {
  const facts = useQuery({ ...ask(getScreeningFacts), ...options });
  const revision = facts.data?.directoryRevision ?? 0;
  const staff = useQuery({
    ...ask(listStaffNames),
    queryKey: [...keyOf(listStaffNames), revision],
    enabled: revision > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const directory = revision === 0 || staff.isError ? none : staff.data;
  const { data } = facts;
  const own = useMemo<ScreeningFacts | undefined>(
    () =>
      data === undefined || directory === undefined
        ? undefined
        : { organization: data.organization, packs: data.packs, directory },
    [data, directory],
  );
  return {
    data: own,
    error: facts.error,
    isPending: own === undefined && facts.error === null,
    refetch: facts.refetch,
  };
}
