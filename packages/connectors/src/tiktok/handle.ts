/**
 * The handle of a video that is being handed in: its publish id, when it was begun, and where its bytes go. The last chunk is what
 * publishes: everything before it is the part that may be handed in beforehand.
 */
export type Handle = {
  readonly publishId: string;
  /** Milliseconds since 1970. */
  readonly beganAt: number;
  readonly uploadUrl: string;
};

/** What stands for photos: the network fetches them itself, and takes nothing in before it publishes. */
export const nothingToStage = 'photos';

/** developers.tiktok.com/doc/content-posting-api-media-transfer-guide: an address for bytes holds for an hour. */
const keptMs = 3_600_000;

export function writeHandle({ beganAt, publishId, uploadUrl }: Handle): string {
  return `${publishId} ${beganAt} ${uploadUrl}`;
}

/** Null when it is none of ours. */
export function readHandle(handle: string): Handle | null {
  const [publishId = '', began = '', uploadUrl = '', ...more] = handle.split(' ');
  const isOurs = isPublishId(publishId) && /^\d{1,15}$/u.test(began) && URL.canParse(uploadUrl) && more.length === 0;
  return isOurs ? { publishId, beganAt: Number(began), uploadUrl } : null;
}

/** `v_pub_file~v2.…` and the like; ids of posts are digits alone. */
export function isPublishId(text: string): boolean {
  return /^[vp]_[\w~.:-]{1,120}$/u.test(text);
}

export const endsAt = ({ beganAt }: Handle): Date => new Date(beganAt + keptMs);

export type Chunks = {
  /** Of each chunk but the last. */
  readonly size: number;
  readonly count: number;
  /** Where the last one begins: it is as long as the others and what is left over. */
  readonly lastAt: number;
};

/** Small enough for a call, and 400 of them for the longest video. TikTok takes 5 to 64 MB each, and 1,000. */
const chunkBytes = 10_000_000;

/** The count is rounded down, as TikTok asks; a video of less than one chunk is one. */
export function chunksOf(size: number): Chunks {
  if (size < chunkBytes) return { size, count: 1, lastAt: 0 };
  const count = Math.floor(size / chunkBytes);
  return { size: chunkBytes, count, lastAt: (count - 1) * chunkBytes };
}
