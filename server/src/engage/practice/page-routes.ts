import { type Context, Hono } from 'hono';
import type { Database } from '../../kernel/db/database.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { choosePageLanguage, pageLanguages } from './messages.ts';
import { type Html, logPage, nothingPage, type PageSetting, postPage, postsPage } from './pages.ts';
import { findPracticeOwner, listPracticeLog, type PracticeOwner } from './service.ts';
import { createPracticeStore } from './store.ts';
import { practiceCss } from './style.ts';

/** What the pages are made of. `publicUrl` is where people reach this installation. */
export type PracticeRoutesParts = {
  readonly db: Database;
  readonly publicUrl: string;
  /** Whether the sender of this request is signed in to the organization; everybody else finds nothing. */
  readonly mayView: (request: Request, organizationId: OrganizationId) => Promise<boolean>;
};

const postsPerPage = 20;
const logLinesPerPage = 100;
const servedMimeTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'video/mp4']);
const slugPattern = /^[a-z0-9][a-z0-9-]{0,119}$/u;
const idPattern = /^[\w-]{1,100}$/u;
const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

type Room = { readonly parts: PracticeRoutesParts; readonly owner: PracticeOwner; readonly setting: PageSetting };

/**
 * Pages of the practice network, below `/practice`: posts as on a simple social network at `/practice/:owner`, one post
 * at `…/posts/:post`, the network's own log at `…/log`. Mount it at the root.
 */
export function practiceRoutes(parts: PracticeRoutesParts): Hono {
  const app = new Hono();
  app.get('/practice/style.css', (c) =>
    c.body(practiceCss, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': filePolicy,
      'X-Content-Type-Options': 'nosniff',
    }),
  );
  app.get('/practice/:owner', (c) => inRoom(c, parts, (room) => sendPosts(c, room)));
  app.get('/practice/:owner/log', (c) => inRoom(c, parts, (room) => sendLog(c, room)));
  app.get('/practice/:owner/posts/:post', (c) => inRoom(c, parts, (room) => sendPost(c, room)));
  app.get('/practice/:owner/posts/:post/images/:index', (c) => inRoom(c, parts, (room) => sendImage(c, room)));
  app.get('/practice/*', (c) => sendNothing(c, settingOf(c, parts, null)));
  return app;
}

async function inRoom(
  c: Context,
  parts: PracticeRoutesParts,
  answer: (room: Room) => Promise<Response>,
): Promise<Response> {
  const slug = c.req.param('owner') ?? '';
  const owner = slugPattern.test(slug) ? await findPracticeOwner(parts.db, { slug }) : null;
  if (owner === null || !(await parts.mayView(c.req.raw, owner.organizationId))) {
    return sendNothing(c, settingOf(c, parts, null));
  }
  return answer({ parts, owner, setting: settingOf(c, parts, owner) });
}

async function sendPosts(c: Context, { parts, owner, setting }: Room): Promise<Response> {
  const cursor = c.req.query('before') ?? null;
  const store = createPracticeStore(parts.db, owner.organizationId);
  const page = await store.list({ accountId: null, cursor, limit: postsPerPage });
  return send(c, postsPage(setting, { owner, page, isFirst: cursor === null }));
}

async function sendLog(c: Context, { parts, owner, setting }: Room): Promise<Response> {
  const given = c.req.query('before') ?? null;
  const before = given !== null && idPattern.test(given) ? given : null;
  const log = await parts.db.inOrganization(owner.organizationId, (tx) =>
    listPracticeLog(tx, { organizationId: owner.organizationId, before, limit: logLinesPerPage }),
  );
  return send(c, logPage(setting, { owner, log, isFirst: before === null }));
}

async function sendPost(c: Context, { parts, owner, setting }: Room): Promise<Response> {
  const post = await createPracticeStore(parts.db, owner.organizationId).get(c.req.param('post') ?? '');
  return post === null ? sendNothing(c, setting) : send(c, postPage(setting, { owner, post }));
}

async function sendImage(c: Context, { parts, owner, setting }: Room): Promise<Response> {
  const index = /^\d{1,2}$/u.test(c.req.param('index') ?? '') ? Number(c.req.param('index')) : -1;
  const store = createPracticeStore(parts.db, owner.organizationId);
  const image = index < 0 ? null : await store.image(c.req.param('post') ?? '', index);
  if (image === null || !servedMimeTypes.has(image.mimeType)) return sendNothing(c, setting);
  return c.body(new Uint8Array(image.bytes), 200, {
    'Content-Type': image.mimeType,
    'Cache-Control': 'private, no-cache',
    'Content-Security-Policy': filePolicy,
    'X-Content-Type-Options': 'nosniff',
  });
}

function settingOf(c: Context, parts: PracticeRoutesParts, owner: PracticeOwner | null): PageSetting {
  const wish = c.req.query('lang');
  const wished = pageLanguages.some((language) => language === wish);
  const language = choosePageLanguage([wished ? wish : undefined, ...(owner?.languages ?? [])]);
  return { base: new URL(parts.publicUrl).pathname.replace(/\/+$/u, ''), path: c.req.path, language, wished };
}

function sendNothing(c: Context, setting: PageSetting): Promise<Response> {
  return send(c, nothingPage(setting), 404);
}

async function send(c: Context, page: Html, status: 200 | 404 = 200): Promise<Response> {
  return c.body((await page).toString(), status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': pagePolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
  });
}
