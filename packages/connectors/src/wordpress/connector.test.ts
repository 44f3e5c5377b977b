import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, DeliverRequest, EgressFetch, OutgoingPost } from '../port.ts';
import { type ConformanceSubject, runConnectorConformance } from '../testing/conformance.ts';
import { createFakeWordpress, type FakeWordpress, startFakeWordpress } from '../testing/fake-wordpress.ts';
import { createVirtualTime, type VirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleFilm } from '../testing/sample-film.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { readBlocks } from './blocks.ts';
import { createWordpressConnector } from './connector.ts';

const connector = createWordpressConnector();

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

function subjectOf(wordpress: FakeWordpress, time?: VirtualTime) {
  const goodCredentials = wordpress.credentialsOf('nora');
  return {
    serviceUrl: wordpress.serviceUrl,
    goodCredentials,
    badCredentials: { ...goodCredentials, applicationPassword: 'not-a-password' },
    misbehave: (fault: keyof typeof faults, operation: 'publish' | 'edit' = 'publish') =>
      wordpress.network.faults.set({ rules: [{ kind: faults[fault], operation, times: 1 }] }),
    altTextsOf: async ({ remoteId }: { remoteId: string }) =>
      readBlocks(wordpress.articles.get(Number(remoteId))?.content ?? '').altTexts,
    staging: {
      wait: async (ms) => void (await time?.advance(ms)),
      expire: async () => wordpress.emptyDrafts(),
      leftBehind: async () => wordpress.leftBehind(),
    } satisfies ConformanceSubject['staging'],
  };
}

const harness = {
  manifest: connector.manifest,
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
} as const;

runConnectorConformance(
  'wordpress',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const wordpress = createFakeWordpress({ time });
      const fetch: EgressFetch = (url, init) => time.until(wordpress.fetch(url, init));
      return { ...subjectOf(wordpress, time), connector, fetch, now: time.now, close: async () => undefined };
    },
  },
  { test },
);

runConnectorConformance(
  'wordpress over a socket',
  {
    ...harness,
    async open() {
      const wordpress = await startFakeWordpress();
      const impatient = createWordpressConnector({ callTimeoutMs: 11_500 });
      // What is never answered ends with the connection.
      const fetch: EgressFetch = (url, init) => loopbackFetch(url, { ...init, timeoutMs: 1_000 });
      return { ...subjectOf(wordpress), connector: impatient, fetch, close: wordpress.close };
    },
  },
  { test },
);

const armedAt = '2026-09-01T10:00:00.000Z';
const deliveryKey = '01990000-0000-7000-8000-000000000001';

async function open(settings: Partial<FakeWordpress['settings']> = {}) {
  const time = createVirtualTime(new Date(armedAt));
  const wordpress = createFakeWordpress({ time });
  Object.assign(wordpress.settings, settings);
  const fetch: EgressFetch = (url, init) => time.until(wordpress.fetch(url, init));
  const io: ConnectorIo = { fetch, now: time.now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: wordpress.serviceUrl,
    handle: 'nora@www.example.org',
    remoteAccountId: '2',
    credentials: wordpress.credentialsOf('nora'),
  };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: {
      text: 'Flu shots every Tuesday.',
      link: null,
      images: [],
      languages: ['en'],
      options: { title: 'Flu shots' },
      ...post,
    },
    deliveryKey,
    firstArmedAt: armedAt,
  });
  return { time, wordpress, io, account, request };
}
type Opened = Awaited<ReturnType<typeof open>>;

const stage = ({ io }: Opened, request: DeliverRequest, handle: string | null = null) =>
  connector.stage?.({ ...request, handle }, io);

/** Hands in until it is ready, and publishes. */
async function publish(opened: Opened, request: DeliverRequest = opened.request()) {
  const handle = await handIn(opened, request);
  const outcome = await connector.deliver({ ...request, handle }, opened.io);
  if (outcome.kind !== 'published') throw new Error(outcome.code);
  return outcome.post;
}

async function handIn(opened: Opened, request: DeliverRequest): Promise<string> {
  let handle: string | null = null;
  for (;;) {
    const outcome = await stage(opened, request, handle);
    if (outcome === undefined || !('handle' in outcome)) throw new Error(JSON.stringify(outcome));
    if (outcome.kind === 'staged') return outcome.handle;
    ({ handle } = outcome);
  }
}

describe('connecting', () => {
  const verify = ({ io, account }: Opened, serviceUrl = account.serviceUrl, credentials = account.credentials) =>
    connector.verify({ serviceUrl, credentials }, io);

  test('tells the site’s name and whose account it is', async () => {
    const opened = await open({ folder: '/clinic' });
    expect(await verify(opened, 'https://www.example.org/clinic/wp-admin/index.php')).toMatchObject({
      kind: 'verified',
      displayName: 'Lakeside & Children’s',
      account: {
        serviceUrl: 'https://www.example.org/clinic',
        handle: 'nora@www.example.org/clinic',
        remoteAccountId: '2',
      },
    });
  });

  test('finds a site without pretty addresses by itself, and keeps how it is asked', async () => {
    const opened = await open({ pretty: false });
    const found = await verify(opened);
    expect(found).toMatchObject({ account: { serviceUrl: 'https://www.example.org/?rest_route=' } });
    const account = { ...opened.account, serviceUrl: 'https://www.example.org/?rest_route=' };
    expect(await publish(opened, { ...opened.request(), account })).toMatchObject({ remoteId: '11' });
  });

  test.each([
    [{ stripsAuthorization: true }, 'AUTHORIZATION_STRIPPED'],
    [{ stripsAuthorization: true, xmlrpc: false }, 'NOT_SIGNED_IN'],
    [{ takesPasswords: false }, 'APPLICATION_PASSWORDS_OFF'],
    [{ api: 'closed' }, 'REST_DISABLED'],
    [{ api: 'guarded' }, 'SITE_GUARDED'],
    [{ api: 'none' }, 'NOT_A_WORDPRESS'],
    [{ movedTo: 'https://example.org' }, 'SITE_REDIRECTS'],
  ] as const)('a site that is %j says %s', async (settings, code) => {
    expect(await verify(await open(settings))).toMatchObject({ code });
  });

  test('an answer that was fetched from another server leads away too', async () => {
    const opened = await open();
    const fetch: EgressFetch = async (url, init) => {
      const response = await opened.io.fetch(url, init);
      Object.defineProperty(response, 'url', { value: url.replace('www.', '') });
      return response;
    };
    expect(await verify({ ...opened, io: { ...opened.io, fetch } })).toMatchObject({ code: 'SITE_REDIRECTS' });
  });

  test.each([true, false])(
    'a wrong password is told, whether the site says so (%s) or not',
    async (tellsWrongPasswords) => {
      const opened = await open({ tellsWrongPasswords });
      const credentials = { username: 'nora', applicationPassword: 'wrong & <b>' };
      expect(await verify(opened, undefined, credentials)).toMatchObject({
        kind: 'reauthorize',
        code: 'PASSWORD_REFUSED',
      });
    },
  );

  test.each([[['read', 'edit_posts', 'upload_files']], [['read', 'edit_posts', 'publish_posts']]])(
    'a role with %j alone is too small',
    async (capabilities) => {
      const opened = await open();
      const credentials = opened.wordpress.credentialsOf('nora', capabilities);
      expect(await verify(opened, undefined, credentials)).toMatchObject({ code: 'ROLE_DOES_NOT_ALLOW' });
    },
  );

  test('without a password nothing is asked', async () => {
    const opened = await open();
    expect(await verify(opened, undefined, { username: 'nora' })).toMatchObject({ code: 'CREDENTIALS_MISSING' });
    expect(opened.wordpress.calls).toEqual([]);
  });
});

describe('a draft', () => {
  test('is marked with its delivery, and its answer may be lost', async () => {
    const opened = await open();
    opened.wordpress.network.faults.set({ rules: [{ kind: 'reset-after-accept', operation: 'stage', times: 1 }] });
    expect(await stage(opened, opened.request())).toMatchObject({ kind: 'not-sent' });
    expect(await stage(opened, opened.request())).toMatchObject({ kind: 'staged', handle: '11' });
    expect([...opened.wordpress.articles.values()]).toMatchObject([
      { slug: `bedside-${deliveryKey}`, status: 'draft' },
    ]);
  });

  test('gets an address made of its title when it is published, and keeps its delivery', async () => {
    const opened = await open();
    const post = await publish(opened);
    expect(post).toMatchObject({ url: 'https://www.example.org/flu-shots/', deliveryKey });
    expect(await connector.readBack({ ...opened.request(), remoteId: null }, opened.io)).toMatchObject({
      kind: 'found',
    });
  });

  test('takes its pictures in one by one, and none twice after a lost answer', async () => {
    const opened = await open();
    const images = [sampleImage('A nurse waves.'), sampleImage('A ramp leads to the door.')];
    const request = opened.request({ images });
    opened.wordpress.network.faults.set({ rules: [{ kind: 'reset-after-accept', operation: 'upload', times: 1 }] });
    const first = await stage(opened, request);
    expect(first).toMatchObject({ kind: 'processing', handle: '11' });
    expect(await stage(opened, request, '11')).toMatchObject({ kind: 'not-sent' });
    expect(await stage(opened, request, '11')).toMatchObject({ kind: 'staged' });
    expect([...opened.wordpress.attachments.values()].map(({ altText }) => altText)).toEqual(
      images.map(({ altText }) => altText),
    );
    const [article] = opened.wordpress.articles.values();
    expect(readBlocks(article?.content ?? '')).toMatchObject({
      altTexts: images.map(({ altText }) => altText),
      deliveryKey,
    });
    expect(article?.featuredMedia).toBe(12);
  });

  test('goes on in the next call where the time is over', async () => {
    const opened = await open();
    const request = opened.request({ images: [sampleImage('One.'), sampleImage('Two.')] });
    await stage(opened, request);
    opened.wordpress.network.faults.set({ rules: [{ kind: 'slow', operation: 'upload', times: 1, delayMs: 25_000 }] });
    expect(await stage(opened, request, '11')).toMatchObject({ kind: 'processing', handle: '11' });
    expect(await stage(opened, request, '11')).toMatchObject({ kind: 'staged', handle: '11' });
    expect(opened.wordpress.attachments.size).toBe(2);
  });

  test('is published by its words on a site that drops what nobody sees', async () => {
    const opened = await open({ dropsComments: true });
    const request = opened.request({ images: [sampleImage('One.')] });
    const { remoteId } = await publish(opened, request);
    const found = await connector.readBack({ ...request, remoteId: null }, opened.io);
    expect(found).toMatchObject({ kind: 'found', post: { remoteId, deliveryKey: null } });
  });

  test('that is not whole is not published', async () => {
    const opened = await open();
    const request = opened.request({ images: [sampleImage('One.')] });
    await stage(opened, request);
    expect(await connector.deliver({ ...request, handle: '11' }, opened.io)).toMatchObject({
      kind: 'not-sent',
      code: 'HANDLE_EXPIRED',
    });
  });

  test('of another account, or in the trash, is left alone', async () => {
    const opened = await open();
    const request = opened.request();
    const handle = await handIn(opened, request);
    const credentials = opened.wordpress.credentialsOf('rosa');
    const rosa = { ...request, account: { ...opened.account, credentials, remoteAccountId: '3' } };
    expect(await connector.deliver({ ...rosa, handle }, opened.io)).toMatchObject({ code: 'ROLE_DOES_NOT_ALLOW' });
    const article = opened.wordpress.articles.get(Number(handle));
    if (article !== undefined) article.status = 'trash';
    expect(await stage(opened, request, handle)).toMatchObject({ kind: 'rejected', code: 'GONE_FROM_NETWORK' });
    expect(await connector.deliver({ ...request, handle }, opened.io)).toMatchObject({ code: 'GONE_FROM_NETWORK' });
    expect(await connector.readBack({ ...request, handle, remoteId: null }, opened.io)).toEqual({ kind: 'absent' });
  });

  test('that a plugin holds back for review is in doubt', async () => {
    const opened = await open();
    const request = opened.request();
    const handle = await handIn(opened, request);
    opened.wordpress.network.faults.set({ rules: [{ kind: 'moderation', times: 1, delayMs: 60_000 }] });
    const doubt = { kind: 'ambiguous', code: 'IN_REVIEW' };
    expect(await connector.deliver({ ...request, handle }, opened.io)).toMatchObject(doubt);
    expect(await connector.readBack({ ...request, handle, remoteId: null }, opened.io)).toMatchObject(doubt);
    await opened.time.advance(60_000);
    expect(await connector.readBack({ ...request, handle, remoteId: null }, opened.io)).toMatchObject({
      kind: 'found',
    });
  });

  test('unlisted is nothing that a site knows', async () => {
    const opened = await open();
    const request = opened.request({ options: { title: 'T', visibility: 'unlisted' } });
    expect(await stage(opened, request)).toMatchObject({ kind: 'rejected', code: 'VISIBILITY_NOT_TAKEN' });
    expect(opened.wordpress.calls).toEqual([]);
  });

  test.each([
    [{ mimeTypes: [] }, 'UPLOAD_REFUSED'],
    [{ maxUploadBytes: 10 }, 'UPLOAD_TOO_LARGE'],
  ])('whose picture a site with %j does not take is refused', async (settings, code) => {
    const opened = await open(settings);
    const request = opened.request({ images: [sampleImage('One.')] });
    await stage(opened, request);
    expect(await stage(opened, request, '11')).toMatchObject({ kind: 'rejected', code });
  });

  test('whose picture cannot be read was not sent', async () => {
    const opened = await open();
    const image = { ...sampleImage('One.'), bytes: () => Promise.reject(new Error('/a/path')) };
    const request = opened.request({ images: [image] });
    await stage(opened, request);
    expect(await stage(opened, request, '11')).toMatchObject({ kind: 'not-sent', code: 'IMAGE_NOT_READABLE' });
  });
});

describe('a post without its handle, as after a restore', () => {
  test('is not taken for one of another delivery with the same words', async () => {
    const opened = await open();
    await publish(opened, { ...opened.request(), deliveryKey: '01990000-0000-7000-8000-000000000002' });
    expect(await connector.readBack({ ...opened.request(), remoteId: null }, opened.io)).toEqual({ kind: 'absent' });
  });

  test('is found though its words were changed, and beyond the first page', async () => {
    const opened = await open();
    const { remoteId } = await publish(opened);
    const article = opened.wordpress.articles.get(Number(remoteId));
    if (article !== undefined) article.content = article.content.replace('Tuesday', 'Wednesday');
    for (let number = 0; number < 60; number += 1) {
      await publish(opened, { ...opened.request(), deliveryKey: `01990000-0000-7000-8000-0000000001${10 + number}` });
    }
    const found = await connector.readBack({ ...opened.request(), remoteId: null }, opened.io);
    expect(found).toMatchObject({ kind: 'found', post: { remoteId, text: 'Flu shots every Wednesday.' } });
  });
});

describe('failures', () => {
  test.each([
    ['an account that lost its role', { kind: 'scope-removed', operation: 'publish' }, 'ROLE_DOES_NOT_ALLOW'],
    ['a password that was taken back', { kind: 'token-revoked', operation: 'publish' }, 'PASSWORD_REFUSED'],
  ] as const)('%s is asked to connect again', async (_what, rule, code) => {
    const opened = await open();
    const request = opened.request();
    const handle = await handIn(opened, request);
    opened.wordpress.network.faults.set({ rules: [rule] });
    const outcome = await connector.deliver({ ...request, handle }, opened.io);
    expect(outcome).toMatchObject({ kind: 'reauthorize', code });
  });

  test('an empty list that does not say how much there is in all is no answer', async () => {
    const opened = await open();
    opened.wordpress.answerNext('GET /wp-json/wp/v2/posts', () => Response.json([]));
    expect(await stage(opened, opened.request())).toMatchObject({ kind: 'not-sent', code: 'UNREADABLE_ANSWER' });
  });

  test('an address of a medium that is none does not get into a page', async () => {
    const opened = await open();
    const request = opened.request({ images: [sampleImage('One.')] });
    await stage(opened, request);
    const medium = { id: 99, slug: 'x', source_url: 'javascript:alert(1)', alt_text: 'One.' };
    opened.wordpress.answerNext('POST /wp-json/wp/v2/media', () => Response.json(medium, { status: 201 }));
    expect(await stage(opened, request, '11')).toMatchObject({ kind: 'not-sent', code: 'UNREADABLE_ANSWER' });
  });

  test('a parameter that only those who are signed in may give speaks of the sign-in', async () => {
    const opened = await open();
    const details = { status: { code: 'rest_forbidden_status', message: '…', data: { status: 401 } } };
    const body = { code: 'rest_invalid_param', message: '…', data: { status: 400, params: {}, details } };
    opened.wordpress.answerNext('GET /wp-json/wp/v2/posts', () => Response.json(body, { status: 400 }));
    const outcome = await connector.listOwn({ account: opened.account, cursor: null, limit: 5 }, opened.io);
    expect(outcome).toMatchObject({ kind: 'reauthorize', code: 'ROLE_DOES_NOT_ALLOW' });
  });
});

describe('a post with a film', () => {
  async function withFilm() {
    const opened = await open();
    const request = opened.request({ images: [sampleImage('One.')], video: sampleFilm('A walk.') });
    const { remoteId } = await publish(opened, request);
    const { account } = opened;
    return { ...opened, change: { account, remoteId, before: request.post, post: request.post } };
  }

  test('is corrected, and known to be', async () => {
    const { io, change } = await withFilm();
    const corrected = { ...change, post: { ...change.post, text: 'Walk in.' } };
    expect(await connector.edit?.(corrected, io)).toMatchObject({ kind: 'edited', post: { text: 'Walk in.' } });
    expect(await connector.readEdit?.(corrected, io)).toMatchObject({ kind: 'edited' });
  });

  test('loses the film where the new version has none', async () => {
    const { io, change, wordpress } = await withFilm();
    const { video: _film, ...post } = change.post;
    expect(await connector.readEdit?.({ ...change, post }, io)).toEqual({ kind: 'unedited' });
    expect(await connector.edit?.({ ...change, post }, io)).toMatchObject({ kind: 'edited' });
    expect(await connector.readEdit?.({ ...change, post }, io)).toMatchObject({ kind: 'edited' });
    expect([...wordpress.attachments.values()].map(({ altText }) => altText)).toEqual(['One.']);
  });

  test('from which somebody has taken the film is left alone', async () => {
    const { io, change, wordpress } = await withFilm();
    const article = wordpress.articles.get(Number(change.remoteId));
    if (article !== undefined) article.content = article.content.replace(/<video.*<\/video>/u, '');
    expect(await connector.edit?.({ ...change, post: { ...change.post, text: 'Walk in.' } }, io)).toEqual({
      kind: 'changed',
    });
  });
});

describe('taking down', () => {
  test.each([true, false])('takes the pictures along, on a site with a trash (%s) and without', async (hasTrash) => {
    const opened = await open({ hasTrash });
    const { remoteId } = await publish(opened, opened.request({ images: [sampleImage('One.')] }));
    expect(await connector.remove({ account: opened.account, remoteId }, opened.io)).toEqual({ kind: 'removed' });
    expect([opened.wordpress.articles.size, opened.wordpress.attachments.size]).toEqual([0, 0]);
  });

  test('goes on where it stopped', async () => {
    const opened = await open();
    const { remoteId } = await publish(opened, opened.request({ images: [sampleImage('One.')] }));
    opened.wordpress.network.faults.set({ rules: [{ kind: 'reset-before-accept', operation: 'discard', times: 1 }] });
    const remove = () => connector.remove({ account: opened.account, remoteId }, opened.io);
    expect((await remove()).kind).toBe('ambiguous');
    expect(opened.wordpress.articles.get(Number(remoteId))?.status).toBe('trash');
    expect(await remove()).toEqual({ kind: 'removed' });
    expect(opened.wordpress.attachments.size).toBe(0);
  });
});

describe('below a post', () => {
  async function openBelow(settings: Partial<FakeWordpress['settings']> = {}) {
    const opened = await open(settings);
    const { remoteId } = await publish(opened);
    const replyTo = { rootId: remoteId, parentId: remoteId };
    const first = {
      ...opened.request({ text: 'It’s "free" -- walk in.', replyTo, options: {} }),
      handle: 'comment-on-11',
    };
    return { ...opened, remoteId, first };
  }

  test.each([true, false])(
    'a first comment is found by its words, whether the account moderates (%s) or not',
    async (moderates) => {
      const { io, first } = await openBelow({ moderates });
      const out = await connector.deliver(first, io);
      expect(out).toMatchObject({ kind: 'published', post: { remoteId: expect.stringMatching(/^comment-\d+$/) } });
      expect(await connector.readBack({ ...first, remoteId: null }, io)).toMatchObject({ kind: 'found' });
      expect(await connector.deliver(first, io)).toMatchObject({ kind: 'ambiguous', code: 'COMMENT_STANDS_ALREADY' });
    },
  );

  test('where comments are closed, or the post is gone, a comment is rejected', async () => {
    const closed = await openBelow({ commentsOpen: false });
    expect(await connector.deliver(closed.first, closed.io)).toMatchObject({
      kind: 'rejected',
      code: 'COMMENTS_CLOSED',
    });
    const gone = await openBelow();
    await connector.remove({ account: gone.account, remoteId: gone.remoteId }, gone.io);
    expect(await connector.deliver(gone.first, gone.io)).toMatchObject({ kind: 'rejected', code: 'PARENT_GONE' });
  });

  test('a comment of our own is changed and taken down', async () => {
    const { io, account, first } = await openBelow();
    const out = await connector.deliver(first, io);
    if (out.kind !== 'published') throw new Error(out.code);
    const { remoteId } = out.post;
    const change = { account, remoteId, before: first.post, post: { ...first.post, text: 'Walk in.' } };
    expect(await connector.readEdit?.(change, io)).toEqual({ kind: 'unedited' });
    expect(await connector.edit?.(change, io)).toMatchObject({ kind: 'edited', post: { text: 'Walk in.' } });
    expect(await connector.edit?.({ ...change, post: first.post }, io)).toEqual({ kind: 'changed' });
    expect(await connector.remove({ account, remoteId }, io)).toEqual({ kind: 'removed' });
    expect(await connector.remove({ account, remoteId }, io)).toEqual({ kind: 'absent' });
    expect(await connector.readEdit?.(change, io)).toEqual({ kind: 'absent' });
  });

  test('comments of visitors are listed page by page, answered, held back and removed', async () => {
    const { io, account, remoteId, wordpress } = await openBelow();
    const articleId = Number(remoteId);
    const visitors = ['When?', 'Where?', 'Why?'].map((text) => wordpress.comment({ articleId, text }));
    const { comments } = connector;
    const list = (cursor: string | null) => comments?.list({ account, remoteId, cursor, limit: 2 }, io);
    expect(await list(null)).toMatchObject({
      comments: [{ text: 'When?', own: false }, { text: 'Where?' }],
      cursor: '2',
    });
    expect(await list('2')).toMatchObject({ comments: [{ text: 'Why?', authorId: null }], cursor: null });
    const on = { account, remoteId, commentId: String(visitors[0]?.id) };
    expect((await comments?.reply?.({ ...on, text: 'At nine.' }, io))?.kind).toBe('replied');
    for (const hidden of [true, true, false]) {
      expect(await comments?.hide?.({ ...on, hidden }, io)).toEqual({ kind: 'done' });
      expect(wordpress.comments.get(Number(on.commentId))?.status).toBe(hidden ? 'hold' : 'approved');
    }
    expect(await comments?.remove?.({ ...on, remoteId: '999' }, io)).toEqual({ kind: 'absent' });
    expect(await comments?.remove?.(on, io)).toEqual({ kind: 'done' });
    expect(await comments?.reply?.({ ...on, text: 'At ten.' }, io)).toEqual({ kind: 'absent' });
    expect(await comments?.list({ account, remoteId: '999', cursor: null, limit: 2 }, io)).toEqual({ kind: 'absent' });
  });
});

test('categories are told with their names as text, and chosen by their ids', async () => {
  const opened = await open();
  expect(await connector.listPlaces?.({ account: opened.account }, opened.io)).toEqual({
    kind: 'places',
    places: [
      { id: '1', name: 'Uncategorized' },
      { id: '4', name: 'Vaccines & prevention' },
    ],
  });
  const { remoteId } = await publish(opened, opened.request({ options: { title: 'T', place: '4' } }));
  expect(opened.wordpress.articles.get(Number(remoteId))?.categories).toEqual([4]);
});
