/** What the fake of Facebook knows: people, pages, photos, videos, posts and what is said below them. */
import { type MetaApp, metaTime } from './fake-meta.ts';
import type { NetworkFaultRule } from './kit/fault-plan.ts';
import type { World } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

export type FakePage = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly category: string;
  /** What the person may do there. */
  tasks: readonly string[];
};

export type FakePhoto = {
  readonly id: string;
  readonly pageId: string;
  readonly altText: string;
  readonly bytes: Uint8Array;
  /** The post that shows it. */
  shownBy: string | null;
};

export type FakeVideo = {
  readonly id: string;
  readonly pageId: string;
  readonly edge: 'videos' | 'video_reels' | 'video_stories';
  readonly session: string;
  readonly size: number;
  readonly chunks: Uint8Array[];
  title: string;
  postId: string | null;
  state: 'uploading' | 'published' | 'error';
};

/** What kit posts are at Facebook. */
export type FacebookPost = {
  readonly kind: 'feed' | 'story' | 'comment';
  readonly photoIds: readonly string[];
  readonly videoId: string | null;
  readonly link: string | null;
  /** For a comment: what it stands below. */
  readonly below: string | null;
};

/** A comment of somebody else. */
export type FakeComment = {
  readonly id: string;
  readonly below: string;
  readonly parentId: string | null;
  readonly message: string;
  readonly fromName: string;
  readonly createdAt: string;
  hidden: boolean;
};

export type FacebookState = {
  readonly world: World;
  readonly app: MetaApp;
  readonly serviceUrl: () => string;
  readonly settings: FakeFacebookSettings;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly pages: readonly FakePage[];
  readonly photos: Map<string, FakePhoto>;
  readonly videos: Map<string, FakeVideo>;
  /** By the kit's id of a post. */
  readonly details: Map<string, FacebookPost>;
  readonly comments: FakeComment[];
  /** Permissions by the person's id. */
  readonly granted: Map<string, readonly string[]>;
  readonly codes: Map<string, { redirectUri: string; scopes: readonly string[]; personId: string }>;
  /** Page ids whose webhooks the application asked for. */
  readonly subscribed: Set<string>;
  readonly newId: () => string;
};

export type FakeFacebookSettings = {
  maxMessage: number;
  maxPhotoBytes: number;
  /** Pages on which whoever let Bedside in has no role any more. */
  lostRoles: readonly string[];
  /** Permissions that the person takes off the list. */
  declined: readonly string[];
  /** Metrics that the network took away. */
  goneMetrics: readonly string[];
  /** A stream is broken off after so many bytes; null takes all. */
  streamBreaksAfter: number | null;
};

/** Puts a post there; `effects` are the faults that fall on it. */
export function addPost(
  state: FacebookState,
  {
    pageId,
    text,
    effects,
    ...detail
  }: FacebookPost & {
    pageId: string;
    text: string;
    effects: readonly NetworkFaultRule[];
  },
): FakePost {
  const draft = { accountId: pageId, key: null, text, mediaIds: detail.photoIds, replyTo: detail.below };
  const post = state.world.posts.accept(draft, effects);
  state.details.set(post.id, detail);
  for (const photoId of detail.photoIds) {
    const photo = state.photos.get(photoId);
    if (photo !== undefined) photo.shownBy = post.id;
  }
  return post;
}

/** The id under which Facebook knows a post. */
export function graphIdOf(state: FacebookState, post: FakePost): string {
  const detail = state.details.get(post.id);
  if (detail?.kind === 'comment') return `${detail.below?.split('_').at(-1)}_${post.id}`;
  return detail?.kind === 'story' ? post.id : `${post.accountId}_${post.id}`;
}

/** A post of a page by its id at Facebook, or by its video's. */
export function findPost(state: FacebookState, id: string): FakePost | null {
  const videoPost = state.videos.get(id)?.postId ?? null;
  const post = state.world.posts.standing(videoPost ?? id.split('_').at(-1) ?? '');
  if (post?.state !== 'public') return null;
  return videoPost !== null || graphIdOf(state, post) === id ? post : null;
}

export const handedIn = (video: FakeVideo) => video.chunks.reduce((sum, chunk) => sum + chunk.length, 0);

function attachmentsOf(state: FacebookState, detail: FacebookPost | undefined): object {
  if (detail?.videoId) return { attachments: { data: [{ media_type: 'video', target: { id: detail.videoId } }] } };
  const targets = (detail?.photoIds ?? []).map((id) => ({ media_type: 'photo', target: { id } }));
  if (targets.length === 0) return {};
  if (targets.length === 1) return { attachments: { data: targets } };
  return { attachments: { data: [{ media_type: 'album', subattachments: { data: targets } }] } };
}

export function viewOf(state: FacebookState, post: FakePost): object {
  const detail = state.details.get(post.id);
  const { shownText: message, acceptedAt, editedAt } = post;
  return {
    id: graphIdOf(state, post),
    ...(message === '' ? {} : { message }),
    created_time: metaTime(acceptedAt),
    updated_time: metaTime(editedAt ?? acceptedAt),
    ...attachmentsOf(state, detail),
  };
}

export function videoViewOf(state: FacebookState, video: FakeVideo): object {
  const post = video.postId === null ? null : state.world.posts.standing(video.postId);
  const isUp = handedIn(video) >= video.size && video.size > 0;
  const publishing = { public: 'complete', 'in-review': 'in_progress', declined: 'error', removed: 'error' };
  return {
    id: video.id,
    created_time: metaTime(state.world.time.now().toISOString()),
    ...(post === null ? {} : { description: post.shownText, post_id: `${post.accountId}_${post.id}` }),
    status: {
      video_status: video.state === 'error' ? 'error' : isUp ? 'ready' : 'uploading',
      uploading_phase: { status: isUp ? 'complete' : 'in_progress', bytes_transferred: handedIn(video) },
      publishing_phase: { status: post === null ? 'not_started' : publishing[post.state] },
    },
  };
}
