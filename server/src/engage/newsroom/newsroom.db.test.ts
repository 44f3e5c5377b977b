import { tmpdir } from 'node:os';
import { type Account, type Connector, type DeliverRequest, manifests, type OutgoingPost } from '@bedside/connectors';
import { runConnectorConformance, sampleImage } from '@bedside/connectors/testing';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { blobNotFound } from '../../kernel/blobs/blob-store.ts';
import { createDiskBlobStore } from '../../kernel/blobs/disk-blob-store.ts';
import { fixedClock } from '../../kernel/clock/clock.ts';
import { type Database, openDatabase } from '../../kernel/db/database.ts';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { organization, organizationDirectory } from '../../registers/org/schema.ts';
import { createNewsroomConnector } from './port.ts';
import { newsroomRoutes } from './routes.ts';
import { newsroomArticle } from './schema.ts';
import { parseXml } from './test-xml.ts';

const publicUrl = 'https://news.example';
const clock = fixedClock('2027-03-01T15:00:00.000Z');
const io = { fetch: () => Promise.reject(new Error('no wire')), now: clock.now, signal: new AbortController().signal };
const picture = sampleImage('A nurse holds a clock.');

let server: TestDatabase;
let db: Database;
let connector: Connector;
let app: Hono;
const media = new Map<string, Uint8Array<ArrayBuffer>>();

async function readMedia(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = media.get(sha256);
  if (bytes === undefined) throw blobNotFound();
  return bytes;
}

beforeAll(async () => {
  server = await createTestDatabase();
  db = openDatabase({ appUrl: server.appUrl, maxConnections: 4 });
  connector = createNewsroomConnector({ db, publicUrl, clock });
  app = newsroomRoutes({ db, publicUrl, blobs: { ...createDiskBlobStore({ dir: tmpdir() }), get: readMedia } });
  media.set(picture.sha256, new Uint8Array(await picture.bytes()));
});
afterAll(async () => {
  await db.close();
  await server.drop();
});
beforeEach(() => clock.advance(60_000));

async function openOrganization(
  slug: string,
  overrides: { name?: string; languages?: string[] } = {},
): Promise<Account> {
  const organizationId = newId<'organization'>(clock.now().getTime());
  const times = { createdAt: clock.now(), updatedAt: clock.now() };
  await db.inOrganization(organizationId, async (tx) => {
    await tx.insert(organizationDirectory).values({ organizationId, slug, createdAt: clock.now() });
    await tx.insert(organization).values({
      organizationId,
      name: overrides.name ?? `Clinic ${slug}`,
      kind: 'hospital',
      timeZone: 'America/Chicago',
      languages: overrides.languages ?? ['en', 'es'],
      packs: ['us-hipaa'],
      reviewPolicy: [],
      ...times,
    });
  });
  const verified = await connector.verify({ serviceUrl: '', credentials: { organizationId } }, io);
  if (verified.kind !== 'verified') throw new Error(`expected verified, not ${verified.kind}`);
  return verified.account;
}

function request(account: Account, post: Partial<OutgoingPost> = {}): DeliverRequest {
  return {
    account,
    post: {
      text: 'Flu shots start Monday.\n\nWalk in, no appointment.',
      link: null,
      images: [],
      languages: ['en'],
      ...post,
    },
    deliveryKey: newId(clock.now().getTime()),
    firstArmedAt: clock.now().toISOString(),
  };
}

async function publish(account: Account, post: Partial<OutgoingPost> = {}) {
  const outcome = await connector.deliver(request(account, post), io);
  if (outcome.kind !== 'published') throw new Error(`expected published, not ${outcome.kind} ${outcome.code}`);
  const { remoteId, url } = outcome.post;
  return { remoteId, url: url ?? '', path: new URL(url ?? '').pathname };
}

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const text = async (path: string) => (await get(path)).text();
const take = async (account: Account, remoteId: string) =>
  expect(await connector.remove({ account, remoteId }, io)).toEqual({ kind: 'removed' });

describe('as a network', () => {
  let count = 0;
  runConnectorConformance(
    'newsroom',
    {
      manifest: manifests.newsroom,
      faults: [],
      usesFetch: false,
      asksForCredentials: false,
      open: async () => {
        count += 1;
        const account = await openOrganization(`conformance-${count}`);
        return {
          connector,
          fetch: io.fetch,
          serviceUrl: '',
          goodCredentials: { organizationId: account.remoteAccountId },
          badCredentials: {},
          misbehave: () => undefined,
          altTextsOf: async (post) => {
            const page = await text(new URL(post.url ?? '').pathname);
            return [...page.matchAll(/<figure><img [^>]*alt="([^"]*)"/gu)].map(([, alt]) => alt ?? '');
          },
          close: async () => undefined,
        };
      },
    },
    { test },
  );

  test('the organization is the account and its short name the handle', async () => {
    const account = await openOrganization('lakeside');
    expect(account).toEqual({
      serviceUrl: '',
      handle: 'lakeside',
      remoteAccountId: expect.stringMatching(/^[0-9a-f-]{36}$/u),
      credentials: { organizationId: account.remoteAccountId },
    });
    expect(await connector.verify(account, io)).toMatchObject({ kind: 'verified', account });
  });

  test('an organization that does not exist is refused', async () => {
    for (const organizationId of [newId<'organization'>(), 'no-uuid', '']) {
      const verified = await connector.verify({ serviceUrl: '', credentials: { organizationId } }, io);
      expect(verified).toMatchObject({ kind: 'rejected', code: 'ORGANIZATION_UNKNOWN' });
      const account: Account = { serviceUrl: '', handle: 'x', remoteAccountId: organizationId, credentials: {} };
      expect(await connector.deliver(request(account), io)).toMatchObject({ code: 'ORGANIZATION_UNKNOWN' });
    }
  });

  test('ten sends of one key at once make one article', async () => {
    const account = await openOrganization('ten-at-once');
    const once = request(account);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => connector.deliver(once, io)));
    const ids = outcomes.map((outcome) => (outcome.kind === 'published' ? outcome.post.remoteId : outcome.kind));
    expect(new Set(ids).size).toBe(1);
    expect((await rowsOf(account)).length).toBe(1);
  });

  test('what was taken down does not come back when its key is sent again', async () => {
    const account = await openOrganization('taken-down');
    const once = request(account);
    const outcome = await connector.deliver(once, io);
    if (outcome.kind === 'published') await take(account, outcome.post.remoteId);
    expect(await connector.deliver(once, io)).toMatchObject({ kind: 'rejected', code: 'ARTICLE_REMOVED' });
    expect(await connector.readBack({ ...once, remoteId: null }, io)).toEqual({ kind: 'absent' });
  });

  test('an image that cannot be read publishes nothing', async () => {
    const account = await openOrganization('unreadable-image');
    const images = [{ ...picture, bytes: () => Promise.reject(new Error('disk')) }];
    const once = request(account, { images });
    expect(await connector.deliver(once, io)).toMatchObject({ kind: 'not-sent', code: 'IMAGE_NOT_READABLE' });
    expect(await rowsOf(account)).toEqual([]);
  });

  test('a NUL is refused before the database sees it', async () => {
    const account = await openOrganization('nul');
    expect(await connector.deliver(request(account, { text: 'a\0b' }), io)).toMatchObject({
      kind: 'rejected',
      code: 'CHARACTER_NOT_ALLOWED',
    });
  });

  test('a database that is not there was not sent to, and never answers "absent"', async () => {
    const account = await openOrganization('no-database');
    const closed = openDatabase({ appUrl: server.appUrl });
    await closed.close();
    const broken = createNewsroomConnector({ db: closed, publicUrl, clock });
    const once = request(account);
    expect(await broken.deliver(once, io)).toMatchObject({ kind: 'not-sent', code: 'DATABASE_ERROR' });
    expect((await broken.readBack({ ...once, remoteId: null }, io)).kind).toBe('not-sent');
  });

  test('a commit whose outcome is not known is ambiguous, and reading back settles it', async () => {
    const account = await openOrganization('commit-lost');
    const lossy: Database = {
      ...db,
      inOrganization: async (organizationId, work) => {
        await db.inOrganization(organizationId, work);
        throw new Error('Connection terminated unexpectedly');
      },
    };
    const once = request(account);
    const outcome = await createNewsroomConnector({ db: lossy, publicUrl, clock }).deliver(once, io);
    expect(outcome).toMatchObject({ kind: 'ambiguous', code: 'COMMIT_UNKNOWN' });
    expect((await connector.readBack({ ...once, remoteId: null }, io)).kind).toBe('found');
  });

  test('a caller who has given up publishes nothing', async () => {
    const account = await openOrganization('given-up');
    const outcome = await connector.deliver(request(account), { ...io, signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ kind: 'not-sent', code: 'GIVEN_UP' });
    expect(await rowsOf(account)).toEqual([]);
  });
});

function rowsOf(account: Account) {
  // The account of this network is an organization.
  return db.inOrganization(account.remoteAccountId as OrganizationId, (tx) =>
    tx.select({ id: newsroomArticle.id }).from(newsroomArticle),
  );
}

describe('organizations stay apart', () => {
  test('neither pages nor feeds, images, lists nor removals reach the other one', async () => {
    const [left, right] = [await openOrganization('left-side'), await openOrganization('right-side')];
    const article = await publish(left, { text: 'Only the left one says this.', images: [picture] });
    const slug = article.path.split('/').at(-1);
    expect((await get(article.path)).status).toBe(200);
    expect((await get(`/newsroom/right-side/${slug}`)).status).toBe(404);
    expect((await get(`/newsroom/left-side/media/${picture.sha256}`)).status).toBe(200);
    expect((await get(`/newsroom/right-side/media/${picture.sha256}`)).status).toBe(404);
    for (const file of ['', '/rss.xml', '/atom.xml', '/feed.json', '/sitemap.xml']) {
      expect(await text(`/newsroom/left-side${file}`)).toContain(slug);
      expect(await text(`/newsroom/right-side${file}`)).not.toContain(slug);
    }
    expect(await connector.listOwn({ account: right, cursor: null, limit: 10 }, io)).toMatchObject({ posts: [] });
    expect(await connector.remove({ account: right, remoteId: article.remoteId }, io)).toEqual({ kind: 'absent' });
    expect((await get(article.path)).status).toBe(200);
  });

  test('the entry page lists all of them in either language', async () => {
    await openOrganization('one-of-several');
    expect(await text('/newsroom')).toContain('href="/newsroom/one-of-several"');
    expect(await text('/newsroom?lang=es')).toContain('href="/newsroom/one-of-several?lang=es"');
  });
});

describe('what is removed', () => {
  test('answers 410 and leaves the index, the feeds, the sitemap and the images', async () => {
    const account = await openOrganization('removals');
    const stays = await publish(account, { text: 'This one stays.' });
    const goes = await publish(account, { text: 'This one goes.', images: [picture] });
    const image = `/newsroom/removals/media/${picture.sha256}`;
    expect((await get(image)).status).toBe(200);
    clock.advance(60_000);
    await take(account, goes.remoteId);

    const gone = await get(goes.path);
    expect(gone.status).toBe(410);
    expect(await gone.text()).not.toContain('This one goes');
    expect((await get(image)).status).toBe(404);
    expect((await get(image, { 'if-none-match': `"${picture.sha256}"` })).status).toBe(404);
    for (const file of ['', '/rss.xml', '/atom.xml', '/feed.json', '/sitemap.xml']) {
      const page = await text(`/newsroom/removals${file}`);
      expect(page).toContain(stays.path);
      expect(page).not.toContain(goes.path);
      expect(page).not.toContain('This one goes');
    }
  });

  test('changes Last-Modified, so that readers who ask by time hear of it', async () => {
    const account = await openOrganization('removal-by-time');
    const goes = await publish(account);
    const before = (await get('/newsroom/removal-by-time/rss.xml')).headers.get('last-modified') ?? '';
    const ask = () => get('/newsroom/removal-by-time/rss.xml', { 'if-modified-since': before });
    expect((await ask()).status).toBe(304);
    clock.advance(60_000);
    await take(account, goes.remoteId);
    expect((await ask()).status).toBe(200);
  });
});

describe('hostile text', () => {
  const hostile = [
    `</title><script>alert(1)</script>`,
    `"><img src=x onerror=alert(1)>`,
    `'onmouseover='alert(1)`,
    `]]>]]><b>&lt;&amp;</b>`,
    `</script><svg onload=alert(1)>`,
    `{{7*7}} \${7*7} <!-- --><!doctype x>`,
    `\u202egnp.exe\u0001\u0008 \u2028 \ud83d`,
    `https://evil.example/"onclick=alert(1)`,
    `https://good.example@evil.example/ and javascript:alert(1)`,
  ];

  test.each(hostile)('%j is shown as text in every field and every format', async (words) => {
    const slug = `hostile-${hostile.indexOf(words)}`;
    const account = await openOrganization(slug, { name: words });
    const { path } = await publish(account, {
      text: `${words}\n\n${words}`,
      link: `https://example.org/?q=${words}`,
      images: [{ ...picture, altText: words }],
      languages: [words, 'en'],
    });
    for (const page of [path, `/newsroom/${slug}`, '/newsroom']) {
      const html = await text(page);
      const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gu)];
      for (const [tag, json] of scripts) {
        expect(tag).toMatch(/^<script type="application\/ld\+json">/u);
        expect(() => JSON.parse(json ?? '')).not.toThrow();
      }
      expect(tagNames(html)).toEqual(expect.not.arrayContaining(['svg', 'b', 'template', 'iframe', 'style']));
      for (const tag of html.match(/<[a-z][^>]*>/giu) ?? [])
        expect(tag.replaceAll(/"[^"]*"/gu, '""')).not.toMatch(/\son\w+\s*=/iu);
      expect(html.match(/<img /gu)?.length ?? 0).toBeLessThanOrEqual(1);
      for (const [, href] of html.matchAll(/\shref="([^"]*)"/gu)) expect(href).toMatch(/^(https?:\/\/|\/newsroom|#)/u);
      expect(html).not.toContain('href="https://good.example@');
    }
    const article = parseXml(await text(`/newsroom/${slug}/atom.xml`));
    expect(article.name).toBe('feed');
    expect(parseXml(await text(`/newsroom/${slug}/rss.xml`)).name).toBe('rss');
    expect(parseXml(await text(`/newsroom/${slug}/sitemap.xml`)).name).toBe('urlset');
    const feed = jsonFeed11.parse(JSON.parse(await text(`/newsroom/${slug}/feed.json`)));
    expect(feed.items[0]?.content_html).not.toMatch(/<(script|svg|b)\b/u);
  });

  test('a link that is not http or https is not a link', async () => {
    const account = await openOrganization('bad-link');
    const { path } = await publish(account, { link: 'javascript:alert(1)' });
    expect(await text(path)).not.toContain('javascript:');
  });

  test('addresses that are none answer 404', async () => {
    await openOrganization('addresses');
    const paths = ['x', '%00', "'%20or%201=1", '..%2f', 'a'.repeat(500), 'media/xyz', 'media/%00', 'media', 'x/y/z'];
    for (const path of paths) expect((await get(`/newsroom/addresses/${path}`)).status, path).toBe(404);
    for (const path of ['%00', '%ff', 'None', '..%2f', 'nobody'])
      expect((await get(`/newsroom/${path}`)).status).toBe(404);
    for (const before of ['x', newId(), "'"]) {
      expect((await get(`/newsroom/addresses?before=${encodeURIComponent(before)}`)).status).toBe(404);
    }
  });
});

function tagNames(html: string): string[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)/giu)].map(([, name]) => name?.toLowerCase() ?? '');
}

const jsonFeed11 = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string(),
  language: z.enum(['en', 'es']),
  authors: z.array(z.strictObject({ name: z.string(), url: z.url() })),
  items: z.array(
    z.strictObject({
      id: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/u),
      url: z.url(),
      title: z.string().min(1),
      content_html: z.string().min(1),
      summary: z.string(),
      date_published: z.iso.datetime(),
      language: z.string().optional(),
      image: z.url().optional(),
    }),
  ),
});

describe('feeds', () => {
  test('tell the same articles with the same ids, newest first', async () => {
    const account = await openOrganization('feeds');
    const first = await publish(account, { text: 'The first & oldest one.' });
    clock.advance(1_000);
    const second = await publish(account, {
      text: 'Second <b>.\n\nMore at https://example.org/a?b=1&c=2.',
      images: [picture],
    });
    const ids = [second, first].map(({ remoteId }) => `urn:uuid:${remoteId}`);

    const atom = parseXml(await text('/newsroom/feeds/atom.xml'));
    const entries = atom.all('entry');
    expect(entries.map((entry) => entry.only('id').text)).toEqual(ids);
    expect(entries[1]?.only('title').text).toBe('The first & oldest one.');
    expect(entries[0]?.only('content').text).toContain('<a class="bare" href="https://example.org/a?b=1&amp;c=2"');
    expect(entries[0]?.only('content').text).toContain(`src="${publicUrl}/newsroom/feeds/media/${picture.sha256}"`);
    expect(atom.only('updated').text).toBe(entries[0]?.only('updated').text);

    const channel = parseXml(await text('/newsroom/feeds/rss.xml')).only('channel');
    expect(channel.all('item').map((item) => item.only('guid').text)).toEqual(ids);
    expect(channel.all('item')[0]?.only('link').text).toBe(second.url);
    expect(Number.isNaN(Date.parse(channel.all('item')[0]?.only('pubDate').text ?? ''))).toBe(false);

    const json = jsonFeed11.parse(JSON.parse(await text('/newsroom/feeds/feed.json')));
    expect(json.items.map(({ id }) => id)).toEqual(ids);

    const urls = parseXml(await text('/newsroom/feeds/sitemap.xml')).all('url');
    expect(urls.map((url) => url.only('loc').text)).toEqual([`${publicUrl}/newsroom/feeds`, second.url, first.url]);
  });

  test('stay as they are when nothing changed, and are not sent twice', async () => {
    const account = await openOrganization('unchanged');
    await publish(account);
    for (const file of ['', '/rss.xml', '/atom.xml', '/feed.json', '/sitemap.xml']) {
      const response = await get(`/newsroom/unchanged${file}`);
      const etag = response.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]{43}"$/u);
      const again = await get(`/newsroom/unchanged${file}`, { 'if-none-match': `W/${etag}, "x"` });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect((await get(`/newsroom/unchanged${file}`, { 'if-none-match': '"x"' })).status).toBe(200);
    }
  });
});

describe('pages', () => {
  test('hold the policy, the links and the data that others read', async () => {
    const account = await openOrganization('heads');
    const { path, url } = await publish(account, { images: [picture] });
    const response = await get(path);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const html = await response.text();
    expect(html).toContain(`<link rel="canonical" href="${url}">`);
    expect(html).toContain('<meta property="og:title" content="Flu shots start Monday.">');
    expect(html).toContain('<meta property="og:image:alt" content="A nurse holds a clock.">');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(html).toContain(`type="application/feed+json"`);
    expect(html).toContain('alt="A nurse holds a clock." width="1" height="1"');
    expect(html).not.toMatch(/style="|<style/u);
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/u.exec(html)?.[1] ?? '');
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'Flu shots start Monday.',
      url,
      image: [`${publicUrl}/newsroom/heads/media/${picture.sha256}`],
      publisher: { '@type': 'Organization', name: 'Clinic heads' },
    });
  });

  test('speak the language of the article, of the organization, or the one asked for', async () => {
    const account = await openOrganization('idiomas', { languages: ['es'] });
    const spanish = await publish(account, { text: 'Vacunas desde el lunes.', languages: ['es-MX'] });
    const english = await publish(account, { text: 'Shots from Monday.', languages: ['en-US'] });
    expect(await text('/newsroom/idiomas')).toContain('<html lang="es">');
    expect(await text(spanish.path)).toContain('<html lang="es">');
    expect(await text(english.path)).toContain('<html lang="en">');
    expect(await text(`${english.path}?lang=es`)).toContain('Todas las noticias');
    expect(await text(`${english.path}?lang=xx`)).toContain('<html lang="en">');
    expect(await text(spanish.path)).toContain('<h1 lang="es-MX" dir="auto">Vacunas desde el lunes.</h1>');
  });

  test('page through every article once, also when some are removed meanwhile', async () => {
    const account = await openOrganization('paging');
    const published: { remoteId: string; path: string }[] = [];
    for (let index = 0; index < 45; index += 1) published.push(await publish(account, { text: `Number ${index}.` }));
    const seen: string[] = [];
    let path: string | null = '/newsroom/paging';
    while (path !== null) {
      const html: string = await text(path);
      seen.push(...[...html.matchAll(/<h2 [^>]*><a href="([^"]+)"/gu)].map(([, href]) => href ?? ''));
      path = /<a rel="next" href="([^"]+)"/u.exec(html)?.[1] ?? null;
      // What the next page begins after may go away; the page must still be found.
      const last = published.find((article) => article.path === seen.at(-1));
      if (path !== null && last !== undefined) await take(account, last.remoteId);
    }
    expect(new Set(seen).size).toBe(45);
    expect(seen.length).toBe(45);
  });

  test('images come with the type of their row and cannot run anything', async () => {
    const account = await openOrganization('images');
    await publish(account, { images: [picture] });
    const response = await get(`/newsroom/images/media/${picture.sha256}`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(await picture.bytes());
    const known = await get(`/newsroom/images/media/${picture.sha256}`, { 'if-none-match': `"${picture.sha256}"` });
    expect(known.status).toBe(304);
    media.delete(picture.sha256);
    expect((await get(`/newsroom/images/media/${picture.sha256}`)).status).toBe(404);
    const unknown = '0'.repeat(64);
    media.set(unknown, new Uint8Array([1]));
    expect((await get(`/newsroom/images/media/${unknown}`)).status).toBe(404);
  });
});
