/** What the practice network remembers, behind a port: in memory here, PostgreSQL in the product. */

/** An image of a practice post without its bytes. */
export type PracticeImage = {
  readonly altText: string;
  readonly mimeType: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sha256: string;
};

/** A post of the practice network, as it keeps it. `createdAt` is ISO 8601 UTC, when the network accepted it. */
export type PracticePost = {
  /** UUID made by the network. */
  readonly id: string;
  readonly accountId: string;
  readonly handle: string;
  readonly displayName: string;
  readonly deliveryKey: string;
  readonly text: string;
  readonly link: string | null;
  readonly languages: readonly string[];
  readonly images: readonly PracticeImage[];
  readonly createdAt: string;
  /** When its account last changed it, or null. */
  readonly editedAt: string | null;
  /** The post that this one answers, or null. */
  readonly replyTo: string | null;
};

/**
 * One line of the network's own log.
 * `accepted`: a post whose key it had not seen from this account; `duplicated`: stored too, although the key was there
 * already; `refused`: nothing was stored; `edited`, `removed`: changed or taken down by its account.
 */
export type PracticeLogEntry = {
  readonly kind: 'accepted' | 'duplicated' | 'refused' | 'edited' | 'removed';
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly accountId: string | null;
  readonly deliveryKey: string | null;
  readonly postId: string | null;
  /** The HTTP status answered, or meant to be answered when a fault swallowed it. */
  readonly status: number;
  /** The fault that was played on this call, if one was. */
  readonly fault: string | null;
};

/** Newest first. `cursor` continues after the last post, null at the end. */
export type PracticePage = { readonly posts: readonly PracticePost[]; readonly cursor: string | null };

export type PracticeListRequest = {
  /** Null lists the posts of everybody, as the public page does. */
  readonly accountId: string | null;
  /** A `cursor` of an earlier page; null begins at the newest. */
  readonly cursor: string | null;
  readonly limit: number;
};

/** What an edit changes of a post. */
export type PracticeEdit = Pick<PracticePost, 'text' | 'link' | 'languages' | 'images' | 'editedAt'>;

/** Where the practice network keeps its posts and its log. Every method is atomic for itself. */
export type PracticeStore = {
  /** Keeps a post and its images' bytes (same order), always; tells how many posts of the account had the key before, removed ones too. */
  insertPost(post: PracticePost, imageBytes: readonly Uint8Array[]): Promise<{ readonly earlierWithKey: number }>;
  /** Posts of an account with a delivery key, oldest first, removed ones left out. */
  findByKey(accountId: string, deliveryKey: string): Promise<readonly PracticePost[]>;
  /** A post that stands, or null. */
  get(postId: string): Promise<PracticePost | null>;
  /** The bytes of the image with this index (from 0) of a post that stands, or null. */
  image(postId: string, index: number): Promise<{ readonly mimeType: string; readonly bytes: Uint8Array } | null>;
  /** Newest first. An unreadable cursor begins at the newest. */
  list(request: PracticeListRequest): Promise<PracticePage>;
  /** Changes a post of the account, bytes of its images too; null when it does not stand. */
  edit(
    post: { readonly accountId: string; readonly postId: string },
    change: PracticeEdit,
    imageBytes: readonly Uint8Array[],
  ): Promise<PracticePost | null>;
  /** Takes a post down; false when it does not stand. */
  remove(accountId: string, postId: string): Promise<boolean>;
  appendLog(entry: PracticeLogEntry): Promise<void>;
  /** The log, oldest first; `after` is a position (entries to skip). */
  readLog(request: { readonly after: number; readonly limit: number }): Promise<readonly PracticeLogEntry[]>;
};

type Kept = { post: PracticePost; imageBytes: readonly Uint8Array[]; removed: boolean };

const keyOf = (accountId: string, deliveryKey: string) => JSON.stringify([accountId, deliveryKey]);

/** A store that lives as long as the process. */
export function createMemoryPracticeStore(): PracticeStore {
  const kept: Kept[] = [];
  const byId = new Map<string, Kept>();
  const byKey = new Map<string, Kept[]>();
  const log: PracticeLogEntry[] = [];
  const standing = (postId: string) => {
    const entry = byId.get(postId);
    return entry?.removed === false ? entry : undefined;
  };

  return {
    async insertPost(post, imageBytes) {
      const entry = { post, imageBytes, removed: false };
      const key = keyOf(post.accountId, post.deliveryKey);
      const ofKey = byKey.get(key) ?? [];
      byKey.set(key, ofKey);
      byId.set(post.id, entry);
      kept.push(entry);
      return { earlierWithKey: ofKey.push(entry) - 1 };
    },
    async findByKey(accountId, deliveryKey) {
      return (byKey.get(keyOf(accountId, deliveryKey)) ?? [])
        .filter((entry) => !entry.removed)
        .map((entry) => entry.post);
    },
    async get(postId) {
      return standing(postId)?.post ?? null;
    },
    async image(postId, index) {
      const entry = standing(postId);
      const image = entry?.post.images[index];
      const bytes = entry?.imageBytes[index];
      return image && bytes ? { mimeType: image.mimeType, bytes } : null;
    },
    async list({ accountId, cursor, limit }) {
      return pageOf(kept, { accountId, cursor, limit });
    },
    async edit({ accountId, postId }, change, imageBytes) {
      const entry = standing(postId);
      if (entry?.post.accountId !== accountId) return null;
      entry.post = { ...entry.post, ...change };
      entry.imageBytes = imageBytes;
      return entry.post;
    },
    async remove(accountId, postId) {
      const entry = standing(postId);
      if (entry === undefined || entry.post.accountId !== accountId) return false;
      entry.removed = true;
      return true;
    },
    async appendLog(entry) {
      log.push(entry);
    },
    async readLog({ after, limit }) {
      return log.slice(after, after + limit);
    },
  };
}

/** The cursor is the position in order of arrival, so that posts made meanwhile do not shift a page. */
function pageOf(kept: readonly Kept[], { accountId, cursor, limit }: PracticeListRequest): PracticePage {
  const before = cursor !== null && /^\d{1,9}$/u.test(cursor) ? Number(cursor) : kept.length;
  const posts: PracticePost[] = [];
  let position = Math.min(before, kept.length);
  while (position > 0 && posts.length < limit) {
    position -= 1;
    const entry = kept[position];
    if (entry === undefined || entry.removed) continue;
    if (accountId === null || entry.post.accountId === accountId) posts.push(entry.post);
  }
  return { posts, cursor: position > 0 && posts.length === limit ? String(position) : null };
}
