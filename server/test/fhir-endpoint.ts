/** A small FHIR R4 server of tests: search by identifier, transactions with versions, and faults as tests want them. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

type Json = Readonly<Record<string, unknown>>;
export type Stored = Json & { readonly resourceType: string; readonly id: string };
type Door = 'metadata' | 'search' | 'transaction' | 'token';

export type Fault = {
  readonly on: Door;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What was asked is done all the same. */
  readonly afterwards?: true;
  /** No answer comes for so long. */
  readonly silentMs?: number;
  /** Happens first. */
  readonly before?: () => void;
};

export type Asked = {
  readonly door: Door;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

type Entry = {
  readonly fullUrl: string;
  readonly resource: Json & { readonly resourceType: string; readonly id?: string };
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly ifNoneExist?: string;
    readonly ifMatch?: string;
  };
};

export type FhirEndpoint = Awaited<ReturnType<typeof startFhirEndpoint>>;

/** Answers below `/r4`, and gives tokens at `/token`. Lets in whoever brings `letsIn`. */
export async function startFhirEndpoint() {
  const state = {
    asked: [] as Asked[],
    /** Taken in order, each once, by the door that it is for. */
    faults: [] as Fault[],
    letsIn: 'a token of the house',
    client: 'bedside:s3cret/+',
    versions: new Map<string, Stored[]>(),
    keepsVersions: true,
    capabilities: {
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
      rest: [{ mode: 'server', interaction: [{ code: 'transaction' }] }],
    } as Json,
  };
  const server = createServer((request, response) => {
    void answer(state, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server on a TCP port has one of this kind
  const origin = `http://127.0.0.1:${port}`;
  return Object.assign(state, {
    origin,
    baseUrl: `${origin}/r4`,
    newest: (type: string): Stored[] =>
      [...state.versions.values()].flatMap((all) => all.slice(-1)).filter(({ resourceType }) => resourceType === type),
    versionsOf: (type: string): number[] =>
      [...state.versions.values()].filter(([one]) => one?.resourceType === type).map(({ length }) => length),
    /** Somebody else writes a new version of it. */
    touch: (type: string): void => {
      for (const all of state.versions.values()) {
        const last = all.at(-1);
        if (last?.resourceType === type) keep(state, last, last.id);
      }
    },
    transactions: () => state.asked.filter(({ door }) => door === 'transaction'),
    clear: (): void => {
      state.asked.length = 0;
      state.faults.length = 0;
      state.versions.clear();
      state.letsIn = 'a token of the house';
      state.keepsVersions = true;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

type State = {
  readonly asked: Asked[];
  readonly faults: Fault[];
  readonly letsIn: string;
  readonly client: string;
  readonly versions: Map<string, Stored[]>;
  readonly keepsVersions: boolean;
  readonly capabilities: Json;
};
type Answer = { readonly status: number; readonly body: unknown };

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) body += String(part);
  const url = request.url ?? '';
  const door = doorOf(url);
  state.asked.push({ door, method: request.method ?? '', url, headers: request.headers, body });
  const at = state.faults.findIndex(({ on }) => on === door);
  const [fault] = at < 0 ? [] : state.faults.splice(at, 1);
  fault?.before?.();
  const isPlain = fault === undefined || fault.afterwards === true || fault.status === undefined;
  const own = isPlain ? regular(state, request, body) : { status: 500, body: null };
  if (fault?.silentMs !== undefined) await wait(fault.silentMs);
  const status = fault?.status ?? own.status;
  const told = fault?.body === undefined ? own.body : fault.body;
  response.writeHead(status, { 'content-type': 'application/fhir+json', ...fault?.headers });
  response.end(typeof told === 'string' ? told : JSON.stringify(told));
}

function doorOf(url: string): Door {
  if (url.startsWith('/token')) return 'token';
  if (url.startsWith('/r4/metadata')) return 'metadata';
  return url.startsWith('/r4/') ? 'search' : 'transaction';
}

function regular(state: State, request: IncomingMessage, body: string): Answer {
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  const { authorization } = request.headers;
  const door = doorOf(url.pathname);
  if (door === 'token') {
    const known = `Basic ${Buffer.from(state.client.split(':').map(encodeURIComponent).join(':')).toString('base64')}`;
    if (authorization !== known) return { status: 401, body: { error: 'invalid_client' } };
    return { status: 200, body: { access_token: state.letsIn, token_type: 'Bearer', expires_in: 300 } };
  }
  if (door === 'metadata') return { status: 200, body: state.capabilities };
  if (authorization !== `Bearer ${state.letsIn}`) return { status: 401, body: outcomeOf('login', 'Who is that?') };
  if (door === 'search') {
    const found = find(state, url.pathname.split('/').at(-1) ?? '', url.searchParams);
    return {
      status: 200,
      body: { resourceType: 'Bundle', type: 'searchset', entry: found.map((resource) => ({ resource })) },
    };
  }
  return transact(state, body);
}

export const outcomeOf = (code: string, text: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics: text, details: { text } }],
});

function find(state: State, type: string, query: URLSearchParams): Stored[] {
  const newest = [...state.versions.values()].flatMap((all) => all.slice(-1));
  return newest.filter(
    (one) => one.resourceType === type && [...query].every(([name, value]) => has(one, name, value)),
  );
}

function has(resource: Stored, name: string, value: string): boolean {
  const listed =
    name === '_tag'
      ? ((resource['meta'] as { tag?: { system: string; code: string }[] })?.tag ?? []).map((one) => [
          one.system,
          one.code,
        ])
      : ((resource['identifier'] ?? []) as { system: string; value: string }[]).map((one) => [one.system, one.value]);
  return listed.some((one) => one.join('|') === value);
}

/** All of it or nothing, with the references of the bundle put right. */
function transact(state: State, body: string): Answer {
  const entries = (JSON.parse(body) as { entry: Entry[] }).entry;
  const known = entries.map((entry) => knownOf(state, entry));
  for (const [index, { request }] of entries.entries()) {
    const found = known[index] ?? [];
    if (found.length > 1) return { status: 412, body: outcomeOf('multiple-matches', 'several') };
    const version = (found[0]?.['meta'] as { versionId?: string } | undefined)?.versionId ?? '';
    if (request.ifMatch !== undefined && request.ifMatch !== `W/"${version}"`) {
      return { status: 412, body: outcomeOf('conflict', 'another version') };
    }
  }
  const ids = entries.map((_, index) => known[index]?.[0]?.id ?? randomUUID());
  const resolve = (text: string) =>
    entries.reduce((one, { fullUrl, resource }, index) => {
      return one.replaceAll(`"reference":"${fullUrl}"`, `"reference":"${resource.resourceType}/${ids[index]}"`);
    }, text);
  const answers = entries.map(({ resource, request }, index) => {
    const isThere = (known[index] ?? []).length > 0;
    if (isThere && request.method === 'POST') return '200 OK';
    keep(state, JSON.parse(resolve(JSON.stringify(resource))), ids[index] ?? '');
    return isThere ? '200 OK' : '201 Created';
  });
  const entry = answers.map((status) => ({ response: { status } }));
  return { status: 200, body: { resourceType: 'Bundle', type: 'transaction-response', entry } };
}

function knownOf(state: State, { request }: Entry): Stored[] {
  const [path = '', query = request.ifNoneExist ?? ''] = request.url.split('?');
  const [type = '', id] = path.split('/');
  if (id !== undefined) return (state.versions.get(`${type}/${id}`) ?? []).slice(-1);
  return find(state, type, new URLSearchParams(query));
}

function keep(state: State, resource: Json & { readonly resourceType: string }, id: string): void {
  const key = `${resource.resourceType}/${id}`;
  const before = state.versions.get(key) ?? [];
  const versionId = state.keepsVersions ? { versionId: String(before.length + 1) } : {};
  const meta = { ...(resource['meta'] as object | undefined), ...versionId };
  state.versions.set(key, [...before, { ...resource, id, meta }]);
}
