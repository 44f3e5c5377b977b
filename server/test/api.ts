/** The doors of the API with the real gatekeeping, for senders who say by a header who they are. No sign-in, no socket. */
import { Hono } from 'hono';
import { createOnce } from '../src/kernel/http/idempotency.ts';
import { problemOf } from '../src/kernel/http/problem.ts';
import { createRateLimit, type RateLimit } from '../src/kernel/http/rate-limit.ts';
import { mountRoutes, type Route } from '../src/kernel/http/serve-endpoint.ts';
import { newId } from '../src/kernel/ids/ids.ts';
import type { ScopeSeed, Services } from '../src/kernel/scope/scope.ts';

export type ApiAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // What a door answered is looked at field by field.
  readonly body: Readonly<Record<string, unknown>>;
};

export type ApiRequest = {
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Api = {
  /** Asks as somebody with a seat; null asks as a stranger. */
  ask(seat: string | null, method: string, path: string, request?: ApiRequest): Promise<ApiAnswer>;
};

const PLACE = 'https://bedside.example';

export function createApi(parts: {
  readonly services: Services;
  readonly routes: readonly Route[];
  readonly seedOf: (seat: string) => ScopeSeed;
  readonly rateLimit?: RateLimit;
  /** Told of errors that no door expects. */
  readonly failed?: (error: unknown) => void;
}): Api {
  const { services, routes, seedOf, rateLimit = createRateLimit(), failed } = parts;
  const app = new Hono<{ Variables: { requestId: string } }>();
  app.use('*', async (c, next) => {
    c.set('requestId', newId<'request'>());
    await next();
  });
  app.onError((error, c) => {
    const body = problemOf(error, c.get('requestId'));
    if (body.status >= 500) failed?.(error);
    const headers = { 'content-type': 'application/problem+json' };
    return new Response(JSON.stringify(body), { status: body.status, headers });
  });
  mountRoutes(app, {
    services,
    routes,
    rateLimit,
    once: createOnce(services),
    clientAddress: (request) => request.headers.get('x-address') ?? '192.0.2.1',
    mayUseSetup: () => false,
    authenticate: async ({ request, requestId }) => {
      const seat = request.headers.get('x-seat');
      return seat === null ? null : { ...seedOf(seat), requestId };
    },
  });
  return {
    async ask(seat, method, path, { body, raw, headers = {} } = {}) {
      const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const request = new Request(`${PLACE}/api/v1${path}`, {
        method,
        headers: {
          ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
          ...(seat === null ? {} : { 'x-seat': seat }),
          ...headers,
        },
        ...(payload === undefined ? {} : { body: payload }),
      });
      const response = await app.fetch(request);
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: parsed(text) };
    },
  };
}

function parsed(text: string): Record<string, unknown> {
  return text === '' ? {} : JSON.parse(text);
}
