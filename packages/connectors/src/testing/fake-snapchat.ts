/**
 * Public profiles of Snapchat in memory, made from the documented API (developers.snap.com, read 2026-11-23): consent, tokens of an
 * hour, media that come encrypted and in parts, stories, saved stories and Spotlights, and an allow-list.
 */
import type { EgressFetch } from '../port.ts';
import { createFakeOAuth, type FakeOAuth } from './fake-oauth.ts';
import { type FakeSnapchatState, refusedBy, snapchatDoors } from './fake-snapchat-doors.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import { createFakeNetwork, type FakeNetwork } from './kit/network.ts';
import { realTime, type TimePort } from './kit/time.ts';

export type FakeSnapchat = Pick<FakeSnapchatState, 'media' | 'settings' | 'snaps'> & {
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  readonly serviceUrl: string;
  readonly oauth: FakeOAuth;
  /** Method and path of each request, in order. */
  readonly calls: readonly string[];
};

export type FakeSnapchatOptions = { readonly time?: TimePort; readonly serviceUrl?: string | (() => string) };

/** Snapchat with one public profile, `lakeside`. */
export function createFakeSnapchat(options: FakeSnapchatOptions = {}): FakeSnapchat {
  const { serviceUrl = 'https://businessapi.snapchat.example', time = realTime } = options;
  const made: { state?: FakeSnapchatState; oauth?: FakeOAuth } = {};
  const network = createFakeNetwork({
    time,
    scopes: ['snapchat-profile-api'],
    refuse: ({ code, status }) => ({ ...refusedBy(status, code), code }),
    doors: (world) => {
      made.state = {
        world,
        settings: { isAllowListed: true, asksUntilReady: 0 },
        media: new Map(),
        snaps: new Map(),
      };
      made.oauth = createFakeOAuth(world, {
        authorizePath: '/login/oauth2/authorize',
        tokenPath: '/login/oauth2/access_token',
        clientIdField: 'client_id',
        clientIn: 'form',
        scopes: ['snapchat-profile-api'],
        scopeSeparator: ' ',
        challenge: null,
        tokenSeconds: 3_600,
        rotates: false,
        signedInAs: 'profile-1',
        refuse: (status, code) => ({
          status,
          code,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ error: code, error_description: `A sentence about ${code}.` }),
        }),
      });
      return [...made.oauth.doors, ...snapchatDoors(made.state)];
    },
  });
  const { oauth, state } = made;
  if (state === undefined || oauth === undefined) throw new Error('The doors of a network are made with it.');
  network.accounts.add({ accountId: 'profile-1', handle: 'lakeside', displayName: 'Lakeside Children’s' });
  return {
    network,
    oauth,
    fetch: createNetworkFetch(network),
    media: state.media,
    settings: state.settings,
    snaps: state.snaps,
    get serviceUrl() {
      return typeof serviceUrl === 'string' ? serviceUrl : serviceUrl();
    },
    get calls() {
      return network.timeline.flatMap((event) => (event.kind === 'request' ? [`${event.method} ${event.path}`] : []));
    },
  };
}
