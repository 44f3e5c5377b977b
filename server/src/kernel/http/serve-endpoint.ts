import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { BedsideError } from '../errors/bedside-error.ts';
import type { ScopeSeed, Services } from '../scope/scope.ts';
import { answerHeaders } from './answer-headers.ts';
import type { Cost, Endpoint } from './contract.ts';
import { type Once, readIdempotencyKey } from './idempotency.ts';
import { invalidInput, requireStorable } from './problem.ts';
import { type RateLimit, RateLimited, tellAllowance } from './rate-limit.ts';
import { readJson } from './request-guards.ts';
import { notSignedIn, requireEntry } from './require-entry.ts';
import { asPreconditionFailed, etagOf, isNotModified, withIfMatch } from './revision.ts';

/** What came in, parsed by the endpoint's contract. */
export type Input<E extends Endpoint> = {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
};

/** A request without a signed-in person. */
export type OpenCall = {
  readonly services: Services;
  readonly requestId: string;
  readonly request: Request;
  /** Set-Cookie and the like. */
  readonly responseHeaders: Headers;
};

type Handle = (input: Input<Endpoint>, call: OpenCall, seed: ScopeSeed | null) => Promise<unknown>;
export type Route = { readonly endpoint: Endpoint; readonly handle: Handle };

/** A door for people who are signed in: the handler gets the seed of their scope. */
export function serve<E extends Endpoint>(
  endpoint: E,
  handler: (input: Input<E>, seed: ScopeSeed, call: OpenCall) => Promise<z.input<E['answer']>>,
): Route {
  return {
    endpoint,
    handle: (input, call, seed) => {
      if (seed === null) throw notSignedIn();
      // The input was parsed by this very endpoint's schemas.
      return handler(input as Input<E>, seed, call);
    },
  };
}

/** A door for everybody. */
export function serveOpen<E extends Endpoint>(
  endpoint: E,
  handler: (input: Input<E>, call: OpenCall, seed: ScopeSeed | null) => Promise<z.input<E['answer']>>,
): Route {
  // The input was parsed by this very endpoint's schemas.
  return { endpoint, handle: (input, call, seed) => handler(input as Input<E>, call, seed) };
}

/** Who sends a request; a session that is used may be renewed by a cookie in `responseHeaders`. */
export type Authenticate = (
  call: Pick<OpenCall, 'request' | 'requestId' | 'responseHeaders'>,
) => Promise<ScopeSeed | null>;

/** What every door of the API asks of a request before it is carried out. */
export type Gatekeeping = {
  /** Who asks; null when nobody is signed in. */
  readonly authenticate: Authenticate;
  /** The sender's network address, as far as it can be trusted. */
  readonly clientAddress: (request: Request) => string;
  readonly rateLimit: RateLimit;
  readonly once: Once;
};

export type Mounting = Gatekeeping & {
  readonly routes: readonly Route[];
  readonly services: Services;
  readonly mayUseSetup: (request: Request) => boolean;
};

type ApiApp = Hono<{ Variables: { requestId: string } }>;
type ApiContext = Context<{ Variables: { requestId: string } }>;

/** Mounts the doors below `/api/v1` of an app whose requests carry `requestId`. */
export function mountRoutes(app: ApiApp, mounting: Mounting): void {
  app.use('/api/v1/*', async (context, next) => {
    await next();
    // Answers to errors were made by the app's own mapper: what was noted for this request is told by them too.
    if (context.error instanceof BedsideError) noteRetryAfter(context.req.raw, context.error);
    for (const [name, value] of answerHeaders(context.req.raw)) context.res.headers.set(name, value);
  });
  for (const route of mounting.routes) {
    app.on(route.endpoint.method, `/api/v1${route.endpoint.path}`, (context) => answer(context, route, mounting));
  }
}

function noteRetryAfter(request: Request, error: BedsideError): void {
  if (error instanceof RateLimited) tellAllowance(answerHeaders(request), error.allowance);
  const seconds = error.details.retryAfterSeconds;
  if (typeof seconds === 'number') answerHeaders(request).set('retry-after', String(seconds));
}

async function answer(context: ApiContext, route: Route, mounting: Mounting): Promise<Response> {
  const { endpoint } = route;
  const request = context.req.raw;
  const requestId = context.get('requestId');
  const responseHeaders = new Headers();
  if (endpoint.access === 'setup' && !mounting.mayUseSetup(request)) throw setupRefused();
  const seed = await meet(mounting, { request, requestId, responseHeaders }, endpoint.cost);
  if (endpoint.access === 'person') requireEntry(endpoint, seed, mounting.services.clock.now());
  const raw = endpoint.method === 'GET' ? {} : withIfMatch(endpoint, request.headers, await readJson(request));
  const input: Input<Endpoint> = {
    params: parse(endpoint.params, context.req.param(), 'params'),
    query: parse(endpoint.query, context.req.query(), 'query'),
    body: parse(endpoint.body, raw, 'body'),
  };
  const call: OpenCall = { services: mounting.services, requestId, request, responseHeaders };
  const run = async (by: ScopeSeed | null) => {
    // The answer is parsed too: a field that the contract does not name never leaves.
    const body: unknown = endpoint.answer.parse(await handle(route, { input, call, seed: by }));
    return { status: 200, body };
  };
  // Only what a known sender changes has a key: reading repeats itself, and strangers have doors of their own kind.
  if (seed === null || endpoint.access !== 'person' || endpoint.method === 'GET') return respond(call, await run(seed));
  const asked = { method: endpoint.method, path: context.req.path, query: context.req.query(), body: raw };
  return respond(call, await mounting.once(seed, { key: readIdempotencyKey(request.headers), asked }, run));
}

/** Counts a request and finds out who sends it. Throws `RATE_LIMITED`. */
export async function meet(
  gate: Omit<Gatekeeping, 'once'>,
  call: Parameters<Authenticate>[0],
  cost: Cost,
): Promise<ScopeSeed | null> {
  const address = gate.clientAddress(call.request);
  await gate.rateLimit.arrive({ address, cost });
  const seed = await gate.authenticate(call);
  const allowance = await gate.rateLimit.take({ address, cost, seed });
  if (allowance !== null) tellAllowance(answerHeaders(call.request), allowance);
  return seed;
}

async function handle(
  route: Route,
  asked: { input: Input<Endpoint>; call: OpenCall; seed: ScopeSeed | null },
): Promise<unknown> {
  try {
    return await route.handle(asked.input, asked.call, asked.seed);
  } catch (error) {
    throw asPreconditionFailed(error, asked.call.request.headers);
  }
}

/** The answer as it leaves: a problem where a repeat hears of one, and nothing new where the sender has it already. */
export function respond(
  call: Pick<OpenCall, 'request' | 'responseHeaders'>,
  told: { readonly status: number; readonly body: unknown; readonly replayed?: boolean },
): Response {
  const { responseHeaders: headers, request } = call;
  const failed = told.status >= 400;
  headers.set('content-type', failed ? 'application/problem+json' : 'application/json; charset=utf-8');
  headers.set('cache-control', 'no-store');
  if (told.replayed) headers.set('idempotency-replayed', 'true');
  const etag = failed ? null : etagOf(told.body);
  if (etag !== null) headers.set('etag', etag);
  if (request.method === 'GET' && isNotModified(request.headers, etag)) {
    headers.delete('content-type');
    return new Response(null, { status: 304, headers });
  }
  return new Response(JSON.stringify(told.body), { status: told.status, headers });
}

function parse<S extends z.ZodType>(schema: S, value: unknown, where: 'params' | 'query' | 'body'): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw invalidInput(result.error, where);
  // What the schema leaves out is never stored, so only what it let pass is looked at.
  requireStorable(result.data, where);
  return result.data;
}

function setupRefused(): BedsideError {
  return new BedsideError({
    code: 'SETUP_TOKEN',
    status: 403,
    message: 'Set-up needs the address that Bedside printed when it started.',
    remedy: 'Look at the terminal where Bedside runs and open the address that is printed there.',
  });
}
