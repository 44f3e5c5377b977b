/** What the fake TikTok remembers. */
import { type Reply, told, type World } from './kit/network.ts';

/** Something that was handed in: a video of which bytes come, or photos that are fetched. */
export type FakeSharing = {
  readonly publishId: string;
  readonly accountId: string;
  readonly kind: 'video' | 'photos';
  readonly text: string;
  readonly title: string;
  readonly privacy: string;
  readonly size: number;
  readonly chunkSize: number;
  readonly chunkCount: number;
  readonly addresses: readonly string[];
  received: number;
  bytes: Uint8Array[];
  /** Null until everything is there. */
  postId: string | null;
  failReason: string | null;
  isGone: boolean;
  asksLeft: number;
};

export type FakeTikTokSettings = {
  /** Only what nobody else sees may be posted, and only by accounts that are private. */
  isAudited: boolean;
  privacyLevels: string[];
  maxVideoSeconds: number;
  /** How often it is asked after before it is published. */
  asksUntilPublished: number;
  /** Why everything that is handed in fails; null: it does not. */
  failReason: string | null;
  /** Addresses that begin so are fetched. */
  verifiedPrefix: string;
  initsPerMinute: number;
};

export type FakeTikTokState = {
  readonly world: World;
  readonly serviceUrl: () => string;
  readonly settings: FakeTikTokSettings;
  readonly sharings: Map<string, FakeSharing>;
  /** When each account began something: milliseconds. */
  readonly begun: { readonly accountId: string; readonly at: number }[];
  newPublishId(kind: 'v' | 'p'): string;
};

/** Every answer says how it went; ids of posts are numbers that a double cannot hold. */
export function answered(data: object): Reply {
  const reply = told(200, { data, error: { code: 'ok', message: '', log_id: '202609011000000000' } });
  return { ...reply, body: reply.body.replaceAll(/"number:(\d+)"/gu, '$1') };
}

export const asNumber = (id: string) => `number:${id}`;

export function refusedBy(status: number, code: string): Reply {
  return { ...told(status, { error: { code, message: `A sentence about ${code}.`, log_id: '2026' } }), code };
}
