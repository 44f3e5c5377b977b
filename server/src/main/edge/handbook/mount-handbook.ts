import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { html, raw } from 'hono/html';
import type { EdgeApp } from '../edge-app.ts';
import { renderMarkdown } from './render-markdown.ts';
import { handbookStyle } from './style.ts';

const FOLDER = fileURLToPath(new URL('../../../../../docs/handbook/', import.meta.url));

/** Where each network has a page. */
const NETWORKS = 'networks/';
const PICTURES = 'networks/pictures/';
const PAGE = /^[a-z0-9-]{1,60}\.md$/;
const PICTURE = /^[a-z0-9-]{1,60}\.png$/;

/** A policy of its own: one style sheet, known by its hash, and nothing else. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(handbookStyle).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The handbook of this very version, for everybody: `/help`, `/help/<page>`, `/help/networks/<network>`, and the pictures on these.
 * Pages are read once, when first asked for.
 */
export function mountHandbook(app: EdgeApp): void {
  const pages = new Map<string, Promise<string | null>>();
  const page = (name: string) => {
    const known = pages.get(name) ?? readPage(name);
    pages.set(name, known);
    return known;
  };
  const send = async (name: string) => {
    const text = (await listPages()).includes(name) ? await page(name) : null;
    if (text === null) return null;
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': POLICY,
    };
    return new Response(text, { headers });
  };
  app.get('/help', async (c) => (await send('index')) ?? c.notFound());
  app.get('/help/:page', async (c) => (await send(c.req.param('page'))) ?? c.notFound());
  app.get('/help/networks/:page', async (c) => (await send(`${NETWORKS}${c.req.param('page')}`)) ?? c.notFound());
  app.get('/help/networks/pictures/:picture', async (c) => (await sendPicture(c.req.param('picture'))) ?? c.notFound());
}

async function sendPicture(name: string): Promise<Response | null> {
  if (!PICTURE.test(name)) return null;
  const bytes = await readFile(join(FOLDER, PICTURES, name)).catch(() => null);
  if (bytes === null) return null;
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600' },
  });
}

let names: Promise<string[]> | null = null;

function listPages(): Promise<string[]> {
  names ??= Promise.all([pagesIn(''), pagesIn(NETWORKS)]).then((folders) => folders.flat());
  return names;
}

function pagesIn(folder: string): Promise<string[]> {
  return (
    readdir(join(FOLDER, folder))
      .then((files) => files.filter((file) => PAGE.test(file)).map((file) => `${folder}${file.slice(0, -3)}`))
      // An installation without the documents has no handbook to show; the console says what matters beside each page.
      .catch(() => [])
  );
}

async function readPage(name: string): Promise<string> {
  const source = await readFile(join(FOLDER, `${name}.md`), 'utf8');
  const title = /^# (.+)$/m.exec(source)?.[1] ?? 'Handbook';
  const back = name === 'index' ? '' : html`<a href="/help">All pages</a>`;
  const document = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Bedside handbook</title>
<style>${raw(handbookStyle)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header><a href="/">Bedside</a><nav aria-label="Handbook">${back}</nav></header>
<main id="content">${renderMarkdown(source, name.startsWith(NETWORKS) ? NETWORKS : '')}</main>
</body>
</html>
`;
  return String(document);
}
