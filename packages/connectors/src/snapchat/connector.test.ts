import { describe, expect, test } from 'vitest';
import { manifests } from '../networks.ts';
import type { Account, ConnectorIo, DeliverRequest, EgressFetch, OutgoingPost, StageOutcome } from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { fakeClient } from '../testing/fake-oauth.ts';
import { createFakeSnapchat, type FakeSnapchat } from '../testing/fake-snapchat.ts';
import { startFakeSnapchat } from '../testing/fake-snapchat-server.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { sampleVideoOf } from '../testing/sample-source.ts';
import { createSnapchatConnector } from './connector.ts';

const connector = createSnapchatConnector();
const video = sampleVideoOf(30_000);
const app = { clientId: fakeClient.id, clientSecret: fakeClient.secret };

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

function subjectOf(snapchat: FakeSnapchat) {
  const { accessToken } = snapchat.oauth.issue('profile-1');
  const goodCredentials = { accessToken, refreshToken: 'a-refresh-token' };
  return {
    serviceUrl: snapchat.serviceUrl,
    goodCredentials,
    badCredentials: { ...goodCredentials, accessToken: 'not-a-token' },
    post: { video, options: { form: 'reel' } as const },
    misbehave: (fault: keyof typeof faults) =>
      snapchat.network.faults.set({ rules: [{ kind: faults[fault], operation: 'publish', times: 1 }] }),
    altTextsOf: async () => [],
  };
}

const harness = {
  manifest: connector.manifest,
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
} as const;

runConnectorConformance(
  'snapchat',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const snapchat = createFakeSnapchat({ time });
      const fetch: EgressFetch = (url, init) => time.until(snapchat.fetch(url, init));
      const staging = { wait: time.advance, expire: async () => undefined, leftBehind: async () => 0 };
      return { ...subjectOf(snapchat), connector, fetch, staging, now: time.now, close: async () => undefined };
    },
  },
  { test },
);

runConnectorConformance(
  'snapchat over a socket',
  {
    ...harness,
    async open() {
      const snapchat = await startFakeSnapchat();
      const impatient = createSnapchatConnector({ callTimeoutMs: 1_500 });
      return { ...subjectOf(snapchat), connector: impatient, fetch: loopbackFetch, close: snapchat.close };
    },
  },
  { test },
);

const armedAt = '2026-09-01T10:00:00.123Z';

function open() {
  const time = createVirtualTime(new Date(armedAt));
  const snapchat = createFakeSnapchat({ time });
  const own = createSnapchatConnector({ wait: time.advance });
  const fetch: EgressFetch = (url, init) => time.until(snapchat.fetch(url, init));
  const io: ConnectorIo = { fetch, now: time.now, signal: new AbortController().signal };
  const { accessToken, refreshToken } = snapchat.oauth.issue('profile-1');
  const account: Account = {
    serviceUrl: snapchat.serviceUrl,
    handle: 'lakeside',
    remoteAccountId: 'profile-1',
    credentials: { accessToken, refreshToken },
    app,
  };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: { text: 'Wash your hands.', link: null, images: [], video, languages: ['es'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  });
  return { account, connector: own, io, request, snapchat, time };
}
type Opened = ReturnType<typeof open>;

const stage = ({ connector: own, io }: Opened, request: DeliverRequest, handle: string | null = null) =>
  own.stage?.({ ...request, handle }, io) ?? Promise.reject(new Error('no stage'));
const look = ({ connector: own, io }: Opened, request: DeliverRequest, remoteId: string | null = null) =>
  own.readBack({ ...request, remoteId }, io);
const handleOf = (outcome: StageOutcome) => ('handle' in outcome ? outcome.handle : '');

async function publish(opened: Opened, request: DeliverRequest) {
  const staged = await stage(opened, request);
  expect(staged.kind).toBe('staged');
  return opened.connector.deliver({ ...request, handle: handleOf(staged) }, opened.io);
}

async function bytesOf({ source }: typeof video): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source.read(0, source.size)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('media', () => {
  test('leave encrypted, in parts, and are the same afterwards', async () => {
    const opened = open();
    const large = sampleVideoOf(40_000_000);
    const staged = await stage(opened, opened.request({ video: large }));
    expect(staged).toMatchObject({ kind: 'staged', expiresAt: '2026-09-02T10:00:00.123Z' });
    const media = opened.snapchat.media.get('media-1');
    expect([...(media?.parts.values() ?? [])].map(({ length }) => length)).toEqual([16_777_216, 16_777_216, 6_445_584]);
    expect(media?.plain?.equals(await bytesOf(large))).toBe(true);
    expect(media?.parts.get(1)?.subarray(0, 64)).not.toEqual((await bytesOf(large)).subarray(0, 64));
    expect(opened.snapchat.network.posts.all).toEqual([]);
  });

  test('go on where a call ran out of time, with the same bytes', async () => {
    const opened = open();
    opened.snapchat.network.faults.set({ rules: [{ kind: 'slow', operation: 'upload', delayMs: 12_000 }] });
    const large = sampleVideoOf(40_000_000);
    const request = opened.request({ video: large });
    let outcome = await stage(opened, request);
    const kinds = [outcome.kind];
    while (outcome.kind === 'processing') {
      outcome = await stage(opened, request, outcome.handle);
      kinds.push(outcome.kind);
    }
    expect(kinds).toEqual(['processing', 'staged']);
    expect(opened.snapchat.media.size).toBe(1);
    expect(opened.snapchat.media.get('media-1')?.plain?.equals(await bytesOf(large))).toBe(true);
  });

  test('whose part was lost are gone on with; a no to a part begins anew', async () => {
    const opened = open();
    opened.snapchat.network.faults.set({ rules: [{ kind: 'reset-after-accept', operation: 'upload', times: 1 }] });
    const begun = await stage(opened, opened.request());
    expect(begun.kind).toBe('processing');
    expect((await stage(opened, opened.request(), handleOf(begun))).kind).toBe('staged');
    opened.snapchat.network.answerNext('POST /us/v1', () => Response.json({ error_code: 'E1' }, { status: 400 }));
    expect(await stage(opened, opened.request())).toEqual({ kind: 'expired' });
  });

  test('are thrown away after a day', async () => {
    const opened = open();
    const handle = handleOf(await stage(opened, opened.request()));
    await opened.time.advance(86_400_000);
    const { accessToken } = opened.snapchat.oauth.issue('profile-1');
    const account = { ...opened.account, credentials: { accessToken } };
    const request = { ...opened.request(), account, handle };
    expect(await stage(opened, request, handle)).toEqual({ kind: 'expired' });
    expect(await opened.connector.deliver(request, opened.io)).toMatchObject({ code: 'STAGED_EXPIRED' });
    expect(await stage(opened, request, 'nonsense')).toEqual({ kind: 'expired' });
  });

  test('that are still being worked on are posted later', async () => {
    const opened = open();
    opened.snapchat.settings.asksUntilReady = 1;
    const request = opened.request({ options: { form: 'reel' } });
    const handle = handleOf(await stage(opened, request));
    const again = () => opened.connector.deliver({ ...request, handle }, opened.io);
    expect(await again()).toMatchObject({ kind: 'retry-after', code: 'MEDIA_NOT_READY' });
    expect(await again()).toMatchObject({ kind: 'published' });
  });

  test('that were not handed in are not posted', async () => {
    const opened = open();
    expect(await opened.connector.deliver(opened.request(), opened.io)).toMatchObject({ code: 'HANDLE_NEEDED' });
  });
});

describe('a post', () => {
  test.each([
    ['reel', 'spotlight', 'Wash your hands.'],
    ['story', 'story', ''],
    ['feed', 'saved_story', 'Wash your hands.'],
  ] as const)('of the form %s is a %s', async (form, kind, text) => {
    const opened = open();
    const outcome = await publish(opened, opened.request({ options: { form } }));
    expect(outcome).toMatchObject({ kind: 'published', post: { remoteId: `${kind}:post-1`, text } });
    expect(opened.snapchat.snaps.get('post-1')).toEqual({ kind, mediaId: 'media-1' });
  });

  test('may be a picture, but for a Spotlight', async () => {
    const opened = open();
    const { video: _video, ...words } = opened.request().post;
    const post = { ...words, images: [sampleImage('A nurse waves.')], options: { title: 'Clean hands' } };
    const request = { ...opened.request(), post };
    expect(await publish(opened, request)).toMatchObject({ kind: 'published', post: { text: 'Clean hands' } });
    expect(opened.snapchat.media.get('media-1')?.plain).toEqual(Buffer.from((await post.images[0]?.bytes()) ?? []));
    const spotlight = { ...request, post: { ...post, options: { form: 'reel' as const } } };
    expect(await publish(opened, spotlight)).toMatchObject({ kind: 'rejected', code: 'VIDEO_MISSING' });
  });

  test('that is saved needs a title that fits', async () => {
    const opened = open();
    const long = opened.request({ text: 'a'.repeat(46) });
    expect(await publish(opened, long)).toMatchObject({ kind: 'rejected', code: 'TITLE_NOT_FITTING' });
  });

  test('without words may be any story of that time: a doubt, and absent only where there is none', async () => {
    const opened = open();
    const request = opened.request({ options: { form: 'story' } });
    expect(await look(opened, request)).toEqual({ kind: 'absent' });
    opened.snapchat.network.faults.set({ rules: [{ kind: 'reset-after-accept', operation: 'publish', times: 1 }] });
    expect(await publish(opened, request)).toMatchObject({ kind: 'ambiguous' });
    expect(await look(opened, request)).toMatchObject({ kind: 'ambiguous', code: 'DOUBTFUL_MATCH' });
  });

  test('is read back by its id until somebody takes it down, which is done by hand', async () => {
    const opened = open();
    const { account, connector: own, io } = opened;
    await publish(opened, opened.request({ options: { form: 'reel' } }));
    const remoteId = 'spotlight:post-1';
    expect(await look(opened, opened.request(), remoteId)).toMatchObject({ kind: 'found', post: { remoteId } });
    expect(await own.remove({ account, remoteId }, io)).toMatchObject({ code: 'REMOVE_BY_HAND' });
    opened.snapchat.network.posts.remove('post-1', 'person');
    expect(await look(opened, opened.request(), remoteId)).toEqual({ kind: 'absent' });
  });
});

describe('a profile', () => {
  test('is let in on the page of the network, as long as its application is on the list', async () => {
    const { connector: own, io, snapchat } = open();
    const { serviceUrl } = snapchat;
    const redirectUri = 'https://bedside.example/channels/consent/back';
    const begun = await own.consent?.begin({ serviceUrl, redirectUri, state: 's', verifier: 'v', app }, io);
    if (begun?.kind !== 'begun') throw new Error('not begun');
    const decided = await io.fetch(begun.redirectTo, { method: 'POST', body: 'decision=yes' });
    const code = new URL(decided.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const finished = await own.consent?.finish({ serviceUrl, redirectUri, code, secrets: {}, app }, io);
    if (finished?.kind !== 'granted') throw new Error('not granted');
    const { credentials } = finished;
    expect(await own.verify({ serviceUrl, credentials }, io)).toMatchObject({
      kind: 'verified',
      displayName: 'Lakeside Children’s',
      account: { handle: 'lakeside', remoteAccountId: 'profile-1' },
    });
    snapchat.settings.isAllowListed = false;
    expect(await own.verify({ serviceUrl, credentials }, io)).toMatchObject({ kind: 'reauthorize' });
  });

  test('is sent to the network’s real page', async () => {
    const serviceUrl = manifests.snapchat.serviceUrl ?? '';
    const asked = { serviceUrl, redirectUri: 'https://bedside.example/back', state: 's', verifier: 'v' };
    expect(await connector.consent?.begin(asked, open().io)).toMatchObject({ code: 'APPLICATION_MISSING' });
    const begun = await connector.consent?.begin({ ...asked, app }, open().io);
    const redirectTo = begun?.kind === 'begun' ? begun.redirectTo : '';
    expect(redirectTo).toMatch(/^https:\/\/accounts\.snapchat\.com\/login\/oauth2\/authorize\?client_id=/u);
  });
});

test('under the standing plan of faults no post is lost and none is made twice', async () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const opened = open();
    const kinds = [
      'reset-before-accept',
      'reset-after-accept',
      'not-json-after-accept',
      'error-500-before-accept',
    ] as const;
    opened.snapchat.network.faults.set({
      seed,
      rules: kinds.map((kind) => ({ kind, operation: 'publish' as const, probability: 0.2 })),
    });
    const request = opened.request({ options: { form: 'reel' } });
    const outcome = await publish(opened, request);
    const { length } = opened.snapchat.network.posts.all;
    if (outcome.kind === 'published') expect(length).toBe(1);
    if (outcome.kind === 'not-sent' || outcome.kind === 'rejected') expect(length).toBe(0);
    opened.snapchat.network.faults.clear();
    expect((await look(opened, request)).kind).toBe(length === 1 ? 'found' : 'absent');
  }
});
