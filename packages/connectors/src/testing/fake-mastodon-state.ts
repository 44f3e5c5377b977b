/** What a fake Mastodon server knows beyond what every network of the kit knows. */
import { type Call, type Reply, told, type World } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

export type FakeAccount = {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly acct: string;
};
export type FakeApp = {
  readonly id: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
  readonly clientId: string;
  readonly clientSecret: string;
};
export type FakeCode = {
  readonly accountId: string;
  readonly app: FakeApp;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: string | null;
};
export type FakeMedia = {
  readonly id: string;
  readonly description: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** How often it is asked for before it is ready; negative when it never will be. */
  asksLeft: number;
};
export type FakeStatus = {
  readonly id: string;
  readonly accountId: string;
  readonly text: string;
  readonly spoilerText: string;
  readonly visibility: string;
  readonly sensitive: boolean;
  readonly language: string | null;
  readonly inReplyToId: string | null;
  readonly media: readonly FakeMedia[];
  readonly application: string | null;
  readonly createdAt: Date;
};
/** What a post has on Mastodon and not on every network. */
export type StatusDetails = Omit<FakeStatus, 'id' | 'accountId' | 'text' | 'inReplyToId'>;

/** What a test may tell a server to be like; read anew with each request. */
export type FakeMastodonSettings = {
  /** Whether it tells of itself what Mastodon 4.3 tells: its OAuth metadata, `profile` and PKCE. */
  tellsMetadata: boolean;
  /** Which version of the instance document it has. */
  instance: 'v2' | 'v1' | 'none';
  maxCharacters: number;
  maxMedia: number;
  addressLength: number;
  imageSizeLimit: number;
  descriptionLimit: number;
  mimeTypes: string[];
  /** How often a picture is asked for until it is ready; 0 is ready at once, negative never. */
  asksUntilReady: number;
  /** Whether it keeps idempotency keys; Mastodon does for an hour. */
  keepsKeys: boolean;
  /** Whether authors can read what they typed. */
  tellsSource: boolean;
  /** Whether it tells by which application a post came. */
  tellsApplication: boolean;
  /** Who is signed in on its pages. */
  signedInAs: string;
};

export type FakeState = {
  readonly world: World;
  readonly serviceUrl: () => string;
  readonly settings: FakeMastodonSettings;
  readonly accounts: readonly FakeAccount[];
  readonly apps: FakeApp[];
  readonly codes: Map<string, FakeCode>;
  /** The applications that tokens were given to. */
  readonly appOf: Map<string, FakeApp>;
  readonly media: Map<string, FakeMedia>;
  /** By the id of the post. */
  readonly details: Map<string, StatusDetails>;
  readonly keys: Map<string, { readonly statusId: string; readonly until: number }>;
  readonly nextId: () => string;
  readonly nextSecret: () => string;
};

/** One request, taken apart. `accountId` and `app` are null without a good token. */
export type FakeCall = Pick<Call, 'effects' | 'params' | 'url'> & {
  readonly headers: Headers;
  readonly form: FormData;
  readonly accountId: string | null;
  readonly app: FakeApp | null;
};

/** A refusal as Mastodon words it. */
export function refused(status: number, error: string): Reply {
  return { ...told(status, { error }), code: `HTTP_${status}` };
}

export function pageOf(status: number, html: string): Reply {
  const code = status < 400 ? null : `HTTP_${status}`;
  return { status, code, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

/** Posts that everybody may come to see, oldest first. */
export function statusesOf(state: FakeState): FakeStatus[] {
  return state.world.posts
    .listPublic()
    .toReversed()
    .map((post) => toStatus(state, post));
}

/** The post as Mastodon has it; every post was given its details when it was taken in. */
export function toStatus({ details }: FakeState, { id, accountId, shownText, replyTo }: FakePost): FakeStatus {
  const own = details.get(id);
  if (own === undefined) throw new Error(`The status ${id} has no details.`);
  return { ...own, id, accountId, text: shownText, inReplyToId: replyTo };
}

/** Takes a post in. */
export function addStatus(
  state: FakeState,
  status: Omit<FakeStatus, 'id'>,
  { key = null, effects = [] }: { key?: string | null; effects?: Call['effects'] } = {},
): FakeStatus {
  const { accountId, text, inReplyToId: replyTo, ...details } = status;
  const { posts, media } = state.world;
  const mediaIds = status.media.map(({ id }) => id);
  const post = posts.accept({ accountId, key, text, mediaIds, replyTo }, effects);
  media.use(mediaIds, post.id);
  state.details.set(post.id, details);
  return toStatus(state, post);
}

/** Gives a post that stands other words and pictures. */
export function changeStatus(state: FakeState, status: FakeStatus, effects: Call['effects']): FakeStatus {
  const { id, accountId: _, text, inReplyToId: __, ...details } = status;
  const { posts, media } = state.world;
  const mediaIds = status.media.map((one) => one.id);
  const post = posts.change(id, { text, mediaIds }, effects);
  if (post === null) throw new Error(`The status ${id} does not stand.`);
  media.use(mediaIds, id);
  state.details.set(id, details);
  return toStatus(state, post);
}
