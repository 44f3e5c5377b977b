/**
 * Facebook in memory, made from the documented Graph API (v25.0, developers.facebook.com/docs/pages-api and
 * /docs/video-api, read 2026-11-23): a person's consent, tokens of pages, photos that nobody sees yet, videos in chunks and
 * streams, reels, stories, comments, insights, and errors in numbers. `startFakeFacebook` puts it behind a socket. Nobody's
 * client drives it: see `fake-meta.ts`.
 */

import { facebookScopes } from '../facebook/consent.ts';
import type { EgressFetch } from '../port.ts';
import * as publish from './fake-facebook-publish.ts';
import * as read from './fake-facebook-read.ts';
import {
  addPost,
  type FacebookPost,
  type FacebookState,
  type FakeComment,
  type FakeFacebookSettings,
  type FakePhoto,
  type FakeVideo,
  findPost,
  graphIdOf,
} from './fake-facebook-state.ts';
import {
  answerBrowser,
  consentDecision,
  consentPage,
  createMetaIds,
  graphError,
  type MetaCall,
  type MetaDoor,
  metaDoors,
  takeCode,
  tokenOf,
  unsupported,
  usualApp,
  wordRefusal,
} from './fake-meta.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import { createFakeNetwork, type FakeNetwork, type Reply, told, type World } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';
import { startFakeNetwork } from './kit/server.ts';
import { realTime, type TimePort } from './kit/time.ts';

export type { FakeFacebookSettings } from './fake-facebook-state.ts';

/** A post of a page that stands, as Facebook knows it. */
export type FakeFacebookPost = FacebookPost & { readonly id: string; readonly text: string };

export type FakeFacebook = {
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  /** What a browser gets to see. */
  readonly answer: (request: Request) => Promise<Response>;
  readonly serviceUrl: string;
  readonly app: { readonly appId: string; readonly appSecret: string };
  readonly settings: FakeFacebookSettings;
  /** Posts, stories and comments of pages that stand, oldest first. */
  readonly posts: readonly FakeFacebookPost[];
  readonly photos: ReadonlyMap<string, FakePhoto>;
  readonly videos: ReadonlyMap<string, FakeVideo>;
  readonly subscribed: ReadonlySet<string>;
  /** Method and path of each request, in order. */
  readonly calls: readonly string[];
  /** What a page's channel has after consent. */
  credentialsOf(pageId: string): { readonly accessToken: string; readonly userId: string };
  answerNext(call: string, answer: () => Response | Promise<Response>): void;
  /** Somebody says something below a post. */
  comment(below: string, said: { message: string; fromName: string; parentId?: string }): FakeComment;
  /** Puts a post there past the API, as its author would by another program. */
  post(pageId: string, text: string): string;
};

export const lakesidePage = '109000000000001';
export const harborPage = '109000000000002';
const person = '10100000000000001';

const usualSettings: FakeFacebookSettings = {
  maxMessage: 63_206,
  maxPhotoBytes: 4_000_000,
  lostRoles: [],
  declined: [],
  goneMetrics: [],
  streamBreaksAfter: null,
};

const everything = ['CREATE_CONTENT', 'MODERATE', 'ANALYZE'];

export function createFakeFacebook(
  options: { readonly time?: TimePort; readonly serviceUrl?: string | (() => string) } = {},
): FakeFacebook {
  const { time = realTime, serviceUrl = 'https://facebook.example.com' } = options;
  const own: { state?: FacebookState } = {};
  const newId = createMetaIds();
  const network = createFakeNetwork({
    time,
    scopes: facebookScopes,
    newId,
    tokenOf,
    refuse: wordRefusal,
    doors(world) {
      const address = typeof serviceUrl === 'string' ? () => serviceUrl : serviceUrl;
      own.state = emptyState(world, { serviceUrl: address, newId: () => newId('post') });
      return metaDoors(own.state, doors, (state, { account }) =>
        state.settings.lostRoles.includes(account?.accountId ?? '') ? graphError(190, 492) : null,
      );
    },
  });
  const { state } = own;
  if (state === undefined) throw new Error('The doors of a network are made with it.');
  for (const { id, name } of [...state.people, ...state.pages]) {
    network.accounts.add({ accountId: id, handle: id, displayName: name });
  }
  return shown(network, state);
}

function shown(network: FakeNetwork, state: FacebookState): FakeFacebook {
  return {
    network,
    fetch: createNetworkFetch(network),
    answer: (request) => answerBrowser(network, request),
    get serviceUrl() {
      return state.serviceUrl();
    },
    app: state.app,
    settings: state.settings,
    get posts() {
      const stand = network.posts.all.filter((post) => post.state === 'public');
      return stand.flatMap((post) => toShown(state, post));
    },
    photos: state.photos,
    videos: state.videos,
    subscribed: state.subscribed,
    get calls() {
      return network.timeline.flatMap((event) => (event.kind === 'request' ? [`${event.method} ${event.path}`] : []));
    },
    credentialsOf: (pageId) => ({ accessToken: network.accounts.issueToken(pageId), userId: person }),
    answerNext: network.answerNext,
    comment(below, { message, fromName, parentId = null }) {
      const id = `${below.split('_').at(-1)}_${state.newId()}`;
      const createdAt = network.time.now().toISOString();
      const comment = { id, below, parentId, message, fromName, createdAt, hidden: false };
      state.comments.push(comment);
      return comment;
    },
    post(pageId, text) {
      const detail = { kind: 'feed', photoIds: [], videoId: null, link: null, below: null } as const;
      return graphIdOf(state, addPost(state, { ...detail, pageId, text, effects: [] }));
    },
  };
}

function toShown(state: FacebookState, post: FakePost): FakeFacebookPost[] {
  const detail = state.details.get(post.id);
  return detail === undefined ? [] : [{ ...detail, id: graphIdOf(state, post), text: post.shownText }];
}

function emptyState(world: World, parts: Pick<FacebookState, 'serviceUrl' | 'newId'>): FacebookState {
  return {
    world,
    app: usualApp,
    settings: { ...usualSettings },
    people: [{ id: person, name: 'Robin Example' }],
    pages: [
      { id: lakesidePage, name: 'Lakeside Children’s', username: 'lakeside', category: 'Hospital', tasks: everything },
      { id: harborPage, name: 'Harbor Clinic', username: 'harbor', category: 'Medical center', tasks: ['ANALYZE'] },
    ],
    photos: new Map(),
    videos: new Map(),
    details: new Map(),
    comments: [],
    granted: new Map(),
    codes: new Map(),
    subscribed: new Set(),
    ...parts,
  };
}

/** A code for a person's token, or a short-lived token for a long-lived one. */
function trade(state: FacebookState, { fields }: MetaCall): Reply {
  if (fields.grant_type === 'fb_exchange_token') {
    const isOurs = fields.client_id === state.app.appId && fields.client_secret === state.app.appSecret;
    const known = state.world.accounts.tokens.get(fields.fb_exchange_token ?? '');
    if (!isOurs || known?.state !== 'good') return graphError(190);
    const scopes = state.granted.get(known.accountId) ?? [];
    return told(200, { access_token: state.world.accounts.issueToken(known.accountId, scopes), token_type: 'bearer' });
  }
  const { settings, codes, app } = state;
  const found = takeCode({ codes, app, signedInAs: person, declined: settings.declined }, fields);
  if (found === null) return graphError(100, 36_009);
  state.granted.set(found.personId, found.scopes);
  const access_token = state.world.accounts.issueToken(found.personId, found.scopes);
  return told(200, { access_token, token_type: 'bearer', expires_in: 5_183_944 });
}

function me(state: FacebookState, { account }: MetaCall): Reply {
  const page = state.pages.find(({ id }) => id === account?.accountId);
  return told(200, page ?? state.people.find(({ id }) => id === account?.accountId));
}

function permissions(state: FacebookState, { account }: MetaCall): Reply {
  const granted = state.granted.get(account?.accountId ?? '') ?? [];
  return told(200, { data: granted.map((permission) => ({ permission, status: 'granted' })) });
}

function pages(state: FacebookState, { account }: MetaCall): Reply {
  const scopes = state.granted.get(account?.accountId ?? '') ?? [];
  const data = state.pages.map(({ id, name, category, tasks }) => ({
    id,
    name,
    category,
    tasks,
    access_token: state.world.accounts.issueToken(id, scopes),
  }));
  return told(200, { data });
}

/** Asked by the application itself, in whose name a token of its own speaks. */
function revoke(state: FacebookState, { params, request }: MetaCall): Reply {
  if (tokenOf(request) !== `${state.app.appId}|${state.app.appSecret}`) return graphError(190);
  const { accounts } = state.world;
  for (const token of accounts.tokens.keys()) accounts.spoil(token, { why: 'revoked' });
  state.granted.delete(params.id ?? '');
  return told(200, { success: true });
}

function subscribe(state: FacebookState, { account, params }: MetaCall): Reply {
  if (account?.accountId !== params.page) return unsupported();
  state.subscribed.add(params.page ?? '');
  return told(200, { success: true });
}

const consentsOf = ({ app, codes, settings }: FacebookState) => ({
  app,
  codes,
  signedInAs: person,
  declined: settings.declined,
});

/** Where people see a post. */
function postPage(state: FacebookState, { params }: MetaCall): Reply {
  const post = findPost(state, params.id ?? '');
  if (post === null) return graphError(100, 33, { status: 404 });
  return { status: 200, code: null, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: post.shownText };
}

const doors: readonly MetaDoor<FacebookState>[] = [
  ['GET /v25.0/dialog/oauth', 'verify', null, (state, call) => consentPage(consentsOf(state), call)],
  ['POST /v25.0/dialog/oauth', 'verify', null, (state, call) => consentDecision(consentsOf(state), call)],
  ['GET /v25.0/oauth/access_token', 'verify', null, trade],
  ['GET /v25.0/me', 'verify', 'pages_show_list', me],
  ['GET /v25.0/me/permissions', 'verify', null, permissions],
  ['GET /v25.0/me/accounts', 'verify', 'pages_show_list', pages],
  ['DELETE /v25.0/:id/permissions', 'verify', null, revoke],
  ['POST /v25.0/:page/subscribed_apps', 'verify', 'pages_manage_metadata', subscribe],
  ['POST /v25.0/:page/photos', 'upload', 'pages_manage_posts', publish.addPhoto],
  ['POST /v25.0/:page/feed', 'publish', 'pages_manage_posts', publish.addToFeed],
  ['POST /v25.0/:page/photo_stories', 'publish', 'pages_manage_posts', publish.addPhotoStory],
  ['POST /v25.0/:page/videos?upload_session_id', 'publish', 'pages_manage_posts', publish.finishVideo('videos')],
  ['POST /v25.0/:page/videos', 'upload', 'pages_manage_posts', publish.takeVideoIn('videos')],
  ['POST /v25.0/:page/video_reels?video_id', 'publish', 'pages_manage_posts', publish.finishVideo('video_reels')],
  ['POST /v25.0/:page/video_reels', 'upload', 'pages_manage_posts', publish.takeVideoIn('video_reels')],
  ['POST /v25.0/:page/video_stories?video_id', 'publish', 'pages_manage_posts', publish.finishVideo('video_stories')],
  ['POST /v25.0/:page/video_stories', 'upload', 'pages_manage_posts', publish.takeVideoIn('video_stories')],
  ['POST /video-upload/v25.0/:id', 'upload', 'pages_manage_posts', publish.takeStream],
  ['GET /v25.0/:page/published_posts', 'list', 'pages_read_engagement', read.publishedPosts],
  ['GET /v25.0/:page/stories', 'list', 'pages_read_engagement', read.stories],
  ['GET /v25.0/:id/comments', 'list', 'pages_read_engagement', read.listComments],
  ['POST /v25.0/:id/comments', 'publish', 'pages_manage_engagement', publish.addComment],
  ['GET /v25.0/:id/insights', 'read', 'read_insights', read.insights],
  ['GET /v25.0/:id', 'read', 'pages_read_engagement', read.show],
  ['POST /v25.0/:id', 'edit', 'pages_manage_posts', read.change],
  ['DELETE /v25.0/:id', 'remove', 'pages_manage_posts', read.remove],
  ['GET /:id', 'read', null, postPage],
];

export type StartedFakeFacebook = FakeFacebook & { close(): Promise<void> };

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeFacebook(): Promise<StartedFakeFacebook> {
  let address = '';
  const facebook = createFakeFacebook({ serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(facebook.network);
  address = url;
  return Object.assign(facebook, { close });
}
