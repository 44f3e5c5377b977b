import { useUploads } from '../compose/use-uploads.ts';
import type { AskForm } from './use-ask-form.ts';

export type AskPictures = ReturnType<typeof useAskPictures>;

/** Pictures on their way into the form. */
export function useAskPictures(form: AskForm) {
  return useUploads(
    ({ id, sha256, originalSha256 }) => form.insertListItem('media', { mediaId: id, sha256, originalSha256 }),
    {
      count: () => form.getValues().media.length,
      has: (hash) =>
        form.getValues().media.some(({ sha256, originalSha256 }) => sha256 === hash || originalSha256 === hash),
    },
  );
}
