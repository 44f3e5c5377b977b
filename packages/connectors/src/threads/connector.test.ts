import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, DeliverRequest, EgressFetch, OutgoingImage, OutgoingPost } from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { lakesideAccount } from '../testing/fake-meta-containers.ts';
import { createFakeThreads, type FakeThreads, startFakeThreads } from '../testing/fake-threads.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createThreadsConnector } from './connector.ts';

const connector = createThreadsConnector();

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

function picture(altText: string): OutgoingImage {
  return { ...sampleImage(altText), address: async () => 'https://bedside.example/media/picture.png' };
}

function subjectOf(threads: FakeThreads) {
  const goodCredentials = threads.credentialsOf(lakesideAccount);
  return {
    serviceUrl: threads.serviceUrl,
    goodCredentials,
    badCredentials: { ...goodCredentials, accessToken: 'not-a-token' },
    misbehave: (fault: keyof typeof faults, operation: 'publish' | 'edit' = 'publish') =>
      threads.network.faults.set({ rules: [{ kind: faults[fault], operation, times: 1 }] }),
    altTextsOf: async ({ remoteId }: { remoteId: string }) => threads.altTextsOf(remoteId),
    parentOf: async ({ remoteId }: { remoteId: string }) =>
      threads.posts.find(({ id }) => id === remoteId)?.replyTo ?? null,
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
  'threads',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const threads = createFakeThreads({ time });
      const fetch: EgressFetch = (url, init) => time.until(threads.fetch(url, init));
      const staging = { wait: time.advance, expire: async () => threads.expire(), leftBehind };
      return { ...subjectOf(threads), connector, fetch, now: time.now, staging, close: async () => undefined };
    },
  },
  { test },
);

runConnectorConformance(
  'threads over a socket',
  {
    ...harness,
    async open() {
      const threads = await startFakeThreads({ readyAfterMs: 0 });
      const impatient = createThreadsConnector({ callTimeoutMs: 1_500 });
      const staging = { wait: async () => undefined, expire: async () => threads.expire(), leftBehind };
      return { ...subjectOf(threads), connector: impatient, fetch: loopbackFetch, staging, close: threads.close };
    },
  },
  { test },
);

const armedAt = '2026-09-01T10:00:00.000Z';

function open() {
  const time = createVirtualTime(new Date(armedAt));
  const threads = createFakeThreads({ time });
  const fetch: EgressFetch = (url, init) => time.until(threads.fetch(url, init));
  const io: ConnectorIo = { fetch, now: time.now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: threads.serviceUrl,
    handle: 'lakeside',
    remoteAccountId: lakesideAccount,
    credentials: threads.credentialsOf(lakesideAccount),
    app: { ...threads.app },
  };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  });
  return { account, io, request, threads, time };
}
type Opened = ReturnType<typeof open>;

const stage = ({ io }: Opened, request: DeliverRequest, handle: string | null = null) =>
  connector.stage?.({ ...request, handle }, io);

async function staged(opened: Opened, request: DeliverRequest): Promise<DeliverRequest & { handle: string }> {
  let handle: string | null = null;
  for (let looks = 0; looks < 12; looks += 1) {
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

const video = {
  sha256: 'a'.repeat(64),
  mimeType: 'video/mp4',
  widthPx: 1_080,
  heightPx: 1_920,
  durationMs: 20_000,
  altText: 'A film of the ward.',
  source: { size: 10, read: async function* () {} },
  address: async () => 'https://bedside.example/media/video.mp4',
};

describe('a post', () => {
  test('of words has an address, and its link among them', async () => {
    const opened = open();
    const post = await published(opened, opened.request({ link: 'https://lakeside.example/flu' }));
    expect(post).toMatchObject({
      url: `${opened.threads.serviceUrl}/@lakeside/post/${post.remoteId}`,
      text: 'Flu shots every Tuesday.\n\nhttps://lakeside.example/flu',
    });
  });

  test('of twenty pictures and videos is a carousel with all alternative texts', async () => {
    const opened = open();
    const images = Array.from({ length: 19 }, (_, at) => picture(`Picture ${at + 1}`));
    const { remoteId } = await published(opened, opened.request({ images, video }));
    expect(opened.threads.altTextsOf(remoteId)).toEqual([...images.map(({ altText }) => altText), video.altText]);
  });

  test('of a video alone has its alternative text', async () => {
    const opened = open();
    const { remoteId } = await published(opened, opened.request({ video }));
    expect(opened.threads.altTextsOf(remoteId)).toEqual(['A film of the ward.']);
  });

  test('with emoji is measured by their bytes', async () => {
    const opened = open();
    await published(opened, opened.request({ text: '👍'.repeat(125) }));
    expect(await stage(opened, opened.request({ text: '👍'.repeat(126) }))).toMatchObject({
      kind: 'rejected',
      code: 'PARAMETER_REFUSED',
    });
  });

  test('whose pictures have no address that the network could reach is not sent', async () => {
    const opened = open();
    const outcome = await stage(opened, opened.request({ images: [sampleImage('A door.')] }));
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'NO_PUBLIC_ADDRESS' });
    expect(opened.threads.calls).toEqual([]);
  });
});

test('a refusal of the call that publishes proves nothing: the container does', async () => {
  const opened = open();
  const request = await staged(opened, opened.request());
  const refusal = () => Response.json({ error: { code: 100, message: 'A sentence.' } }, { status: 400 });
  opened.threads.answerNext('POST /v1.0/178410000000001/threads_publish', refusal);
  expect(await connector.deliver(request, opened.io)).toMatchObject({ kind: 'ambiguous', code: 'PARAMETER_REFUSED' });
  expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toEqual({ kind: 'absent' });
  expect(await connector.deliver(request, opened.io)).toMatchObject({ kind: 'published' });
  expect(await connector.deliver(request, opened.io)).toMatchObject({ kind: 'ambiguous', code: 'ALREADY_PUBLISHED' });
  expect(opened.threads.posts).toHaveLength(1);
});

test('answers are listed at every depth, answered and hidden', async () => {
  const opened = open();
  const { account, io, threads } = opened;
  const { remoteId } = await published(opened, opened.request());
  const said = threads.comment({ below: remoteId, text: 'Until when?', username: 'pat.example' });
  const { comments } = connector;
  const on = { account, remoteId, commentId: said.id };
  expect(await comments?.reply?.({ ...on, text: 'Until noon.' }, io)).toMatchObject({ kind: 'replied' });
  expect(await comments?.hide?.({ ...on, hidden: true }, io)).toEqual({ kind: 'done' });
  expect(await comments?.list({ account, remoteId, cursor: null, limit: 10 }, io)).toMatchObject({
    kind: 'page',
    cursor: null,
    comments: [
      { commentId: said.id, parentId: null, authorName: 'pat.example', text: 'Until when?', own: false, hidden: true },
      { parentId: said.id, authorName: 'lakeside', text: 'Until noon.', own: true, hidden: false },
    ],
  });
  expect(comments?.remove).toBeUndefined();
  expect(await comments?.reply?.({ ...on, commentId: '1', text: 'Nobody?' }, io)).toEqual({ kind: 'absent' });
  expect(await comments?.list({ account, remoteId: '1', cursor: null, limit: 10 }, io)).toEqual({ kind: 'absent' });
});

test('numbers are told one by one, and what was repeated counts as shared', async () => {
  const opened = open();
  const { remoteId } = await published(opened, opened.request());
  const measure = (id: string) => connector.measure?.({ account: opened.account, remoteId: id }, opened.io);
  const numbers = { views: 900, likes: 40, comments: 3, quotes: 1 };
  expect(await measure(remoteId)).toEqual({ kind: 'measured', numbers: { ...numbers, shares: 6 } });
  opened.threads.settings.goneMetrics = ['shares', 'reposts'];
  expect(await measure(remoteId)).toEqual({ kind: 'measured', numbers });
  expect(await measure('1')).toEqual({ kind: 'absent' });
});

test('an account that has made all posts of a day waits', async () => {
  const opened = open();
  opened.threads.settings.quotaTotal = 1;
  await published(opened, opened.request());
  const refused = await connector.deliver(await staged(opened, opened.request({ text: 'Another.' })), opened.io);
  expect(refused).toMatchObject({ kind: 'retry-after', code: 'TOO_MANY_REQUESTS' });
  const notes: unknown[] = [];
  const io = { ...opened.io, noteBudget: (note: unknown) => void notes.push(note) };
  const { credentials, serviceUrl } = opened.account;
  await connector.verify({ serviceUrl, credentials }, io);
  expect(notes).toEqual([expect.objectContaining({ remaining: 0, limit: 1 })]);
});

test('a person who says yes gives a token of sixty days, which is renewed in the second half of its life', async () => {
  const opened = open();
  const { app, serviceUrl } = opened.threads;
  const redirectUri = 'https://bedside.example/connect/callback';
  const asked = { app, serviceUrl, redirectUri, state: 's'.repeat(43), verifier: 'v' };
  const begun = await connector.consent?.begin(asked, opened.io);
  if (begun?.kind !== 'begun') throw new Error(JSON.stringify(begun));
  const body = new URLSearchParams({ decision: 'yes' });
  const answer = await opened.threads.answer(new Request(begun.redirectTo, { method: 'POST', body }));
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const granted = await connector.consent?.finish({ app, serviceUrl, redirectUri, code, secrets: {} }, opened.io);
  if (granted?.kind !== 'granted') throw new Error(JSON.stringify(granted));
  expect(granted.credentials.expiresAt).toBe('2026-10-31T10:00:00.000Z');
  const held = { credentials: granted.credentials, revision: '1' };
  const credentials = {
    key: 'channel',
    read: async () => ({ ...held }),
    async swap(_expected: string, next: Readonly<Record<string, string>>) {
      held.credentials = next;
      held.revision = `${held.revision}1`;
      return held.revision;
    },
  };
  await opened.time.advance(31 * 86_400_000);
  const account = { ...opened.account, credentials: granted.credentials };
  const listed = await connector.listOwn({ account, cursor: null, limit: 1 }, { ...opened.io, credentials });
  expect(listed).toMatchObject({ kind: 'page' });
  expect(held.credentials.expiresAt).toBe('2026-12-01T10:00:00.000Z');
  expect(opened.threads.calls).toContain('GET /refresh_access_token');
});

test('on the real network a person is asked at its real host', async () => {
  const asked = {
    redirectUri: 'https://bedside.example/x',
    state: 's',
    verifier: 'v',
    serviceUrl: 'https://graph.threads.net',
  };
  const begun = await connector.consent?.begin({ ...asked, app: { appId: '7', appSecret: 'x' } }, open().io);
  expect(begun).toMatchObject({
    redirectTo: expect.stringMatching(/^https:\/\/threads\.net\/oauth\/authorize\?client_id=7&/u),
  });
});

test('webhooks tell of posts that went, of whose they are', () => {
  const told = (field: string, value: object) => ({
    app_id: '1',
    topic: 'moderate',
    target_id: '7',
    values: { field, value },
  });
  const read = (body: unknown) => connector.webhooks?.read(body);
  expect(read(told('delete', { id: '123', owner: { owner_id: lakesideAccount } }))?.news).toEqual([
    { accountId: lakesideAccount, happened: 'post-removed', remoteId: '123' },
  ]);
  expect(read(told('publish', { id: '124' }))?.news).toEqual([
    { accountId: '7', happened: 'post-visible', remoteId: '124' },
  ]);
  expect(read(told('replies', { id: '125', root_post: { owner_id: lakesideAccount } }))?.news).toEqual([
    { accountId: lakesideAccount, happened: 'other', remoteId: null },
  ]);
  expect(read({ object: 'page', entry: [] })).toBeNull();
});
