/**
 * A Mastodon server in memory, made from the documented API (docs.joinmastodon.org): registration, consent, tokens, limits,
 * pictures that take their time, posts with idempotency keys, sources, threads, look-ups, and the headers of rate limits.
 * `answer` takes any request; `fetch` reaches it without a socket; `startFakeMastodon` puts it behind one, for browsers.
 */
import type { EgressFetch } from '../port.ts';
import * as api from './fake-mastodon-api.ts';
import * as oauth from './fake-mastodon-oauth.ts';
import { statusPage } from './fake-mastodon-page.ts';
import {
  addStatus,
  type FakeAccount,
  type FakeApp,
  type FakeCall,
  type FakeMastodonSettings,
  type FakeState,
  type FakeStatus,
  refused,
  statusesOf,
} from './fake-mastodon-state.ts';
import type { NetworkOperation } from './kit/fault-plan.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import {
  type Call,
  createFakeNetwork,
  type Door,
  type FakeNetwork,
  type FakeRequest,
  type Refusal,
  type Reply,
  type World,
} from './kit/network.ts';
import { realTime, type TimePort } from './kit/time.ts';

export type { FakeMastodonSettings, FakeStatus } from './fake-mastodon-state.ts';

export type FakeMastodon = {
  /** Its faults, its webhooks and what really happened at it. */
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  /** What a browser gets to see. */
  readonly answer: (request: Request) => Promise<Response>;
  readonly serviceUrl: string;
  /** What it is like; may be changed at any time. */
  readonly settings: FakeMastodonSettings;
  /** Posts that stand, oldest first. */
  readonly statuses: readonly FakeStatus[];
  readonly accounts: readonly FakeAccount[];
  readonly apps: readonly FakeApp[];
  /** Tokens that open something. */
  readonly tokens: ReadonlySet<string>;
  /** Method and path of each request, in order: `POST /api/v1/statuses`. */
  readonly calls: readonly string[];
  /** Credentials of an account, with all that our application asks for. */
  credentialsOf(
    username: string,
    applicationName?: string,
  ): { accessToken: string; clientId: string; clientSecret: string };
  /** Answers the next call whose name begins so with this instead. */
  answerNext(call: string, answer: () => Response | Promise<Response>): void;
  /** Puts a post there past the API, as its author would by another program. */
  post(status: Partial<FakeStatus> & { readonly text: string }): FakeStatus;
};

export type FakeMastodonOptions = {
  /** A clock alone, for tests that wait for nothing but it. */
  readonly now?: () => Date;
  readonly time?: TimePort;
  readonly serviceUrl?: string | (() => string);
};

const usualSettings: FakeMastodonSettings = {
  tellsMetadata: true,
  instance: 'v2',
  maxCharacters: 500,
  maxMedia: 4,
  addressLength: 23,
  imageSizeLimit: 16_777_216,
  descriptionLimit: 1_500,
  mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  asksUntilReady: 0,
  keepsKeys: true,
  tellsSource: true,
  tellsApplication: true,
  signedInAs: 'lakeside',
};

function people(): FakeAccount[] {
  return [
    { id: '109', username: 'lakeside', acct: 'lakeside', displayName: 'Lakeside Children’s' },
    { id: '110', username: 'harbor', acct: 'harbor', displayName: 'Harbor Clinic' },
    { id: '111', username: 'foodbank', acct: 'foodbank@social.example.net', displayName: 'County Food Bank' },
  ];
}

/** A server with three accounts; the first two live on it. */
export function createFakeMastodon(options: FakeMastodonOptions = {}): FakeMastodon {
  const { serviceUrl = 'https://mastodon.example.org', time = { ...realTime, now: options.now ?? realTime.now } } =
    options;
  const ids = createIds();
  const parts = { ids, serviceUrl: typeof serviceUrl === 'string' ? () => serviceUrl : serviceUrl };
  const own: { state?: FakeState } = {};
  const doors = (world: World) => {
    const state = emptyState(world, parts);
    own.state = state;
    return doorsOf(state);
  };
  const network = createFakeNetwork({
    time,
    doors,
    newId: ids.nextId,
    scopes: ownScopes,
    allows,
    refuse: wordRefusal(time),
  });
  const { state } = own;
  if (state === undefined) throw new Error('The doors of a network are made with it.');
  for (const { id, acct, displayName } of state.accounts)
    network.accounts.add({ accountId: id, handle: acct, displayName });
  return {
    network,
    fetch: createNetworkFetch(network),
    answer: (request) => answerBrowser(network, request),
    get serviceUrl() {
      return state.serviceUrl();
    },
    settings: state.settings,
    get statuses() {
      return statusesOf(state);
    },
    accounts: state.accounts,
    apps: state.apps,
    get tokens() {
      return new Set([...network.accounts.tokens].filter(([, one]) => one.state === 'good').map(([token]) => token));
    },
    get calls() {
      return network.timeline.flatMap((event) => (event.kind === 'request' ? [`${event.method} ${event.path}`] : []));
    },
    credentialsOf: (username, applicationName = 'Bedside') => credentialsOf(state, username, applicationName),
    answerNext: network.answerNext,
    post: (status) => postByHand(state, status),
  };
}

/** Ids that grow, longer than a double holds, as Mastodon's do. */
function createIds() {
  let lastId = 113_000_000_000_000_000n;
  let secrets = 0;
  return {
    nextId: () => String((lastId += 1n)),
    nextSecret: () => `fake-secret-${(secrets += 1)}-of-mastodon`,
  };
}

function emptyState(
  world: World,
  { ids, serviceUrl }: { ids: ReturnType<typeof createIds>; serviceUrl: () => string },
): FakeState {
  return {
    world,
    serviceUrl,
    settings: { ...usualSettings },
    accounts: people(),
    apps: [],
    codes: new Map(),
    appOf: new Map(),
    media: new Map(),
    details: new Map(),
    keys: new Map(),
    ...ids,
  };
}

/** A wide scope holds the narrow ones below it; `profile` is the account's own part of `read:accounts`. */
function allows(held: ReadonlySet<string>, scope: string): boolean {
  return held.has(scope) || held.has(scope.split(':')[0] ?? '') || (scope === 'read:accounts' && held.has('profile'));
}

const words: Readonly<Record<string, string>> = {
  NO_SUCH_ADDRESS: 'Not found',
  TOKEN_NOT_GOOD: 'The access token is invalid',
  TOKEN_EXPIRED: 'The access token expired',
  TOKEN_REVOKED: 'The access token was revoked',
  SCOPE_MISSING: 'This action is outside the authorized scopes',
  TOO_MANY_REQUESTS: 'Too many requests',
  DAILY_QUOTA: 'Too many requests',
};

/** Mastodon has no codes, and tells in a header of its own when to come back. */
function wordRefusal(time: TimePort) {
  return ({ status, code, retryAfterSeconds }: Refusal): Reply => {
    const reply = { ...refused(status, words[code] ?? code), code };
    return withLimits(reply, time.now(), retryAfterSeconds ?? 300);
  };
}

/** Follows no redirect. */
async function answerBrowser(network: FakeNetwork, request: Request): Promise<Response> {
  const { method, url, headers } = request;
  const answer = await network.answer({ method, url, headers, body: new Uint8Array(await request.arrayBuffer()) });
  if (answer.kind !== 'response') throw new TypeError('fetch failed');
  const { reply } = answer;
  return new Response(reply.body === '' ? null : reply.body, { status: reply.status, headers: { ...reply.headers } });
}

const ownScopes = ['read:accounts', 'read:search', 'read:statuses', 'write:media', 'write:statuses'] as const;

function credentialsOf(state: FakeState, username: string, applicationName: string) {
  const account = state.accounts.find((one) => one.username === username);
  const app: FakeApp = {
    id: state.nextId(),
    name: applicationName,
    redirectUris: [],
    scopes: ownScopes,
    clientId: state.nextSecret(),
    clientSecret: state.nextSecret(),
  };
  state.apps.push(app);
  const accessToken = state.world.accounts.issueToken(account?.id ?? '', ownScopes);
  state.appOf.set(accessToken, app);
  return { accessToken, clientId: app.clientId, clientSecret: app.clientSecret };
}

function postByHand(state: FakeState, status: Partial<FakeStatus> & { readonly text: string }): FakeStatus {
  return addStatus(state, {
    accountId: '109',
    spoilerText: '',
    visibility: 'public',
    sensitive: false,
    language: 'en',
    inReplyToId: null,
    media: [],
    application: 'Web',
    createdAt: state.world.time.now(),
    ...status,
  });
}

/** Fields of a form or of JSON, by the names that Rails gives both. */
async function formOf({ method, url, headers, body }: FakeRequest): Promise<FormData> {
  const type = headers.get('content-type') ?? '';
  if (method === 'GET' || type === '') return new FormData();
  const request = new Request(url, { method, headers: { 'content-type': type }, body: new Uint8Array(body) });
  if (!type.startsWith('application/json')) return request.formData();
  const form = new FormData();
  // What a client of tests sends as JSON is an object.
  const fields = (await request.json()) as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const one of value) form.append(`${name}[]`, textOfField(one));
    else if (value !== null) form.append(name, String(value));
  }
  return form;
}

/** Fields of an object stay together. */
function textOfField(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function withLimits(reply: Reply, now: Date, resetSeconds = 300): Reply {
  const limits = {
    'x-ratelimit-limit': '300',
    'x-ratelimit-remaining': reply.status === 429 ? '0' : '299',
    'x-ratelimit-reset': new Date(now.getTime() + resetSeconds * 1_000).toISOString(),
  };
  return { ...reply, headers: { ...reply.headers, ...limits } };
}

type Serve = (state: FakeState, call: FakeCall) => Reply | Promise<Reply>;

const apiDoors: readonly (readonly [on: string, NetworkOperation, scope: string | null, Serve])[] = [
  ['GET /.well-known/oauth-authorization-server', 'verify', null, oauth.metadata],
  ['POST /api/v1/apps', 'verify', null, oauth.registerApp],
  ['GET /oauth/authorize', 'verify', null, oauth.authorizePage],
  ['POST /oauth/authorize', 'verify', null, oauth.authorize],
  ['POST /oauth/token', 'verify', null, oauth.trade],
  ['POST /oauth/revoke', 'verify', null, oauth.revokeToken],
  ['GET /api/v1/accounts/verify_credentials', 'verify', 'read:accounts', api.ownAccount],
  ['GET /api/v2/instance', 'verify', null, (state) => api.instance(state, 'v2')],
  ['GET /api/v1/instance', 'verify', null, (state) => api.instance(state, 'v1')],
  ['POST /api/v2/media', 'upload', 'write:media', api.uploadMedia],
  ['GET /api/v1/media/:id', 'status', 'write:media', api.showMedia],
  ['POST /api/v1/statuses', 'publish', 'write:statuses', api.createStatus],
  ['GET /api/v1/statuses/:id', 'read', 'read:statuses', api.showStatus],
  ['GET /api/v1/statuses/:id/source', 'read', 'read:statuses', api.showSource],
  ['GET /api/v1/statuses/:id/context', 'read', null, api.showContext],
  ['PUT /api/v1/statuses/:id', 'edit', 'write:statuses', api.editStatus],
  ['DELETE /api/v1/statuses/:id', 'remove', 'write:statuses', api.deleteStatus],
  ['GET /api/v1/accounts/:id/statuses', 'list', 'read:statuses', api.listStatuses],
  ['GET /api/v2/search', 'read', 'read:search', api.search],
  ['GET /@:name/:id', 'read', null, statusPage],
];

function doorsOf(state: FakeState): Door[] {
  return apiDoors.map(([on, operation, scope, serve]) => ({
    on,
    operation,
    scope,
    async serve(call) {
      const { effects, params, request, url } = call;
      const form = await formOf(request);
      const own: FakeCall = { effects, params, url, form, headers: request.headers, ...callerOf(state, call) };
      return withLimits(await serve(state, own), state.world.time.now());
    },
  }));
}

/** Whose token it is, and which application's, while it is good. */
function callerOf(state: FakeState, { request }: Call): Pick<FakeCall, 'accountId' | 'app'> {
  const token = (request.headers.get('authorization') ?? '').replace('Bearer ', '');
  const known = state.world.accounts.tokens.get(token);
  if (known?.state !== 'good') return { accountId: null, app: null };
  return { accountId: known.accountId, app: state.appOf.get(token) ?? null };
}
