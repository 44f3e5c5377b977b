/**
 * Google Business Profile in memory, made from its documented APIs: consent, accounts and places to choose from, local
 * posts with their states, limits and errors. `network.faults` breaks it, `startFakeGoogleBusiness` puts it behind a socket.
 */
import type { EgressFetch } from '../port.ts';
import type { FakeLocalPost, FakePlace, GoogleBusinessState } from './fake-google-business-posts.ts';
import * as posts from './fake-google-business-posts.ts';
import { createGoogleConsent, type GoogleConsent, type GoogleSettings, googleApp } from './fake-google-oauth.ts';
import { escapeHtml, htmlPage, refuseWithStatus } from './fake-google-words.ts';
import type { NetworkOperation } from './kit/fault-plan.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import { type Call, createFakeNetwork, type Door, type FakeNetwork, type Reply, type World } from './kit/network.ts';
import { startFakeNetwork } from './kit/server.ts';
import { realTime, type TimePort } from './kit/time.ts';

export const googleBusinessScope = 'https://www.googleapis.com/auth/business.manage';

export type FakeGoogleBusiness = {
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  readonly serviceUrl: string;
  /** The registration to give the connector. */
  readonly app: typeof googleApp;
  readonly settings: GoogleSettings;
  readonly places: readonly FakePlace[];
  /** What was said of each post beside its words, by its id. */
  readonly posts: ReadonlyMap<string, FakeLocalPost>;
  /** Credentials for a place, as `accounts/1/locations/2`. */
  credentialsOf(place: string): { readonly accessToken: string; readonly refreshToken: string; readonly place: string };
  /** The Google account does not manage this one any more. */
  loseRole(account: string): void;
};

export type FakeGoogleBusinessOptions = {
  readonly time?: TimePort;
  readonly serviceUrl?: string | (() => string);
};

const owner = { accountId: '2001', handle: 'lakeside', displayName: 'Lakeside Children’s' };

function placeAt(number: number, title: string, line: string): FakePlace {
  return { name: `locations/${number}`, title, addressLines: [line], takesPosts: true };
}

function thePlaces(): FakePlace[] {
  return [
    placeAt(11, 'Lakeside Children’s', '1 Shore Road'),
    placeAt(12, 'Lakeside Children’s', '7 Hill Street'),
    { ...placeAt(13, 'Lakeside Laboratory', '1 Shore Road'), takesPosts: false },
    placeAt(14, 'Lakeside Pharmacy', '3 Shore Road'),
  ];
}

export function createFakeGoogleBusiness(options: FakeGoogleBusinessOptions = {}): FakeGoogleBusiness {
  const { time = realTime, serviceUrl = 'https://business.example.org' } = options;
  const origin = typeof serviceUrl === 'string' ? () => serviceUrl : serviceUrl;
  const settings: GoogleSettings = { signedInAs: owner.accountId, unticksScopes: false };
  const own: { state?: GoogleBusinessState; consent?: GoogleConsent } = {};
  const network = createFakeNetwork({
    time,
    scopes: [googleBusinessScope],
    refuse: refuseWithStatus,
    doors(world) {
      own.state = emptyState(world, origin);
      own.consent = createGoogleConsent({ accounts: world.accounts, settings, scope: googleBusinessScope });
      return [...own.consent.doors, ...doorsOf(own.state)];
    },
  });
  const { consent, state } = own;
  if (state === undefined || consent === undefined) throw new Error('The doors of a network are made with it.');
  network.accounts.add(owner);
  return {
    network,
    fetch: createNetworkFetch(network),
    get serviceUrl() {
      return origin();
    },
    app: googleApp,
    settings,
    places: state.places,
    posts: state.posts,
    credentialsOf: (place) => ({ ...consent.credentialsOf(owner.accountId), place }),
    loseRole: (account) => void state.managed.get(owner.accountId)?.delete(account),
  };
}

/** One place is held by two accounts, and one account has none. */
function emptyState(world: World, origin: () => string): GoogleBusinessState {
  const accounts = new Map<string, readonly string[]>([
    ['accounts/1', ['locations/11', 'locations/12', 'locations/13']],
    ['accounts/2', ['locations/11', 'locations/14']],
    ['accounts/3', []],
  ]);
  return {
    world,
    origin,
    places: thePlaces(),
    managed: new Map([[owner.accountId, accounts]]),
    posts: new Map(),
    edits: new Map(),
  };
}

type Serve = (state: GoogleBusinessState, call: Call) => Reply;

const place = '/v4/accounts/:account/locations/:place/localPosts';
const apiDoors: readonly (readonly [on: string, NetworkOperation, Serve])[] = [
  ['GET /v1/accounts', 'verify', (state, call) => posts.listAccounts(state, call, state.world.accounts)],
  ['GET /v1/accounts/:account/locations', 'verify', posts.listPlaces],
  ['GET /v1/locations/:place', 'verify', posts.readPlace],
  [`POST ${place}`, 'publish', posts.editingPlace(posts.createPost)],
  [`GET ${place}`, 'list', posts.atPlace(posts.listPosts)],
  [`GET ${place}/:post`, 'read', posts.atPlace(posts.readPost)],
  [`PATCH ${place}/:post`, 'edit', posts.editingPlace(posts.patchPost)],
  [`DELETE ${place}/:post`, 'remove', posts.editingPlace(posts.deletePost)],
];

function doorsOf(state: GoogleBusinessState): Door[] {
  const doors = apiDoors.map(
    ([on, operation, serve]): Door => ({
      on,
      operation,
      scope: googleBusinessScope,
      serve: (call) => serve(state, call),
    }),
  );
  return [...doors, { on: 'GET /local/posts', operation: 'read', scope: null, serve: (call) => page(state, call) }];
}

/** What everybody sees. */
function page({ world }: GoogleBusinessState, { url }: Call): Reply {
  const post = world.posts.standing(url.searchParams.get('q') ?? '');
  if (post?.state !== 'public') return htmlPage(404, { title: 'Not found', body: '' });
  return htmlPage(200, { title: 'Update', body: `<p>${escapeHtml(post.shownText)}</p>` });
}

export type StartedFakeGoogleBusiness = FakeGoogleBusiness & {
  /** Ends open connections too. */
  close(): Promise<void>;
};

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeGoogleBusiness(
  options: Omit<FakeGoogleBusinessOptions, 'serviceUrl'> = {},
): Promise<StartedFakeGoogleBusiness> {
  let address = '';
  const business = createFakeGoogleBusiness({ ...options, serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(business.network);
  address = url;
  return Object.assign(business, { close });
}
