/**
 * A server on loopback that speaks Mastodon's API without being Mastodon, on node:http alone: nothing of the other fake or
 * of the kit is in it, so that what both get wrong does not go unseen.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { consentPage, metadata, registerApp, revokeToken, tradeCode } from './oauth.ts';
import type { Personality } from './personality.ts';
import { answered, type Call, type CompatibleState, type CompatibleStatus, ownAccount, refused } from './state.ts';
import {
  createStatus,
  deleteStatus,
  describeMedium,
  editStatus,
  listStatuses,
  showMedium,
  showSource,
  showStatus,
  statusPage,
  upload,
} from './statuses.ts';

export type CompatibleServer = {
  readonly origin: string;
  /** Posts that stand, oldest first. */
  readonly statuses: readonly CompatibleStatus[];
  /** Tokens that open something. */
  readonly tokens: ReadonlySet<string>;
  /** `METHOD /path status` of each request to the API. */
  readonly calls: readonly string[];
  close(): Promise<void>;
};

/** Starts it on a free port of this address. */
export async function startCompatibleServer(
  personality: Personality,
  { hostname = '127.0.0.1' }: { hostname?: string } = {},
): Promise<CompatibleServer> {
  let origin = '';
  const state = emptyState(personality, () => origin);
  const calls: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const respond = async () => {
      const answer = await handle(state, incoming).catch(() => refused(500, 'Internal error'));
      const path = new URL(incoming.url ?? '/', origin).pathname;
      calls.push(`${incoming.method} ${path} ${answer.status}`);
      await write(answer, { outgoing, headers: personality.headers });
    };
    void respond();
  });
  await new Promise<void>((resolve) => server.listen(0, hostname, resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  origin = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  return {
    origin,
    calls,
    statuses: state.statuses,
    get tokens() {
      return new Set(state.tokens.keys());
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function emptyState(personality: Personality, origin: () => string): CompatibleState {
  let counter = 1;
  return {
    personality,
    origin,
    statuses: [],
    media: new Map(),
    apps: new Map(),
    codes: new Map(),
    tokens: new Map(),
    nextId: () => personality.idOf((counter += 1)),
    secret: (kind) => `${kind}-${(counter += 1)}-${personality.name}`,
  };
}

type Door = {
  readonly method: string;
  readonly path: RegExp;
  /** Any of these opens it; none for doors that are open to everybody. */
  readonly scopes?: readonly string[];
  readonly answer: (
    state: CompatibleState,
    params: Readonly<Record<string, string>>,
    call: Call,
  ) => Response | Promise<Response>;
};

const reads = ['read', 'read:statuses'];
const writes = ['write', 'write:statuses'];
const writesMedia = ['write', 'write:media'];
const status = /^\/api\/v1\/statuses\/(?<id>[^/]+)$/u;
const medium = /^\/api\/v1\/media\/(?<id>[^/]+)$/u;

const instanceDoor = (version: 'v1' | 'v2'): Door => ({
  method: 'GET',
  path: new RegExp(`^/api/${version}/instance$`, 'u'),
  answer: ({ personality }) => {
    const told = personality.instance[version];
    return told === null ? refused(404, 'Not found') : answered(200, told);
  },
});

const doors: readonly Door[] = [
  instanceDoor('v1'),
  instanceDoor('v2'),
  {
    method: 'GET',
    path: /^\/api\/v1\/accounts\/verify_credentials$/u,
    scopes: ['read', 'read:accounts'],
    answer: (state) => answered(200, ownAccount(state)),
  },
  {
    method: 'GET',
    path: /^\/api\/v1\/accounts\/(?<id>[^/]+)\/statuses$/u,
    scopes: reads,
    answer: listStatuses,
  },
  {
    method: 'POST',
    path: /^\/api\/v[12]\/media$/u,
    scopes: writesMedia,
    answer: (state, _, call) => upload(state, call),
  },
  { method: 'GET', path: medium, scopes: writesMedia, answer: showMedium },
  { method: 'PUT', path: medium, scopes: writesMedia, answer: describeMedium },
  {
    method: 'POST',
    path: /^\/api\/v1\/statuses$/u,
    scopes: writes,
    answer: (state, _, call) => createStatus(state, call),
  },
  { method: 'GET', path: status, scopes: reads, answer: showStatus },
  { method: 'PUT', path: status, scopes: writes, answer: editStatus },
  { method: 'DELETE', path: status, scopes: writes, answer: deleteStatus },
  { method: 'GET', path: /^\/api\/v1\/statuses\/(?<id>[^/]+)\/source$/u, scopes: reads, answer: showSource },
];

/** Doors of OAuth, where the server says that they are. */
function oauthDoor(state: CompatibleState, call: Call): Response | null {
  const { authorize = '/oauth/authorize', token = '/oauth/token' } = state.personality.oauthDoors ?? {};
  switch (`${call.method} ${call.url.pathname}`) {
    case 'GET /.well-known/oauth-authorization-server':
      return metadata(state);
    case 'POST /api/v1/apps':
      return registerApp(state, call);
    case `GET ${authorize}`:
    case `POST ${authorize}`:
      return consentPage(state, call);
    case `POST ${token}`:
      return tradeCode(state, call);
    case 'POST /oauth/revoke':
      return revokeToken(state, call);
    default:
      return null;
  }
}

async function handle(state: CompatibleState, incoming: IncomingMessage): Promise<Response> {
  const call = await callOf(state, incoming);
  const { pathname } = call.url;
  const early = oauthDoor(state, call) ?? (call.method === 'GET' ? statusPage(state, pathname) : null);
  if (early !== null) return early;
  for (const { method, path, scopes, answer } of doors) {
    const found = path.exec(pathname);
    if (method !== call.method || found === null) continue;
    if (pathname.endsWith('/media') && pathname !== state.personality.media.uploads) break;
    const held = state.tokens.get(call.token)?.scopes;
    if (scopes !== undefined && held === undefined) return refused(401, 'The access token is invalid');
    if (scopes !== undefined && !scopes.some((scope) => held?.includes(scope)))
      return refused(403, 'Insufficient scope');
    return answer(state, { ...found.groups }, call);
  }
  return refused(404, 'Not found');
}

async function callOf(state: CompatibleState, incoming: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const contentType = incoming.headers['content-type'] ?? '';
  const common = {
    method: incoming.method ?? 'GET',
    url: new URL(incoming.url ?? '/', state.origin()),
    contentType,
    token: (incoming.headers.authorization ?? '').replace(/^Bearer /u, ''),
  };
  if (bytes.length === 0) return { ...common, fields: {}, file: null };
  if (contentType.startsWith('application/json')) {
    return { ...common, fields: JSON.parse(bytes.toString('utf8')) as Record<string, unknown>, file: null }; // else a 500
  }
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  const file = form.get('file');
  return { ...common, fields: Object.fromEntries(form), file: file instanceof File ? file : null };
}

async function write(
  answer: Response,
  { outgoing, headers }: { outgoing: ServerResponse; headers: Readonly<Record<string, string>> },
): Promise<void> {
  outgoing.writeHead(answer.status, { ...headers, ...Object.fromEntries(answer.headers) });
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
}
