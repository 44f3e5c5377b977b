/** What the fake YouTube keeps, and how it tells videos. */
import type { GoogleSettings } from './fake-google-oauth.ts';
import type { FakeContainer } from './kit/containers.ts';
import type { NetworkFaultRule } from './kit/fault-plan.ts';
import type { World } from './kit/network.ts';

export const youtubeScope = 'https://www.googleapis.com/auth/youtube.force-ssl';

/** A channel; the same id is the account's. */
export type FakeChannel = {
  readonly id: string;
  readonly title: string;
  readonly customUrl: string;
  readonly longUploads: 'allowed' | 'eligible';
};

/** What is said of a video beside its words. */
export type FakeVideoDetails = {
  title: string;
  description: string;
  categoryId: string;
  defaultLanguage: string | undefined;
  tags: readonly string[] | undefined;
  privacy: 'public' | 'unlisted' | 'private';
  forChildren: boolean;
  embeddable: boolean;
  cover: Uint8Array | null;
  readonly channelId: string;
  readonly uploadedAt: string;
  /** Bytes that came. */
  readonly file: Uint8Array;
};

export type FakeSession = {
  readonly id: string;
  readonly accountId: string;
  readonly size: number;
  readonly mimeType: string;
  readonly details: Pick<FakeVideoDetails, 'title' | 'description' | 'defaultLanguage' | 'forChildren'>;
  readonly effects: readonly NetworkFaultRule[];
  received: Uint8Array;
  /** The video that it became. */
  videoId: string | null;
};

export type FakeComment = {
  readonly id: string;
  readonly videoId: string;
  readonly parentId: string | null;
  readonly authorId: string;
  readonly authorName: string;
  text: string;
  readonly publishedAt: string;
  updatedAt: string;
  moderation: 'published' | 'heldForReview' | 'rejected';
};

export type FakeYouTubeSettings = GoogleSettings & {
  /** Whether Google has looked at the application; videos of others stay private. */
  audited: boolean;
  /** Whether an application that was not audited is told so, or hears a success. */
  refusesPrivacy: boolean;
  /** Channels that the sign-in opens beside its own. */
  opens: readonly string[];
  uploadsLeft: number;
  takesCovers: boolean;
  takesComments: boolean;
  /** Answers that a thread brings along. */
  repliesWithThread: number;
  rejectionReason: string;
};

export type YouTubeState = {
  readonly world: World;
  readonly settings: FakeYouTubeSettings;
  readonly channels: readonly FakeChannel[];
  readonly details: Map<string, FakeVideoDetails>;
  readonly sessions: Map<string, FakeSession>;
  readonly comments: FakeComment[];
  readonly origin: () => string;
  nextNumber(): number;
};

/** What stands, or waits to be made public; null for what is gone. */
export function findVideo(state: YouTubeState, videoId: string): FakeContainer | null {
  const container = state.world.containers.known.get(videoId) ?? null;
  if (container === null || container.state === 'expired') return null;
  return container.postId !== null && state.world.posts.standing(container.postId) === null ? null : container;
}

/** What the account may see: its own videos, and those of others that are not private. */
export function seenVideo(state: YouTubeState, videoId: string, accountId: string | undefined): FakeContainer | null {
  const video = findVideo(state, videoId);
  const isOwn = video?.draft.accountId === accountId;
  return isOwn || state.details.get(videoId)?.privacy !== 'private' ? video : null;
}

export function videoView(state: YouTubeState, video: FakeContainer): object {
  const details = state.details.get(video.id);
  if (details === undefined) throw new Error(`The video ${video.id} has no details.`);
  const post = video.postId === null ? null : state.world.posts.standing(video.postId);
  const { cover, embeddable, forChildren, privacy, title } = details;
  const isRejected = post?.state === 'declined';
  return {
    kind: 'youtube#video',
    etag: `etag-of-${video.id}`,
    id: video.id,
    snippet: {
      publishedAt: post?.publicSince ?? details.uploadedAt,
      channelId: details.channelId,
      title,
      description: post?.shownText ?? details.description,
      thumbnails: { default: { url: `${state.origin()}/vi/${video.id}/${cover === null ? 'default' : 'custom'}.jpg` } },
      categoryId: details.categoryId,
      ...(details.tags === undefined ? {} : { tags: details.tags }),
      ...(details.defaultLanguage === undefined ? {} : { defaultLanguage: details.defaultLanguage }),
    },
    status: {
      uploadStatus: isRejected ? 'rejected' : uploadStatusOf(video),
      ...(isRejected ? { rejectionReason: state.settings.rejectionReason } : {}),
      ...(video.state === 'failed' ? { failureReason: 'invalidFile' } : {}),
      privacyStatus: privacy,
      license: 'youtube',
      embeddable,
      publicStatsViewable: true,
      madeForKids: forChildren,
      selfDeclaredMadeForKids: forChildren,
    },
    statistics: { viewCount: '12', likeCount: '3', commentCount: String(commentsOf(state, video.id).length) },
  };
}

function uploadStatusOf({ state }: FakeContainer): string {
  if (state === 'processing') return 'uploaded';
  return state === 'failed' ? 'failed' : 'processed';
}

export function commentsOf(state: YouTubeState, videoId: string): readonly FakeComment[] {
  return state.comments.filter((one) => one.videoId === videoId && one.moderation === 'published');
}
