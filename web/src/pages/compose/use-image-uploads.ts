import type { MediaView } from '@bedside/server/contract/registers/media';
import { useEffect } from 'react';
import { isProblem } from '../../lib/problem.ts';
import type { ChangeContent } from './draft-content.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { useUploads } from './use-uploads.ts';

/** Uploads into a draft: an image that is stored comes last, and one that is there already is known by its hash. */
export function useImageUploads(init: {
  keeper: DraftKeeper;
  media: ReadonlyMap<string, MediaView>;
  onChange: ChangeContent;
}) {
  const { keeper, media, onChange } = init;
  const images = () => keeper.state().local.images;
  const uploads = useUploads(
    ({ id, sha256 }) => onChange((now) => ({ images: [...now.images, { mediaId: id, sha256, altText: '' }] })),
    {
      count: () => images().length,
      has: (hash) =>
        images().some(({ mediaId, sha256 }) => sha256 === hash || media.get(mediaId)?.originalSha256 === hash),
    },
  );
  useRetryWhenOnline(uploads);
  return uploads;
}

/** Files that found no network go again by themselves as soon as there is one, as long as the page is open. */
function useRetryWhenOnline({ uploads, retry }: ReturnType<typeof useUploads>) {
  useEffect(() => {
    const waiting = uploads.filter(({ problem }) => isProblem(problem, 'OFFLINE'));
    if (waiting.length === 0) return;
    const again = () => waiting.forEach(({ id }) => retry(id));
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [uploads, retry]);
}
