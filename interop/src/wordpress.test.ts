/** Bedside's connector against Debian's WordPress: a true site, its own database, nothing of it faked. */
import {
  type Account,
  type Connector,
  type ConnectorIo,
  createWordpressConnector,
  type DeliverRequest,
  type EgressInit,
  type OutgoingPost,
} from '@bedside/connectors';
import {
  type ConformanceFault,
  type ConformanceSubject,
  createFaultyFetch,
  loopbackFetch,
  runConnectorConformance,
  sampleImage,
} from '@bedside/connectors/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hasWordpress, type RunningWordpress, startWordpress } from './start-wordpress.ts';

const connector: Connector = createWordpressConnector();
const io: ConnectorIo = { fetch: loopbackFetch, now: () => new Date(), signal: new AbortController().signal };

let wordpress: RunningWordpress;
const site = () => `${wordpress.origin}/clinic`;

/** Past the connector, as the site's administrator; as a visitor with `null`. */
async function rest<Schema extends z.ZodType>(
  path: string,
  { schema, body, method, as = 'lakeside' }: Asked<Schema>,
): Promise<z.output<Schema>> {
  const token = Buffer.from(`lakeside:${wordpress.passwords.lakeside}`).toString('base64');
  const answer = await fetch(`${site()}/wp-json${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(as === null ? {} : { authorization: `Basic ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return schema.parse(await answer.json());
}
type Asked<Schema> = {
  readonly schema: Schema;
  readonly body?: object;
  readonly method?: string;
  readonly as?: 'lakeside' | null;
};

const thing = z.object({ id: z.number().int() });
const shown = z.object({ content: z.object({ rendered: z.string() }), title: z.object({ rendered: z.string() }) });
const refused = z.object({ code: z.string() });

/** Each case has an author of its own: the smallest role that may publish. */
let authors = 0;
async function newAuthor() {
  const username = `author-${(authors += 1)}`;
  const person = { username, email: `${username}@example.org`, password: crypto.randomUUID(), roles: ['author'] };
  const { id } = await rest('/wp/v2/users', { body: person, schema: thing });
  const { password } = await rest(`/wp/v2/users/${id}/application-passwords`, {
    body: { name: 'Bedside' },
    schema: z.object({ password: z.string() }),
  });
  return { id, credentials: { username, applicationPassword: password } };
}

const listOf = (item: z.ZodType<{ id: number; post?: number | null | undefined }>) => z.array(item);
const stored = z.object({ id: z.number().int(), post: z.number().int().nullish() });

async function draftsOf(authorId: number) {
  return rest(`/wp/v2/posts?author=${authorId}&status=draft,trash&context=edit`, { schema: listOf(stored) });
}

function stagingOf(authorId: number): NonNullable<ConformanceSubject['staging']> {
  const mediaOf = () => rest(`/wp/v2/media?author=${authorId}&per_page=100`, { schema: listOf(stored) });
  const destroy = (path: string) => rest(`${path}?force=true`, { method: 'DELETE', schema: z.object({}) });
  return {
    // Nothing is worked on: it is ready when the next call is over.
    wait: async () => undefined,
    async expire() {
      for (const { id } of await mediaOf()) await destroy(`/wp/v2/media/${id}`);
      for (const { id } of await draftsOf(authorId)) await destroy(`/wp/v2/posts/${id}`);
    },
    async leftBehind() {
      const drafts = new Set((await draftsOf(authorId)).map(({ id }) => id));
      const media = (await mediaOf()).filter(({ post }) => !post || drafts.has(post));
      return drafts.size + media.length;
    },
  };
}

const callOf = ({ method, body }: EgressInit = {}) => {
  if (method !== 'POST' || typeof body !== 'string' || !body.includes('"status":"publish"')) return 'other';
  return body.includes('"slug":""') ? 'publish' : 'edit';
};

/** A fetch that breaks the call that publishes, or the one that edits. */
function breakable() {
  const faulty = createFaultyFetch((url, init) => loopbackFetch(url.replace(/#\w+$/u, ''), init));
  return {
    fetch: ((url, init) => faulty.fetch(`${url}#${callOf(init)}`, init)) satisfies ConnectorIo['fetch'],
    misbehave: (fault: ConformanceFault, call: 'publish' | 'edit' = 'publish') => faulty.breakNext(fault, `#${call}`),
  };
}

async function altTextsOf({ remoteId }: { remoteId: string }): Promise<string[]> {
  const post = await rest(`/wp/v2/posts/${remoteId}`, { schema: shown, as: null });
  return [...post.content.rendered.matchAll(/<img[^>]* alt="([^"]*)"/gu)].map(([, alt = '']) => alt);
}

async function connect(address = site()) {
  const { id, credentials } = await newAuthor();
  const verified = await connector.verify({ serviceUrl: address, credentials }, io);
  if (verified.kind !== 'verified') throw new Error(verified.code);
  const { account, displayName } = verified;
  return { id, account, displayName };
}

function requestOf(account: Account, post: Partial<OutgoingPost> = {}): DeliverRequest {
  return {
    account,
    post: {
      text: 'Flu shots every Tuesday.',
      link: null,
      images: [],
      languages: ['en'],
      options: { title: 'Flu shots' },
      ...post,
    },
    deliveryKey: crypto.randomUUID(),
    firstArmedAt: new Date().toISOString(),
  };
}

/** Hands in and publishes; gives what stands. */
async function publish(request: DeliverRequest) {
  const handle = await handIn(request);
  const outcome = await connector.deliver({ ...request, handle }, io);
  if (outcome.kind !== 'published') throw new Error(outcome.code);
  return outcome.post;
}

async function handIn({ account, post, deliveryKey }: DeliverRequest): Promise<string> {
  let handle: string | null = null;
  for (;;) {
    const outcome = await connector.stage?.({ account, post, deliveryKey, handle }, io);
    if (outcome === undefined || !('handle' in outcome)) throw new Error(JSON.stringify(outcome));
    if (outcome.kind === 'staged') return outcome.handle;
    ({ handle } = outcome);
  }
}

describe.skipIf(!hasWordpress)('WordPress', () => {
  beforeAll(async () => {
    wordpress = await startWordpress();
  });
  afterAll(() => wordpress?.stop());

  runConnectorConformance(
    'a real site',
    {
      manifest: connector.manifest,
      faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
      usesFetch: true,
      asksForCredentials: true,
      async open() {
        const { id, credentials } = await newAuthor();
        return {
          connector,
          ...breakable(),
          serviceUrl: site(),
          goodCredentials: credentials,
          badCredentials: { ...credentials, applicationPassword: 'zzzz zzzz zzzz zzzz zzzz zzzz' },
          altTextsOf,
          staging: stagingOf(id),
          close: async () => undefined,
        };
      },
    },
    { test },
  );

  test('is known by what people copy from their browser, with and without pretty addresses', async () => {
    for (const path of ['', '/', '/wp-admin/edit.php', '/wp-login.php', '/wp-json/wp/v2/posts']) {
      const { account, displayName } = await connect(`${site()}${path}`);
      expect(account.serviceUrl).toBe(site());
      expect(account.handle).toMatch(/^author-\d+@127\.0\.0\.1:\d+\/clinic$/u);
      expect(displayName).toBe('Lakeside & Children’s');
    }
    const { account } = await connect(`${site()}/?rest_route=/`);
    expect(account.serviceUrl).toBe(`${site()}/?rest_route=`);
    const post = await publish(requestOf(account, { images: [sampleImage('A nurse waves.')] }));
    expect(await altTextsOf(post)).toEqual(['A nurse waves.']);
  });

  test.each([
    ['stripped', 'AUTHORIZATION_STRIPPED'],
    ['no-passwords', 'APPLICATION_PASSWORDS_OFF'],
    ['closed', 'REST_DISABLED'],
    ['moved', 'SITE_REDIRECTS'],
    ['nothing-here', 'NOT_A_WORDPRESS'],
  ])('a site that stands in its own way says how: %s', async (door, code) => {
    const { credentials } = await newAuthor();
    const outcome = await connector.verify({ serviceUrl: `${wordpress.origin}/${door}`, credentials }, io);
    expect(outcome).toMatchObject({ code });
  });

  test('a wrong password and a role that is too small are told apart', async () => {
    const { credentials } = await newAuthor();
    const wrong = { ...credentials, applicationPassword: 'zzzz zzzz zzzz zzzz zzzz zzzz' };
    const small = { username: 'rosa', applicationPassword: wordpress.passwords.rosa };
    expect(await connector.verify({ serviceUrl: site(), credentials: wrong }, io)).toMatchObject({
      code: 'PASSWORD_REFUSED',
    });
    expect(await connector.verify({ serviceUrl: site(), credentials: small }, io)).toMatchObject({
      code: 'ROLE_DOES_NOT_ALLOW',
    });
  });

  test('words stay words: no markup, no shortcode, no page that is fetched; addresses are links', async () => {
    const { account } = await connect();
    const text = '<script>alert(1)</script> & [gallery ids="1"]\nSecond line\n\nhttps://example.org/a?b=1&c=2';
    const title = 'A <b>bold</b> & “quoted” title';
    const request = requestOf(account, { text, link: 'https://example.org/flu', options: { title } });
    const post = await publish(request);
    expect(post.text).toBe(`${text}\n\nhttps://example.org/flu`);
    const { content, title: shownTitle } = await rest(`/wp/v2/posts/${post.remoteId}`, { schema: shown, as: null });
    expect(content.rendered).not.toMatch(/<script|class="gallery|<iframe|<!--/u);
    expect(content.rendered).toContain('&lt;script&gt;');
    expect(content.rendered).toContain('&#091;gallery ids=&quot;1&quot;&#093;');
    expect(content.rendered).toContain('<a href="https://example.org/a?b=1&amp;c=2">');
    expect(content.rendered).toContain('<a href="https://example.org/flu">');
    expect(shownTitle.rendered).toContain('&lt;b&gt;bold');
    expect(post.url).toMatch(/\/clinic\/[a-z-]*quoted-title\/$/u);
  });

  test('a draft is seen by nobody, and one whose answer was lost is found again', async () => {
    const { id, account } = await connect();
    const request = requestOf(account, { images: [sampleImage('A ramp.')] });
    const handle = await handIn(request);
    expect(await rest(`/wp/v2/posts/${handle}`, { schema: refused, as: null })).toMatchObject({
      code: 'rest_forbidden',
    });
    // The handle was lost: the same draft is found by the delivery.
    expect(await handIn(request)).toBe(handle);
    expect(await draftsOf(id)).toHaveLength(1);
    const outcome = await connector.deliver({ ...request, handle }, io);
    expect(outcome.kind).toBe('published');
    // After a restore nobody knows the handle, and the words were changed on the site.
    const found = await connector.readBack({ ...request, remoteId: null }, io);
    expect(found).toMatchObject({ kind: 'found', post: { remoteId: handle, deliveryKey: request.deliveryKey } });
  });

  test('a post that somebody put into the trash does not come back', async () => {
    const { account } = await connect();
    const request = requestOf(account);
    const { remoteId } = await publish(request);
    await rest(`/wp/v2/posts/${remoteId}`, { method: 'DELETE', schema: thing });
    expect(await connector.readBack({ ...request, remoteId: null, handle: remoteId }, io)).toEqual({ kind: 'absent' });
    expect(await connector.deliver({ ...request, handle: remoteId }, io)).toMatchObject({ code: 'GONE_FROM_NETWORK' });
  });

  test('a category is chosen among those of the site, and a private post is for its people', async () => {
    const { account } = await connect();
    const places = await connector.listPlaces?.({ account }, io);
    if (places?.kind !== 'places') throw new Error(places?.code);
    const place = places.places.find(({ name }) => name === 'Vaccines')?.id ?? '';
    const post = await publish(requestOf(account, { options: { title: 'Within', place, visibility: 'private' } }));
    const inside = z.object({ categories: z.array(z.number().int()), status: z.string() });
    expect(await rest(`/wp/v2/posts/${post.remoteId}`, { schema: inside })).toEqual({
      categories: [Number(place)],
      status: 'private',
    });
    expect(await rest(`/wp/v2/posts/${post.remoteId}`, { schema: refused, as: null })).toMatchObject({
      code: 'rest_forbidden',
    });
  });

  test('a picture that is taken off, and those of a post that is removed, are gone from their addresses', async () => {
    const { account } = await connect();
    const images = [sampleImage('A nurse waves.'), sampleImage('A ramp leads to the door.')];
    const before = requestOf(account, { images });
    const { remoteId } = await publish(before);
    const addresses = async () => {
      const { content } = await rest(`/wp/v2/posts/${remoteId}`, { schema: shown, as: null });
      return [...content.rendered.matchAll(/<img[^>]* src="([^"]*)"/gu)].map(([, address = '']) => address);
    };
    const statuses = (of: readonly string[]) => Promise.all(of.map(async (one) => (await fetch(one)).status));
    const first = await addresses();
    expect(await statuses(first)).toEqual([200, 200]);
    const after = { ...before.post, images: images.slice(0, 1) };
    const change = { account, remoteId, before: before.post, post: after };
    expect(await connector.edit?.(change, io)).toMatchObject({ kind: 'edited' });
    expect(await addresses()).toEqual(first.slice(0, 1));
    expect(await statuses(first)).toEqual([200, 404]);
    expect(await connector.remove({ account, remoteId }, io)).toEqual({ kind: 'removed' });
    expect(await statuses(first)).toEqual([404, 404]);
  });

  test('title, category and who sees it are edited too, and what somebody changed on the site is left alone', async () => {
    const { account } = await connect();
    const before = requestOf(account);
    const { remoteId } = await publish(before);
    const retitled = { ...before.post, options: { title: 'Flu & cold', visibility: 'private' } as const };
    const change = { account, remoteId, before: before.post, post: retitled };
    expect(await connector.edit?.(change, io)).toMatchObject({ kind: 'edited' });
    expect(await connector.readEdit?.(change, io)).toMatchObject({ kind: 'edited' });
    await rest(`/wp/v2/posts/${remoteId}`, { body: { title: 'By hand' }, schema: thing });
    const next = { account, remoteId, before: retitled, post: { ...retitled, text: 'Other words.' } };
    expect(await connector.edit?.(next, io)).toEqual({ kind: 'changed' });
  });

  test('a video is handed in and stands in the post', async () => {
    const { account } = await connect();
    // The beginning of an MP4, which is what WordPress looks at.
    const bytes = Buffer.concat([
      Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'),
      Buffer.alloc(5_000),
    ]);
    const source = {
      size: bytes.length,
      async *read(offset: number, length: number) {
        yield new Uint8Array(bytes.subarray(offset, offset + length));
      },
    };
    const facts = { sha256: 'ab'.repeat(32), mimeType: 'video/mp4', widthPx: 640, heightPx: 360, durationMs: 3_000 };
    const post = await publish(requestOf(account, { video: { ...facts, altText: 'A nurse waves.', source } }));
    const { content } = await rest(`/wp/v2/posts/${post.remoteId}`, { schema: shown, as: null });
    const address = /<video[^>]* src="([^"]*)"/u.exec(content.rendered)?.[1] ?? '';
    expect(Buffer.from(await (await fetch(address)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('a file that the server does not take is refused in words, and the post was not sent', async () => {
    const { account } = await connect();
    const post = {
      images: [{ ...sampleImage('Nothing.'), bytes: async () => new TextEncoder().encode('no picture') }],
    };
    const request = requestOf(account, post);
    const first = await connector.stage?.({ ...request, handle: null }, io);
    if (first?.kind !== 'processing') throw new Error(first?.kind);
    expect(await connector.stage?.({ ...request, handle: first.handle }, io)).toMatchObject({
      kind: 'rejected',
      code: 'UPLOAD_REFUSED',
    });
    expect(await connector.discard?.({ account, handle: first.handle }, io)).toEqual({ kind: 'removed' });
  });

  test('a first comment stands below its post once, is found, changed and taken down', async () => {
    const { account } = await connect();
    const { remoteId: rootId } = await publish(requestOf(account));
    const replyTo = { rootId, parentId: rootId };
    const request = requestOf(account, { text: 'It\'s free -- "walk in" <b>now</b>…', replyTo, options: {} });
    const comment = await publish(request);
    expect(comment.remoteId).toMatch(/^comment-\d+$/u);
    expect(await connector.readBack({ ...request, remoteId: null }, io)).toMatchObject({
      kind: 'found',
      post: { remoteId: comment.remoteId },
    });
    expect(await connector.deliver({ ...request, handle: `comment-on-${rootId}` }, io)).toMatchObject({
      code: 'COMMENT_STANDS_ALREADY',
    });
    const post = { ...request.post, text: 'It is free.' };
    const change = { account, remoteId: comment.remoteId, before: request.post, post };
    expect(await connector.edit?.(change, io)).toMatchObject({ kind: 'edited' });
    expect(await connector.readEdit?.(change, io)).toMatchObject({ kind: 'edited' });
    expect(await connector.remove({ account, remoteId: comment.remoteId }, io)).toEqual({ kind: 'removed' });
    expect(await connector.readBack({ ...request, remoteId: comment.remoteId }, io)).toEqual({ kind: 'absent' });
  });

  test('comments of visitors are read, answered, held back, shown again and removed', async () => {
    const { account } = await connect();
    const { remoteId } = await publish(requestOf(account));
    const visitor = {
      author_name: 'A visitor',
      author_email: 'visitor@example.com',
      content: 'When do you <b>open</b>?',
    };
    const body = { post: Number(remoteId), ...visitor };
    const made = await rest('/wp/v2/comments', { body, schema: thing, as: null });
    const on = { account, remoteId, commentId: String(made.id) };
    const { comments } = connector;
    const listed = async () => {
      const page = await comments?.list({ account, remoteId, cursor: null, limit: 50 }, io);
      if (page?.kind !== 'page') throw new Error(page?.kind);
      return page.comments;
    };
    const replied = await comments?.reply?.({ ...on, text: 'At <nine>.' }, io);
    expect(replied?.kind).toBe('replied');
    expect(await listed()).toMatchObject([
      { commentId: on.commentId, parentId: null, text: 'When do you open?', own: false, hidden: false },
      { parentId: on.commentId, text: 'At <nine>.', own: true, hidden: false },
    ]);
    expect(await comments?.hide?.({ ...on, hidden: true }, io)).toEqual({ kind: 'done' });
    expect(await comments?.hide?.({ ...on, hidden: true }, io)).toEqual({ kind: 'done' });
    expect((await listed())[0]).toMatchObject({ hidden: true });
    expect(await rest(`/wp/v2/comments?post=${remoteId}`, { schema: z.array(thing), as: null })).toHaveLength(1);
    expect(await comments?.hide?.({ ...on, hidden: false }, io)).toEqual({ kind: 'done' });
    expect(await comments?.remove?.(on, io)).toEqual({ kind: 'done' });
    expect(await comments?.remove?.(on, io)).toEqual({ kind: 'absent' });
    expect(await listed()).toHaveLength(1);
  });

  test('a post that is not there has no comments, and one without comments has none', async () => {
    const { account } = await connect();
    const { remoteId } = await publish(requestOf(account));
    const list = (of: string) => connector.comments?.list({ account, remoteId: of, cursor: null, limit: 5 }, io);
    expect(await list(remoteId)).toEqual({ kind: 'page', comments: [], cursor: null });
    expect(await list('999999')).toEqual({ kind: 'absent' });
  });
});
