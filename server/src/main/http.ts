import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { routePath } from 'hono/route';
import { newsroomRoutes } from '../engage/newsroom/routes.ts';
import { practiceApiRoutes } from '../engage/practice/api-routes.ts';
import { practiceRoutes } from '../engage/practice/page-routes.ts';
import { composeRoutes } from '../flow/compose/routes.ts';
import { readHealth } from '../flow/publish/health.ts';
import { publishRoutes } from '../flow/publish/routes.ts';
import { reviewRoutes } from '../flow/review/routes.ts';
import { scheduleRoutes } from '../flow/schedule/routes.ts';
import { screenRoutes } from '../flow/screen/routes.ts';
import { notFound } from '../kernel/errors/bedside-error.ts';
import { problemOf } from '../kernel/http/problem.ts';
import { refuseCrossSite } from '../kernel/http/request-guards.ts';
import { type Authenticate, mountRoutes, type Route } from '../kernel/http/serve-endpoint.ts';
import { newId } from '../kernel/ids/ids.ts';
import { channelRoutes } from '../registers/channels/routes.ts';
import { mediaRoutes, mountMediaBytes } from '../registers/media/routes.ts';
import { organizationRoutes } from '../registers/org/routes.ts';
import { peopleRoutes } from '../registers/people/routes.ts';
import { setUpRoutes, signInRoutes } from '../registers/sign-in/routes.ts';
import { authenticate } from '../registers/sign-in/sign-in.ts';
import { createSignInLimit } from '../registers/sign-in/sign-in-limit.ts';
import { clientAddressOf } from './client-address.ts';
import type { AppContext } from './context.ts';
import { readOwnDeliveries } from './own-deliveries.ts';
import { sampleRoutes } from './sample/routes.ts';

type App = Hono<{ Variables: { requestId: string } }>;

const WEB_DIST = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** The console needs its own scripts and styles and nothing from elsewhere; inline styles come from its components. */
const CONSOLE_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** All doors of one process. */
export function createApp(context: AppContext): App {
  const app: App = new Hono();
  watchRequests(app, context);
  const ask: Authenticate = (call) => authenticate(context.auth, { ...call, services: context.services });
  mountRoutes(app, {
    routes: listRoutes(context),
    services: context.services,
    authenticate: ask,
    mayUseSetup: (request) => request.headers.get('x-setup-token') === context.setupToken,
  });
  mountMediaBytes(app, { intake: context.intake, authenticate: ask });
  mountProbes(app, context);
  mountPublicPages(app, context, ask);
  mountConsole(app);
  return app;
}

function listRoutes(context: AppContext): Route[] {
  const mailIsSetUp = context.mailer !== null;
  const limit = createSignInLimit(context.services.clock);
  const clientAddress = (request: Request) => clientAddressOf(request, context.config.trustedProxies);
  return [
    ...setUpRoutes(context),
    ...sampleRoutes(context),
    ...organizationRoutes(),
    ...peopleRoutes({ mailIsSetUp }),
    ...signInRoutes({ auth: context.auth, limit, clientAddress }),
    ...channelRoutes(context.connectors),
    ...mediaRoutes(),
    ...composeRoutes(),
    ...screenRoutes({ connectors: context.connectors, readOwnDeliveries }),
    ...reviewRoutes(),
    ...scheduleRoutes(),
    ...publishRoutes({ mailIsSetUp }),
    ...practiceApiRoutes(),
  ];
}

/** Request ids, guards, security headers, the one error mapper, metrics and the access log. */
function watchRequests(app: App, context: AppContext): void {
  const ownOrigins = new Set([new URL(context.services.publicUrl).origin]);
  app.use('*', async (c, next) => {
    const startedAt = performance.now();
    c.set('requestId', newId<'request'>());
    refuseCrossSite(c.req.raw, ownOrigins);
    await next();
    secureHeaders(c);
    noteAnswer(context, c, performance.now() - startedAt);
  });
  app.notFound((c) => problem(c, notFound('page')));
  app.onError((error, c) => {
    const answer = problem(c, error);
    if (answer.status >= 500) context.log.error('http.failed', { error, requestId: c.get('requestId') });
    return answer;
  });
}

function problem(c: Context<{ Variables: { requestId: string } }>, error: unknown): Response {
  const body = problemOf(error, c.get('requestId') ?? '');
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

function secureHeaders(c: Context): void {
  const headers = c.res.headers;
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('x-frame-options', 'DENY');
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', CONSOLE_POLICY);
}

function noteAnswer(context: AppContext, c: Context<{ Variables: { requestId: string } }>, durationMs: number): void {
  const route = routePath(c, -1);
  context.metrics.httpAnswered({ method: c.req.method, route, status: c.res.status, seconds: durationMs / 1_000 });
  context.log.debug('http.answered', { requestId: c.get('requestId'), status: c.res.status, durationMs });
}

function mountProbes(app: App, context: AppContext): void {
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const health = await readHealth(context.services);
    return c.json({ ready: health.ready, oldestDueSeconds: health.oldestDueSeconds }, health.ready ? 200 : 503);
  });
  app.get('/metrics', async () => {
    const { body, contentType } = await context.metrics.render();
    return new Response(body, { headers: { 'content-type': contentType } });
  });
}

function mountPublicPages(app: App, context: AppContext, ask: Authenticate): void {
  const { db, blobs, publicUrl } = context.services;
  app.route('/', newsroomRoutes({ db, blobs, publicUrl }));
  const mayView = async (request: Request, organizationId: string) => {
    const seed = await ask({ request, requestId: newId<'request'>(), responseHeaders: new Headers() });
    return seed?.organizationId === organizationId;
  };
  app.route('/', practiceRoutes({ db, publicUrl, mayView }));
}

/** Files of the console; every other address below it opens the console, which knows its own pages. */
function mountConsole(app: App): void {
  app.use('/assets/*', compress());
  app.get('/', compress());
  app.use(
    '/assets/*',
    serveStatic({
      root: WEB_DIST,
      onFound: (_path, c) => void c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  app.get('*', serveStatic({ root: WEB_DIST }));
  app.get('*', async (c) => {
    if (c.req.path.startsWith('/api/') || c.req.path.startsWith('/assets/')) return problem(c, notFound('page'));
    return c.html(await readFile(join(WEB_DIST, 'index.html'), 'utf8'), 200, { 'cache-control': 'no-cache' });
  });
}
