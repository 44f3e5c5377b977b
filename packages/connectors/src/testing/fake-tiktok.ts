/**
 * TikTok in memory, made from its documented Content Posting API (developers.tiktok.com, read 2026-11-23): consent with its own
 * challenge, tokens of a day, creators, videos in chunks, photos that are fetched, their states, audits, limits and webhooks.
 */
import type { EgressFetch } from '../port.ts';
import { tiktokWebhooks } from '../tiktok/webhooks.ts';
import { createFakeOAuth, type FakeOAuth } from './fake-oauth.ts';
import { postDoors } from './fake-tiktok-posts.ts';
import { type FakeTikTokState, refusedBy } from './fake-tiktok-state.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import { createFakeNetwork, type FakeNetwork, type World } from './kit/network.ts';
import { realTime, type TimePort } from './kit/time.ts';

export type { FakeSharing, FakeTikTokSettings } from './fake-tiktok-state.ts';

export type FakeTikTok = Pick<FakeTikTokState, 'settings' | 'sharings'> & {
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  readonly serviceUrl: string;
  readonly oauth: FakeOAuth;
  /** Method and path of each request, in order. */
  readonly calls: readonly string[];
  /** Throws away all that is not whole. */
  expire(): void;
};

const scopes = ['user.info.basic', 'video.publish', 'video.list'] as const;
const words: Readonly<Record<string, string>> = {
  TOKEN_NOT_GOOD: 'access_token_invalid',
  TOKEN_EXPIRED: 'access_token_invalid',
  TOKEN_REVOKED: 'access_token_invalid',
  SCOPE_MISSING: 'scope_not_authorized',
  TOO_MANY_REQUESTS: 'rate_limit_exceeded',
  DAILY_QUOTA: 'spam_risk_too_many_posts',
  NO_SUCH_ADDRESS: 'invalid_params',
};
/** What TikTok calls what happened. */
const events: Readonly<Record<string, string>> = {
  'post.published': 'post.publish.publicly_available',
  'post.removed': 'post.publish.no_longer_publicaly_available',
  'post.declined': 'post.publish.failed',
  'account.disconnected': 'authorization.removed',
};

/** The secret of the application signs webhooks too. */
export const tiktokWebhookSecret = 'secret-of-the-house';

export type FakeTikTokOptions = { readonly time?: TimePort; readonly serviceUrl?: string | (() => string) };

/** TikTok with one creator, `lakeside`. */
export function createFakeTikTok(options: FakeTikTokOptions = {}): FakeTikTok {
  const { serviceUrl = 'https://open.tiktokapis.example', time = realTime } = options;
  const made: { state?: FakeTikTokState; oauth?: FakeOAuth } = {};
  let lastId = 7_400_000_000_000_000_000n;
  const network = createFakeNetwork({
    time,
    scopes,
    newId: () => String((lastId += 1n)),
    refuse: ({ code, status }) => ({ ...refusedBy(status, words[code] ?? 'internal_error'), code }),
    webhooks: {
      secret: tiktokWebhookSecret,
      signature: tiktokWebhooks.signature,
      body: ({ at, event, post }) => ({
        client_key: 'app-of-the-house',
        event: events[event] ?? event,
        create_time: Math.floor(at.getTime() / 1_000),
        user_openid: post.accountId,
        content: `{"publish_id":"${post.key}","post_id":${post.id},"publish_type":"DIRECT_PUBLISH"}`,
      }),
    },
    doors: (world) => {
      made.state = emptyState(world, typeof serviceUrl === 'string' ? () => serviceUrl : serviceUrl);
      made.oauth = consentOf(world);
      return [...made.oauth.doors, ...postDoors(made.state)];
    },
  });
  const { oauth, state } = made;
  if (state === undefined || oauth === undefined) throw new Error('The doors of a network are made with it.');
  network.accounts.add({ accountId: 'open-id-1', handle: 'lakeside', displayName: 'Lakeside Children’s' });
  return {
    network,
    oauth,
    fetch: createNetworkFetch(network),
    settings: state.settings,
    sharings: state.sharings,
    get serviceUrl() {
      return state.serviceUrl();
    },
    get calls() {
      return network.timeline.flatMap((event) => (event.kind === 'request' ? [`${event.method} ${event.path}`] : []));
    },
    expire() {
      for (const sharing of state.sharings.values()) sharing.isGone ||= sharing.postId === null;
    },
  };
}

function emptyState(world: World, serviceUrl: () => string): FakeTikTokState {
  let publishIds = 0;
  return {
    world,
    serviceUrl,
    settings: {
      isAudited: true,
      privacyLevels: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
      maxVideoSeconds: 300,
      asksUntilPublished: 0,
      failReason: null,
      verifiedPrefix: 'https://bedside.example/',
      initsPerMinute: 6,
    },
    sharings: new Map(),
    begun: [],
    newPublishId: (kind) => `${kind}_pub_file~v2-1.${(publishIds += 1)}`,
  };
}

function consentOf(world: World): FakeOAuth {
  return createFakeOAuth(world, {
    authorizePath: '/v2/auth/authorize/',
    tokenPath: '/v2/oauth/token/',
    revokePath: '/v2/oauth/revoke/',
    clientIdField: 'client_key',
    clientIn: 'form',
    scopes,
    scopeSeparator: ',',
    challenge: 'hex',
    tokenSeconds: 86_400,
    rotates: true,
    signedInAs: 'open-id-1',
    extra: (accountId) => ({ open_id: accountId, refresh_expires_in: 31_536_000 }),
    refuse: (status, code) => ({
      status,
      code,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ error: code, error_description: `A sentence about ${code}.`, log_id: '2026' }),
    }),
  });
}
