import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { lastEnded } from '../../flow/urgent/service.ts';
import type { BlobStore } from '../../kernel/blobs/blob-store.ts';
import type { Database, Tx } from '../../kernel/db/database.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { answerBytes } from '../../registers/media/service.ts';
import { feedFiles, newsroomAddresses } from './addresses.ts';
import { atomFeed, jsonFeed, maxSitemapArticles, rssFeed, sitemap } from './feeds.ts';
import { type Page, type PageSetting, renderPage } from './layout.ts';
import { choosePageLanguage, pageLanguages } from './messages.ts';
import { isNotChanged } from './not-changed.ts';
import { articlePage, indexPage, noticePage, ownersPage } from './pages.ts';
import { type ArticleVideo, articleVideo } from './schema.ts';
import {
  findNewsroomOwner,
  findPublicMedium,
  getArticle,
  lastChange,
  listAddresses,
  listArticles,
  listNewsroomOwners,
  listUrgentArticles,
  type NewsroomOwner,
} from './service.ts';
import { newsroomCss } from './style.ts';

/** What the pages are made of. `publicUrl` is where the public reaches this installation. */
export type NewsroomRoutesParts = {
  readonly db: Database;
  readonly blobs: Pick<BlobStore, 'get' | 'has' | 'read' | 'stream'>;
  readonly publicUrl: string;
};

const articlesPerPage = 20;
const articlesPerFeed = 50;
const servedMimeTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'video/mp4']);
const slugPattern = /^[a-z0-9][a-z0-9-]{0,119}$/u;

/** Pages need a style sheet, pictures and films of this host, and nothing else: no script, no frame, no form, no font. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

type Answer = {
  readonly body: string;
  readonly type: string;
  readonly policy: string;
  readonly status?: 200 | 404 | 410;
  readonly changedAt?: Date;
  /** Left out: caches ask each time, so that a removal takes effect at once. */
  readonly cacheControl?: string;
};

/**
 * The public newsroom, below `/newsroom`: server-rendered, without script, in English and Spanish. Everybody may read
 * it; it shows what was delivered and nothing else. Mount it at the root.
 */
export function newsroomRoutes(parts: NewsroomRoutesParts): Hono {
  const app = new Hono();
  const at = newsroomAddresses(parts.publicUrl);

  app.get('/newsroom', async (c) => {
    const owners = await listNewsroomOwners(parts.db);
    const setting = settingOf(c, { at, owner: null });
    const [only] = owners;
    if (owners.length === 1 && only !== undefined) return c.redirect(`${at.home(only.slug)}${search(c)}`, 302);
    return sendPage(c, { setting, page: ownersPage(setting, owners) });
  });

  app.get('/newsroom/style.css', (c) => {
    const cacheControl = 'public, max-age=31536000, immutable';
    return send(c, { body: newsroomCss, type: 'text/css; charset=utf-8', policy: filePolicy, cacheControl });
  });

  app.get('/newsroom/:owner', (c) => withOwner(c, { parts, at }, (owner) => sendIndex(c, { parts, at, owner })));

  app.get('/newsroom/:owner/media/:sha256', (c) =>
    withOwner(c, { parts, at }, (owner) => sendImage(c, { parts, at, owner })),
  );

  app.get('/newsroom/:owner/:file', (c) =>
    withOwner(c, { parts, at }, (owner) => {
      const file = c.req.param('file');
      if (file === 'sitemap.xml') return sendSitemap(c, { parts, at, owner });
      if (file === feedFiles.rss || file === feedFiles.atom || file === feedFiles.json) {
        return sendFeed(c, { parts, at, owner });
      }
      return sendArticle(c, { parts, at, owner });
    }),
  );

  app.get('/newsroom/*', (c) => sendNotice(c, { setting: settingOf(c, { at, owner: null }), notice: 'notFound' }));
  return app;
}

type House = { readonly parts: NewsroomRoutesParts; readonly at: PageSetting['at'] };
type Room = House & { readonly owner: NewsroomOwner };

async function withOwner(
  c: Context,
  { parts, at }: House,
  answer: (owner: NewsroomOwner) => Promise<Response>,
): Promise<Response> {
  const slug = c.req.param('owner') ?? '';
  const owner = slugPattern.test(slug) ? await findNewsroomOwner(parts.db, slug) : null;
  if (owner !== null) return answer(owner);
  return sendNotice(c, { setting: settingOf(c, { at, owner: null }), notice: 'notFound' });
}

function inRoom<T>({ parts, owner }: Room, work: (tx: Tx, organizationId: OrganizationId) => Promise<T>): Promise<T> {
  return parts.db.inOrganization(owner.organizationId, (tx) => work(tx, owner.organizationId));
}

/** A change of the organization's name changes its pages too. */
function latest(owner: NewsroomOwner, changedAt: Date | null): Date {
  return changedAt !== null && changedAt > owner.changedAt ? changedAt : owner.changedAt;
}

async function sendIndex(c: Context, room: Room): Promise<Response> {
  const { owner } = room;
  const setting = settingOf(c, room);
  const before = c.req.query('before') ?? null;
  if (before !== null && !z.uuid().safeParse(before).success) return sendNotice(c, { setting, notice: 'notFound' });
  const [page, urgent, changedAt] = await inRoom(room, async (tx, organizationId) => [
    await listArticles(tx, { organizationId, before, limit: articlesPerPage }),
    before === null ? await listUrgentArticles(tx, organizationId) : [],
    later(await lastChange(tx, organizationId), await lastEnded(tx, organizationId)),
  ]);
  const isPastTheEnd = before !== null && page.articles.length === 0;
  if (isPastTheEnd) return sendNotice(c, { setting, notice: 'notFound' });
  return sendPage(c, {
    setting,
    page: indexPage(setting, { owner, page, urgent, before }),
    changedAt: latest(owner, changedAt),
  });
}

/** The later of two instants, where there is one. */
function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

async function sendArticle(c: Context, room: Room): Promise<Response> {
  const { owner } = room;
  const slug = c.req.param('file') ?? '';
  const article = slugPattern.test(slug)
    ? await inRoom(room, (tx, organizationId) => getArticle(tx, organizationId, { slug }))
    : null;
  const setting = settingOf(c, room, article?.languages);
  if (article === null) return sendNotice(c, { setting, notice: 'notFound' });
  if (article.removedAt !== null) return sendNotice(c, { setting, notice: 'gone' });
  const page = articlePage(setting, { owner, article });
  return sendPage(c, { setting, page, changedAt: latest(owner, article.publishedAt) });
}

const feeds = {
  [feedFiles.rss]: { write: rssFeed, type: 'application/rss+xml; charset=utf-8' },
  [feedFiles.atom]: { write: atomFeed, type: 'application/atom+xml; charset=utf-8' },
  [feedFiles.json]: { write: jsonFeed, type: 'application/feed+json; charset=utf-8' },
} as const;

async function sendFeed(c: Context, room: Room): Promise<Response> {
  const { owner } = room;
  const [page, changedAt] = await inRoom(room, async (tx, organizationId) => [
    await listArticles(tx, { organizationId, before: null, limit: articlesPerFeed }),
    await lastChange(tx, organizationId),
  ]);
  const updated = latest(owner, changedAt);
  const file = c.req.param('file');
  const feed = feeds[file === feedFiles.rss || file === feedFiles.atom ? file : feedFiles.json];
  const body = await feed.write(settingOf(c, room), { owner, articles: page.articles, updated });
  return send(c, { body, type: feed.type, policy: filePolicy, changedAt: updated });
}

async function sendSitemap(c: Context, room: Room): Promise<Response> {
  const { owner } = room;
  const [addresses, changedAt] = await inRoom(room, async (tx, organizationId) => [
    await listAddresses(tx, { organizationId, limit: maxSitemapArticles }),
    await lastChange(tx, organizationId),
  ]);
  const updated = latest(owner, changedAt);
  const body = await sitemap(settingOf(c, room), { owner, addresses, updated });
  return send(c, { body, type: 'application/xml; charset=utf-8', policy: filePolicy, changedAt: updated });
}

/** Only what a public article shows. A browser may keep it for good, a shared cache not, so that a removal takes effect. */
async function sendImage(c: Context, room: Room): Promise<Response> {
  const setting = settingOf(c, room);
  const sha256 = c.req.param('sha256') ?? '';
  const image = /^[0-9a-f]{64}$/u.test(sha256)
    ? await inRoom(room, (tx, organizationId) => findPublicMedium(tx, organizationId, sha256))
    : null;
  if (image === null || !servedMimeTypes.has(image.mimeType)) return sendNotice(c, { setting, notice: 'notFound' });
  setFileHeaders(c, filePolicy);
  c.header('Cache-Control', 'private, max-age=31536000, immutable');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  c.header('ETag', `"${sha256}"`);
  if (isNotChanged(c.req.raw.headers, { etag: `"${sha256}"` })) return c.body(null, 304);
  const film = articleVideo.safeParse(image);
  if (film.success) return sendFilm(c, room, film.data);
  const bytes = await readBlob(room, sha256);
  if (bytes === null) return sendNotice(c, { setting, notice: 'notFound' });
  return c.body(bytes, 200, { 'Content-Type': image.mimeType });
}

/** A player asks for parts. */
async function sendFilm(c: Context, { parts }: Room, film: ArticleVideo): Promise<Response> {
  const range = c.req.header('Range') ?? null;
  const cacheControl = 'private, max-age=31536000, immutable';
  const answer = await answerBytes(parts.blobs, { media: { ...film, kind: 'video' }, range, cacheControl });
  for (const [name, value] of answer.headers) c.header(name, value);
  // Whole, in part, or outside of what is there.
  return c.newResponse(answer.body, answer.status as 200 | 206 | 416);
}

async function readBlob({ parts }: Room, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await parts.blobs.get(sha256);
  } catch (error) {
    if (error instanceof BedsideError && error.code === 'BLOB_NOT_FOUND') return null;
    throw error;
  }
}

function settingOf(
  c: Context,
  { at, owner }: { at: PageSetting['at']; owner: NewsroomOwner | null },
  languages: readonly string[] = [],
): PageSetting {
  const wish = c.req.query('lang');
  const wished = pageLanguages.some((language) => language === wish);
  const language = choosePageLanguage([wished ? wish : null, ...languages.slice(0, 1), ...(owner?.languages ?? [])]);
  return { at, owner, language, wished };
}

function search(c: Context): string {
  const wish = c.req.query('lang');
  return pageLanguages.some((language) => language === wish) ? `?lang=${wish}` : '';
}

async function sendPage(
  c: Context,
  answer: { setting: PageSetting; page: Page; changedAt?: Date; status?: 200 | 404 | 410 },
): Promise<Response> {
  const { setting, page, changedAt, status = 200 } = answer;
  const body = (await renderPage(setting, page)).toString();
  c.header('Content-Language', setting.language);
  return send(c, {
    body,
    status,
    type: 'text/html; charset=utf-8',
    policy: pagePolicy,
    ...(changedAt === undefined ? {} : { changedAt }),
  });
}

function sendNotice(
  c: Context,
  { setting, notice }: { setting: PageSetting; notice: 'notFound' | 'gone' },
): Promise<Response> {
  c.header('ETag', undefined);
  return sendPage(c, { setting, page: noticePage(setting, notice), status: notice === 'gone' ? 410 : 404 });
}

function setFileHeaders(c: Context, policy: string): void {
  c.header('Content-Security-Policy', policy);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
}

/** Sends text with its entity tag, or 304 when the asker has it. */
function send(c: Context, answer: Answer): Response {
  const { body, type, policy, status = 200, changedAt, cacheControl = 'no-cache' } = answer;
  setFileHeaders(c, policy);
  c.header('Cache-Control', cacheControl);
  if (status !== 200) return c.body(body, status, { 'Content-Type': type });
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  c.header('ETag', etag);
  if (changedAt !== undefined) c.header('Last-Modified', changedAt.toUTCString());
  if (isNotChanged(c.req.raw.headers, { etag, ...(changedAt === undefined ? {} : { changedAt }) })) {
    return c.body(null, 304);
  }
  return c.body(body, 200, { 'Content-Type': type });
}
