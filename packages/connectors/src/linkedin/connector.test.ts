import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, DeliverRequest, EgressFetch, OutgoingPost, ReadBackRequest } from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { createFakeLinkedIn, type FakeLinkedIn } from '../testing/fake-linkedin.ts';
import { startFakeLinkedIn } from '../testing/fake-linkedin-server.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createLinkedInConnector } from './connector.ts';

const connector = createLinkedInConnector();

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

type Shown = { media?: { altText?: string }; multiImage?: { images: { altText?: string }[] } } | null;

function subjectOf(linkedin: FakeLinkedIn) {
  const goodCredentials = linkedin.credentials();
  return {
    serviceUrl: linkedin.serviceUrl,
    goodCredentials,
    badCredentials: { ...goodCredentials, accessToken: 'not-a-token' },
    misbehave: (fault: keyof typeof faults, operation: 'publish' | 'edit' = 'publish') =>
      linkedin.network.faults.set({ rules: [{ kind: faults[fault], operation, times: 1 }] }),
    async altTextsOf(post: { remoteId: string }) {
      // Written by the connector and checked by the fake.
      const shown = linkedin.contentOf(post.remoteId) as Shown;
      const images = shown?.multiImage?.images ?? (shown?.media === undefined ? [] : [shown.media]);
      return images.map(({ altText }) => altText ?? '');
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
  'linkedin',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const linkedin = createFakeLinkedIn({ time });
      const fetch: EgressFetch = (url, init) => time.until(linkedin.fetch(url, init));
      return { ...subjectOf(linkedin), connector, fetch, now: time.now, close: async () => undefined };
    },
  },
  { test },
);

runConnectorConformance(
  'linkedin over a socket',
  {
    ...harness,
    async open() {
      const linkedin = await startFakeLinkedIn();
      const impatient = createLinkedInConnector({ callTimeoutMs: 4_500 });
      return { ...subjectOf(linkedin), connector: impatient, fetch: loopbackFetch, close: linkedin.close };
    },
  },
  { test },
);

const armedAt = '2026-09-01T22:40:00.123Z';

function open() {
  let nowMs = Date.parse(armedAt);
  const now = () => new Date(nowMs);
  const pass = (ms: number) => void (nowMs += ms);
  const linkedin = createFakeLinkedIn({ now });
  const patient = createLinkedInConnector({ wait: async (ms) => pass(ms) });
  const io: ConnectorIo = { fetch: linkedin.fetch, now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: linkedin.serviceUrl,
    handle: 'lakeside-childrens',
    remoteAccountId: '5001',
    credentials: linkedin.credentials(),
    app: linkedin.app,
  };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en-US'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  });
  return { account, connector: patient, io, linkedin, now, pass, request };
}
type Opened = ReturnType<typeof open>;

async function handleOf(opened: Opened, request: DeliverRequest): Promise<string> {
  const outcome = await opened.connector.stage?.({ ...request, handle: null }, opened.io);
  if (outcome?.kind !== 'staged') throw new Error(outcome?.kind);
  return outcome.handle;
}
const deliver = async (opened: Opened, request: DeliverRequest) =>
  opened.connector.deliver({ ...request, handle: await handleOf(opened, request) }, opened.io);
const look = ({ connector: patient, io }: Opened, request: DeliverRequest, remoteId: string | null = null) =>
  patient.readBack({ ...request, remoteId } satisfies ReadBackRequest, io);

async function stand(opened: Opened, post: Partial<OutgoingPost> = {}): Promise<string> {
  const outcome = await deliver(opened, opened.request(post));
  if (outcome.kind !== 'published') throw new Error(outcome.kind);
  return outcome.post.remoteId;
}

describe('a post', () => {
  test('has the name that LinkedIn gave it, and an address where people see it', async () => {
    const opened = open();
    const remoteId = await stand(opened);
    expect(remoteId).toMatch(/^urn:li:share:\d+$/);
    const found = await look(opened, opened.request(), remoteId);
    expect(found).toMatchObject({
      kind: 'found',
      post: { remoteId, url: `https://linkedin.example.org/feed/update/${remoteId}/`, createdAt: armedAt },
    });
  });

  test('arrives whole, whatever signs are in it', async () => {
    const opened = open();
    const text =
      'Free (really!) shots @ the clinic_2 | *today* <here> [map] {1} ~9 #FluShots #2026 a\\b https://example.org/a_(b)#c';
    await stand(opened, { text });
    expect(opened.linkedin.posts.map((post) => post.text)).toEqual([text]);
    expect(await look(opened, opened.request({ text }))).toMatchObject({ kind: 'found', post: { text } });
  });

  test('has its link as a card, with a title and its only picture', async () => {
    const opened = open();
    const link = 'https://www.example.org/flu';
    const plain = await stand(opened, { link });
    expect(opened.linkedin.contentOf(plain)).toEqual({ article: { source: link, title: 'example.org' } });
    const options = { title: 'Where to get your flu shot' };
    const full = await stand(opened, { text: 'Two', link, images: [sampleImage('A nurse waves.')], options });
    expect(opened.linkedin.contentOf(full)).toEqual({
      article: {
        source: link,
        title: options.title,
        thumbnail: expect.stringMatching(/^urn:li:image:/),
        thumbnailAltText: 'A nurse waves.',
      },
    });
  });

  test('with more to show has its link in the text', async () => {
    const opened = open();
    const post = { link: 'https://example.org/flu', images: [sampleImage('One'), sampleImage('Two')] };
    const remoteId = await stand(opened, post);
    expect(opened.linkedin.posts[0]?.text).toBe('Flu shots every Tuesday.\n\nhttps://example.org/flu');
    expect(opened.linkedin.contentOf(remoteId)).toMatchObject({
      multiImage: { images: [{ altText: 'One' }, { altText: 'Two' }] },
    });
    expect(await look(opened, opened.request(post))).toMatchObject({ kind: 'found', post: { remoteId } });
  });

  test('is not sent without what belongs to it', async () => {
    const opened = open();
    const request = opened.request({ images: [sampleImage('A nurse waves.')] });
    for (const handle of ['nonsense', '{"media":[]}']) {
      const outcome = await opened.connector.deliver({ ...request, handle }, opened.io);
      expect(outcome).toMatchObject({ kind: 'not-sent', code: 'HANDLE_NEEDED' });
    }
    expect(opened.linkedin.calls).toEqual([]);
  });

  test('of which LinkedIn does not tell the name is in doubt', async () => {
    const opened = open();
    opened.linkedin.answerNext('POST /rest/posts', () => new Response(null, { status: 201 }));
    expect(await deliver(opened, opened.request())).toMatchObject({ kind: 'ambiguous', code: 'UNREADABLE_ANSWER' });
  });
});

describe('finding a post again', () => {
  test('a post that is asked for waits, and one whose media failed is declined', async () => {
    for (const [kind, expected] of [
      ['moderation', { kind: 'ambiguous', code: 'IN_REVIEW' }],
      ['declined', { kind: 'rejected', code: 'DECLINED' }],
    ] as const) {
      const opened = open();
      opened.linkedin.network.faults.set({ rules: [{ kind, delayMs: kind === 'declined' ? 0 : 60_000 }] });
      const id = await stand(opened);
      if (kind === 'declined')
        opened.linkedin.answerNext('GET /rest/posts/', () =>
          Response.json({ id, author: 'urn:li:organization:5001', commentary: 'x', lifecycleState: 'PUBLISH_FAILED' }),
        );
      expect(await look(opened, opened.request(), id)).toMatchObject(expected);
    }
  });

  test('is refused when it is another page’s, and absent when it is gone', async () => {
    const opened = open();
    const foreign = opened.linkedin.post({ organizationId: '5002', text: 'Theirs' });
    expect(await look(opened, opened.request(), foreign.id)).toMatchObject({ kind: 'rejected', code: 'NOT_OWN_POST' });
    expect(await look(opened, opened.request(), 'urn:li:share:1')).toEqual({ kind: 'absent' });
    const remove = (remoteId: string) => opened.connector.remove({ account: opened.account, remoteId }, opened.io);
    expect(await remove(foreign.id)).toMatchObject({ kind: 'rejected', code: 'NOT_OWN_POST' });
  });

  test('is in doubt when one of that time was edited', async () => {
    const opened = open();
    const { id } = opened.linkedin.post({ text: 'Something else entirely.' });
    opened.linkedin.network.posts.edit(id, 'Rewritten by hand.');
    expect(await look(opened, opened.request())).toMatchObject({ kind: 'ambiguous', code: 'DOUBTFUL_MATCH' });
  });
});

describe('what LinkedIn refuses', () => {
  test('as a duplicate is in doubt, and looking settles it', async () => {
    const opened = open();
    await stand(opened);
    expect(await deliver(opened, opened.request())).toMatchObject({ kind: 'ambiguous', code: 'DUPLICATE' });
    expect(await look(opened, opened.request())).toMatchObject({ kind: 'found' });
    expect(opened.linkedin.posts).toHaveLength(1);
  });

  test('because the version has ended says so, and nothing was made', async () => {
    const opened = open();
    opened.linkedin.settings.versions = ['202709'];
    expect(await deliver(opened, opened.request())).toMatchObject({ kind: 'rejected', code: 'VERSION_ENDED' });
    const { serviceUrl, credentials } = opened.account;
    expect(await opened.connector.verify({ serviceUrl, credentials }, opened.io)).toMatchObject({
      code: 'VERSION_ENDED',
    });
  });

  test('for the day ends at midnight in UTC, an hour ahead at most', async () => {
    const opened = open();
    opened.linkedin.settings.dayLimit = true;
    expect(await deliver(opened, opened.request())).toMatchObject({ kind: 'retry-after', retryAfterMs: 3_600_000 });
    opened.pass(60 * 60_000);
    expect(await deliver(opened, opened.request())).toMatchObject({ kind: 'retry-after', retryAfterMs: 1_199_877 });
  });

  test('because a role was taken away asks to connect again', async () => {
    const opened = open();
    opened.linkedin.roles.splice(0, 1);
    expect(await deliver(opened, opened.request())).toMatchObject({
      kind: 'reauthorize',
      code: 'NOT_PERMITTED_BY_ROLE',
    });
    const { serviceUrl, credentials } = opened.account;
    const verified = await opened.connector.verify({ serviceUrl, credentials }, opened.io);
    expect(verified).toMatchObject({ kind: 'reauthorize', code: 'NOT_PERMITTED_BY_ROLE' });
  });
});

describe('a first comment', () => {
  const first = async (opened: Opened, text = 'Book at https://example.org/book (free)') => {
    const id = await stand(opened);
    return opened.request({ text, replyTo: { rootId: id, parentId: id } });
  };

  test('stands below the post as it was written, and is found and taken down', async () => {
    const opened = open();
    const request = await first(opened);
    const outcome = await deliver(opened, request);
    const [comment] = opened.linkedin.comments;
    expect(outcome).toMatchObject({ kind: 'published', post: { remoteId: comment?.urn } });
    expect(comment).toMatchObject({ text: request.post.text, actor: 'urn:li:organization:5001', parent: null });
    const remoteId = comment?.urn ?? '';
    expect(await look(opened, request)).toMatchObject({ kind: 'found', post: { remoteId } });
    expect(await look(opened, request, remoteId)).toMatchObject({ kind: 'found', post: { remoteId } });
    const remove = () => opened.connector.remove({ account: opened.account, remoteId }, opened.io);
    expect([await remove(), await remove()]).toEqual([{ kind: 'removed' }, { kind: 'absent' }]);
    expect(await look(opened, request, remoteId)).toEqual({ kind: 'absent' });
  });

  test('whose answer was lost is found, and not by what others wrote', async () => {
    const opened = open();
    const request = await first(opened);
    opened.linkedin.comment({ object: request.post.replyTo?.rootId ?? '', text: request.post.text });
    expect(await look(opened, request)).toEqual({ kind: 'absent' });
    opened.linkedin.network.faults.set({ rules: [{ kind: 'reset-after-accept', operation: 'publish', times: 1 }] });
    expect((await deliver(opened, request)).kind).toBe('ambiguous');
    expect(await look(opened, request)).toMatchObject({ kind: 'found' });
  });

  test('below a post that is gone is not made', async () => {
    const opened = open();
    const request = await first(opened);
    opened.linkedin.network.posts.remove(request.post.replyTo?.rootId ?? '', 'person');
    expect(await deliver(opened, request)).toMatchObject({ kind: 'rejected', code: 'PARENT_GONE' });
    expect(await look(opened, request)).toEqual({ kind: 'absent' });
  });
});

test('an edit changes words alone, and what goes with them stays', async () => {
  const opened = open();
  const images = [sampleImage('A nurse waves.')];
  const remoteId = await stand(opened, { images });
  const before = opened.request({ images }).post;
  const edit = (post: OutgoingPost) =>
    opened.connector.edit?.({ account: opened.account, remoteId, before, post }, opened.io);
  const described = { ...before, text: 'Other words', images: [sampleImage('Another description')] };
  expect(await edit(described)).toMatchObject({ kind: 'rejected', code: 'MEDIA_STAYS' });
  const content = opened.linkedin.contentOf(remoteId);
  expect(await edit({ ...before, text: 'Flu shots (free) on Wednesday' })).toMatchObject({
    kind: 'edited',
    post: { text: 'Flu shots (free) on Wednesday' },
  });
  expect(opened.linkedin.posts[0]?.text).toBe('Flu shots (free) on Wednesday');
  expect(opened.linkedin.contentOf(remoteId)).toEqual(content);
});

test('what was counted is told, and of what nobody has seen nothing', async () => {
  const opened = open();
  const id = await stand(opened);
  const measure = (remoteId: string) => opened.connector.measure?.({ account: opened.account, remoteId }, opened.io);
  expect(await measure(id)).toEqual({ kind: 'measured', numbers: {} });
  opened.linkedin.count(id, { impressionCount: 812, uniqueImpressionsCount: 400, clickCount: 9, likeCount: -1 });
  expect(await measure(id)).toEqual({ kind: 'measured', numbers: { impressions: 812, reach: 400, clicks: 9 } });
  expect(await measure('urn:li:share:1')).toEqual({ kind: 'absent' });
});

describe('comments', () => {
  const prepared = async () => {
    const opened = open();
    const remoteId = await stand(opened);
    const { comments } = opened.connector;
    if (comments?.reply === undefined || comments.remove === undefined) throw new Error('LinkedIn has comments.');
    const { list, reply, remove } = comments;
    const { account, io } = opened;
    return {
      ...opened,
      remoteId,
      list: (cursor: string | null = null, limit = 10) => list({ account, remoteId, cursor, limit }, io),
      reply: (commentId: string, text: string) => reply({ account, remoteId, commentId, text }, io),
      remove: (commentId: string) => remove({ account, remoteId, commentId }, io),
    };
  };

  test('are told with the answers below them, page by page', async () => {
    const opened = await prepared();
    const question = opened.linkedin.comment({ object: opened.remoteId, text: 'Do I need a card?' });
    const second = opened.linkedin.comment({ object: opened.remoteId, text: 'Thanks' });
    const answered = await opened.reply(question.urn, 'No, just come by.');
    const answer = opened.linkedin.comments.at(-1);
    expect(answered).toEqual({ kind: 'replied', commentId: answer?.urn });
    expect(await opened.list(null, 1)).toMatchObject({
      kind: 'page',
      cursor: '1',
      comments: [
        {
          commentId: question.urn,
          parentId: null,
          own: false,
          text: 'Do I need a card?',
          authorId: 'urn:li:person:maria',
        },
        { commentId: answer?.urn, parentId: question.urn, own: true, text: 'No, just come by.' },
      ],
    });
    expect(await opened.list('1', 10)).toMatchObject({ cursor: null, comments: [{ commentId: second.urn }] });
  });

  test('are taken down; those that are gone are absent', async () => {
    const opened = await prepared();
    const spam = opened.linkedin.comment({ object: opened.remoteId, text: 'Buy pills here' });
    expect([await opened.remove(spam.urn), await opened.remove(spam.urn)]).toEqual([
      { kind: 'done' },
      { kind: 'absent' },
    ]);
    expect(await opened.remove('nonsense')).toEqual({ kind: 'absent' });
    expect(await opened.reply(spam.urn, 'Hello?')).toEqual({ kind: 'absent' });
    opened.linkedin.network.posts.remove(opened.remoteId, 'person');
    expect(await opened.list()).toEqual({ kind: 'absent' });
  });
});
