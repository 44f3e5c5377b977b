/**
 * Pinterest in memory, made from its documented API v5 (developers.pinterest.com, read 2026-11-23): consent, tokens that are
 * renewed, boards, pins with pictures in their body, videos that are registered, sent as a form and take their time, numbers,
 * Trial access, and the headers of rate limits.
 */
import type { EgressFetch } from '../port.ts';
import { createFakeOAuth, type FakeOAuth } from './fake-oauth.ts';
import { pinDoors } from './fake-pinterest-pins.ts';
import { type FakePinterestState, refusedBy } from './fake-pinterest-state.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import { createFakeNetwork, type Door, type FakeNetwork, type Reply, type World } from './kit/network.ts';
import { realTime, type TimePort } from './kit/time.ts';

export type { FakePin, FakePinterestSettings } from './fake-pinterest-state.ts';

export type FakePinterest = Pick<FakePinterestState, 'boards' | 'settings' | 'videos'> & {
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  readonly serviceUrl: string;
  readonly oauth: FakeOAuth;
  /** Pins that stand, oldest first. */
  readonly pins: ReturnType<typeof pinsOf>;
  /** Method and path of each request, in order. */
  readonly calls: readonly string[];
};

const scopes = ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read'] as const;
/** The number that Pinterest gives an error, for the kit's words. */
const numbers: Readonly<Record<string, number>> = {
  TOKEN_NOT_GOOD: 2,
  TOKEN_EXPIRED: 2,
  TOKEN_REVOKED: 2,
  SCOPE_MISSING: 3,
  TOO_MANY_REQUESTS: 8,
  DAILY_QUOTA: 8,
};

export type FakePinterestOptions = { readonly time?: TimePort; readonly serviceUrl?: string | (() => string) };

/** Pinterest with one account, `lakeside`, and two boards. */
export function createFakePinterest(options: FakePinterestOptions = {}): FakePinterest {
  const { serviceUrl = 'https://api.pinterest.example', time = realTime } = options;
  const made: { state?: FakePinterestState; oauth?: FakeOAuth } = {};
  let lastId = 813_000_000_000_000_000n;
  const network = createFakeNetwork({
    time,
    scopes,
    newId: () => String((lastId += 1n)),
    refuse: ({ code, retryAfterSeconds = null, status }) => ({
      ...refusedBy(status, { code: numbers[code] ?? 1, message: `A sentence about ${code}.` }),
      headers: {
        'content-type': 'application/json',
        ...(retryAfterSeconds === null
          ? {}
          : { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(retryAfterSeconds) }),
      },
      code,
    }),
    doors: (world) => {
      made.state = emptyState(world, typeof serviceUrl === 'string' ? () => serviceUrl : serviceUrl);
      made.oauth = consentOf(world);
      return [...made.oauth.doors, ...pinDoors(made.state)].map(withLimits);
    },
  });
  const { oauth, state } = made;
  if (state === undefined || oauth === undefined) throw new Error('The doors of a network are made with it.');
  network.accounts.add({ accountId: '777', handle: 'lakeside', displayName: 'Lakeside Children’s' });
  network.accounts.add({ accountId: '778', handle: 'harbor', displayName: 'Harbor Clinic' });
  return {
    network,
    oauth,
    fetch: createNetworkFetch(network),
    boards: state.boards,
    settings: state.settings,
    videos: state.videos,
    get serviceUrl() {
      return state.serviceUrl();
    },
    get pins() {
      return pinsOf(state);
    },
    get calls() {
      return network.timeline.flatMap((event) => (event.kind === 'request' ? [`${event.method} ${event.path}`] : []));
    },
  };
}

function pinsOf({ details, world }: FakePinterestState) {
  return world.posts
    .listPublic()
    .toReversed()
    .map((post) => ({ id: post.id, description: post.shownText, accountId: post.accountId, ...details.get(post.id) }));
}

function emptyState(world: World, serviceUrl: () => string): FakePinterestState {
  return {
    world,
    serviceUrl,
    settings: { isTrial: false, asksUntilReady: 1, videosFail: false, zone: '' },
    boards: [
      { id: '5001', name: 'Healthy mornings', accountId: '777' },
      { id: '5002', name: 'First aid', accountId: '777' },
    ],
    details: new Map(),
    videos: new Map(),
  };
}

function consentOf(world: World): FakeOAuth {
  return createFakeOAuth(world, {
    authorizePath: '/oauth/',
    tokenPath: '/v5/oauth/token',
    clientIdField: 'client_id',
    clientIn: 'basic',
    scopes,
    scopeSeparator: ',',
    challenge: null,
    tokenSeconds: 2_592_000,
    rotates: true,
    signedInAs: '777',
    refuse: (status, code) => ({ ...refusedBy(status, { code: 283, message: `A sentence about ${code}.` }), code }),
  });
}

/** What is left of a minute, as Pinterest tells it. */
function withLimits(door: Door): Door {
  const limits = {
    'x-ratelimit-limit': '100, 100;w=1;name="safety_net_app_id_user_id", 100;w=60;name="org_write_app_id_user_id"',
    'x-ratelimit-remaining': '99',
    'x-ratelimit-reset': '60',
  };
  return {
    ...door,
    async serve(call) {
      const reply: Reply = await door.serve(call);
      return door.on.includes('/v5/') ? { ...reply, headers: { ...limits, ...reply.headers } } : reply;
    },
  };
}
