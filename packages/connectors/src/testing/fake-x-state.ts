/** What a fake X knows beyond what every network of the kit knows. */
import { type Call, type Reply, told, type World } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

export type FakeXPerson = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** None, Basic, Premium or PremiumPlus. */
  subscription: string;
};

/** The application that the house registered. */
export type FakeXApp = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where it may send people back to; anywhere while it is empty. */
  readonly redirectUris: string[];
};

export type FakeXCode = {
  readonly accountId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: string;
};

export type FakeXMedia = {
  readonly id: string;
  readonly accountId: string;
  readonly mediaType: string;
  readonly category: string;
  readonly totalBytes: number;
  /** In the order in which they came, by their numbers. */
  readonly segments: { readonly index: number; readonly bytes: Uint8Array }[];
  readonly expiresAt: number;
  state: 'uploading' | 'pending' | 'in_progress' | 'failed' | 'succeeded';
  /** How often it is asked for before it is ready; negative when it never will be. */
  asksLeft: number;
  altText: string;
};

/** What a test may tell X to be like; read anew with each request. */
export type FakeXSettings = {
  /** Who is signed in on its pages. */
  signedInAs: string;
  /** How long an access token holds. */
  tokenSeconds: number;
  /** How often a video is asked for until it is ready; 0 is ready at once, negative never. */
  asksUntilReady: number;
  /** What becomes of a video in the end. */
  videos: 'taken' | 'refused';
  /** What becomes of a part that comes again. */
  repeatedParts: 'replaced' | 'kept twice';
  /** How long it knows a text again. */
  knowsDuplicatesMs: number;
  /** The month's cap is reached, or the credits are spent. */
  cap: 'none' | 'usage' | 'credits';
  /** An application answers only whoever has written to its account. */
  restrictsReplies: boolean;
};

export type FakeXState = {
  readonly world: World;
  readonly serviceUrl: () => string;
  readonly settings: FakeXSettings;
  readonly people: readonly FakeXPerson[];
  readonly app: FakeXApp;
  readonly codes: Map<string, FakeXCode>;
  /** By the refresh token; each works once. */
  readonly refreshTokens: Map<string, { readonly accountId: string; readonly scopes: readonly string[] }>;
  readonly media: Map<string, FakeXMedia>;
  /** Ids of answers that were hidden. */
  readonly hidden: Set<string>;
  /** What is counted of a post, by its id. */
  readonly counted: Map<string, Readonly<Record<string, number>>>;
  readonly nextId: () => string;
  readonly nextSecret: () => string;
};

/** One request, taken apart; `accountId` is empty at a door that asks for no token. */
export type FakeXCall = Pick<Call, 'effects' | 'params' | 'url' | 'text' | 'request'> & { readonly accountId: string };

/** A problem (docs.x.com/x-api/fundamentals/response-codes-and-errors). */
export function problem(
  status: number,
  {
    code,
    detail,
    title = detail,
    type = 'about:blank',
  }: { code: string; detail: string; title?: string; type?: string },
): Reply {
  return { ...told(status, { title, detail, type, status }), code };
}

export function invalid(detail: string, parameters: Readonly<Record<string, readonly string[]>> = {}): Reply {
  const type = 'https://api.x.com/2/problems/invalid-request';
  const body = { errors: [{ parameters, message: detail }], title: 'Invalid Request', detail, type };
  return { ...told(400, body), code: 'INVALID_REQUEST' };
}

/** An answer of success that says that there is no such thing, as X gives it. */
export function notFound(id: string): Reply {
  return told(200, {
    errors: [
      {
        value: id,
        resource_id: id,
        resource_type: 'tweet',
        parameter: 'id',
        title: 'Not Found Error',
        detail: `Could not find tweet with id: [${id}].`,
        type: 'https://api.x.com/2/problems/resource-not-found',
      },
    ],
  });
}

export function personOf(state: FakeXState, accountId: string): FakeXPerson | undefined {
  return state.people.find(({ id }) => id === accountId);
}

/** The post at which a conversation began. */
export function conversationOf({ world }: Pick<FakeXState, 'world'>, post: FakePost): string {
  const parent = post.replyTo === null ? undefined : world.posts.all.find(({ id }) => id === post.replyTo);
  return parent === undefined ? post.id : conversationOf({ world }, parent);
}
