import { describe, expect, test } from 'vitest';
import { manifestFor, manifests } from '../networks.ts';
import type {
  Account,
  ConnectorIo,
  CredentialStore,
  DeliverRequest,
  EgressFetch,
  OutgoingImage,
  OutgoingPost,
  StageOutcome,
  StoredCredentials,
} from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { fakeClient } from '../testing/fake-oauth.ts';
import { createFakeTikTok, type FakeTikTok, tiktokWebhookSecret } from '../testing/fake-tiktok.ts';
import { startFakeTikTok } from '../testing/fake-tiktok-server.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { sampleVideoOf } from '../testing/sample-source.ts';
import { readWebhook } from '../webhooks/read.ts';
import { checkSignature } from '../webhooks/signature.ts';
import { createTikTokConnector } from './connector.ts';

const connector = createTikTokConnector();
const video = sampleVideoOf(30_000);
const app = { clientKey: fakeClient.id, clientSecret: fakeClient.secret };

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

function subjectOf(tiktok: FakeTikTok, wait: (ms: number) => Promise<void>) {
  tiktok.settings.initsPerMinute = 100;
  const { accessToken } = tiktok.oauth.issue('open-id-1');
  const goodCredentials = { accessToken, refreshToken: 'a-refresh-token' };
  return {
    serviceUrl: tiktok.serviceUrl,
    goodCredentials,
    badCredentials: { ...goodCredentials, accessToken: 'not-a-token' },
    post: { video },
    misbehave: (fault: keyof typeof faults) =>
      tiktok.network.faults.set({ rules: [{ kind: faults[fault], operation: 'publish', times: 1 }] }),
    altTextsOf: async () => [],
    staging: {
      wait,
      expire: async () => tiktok.expire(),
      leftBehind: async () => [...tiktok.sharings.values()].filter(({ postId }) => postId === null).length,
    },
  };
}

const harness = {
  manifest: connector.manifest,
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
  givesBack: false,
} as const;

runConnectorConformance(
  'tiktok',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const tiktok = createFakeTikTok({ time });
      const fetch: EgressFetch = (url, init) => time.until(tiktok.fetch(url, init));
      const own = createTikTokConnector({ wait: time.advance });
      const subject = subjectOf(tiktok, time.advance);
      return { ...subject, connector: own, fetch, now: time.now, close: async () => undefined };
    },
  },
  { test },
);

runConnectorConformance(
  'tiktok over a socket',
  {
    ...harness,
    async open() {
      const tiktok = await startFakeTikTok();
      const impatient = createTikTokConnector({ callTimeoutMs: 1_500 });
      const subject = subjectOf(tiktok, async () => undefined);
      return { ...subject, connector: impatient, fetch: loopbackFetch, close: tiktok.close };
    },
  },
  { test },
);

const armedAt = '2026-09-01T10:00:00.123Z';

/** Credentials in memory, as the house stores them. */
function createStore(credentials: Readonly<Record<string, string>>): CredentialStore & { stored: StoredCredentials } {
  return {
    key: 'lakeside',
    stored: { credentials, revision: '1' },
    async read() {
      return this.stored;
    },
    async swap(expected, next) {
      if (expected !== this.stored.revision) return null;
      this.stored = { credentials: next, revision: `${expected}+` };
      return this.stored.revision;
    },
  };
}

function open() {
  const time = createVirtualTime(new Date(armedAt));
  const tiktok = createFakeTikTok({ time });
  const own = createTikTokConnector({ wait: time.advance });
  const fetch: EgressFetch = (url, init) => time.until(tiktok.fetch(url, init));
  const io: ConnectorIo = { fetch, now: time.now, signal: new AbortController().signal };
  const { accessToken, refreshToken } = tiktok.oauth.issue('open-id-1');
  const account: Account = {
    serviceUrl: tiktok.serviceUrl,
    handle: 'lakeside',
    remoteAccountId: 'open-id-1',
    credentials: { accessToken, refreshToken },
    app,
  };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: { text: 'Wash your hands.', link: null, images: [], video, languages: ['en'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  });
  return { account, connector: own, io, request, tiktok, time };
}
type Opened = ReturnType<typeof open>;

const stage = ({ connector: own, io }: Opened, request: DeliverRequest, handle: string | null = null) =>
  own.stage?.({ ...request, handle }, io) ?? Promise.reject(new Error('no stage'));
const deliver = ({ connector: own, io }: Opened, request: DeliverRequest) => own.deliver(request, io);
const look = ({ connector: own, io }: Opened, request: DeliverRequest, remoteId: string | null = null) =>
  own.readBack({ ...request, remoteId }, io);
const handleOf = (outcome: StageOutcome) => ('handle' in outcome ? outcome.handle : '');

async function publish(opened: Opened, request: DeliverRequest) {
  const staged = await stage(opened, request);
  expect(staged.kind).toBe('staged');
  return deliver(opened, { ...request, handle: handleOf(staged) });
}

const photo = (name: string, base = 'https://bedside.example/media/'): OutgoingImage => ({
  ...sampleImage(`A picture of ${name}.`),
  mimeType: 'image/jpeg',
  address: async () => `${base}${name}.jpg`,
});
const photos = { video: undefined, images: [photo('one'), photo('two')] };

function withoutVideo(opened: Opened, post: Partial<OutgoingPost> = {}): DeliverRequest {
  const { video: _video, ...rest } = opened.request().post;
  return { ...opened.request(), post: { ...rest, images: photos.images, ...post } };
}

describe('a video', () => {
  test('is public with its last chunk, and not before', async () => {
    const opened = open();
    const large = sampleVideoOf(34_000_000);
    const request = opened.request({ video: large });
    const staged = await stage(opened, request);
    expect(staged).toMatchObject({ kind: 'staged', expiresAt: '2026-09-01T11:00:00.123Z' });
    const [sharing] = opened.tiktok.sharings.values();
    expect(sharing).toMatchObject({ received: 20_000_000, chunkSize: 10_000_000, chunkCount: 3, postId: null });
    expect(opened.tiktok.network.posts.all).toEqual([]);
    const handle = handleOf(staged);
    expect(await look(opened, { ...request, handle })).toEqual({ kind: 'absent' });
    expect(await deliver(opened, { ...request, handle })).toMatchObject({
      kind: 'published',
      post: { remoteId: '7400000000000000001', text: 'Wash your hands.', createdAt: '2026-09-01T10:00:00.000Z' },
    });
    expect(sharing?.received).toBe(34_000_000);
    expect(opened.tiktok.calls.filter((call) => call.startsWith('PUT'))).toHaveLength(3);
  });

  test('goes on where a call ran out of time, and sends no chunk twice', async () => {
    const opened = open();
    const request = opened.request({ video: sampleVideoOf(50_000_000) });
    opened.tiktok.network.faults.set({ rules: [{ kind: 'slow', operation: 'publish', delayMs: 12_000 }] });
    let outcome = await stage(opened, request);
    const kinds = [outcome.kind];
    while (outcome.kind === 'processing') {
      outcome = await stage(opened, request, outcome.handle);
      kinds.push(outcome.kind);
    }
    expect(kinds).toEqual(['processing', 'processing', 'staged']);
    expect(opened.tiktok.calls.filter((call) => call.startsWith('PUT'))).toHaveLength(4);
    opened.tiktok.network.faults.clear();
    const done = await deliver(opened, { ...request, handle: handleOf(outcome) });
    expect(done).toMatchObject({ kind: 'published' });
    expect(opened.tiktok.sharings.size).toBe(1);
  });

  test('asks after a chunk whose answer was lost', async () => {
    const opened = open();
    opened.tiktok.network.faults.set({ rules: [{ kind: 'reset-after-accept', operation: 'publish', times: 1 }] });
    const request = opened.request({ video: sampleVideoOf(34_000_000) });
    expect((await stage(opened, request)).kind).toBe('staged');
    expect([...opened.tiktok.sharings.values()].map(({ received }) => received)).toEqual([20_000_000]);
  });

  test('of which TikTok does not tell how far it came is tried with its last chunk, and never called absent', async () => {
    const opened = open();
    const request = opened.request({ video: sampleVideoOf(34_000_000) });
    const handle = handleOf(await stage(opened, request));
    const silent = { data: { status: 'PROCESSING_UPLOAD' }, error: { code: 'ok' } };
    const keepSilent = () =>
      opened.tiktok.network.answerNext('POST /v2/post/publish/status', () => Response.json(silent));
    keepSilent();
    expect(await look(opened, { ...request, handle })).toMatchObject({ kind: 'ambiguous', code: 'IN_REVIEW' });
    keepSilent();
    expect(await deliver(opened, { ...request, handle })).toMatchObject({ kind: 'published' });
  });

  test('whose address ran out is handed in anew', async () => {
    const opened = open();
    const request = opened.request();
    const handle = handleOf(await stage(opened, request));
    await opened.time.advance(3_600_000);
    expect(await stage(opened, request, handle)).toEqual({ kind: 'expired' });
    expect(await deliver(opened, { ...request, handle })).toMatchObject({ kind: 'not-sent', code: 'STAGED_EXPIRED' });
  });

  test('that TikTok still looks at is in doubt, and found later', async () => {
    const opened = open();
    opened.tiktok.settings.asksUntilPublished = 40;
    const request = opened.request();
    const handle = handleOf(await stage(opened, request));
    expect(await deliver(opened, { ...request, handle })).toMatchObject({ kind: 'ambiguous', code: 'IN_REVIEW' });
    expect(await look(opened, { ...request, handle })).toMatchObject({ kind: 'ambiguous', code: 'IN_REVIEW' });
    opened.tiktok.settings.asksUntilPublished = 0;
    for (const sharing of opened.tiktok.sharings.values()) sharing.asksLeft = 0;
    expect(await look(opened, { ...request, handle })).toMatchObject({ kind: 'found' });
  });

  test('has no id and no address before everybody sees it: the publish id stands for it until then', async () => {
    const opened = open();
    opened.tiktok.network.faults.set({ rules: [{ kind: 'moderation', delayMs: 7_200_000 }] });
    const outcome = await publish(opened, opened.request());
    expect(outcome).toMatchObject({
      kind: 'published',
      post: { remoteId: 'v_pub_file~v2-1.1', url: null, text: null },
    });
    const remoteId = outcome.kind === 'published' ? outcome.post.remoteId : '';
    const { account, connector: own, io, request } = opened;
    expect(await own.measure?.({ account, remoteId }, io)).toEqual({ kind: 'measured', numbers: {} });
    await opened.time.advance(7_200_000);
    expect(await look(opened, request(), remoteId)).toMatchObject({ post: { remoteId: '7400000000000000001' } });
    expect(await own.measure?.({ account, remoteId }, io)).toEqual({
      kind: 'measured',
      numbers: { views: 400, likes: 30, comments: 2, shares: 1 },
    });
  });

  test('that a person took down is absent', async () => {
    const opened = open();
    const outcome = await publish(opened, opened.request());
    const remoteId = outcome.kind === 'published' ? outcome.post.remoteId : '';
    opened.tiktok.network.posts.remove(remoteId, 'person');
    expect(await look(opened, opened.request(), remoteId)).toEqual({ kind: 'absent' });
    const { account, connector: own, io } = opened;
    expect(await own.measure?.({ account, remoteId }, io)).toEqual({ kind: 'absent' });
    expect(await own.remove({ account, remoteId }, io)).toMatchObject({ code: 'REMOVE_BY_HAND' });
  });

  test.each([
    ['file_format_check_failed', 'rejected', 'VIDEO_REFUSED'],
    ['spam_risk_text', 'rejected', 'SPAM_RISK'],
    ['internal', 'not-sent', 'INTERNAL'],
    ['auth_removed', 'reauthorize', 'TOKEN_NOT_GOOD'],
    ['something_new', 'rejected', 'PUBLISHING_FAILED'],
  ])('that failed for %s is %s', async (failReason, kind, code) => {
    const opened = open();
    opened.tiktok.settings.failReason = failReason;
    expect(await publish(opened, opened.request())).toMatchObject({ kind, code });
    expect(opened.tiktok.network.posts.all).toEqual([]);
  });

  test('says who sees it, and follows the account’s own settings', async () => {
    const opened = open();
    const request = opened.request({ options: { visibility: 'private' } });
    await stage(opened, request);
    expect([...opened.tiktok.sharings.values()]).toMatchObject([{ privacy: 'SELF_ONLY' }]);
  });

  test.each([
    [{ visibility: 'unlisted' } as const, {}, 'VISIBILITY_NOT_OFFERED'],
    [{ visibility: 'public' } as const, { privacyLevels: ['SELF_ONLY'] }, 'VISIBILITY_NOT_OFFERED'],
    [{ visibility: 'public' } as const, { isAudited: false }, 'NOT_AUDITED'],
  ])('for %j where the account has %j is refused, and the account stays connected', async (options, settings, code) => {
    const opened = open();
    Object.assign(opened.tiktok.settings, settings);
    expect(await stage(opened, opened.request({ options }))).toMatchObject({ kind: 'rejected', code });
  });

  test('waits when six were begun within a minute', async () => {
    const opened = open();
    const before = opened.time.now().getTime();
    for (let begun = 0; begun < 6; begun += 1) await stage(opened, opened.request());
    expect(await stage(opened, opened.request())).toMatchObject({ kind: 'retry-after', code: 'TOO_MANY_REQUESTS' });
    expect(opened.time.now().getTime() - before).toBeLessThan(60_000);
  });
});

describe('photos', () => {
  test('are fetched by TikTok from addresses of the house', async () => {
    const opened = open();
    const request = withoutVideo(opened, { options: { title: 'Clean hands' } });
    expect(await publish(opened, request)).toMatchObject({ kind: 'published', post: { text: 'Wash your hands.' } });
    expect([...opened.tiktok.sharings.values()]).toMatchObject([
      {
        kind: 'photos',
        title: 'Clean hands',
        text: 'Wash your hands.',
        addresses: ['https://bedside.example/media/one.jpg', 'https://bedside.example/media/two.jpg'],
      },
    ]);
  });

  test('without an address, or on a domain that is not verified, are rejected', async () => {
    const opened = open();
    const { address: _address, ...unreachable } = photo('one');
    const without = withoutVideo(opened, { images: [unreachable] });
    expect(await deliver(opened, without)).toMatchObject({ kind: 'rejected', code: 'NO_PUBLIC_ADDRESS' });
    const elsewhere = withoutVideo(opened, { images: [photo('one', 'https://other.example/')] });
    expect(await deliver(opened, elsewhere)).toMatchObject({ kind: 'rejected', code: 'DOMAIN_NOT_VERIFIED' });
  });

  test('whose request was answered by nobody are found by their words, or stay in doubt: never absent', async () => {
    const opened = open();
    const request = withoutVideo(opened);
    expect(await look(opened, request)).toMatchObject({ kind: 'ambiguous', code: 'NOT_LISTED' });
    opened.tiktok.network.faults.set({ rules: [{ kind: 'reset-after-accept', operation: 'publish', times: 1 }] });
    expect(await deliver(opened, request)).toMatchObject({ kind: 'ambiguous' });
    expect(await look(opened, request)).toMatchObject({ kind: 'found' });
  });
});

describe('an account', () => {
  test('has its own longest video', async () => {
    const opened = open();
    const { credentials, serviceUrl } = opened.account;
    const verified = await opened.connector.verify({ serviceUrl, credentials, app }, opened.io);
    expect(verified).toMatchObject({
      kind: 'verified',
      displayName: 'Lakeside Children’s',
      account: { handle: 'lakeside', remoteAccountId: 'open-id-1', limits: { maxVideoSeconds: 300 } },
    });
    const limits = verified.kind === 'verified' ? verified.account.limits : null;
    expect(manifestFor('tiktok', limits).media.video?.maxSeconds).toBe(300);
  });

  test('is let in with a challenge in hex, renewed each day, and let go', async () => {
    const opened = open();
    const { connector: own, io, tiktok, time } = opened;
    const { serviceUrl } = tiktok;
    const redirectUri = 'https://bedside.example/channels/consent/back';
    const asked = { serviceUrl, redirectUri, state: 's', verifier: 'a-verifier-of-ours', app };
    const begun = await own.consent?.begin(asked, io);
    if (begun?.kind !== 'begun') throw new Error('not begun');
    expect(new URL(begun.redirectTo).searchParams.get('code_challenge')).toMatch(/^[0-9a-f]{64}$/u);
    const decided = await io.fetch(begun.redirectTo, { method: 'POST', body: 'decision=yes' });
    const code = new URL(decided.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const finished = await own.consent?.finish({ serviceUrl, redirectUri, code, secrets: begun.secrets, app }, io);
    if (finished?.kind !== 'granted') throw new Error('not granted');
    const store = createStore(finished.credentials);
    await time.advance(25 * 3_600_000);
    const account = { ...opened.account, credentials: finished.credentials };
    const request = { ...opened.request(), account, firstArmedAt: time.now().toISOString() };
    const staged = await own.stage?.({ ...request, handle: null }, { ...io, credentials: store });
    expect(staged).toMatchObject({ kind: 'staged' });
    expect(store.stored.credentials.accessToken).not.toBe(finished.credentials.accessToken);
    const now = { ...account, credentials: store.stored.credentials };
    expect(await own.consent?.revoke({ account: now }, io)).toEqual({ kind: 'revoked' });
    const { credentials } = now;
    expect(await own.verify({ serviceUrl, credentials }, io)).toMatchObject({ kind: 'reauthorize' });
  });

  test('that took a tick away is not let in', async () => {
    const { io, tiktok } = open();
    const { serviceUrl } = tiktok;
    const token = { access_token: 'a', refresh_token: 'r', scope: 'user.info.basic' };
    tiktok.network.answerNext('POST /v2/oauth/token/', () => Response.json(token));
    const finished = { serviceUrl, redirectUri: 'https://bedside.example/back', code: 'c', secrets: {}, app };
    expect(await connector.consent?.finish(finished, io)).toMatchObject({ code: 'SCOPE_MISSING' });
  });

  test('is sent to the network’s real page', async () => {
    const serviceUrl = manifests.tiktok.serviceUrl ?? '';
    const asked = { serviceUrl, redirectUri: 'https://bedside.example/back', state: 's', verifier: 'v' };
    expect(await connector.consent?.begin(asked, open().io)).toMatchObject({ code: 'APPLICATION_MISSING' });
    const begun = await connector.consent?.begin({ ...asked, app }, open().io);
    const redirectTo = begun?.kind === 'begun' ? begun.redirectTo : '';
    expect(redirectTo).toMatch(/^https:\/\/www\.tiktok\.com\/v2\/auth\/authorize\/\?client_key=/u);
  });
});

describe('webhooks', () => {
  test('are signed, and tell of posts by their ids and by what was handed in', async () => {
    const opened = open();
    const heard: { body: Uint8Array; headers: Headers }[] = [];
    opened.tiktok.network.onWebhook(({ body, headers }) =>
      heard.push({ body: new TextEncoder().encode(body), headers: new Headers(headers) }),
    );
    await publish(opened, opened.request());
    const dialect = connector.webhooks;
    if (dialect === undefined) throw new Error('no webhooks');
    const signed = (at: (typeof heard)[number]) =>
      checkSignature(dialect.signature, { ...at, secrets: [tiktokWebhookSecret], now: opened.time.now() });
    expect(heard.map(signed)).toEqual(heard.map(() => 'good'));
    const news = heard.flatMap(({ body }) => readWebhook(dialect, body)?.news ?? []);
    expect(news.filter(({ happened }) => happened === 'post-visible')).toEqual([
      { accountId: 'open-id-1', happened: 'post-visible', remoteId: '7400000000000000001' },
      { accountId: 'open-id-1', happened: 'post-visible', remoteId: 'v_pub_file~v2-1.1' },
    ]);
  });

  test('of something else are nobody’s news', () => {
    expect(connector.webhooks?.read({ event: 'x' })).toBeNull();
    const told = { client_key: 'k', event: 'authorization.removed', user_openid: 'u', content: '{"reason":1}' };
    expect(connector.webhooks?.read(told)).toEqual({
      id: null,
      news: [{ accountId: 'u', happened: 'account-disconnected', remoteId: null }],
    });
  });
});

test('under the standing plan of faults no post is lost and none is made twice', async () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const opened = open();
    opened.tiktok.settings.initsPerMinute = 100;
    const kinds = [
      'reset-before-accept',
      'reset-after-accept',
      'not-json-after-accept',
      'error-500-before-accept',
    ] as const;
    opened.tiktok.network.faults.set({
      seed,
      rules: kinds.map((kind) => ({ kind, operation: 'any' as const, probability: 0.12 })),
    });
    const staged = await stage(opened, opened.request());
    if (staged.kind !== 'staged') continue;
    const request = { ...opened.request(), handle: staged.handle };
    const outcome = await deliver(opened, request);
    const { length } = opened.tiktok.network.posts.all;
    if (outcome.kind === 'published') expect(length).toBe(1);
    if (outcome.kind === 'not-sent' || outcome.kind === 'rejected') expect(length).toBe(0);
    opened.tiktok.network.faults.clear();
    expect((await look(opened, request)).kind).toBe(length === 1 ? 'found' : 'absent');
    await deliver(opened, request);
    expect(opened.tiktok.network.posts.all).toHaveLength(1);
  }
});
