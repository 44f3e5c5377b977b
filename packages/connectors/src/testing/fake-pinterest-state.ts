/** What the fake Pinterest remembers. */
import { type Reply, told, type World } from './kit/network.ts';

/** What a pin has beside its description. */
export type FakePin = {
  readonly title: string | null;
  readonly link: string | null;
  readonly altText: string | null;
  readonly boardId: string | null;
  readonly source: 'image_base64' | 'multiple_image_base64' | 'video_id';
  readonly pictures: readonly Uint8Array[];
  readonly videoId: string | null;
};

export type FakeVideo = {
  readonly accountId: string;
  status: 'registered' | 'processing' | 'succeeded' | 'failed';
  bytes: Uint8Array | null;
  asksLeft: number;
};

export type FakePinterestSettings = {
  /** Its application may look, and publishes nothing. */
  isTrial: boolean;
  /** How often a video is asked after before it is ready. */
  asksUntilReady: number;
  videosFail: boolean;
  /** What stands behind the times that it tells; nothing at Pinterest. */
  zone: '' | 'Z';
};

export type FakePinterestState = {
  readonly world: World;
  readonly serviceUrl: () => string;
  readonly settings: FakePinterestSettings;
  readonly boards: { readonly id: string; readonly name: string; readonly accountId: string }[];
  readonly details: Map<string, FakePin>;
  readonly videos: Map<string, FakeVideo>;
};

/** Errors are a number and a sentence. */
export function refusedBy(status: number, error: { code: number; message: string }): Reply {
  return { ...told(status, error), code: `CODE_${error.code}` };
}
