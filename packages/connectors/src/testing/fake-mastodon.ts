/**
 * A Mastodon server in memory, made from the documented API (docs.joinmastodon.org): registration, consent, tokens, limits,
 * pictures that take their time, posts with idempotency keys, sources, threads, look-ups, and the headers of rate limits.
 * `answer` takes any request; `fetch` reaches it without a socket; `startFakeMastodon` puts it behind one, for browsers.
 */
import type { EgressFetch } from '../port.ts';
import { createInProcessFetch } from '../practice/in-process-fetch.ts';
import * as api from './fake-mastodon-api.ts';
import * as oauth from './fake-mastodon-oauth.ts';
import { statusPage } from './fake-mastodon-page.ts';
import {
  type FakeAccount,
  type FakeApp,
  type FakeCall,
  type FakeMastodonSettings,
  type FakeState,
  type FakeStatus,
  refused,
} from './fake-mastodon-state.ts';

export type { FakeMastodonSettings, FakeStatus } from './fake-mastodon-state.ts';

export type FakeMastodon = {
  readonly fetch: EgressFetch;
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

export type FakeMastodonOptions = { readonly now?: () => Date; readonly serviceUrl?: string | (() => string) };

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
  const { now = () => new Date(), serviceUrl = 'https://mastodon.example.org' } = options;
  const calls: string[] = [];
  const planned: { call: string; answer: () => Response | Promise<Response> }[] = [];
  const state = emptyState(now, typeof serviceUrl === 'string' ? () => serviceUrl : serviceUrl);

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const name = `${request.method} ${url.pathname}`;
    calls.push(name);
    const at = planned.findIndex(({ call }) => name.startsWith(call));
    const [instead] = at === -1 ? [] : planned.splice(at, 1);
    if (instead !== undefined) return instead.answer();
    const token = state.tokens.get((request.headers.get('authorization') ?? '').replace('Bearer ', '')) ?? null;
    const response = await route(state, { request, url, token, form: await formOf(request) });
    return withLimits(response, now());
  };
  return {
    fetch: createInProcessFetch(answer),
    answer,
    get serviceUrl() {
      return state.serviceUrl();
    },
    settings: state.settings,
    statuses: state.statuses,
    accounts: state.accounts,
    apps: state.apps,
    get tokens() {
      return new Set(state.tokens.keys());
    },
    calls,
    credentialsOf: (username, applicationName = 'Bedside') => credentialsOf(state, username, applicationName),
    answerNext: (call, instead) => void planned.push({ call, answer: instead }),
    post: (status) => addPost(state, status),
  };
}

function emptyState(now: () => Date, serviceUrl: () => string): FakeState {
  let lastId = 113_000_000_000_000_000n;
  let secrets = 0;
  return {
    now,
    serviceUrl,
    settings: { ...usualSettings },
    accounts: people(),
    apps: [],
    codes: new Map(),
    tokens: new Map(),
    media: new Map(),
    statuses: [],
    keys: new Map(),
    nextId: () => String((lastId += 1n)),
    nextSecret: () => `fake-secret-${(secrets += 1)}-of-mastodon`,
  };
}

function credentialsOf(state: FakeState, username: string, applicationName: string) {
  const account = state.accounts.find((one) => one.username === username);
  const scopes = ['read:accounts', 'read:search', 'read:statuses', 'write:media', 'write:statuses'];
  const app: FakeApp = {
    id: state.nextId(),
    name: applicationName,
    redirectUris: [],
    scopes,
    clientId: state.nextSecret(),
    clientSecret: state.nextSecret(),
  };
  state.apps.push(app);
  const accessToken = state.nextSecret();
  state.tokens.set(accessToken, { accountId: account?.id ?? '', app, scopes: new Set(scopes) });
  return { accessToken, clientId: app.clientId, clientSecret: app.clientSecret };
}

function addPost(state: FakeState, status: Partial<FakeStatus> & { readonly text: string }): FakeStatus {
  const made: FakeStatus = {
    id: state.nextId(),
    accountId: '109',
    spoilerText: '',
    visibility: 'public',
    sensitive: false,
    language: 'en',
    inReplyToId: null,
    media: [],
    application: 'Web',
    createdAt: state.now(),
    ...status,
  };
  state.statuses.push(made);
  return made;
}

/** Fields of a form or of JSON, by the names that Rails gives both. */
async function formOf(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (request.method === 'GET' || type === '') return new FormData();
  if (!type.startsWith('application/json')) return request.formData();
  const form = new FormData();
  // What a client of tests sends as JSON is an object.
  const body = (await request.json()) as Record<string, unknown>;
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(value)) for (const one of value) form.append(`${name}[]`, String(one));
    else if (value !== null) form.append(name, String(value));
  }
  return form;
}

function withLimits(response: Response, now: Date): Response {
  response.headers.set('x-ratelimit-limit', '300');
  response.headers.set('x-ratelimit-remaining', '299');
  response.headers.set('x-ratelimit-reset', new Date(now.getTime() + 300_000).toISOString());
  return response;
}

type Door = (state: FakeState, call: FakeCall, id: string) => Response | Promise<Response>;

const doors: readonly (readonly [string, Door])[] = [
  ['GET /.well-known/oauth-authorization-server', oauth.metadata],
  ['POST /api/v1/apps', oauth.registerApp],
  ['GET /oauth/authorize', oauth.authorizePage],
  ['POST /oauth/authorize', oauth.authorize],
  ['POST /oauth/token', oauth.trade],
  ['POST /oauth/revoke', oauth.revokeToken],
  ['GET /api/v1/accounts/verify_credentials', api.ownAccount],
  ['GET /api/v2/instance', (state) => api.instance(state, 'v2')],
  ['GET /api/v1/instance', (state) => api.instance(state, 'v1')],
  ['POST /api/v2/media', api.uploadMedia],
  ['GET /api/v1/media/:id', api.showMedia],
  ['POST /api/v1/statuses', api.createStatus],
  ['GET /api/v1/statuses/:id', api.showStatus],
  ['GET /api/v1/statuses/:id/source', api.showSource],
  ['GET /api/v1/statuses/:id/context', api.showContext],
  ['DELETE /api/v1/statuses/:id', api.deleteStatus],
  ['GET /api/v1/accounts/:id/statuses', api.listStatuses],
  ['GET /api/v2/search', api.search],
  ['GET /@:name/:id', statusPage],
];

async function route(state: FakeState, call: FakeCall): Promise<Response> {
  const name = `${call.request.method} ${call.url.pathname}`;
  for (const [pattern, door] of doors) {
    const matched = new RegExp(
      `^${pattern.replaceAll('.', '\\.').replace(':name', '[^/]+').replace(':id', '([^/]+)')}$`,
      'u',
    ).exec(name);
    if (matched !== null) return door(state, call, decodeURIComponent(matched[1] ?? ''));
  }
  return refused(404, 'Not found');
}
