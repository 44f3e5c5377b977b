import type { Context, Hono } from 'hono';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { refuseAmbiguousJson } from '../../kernel/http/json-form.ts';
import { MAX_JSON_BYTES, readBody } from '../../kernel/http/request-guards.ts';
import { requireEntry } from '../../kernel/http/require-entry.ts';
import type { Authenticate } from '../../kernel/http/serve-endpoint.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import type { HandOver } from '../people/service.ts';
import { ERROR_SCHEMA, refuse, ScimRefusal, scimErrorOf } from './scim-error.ts';
import { createGroup, deleteGroup, getGroup, listScimGroups, modifyGroup, replaceGroup } from './scim-groups.ts';
import { isObject, type Resource, readKey, readOperations } from './scim-patch.ts';
import { describeProvider, describeResourceTypes, describeSchemas, LIST_SCHEMA } from './scim-schema.ts';
import { project, type ScimAddresses } from './scim-user.ts';
import {
  createUser,
  deleteUser,
  getUser,
  type ListQuery,
  listQuery,
  listUsers,
  modifyUser,
  type ResourceChange,
  replaceUser,
} from './scim-users.ts';

type Env = { Variables: { requestId: string } };

export type ScimParts = {
  readonly services: Services;
  /** What each room does when somebody leaves. */
  readonly handOvers: readonly HandOver[];
  /** Who holds the bearer key of a request. */
  readonly authenticate: Authenticate;
  /** Told of errors that nobody expected. */
  readonly onFailure?: (error: unknown, requestId: string) => void;
};

export const SCIM_PATH = '/scim/v2';

type Call = {
  readonly context: Context<Env>;
  readonly seed: ScopeSeed;
  readonly addresses: ScimAddresses;
  readonly handOvers: readonly HandOver[];
};
type Answer = {
  readonly status: 200 | 201 | 204;
  readonly body?: Resource;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What a kind of resource can do; the same doors for users and groups. */
type Kind = {
  readonly list: (scope: Scope, query: ListQuery, addresses: ScimAddresses) => Promise<Resource>;
  readonly get: (
    scope: Scope,
    id: string,
    telling: { addresses: ScimAddresses; query: ListQuery },
  ) => Promise<Resource>;
  readonly create: (scope: Scope, sent: Resource, addresses: ScimAddresses) => Promise<Resource>;
  readonly replace: (scope: Scope, change: ResourceChange, sent: Resource) => Promise<Resource>;
  readonly modify: typeof modifyUser;
  readonly remove: (scope: Scope, change: ResourceChange) => Promise<void>;
};

const kinds: Readonly<Record<'Users' | 'Groups', Kind>> = {
  Users: {
    list: listUsers,
    get: (scope, id, { addresses }) => getUser(scope, id, addresses),
    create: createUser,
    replace: replaceUser,
    modify: modifyUser,
    remove: deleteUser,
  },
  Groups: {
    list: listScimGroups,
    get: getGroup,
    create: createGroup,
    replace: replaceGroup,
    modify: modifyGroup,
    remove: deleteGroup,
  },
};

/** Mounts SCIM 2.0 (RFC 7644) for whoever holds an API key with the scope `directory:write`; `directory:read` may look. */
export function mountScim(app: Hono<Env>, parts: ScimParts): void {
  const serve = (handle: (call: Call) => Promise<Answer>) => (context: Context<Env>) => answer(context, parts, handle);
  mountDescriptions(app, serve);
  for (const name of ['Users', 'Groups'] as const) mountKind(app, { name, kind: kinds[name], serve });
  app.all(
    `${SCIM_PATH}/*`,
    serve(() => Promise.reject(new ScimRefusal(404, null, 'There is no such resource.'))),
  );
}

type Serve = (handle: (call: Call) => Promise<Answer>) => (context: Context<Env>) => Promise<Response>;

const run = <T>(call: Call, work: (scope: Scope) => Promise<T>) => inScope(call.seed, work);

function mountKind(app: Hono<Env>, { name, kind, serve }: { name: string; kind: Kind; serve: Serve }): void {
  const path = `${SCIM_PATH}/${name}`;
  const list = async (call: Call, query: ListQuery): Promise<Answer> => ({
    status: 200,
    body: await run(call, (scope) => kind.list(scope, query, call.addresses)),
  });
  app.get(
    path,
    serve((call) => list(call, readQuery(call.context.req.query()))),
  );
  app.post(
    `${path}/.search`,
    serve(async (call) => list(call, searchQuery(await readResource(call)))),
  );
  app.post(
    path,
    serve(async (call) => {
      const sent = await readResource(call);
      return told(call, 201, await run(call, (scope) => kind.create(scope, sent, call.addresses)));
    }),
  );
  app.get(
    `${path}/:id`,
    serve(async (call) => {
      const telling = { addresses: call.addresses, query: readQuery(call.context.req.query()) };
      return told(call, 200, await run(call, (scope) => kind.get(scope, idOf(call), telling)));
    }),
  );
  app.put(
    `${path}/:id`,
    serve(async (call) => {
      const sent = await readResource(call);
      return told(call, 200, await run(call, (scope) => kind.replace(scope, changeOf(call), sent)));
    }),
  );
  app.patch(
    `${path}/:id`,
    serve(async (call) => {
      const operations = readOperations(await readResource(call));
      return told(call, 200, await run(call, (scope) => kind.modify(scope, changeOf(call), operations)));
    }),
  );
  app.delete(
    `${path}/:id`,
    serve(async (call) => {
      await run(call, (scope) => kind.remove(scope, changeOf(call)));
      return { status: 204 };
    }),
  );
}

const listOf = (resources: unknown[]): Resource => ({
  schemas: [LIST_SCHEMA],
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: resources,
});

const named = (resources: readonly unknown[], id: string) =>
  resources.find((resource) => isObject(resource) && resource['id'] === id);

function mountDescriptions(app: Hono<Env>, serve: Serve): void {
  const one = (path: string, read: (call: Call) => unknown) =>
    app.get(
      `${SCIM_PATH}${path}`,
      serve(async (call) => ({ status: 200, body: found(read(call)) })),
    );
  one('/ServiceProviderConfig', ({ addresses }) => describeProvider(addresses.base));
  one('/ResourceTypes', ({ addresses }) => listOf(describeResourceTypes(addresses.base)));
  one('/ResourceTypes/:id', (call) => named(describeResourceTypes(call.addresses.base), idOf(call)));
  one('/Schemas', ({ addresses }) => listOf(describeSchemas(addresses.base)));
  one('/Schemas/:id', (call) => named(describeSchemas(call.addresses.base), idOf(call)));
}

function found(resource: unknown): Resource {
  if (isObject(resource)) return resource;
  throw new ScimRefusal(404, null, 'There is no such resource.');
}

function idOf({ context }: Call): string {
  return context.req.param('id') ?? '';
}

function changeOf(call: Call): ResourceChange {
  const { addresses, handOvers } = call;
  return { id: idOf(call), ifMatch: call.context.req.header('if-match') ?? null, addresses, handOvers };
}

function readQuery(query: Record<string, string>): ListQuery {
  const parsed = listQuery.safeParse(query);
  if (parsed.success && isStorable(query)) return parsed.data;
  throw refuse('invalidValue', 'A parameter of the query cannot be taken.');
}

/** RFC 7644, 3.4.3: the query as a body, with lists for the attributes. */
function searchQuery(body: Resource): ListQuery {
  const words = (name: string) => {
    const value = readKey(body, name);
    return Array.isArray(value) ? value.join(',') : value;
  };
  const query: Record<string, unknown> = {};
  for (const name of Object.keys(listQuery.shape)) {
    const value = words(name);
    if (value !== undefined) query[name] = value;
  }
  const parsed = listQuery.safeParse(query);
  if (parsed.success) return parsed.data;
  throw refuse('invalidValue', 'A part of the search request cannot be taken.');
}

/** A resource by itself says where it is and which version it is. */
function told({ context }: Call, status: 200 | 201, resource: Resource): Answer {
  const meta = isObject(resource['meta']) ? resource['meta'] : {};
  const headers = { etag: String(meta['version'] ?? ''), location: String(meta['location'] ?? '') };
  return { status, body: project(resource, context.req.query()), headers };
}

async function readResource({ context }: Call): Promise<Resource> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/(scim\+)?json\b/i.test(type)) {
    throw new ScimRefusal(415, null, 'Send the header Content-Type: application/scim+json.');
  }
  const body = parseJson(await readBody(context.req.raw, MAX_JSON_BYTES));
  if (isObject(body) && isStorable(body)) return body;
  throw refuse('invalidSyntax', 'The body is no JSON object, or has broken characters in it.');
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Members that stand twice, and the like, can be read in two ways: the same rules as at every other door.
    refuseAmbiguousJson(text);
    return JSON.parse(text);
  } catch {
    throw refuse('invalidSyntax', 'The body is not JSON in UTF-8.');
  }
}

const MAX_DEPTH = 20;

/** Whether a value is not nested too deeply, and all its texts can be kept: no U+0000, no halves of characters. */
function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000');
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH) return false;
  return Object.entries(value).every(([key, part]) => isStorable(key) && isStorable(part, depth + 1));
}

async function answer(
  context: Context<Env>,
  parts: ScimParts,
  handle: (call: Call) => Promise<Answer>,
): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/scim+json; charset=utf-8', 'cache-control': 'no-store' });
  try {
    const seed = await enter(context, parts);
    const addresses = { base: `${parts.services.publicUrl}${SCIM_PATH}` };
    const { status, body, headers: more = {} } = await handle({ context, seed, addresses, handOvers: parts.handOvers });
    for (const [name, value] of Object.entries(more)) headers.set(name, value);
    if (status === 200 && isKnown(context, headers)) return new Response(null, { status: 304, headers });
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
  } catch (error) {
    return refusal(context, { error, headers, parts });
  }
}

function isKnown(context: Context<Env>, headers: Headers): boolean {
  const known = context.req.header('if-none-match');
  const etag = headers.get('etag');
  return context.req.method === 'GET' && etag !== null && (known ?? '').split(',').some((tag) => tag.trim() === etag);
}

/** Only a key opens SCIM: a signed-in browser is no identity provider. */
async function enter(context: Context<Env>, { authenticate, services }: ScimParts): Promise<ScopeSeed> {
  const call = { request: context.req.raw, requestId: context.get('requestId'), responseHeaders: new Headers() };
  const seed = await authenticate(call);
  if (seed === null || seed.actor.type !== 'person' || seed.actor.key === null) throw keyMissing();
  const reads = context.req.method === 'GET' && !seed.actor.key.scopes.has('directory:write');
  requireEntry({ keyScope: reads ? 'directory:read' : 'directory:write', stepUp: false }, seed, services.clock.now());
  return seed;
}

function keyMissing(): BedsideError {
  return new BedsideError({
    code: 'KEY_MISSING',
    status: 401,
    message: 'SCIM asks for an API key.',
    remedy: 'Send it as a bearer token in the header Authorization.',
  });
}

function refusal(
  context: Context<Env>,
  { error, headers, parts }: { error: unknown; headers: Headers; parts: ScimParts },
): Response {
  const known = scimErrorOf(error);
  if (known === null) parts.onFailure?.(error, context.get('requestId'));
  const { statusCode, ...body } = known ?? {
    schemas: [ERROR_SCHEMA],
    status: '500',
    detail: 'Something went wrong on our side. Nothing was changed.',
    statusCode: 500,
  };
  const waitSeconds = error instanceof BedsideError ? error.details.retryAfterSeconds : undefined;
  if (typeof waitSeconds === 'number') headers.set('retry-after', String(waitSeconds));
  if (statusCode === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(body), { status: statusCode, headers });
}
