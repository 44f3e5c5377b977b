import { checkLink } from '@bedside/server/contract/flow/compose';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';

const KEEP_MS = 10 * 60_000;

/** What stands behind a link. Asked once it is no longer being typed; `asks: false` only tells what is known already. */
export function useLinkCheck(link: string | null, { asks }: { asks: boolean }) {
  return useQuery({
    queryKey: [checkLink.path, link],
    queryFn: ({ signal }) => call(checkLink, { body: { url: link ?? '' }, signal }),
    enabled: asks && link !== null,
    staleTime: KEEP_MS,
    retry: false,
  });
}
