import { routePath } from 'hono/route';
import { BedsideError, notFound } from '../../kernel/errors/bedside-error.ts';
import { problemOf } from '../../kernel/http/problem.ts';
import { refuseCrossSite, refuseHostileForm } from '../../kernel/http/request-guards.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { comesFromProxy } from '../client-address.ts';
import type { AppContext } from '../context.ts';
import { allowedMethods } from './allowed-methods.ts';
import type { EdgeApp, EdgeCall } from './edge-app.ts';
import { CSP_REPORT_PATH, setSecureHeaders } from './secure-headers.ts';

/** Request ids, guards, security headers, the one error mapper, metrics and the access log. */
export function watchRequests(app: EdgeApp, context: AppContext): void {
  const { origin, protocol } = new URL(context.services.publicUrl);
  const ownOrigins = new Set([origin]);
  app.use('*', async (c, next) => {
    const startedAt = performance.now();
    c.set('requestId', newId<'request'>());
    await traced(context, c, next);
    setSecureHeaders(c.res.headers, { isHttps: protocol === 'https:' });
    noteAnswer(context, c, performance.now() - startedAt);
  });
  // Inside of the above, so that a refusal carries the same headers and is counted too.
  app.use('*', async (c, next) => {
    refuseHostileForm(c.req.raw);
    // Browsers send reports in the name of a page; they change nothing and open nothing.
    if (c.req.path !== CSP_REPORT_PATH) refuseCrossSite(c.req.raw, ownOrigins);
    await next();
  });
  app.notFound((c) => answerUnknown(app, c));
  app.onError((error, c) => {
    const answer = problem(c, error);
    if (answer.status >= 500) context.log.error('http.failed', { error, requestId: c.get('requestId') });
    return answer;
  });
}

/** Asked every few seconds by machines: traces of them would hide the others. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

function traced({ tracing, config }: AppContext, c: EdgeCall, next: () => Promise<void>): Promise<void> {
  if (PROBES.has(c.req.path)) return next();
  const isTold = comesFromProxy(c.req.raw, config.trustedProxies);
  const parent = isTold ? (c.req.header('traceparent') ?? null) : null;
  return tracing.span({ kind: 'http', parent }, async () => {
    await next();
    tracing.note({ method: c.req.method, route: answeredBy(c), status: c.res.status });
  });
}

/** No door has this address and method: OPTIONS is told which methods have one, others are refused with that list. */
function answerUnknown(app: EdgeApp, c: EdgeCall): Response {
  const allowed = allowedMethods(app.routes, c.req.path);
  if (allowed.length === 0) return problem(c, notFound('page'));
  const allow = allowed.join(', ');
  if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
  return problem(c, methodNotAllowed(allow), { allow });
}

function methodNotAllowed(allow: string): BedsideError {
  return new BedsideError({
    code: 'METHOD_NOT_ALLOWED',
    status: 405,
    message: 'This address does not take this kind of request.',
    remedy: `It takes ${allow}.`,
  });
}

function problem(c: EdgeCall, error: unknown, more: Readonly<Record<string, string>> = {}): Response {
  const body = problemOf(error, c.get('requestId') ?? '');
  const waitSeconds = body.details.retryAfterSeconds;
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(typeof waitSeconds === 'number' ? { 'retry-after': String(waitSeconds) } : {}),
      ...more,
    },
  });
}

/** The pattern of the door that answered: the last one that was gone through, since the console's matches every address. */
const answeredBy = (c: EdgeCall): string => routePath(c);

function noteAnswer(context: AppContext, c: EdgeCall, durationMs: number): void {
  const route = answeredBy(c);
  context.metrics.httpAnswered({ method: c.req.method, route, status: c.res.status, seconds: durationMs / 1_000 });
  context.log.debug('http.answered', { requestId: c.get('requestId'), status: c.res.status, durationMs });
}
