import { describe, expect, test } from 'vitest';
import { manifestFor, narrowestLimits } from '../networks.ts';
import type { Account, ConnectorIo, DeliverRequest, EgressFetch, OutgoingPost, ReadBackRequest } from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { createFakeMastodon, type FakeMastodon } from '../testing/fake-mastodon.ts';
import { startFakeMastodon } from '../testing/fake-mastodon-server.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleFilm } from '../testing/sample-film.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createMastodonConnector } from './connector.ts';

const connector = createMastodonConnector();

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

function subjectOf(mastodon: FakeMastodon) {
  const goodCredentials = mastodon.credentialsOf('lakeside');
  const statusOf = ({ remoteId }: { remoteId: string }) => mastodon.statuses.find(({ id }) => id === remoteId);
  return {
    serviceUrl: mastodon.serviceUrl,
    goodCredentials,
    badCredentials: { ...goodCredentials, accessToken: 'not-a-token' },
    misbehave: (fault: keyof typeof faults, operation: 'publish' | 'edit' = 'publish') =>
      mastodon.network.faults.set({ rules: [{ kind: faults[fault], operation, times: 1 }] }),
    altTextsOf: async (post: { remoteId: string }) => statusOf(post)?.media.map(({ description }) => description) ?? [],
    parentOf: async (post: { remoteId: string }) => statusOf(post)?.inReplyToId ?? null,
  };
}

const harness = {
  manifest: connector.manifest,
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
} as const;

runConnectorConformance(
  'mastodon',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const mastodon = createFakeMastodon({ time });
      const fetch: EgressFetch = (url, init) => time.until(mastodon.fetch(url, init));
      return { ...subjectOf(mastodon), connector, fetch, now: time.now, close: async () => undefined };
    },
  },
  { test },
);

runConnectorConformance(
  'mastodon over a socket',
  {
    ...harness,
    async open() {
      const mastodon = await startFakeMastodon();
      const impatient = createMastodonConnector({ callTimeoutMs: 1_500 });
      return { ...subjectOf(mastodon), connector: impatient, fetch: loopbackFetch, close: mastodon.close };
    },
  },
  { test },
);

const armedAt = '2026-09-01T10:00:00.123Z';
/** A clock that a test moves; waiting moves it too. */
function createClock() {
  let nowMs = Date.parse(armedAt);
  return { now: () => new Date(nowMs), pass: (ms: number) => void (nowMs += ms) };
}

function open(options: { serviceUrl?: string } = {}) {
  const clock = createClock();
  const mastodon = createFakeMastodon({ now: clock.now, ...options });
  const waits: number[] = [];
  const patient = createMastodonConnector({ wait: async (ms) => (waits.push(ms), clock.pass(ms)) });
  const io: ConnectorIo = { fetch: mastodon.fetch, now: clock.now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: mastodon.serviceUrl,
    handle: 'lakeside@mastodon.example.org',
    remoteAccountId: '109',
    credentials: mastodon.credentialsOf('lakeside'),
  };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en-US'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  });
  return { account, clock, connector: patient, io, mastodon, request, waits };
}
type Opened = ReturnType<typeof open>;

const deliver = ({ connector: patient, io }: Opened, request: DeliverRequest) => patient.deliver(request, io);
const look = ({ connector: patient, io }: Opened, request: DeliverRequest, remoteId: string | null = null) =>
  patient.readBack({ ...request, remoteId } satisfies ReadBackRequest, io);
const fails =
  (status: number, body: unknown = { error: 'A sentence.' }, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers });

describe('a post', () => {
  test('says who sees it, in which language, and is no matter of the account’s settings', async () => {
    const opened = open();
    expect(await deliver(opened, opened.request())).toMatchObject({
      kind: 'published',
      post: {
        url: expect.stringMatching(/^https:\/\/mastodon\.example\.org\/@lakeside\/\d+$/),
        text: 'Flu shots every Tuesday.',
      },
    });
    expect(opened.mastodon.statuses).toMatchObject([
      {
        text: 'Flu shots every Tuesday.',
        visibility: 'public',
        sensitive: false,
        spoilerText: '',
        language: 'en',
        inReplyToId: null,
      },
    ]);
  });

  test('carries its content warning, its visibility, and the post that it answers', async () => {
    const opened = open();
    const first = await deliver(opened, opened.request());
    if (first.kind !== 'published') throw new Error(first.kind);
    const parentId = first.post.remoteId;
    const options = { visibility: 'unlisted', contentWarning: 'Needles' } as const;
    const answer = opened.request({ text: 'Bring your card.', replyTo: { rootId: parentId, parentId }, options });
    await deliver(opened, { ...answer, deliveryKey: '01990000-0000-7000-8000-000000000002' });
    expect(opened.mastodon.statuses[1]).toMatchObject({
      spoilerText: 'Needles',
      sensitive: true,
      visibility: 'unlisted',
      inReplyToId: parentId,
    });
  });

  test('below one that is gone is rejected, and nothing is made', async () => {
    const opened = open();
    const replyTo = { rootId: '1', parentId: '1' };
    expect(await deliver(opened, opened.request({ replyTo }))).toMatchObject({ kind: 'rejected' });
    expect(opened.mastodon.statuses).toEqual([]);
  });

  test('waits until its pictures are ready, and keeps their order and descriptions', async () => {
    const opened = open();
    opened.mastodon.settings.asksUntilReady = 3;
    const images = [sampleImage('Una enfermera saluda — “hola”.'), sampleImage('A ramp leads to the door.')];
    expect(await deliver(opened, opened.request({ images }))).toMatchObject({ kind: 'published' });
    expect(opened.waits).toEqual([250, 500, 1_000, 250, 500, 1_000]);
    const [status] = opened.mastodon.statuses;
    expect(status?.media.map(({ description }) => description)).toEqual(images.map(({ altText }) => altText));
    expect(status?.media[0]?.bytes).toEqual(await images[0]?.bytes());
  });

  test('waits for its video too, which leaves in pieces with its words', async () => {
    const opened = open();
    opened.mastodon.settings.asksUntilReady = 2;
    const video = sampleFilm('Se lavan las manos — “veinte segundos”.');
    expect(await deliver(opened, opened.request({ video }))).toMatchObject({ kind: 'published' });
    const [medium] = opened.mastodon.statuses[0]?.media ?? [];
    expect(medium).toMatchObject({ description: video.altText, mimeType: 'video/mp4' });
    expect(medium?.bytes.byteLength).toBe(video.source.size);
  });

  test('whose picture never gets ready was not sent, and the call ends in its time', async () => {
    const opened = open();
    opened.mastodon.settings.asksUntilReady = -1;
    const outcome = await deliver(opened, opened.request({ images: [sampleImage('A nurse waves.')] }));
    expect(outcome).toMatchObject({ kind: 'not-sent', code: 'MEDIA_NOT_READY' });
    expect(opened.mastodon.statuses).toEqual([]);
    expect(opened.clock.now().getTime() - Date.parse(armedAt)).toBeLessThanOrEqual(connector.manifest.callTimeoutMs);
  });

  test('has an address only when it is a web address', async () => {
    for (const url of ['javascript:alert(1)', 'http://mastodon.example.org/@lakeside/1', 'nonsense']) {
      const opened = open();
      const status = { id: '7', created_at: armedAt, url, content: '<p>x</p>', account: { id: '109' } };
      opened.mastodon.answerNext('POST /api/v1/statuses', () => Response.json(status));
      expect(await deliver(opened, opened.request())).toMatchObject({ kind: 'published', post: { url: null } });
    }
  });
});

describe('sending again under one key', () => {
  test('makes one post while the server keeps the key', async () => {
    const opened = open();
    const first = await deliver(opened, opened.request());
    opened.clock.pass(59 * 60_000);
    expect(await deliver(opened, opened.request())).toEqual(first);
    expect(opened.mastodon.statuses).toHaveLength(1);
  });

  test('would make a second one later, which is why nobody sends to find out', async () => {
    const opened = open();
    await deliver(opened, opened.request());
    opened.clock.pass(61 * 60_000);
    await deliver(opened, opened.request());
    expect(opened.mastodon.statuses).toHaveLength(2);
    expect(connector.manifest.deliveryClass).toBe('duplicate-refusal');
  });
});

describe('finding a post again', () => {
  test('sends nothing', async () => {
    const opened = open();
    await deliver(opened, opened.request());
    const before = opened.mastodon.calls.length;
    await look(opened, opened.request());
    expect(opened.mastodon.calls.slice(before).filter((call) => !call.startsWith('GET '))).toEqual([]);
  });

  test('goes by what was typed, whatever the server makes of it', async () => {
    const opened = open();
    const text =
      'Thanks @foodbank@social.example.net & “friends” <3\n\nMore at https://example.org/a/very/long/address/of/a/page.\r\nSee you!';
    await deliver(opened, opened.request({ text }));
    expect(await look(opened, opened.request({ text }))).toMatchObject({ kind: 'found', post: { text } });
    expect(await look(opened, opened.request({ text: `${text} ` }))).toMatchObject({ kind: 'found' });
    expect(await look(opened, opened.request({ text: `${text}!` }))).toEqual({ kind: 'absent' });
  });

  test('goes by what is shown where the server does not tell what was typed', async () => {
    const opened = open();
    opened.mastodon.settings.tellsSource = false;
    const text =
      'Thanks @foodbank@social.example.net & friends <3\n\nMore at https://example.org/a/very/long/address/of/a/page\nSee you!';
    await deliver(opened, opened.request({ text }));
    expect(await look(opened, opened.request({ text }))).toMatchObject({ kind: 'found' });
    expect(await look(opened, opened.request({ text: 'Thanks' }))).toEqual({ kind: 'absent' });
  });

  test('takes no post of another program, of another time, or with another warning', async () => {
    const { text } = open().request().post;
    const createdAt = new Date(Date.parse(armedAt) - 3_600_000);
    const other = [
      { application: 'Ivory' },
      { application: 'Bedside', createdAt },
      { application: 'Bedside', spoilerText: 'x' },
    ];
    for (const part of other) {
      const opened = open();
      opened.mastodon.post({ text, ...part });
      expect(await look(opened, opened.request())).toEqual({ kind: 'absent' });
    }
    const hidden = open();
    hidden.mastodon.settings.tellsApplication = false;
    hidden.mastodon.post({ text, application: 'Bedside' });
    expect(await look(hidden, hidden.request())).toMatchObject({ kind: 'found' });
  });

  test('is in doubt when several posts fit, and when there are too many to look through', async () => {
    const { text } = open().request().post;
    const twice = open();
    twice.mastodon.post({ text, application: 'Bedside' });
    twice.mastodon.post({ text, application: 'Bedside' });
    expect(await look(twice, twice.request())).toMatchObject({ kind: 'ambiguous', code: 'SEVERAL_MATCHES' });
    const busy = open();
    for (let number = 0; number < 201; number += 1) busy.mastodon.post({ text: `Post ${number}` });
    expect(await look(busy, busy.request())).toMatchObject({ kind: 'ambiguous', code: 'TOO_MANY_POSTS' });
  });

  test('is in doubt when a post of that time was rewritten, unless it has the words that were sent', async () => {
    const rewritten = (text: string, editedAt: string | null) => {
      const opened = open();
      const { id } = opened.mastodon.post({ text, application: 'Bedside' });
      const status = { id, created_at: armedAt, edited_at: editedAt, account: { id: '109' }, content: text };
      opened.mastodon.answerNext('GET /api/v1/accounts/109/statuses', () => Response.json([status]));
      opened.mastodon.answerNext('GET /api/v1/accounts/109/statuses', () => Response.json([]));
      return look(opened, opened.request());
    };
    const { text } = open().request().post;
    expect(await rewritten('Flu shots every Monday.', armedAt)).toMatchObject({
      kind: 'ambiguous',
      code: 'DOUBTFUL_MATCH',
    });
    expect(await rewritten('Flu shots every Monday.', null)).toEqual({ kind: 'absent' });
    expect(await rewritten(text, armedAt)).toMatchObject({ kind: 'found' });
  });

  test('is found beyond the first page', async () => {
    const opened = open();
    await deliver(opened, opened.request());
    for (let number = 0; number < 90; number += 1) opened.mastodon.post({ text: `Post ${number}` });
    expect(await look(opened, opened.request())).toMatchObject({ kind: 'found' });
  });

  test('an empty list of a server that does not know the account is no absence', async () => {
    const opened = open();
    opened.mastodon.answerNext('GET /api/v1/accounts/109/statuses', () => Response.json([]));
    opened.mastodon.answerNext('GET /api/v1/accounts/verify_credentials', () =>
      Response.json({ id: '110', username: 'x' }),
    );
    expect(await look(opened, opened.request())).toMatchObject({ kind: 'reauthorize', code: 'ACCOUNT_CHANGED' });
  });

  test('a question that fails half-way is no absence', async () => {
    const opened = open();
    await deliver(opened, opened.request());
    opened.mastodon.answerNext('GET /api/v1/statuses/', fails(503));
    expect(await look(opened, opened.request())).toMatchObject({ kind: 'ambiguous', code: 'HTTP_503' });
  });

  test('by its id is found, absent when it is gone, and refused when it is somebody else’s', async () => {
    const opened = open();
    const own = opened.mastodon.post({ text: 'Ours' });
    const foreign = opened.mastodon.post({ text: 'Theirs', accountId: '110' });
    expect(await look(opened, opened.request(), own.id)).toMatchObject({ kind: 'found', post: { text: 'Ours' } });
    expect(await look(opened, opened.request(), '1')).toEqual({ kind: 'absent' });
    expect(await look(opened, opened.request(), foreign.id)).toMatchObject({ kind: 'rejected', code: 'NOT_OWN_POST' });
  });
});

describe('failures', () => {
  test.each([
    [401, 'reauthorize'],
    [403, 'reauthorize'],
    [404, 'rejected'],
    [422, 'rejected'],
    [408, 'ambiguous'],
    [500, 'ambiguous'],
    [503, 'ambiguous'],
  ])('%i is %s', async (status, kind) => {
    const opened = open();
    opened.mastodon.answerNext('POST /api/v1/statuses', fails(status));
    expect(await deliver(opened, opened.request())).toMatchObject({ kind, code: `HTTP_${status}` });
  });

  test.each([
    ['POST /api/v2/media', 'not-sent'],
    ['POST /api/v1/statuses', 'ambiguous'],
  ])('a lost answer of %s is %s', async (call, kind) => {
    for (const lose of [fails(502), () => Promise.reject(new TypeError('fetch failed'))]) {
      const opened = open();
      opened.mastodon.answerNext(call, lose);
      const request = opened.request({ images: [sampleImage('A nurse waves.')] });
      expect((await deliver(opened, request)).kind).toBe(kind);
    }
  });

  test('a rate limit ends when the server says', async () => {
    const opened = open();
    const reset = new Date(Date.parse(armedAt) + 90_000).toISOString();
    opened.mastodon.answerNext(
      'POST /api/v1/statuses',
      fails(429, { error: 'Too many requests' }, { 'x-ratelimit-reset': reset }),
    );
    expect(await deliver(opened, opened.request())).toMatchObject({ kind: 'retry-after', retryAfterMs: 90_000 });
  });

  test('a picture that the server refuses is told, and the post was not sent', async () => {
    const opened = open();
    opened.mastodon.settings.mimeTypes = ['image/jpeg'];
    const outcome = await deliver(opened, opened.request({ images: [sampleImage('A nurse waves.')] }));
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'HTTP_422' });
    expect(opened.mastodon.statuses).toEqual([]);
  });

  test('no token asks for nothing', async () => {
    const opened = open();
    const account = { ...opened.account, credentials: {} };
    expect(await deliver(opened, { ...opened.request(), account })).toMatchObject({ kind: 'reauthorize' });
    expect(opened.mastodon.calls).toEqual([]);
  });
});

describe('what an account’s server takes', () => {
  const verify = async (opened: Opened) => {
    const { serviceUrl, credentials } = opened.account;
    const outcome = await opened.connector.verify({ serviceUrl, credentials }, opened.io);
    if (outcome.kind !== 'verified') throw new Error(outcome.kind);
    return outcome.account;
  };

  test('is read from the server, from the older document where there is no newer one', async () => {
    for (const version of ['v2', 'v1'] as const) {
      const opened = open();
      Object.assign(opened.mastodon.settings, {
        instance: version,
        maxCharacters: 5_000,
        maxMedia: 8,
        descriptionLimit: 420,
      });
      opened.mastodon.settings.mimeTypes = ['image/jpeg', 'image/avif'];
      expect((await verify(opened)).limits).toEqual({
        maxLength: 5_000,
        addressLength: 23,
        maxImages: 8,
        maxImageBytes: 16_777_216,
        mimeTypes: ['image/jpeg', 'image/avif'],
        altTextMaxLength: 420,
      });
    }
  });

  test('is the manifest’s where the server says nothing or nonsense', async () => {
    const silent = open();
    silent.mastodon.settings.instance = 'none';
    expect((await verify(silent)).limits).toEqual({});
    const odd = open();
    odd.mastodon.settings.instance = 'none';
    const statuses = { max_characters: -1, max_media_attachments: 1e9, characters_reserved_per_url: 'many' };
    odd.mastodon.answerNext('GET /api/v2/instance', () =>
      Response.json({ domain: 7, configuration: { statuses, media_attachments: [] } }),
    );
    expect((await verify(odd)).limits).toEqual({});
    expect(manifestFor('mastodon', {})).toEqual(connector.manifest);
  });

  test('takes the place of the manifest’s, and of several accounts the narrowest counts', () => {
    const limits = { maxLength: 5_000, mimeTypes: ['image/png', 'image/avif'], addressLength: 30 };
    expect(manifestFor('mastodon', limits)).toMatchObject({
      text: { maxLength: 5_000, addressLength: 30 },
      media: { mimeTypes: ['image/png'], maxImages: 4 },
    });
    expect(narrowestLimits('mastodon', [limits, null])).toEqual({
      maxLength: 500,
      addressLength: 30,
      maxImages: 4,
      maxImageBytes: 16_777_216,
      mimeTypes: ['image/png'],
      altTextMaxLength: 1_500,
    });
    expect(manifestFor('mastodon', { mimeTypes: [] }).media.mimeTypes).toEqual(connector.manifest.media.mimeTypes);
  });

  test('a server does not speak in the name of another', async () => {
    const opened = open({ serviceUrl: 'https://social.example.org' });
    opened.mastodon.answerNext('GET /api/v2/instance', () => Response.json({ domain: 'mastodon.example.com' }));
    expect((await verify(opened)).handle).toBe('lakeside@social.example.org');
    opened.mastodon.answerNext('GET /api/v2/instance', () => Response.json({ domain: 'example.org' }));
    expect((await verify(opened)).handle).toBe('lakeside@example.org');
  });
});

test('names are looked up with the server of whoever is found', async () => {
  const opened = open();
  const find = (query: string) => opened.connector.lookUp?.({ account: opened.account, query, limit: 5 }, opened.io);
  expect(await find('food')).toEqual({
    kind: 'accounts',
    accounts: [
      {
        handle: 'foodbank@social.example.net',
        mention: '@foodbank@social.example.net',
        displayName: 'County Food Bank',
      },
    ],
  });
  expect(await find('harbor')).toMatchObject({ accounts: [{ handle: 'harbor@mastodon.example.org' }] });
  opened.mastodon.answerNext('GET /api/v2/search', () =>
    Response.json({ accounts: [null, { acct: 7 }, { id: '1', acct: 'a' }] }),
  );
  expect(await find('a')).toMatchObject({ kind: 'accounts', accounts: [{ handle: 'a@mastodon.example.org' }] });
  opened.mastodon.answerNext('GET /api/v2/search', fails(403));
  expect(await find('a')).toMatchObject({ kind: 'reauthorize' });
});
