import { describe, expect, test } from 'vitest';
import { manifests } from '../networks.ts';
import type {
  Account,
  ConnectorIo,
  CredentialStore,
  DeliverRequest,
  EgressFetch,
  OutgoingPost,
  StageOutcome,
  StoredCredentials,
} from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { fakeClient } from '../testing/fake-oauth.ts';
import { createFakePinterest, type FakePinterest } from '../testing/fake-pinterest.ts';
import { startFakePinterest } from '../testing/fake-pinterest-server.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { sampleVideoOf } from '../testing/sample-source.ts';
import { createPinterestConnector } from './connector.ts';

const connector = createPinterestConnector();
const nurse = sampleImage('A nurse waves.');
const app = { clientId: fakeClient.id, clientSecret: fakeClient.secret };

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

function subjectOf(pinterest: FakePinterest) {
  const { accessToken } = pinterest.oauth.issue('777');
  const goodCredentials = { accessToken, refreshToken: 'a-refresh-token' };
  return {
    serviceUrl: pinterest.serviceUrl,
    goodCredentials,
    badCredentials: { ...goodCredentials, accessToken: 'not-a-token' },
    post: { images: [nurse], options: { place: '5001' } },
    misbehave: (fault: keyof typeof faults, operation: 'publish' | 'edit' = 'publish') =>
      pinterest.network.faults.set({ rules: [{ kind: faults[fault], operation, times: 1 }] }),
    altTextsOf: async ({ remoteId }: { remoteId: string }) => {
      const altText = pinterest.pins.find(({ id }) => id === remoteId)?.altText ?? '';
      return altText === '' ? [] : altText.split('\n');
    },
  };
}

const harness = {
  manifest: connector.manifest,
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
} as const;

runConnectorConformance(
  'pinterest',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const pinterest = createFakePinterest({ time });
      const fetch: EgressFetch = (url, init) => time.until(pinterest.fetch(url, init));
      return { ...subjectOf(pinterest), connector, fetch, now: time.now, close: async () => undefined };
    },
  },
  { test },
);

runConnectorConformance(
  'pinterest over a socket',
  {
    ...harness,
    async open() {
      const pinterest = await startFakePinterest();
      const impatient = createPinterestConnector({ callTimeoutMs: 1_500 });
      return { ...subjectOf(pinterest), connector: impatient, fetch: loopbackFetch, close: pinterest.close };
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
  const pinterest = createFakePinterest({ time });
  const patient = createPinterestConnector({ wait: (ms) => time.advance(ms) });
  const fetch: EgressFetch = (url, init) => time.until(pinterest.fetch(url, init));
  const io: ConnectorIo = { fetch, now: time.now, signal: new AbortController().signal };
  const { accessToken, refreshToken } = pinterest.oauth.issue('777');
  const credentials = { accessToken, refreshToken };
  const account: Account = {
    serviceUrl: pinterest.serviceUrl,
    handle: 'lakeside',
    remoteAccountId: '777',
    credentials,
    app,
  };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: {
      text: 'Wash your hands.',
      link: null,
      images: [nurse],
      languages: ['en'],
      options: { place: '5001' },
      ...post,
    },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  });
  return { account, connector: patient, io, pinterest, request, time };
}
type Opened = ReturnType<typeof open>;

const deliver = ({ connector: own, io }: Opened, request: DeliverRequest) => own.deliver(request, io);
const look = ({ connector: own, io }: Opened, request: DeliverRequest) =>
  own.readBack({ ...request, remoteId: null }, io);
const stage = ({ connector: own, io }: Opened, request: DeliverRequest, handle: string | null = null) =>
  own.stage?.({ ...request, handle }, io);
const handleOf = (outcome: StageOutcome | undefined) => (outcome && 'handle' in outcome ? outcome.handle : '');

describe('a pin', () => {
  test('has its words, its link beside them, and one alternative text for a carousel', async () => {
    const opened = open();
    const images = [nurse, sampleImage('A ramp leads to the door.')];
    const options = { place: '5002', title: 'Clean hands' };
    const post = { images, options, link: 'https://example.org/hands' };
    expect(await deliver(opened, opened.request(post))).toMatchObject({
      kind: 'published',
      post: { text: 'Wash your hands.', createdAt: '2026-09-01T10:00:00.000Z' },
    });
    expect(opened.pinterest.pins).toMatchObject([
      {
        title: 'Clean hands',
        description: 'Wash your hands.',
        link: 'https://example.org/hands',
        altText: 'A nurse waves.\nA ramp leads to the door.',
        boardId: '5002',
        source: 'multiple_image_base64',
      },
    ]);
    expect(opened.pinterest.pins[0]?.pictures?.[1]).toEqual(await images[1]?.bytes());
  });

  test('on a board that is gone is rejected', async () => {
    const opened = open();
    const request = opened.request({ options: { place: '9999' } });
    expect(await deliver(opened, request)).toMatchObject({ kind: 'rejected', code: 'PLACE_GONE' });
  });

  test('of an application with Trial access is refused in words of ours, and the account stays connected', async () => {
    const opened = open();
    opened.pinterest.settings.isTrial = true;
    const outcome = await deliver(opened, opened.request());
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'TRIAL_ACCESS' });
    expect(JSON.stringify(outcome)).not.toContain('may not create');
  });

  test('whose picture cannot be read was not sent', async () => {
    const opened = open();
    const broken = { ...nurse, bytes: () => Promise.reject(new Error('gone')) };
    const outcome = await deliver(opened, opened.request({ images: [broken] }));
    expect(outcome).toMatchObject({ kind: 'not-sent', code: 'IMAGE_NOT_READABLE' });
    expect(opened.pinterest.calls).toEqual([]);
  });
});

describe('a video', () => {
  const video = sampleVideoOf(300_000);

  test('is handed in as one form, asked after until it is ready, and shown with its cover', async () => {
    const opened = open();
    opened.pinterest.settings.asksUntilReady = 2;
    const request = opened.request({ images: [], video: { ...video, cover: nurse } });
    let outcome = await stage(opened, request);
    const seen = [outcome?.kind];
    for (let looks = 0; looks < 3; looks += 1) {
      outcome = await stage(opened, request, handleOf(outcome));
      seen.push(outcome?.kind);
    }
    expect(seen).toEqual(['processing', 'processing', 'processing', 'staged']);
    expect(opened.pinterest.pins).toEqual([]);
    const handle = handleOf(outcome);
    const videoId = handle.split('.')[0] ?? '';
    expect(opened.pinterest.videos.get(videoId)?.bytes?.length).toBe(300_000);
    expect(await deliver(opened, { ...request, handle })).toMatchObject({ kind: 'published' });
    expect(opened.pinterest.pins).toMatchObject([
      { source: 'video_id', videoId, altText: 'A nurse shows how to wash hands.' },
    ]);
  });

  test('that was not handed in is not sent', async () => {
    const opened = open();
    const request = opened.request({ images: [], video });
    expect(await deliver(opened, request)).toMatchObject({ kind: 'not-sent', code: 'HANDLE_NEEDED' });
  });

  test('whose form was lost on the way is begun anew', async () => {
    const opened = open();
    opened.pinterest.network.faults.set({ rules: [{ kind: 'reset-before-accept', operation: 'upload', times: 1 }] });
    const request = opened.request({ images: [], video });
    const begun = await stage(opened, request);
    expect(begun?.kind).toBe('processing');
    expect(await stage(opened, request, handleOf(begun))).toMatchObject({ kind: 'processing' });
    await opened.time.advance(120_000);
    expect(await stage(opened, request, handleOf(begun))).toEqual({ kind: 'expired' });
  });

  test('whose form arrived, and whose answer was lost, is there', async () => {
    const opened = open();
    opened.pinterest.settings.asksUntilReady = 0;
    opened.pinterest.network.faults.set({ rules: [{ kind: 'reset-after-accept', operation: 'upload', times: 1 }] });
    const request = opened.request({ images: [], video });
    const begun = await stage(opened, request);
    expect(await stage(opened, request, handleOf(begun))).toMatchObject({ kind: 'staged' });
    expect(opened.pinterest.calls.filter((call) => call.startsWith('POST /form'))).toHaveLength(1);
  });

  test('that the store refuses says nothing of the account', async () => {
    const opened = open();
    opened.pinterest.network.answerNext('POST /form', () => new Response('<Error/>', { status: 403 }));
    const outcome = await stage(opened, opened.request({ images: [], video }));
    expect(outcome).toMatchObject({ kind: 'not-sent', code: 'UPLOAD_REFUSED' });
  });

  test('that the network cannot make ready is rejected, and a handle of another kind has expired', async () => {
    const opened = open();
    Object.assign(opened.pinterest.settings, { asksUntilReady: 0, videosFail: true });
    const request = opened.request({ images: [], video });
    const begun = await stage(opened, request);
    expect(await stage(opened, request, handleOf(begun))).toMatchObject({ kind: 'rejected', code: 'VIDEO_REFUSED' });
    expect(await stage(opened, request, '../pins/1')).toEqual({ kind: 'expired' });
    expect(await stage(opened, request, '12345.1788256800000')).toEqual({ kind: 'expired' });
  });
});

describe('reading back', () => {
  test('tells two pins of the same words on two boards apart', async () => {
    const opened = open();
    await deliver(opened, opened.request({ options: { place: '5002' } }));
    const elsewhere = opened.request();
    expect(await look(opened, elsewhere)).toMatchObject({ kind: 'ambiguous', code: 'DOUBTFUL_MATCH' });
  });

  test('tells pins without words apart by their titles', async () => {
    const opened = open();
    const titled = (title: string) => opened.request({ text: '', options: { place: '5001', title } });
    await deliver(opened, titled('Clean hands'));
    expect(await look(opened, titled('Clean hands'))).toMatchObject({ kind: 'found', post: { text: '' } });
    expect(await look(opened, titled('Clean teeth'))).toEqual({ kind: 'absent' });
  });

  test('of somebody else’s pin is a doubt', async () => {
    const opened = open();
    const pin = { id: '1', description: 'x', is_owner: false };
    opened.pinterest.network.answerNext('GET /v5/pins/1', () => Response.json(pin));
    const { connector: own, io, request } = opened;
    expect(await own.readBack({ ...request(), remoteId: '1' }, io)).toMatchObject({ code: 'NOT_OWN_POST' });
  });
});

describe('numbers', () => {
  const measure = ({ account, connector: own, io }: Opened, remoteId: string) =>
    own.measure?.({ account, remoteId }, io);

  test('are all told of a young pin, and views of videos alone', async () => {
    const opened = open();
    const made = await deliver(opened, opened.request());
    const remoteId = made.kind === 'published' ? made.post.remoteId : '';
    expect(await measure(opened, remoteId)).toEqual({
      kind: 'measured',
      numbers: { impressions: 10, saves: 20, clicks: 30, comments: 50, likes: 60 },
    });
  });

  test('of a part of its life are not told of a pin older than 90 days', async () => {
    const opened = open();
    const made = await deliver(opened, opened.request());
    const remoteId = made.kind === 'published' ? made.post.remoteId : '';
    await opened.time.advance(95 * 86_400_000);
    const { accessToken } = opened.pinterest.oauth.issue('777');
    const account = { ...opened.account, credentials: { accessToken } };
    expect(await opened.connector.measure?.({ account, remoteId }, opened.io)).toEqual({
      kind: 'measured',
      numbers: { comments: 50, likes: 60 },
    });
    expect(opened.pinterest.calls.filter((call) => call.endsWith('/analytics'))).toHaveLength(1);
  });

  test('of a pin that is gone are absent', async () => {
    expect(await measure(open(), '404')).toEqual({ kind: 'absent' });
  });
});

describe('an account', () => {
  test('tells its boards, page by page', async () => {
    const opened = open();
    const more = Array.from({ length: 300 }, (_board, at) => ({ id: `6${at}`, name: `Board ${at}`, accountId: '777' }));
    opened.pinterest.boards.push(...more, { id: '1', name: 'Of somebody else', accountId: '778' });
    const told = await opened.connector.listPlaces?.({ account: opened.account }, opened.io);
    expect(told).toMatchObject({ kind: 'places' });
    const places = told?.kind === 'places' ? told.places : [];
    expect(places).toHaveLength(302);
    expect(places[0]).toMatchObject({ id: '5001', name: 'Healthy mornings' });
  });

  test('is let in on the page of the network, and its token is renewed before it ends', async () => {
    const opened = open();
    const { io, pinterest, connector: own, time } = opened;
    const redirectUri = 'https://bedside.example/channels/consent/back';
    const { serviceUrl } = pinterest;
    const begun = await own.consent?.begin({ serviceUrl, redirectUri, state: 's', verifier: 'v', app }, io);
    if (begun?.kind !== 'begun') throw new Error('not begun');
    const body = 'decision=yes';
    const decided = await io.fetch(begun.redirectTo, { method: 'POST', body });
    const back = new URL(decided.headers.get('location') ?? '');
    expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([redirectUri, 's']);
    const code = back.searchParams.get('code') ?? '';
    const finished = await own.consent?.finish({ serviceUrl, redirectUri, code, secrets: {}, app }, io);
    if (finished?.kind !== 'granted') throw new Error('not granted');
    expect(finished.credentials).toMatchObject({ expiresAt: '2026-10-01T10:00:00.123Z' });
    const store = createStore(finished.credentials);
    await time.advance(30 * 86_400_000 - 30_000);
    const account = { ...opened.account, credentials: finished.credentials };
    const outcome = await own.deliver({ ...opened.request(), account }, { ...io, credentials: store });
    expect(outcome).toMatchObject({ kind: 'published' });
    expect(store.stored.credentials.accessToken).not.toBe(finished.credentials.accessToken);
    expect(store.stored.credentials.refreshToken).not.toBe(finished.credentials.refreshToken);
  });

  test('whose refresh token does not hold is to be connected again', async () => {
    const opened = open();
    opened.pinterest.oauth.forgetRefreshTokens();
    const { accessToken = '' } = opened.account.credentials;
    opened.pinterest.network.accounts.spoil(accessToken, { why: 'revoked' });
    const io = { ...opened.io, credentials: createStore(opened.account.credentials) };
    expect(await opened.connector.deliver(opened.request(), io)).toMatchObject({ kind: 'reauthorize' });
  });

  test('is told no without the registration of the house, and of the network’s real page with it', async () => {
    const serviceUrl = manifests.pinterest.serviceUrl ?? '';
    const asked = { serviceUrl, redirectUri: 'https://bedside.example/back', state: 's', verifier: 'v' };
    const { io } = open();
    expect(await connector.consent?.begin(asked, io)).toMatchObject({ code: 'APPLICATION_MISSING' });
    const begun = await connector.consent?.begin({ ...asked, app }, io);
    const page = new URL(begun?.kind === 'begun' ? begun.redirectTo : '');
    expect(page.origin + page.pathname).toBe('https://www.pinterest.com/oauth/');
    expect(page.searchParams.get('scope')).toBe('boards:read,boards:write,pins:read,pins:write,user_accounts:read');
  });

  test('that may read and not write asks to connect again', async () => {
    const opened = open();
    opened.pinterest.network.faults.set({ rules: [{ kind: 'scope-removed', operation: 'publish', times: 1 }] });
    expect(await deliver(opened, opened.request())).toMatchObject({ kind: 'reauthorize' });
  });

  test('notes what is left of the minute', async () => {
    const opened = open();
    const notes: unknown[] = [];
    const io = { ...opened.io, noteBudget: (note: unknown) => void notes.push(note) };
    await opened.connector.deliver(opened.request(), io);
    expect(notes).toMatchObject([{ remaining: 99 }]);
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
    opened.pinterest.network.faults.set({
      seed,
      rules: kinds.map((kind) => ({ kind, operation: 'any' as const, probability: 0.15 })),
    });
    const outcome = await deliver(opened, opened.request());
    const { length } = opened.pinterest.pins;
    if (outcome.kind === 'published') expect(length).toBe(1);
    if (outcome.kind === 'not-sent' || outcome.kind === 'rejected') expect(length).toBe(0);
    opened.pinterest.network.faults.clear();
    expect((await look(opened, opened.request())).kind).toBe(length === 1 ? 'found' : 'absent');
  }
});
