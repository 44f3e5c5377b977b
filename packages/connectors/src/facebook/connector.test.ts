import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, DeliverRequest, EgressFetch, OutgoingPost, OutgoingVideo } from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import {
  createFakeFacebook,
  type FakeFacebook,
  harborPage,
  lakesidePage,
  startFakeFacebook,
} from '../testing/fake-facebook.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { readWebhook } from '../webhooks/read.ts';
import { checkSignature, signWebhook } from '../webhooks/signature.ts';
import { createFacebookConnector } from './connector.ts';

const connector = createFacebookConnector({ wait: async () => undefined });

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

function subjectOf(facebook: FakeFacebook) {
  const goodCredentials = facebook.credentialsOf(lakesidePage);
  return {
    serviceUrl: facebook.serviceUrl,
    goodCredentials,
    badCredentials: { ...goodCredentials, accessToken: 'not-a-token' },
    misbehave: (fault: keyof typeof faults, operation: 'publish' | 'edit' = 'publish') =>
      facebook.network.faults.set({ rules: [{ kind: faults[fault], operation, times: 1 }] }),
    altTextsOf: async ({ remoteId }: { remoteId: string }) => {
      const post = facebook.posts.find(({ id }) => id === remoteId);
      return (post?.photoIds ?? []).map((id) => facebook.photos.get(id)?.altText ?? '');
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
  'facebook',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
      const facebook = createFakeFacebook({ time });
      const fetch: EgressFetch = (url, init) => time.until(facebook.fetch(url, init));
      return { ...subjectOf(facebook), connector, fetch, now: time.now, close: async () => undefined };
    },
  },
  { test },
);

runConnectorConformance(
  'facebook over a socket',
  {
    ...harness,
    async open() {
      const facebook = await startFakeFacebook();
      const impatient = createFacebookConnector({ callTimeoutMs: 1_500, wait: async () => undefined });
      return { ...subjectOf(facebook), connector: impatient, fetch: loopbackFetch, close: facebook.close };
    },
  },
  { test },
);

const armedAt = '2026-09-01T10:00:00.000Z';

function open() {
  const time = createVirtualTime(new Date(armedAt));
  const facebook = createFakeFacebook({ time });
  const fetch: EgressFetch = (url, init) => time.until(facebook.fetch(url, init));
  const io: ConnectorIo = { fetch, now: time.now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: facebook.serviceUrl,
    handle: 'lakeside',
    remoteAccountId: lakesidePage,
    credentials: facebook.credentialsOf(lakesidePage),
    app: { ...facebook.app },
  };
  const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  });
  return { account, facebook, io, request, time };
}
type Opened = ReturnType<typeof open>;

const stage = ({ io }: Opened, request: DeliverRequest, handle: string | null = null) =>
  connector.stage?.({ ...request, handle }, io);

/** Hands in and looks again until it is ready. */
async function staged(opened: Opened, request: DeliverRequest): Promise<DeliverRequest & { handle: string }> {
  let handle: string | null = null;
  for (let looks = 0; looks < 10; looks += 1) {
    const outcome = await stage(opened, request, handle);
    if (outcome?.kind === 'staged') return { ...request, handle: outcome.handle };
    if (outcome?.kind !== 'processing') throw new Error(JSON.stringify(outcome));
    ({ handle } = outcome);
  }
  throw new Error('never ready');
}

async function published(opened: Opened, request: DeliverRequest) {
  const outcome = await connector.deliver(await staged(opened, request), opened.io);
  if (outcome.kind !== 'published') throw new Error(JSON.stringify(outcome));
  return outcome.post;
}

function video(bytes = 9_000_000): OutgoingVideo {
  const whole = new Uint8Array(bytes).fill(7);
  return {
    sha256: 'a'.repeat(64),
    mimeType: 'video/mp4',
    widthPx: 1_080,
    heightPx: 1_920,
    durationMs: 20_000,
    altText: 'A nurse waves.',
    source: {
      size: bytes,
      async *read(offset, length) {
        for (let at = offset; at < offset + length; at += 500_000) {
          yield whole.subarray(at, Math.min(at + 500_000, offset + length));
        }
      },
    },
  };
}

describe('a post', () => {
  test('carries its link as a card, and every request its proof', async () => {
    const opened = open();
    const post = await published(opened, opened.request({ link: 'https://lakeside.example/flu' }));
    expect(post).toMatchObject({
      url: `${opened.facebook.serviceUrl}/${post.remoteId}`,
      text: 'Flu shots every Tuesday.',
    });
    expect(opened.facebook.posts).toMatchObject([
      { link: 'https://lakeside.example/flu', text: 'Flu shots every Tuesday.' },
    ]);
    const wrong = { ...opened.account, app: { ...opened.facebook.app, appSecret: 'another secret' } };
    const refused = await connector.deliver({ ...opened.request(), account: wrong }, opened.io);
    expect(refused).toMatchObject({ kind: 'rejected', code: 'PARAMETER_REFUSED' });
  });

  test('with pictures has its link among the words, and is known by its pictures again', async () => {
    const opened = open();
    const images = ['One', 'Two', 'Three', 'Four', 'Five'].map(sampleImage);
    const request = await staged(opened, opened.request({ images, text: '', link: 'https://lakeside.example/flu' }));
    opened.facebook.network.faults.set({ rules: [{ kind: 'timeout-after-accept', times: 1 }] });
    expect(await connector.deliver(request, opened.io)).toMatchObject({ kind: 'ambiguous' });
    const [post] = opened.facebook.posts;
    expect(post).toMatchObject({ text: 'https://lakeside.example/flu', link: null });
    opened.facebook.network.posts.edit(post?.id.split('_')[1] ?? '', 'Somebody wrote other words.');
    expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toMatchObject({
      kind: 'found',
      post: { remoteId: post?.id },
    });
  });

  test('that says the same as the last one is in doubt, as an earlier call may have made it', async () => {
    const opened = open();
    opened.facebook.network.faults.set({ rules: [{ kind: 'duplicate-refusal', times: 1 }] });
    expect(await connector.deliver(opened.request(), opened.io)).toMatchObject({
      kind: 'ambiguous',
      code: 'DUPLICATE_POST',
    });
  });

  test('rewritten by somebody before it was looked for is a doubt, and never absent', async () => {
    const opened = open();
    const request = opened.request();
    const { remoteId } = await published(opened, request);
    await opened.time.advance(5_000);
    opened.facebook.network.posts.edit(remoteId.split('_')[1] ?? '', 'Other words.');
    expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toMatchObject({
      kind: 'ambiguous',
      code: 'DOUBTFUL_MATCH',
    });
  });
});

describe('media', () => {
  test('that was handed in is gone on with, three pictures a call, and given back where no post shows it', async () => {
    const opened = open();
    const request = opened.request({ images: ['One', 'Two', 'Three', 'Four'].map(sampleImage) });
    const first = await stage(opened, request);
    expect(first).toMatchObject({ kind: 'processing' });
    expect(opened.facebook.photos.size).toBe(3);
    const ready = await staged(opened, request);
    const discard = (handle: string) => connector.discard?.({ account: opened.account, handle }, opened.io);
    expect(await discard(ready.handle)).toEqual({ kind: 'removed' });
    expect(await discard(ready.handle)).toEqual({ kind: 'absent' });
    const shown = await staged(opened, request);
    await connector.deliver(shown, opened.io);
    expect(await discard(shown.handle)).toMatchObject({ kind: 'rejected', code: 'ALREADY_PUBLISHED' });
    expect(opened.facebook.posts[0]?.photoIds).toHaveLength(4);
  });

  test('that Facebook does not take is rejected, and nothing stands', async () => {
    const opened = open();
    opened.facebook.settings.maxPhotoBytes = 10;
    const outcome = await stage(opened, opened.request({ images: [sampleImage('A door.')] }));
    expect(outcome).toMatchObject({ kind: 'not-sent' });
    expect(opened.facebook.posts).toEqual([]);
  });

  test.each(['feed', 'reel', 'story'] as const)(
    'a video as %s is named before it is shown, and found by its name',
    async (form) => {
      const opened = open();
      const request = await staged(opened, opened.request({ video: video(), options: { form, title: 'Flu shots' } }));
      expect(opened.facebook.posts).toEqual([]);
      const look = () => connector.readBack({ ...request, remoteId: null }, opened.io);
      expect(await look()).toEqual({ kind: 'absent' });
      opened.facebook.network.faults.set({ rules: [{ kind: 'reset-after-accept', times: 1 }] });
      expect(await connector.deliver(request, opened.io)).toMatchObject({ kind: 'ambiguous' });
      const found = await look();
      expect(found).toMatchObject({
        kind: 'found',
        post: { text: form === 'story' ? '' : 'Flu shots every Tuesday.' },
      });
      const [held] = opened.facebook.videos.values();
      expect(held?.chunks.reduce((sum, { length }) => sum + length, 0)).toBe(9_000_000);
      expect(held?.title).toBe(form === 'story' ? '' : 'Flu shots');
      const remoteId = found.kind === 'found' ? found.post.remoteId : '';
      expect(await connector.readBack({ ...request, remoteId }, opened.io)).toMatchObject({ kind: 'found' });
      const removed = await connector.remove({ account: opened.account, remoteId }, opened.io);
      expect(removed).toMatchObject(
        form === 'story' ? { kind: 'rejected', code: 'REMOVE_BY_HAND' } : { kind: 'removed' },
      );
      const listed = await connector.listOwn({ account: opened.account, cursor: null, limit: 10 }, opened.io);
      expect(listed).toMatchObject({ kind: 'page', posts: [] });
    },
  );

  test('a video in the list has the name under which it was published', async () => {
    const opened = open();
    const { remoteId } = await published(opened, opened.request({ video: video(100) }));
    const listed = await connector.listOwn({ account: opened.account, cursor: null, limit: 10 }, opened.io);
    expect(listed).toMatchObject({ kind: 'page', posts: [{ remoteId }] });
  });

  test('a chunk whose answer is lost is not sent twice', async () => {
    const opened = open();
    opened.facebook.network.faults.set({
      rules: [{ kind: 'reset-after-accept', operation: 'upload', skip: 1, times: 1 }],
    });
    const real = { ...opened, io: { ...opened.io, now: () => new Date(armedAt) } };
    await staged(real, opened.request({ video: video() }));
    const [held] = opened.facebook.videos.values();
    expect(held?.chunks.map(({ length }) => length)).toEqual([4_194_304, 4_194_304, 611_392]);
  });

  test('a stream that is broken off goes on where the network is', async () => {
    const opened = open();
    opened.facebook.settings.streamBreaksAfter = 1_000;
    await staged(opened, opened.request({ video: video(5_000), options: { form: 'reel' } }));
    const [held] = opened.facebook.videos.values();
    expect(held?.chunks.map(({ length }) => length)).toEqual([1_000, 4_000]);
  });

  test('a video that was not published is given back, and one that was is left alone', async () => {
    const opened = open();
    const request = await staged(opened, opened.request({ video: video(100) }));
    const discard = (handle: string) => connector.discard?.({ account: opened.account, handle }, opened.io);
    expect(await discard(request.handle)).toEqual({ kind: 'removed' });
    expect(await stage(opened, opened.request({ video: video(100) }), request.handle)).toEqual({ kind: 'expired' });
    const shown = await staged(opened, opened.request({ video: video(100) }));
    await connector.deliver(shown, opened.io);
    expect(await discard(shown.handle)).toMatchObject({ kind: 'rejected' });
  });

  test('a picture as a story is found by its picture', async () => {
    const opened = open();
    const options = { form: 'story' } as const;
    const request = await staged(opened, opened.request({ images: [sampleImage('A door.')], options }));
    expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toEqual({ kind: 'absent' });
    const out = await connector.deliver(request, opened.io);
    expect(out).toMatchObject({
      kind: 'published',
      post: { remoteId: expect.stringMatching(/^story:\d+$/u), url: null },
    });
    expect(await connector.readBack({ ...request, remoteId: null }, opened.io)).toMatchObject({ kind: 'found' });
  });

  test('a story is one picture or one video', async () => {
    const opened = open();
    const images = [sampleImage('A door.'), sampleImage('A ramp.')];
    for (const post of [{ images }, {}]) {
      const outcome = await stage(opened, opened.request({ ...post, options: { form: 'story' } }));
      expect(outcome).toMatchObject({ kind: 'rejected', code: 'STORY_TAKES_ONE' });
    }
    expect(opened.facebook.calls).toEqual([]);
  });

  test('what was not handed in is not sent', async () => {
    const opened = open();
    for (const post of [{ images: [sampleImage('A door.')] }, { video: video(10) }]) {
      expect(await connector.deliver(opened.request(post), opened.io)).toMatchObject({
        kind: 'not-sent',
        code: 'HANDLE_NEEDED',
      });
    }
  });
});

describe('below a post', () => {
  test('the first comment stands, is found by its words, and can be changed and taken down', async () => {
    const opened = open();
    const { remoteId: rootId } = await published(opened, opened.request());
    const request = opened.request({
      text: 'More on our page.',
      link: 'https://lakeside.example/flu',
      replyTo: { rootId, parentId: rootId },
    });
    opened.facebook.comment(rootId, { message: 'More on our page.', fromName: 'Pat Example' });
    const { remoteId } = await published(opened, request);
    const found = await connector.readBack({ ...request, remoteId: null }, opened.io);
    expect(found).toMatchObject({
      kind: 'found',
      post: { remoteId, text: 'More on our page.\n\nhttps://lakeside.example/flu' },
    });
    const change = {
      account: opened.account,
      remoteId,
      before: request.post,
      post: { ...request.post, text: 'Ask us.' },
    };
    expect(await connector.edit?.(change, opened.io)).toMatchObject({ kind: 'edited' });
    expect(await connector.remove({ account: opened.account, remoteId }, opened.io)).toEqual({ kind: 'removed' });
    const gone = { rootId: `${lakesidePage}_1`, parentId: `${lakesidePage}_1` };
    expect(await connector.deliver(opened.request({ replyTo: gone }), opened.io)).toMatchObject({
      kind: 'rejected',
      code: 'POST_NOT_FOUND',
    });
  });

  test('comments are listed, answered, hidden and removed', async () => {
    const opened = open();
    const { account, facebook, io } = opened;
    const { remoteId } = await published(opened, opened.request());
    const said = facebook.comment(remoteId, { message: 'Until when?', fromName: 'Pat Example' });
    const { comments } = connector;
    const list = () => comments?.list({ account, remoteId, cursor: null, limit: 1 }, io);
    expect(await list()).toEqual({
      kind: 'page',
      cursor: null,
      comments: [
        {
          commentId: said.id,
          parentId: null,
          authorName: 'Pat Example',
          authorId: 'of-pat-example',
          text: 'Until when?',
          createdAt: armedAt,
          own: false,
          hidden: false,
        },
      ],
    });
    const on = { account, remoteId, commentId: said.id };
    expect(await comments?.hide?.({ ...on, hidden: true }, io)).toEqual({ kind: 'done' });
    expect(await comments?.reply?.({ ...on, text: 'Until noon.' }, io)).toMatchObject({ kind: 'replied' });
    expect(await list()).toMatchObject({ comments: [{ hidden: true }] });
    expect(await comments?.remove?.(on, io)).toEqual({ kind: 'done' });
    expect(await comments?.remove?.(on, io)).toEqual({ kind: 'absent' });
    expect(await comments?.reply?.({ ...on, text: 'Until noon.' }, io)).toEqual({ kind: 'absent' });
    expect(await comments?.list({ account, remoteId: `${lakesidePage}_1`, cursor: null, limit: 1 }, io)).toEqual({
      kind: 'absent',
    });
  });
});

test('one number that the network took away does not take the others', async () => {
  const opened = open();
  const { remoteId } = await published(opened, opened.request());
  const measure = (id: string) => connector.measure?.({ account: opened.account, remoteId: id }, opened.io);
  expect(await measure(remoteId)).toEqual({
    kind: 'measured',
    numbers: { likes: 7, comments: 0, shares: 0, views: 1_234, clicks: 56 },
  });
  opened.facebook.settings.goneMetrics = ['post_media_view'];
  expect(await measure(remoteId)).toEqual({
    kind: 'measured',
    numbers: { likes: 7, comments: 0, shares: 0, clicks: 56 },
  });
  const clip = await published(opened, opened.request({ text: 'A video.', video: video(100) }));
  expect(await measure(clip.remoteId)).toEqual({ kind: 'measured', numbers: { likes: 7, comments: 0, views: 120 } });
  expect(await measure(`${lakesidePage}_1`)).toEqual({ kind: 'absent' });
});

describe('refusals', () => {
  const error =
    (code: number, more: object = {}, status = 400) =>
    () =>
      Response.json({ error: { message: 'A sentence.', type: 'OAuthException', code, ...more } }, { status });
  test.each([
    [error(190), 'reauthorize', 'TOKEN_NOT_GOOD'],
    [error(190, { error_subcode: 492 }), 'reauthorize', 'PAGE_ROLE_LOST'],
    [error(10), 'reauthorize', 'SCOPE_MISSING'],
    [error(200, {}, 403), 'reauthorize', 'SCOPE_MISSING'],
    [error(4), 'retry-after', 'TOO_MANY_REQUESTS'],
    [error(17), 'retry-after', 'TOO_MANY_REQUESTS'],
    [error(32), 'retry-after', 'TOO_MANY_REQUESTS'],
    [error(613), 'retry-after', 'TOO_MANY_REQUESTS'],
    [error(80_001), 'retry-after', 'TOO_MANY_REQUESTS'],
    [error(368), 'rejected', 'ACTION_BLOCKED'],
    [error(100), 'rejected', 'PARAMETER_REFUSED'],
    [error(2), 'ambiguous', 'INTERNAL'],
    [error(506), 'ambiguous', 'DUPLICATE_POST'],
    [error(100, { is_transient: true }), 'ambiguous', 'INTERNAL'],
    [error(424_242), 'ambiguous', 'HTTP_423'],
  ] as const)('are told by their numbers: %#', async (answer, kind, code) => {
    const opened = open();
    opened.facebook.answerNext('POST /v25.0/', answer);
    expect(await connector.deliver(opened.request(), opened.io)).toMatchObject({ kind, code });
  });

  test('whoever lost the role on a page has to connect again, and nothing stands', async () => {
    const opened = open();
    opened.facebook.settings.lostRoles = [lakesidePage];
    expect(await connector.deliver(opened.request(), opened.io)).toMatchObject({
      kind: 'reauthorize',
      code: 'PAGE_ROLE_LOST',
    });
    expect(opened.facebook.posts).toEqual([]);
  });

  test('limits in percent are told with each answer', async () => {
    const opened = open();
    const notes: unknown[] = [];
    const io = { ...opened.io, noteBudget: (note: unknown) => void notes.push(note) };
    await connector.deliver(opened.request(), io);
    expect(notes).toEqual([{ remaining: 98, limit: 100, resetAt: new Date('2026-09-01T11:00:00Z') }]);
  });
});

describe('consent', () => {
  const redirectUri = 'https://bedside.example/connect/callback';
  const consent = connector.consent;

  async function decide(opened: Opened, decision: 'yes' | 'no'): Promise<URLSearchParams> {
    const { app, serviceUrl } = opened.facebook;
    const begun = await consent?.begin(
      { app, serviceUrl, redirectUri, state: 's'.repeat(43), verifier: 'v' },
      opened.io,
    );
    if (begun?.kind !== 'begun') throw new Error(JSON.stringify(begun));
    const shown = await opened.facebook.answer(new Request(begun.redirectTo));
    expect(await shown.text()).toContain('pages_manage_posts');
    const body = new URLSearchParams({ decision });
    const answer = await opened.facebook.answer(new Request(begun.redirectTo, { method: 'POST', body }));
    return new URL(answer.headers.get('location') ?? '').searchParams;
  }
  const finish = (opened: Opened, code: string) =>
    consent?.finish(
      { app: opened.facebook.app, serviceUrl: opened.facebook.serviceUrl, redirectUri, code, secrets: {} },
      opened.io,
    );

  test('gives the pages on which the person may make posts, and ends for all of them', async () => {
    const opened = open();
    const back = await decide(opened, 'yes');
    expect(back.get('state')).toBe('s'.repeat(43));
    const outcome = await finish(opened, back.get('code') ?? '');
    if (outcome?.kind !== 'choose') throw new Error(JSON.stringify(outcome));
    expect(outcome.choices).toMatchObject([{ id: lakesidePage, name: 'Lakeside Children’s', detail: 'Hospital' }]);
    const { credentials } = outcome.choices[0] ?? { credentials: {} };
    const { app, serviceUrl } = opened.facebook;
    const verify = () => connector.verify({ serviceUrl, credentials, app }, opened.io);
    expect(await verify()).toMatchObject({
      kind: 'verified',
      displayName: 'Lakeside Children’s',
      account: { remoteAccountId: lakesidePage, handle: 'lakeside' },
    });
    expect([...opened.facebook.subscribed]).toEqual([lakesidePage]);
    expect(await finish(opened, back.get('code') ?? '')).toMatchObject({ kind: 'rejected' });
    expect(consent?.endsAll).toBe(true);
    expect(await consent?.revoke({ account: { ...opened.account, credentials } }, opened.io)).toEqual({
      kind: 'revoked',
    });
    expect(await verify()).toMatchObject({ kind: 'reauthorize', code: 'TOKEN_NOT_GOOD' });
  });

  test('without a needed permission, or a page, is none', async () => {
    const opened = open();
    opened.facebook.settings.declined = ['pages_manage_posts'];
    expect(await finish(opened, (await decide(opened, 'yes')).get('code') ?? '')).toMatchObject({
      kind: 'reauthorize',
      code: 'SCOPE_MISSING',
    });
    opened.facebook.settings.declined = [];
    opened.facebook.answerNext('GET /v25.0/me/accounts', () => Response.json({ data: [] }));
    expect(await finish(opened, (await decide(opened, 'yes')).get('code') ?? '')).toMatchObject({
      code: 'NO_PAGE_TO_CHOOSE',
    });
    expect((await decide(opened, 'no')).get('error')).toBe('access_denied');
  });

  test('asks for an application of the house, and on the real network at its real hosts', async () => {
    const { io } = open();
    const asked = { redirectUri, state: 's', verifier: 'v', serviceUrl: 'https://graph.facebook.com' };
    expect(await consent?.begin(asked, io)).toMatchObject({ kind: 'rejected', code: 'APPLICATION_MISSING' });
    const begun = await consent?.begin({ ...asked, app: { appId: '7', appSecret: 'x' } }, io);
    expect(begun).toMatchObject({
      redirectTo: expect.stringMatching(/^https:\/\/www\.facebook\.com\/v25\.0\/dialog\/oauth\?client_id=7&/u),
    });
  });
});

test('webhooks are signed by the application, and tell of posts that went and changed', () => {
  const { webhooks } = connector;
  if (webhooks === undefined) throw new Error('Facebook tells of changes.');
  const change = (value: object) => ({ field: 'feed', value });
  const body = JSON.stringify({
    object: 'page',
    entry: [
      {
        id: lakesidePage,
        time: 1_788_256_800,
        changes: [
          change({ item: 'status', verb: 'remove', post_id: `${lakesidePage}_1` }),
          change({ item: 'video', verb: 'edited', post_id: `${lakesidePage}_2`, video_id: '77' }),
          change({ item: 'comment', verb: 'remove', post_id: `${lakesidePage}_3` }),
          change({ item: 7 }),
        ],
      },
      { id: harborPage, changes: [{ field: 'mention', value: null }] },
    ],
  });
  const bytes = new TextEncoder().encode(body);
  const now = new Date(armedAt);
  const value = signWebhook(webhooks.signature, { secret: 'of the application', body, now });
  const headers = new Headers({ 'x-hub-signature-256': value });
  const check = (secret: string) =>
    checkSignature(webhooks.signature, { headers, body: bytes, secrets: [secret], now });
  expect([check('of the application'), check('another')]).toEqual(['good', 'forged']);
  expect(readWebhook(webhooks, bytes)?.news).toEqual([
    { accountId: lakesidePage, happened: 'post-removed', remoteId: `${lakesidePage}_1` },
    { accountId: lakesidePage, happened: 'post-changed', remoteId: `${lakesidePage}_2` },
    { accountId: lakesidePage, happened: 'post-changed', remoteId: '77' },
    { accountId: lakesidePage, happened: 'other', remoteId: `${lakesidePage}_3` },
    { accountId: lakesidePage, happened: 'other', remoteId: null },
    { accountId: harborPage, happened: 'other', remoteId: null },
  ]);
  expect(webhooks.read({ object: 'instagram', entry: [] })).toBeNull();
});
