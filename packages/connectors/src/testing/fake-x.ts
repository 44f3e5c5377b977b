/**
 * X in memory, made from its documented API (docs.x.com): consent with PKCE, tokens that end and are renewed once, uploads in
 * parts that take their time, posts with short addresses, duplicates, answers, hidden answers, numbers, caps, and the headers
 * of rate limits. `fetch` reaches it without a socket; `startFakeX` puts it behind one, for browsers.
 */
import type { EgressFetch } from '../port.ts';
import { webhooks } from '../x/webhooks.ts';
import * as api from './fake-x-api.ts';
import * as media from './fake-x-media.ts';
import * as oauth from './fake-x-oauth.ts';
import { type FakeXCall, type FakeXMedia, type FakeXSettings, type FakeXState, problem } from './fake-x-state.ts';
import type { NetworkOperation } from './kit/fault-plan.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import { createFakeNetwork, type Door, type FakeNetwork, type Refusal, type Reply, type World } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';
import { realTime, type TimePort } from './kit/time.ts';
import type { WebhookEvent, WebhookWords } from './kit/webhooks.ts';

export type { FakeXMedia, FakeXSettings } from './fake-x-state.ts';

export type FakeX = {
  /** Its faults, its webhooks and what really happened at it. */
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  readonly serviceUrl: string;
  /** What it is like; may be changed at any time. */
  readonly settings: FakeXSettings;
  /** What the house's application is known by (`Account.app`). */
  readonly app: { readonly clientId: string; readonly clientSecret: string };
  /** Posts that stand, oldest first. */
  readonly posts: readonly FakePost[];
  readonly media: ReadonlyMap<string, FakeXMedia>;
  readonly hidden: ReadonlySet<string>;
  /** Method and path of each request, in order. */
  readonly calls: readonly string[];
  /** Tokens of an account, with all that Bedside asks for. */
  credentialsOf(username: string): { accessToken: string; refreshToken: string; expiresAt: string };
  subscribe(username: string, subscription: string): void;
  /** What is counted of a post. */
  count(postId: string, numbers: Readonly<Record<string, number>>): void;
  /** Answers the next call whose method and path begin so with this instead. */
  answerNext(call: string, answer: () => Response | Promise<Response>): void;
  /** Puts a post there past the API, as a person would. */
  post(post: { accountId?: string; text: string; replyTo?: string }): FakePost;
};

export type FakeXOptions = {
  /** A clock alone, for tests that wait for nothing but it. */
  readonly now?: () => Date;
  readonly time?: TimePort;
  readonly serviceUrl?: string | (() => string);
};

/** The application's API key secret, with which X signs. */
export const fakeXWebhookSecret = 'the API key secret of a fake application';

const usualSettings: FakeXSettings = {
  signedInAs: 'lakeside',
  tokenSeconds: 7_200,
  asksUntilReady: 1,
  videos: 'taken',
  repeatedParts: 'replaced',
  knowsDuplicatesMs: 12 * 3_600_000,
  cap: 'none',
  restrictsReplies: true,
};

const allScopes = ['tweet.read', 'tweet.write', 'tweet.moderate.write', 'users.read', 'media.write', 'offline.access'];

/** X with three accounts: two of the house, and somebody who answers. */
export function createFakeX(options: FakeXOptions = {}): FakeX {
  const { serviceUrl = 'https://x.example.org', time = { ...realTime, now: options.now ?? realTime.now } } = options;
  const own: { state?: FakeXState } = {};
  const ids = createIds();
  const network = createFakeNetwork({
    time,
    newId: ids.nextId,
    scopes: allScopes,
    refuse: wordRefusal(time),
    webhooks: webhookWords,
    doors(world) {
      const url = typeof serviceUrl === 'string' ? () => serviceUrl : serviceUrl;
      own.state = emptyState(world, { ...ids, serviceUrl: url });
      return doorsOf(own.state);
    },
  });
  const { state } = own;
  if (state === undefined) throw new Error('The doors of a network are made with it.');
  for (const { id, name, username } of state.people)
    network.accounts.add({ accountId: id, handle: username, displayName: name });
  const { clientId, clientSecret } = state.app;
  return {
    network,
    fetch: createNetworkFetch(network),
    get serviceUrl() {
      return state.serviceUrl();
    },
    settings: state.settings,
    app: { clientId, clientSecret },
    get posts() {
      return network.posts.listPublic().toReversed();
    },
    media: state.media,
    hidden: state.hidden,
    get calls() {
      return network.timeline.flatMap((event) => (event.kind === 'request' ? [`${event.method} ${event.path}`] : []));
    },
    credentialsOf: (username) => credentialsOf(state, username),
    subscribe(username, subscription) {
      for (const person of state.people) if (person.username === username) person.subscription = subscription;
    },
    answerNext: network.answerNext,
    count: (postId, numbers) => void state.counted.set(postId, numbers),
    post: ({
      accountId = '2001',
      text,
      replyTo = null,
    }: {
      accountId?: string;
      text: string;
      replyTo?: string | null;
    }) => network.posts.accept({ accountId, key: null, text, mediaIds: [], replyTo }),
  };
}

/** Ids that grow, longer than a double holds, as X's do. */
function createIds() {
  let lastId = 1_990_000_000_000_000_000n;
  let secrets = 0;
  return { nextId: () => String((lastId += 1n)), nextSecret: () => `fake-secret-${(secrets += 1)}-of-x` };
}

function emptyState(
  world: World,
  parts: ReturnType<typeof createIds> & { readonly serviceUrl: () => string },
): FakeXState {
  return {
    world,
    ...parts,
    settings: { ...usualSettings },
    people: [
      { id: '2001', username: 'lakeside', name: 'Lakeside Children’s', subscription: 'None' },
      { id: '2002', username: 'harbor', name: 'Harbor Clinic', subscription: 'None' },
      { id: '2003', username: 'maria_example', name: 'Maria', subscription: 'None' },
    ],
    app: { clientId: 'fake-client-of-x', clientSecret: 'fake-client-secret-of-x', redirectUris: [] },
    codes: new Map(),
    refreshTokens: new Map(),
    media: new Map(),
    hidden: new Set(),
    counted: new Map(),
  };
}

function credentialsOf(state: FakeXState, username: string) {
  const accountId = state.people.find((person) => person.username === username)?.id ?? '';
  const tokens = oauth.issue(state, { accountId, scopes: allScopes });
  const expiresAt = new Date(state.world.time.now().getTime() + tokens.expires_in * 1_000).toISOString();
  return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token ?? '', expiresAt };
}

const eventTypes: Partial<Record<WebhookEvent, string>> = {
  'post.published': 'post.create',
  'post.removed': 'post.delete',
};

const webhookWords: WebhookWords = {
  secret: fakeXWebhookSecret,
  signature: webhooks.signature,
  body: ({ id, event, post }) => ({
    data: {
      event_uuid: id,
      filter: { user_id: post.accountId },
      event_type: eventTypes[event] ?? event,
      payload: { id: post.id, author_id: post.accountId },
    },
  }),
};

const details: Readonly<Record<string, readonly [title: string, detail: string]>> = {
  DUPLICATE: ['Forbidden', 'You are not allowed to create a Tweet with duplicate content.'],
  SCOPE_MISSING: ['Forbidden', 'Forbidden'],
  TOO_MANY_REQUESTS: ['Too Many Requests', 'Too Many Requests'],
  DAILY_QUOTA: ['Too Many Requests', 'Too Many Requests'],
  NO_SUCH_ADDRESS: ['Not Found', 'Not Found'],
};

/** X tells in headers of its own when to come back, and in no other. */
function wordRefusal(time: TimePort) {
  return ({ status, code, retryAfterSeconds }: Refusal): Reply => {
    const usual = status === 401 ? 'Unauthorized' : 'Internal Server Error';
    const [title, detail] = details[code] ?? [usual, usual];
    return withLimits(problem(status, { code, title, detail }), time.now(), retryAfterSeconds ?? 900);
  };
}

function withLimits(reply: Reply, now: Date, resetSeconds = 900): Reply {
  const limits = {
    'x-rate-limit-limit': '100',
    'x-rate-limit-remaining': reply.status === 429 ? '0' : '99',
    'x-rate-limit-reset': String(Math.ceil(now.getTime() / 1_000) + resetSeconds),
  };
  return { ...reply, headers: { ...limits, ...reply.headers } };
}

type Serve = (state: FakeXState, call: FakeXCall) => Reply | Promise<Reply>;

const apiDoors: readonly (readonly [on: string, NetworkOperation, scope: string | null, Serve])[] = [
  ['GET /i/oauth2/authorize', 'verify', null, oauth.authorizePage],
  ['POST /i/oauth2/authorize', 'verify', null, oauth.authorize],
  ['POST /2/oauth2/token', 'verify', null, oauth.token],
  ['POST /2/oauth2/revoke', 'verify', null, oauth.revoke],
  ['GET /2/users/me', 'verify', 'users.read', api.me],
  ['POST /2/media/upload/initialize', 'upload', 'media.write', media.initialize],
  ['POST /2/media/upload/:id/append', 'upload', 'media.write', media.append],
  ['POST /2/media/upload/:id/finalize', 'upload', 'media.write', media.finalize],
  ['GET /2/media/upload', 'status', 'media.write', media.status],
  ['POST /2/media/metadata', 'upload', 'media.write', media.describe],
  ['POST /2/tweets', 'publish', 'tweet.write', api.create],
  ['GET /2/tweets/search/recent', 'list', 'tweet.read', api.search],
  ['GET /2/tweets/:id', 'read', 'tweet.read', api.show],
  ['DELETE /2/tweets/:id', 'remove', 'tweet.write', api.remove],
  ['PUT /2/tweets/:id/hidden', 'edit', 'tweet.moderate.write', api.hide],
  ['GET /2/users/:id/tweets', 'list', 'tweet.read', api.timeline],
];

function doorsOf(state: FakeXState): Door[] {
  return apiDoors.map(([on, operation, scope, serve]) => ({
    on,
    operation,
    scope,
    async serve({ account, effects, params, request, text, url }) {
      const call: FakeXCall = { effects, params, request, text, url, accountId: account?.accountId ?? '' };
      return withLimits(await serve(state, call), state.world.time.now());
    },
  }));
}
