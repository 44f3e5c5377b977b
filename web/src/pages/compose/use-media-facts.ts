import { type ContentMedia, everyMedium } from '@bedside/server/contract/flow/compose';
import { getMedia, type MediaView } from '@bedside/server/contract/registers/media';
import { useQueries } from '@tanstack/react-query';
import { ask } from '../../lib/query.ts';

/** What is known about the media of a post and their parts, by media id; they never change, so each is asked for once. */
export function useMediaFacts(content: ContentMedia): ReadonlyMap<string, MediaView> {
  const ids = [...new Set(everyMedium(content).map(({ mediaId }) => mediaId))];
  return useQueries({
    queries: ids.map((id) => ({
      ...ask(getMedia, { params: { id } }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: byId,
  });
}

/** Named, so that the same answers give the same map. */
function byId(results: readonly { readonly data: MediaView | undefined }[]): ReadonlyMap<string, MediaView> {
  return new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data]])));
}
