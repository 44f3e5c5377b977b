import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { BedsideError } from '../errors/bedside-error.ts';
import type { ScopeSeed, Services } from '../scope/scope.ts';
import type { Endpoint } from './contract.ts';
import { invalidInput, requireStorable } from './problem.ts';
import { readJson } from './request-guards.ts';
import { notSignedIn, requireEntry } from './require-entry.ts';

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

export type Mounting = {
  readonly routes: readonly Route[];
  readonly services: Services;
  /** Who asks; null when nobody is signed in. */
  readonly authenticate: Authenticate;
  readonly mayUseSetup: (request: Request) => boolean;
};

/** Mounts the doors below `/api/v1` of an app whose requests carry `requestId`. */
export function mountRoutes(app: Hono<{ Variables: { requestId: string } }>, mounting: Mounting): void {
  for (const route of mounting.routes) {
    app.on(route.endpoint.method, `/api/v1${route.endpoint.path}`, (context) => answer(context, route, mounting));
  }
}

async function answer(
  context: Context<{ Variables: { requestId: string } }>,
  route: Route,
  mounting: Mounting,
): Promise<Response> {
  const { endpoint } = route;
  const request = context.req.raw;
  const requestId = context.get('requestId');
  const responseHeaders = new Headers();
  if (endpoint.access === 'setup' && !mounting.mayUseSetup(request)) throw setupRefused();
  const seed = await mounting.authenticate({ request, requestId, responseHeaders });
  if (endpoint.access === 'person') requireEntry(endpoint, seed, mounting.services.clock.now());
  const input = {
    params: parse(endpoint.params, context.req.param(), 'params'),
    query: parse(endpoint.query, context.req.query(), 'query'),
    body: parse(endpoint.body, endpoint.method === 'GET' ? {} : await readJson(request), 'body'),
  };
  const result = await route.handle(input, { services: mounting.services, requestId, request, responseHeaders }, seed);
  responseHeaders.set('content-type', 'application/json; charset=utf-8');
  responseHeaders.set('cache-control', 'no-store');
  // The answer is parsed too: a field that the contract does not name never leaves.
  return new Response(JSON.stringify(endpoint.answer.parse(result)), { headers: responseHeaders });
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
