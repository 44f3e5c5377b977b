/**
 * LinkedIn in memory, made from its documented API (learn.microsoft.com/linkedin): consent, roles, versions that end, uploads in
 * parts, posts in little text, edits, comments and numbers. It tells of no limits in headers, as LinkedIn does not. `fetch` reaches
 * it without a socket; `startFakeLinkedIn` puts it behind one, for browsers.
 */
import type { EgressFetch } from '../port.ts';
import * as api from './fake-linkedin-api.ts';
import * as media from './fake-linkedin-media.ts';
import * as oauth from './fake-linkedin-oauth.ts';
import {
  type FakeAsset,
  type FakeComment,
  type FakeContent,
  type FakeLinkedInCall,
  type FakeLinkedInSettings,
  type FakeLinkedInState,
  type FakeRole,
  refused,
} from './fake-linkedin-state.ts';
import type { NetworkOperation } from './kit/fault-plan.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import { createFakeNetwork, type Door, type FakeNetwork, type Refusal, type Reply, type World } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';
import { realTime, type TimePort } from './kit/time.ts';

export type { FakeLinkedInSettings } from './fake-linkedin-state.ts';

export type FakeLinkedIn = {
  /** Its faults and what really happened at it. */
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  readonly serviceUrl: string;
  /** What it is like; may be changed at any time. */
  readonly settings: FakeLinkedInSettings;
  /** What the house's application is known by (`Account.app`). */
  readonly app: { readonly clientId: string; readonly clientSecret: string };
  /** Who may do what; a role may be taken away at any time. */
  readonly roles: FakeRole[];
  /** Posts that stand, oldest first. */
  readonly posts: readonly FakePost[];
  readonly assets: ReadonlyMap<string, FakeAsset>;
  readonly comments: readonly FakeComment[];
  contentOf(postId: string): FakeContent | null;
  /** Method and path of each request, in order. */
  readonly calls: readonly string[];
  /** Tokens of whoever manages the first page, for it. */
  credentials(): { accessToken: string; refreshToken: string; expiresAt: string; organizationId: string };
  /** What is counted of a post. */
  count(postId: string, numbers: Readonly<Record<string, number>>): void;
  answerNext(call: string, answer: () => Response | Promise<Response>): void;
  /** Puts a post there past the API, as a person would. */
  post(post: { organizationId?: string; text: string }): FakePost;
  /** Somebody writes below a post, or below a comment. */
  comment(written: { object: string; parent?: string; text: string }): FakeComment;
};

export type FakeLinkedInOptions = {
  /** A clock alone, for tests that wait for nothing but it. */
  readonly now?: () => Date;
  readonly time?: TimePort;
  readonly serviceUrl?: string | (() => string);
};

const usualSettings = (): FakeLinkedInSettings => ({
  versions: ['202608', '202609', '202610'],
  signedInAs: 'p-1',
  tokenSeconds: 5_184_000,
  givesRefreshTokens: true,
  asksUntilReady: 1,
  media: 'taken',
  knowsDuplicatesMs: 10 * 60_000,
  dayLimit: false,
  partBytes: 4_194_304,
});

const allScopes = [
  'r_organization_admin',
  'r_organization_social',
  'w_organization_social',
  'r_organization_social_feed',
  'w_organization_social_feed',
];

/** LinkedIn with two pages, both of one person, and somebody who comments. */
export function createFakeLinkedIn(options: FakeLinkedInOptions = {}): FakeLinkedIn {
  const { serviceUrl = 'https://linkedin.example.org', time = { ...realTime, now: options.now ?? realTime.now } } =
    options;
  const own: { state?: FakeLinkedInState } = {};
  const numbers = createNumbers();
  const network = createFakeNetwork({
    time,
    newId: () => `urn:li:share:${numbers.nextNumber()}`,
    scopes: allScopes,
    refuse,
    doors(world) {
      const url = typeof serviceUrl === 'string' ? () => serviceUrl : serviceUrl;
      own.state = emptyState(world, { ...numbers, serviceUrl: url });
      return doorsOf(own.state);
    },
  });
  const { state } = own;
  if (state === undefined) throw new Error('The doors of a network are made with it.');
  network.accounts.add({ accountId: 'p-1', handle: 'p-1', displayName: 'A person who manages pages' });
  network.accounts.add({ accountId: 'p-2', handle: 'p-2', displayName: 'A person without pages' });
  const { clientId, clientSecret } = state.app;
  return {
    network,
    fetch: createNetworkFetch(network),
    get serviceUrl() {
      return state.serviceUrl();
    },
    settings: state.settings,
    app: { clientId, clientSecret },
    roles: state.roles,
    get posts() {
      return network.posts.listPublic().toReversed();
    },
    assets: state.assets,
    comments: state.comments,
    contentOf: (postId) => state.contents.get(postId) ?? null,
    get calls() {
      return network.timeline.flatMap((event) => (event.kind === 'request' ? [`${event.method} ${event.path}`] : []));
    },
    credentials: () => credentials(state),
    count: (postId, counted) => void state.counted.set(postId, counted),
    answerNext: network.answerNext,
    post: ({ organizationId = '5001', text }) =>
      network.posts.accept({ accountId: organizationId, key: null, text, mediaIds: [], replyTo: null }),
    comment: ({ object, parent, text }) =>
      api.addComment(state, { actor: 'urn:li:person:maria', object, parent: parent ?? null, text }),
  };
}

function createNumbers() {
  let last = 7_120_000_000_000_000_000n;
  let secrets = 0;
  return { nextNumber: () => String((last += 1n)), nextSecret: () => `fake-secret-${(secrets += 1)}-of-linkedin` };
}

function emptyState(
  world: World,
  parts: ReturnType<typeof createNumbers> & { readonly serviceUrl: () => string },
): FakeLinkedInState {
  const role = { personId: 'p-1', role: 'ADMINISTRATOR', state: 'APPROVED' };
  return {
    world,
    ...parts,
    settings: usualSettings(),
    app: { clientId: 'fake-client-of-linkedin', clientSecret: 'fake-client-secret-of-linkedin', redirectUris: [] },
    organizations: [
      { id: '5001', name: 'Lakeside Children’s', vanityName: 'lakeside-childrens' },
      { id: '5002', name: 'Harbor Clinic', vanityName: 'harbor-clinic' },
      { id: '5003', name: 'County Food Bank', vanityName: 'county-food-bank' },
    ],
    roles: [
      { ...role, organizationId: '5001' },
      { ...role, organizationId: '5002', role: 'CONTENT_ADMINISTRATOR' },
      { ...role, organizationId: '5003', role: 'ANALYST' },
    ],
    codes: new Map(),
    refreshTokens: new Map(),
    assets: new Map(),
    contents: new Map(),
    comments: [],
    counted: new Map(),
  };
}

function credentials(state: FakeLinkedInState) {
  const tokens = oauth.issue(state, { personId: 'p-1', scopes: allScopes });
  const expiresAt = new Date(state.world.time.now().getTime() + tokens.expires_in * 1_000).toISOString();
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? '',
    expiresAt,
    organizationId: '5001',
  };
}

const codes: Readonly<Record<string, string>> = {
  TOKEN_NOT_GOOD: 'INVALID_ACCESS_TOKEN',
  TOKEN_EXPIRED: 'EXPIRED_ACCESS_TOKEN',
  TOKEN_REVOKED: 'REVOKED_ACCESS_TOKEN',
  SCOPE_MISSING: 'ACCESS_DENIED',
  DUPLICATE: 'DUPLICATE_POST',
};

/** LinkedIn tells in no header when to come back. */
function refuse({ code, status }: Refusal): Reply {
  return { ...refused(status, codes[code] ?? code), code };
}

type Serve = (state: FakeLinkedInState, call: FakeLinkedInCall) => Reply | Promise<Reply>;

const apiDoors: readonly (readonly [on: string, NetworkOperation, scope: string | null, Serve])[] = [
  ['GET /oauth/v2/authorization', 'verify', null, oauth.authorizePage],
  ['POST /oauth/v2/authorization', 'verify', null, oauth.authorize],
  ['POST /oauth/v2/accessToken', 'verify', null, oauth.token],
  ['POST /oauth/v2/revoke', 'verify', null, oauth.revoke],
  ['GET /rest/organizationAcls', 'verify', 'r_organization_admin', api.acls],
  ['GET /rest/organizations', 'verify', 'r_organization_admin', api.organizations],
  ['POST /rest/images', 'upload', 'w_organization_social', media.act('image')],
  ['POST /rest/videos', 'upload', 'w_organization_social', media.act('video')],
  ['POST /rest/documents', 'upload', 'w_organization_social', media.act('document')],
  ['PUT /dms-uploads/:id/:part', 'upload', 'w_organization_social', media.put],
  ['GET /rest/images/:id', 'status', 'r_organization_social', media.show],
  ['GET /rest/videos/:id', 'status', 'r_organization_social', media.show],
  ['GET /rest/documents/:id', 'status', 'r_organization_social', media.show],
  ['POST /rest/posts', 'publish', 'w_organization_social', api.create],
  ['GET /rest/posts', 'list', 'r_organization_social', api.list],
  ['GET /rest/posts/:id', 'read', 'r_organization_social', api.show],
  ['POST /rest/posts/:id', 'edit', 'w_organization_social', api.update],
  ['DELETE /rest/posts/:id', 'remove', 'w_organization_social', api.remove],
  ['POST /rest/socialActions/:id/comments', 'publish', 'w_organization_social_feed', api.comment],
  ['GET /rest/socialActions/:id/comments', 'list', 'r_organization_social_feed', api.listComments],
  ['GET /rest/socialActions/:id/comments/:comment', 'read', 'r_organization_social_feed', api.showComment],
  ['DELETE /rest/socialActions/:id/comments/:comment', 'remove', 'w_organization_social_feed', api.deleteComment],
  ['GET /rest/organizationalEntityShareStatistics', 'read', 'r_organization_admin', api.statistics],
];

function doorsOf(state: FakeLinkedInState): Door[] {
  return apiDoors.map(([on, operation, scope, serve]) => ({
    on,
    operation,
    scope,
    serve({ account, effects, params, request, text, url }) {
      const wrong = on.includes(' /rest/') ? wrongVersion(state, request.headers) : null;
      if (wrong !== null) return wrong;
      return serve(state, { effects, params, request, text, url, personId: account?.accountId ?? '' });
    },
  }));
}

/** Every call of the versioned API names its version and the protocol. */
function wrongVersion({ settings }: FakeLinkedInState, headers: Headers): Reply | null {
  const version = headers.get('linkedin-version');
  if (version === null) return refused(400, 'VERSION_MISSING');
  if (headers.get('x-restli-protocol-version') !== '2.0.0') return refused(400, 'PROTOCOL_VERSION_MISSING');
  if (settings.versions.includes(version)) return null;
  return refused(426, 'NONEXISTENT_VERSION', `Requested version ${version} is not active`);
}
