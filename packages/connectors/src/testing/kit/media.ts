/** Pictures that are handed in part by part, before the post that shows them. */
import type { NewId } from './ids.ts';
import type { Timeline } from './timeline.ts';

export type FakeMediaUpload = {
  readonly id: string;
  readonly accountId: string;
  readonly altText: string;
  readonly mimeType: string;
  /** In order; null for a part that has not come. */
  readonly parts: readonly (Uint8Array | null)[];
  /** The post or container that shows it; null for one that waits, or was left behind. */
  readonly usedBy: string | null;
};

export type MediaUploads = {
  /** Those that the network holds. */
  readonly held: ReadonlyMap<string, FakeMediaUpload>;
  begin(upload: { accountId: string; altText: string; mimeType: string; partCount: number }): FakeMediaUpload;
  /** Keeps a part; sent again it is kept again. False when there is no such part. */
  storePart(part: { mediaId: string; index: number; bytes: Uint8Array }): boolean;
  /** The account's uploads with these ids, in order; null when one is missing or not complete. */
  complete(accountId: string, mediaIds: readonly string[]): readonly FakeMediaUpload[] | null;
  use(mediaIds: readonly string[], usedBy: string): void;
  discard(mediaIds: readonly string[]): void;
};

type Kept = Omit<FakeMediaUpload, 'parts' | 'usedBy'> & { parts: (Uint8Array | null)[]; usedBy: string | null };

export function createMediaUploads({ timeline, newId }: { timeline: Timeline; newId: NewId }): MediaUploads {
  const held = new Map<string, Kept>();
  return {
    held,
    begin({ partCount, ...upload }) {
      const parts = Array.from({ length: partCount }, () => null);
      const kept: Kept = { ...upload, id: newId('media'), parts, usedBy: null };
      held.set(kept.id, kept);
      return kept;
    },
    storePart({ mediaId, index, bytes }) {
      const upload = held.get(mediaId);
      if (upload === undefined || index < 0 || index >= upload.parts.length) return false;
      upload.parts[index] = bytes;
      timeline.note({ kind: 'media-part-stored', mediaId, part: index, bytes: bytes.byteLength });
      return true;
    },
    complete(accountId, mediaIds) {
      const uploads = mediaIds.map((id) => held.get(id));
      const isWhole = (upload: Kept | undefined) =>
        upload?.accountId === accountId && upload.parts.every((part) => part !== null);
      return uploads.every(isWhole) ? uploads.filter((upload) => upload !== undefined) : null;
    },
    use(mediaIds, usedBy) {
      for (const id of mediaIds) {
        const upload = held.get(id);
        if (upload !== undefined) upload.usedBy = usedBy;
      }
    },
    discard(mediaIds) {
      for (const mediaId of mediaIds) if (held.delete(mediaId)) timeline.note({ kind: 'media-discarded', mediaId });
    },
  };
}
