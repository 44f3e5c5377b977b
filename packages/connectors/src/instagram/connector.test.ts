import { describe, expect, test } from 'vitest';
import type {
  Account,
  ConnectorIo,
  Credentials,
  DeliverRequest,
  EgressFetch,
  OutgoingImage,
  OutgoingPost,
  OutgoingVideo,
} from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { createFakeInstagram, type FakeInstagram, startFakeInstagram } from '../testing/fake-instagram.ts';
import { lakesideAccount } from '../testing/fake-meta-containers.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createInstagramConnector } from './connector.ts';

const connector = createInstagramConnector();

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

/** A JPEG that is reached at an address of the house. */
function picture(altText: string, name = 'picture.jpg'): OutgoingImage {
  const address = async () => `https://bedside.example/media/${name}`;
  return { ...sampleImage(altText), mimeType: 'image/jpeg', address };
}

function subjectOf(instagram: FakeInstagram) {
  const goodCredentials = instagram.credentialsOf(lakesideAccount);
  return {
    serviceUrl: instagram.serviceUrl,
    goodCredentials,
    badCredentials: { ...goodCredentials, accessToken: 'not-a-token' },
    misbehave: (fault: keyof typeof faults, operation: 'publish' | 'edit' = 'publish') =>
      instagram.network.faults.set({ rules: [{ kind: faults[fault], operation, times: 1 }] }),
    altTextsOf: async ({ remoteId }: { remoteId: string }) => instagram.altTextsOf(remoteId),
  };
}

const leftBehind = async () => 0;
const harness = {
  manifest: connector.manifest,
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
  givesBack: false,
  picture,
} as const;

runConnectorConformance(
  'instagram',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const instagram = createFakeInstagram({ time });
      const fetch: EgressFetch = (url, init) => time.until(instagram.fetch(url, init));
      const staging = { wait: time.advance, expire: async () => instagram.expire(), leftBehind };
      return { ...subjectOf(instagram), connector, fetch, now: time.now, staging, close: async () => undefined };
    },
  },
  { test },
);

runConnectorConformance(
  'instagram over a socket',
  {
    ...harness,
    async open() {
      const instagram = await startFakeInstagram({ readyAfterMs: 0 });
      const impatient = createInstagramConnector({ callTimeoutMs: 1_500 });
      const staging = { wait: async () => undefined, expire: async () => instagram.expire(), leftBehind };
      return { ...subjectOf(instagram), connector: impatient, fetch: loopbackFetch, staging, close: instagram.close };
    },
  },
  { test },
);

const armedAt = '2026-09-01T10:00:00.000Z';
const dayMs = 86_400_000;

function open() {
  const time = createVirtualTime(new Date(armedAt));
  const instagram = createFakeInstagram({ time });
  const fetch: EgressFetch = (url, init) => time.until(instagram.fetch(url, init));
  const io: ConnectorIo = { fetch, now: time.now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: instagram.serviceUrl,
    handle: 'lakeside',
    remoteAccountId: lakesideAccount,
    credentials: instagram.credentialsOf(lakesideAccount),
    app: { ...instagram.app },
  };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: { text: 'Flu shots every Tuesday.', link: null, images: [picture('A door.')], languages: ['en'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  });
  return { account, instagram, io, request, time };
}
type Opened = ReturnType<typeof open>;

const stage = ({ io }: Opened, request: DeliverRequest, handle: string | null = null) =>
  connector.stage?.({ ...request, handle }, io);

async function staged(opened: Opened, request: DeliverRequest): Promise<DeliverRequest & { handle: string }> {
  let handle: string | null = null;
  for (let looks = 0; looks < 10; looks += 1) {
    const outcome = await stage(opened, request, handle);
    if (outcome?.kind === 'staged') return { ...request, handle: outcome.handle };
    if (outcome?.kind !== 'processing') throw new Error(JSON.stringify(outcome));
    ({ handle } = outcome);
    await opened.time.advance(outcome.lookAgainMs);
  }
  throw new Error('never ready');
}

async function published(opened: Opened, request: DeliverRequest) {
  const outcome = await connector.deliver(await staged(opened, request), opened.io);
  if (outcome.kind !== 'published') throw new Error(JSON.stringify(outcome));
  return outcome.post;
}

const video: OutgoingVideo = {
  sha256: 'a'.repeat(64),
  mimeType: 'video/mp4',
  widthPx: 1_080,
  heightPx: 1_920,
  durationMs: 20_000,
  altText: 'A nurse waves.',
  source: { size: 10, read: async function* () {} },
  address: async () => 'https://bedside.example/media/video.mp4',
};

describe('a post', () => {
  test('of one picture has its words, its alternative text and an address', async () => {
    const opened = open();
    const post = await published(opened, opened.request({ link: 'https://lakeside.example/flu' }));
    expect(post).toMatchObject({
      url: `${opened.instagram.serviceUrl}/p/${post.remoteId}/`,
      text: 'Flu shots every Tuesday.\n\nhttps://lakeside.example/flu',
    });
    expect(opened.instagram.altTextsOf(post.remoteId)).toEqual(['A door.']);
  });

  test('of pictures and a video is a carousel, made of parts that are ready', async () => {
    const opened = open();
    const images = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((altText) => picture(altText));
    const { remoteId } = await published(opened, opened.request({ images, video }));
    expect(opened.instagram.altTextsOf(remoteId)).toEqual(['One', 'Two', 'Three', 'Four', 'Five', 'Six']);
    const [post] = opened.instagram.posts;
    expect(post?.fields).toMatchObject({ media_type: 'CAROUSEL', caption: 'Flu shots every Tuesday.' });
    expect(post?.fields.children?.split(',')).toHaveLength(7);
  });

  test.each([
    ['feed', { media_type: 'REELS', share_to_feed: 'true' }],
    ['reel', { media_type: 'REELS', share_to_feed: 'false' }],
    ['story', { media_type: 'STORIES' }],
  ] as const)('of a video as %s is made as that', async (form, fields) => {
    const opened = open();
    const cover = picture('A cover.');
    await published(opened, opened.request({ images: [], video: { ...video, cover }, options: { form } }));
    expect(opened.instagram.posts[0]?.fields).toMatchObject(fields);
    expect(opened.instagram.posts[0]?.fields.cover_url).toBe(
      form === 'story' ? undefined : 'https://bedside.example/media/picture.jpg',
    );
  });

  test('that cannot be made says why, and nothing is sent', async () => {
    const opened = open();
    const { address: _address, ...hidden } = picture('A door.');
    const lost = { ...picture('A door.'), address: () => Promise.reject(new Error('gone')) };
    const { address: _video, ...hiddenVideo } = video;
    const cases = [
      [{ images: [hidden] }, 'rejected', 'NO_PUBLIC_ADDRESS'],
      [{ images: [], video: hiddenVideo }, 'rejected', 'NO_PUBLIC_ADDRESS'],
      [{ images: [lost] }, 'not-sent', 'IMAGE_NOT_READABLE'],
      [{ images: [] }, 'rejected', 'MEDIA_MISSING'],
      [{ images: [picture('A'), picture('B')], options: { form: 'story' } }, 'rejected', 'STORY_TAKES_ONE'],
    ] as const;
    for (const [post, kind, code] of cases) {
      expect(await stage(opened, opened.request(post))).toMatchObject({ kind, code });
    }
    expect(opened.instagram.calls).toEqual([]);
  });

  test('whose picture is no JPEG, or is not to be fetched, is rejected', async () => {
    const opened = open();
    for (const name of ['picture.png', 'missing.jpg']) {
      const outcome = await stage(opened, opened.request({ images: [picture('A door.', name)] }));
      expect(outcome).toMatchObject({ kind: 'rejected', code: 'MEDIA_NOT_TAKEN' });
    }
  });

  test('that the network cannot make ready is rejected, and one that is not ready waits', async () => {
    const opened = open();
    opened.instagram.network.faults.set({ rules: [{ kind: 'container-error', times: 1 }] });
    const first = await stage(opened, opened.request());
    const handle = first?.kind === 'processing' ? first.handle : '';
    const early = await connector.deliver({ ...opened.request(), handle }, opened.io);
    expect(early).toMatchObject({ kind: 'retry-after', code: 'MEDIA_NOT_READY' });
    await opened.time.advance(3_000);
    expect(await stage(opened, opened.request(), handle)).toMatchObject({ kind: 'rejected', code: 'MEDIA_NOT_TAKEN' });
  });
});

describe('a doubt', () => {
  test('a refusal of the call that publishes proves nothing: the container does', async () => {
    const opened = open();
    const request = await staged(opened, opened.request());
    const refusal = () => Response.json({ error: { code: 100, message: 'A sentence.' } }, { status: 400 });
    opened.instagram.answerNext('POST /v25.0/178410000000001/media_publish', refusal);
    expect(await connector.deliver(request, opened.io)).toMatchObject({ kind: 'ambiguous', code: 'PARAMETER_REFUSED' });
    expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toEqual({ kind: 'absent' });
    expect(await connector.deliver(request, opened.io)).toMatchObject({ kind: 'published' });
  });

  test('a published container without a post in the list is never absent', async () => {
    const opened = open();
    const request = await staged(opened, opened.request());
    await connector.deliver(request, opened.io);
    opened.instagram.answerNext('GET /v25.0/178410000000001/media', () => Response.json({ data: [] }));
    expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toMatchObject({
      kind: 'ambiguous',
      code: 'ALREADY_PUBLISHED',
    });
  });

  test('a post with the same words beside a container that was not published is a doubt', async () => {
    const opened = open();
    const request = await staged(opened, opened.request());
    await published(opened, opened.request());
    expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toMatchObject({
      code: 'DOUBTFUL_MATCH',
    });
  });

  test('stories have no words: the only one of that time is ours, and of two nobody can tell', async () => {
    const opened = open();
    const request = await staged(opened, opened.request({ options: { form: 'story' } }));
    expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toEqual({ kind: 'absent' });
    opened.instagram.network.faults.set({ rules: [{ kind: 'reset-after-accept', times: 1 }] });
    expect(await connector.deliver(request, opened.io)).toMatchObject({ kind: 'ambiguous' });
    expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toMatchObject({ kind: 'found' });
    await published(opened, opened.request({ options: { form: 'story' } }));
    expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toMatchObject({
      code: 'SEVERAL_MATCHES',
    });
    const listed = await connector.listOwn({ account: opened.account, cursor: null, limit: 10 }, opened.io);
    expect(listed).toMatchObject({ posts: [] });
  });
});

test('a post is taken down by hand alone, and once it is, that is told', async () => {
  const opened = open();
  const { remoteId } = await published(opened, opened.request());
  const remove = () => connector.remove({ account: opened.account, remoteId }, opened.io);
  expect(await remove()).toMatchObject({ kind: 'rejected', code: 'REMOVE_BY_HAND' });
  opened.instagram.network.posts.remove(remoteId, 'person');
  expect(await remove()).toEqual({ kind: 'absent' });
});

test('the first comment stands, is found by its words, and can be taken down', async () => {
  const opened = open();
  const { remoteId: rootId } = await published(opened, opened.request());
  const post = { text: 'More on our page.', images: [], replyTo: { rootId, parentId: rootId } };
  opened.instagram.comment({ below: rootId, text: 'More on our page.', username: 'pat.example' });
  const request = opened.request(post);
  const { remoteId } = await published(opened, request);
  expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toMatchObject({
    kind: 'found',
    post: { remoteId },
  });
  expect(await connector.readBack({ ...request, remoteId }, opened.io)).toMatchObject({ kind: 'found' });
  expect(await connector.remove({ account: opened.account, remoteId }, opened.io)).toEqual({ kind: 'removed' });
  expect(await connector.readBack({ ...request, remoteId }, opened.io)).toEqual({ kind: 'absent' });
});

test('comments are listed with their answers, answered, hidden and removed', async () => {
  const opened = open();
  const { account, instagram, io } = opened;
  const { remoteId } = await published(opened, opened.request());
  const said = instagram.comment({ below: remoteId, text: 'Until when?', username: 'pat.example' });
  const { comments } = connector;
  const on = { account, remoteId, commentId: said.id };
  expect(await comments?.reply?.({ ...on, text: 'Until noon.' }, io)).toMatchObject({ kind: 'replied' });
  expect(await comments?.hide?.({ ...on, hidden: true }, io)).toEqual({ kind: 'done' });
  expect(await comments?.list({ account, remoteId, cursor: null, limit: 10 }, io)).toMatchObject({
    kind: 'page',
    cursor: null,
    comments: [
      { commentId: said.id, parentId: null, authorName: 'pat.example', text: 'Until when?', own: false, hidden: true },
      { parentId: said.id, authorName: 'lakeside', text: 'Until noon.', own: true },
    ],
  });
  expect(await comments?.remove?.(on, io)).toEqual({ kind: 'done' });
  expect(await comments?.remove?.(on, io)).toEqual({ kind: 'absent' });
  expect(await comments?.list({ account, remoteId: '1', cursor: null, limit: 10 }, io)).toEqual({ kind: 'absent' });
});

test('one number that is not told does not take the others', async () => {
  const opened = open();
  const { remoteId } = await published(opened, opened.request());
  opened.instagram.settings.goneMetrics = ['shares'];
  const measure = (id: string) => connector.measure?.({ account: opened.account, remoteId: id }, opened.io);
  expect(await measure(remoteId)).toEqual({
    kind: 'measured',
    numbers: { views: 900, reach: 700, likes: 40, comments: 3, saves: 5 },
  });
  expect(await measure('1')).toEqual({ kind: 'absent' });
});

test('an account that has made all posts of a day is told so, and waits', async () => {
  const opened = open();
  opened.instagram.settings.quotaTotal = 1;
  await published(opened, opened.request());
  const refused = await connector.deliver(await staged(opened, opened.request()), opened.io);
  expect(refused).toMatchObject({ kind: 'retry-after', code: 'TOO_MANY_REQUESTS' });
  const notes: { remaining: number; limit: number | null }[] = [];
  const io = { ...opened.io, noteBudget: (note: { remaining: number; limit: number | null }) => void notes.push(note) };
  const { credentials, serviceUrl } = opened.account;
  await connector.verify({ serviceUrl, credentials }, io);
  expect(notes).toContainEqual(expect.objectContaining({ remaining: 0, limit: 1 }));
});

describe('consent', () => {
  const redirectUri = 'https://bedside.example/connect/callback';
  const { consent } = connector;

  async function codeOf(opened: Opened): Promise<string> {
    const { app, serviceUrl } = opened.instagram;
    const asked = { app, serviceUrl, redirectUri, state: 's'.repeat(43), verifier: 'v' };
    const begun = await consent?.begin(asked, opened.io);
    if (begun?.kind !== 'begun') throw new Error(JSON.stringify(begun));
    const body = new URLSearchParams({ decision: 'yes' });
    const answer = await opened.instagram.answer(new Request(begun.redirectTo, { method: 'POST', body }));
    return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  }
  const finish = ({ instagram, io }: Opened, code: string) =>
    consent?.finish({ app: instagram.app, serviceUrl: instagram.serviceUrl, redirectUri, code, secrets: {} }, io);

  test('gives a token of sixty days, and a code works once', async () => {
    const opened = open();
    const code = await codeOf(opened);
    const granted = await finish(opened, `${code}#_`);
    expect(granted).toMatchObject({ kind: 'granted', credentials: { expiresAt: '2026-10-31T10:00:00.000Z' } });
    const credentials = granted?.kind === 'granted' ? granted.credentials : {};
    const verified = await connector.verify({ serviceUrl: opened.instagram.serviceUrl, credentials }, opened.io);
    expect(verified).toMatchObject({
      kind: 'verified',
      account: { handle: 'lakeside', remoteAccountId: lakesideAccount },
    });
    expect(await finish(opened, code)).toMatchObject({ kind: 'rejected' });
    expect(await consent?.revoke({ account: opened.account }, opened.io)).toMatchObject({ code: 'REVOKE_BY_HAND' });
  });

  test('without the permission to publish is none', async () => {
    const opened = open();
    opened.instagram.settings.declined = ['instagram_business_content_publish'];
    expect(await finish(opened, await codeOf(opened))).toMatchObject({ kind: 'reauthorize', code: 'SCOPE_MISSING' });
  });

  test('on the real network it is asked at the real hosts', async () => {
    const asked = { redirectUri, state: 's', verifier: 'v', serviceUrl: 'https://graph.instagram.com' };
    const begun = await consent?.begin({ ...asked, app: { appId: '7', appSecret: 'x' } }, open().io);
    expect(begun).toMatchObject({
      redirectTo: expect.stringMatching(/^https:\/\/www\.instagram\.com\/oauth\/authorize\?client_id=7&/u),
    });
    expect(await consent?.begin(asked, open().io)).toMatchObject({ code: 'APPLICATION_MISSING' });
  });
});

describe('a token', () => {
  /** The store of one account. */
  function storeOf(first: Credentials) {
    const held = { credentials: first, revision: '1' };
    return {
      held,
      key: 'channel',
      read: async () => ({ ...held }),
      async swap(expected: string, next: Credentials) {
        if (expected !== held.revision) return null;
        held.credentials = next;
        held.revision = String(Number(held.revision) + 1);
        return held.revision;
      },
    };
  }

  test('is renewed in the second half of its life, once, and goes on to hold', async () => {
    const opened = open();
    const store = storeOf(opened.account.credentials);
    const io = { ...opened.io, credentials: store };
    const list = (account: Account) => connector.listOwn({ account, cursor: null, limit: 1 }, io);
    await opened.time.advance(29 * dayMs);
    await list(opened.account);
    expect(store.held.credentials).toEqual(opened.account.credentials);
    await opened.time.advance(2 * dayMs);
    expect(await list(opened.account)).toMatchObject({ kind: 'page' });
    expect(store.held.credentials).toMatchObject({ expiresAt: '2026-12-01T10:00:00.000Z' });
    expect(store.held.credentials.accessToken).not.toBe(opened.account.credentials.accessToken);
    const renewals = () => opened.instagram.calls.filter((one) => one === 'GET /refresh_access_token').length;
    await list({ ...opened.account, credentials: store.held.credentials });
    expect(renewals()).toBe(1);
    await opened.time.advance(40 * dayMs);
    expect(await list({ ...opened.account, credentials: store.held.credentials })).toMatchObject({ kind: 'page' });
  });

  test('that could not be renewed goes on to hold, and one that has ended asks to connect again', async () => {
    const opened = open();
    const store = storeOf(opened.account.credentials);
    const io = { ...opened.io, credentials: store };
    const list = () => connector.listOwn({ account: opened.account, cursor: null, limit: 1 }, io);
    await opened.time.advance(31 * dayMs);
    opened.instagram.answerNext('GET /refresh_access_token', () => new Response('', { status: 503 }));
    expect(await list()).toMatchObject({ kind: 'page' });
    expect(store.held.credentials).toEqual(opened.account.credentials);
    await opened.time.advance(30 * dayMs);
    expect(await list()).toMatchObject({ kind: 'reauthorize', code: 'TOKEN_NOT_GOOD' });
  });
});

test('webhooks are of this network, and tell nothing of posts', () => {
  const body = {
    object: 'instagram',
    entry: [{ id: lakesideAccount, changes: [{ field: 'comments', value: { id: '1' } }] }],
  };
  expect(connector.webhooks?.read(body)).toEqual({
    id: null,
    news: [{ accountId: lakesideAccount, happened: 'other', remoteId: null }],
  });
  expect(connector.webhooks?.read({ ...body, object: 'page' })).toBeNull();
});
