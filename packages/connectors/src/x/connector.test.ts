import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, DeliverRequest, EgressFetch, OutgoingPost, ReadBackRequest } from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { createFakeX, type FakeX } from '../testing/fake-x.ts';
import { startFakeX } from '../testing/fake-x-server.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createXConnector } from './connector.ts';

const connector = createXConnector();

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

function subjectOf(x: FakeX) {
  const goodCredentials = x.credentialsOf('lakeside');
  const postOf = ({ remoteId }: { remoteId: string }) => x.posts.find(({ id }) => id === remoteId);
  return {
    serviceUrl: x.serviceUrl,
    goodCredentials,
    badCredentials: { ...goodCredentials, accessToken: 'not-a-token' },
    misbehave: (fault: keyof typeof faults) =>
      x.network.faults.set({ rules: [{ kind: faults[fault], operation: 'publish', times: 1 }] }),
    altTextsOf: async (post: { remoteId: string }) =>
      (postOf(post)?.mediaIds ?? []).map((id) => x.media.get(id)?.altText ?? ''),
    parentOf: async (post: { remoteId: string }) => postOf(post)?.replyTo ?? null,
  };
}

const harness = {
  manifest: connector.manifest,
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
} as const;

runConnectorConformance(
  'x',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const x = createFakeX({ time });
      const fetch: EgressFetch = (url, init) => time.until(x.fetch(url, init));
      return { ...subjectOf(x), connector, fetch, now: time.now, close: async () => undefined };
    },
  },
  { test },
);

runConnectorConformance(
  'x over a socket',
  {
    ...harness,
    async open() {
      const x = await startFakeX();
      const impatient = createXConnector({ callTimeoutMs: 4_500 });
      return { ...subjectOf(x), connector: impatient, fetch: loopbackFetch, close: x.close };
    },
  },
  { test },
);

const armedAt = '2026-09-01T10:00:00.123Z';

function open() {
  let nowMs = Date.parse(armedAt);
  const now = () => new Date(nowMs);
  const pass = (ms: number) => void (nowMs += ms);
  const x = createFakeX({ now });
  const patient = createXConnector({ wait: async (ms) => pass(ms) });
  const io: ConnectorIo = { fetch: x.fetch, now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: x.serviceUrl,
    handle: 'lakeside',
    remoteAccountId: '2001',
    credentials: x.credentialsOf('lakeside'),
    app: x.app,
  };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en-US'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  });
  return { account, connector: patient, io, now, pass, request, x };
}
type Opened = ReturnType<typeof open>;

const deliver = ({ connector: patient, io }: Opened, request: DeliverRequest) => patient.deliver(request, io);
const look = ({ connector: patient, io }: Opened, request: DeliverRequest, remoteId: string | null = null) =>
  patient.readBack({ ...request, remoteId } satisfies ReadBackRequest, io);
const problem =
  (status: number, body: object, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers });

async function stand(opened: Opened, post: Partial<OutgoingPost> = {}): Promise<string> {
  const outcome = await deliver(opened, opened.request(post));
  if (outcome.kind !== 'published') throw new Error(outcome.kind);
  return outcome.post.remoteId;
}

describe('a post', () => {
  test('has an address where people see it', async () => {
    const opened = open();
    const outcome = await deliver(opened, opened.request());
    const [post] = opened.x.posts;
    expect(outcome).toMatchObject({
      kind: 'published',
      post: { remoteId: post?.id, url: `https://x.example.org/lakeside/status/${post?.id}` },
    });
  });

  test('is found by its words, whatever X writes in the place of its addresses and signs', async () => {
    const opened = open();
    const text = 'Tests & shots <today> at https://example.org/a?b=1&c=2, see https://example.org/flu';
    await stand(opened, { text });
    expect(await look(opened, opened.request({ text }))).toMatchObject({ kind: 'found', post: { text } });
  });

  test('that is long for a subscriber is found whole', async () => {
    const opened = open();
    opened.x.subscribe('lakeside', 'Premium');
    const { serviceUrl, credentials } = opened.account;
    const verified = await opened.connector.verify({ serviceUrl, credentials }, opened.io);
    const limits = { maxLength: 25_000, maxVideoSeconds: 7_500 };
    expect(verified).toMatchObject({ kind: 'verified', account: { limits } });
    const text = `${'Wash your hands & stay well. '.repeat(40)}https://example.org/flu`;
    await stand(opened, { text });
    expect(await look(opened, opened.request({ text }))).toMatchObject({ kind: 'found', post: { text } });
  });

  test('with pictures is found without the address that X puts behind it', async () => {
    const opened = open();
    const images = [sampleImage('A nurse waves.')];
    const staged = await opened.connector.stage?.({ ...opened.request({ images }), handle: null }, opened.io);
    if (staged?.kind !== 'staged') throw new Error(staged?.kind);
    await deliver(opened, { ...opened.request({ images }), handle: staged.handle });
    expect(await look(opened, opened.request({ images }))).toMatchObject({
      kind: 'found',
      post: { text: 'Flu shots every Tuesday.' },
    });
  });

  test('is not sent without the pictures that belong to it', async () => {
    const opened = open();
    const images = [sampleImage('A nurse waves.')];
    for (const handle of [undefined, 'nonsense', '{"media":[],"until":null}']) {
      const request = { ...opened.request({ images }), ...(handle === undefined ? {} : { handle }) };
      expect(await deliver(opened, request)).toMatchObject({ kind: 'not-sent', code: 'HANDLE_NEEDED' });
    }
    expect(opened.x.calls).toEqual([]);
  });
});

describe('finding a post again', () => {
  test('reads no more than was posted since it was armed, and no page more', async () => {
    const opened = open();
    opened.x.post({ text: 'Flu shots every Tuesday.' });
    opened.pass(3_600_000);
    const later = { ...opened.request(), firstArmedAt: opened.now().toISOString() };
    expect(await look(opened, later)).toEqual({ kind: 'absent' });
    expect(opened.x.calls).toEqual(['GET /2/users/2001/tweets']);
  });

  test('takes no post that answers another one than ours does', async () => {
    const opened = open();
    const first = opened.x.post({ text: 'One' });
    opened.x.post({ text: 'Flu shots every Tuesday.', replyTo: first.id });
    expect(await look(opened, opened.request())).toEqual({ kind: 'absent' });
    const replyTo = { rootId: first.id, parentId: first.id };
    expect(await look(opened, opened.request({ replyTo }))).toMatchObject({ kind: 'found' });
  });

  test('is in doubt when several fit, and when one of that time was rewritten', async () => {
    const twice = open();
    twice.x.post({ text: 'Flu shots every Tuesday.' });
    twice.x.post({ text: 'Flu shots every Tuesday.' });
    expect(await look(twice, twice.request())).toMatchObject({ kind: 'ambiguous', code: 'SEVERAL_MATCHES' });
    const edited = open();
    const { id } = edited.x.post({ text: 'Something else entirely.' });
    edited.x.network.posts.edit(id, 'Rewritten by hand.');
    expect(await look(edited, edited.request())).toMatchObject({ kind: 'ambiguous', code: 'DOUBTFUL_MATCH' });
  });

  test('by its id is found, absent when it is gone, and refused when it is somebody else’s', async () => {
    const opened = open();
    const id = await stand(opened);
    const foreign = opened.x.post({ accountId: '2002', text: 'Theirs' });
    expect(await look(opened, opened.request(), id)).toMatchObject({ kind: 'found' });
    expect(await look(opened, opened.request(), '1')).toEqual({ kind: 'absent' });
    expect(await look(opened, opened.request(), foreign.id)).toMatchObject({ kind: 'rejected', code: 'NOT_OWN_POST' });
    opened.x.answerNext(
      'GET /2/tweets/',
      problem(200, { errors: [{ type: 'https://api.x.com/2/problems/not-authorized-for-resource' }] }),
    );
    expect(await look(opened, opened.request(), id)).toMatchObject({ kind: 'ambiguous', code: 'RECORD_NOT_READ' });
  });
});

describe('what X refuses', () => {
  test('as a duplicate is in doubt, and looking settles it', async () => {
    const opened = open();
    await stand(opened);
    expect(await deliver(opened, opened.request())).toMatchObject({ kind: 'ambiguous', code: 'DUPLICATE' });
    expect(opened.x.posts).toHaveLength(1);
    expect(await look(opened, opened.request())).toMatchObject({ kind: 'found' });
  });

  test.each([
    ['usage', 'USAGE_CAP_REACHED'],
    ['credits', 'CREDITS_SPENT'],
  ] as const)('for a cap of %s is refused for good, and says why', async (cap, code) => {
    const opened = open();
    opened.x.settings.cap = cap;
    expect(await deliver(opened, opened.request())).toMatchObject({ kind: 'rejected', code });
    expect(opened.x.posts).toEqual([]);
  });

  test('for too many calls ends when X says', async () => {
    const opened = open();
    const notes: unknown[] = [];
    const resetAt = Math.floor(Date.parse(armedAt) / 1_000) + 90;
    opened.x.answerNext(
      'POST /2/tweets',
      problem(429, { title: 'Too Many Requests' }, { 'x-rate-limit-reset': String(resetAt) }),
    );
    const io = { ...opened.io, noteBudget: (note: unknown) => notes.push(note) };
    const outcome = await opened.connector.deliver(opened.request(), io);
    expect(outcome).toMatchObject({ kind: 'retry-after', retryAfterMs: resetAt * 1_000 - Date.parse(armedAt) });
    expect(notes).toMatchObject([{ remaining: 0 }, { remaining: 0 }]);
  });

  test.each([
    ['You attempted to reply to a Tweet that is deleted or not visible to you.', 'rejected', 'PARENT_GONE'],
    ['Reply to this conversation is not allowed because …', 'rejected', 'REPLY_NOT_ALLOWED'],
    ['This user is not allowed to post a video longer than 20 minutes.', 'rejected', 'VIDEO_REFUSED'],
    ['You are not permitted to perform this action.', 'reauthorize', 'HTTP_403'],
  ])('with "%s" is %s', async (detail, kind, code) => {
    const opened = open();
    opened.x.answerNext('POST /2/tweets', problem(403, { title: 'Forbidden', type: 'about:blank', detail }));
    expect(await deliver(opened, opened.request())).toMatchObject({ kind, code });
  });
});

test('a post is removed once; one that is somebody else’s is left alone', async () => {
  const opened = open();
  const foreign = opened.x.post({ accountId: '2002', text: 'Theirs' });
  const remove = (remoteId: string) => opened.connector.remove({ account: opened.account, remoteId }, opened.io);
  expect(await remove(foreign.id)).toMatchObject({ kind: 'rejected', code: 'NOT_OWN_POST' });
  const id = await stand(opened);
  expect(await remove(id)).toEqual({ kind: 'removed' });
  expect(await remove(id)).toEqual({ kind: 'absent' });
  expect(opened.x.posts.map((post) => post.id)).toEqual([foreign.id]);
});

test('what was counted is told, and what was not is left out', async () => {
  const opened = open();
  const id = await stand(opened);
  opened.x.count(id, { impression_count: 812, like_count: 12, bookmark_count: 3 });
  const measure = (remoteId: string) => opened.connector.measure?.({ account: opened.account, remoteId }, opened.io);
  expect(await measure(id)).toEqual({
    kind: 'measured',
    numbers: { impressions: 812, likes: 12, comments: 0, shares: 0, quotes: 0, saves: 3 },
  });
  opened.x.answerNext('GET /2/tweets/', problem(200, { data: { id, text: 'x', public_metrics: { like_count: 4 } } }));
  expect(await measure(id)).toEqual({ kind: 'measured', numbers: { likes: 4 } });
  expect(await measure('1')).toEqual({ kind: 'absent' });
});
