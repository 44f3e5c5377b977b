import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, DeliverRequest, OutgoingPost } from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { createFakePds, type FakePds } from '../testing/fake-pds.ts';
import { createFaultyFetch } from '../testing/faulty-fetch.ts';
import { sampleFilm } from '../testing/sample-film.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createBlueskyConnector } from './connector.ts';
import { recordKeyFor } from './record-key.ts';

const connector = createBlueskyConnector();
const putRecord = 'com.atproto.repo.putRecord';
const createSession = 'com.atproto.server.createSession';

runConnectorConformance(
  'bluesky',
  {
    manifest: connector.manifest,
    faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
    usesFetch: true,
    asksForCredentials: true,
    async open() {
      const pds = createFakePds();
      const { fetch, breakNext } = createFaultyFetch(pds.fetch);
      return {
        connector,
        fetch,
        serviceUrl: pds.serviceUrl,
        goodCredentials: pds.credentials,
        badCredentials: { ...pds.credentials, appPassword: 'zzzz-zzzz-zzzz-zzzz' },
        misbehave: (fault) => breakNext(fault, putRecord),
        altTextsOf: async (post) => altTextsIn(pds, post.remoteId),
        parentOf: async ({ remoteId }) => {
          const reply = pds.records.get(remoteId.split('/').at(-1) ?? '')?.reply as
            | { parent: { uri: string } }
            | undefined; // as sent
          return reply?.parent.uri ?? null;
        },
        close: async () => undefined,
      };
    },
  },
  { test },
);

function altTextsIn(pds: FakePds, remoteId: string): string[] {
  const record = pds.records.get(remoteId.split('/').at(-1) ?? '');
  // The records of the fake are what our connector sent.
  const embed = record?.embed as { images?: { alt: string }[] } | undefined;
  return (embed?.images ?? []).map(({ alt }) => alt);
}

async function* unreadable(): AsyncGenerator<Uint8Array> {
  yield await Promise.reject<Uint8Array>(new Error('the disk is gone'));
}

const now = new Date('2026-09-01T10:00:00.000Z');
const ioOf = (pds: FakePds): ConnectorIo => ({
  fetch: pds.fetch,
  now: () => now,
  signal: new AbortController().signal,
});

function requestTo(pds: FakePds, post: Partial<OutgoingPost> = {}): DeliverRequest {
  const account: Account = {
    serviceUrl: pds.serviceUrl,
    handle: 'lakeside.example.org',
    remoteAccountId: pds.did,
    credentials: pds.credentials,
  };
  return {
    account,
    post: { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: '2026-09-01T10:00:00.123Z',
  };
}

async function recordOf(post: Partial<OutgoingPost>): Promise<Record<string, unknown>> {
  const pds = createFakePds();
  const outcome = await connector.deliver(requestTo(pds, post), ioOf(pds));
  expect(outcome.kind).toBe('published');
  return [...pds.records.values()][0] ?? {};
}

const slice = (text: string, { byteStart, byteEnd }: { byteStart: number; byteEnd: number }) =>
  Buffer.from(text).subarray(byteStart, byteEnd).toString();

describe('the record', () => {
  test('is stamped with the time of arming and lies under the key of the delivery', async () => {
    const pds = createFakePds();
    const request = requestTo(pds);
    const outcome = await connector.deliver(request, ioOf(pds));
    const recordKey = recordKeyFor(request) ?? '';
    expect(pds.records.get(recordKey)).toEqual({
      $type: 'app.bsky.feed.post',
      text: 'Flu shots every Tuesday.',
      createdAt: '2026-09-01T10:00:00.123Z',
      langs: ['en'],
    });
    expect(outcome).toMatchObject({
      kind: 'published',
      post: {
        remoteId: `at://${pds.did}/app.bsky.feed.post/${recordKey}`,
        url: `https://bsky.app/profile/lakeside.example.org/post/${recordKey}`,
      },
    });
  });

  test('marks links, hashtags and known mentions by their UTF-8 bytes', async () => {
    const text = '👩‍⚕️ Ünser @lakeside.example.org, @nobody.example.com: #Grippe on example.org/flu.';
    const record = await recordOf({ text });
    const facets = record.facets as { index: { byteStart: number; byteEnd: number }; features: [object] }[];
    expect(facets.map(({ index, features: [feature] }) => [slice(text, index), feature])).toEqual([
      ['@lakeside.example.org', { $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:lakesidechildrens22222a' }],
      ['#Grippe', { $type: 'app.bsky.richtext.facet#tag', tag: 'Grippe' }],
      ['example.org/flu', { $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org/flu' }],
    ]);
  });

  test('holds a video with its words and shape, which is handed in before', async () => {
    const record = await recordOf({ link: 'https://lakeside.example.org', video: sampleFilm('Hands are washed.') });
    expect(record?.embed).toEqual({
      $type: 'app.bsky.embed.video',
      alt: 'Hands are washed.',
      aspectRatio: { width: 96, height: 64 },
      video: expect.objectContaining({ $type: 'blob', size: 1_500 }),
    });
  });

  test('whose video cannot be read was not sent', async () => {
    const pds = createFakePds();
    const video = { ...sampleFilm('Gone.'), source: { size: 9, read: () => unreadable() } };
    const outcome = await connector.deliver(requestTo(pds, { video }), ioOf(pds));
    expect(outcome.kind).toBe('not-sent');
    expect(pds.records.size).toBe(0);
  });

  test('shows a link as a card, and in the text beside pictures', async () => {
    const link = 'https://example.org/flu?x=1';
    const external = { uri: link, title: 'example.org', description: '' };
    expect((await recordOf({ link })).embed).toEqual({ $type: 'app.bsky.embed.external', external });
    const withPicture = await recordOf({ link, images: [sampleImage('A nurse waves.')] });
    expect(withPicture.text).toBe(`Flu shots every Tuesday.\n\n${link}`);
    expect(withPicture.embed).toMatchObject({
      $type: 'app.bsky.embed.images',
      images: [{ alt: 'A nurse waves.', aspectRatio: { width: 1, height: 1 }, image: { $type: 'blob' } }],
    });
  });

  test('names three languages at most', async () => {
    expect((await recordOf({ languages: ['en', 'es', 'fr', 'de'] })).langs).toEqual(['en', 'es', 'fr']);
  });
});

describe('sending again', () => {
  test('a standing record is never rewritten, even when it would be built differently today', async () => {
    const pds = createFakePds();
    const request = requestTo(pds, { text: 'Thanks to @lakeside.example.org' });
    pds.answerNext('com.atproto.identity.resolveHandle', () => Response.json({ error: 'x' }, { status: 500 }));
    const first = await connector.deliver(request, ioOf(pds));
    const standing = structuredClone([...pds.records.entries()]);
    expect(await connector.deliver(request, ioOf(pds))).toEqual(first);
    expect([...pds.records.entries()]).toEqual(standing);
  });

  test('a different post under the same key is told and left as it is', async () => {
    const pds = createFakePds();
    await connector.deliver(requestTo(pds, { text: 'One' }), ioOf(pds));
    expect(await connector.deliver(requestTo(pds, { text: 'Two' }), ioOf(pds))).toMatchObject({
      kind: 'rejected',
      code: 'KEY_TAKEN',
    });
    expect([...pds.records.values()]).toMatchObject([{ text: 'One' }]);
  });

  test('a taken key that cannot be read is ambiguous', async () => {
    const pds = createFakePds();
    pds.answerNext(putRecord, () => Response.json({ error: 'InvalidSwap' }, { status: 400 }));
    expect((await connector.deliver(requestTo(pds), ioOf(pds))).kind).toBe('ambiguous');
  });
});

const fails =
  (status: number, error: string, headers: Record<string, string> = {}) =>
  () =>
    Response.json({ error, message: 'A message.' }, { status, headers });

const didDoc = (serviceEndpoint: string) => ({
  service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint }],
});
describe('failures', () => {
  test.each([
    [putRecord, 'ambiguous'],
    [createSession, 'not-sent'],
    ['com.atproto.repo.uploadBlob', 'not-sent'],
  ])('a lost answer of %s is %s', async (nsid, kind) => {
    for (const lose of [fails(500, 'InternalServerError'), () => Promise.reject(new TypeError('fetch failed'))]) {
      const pds = createFakePds();
      pds.answerNext(nsid, lose);
      const request = requestTo(pds, { images: [sampleImage('A nurse waves.')] });
      expect((await connector.deliver(request, ioOf(pds))).kind).toBe(kind);
      expect(pds.records.size).toBe(0);
    }
  });

  test.each([
    [400, 'ExpiredToken', 'reauthorize'],
    [400, 'InvalidToken', 'reauthorize'],
    [401, 'AccountTakedown', 'reauthorize'],
    [400, 'InvalidRequest', 'rejected'],
    [413, 'PayloadTooLarge', 'rejected'],
    [502, 'UpstreamFailure', 'ambiguous'],
  ])('%i %s is %s', async (status, error, kind) => {
    const pds = createFakePds();
    pds.answerNext(putRecord, fails(status, error));
    expect(await connector.deliver(requestTo(pds), ioOf(pds))).toMatchObject({ kind, code: error });
  });

  test('a rate limit ends when the header of Bluesky says', async () => {
    const pds = createFakePds();
    const headers = { 'ratelimit-reset': String(now.getTime() / 1_000 + 90) };
    pds.answerNext(createSession, fails(429, 'RateLimitExceeded', headers));
    expect(await connector.deliver(requestTo(pds), ioOf(pds))).toMatchObject({
      kind: 'retry-after',
      retryAfterMs: 90_000,
    });
  });

  test('no call is begun after the time of the operation, and nothing was sent', async () => {
    const pds = createFakePds();
    let nowMs = now.getTime();
    const io = { ...ioOf(pds), now: () => new Date(nowMs) };
    const image = { ...sampleImage('Slow.'), bytes: async () => ((nowMs += 40_000), new Uint8Array(1)) };
    const outcome = await connector.deliver(requestTo(pds, { images: [image] }), io);
    expect(outcome).toMatchObject({ kind: 'not-sent', code: 'OUT_OF_TIME' });
    expect(pds.calls).toEqual([createSession]);
  });

  test('an app password of somebody else publishes nothing', async () => {
    const pds = createFakePds();
    const { account, ...request } = requestTo(pds);
    const changed = { ...request, account: { ...account, remoteAccountId: 'did:plc:somebodyelse2222222222a' } };
    expect(await connector.deliver(changed, ioOf(pds))).toMatchObject({ kind: 'reauthorize', code: 'ACCOUNT_CHANGED' });
    expect(pds.records.size).toBe(0);
  });

  test('a post of another account is not removed', async () => {
    const pds = createFakePds();
    const { account } = requestTo(pds);
    const remoteId = 'at://did:plc:somebodyelse2222222222a/app.bsky.feed.post/3muh5xpzlg6ho';
    expect((await connector.remove({ account, remoteId }, ioOf(pds))).kind).toBe('rejected');
    expect(pds.calls).toEqual([]);
  });
});

describe('verify', () => {
  const verify = async (pds: FakePds, serviceUrl: string) => {
    const outcome = await connector.verify({ serviceUrl, credentials: pds.credentials }, ioOf(pds));
    return outcome.kind === 'verified' ? outcome.account : outcome;
  };

  test("gives the account's own server, which reading back must ask", async () => {
    const pds = createFakePds({ didDoc: didDoc('https://oyster.example.net') });
    expect(await verify(pds, 'https://bsky.example')).toMatchObject({ serviceUrl: 'https://oyster.example.net' });
  });

  test.each(['http://oyster.example.net', 'file:///etc/passwd', 'nonsense'])('does not follow %s', async (address) => {
    const pds = createFakePds({ didDoc: didDoc(address) });
    expect(await verify(pds, 'https://bsky.example')).toMatchObject({ serviceUrl: 'https://bsky.example' });
  });

  test('reading back and listing ask without a session', async () => {
    const pds = createFakePds();
    const request = requestTo(pds);
    await connector.readBack({ ...request, remoteId: null }, ioOf(pds));
    await connector.listOwn({ account: request.account, cursor: null, limit: 10 }, ioOf(pds));
    expect(pds.calls).toEqual(['com.atproto.repo.getRecord', 'com.atproto.repo.listRecords']);
  });
});

describe('looking names up', () => {
  const find = (pds: FakePds, query: string) =>
    connector.lookUp?.({ account: requestTo(pds).account, query, limit: 5 }, ioOf(pds));

  test('asks without a session and leaves out whoever has no name', async () => {
    const pds = createFakePds();
    expect(await find(pds, 'lake')).toEqual({
      kind: 'accounts',
      accounts: [
        { handle: 'lakeside.example.org', mention: '@lakeside.example.org', displayName: 'Lakeside Children’s' },
      ],
    });
    expect(await find(pds, 'nobody')).toEqual({ kind: 'accounts', accounts: [] });
    expect(pds.calls).not.toContain(createSession);
  });

  test('a question that was not answered is a failure', async () => {
    const pds = createFakePds();
    pds.answerNext('app.bsky.actor.searchActorsTypeahead', fails(502, 'UpstreamFailure'));
    expect(await find(pds, 'lake')).toMatchObject({ kind: 'ambiguous' });
  });
});
