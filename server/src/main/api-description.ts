import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import { renderApiDocs } from '../kernel/http/api-docs-page.ts';
import { apiDocsCss, apiDocsCssVersion } from '../kernel/http/api-docs-style.ts';
import { describeApi } from '../kernel/http/openapi.ts';
import { capital } from '../kernel/http/openapi-schemas.ts';
import type { ApiRoom, NamedEndpoint, OpenApiDocument } from '../kernel/http/openapi-types.ts';
import { byteDoors, exampleWords, roomWords, scopeWords } from './api-rooms.ts';
import { isEndpoint, listRooms } from './list-endpoints.ts';
import { VERSION } from './version.ts';

const ABOUT = [
  'Bedside gives healthcare organizations a bedside manner on social media: compose, screen, review, schedule, publish and prove.',
  'A program signs in with an API key: `Authorization: Bearer …`. It acts for the person who made the key, within the scopes of the key, and passes the same gate as that person.',
  'Errors are problem details (RFC 9457) with a stable `code`. Lists are paged by a key: what `next` gives is the `after` of the page that follows. Times are ISO 8601 in UTC.',
].join('\n\n');

/**
 * Every endpoint with the name of its export; a name that two rooms use is told with the room, in both. An endpoint that
 * two contracts export is told once, in the first room.
 */
export function nameEndpoints(rooms: readonly ApiRoom[]): NamedEndpoint[] {
  const found = new Map<string, NamedEndpoint>();
  for (const room of rooms) {
    for (const [name, endpoint] of Object.entries(room.exports)) {
      if (!isEndpoint(endpoint)) continue;
      const door = `${endpoint.method} ${endpoint.path}`;
      if (!found.has(door)) found.set(door, { name, room, endpoint });
    }
  }
  const all = [...found.values()];
  const shared = new Set(all.map(({ name }) => name).filter((name, index, names) => names.indexOf(name) !== index));
  return all.map((one) => (shared.has(one.name) ? { ...one, name: one.room.name + capital(one.name) } : one));
}

/** Every room that has doors, with what readers of the API are told of it. */
export function describeRooms(): ApiRoom[] {
  return listRooms().map((room) => {
    const { title, description } = roomWords[room.name] ?? { title: room.name, description: room.name };
    return { ...room, title, description };
  });
}

/** The OpenAPI document of this Bedside. */
export function describeBedside(): OpenApiDocument {
  const rooms = describeRooms();
  return describeApi({
    title: 'Bedside',
    version: VERSION,
    about: ABOUT,
    rooms,
    endpoints: nameEndpoints(rooms),
    byteDoors,
    scopes: scopeWords,
    words: exampleWords,
  });
}

type Made = { readonly body: string; readonly type: string; readonly etag: string };

const DOCS_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `/api/openapi.json` and the page that people read, `/api/docs`; made when they are first asked for, then kept. */
export function mountApiDescription(app: Hono<{ Variables: { requestId: string } }>, publicUrl: string): void {
  const document = once(describeBedside);
  const json = once(() => made(JSON.stringify(document(), null, 2), 'application/json; charset=utf-8'));
  const page = once(() =>
    made(String(renderApiDocs(document(), { publicUrl, cssPath: CSS_PATH })), 'text/html; charset=utf-8'),
  );
  const css = once(() => made(apiDocsCss, 'text/css; charset=utf-8'));
  app.get('/api/openapi.json', compress(), (c) => send(c.req.raw, json()));
  app.get('/api/docs', compress(), (c) => send(c.req.raw, page()));
  app.get('/api/docs/style.css', (c) => send(c.req.raw, css()));
}

const CSS_PATH = `/api/docs/style.css?v=${apiDocsCssVersion}`;

function send(request: Request, { body, type, etag }: Made): Response {
  const headers = {
    etag,
    'cache-control': 'no-cache',
    'content-security-policy': DOCS_POLICY,
    // Programs in browsers elsewhere may read what the API is; it tells nothing of this organization.
    ...(type.startsWith('application/json') ? { 'access-control-allow-origin': '*' } : {}),
  };
  if (
    request.headers
      .get('if-none-match')
      ?.split(/\s*,\s*/)
      .includes(etag)
  ) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, { headers: { ...headers, 'content-type': type } });
}

function made(body: string, type: string): Made {
  return { body, type, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

function once<T>(make: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => {
    kept ??= { value: make() };
    return kept.value;
  };
}
