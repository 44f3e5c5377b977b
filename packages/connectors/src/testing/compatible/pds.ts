/**
 * A server of the AT Protocol on loopback, made from its lexicons (com.atproto.server, com.atproto.repo, app.bsky.feed.post,
 * atproto.com/specs/xrpc; read 2026-11-23) on node:http alone. What servers do in their own way is `PdsQuirks`.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answered } from './state.ts';

export type PdsQuirks = {
  readonly did: string;
  /** Need not be under the server's host. */
  readonly handle: string;
  /** `none` is what servers give that leave identity documents to others. */
  readonly didDoc: 'none' | 'this-server' | 'nonsense';
  /** Whether records can be written with `putRecord`; `createRecord` is there in any case. */
  readonly puts: boolean;
  /** How it says that no record stands. */
  readonly missing: { readonly status: number; readonly error: string };
  /** What a deletion is answered with: older lexicons define no output. */
  readonly deletion: 'commit' | 'empty';
  readonly blobUploadLimit: number;
  /** Answers carry a nonce that changes with each of them, as servers send that offer OAuth beside app passwords. */
  readonly rotatesNonce: boolean;
};

export const documentedPds: PdsQuirks = {
  did: 'did:plc:unseenserver2222222222aa',
  handle: 'lakeside.pds.example',
  didDoc: 'this-server',
  puts: true,
  missing: { status: 400, error: 'RecordNotFound' },
  deletion: 'commit',
  blobUploadLimit: 5_242_880,
  rotatesNonce: false,
};

type Json = Readonly<Record<string, unknown>>;

export type CompatiblePds = {
  readonly origin: string;
  readonly credentials: { readonly identifier: string; readonly appPassword: string };
  /** Records of `app.bsky.feed.post` that stand, by record key. */
  readonly records: ReadonlyMap<string, Json>;
  /** Names of the methods called with their statuses, in order. */
  readonly calls: readonly string[];
  close(): Promise<void>;
};

type State = {
  readonly quirks: PdsQuirks;
  readonly origin: () => string;
  readonly records: Map<string, Json>;
  readonly blobs: Set<string>;
  readonly sessions: Set<string>;
  next(): number;
};
type Call = {
  readonly isProcedure: boolean;
  readonly params: URLSearchParams;
  readonly body: Json;
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly token: string;
};
type Method = (state: State, call: Call) => Response;

const appPassword = 'abcd-efgh-ijkl-mnop';
const collection = 'app.bsky.feed.post';

export async function startCompatiblePds(quirks: PdsQuirks): Promise<CompatiblePds> {
  let origin = '';
  let counter = 0;
  const calls: string[] = [];
  const state: State = {
    quirks,
    origin: () => origin,
    records: new Map(),
    blobs: new Set(),
    sessions: new Set(),
    next: () => (counter += 1),
  };
  const server = createServer((incoming, outgoing) => {
    const respond = async () => {
      const answer = await handle(state, incoming).catch(() => refused(500, 'InternalServerError'));
      calls.push(`${(incoming.url ?? '').replace(/^\/xrpc\/|\?.*$/gu, '')} ${answer.status}`);
      const nonce = quirks.rotatesNonce ? { 'dpop-nonce': `nonce-${state.next()}` } : {};
      outgoing.writeHead(answer.status, { ...nonce, ...Object.fromEntries(answer.headers) });
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    };
    void respond();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  return {
    origin,
    calls,
    records: state.records,
    credentials: { identifier: quirks.handle, appPassword },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const refused = (status: number, error: string) => answered(status, { error, message: `Words about ${error}.` });

const methods: Readonly<Record<string, Method>> = {
  'com.atproto.server.describeServer': ({ quirks }) =>
    answered(200, { did: quirks.did, availableUserDomains: ['.other.example'], inviteCodeRequired: true }),
  'com.atproto.server.createSession': createSession,
  'com.atproto.repo.uploadBlob': uploadBlob,
  'com.atproto.repo.createRecord': (state, call) => writeRecord(state, { call, mayReplace: false }),
  'com.atproto.repo.putRecord': (state, call) =>
    state.quirks.puts ? writeRecord(state, { call, mayReplace: true }) : refused(501, 'MethodNotImplemented'),
  'com.atproto.repo.getRecord': getRecord,
  'com.atproto.repo.listRecords': listRecords,
  'com.atproto.repo.deleteRecord': deleteRecord,
};

const procedures = new Set(['createSession', 'uploadBlob', 'createRecord', 'putRecord', 'deleteRecord']);

async function handle(state: State, incoming: IncomingMessage): Promise<Response> {
  const url = new URL(incoming.url ?? '/', state.origin());
  const nsid = url.pathname.replace('/xrpc/', '');
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const method = methods[nsid];
  if (method === undefined) return refused(501, 'MethodNotImplemented');
  const isProcedure = procedures.has(nsid.split('.').at(-1) ?? '');
  if (isProcedure !== (incoming.method === 'POST')) return refused(400, 'InvalidRequest');
  const contentType = incoming.headers['content-type'] ?? '';
  const isJson = contentType.startsWith('application/json');
  return method(state, {
    isProcedure,
    params: url.searchParams,
    bytes,
    contentType,
    body: isJson ? (JSON.parse(bytes.toString('utf8')) as Json) : {}, // else a 500
    token: (incoming.headers.authorization ?? '').replace(/^Bearer /u, ''),
  });
}

function createSession({ quirks, origin, sessions, next }: State, { body }: Call): Response {
  const isKnown = body['identifier'] === quirks.handle || body['identifier'] === quirks.did;
  if (!isKnown || body['password'] !== appPassword) return refused(401, 'AuthenticationRequired');
  const accessJwt = `access-${next()}`;
  sessions.add(accessJwt);
  const service = [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: origin() }];
  const didDoc = quirks.didDoc === 'nonsense' ? { service: 'here' } : { id: quirks.did, service };
  const { did, handle: name } = quirks;
  return answered(200, {
    did,
    handle: name,
    accessJwt,
    refreshJwt: `refresh-${next()}`,
    ...(quirks.didDoc === 'none' ? {} : { didDoc }),
    unknown: { to: 'the lexicon' },
  });
}

function uploadBlob({ quirks, blobs, sessions }: State, { bytes, contentType, token }: Call): Response {
  if (!sessions.has(token)) return refused(401, 'AuthMissing');
  if (bytes.length > quirks.blobUploadLimit) return refused(413, 'PayloadTooLarge');
  const $link = `bafkrei${createHash('sha256').update(bytes).digest('hex').slice(0, 52)}`;
  blobs.add($link);
  return answered(200, { blob: { $type: 'blob', ref: { $link }, mimeType: contentType, size: bytes.length } });
}

const uriOf = ({ quirks }: State, key: string) => `at://${quirks.did}/${collection}/${key}`;
const cidOf = (record: Json) =>
  `bafyrei${createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 52)}`;

function writeRecord(state: State, { call, mayReplace }: { call: Call; mayReplace: boolean }): Response {
  const { body, token } = call;
  if (!state.sessions.has(token)) return refused(401, 'AuthMissing');
  const record = body['record'] as Json | undefined; // checked below
  const isOwn = body['repo'] === state.quirks.did || body['repo'] === state.quirks.handle;
  if (!isOwn || body['collection'] !== collection || record === undefined) return refused(400, 'InvalidRequest');
  if (!isPost(state, record)) return refused(400, 'InvalidRecord');
  const key = typeof body['rkey'] === 'string' ? body['rkey'] : `3l${String(state.next()).padStart(11, '2')}`;
  const standing = state.records.get(key);
  if (standing !== undefined && !mayReplace) return refused(400, 'InvalidRequest');
  const { swapRecord } = body;
  const isExpected = swapRecord === undefined || swapRecord === (standing === undefined ? null : cidOf(standing));
  if (!isExpected) return refused(400, 'InvalidSwap');
  state.records.set(key, record);
  return answered(200, { uri: uriOf(state, key), cid: cidOf(record), validationStatus: 'valid' });
}

/** What the lexicon asks of a post, and that its pictures were handed in. */
function isPost({ blobs }: State, record: Json): boolean {
  const { $type, text, createdAt, embed } = record;
  if ($type !== collection || typeof text !== 'string' || typeof createdAt !== 'string') return false;
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;
  if (letters > 300 || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/u.test(createdAt)) return false;
  const images = (embed as { images?: { alt?: unknown; image?: { ref?: { $link?: string } } }[] } | undefined)?.images; // looked at below
  return (images ?? []).every(({ alt, image }) => typeof alt === 'string' && blobs.has(image?.ref?.$link ?? ''));
}

function getRecord(state: State, { params }: Call): Response {
  const record = state.records.get(params.get('rkey') ?? '');
  const isOwn = params.get('repo') === state.quirks.did && params.get('collection') === collection;
  const { missing } = state.quirks;
  if (!isOwn || record === undefined) return refused(missing.status, missing.error);
  return answered(200, { uri: uriOf(state, params.get('rkey') ?? ''), cid: cidOf(record), value: record });
}

function listRecords(state: State, { params }: Call): Response {
  const limit = Number(params.get('limit') ?? '50');
  const before = params.get('cursor');
  const keys = [...state.records.keys()]
    .toSorted()
    .toReversed()
    .filter((key) => before === null || key < before);
  const page = keys.slice(0, limit);
  const records = page.map((key) => {
    const value = state.records.get(key) ?? {};
    return { uri: uriOf(state, key), cid: cidOf(value), value };
  });
  const cursor = page.length < keys.length ? page.at(-1) : undefined;
  return answered(200, { records, ...(cursor === undefined ? {} : { cursor }) });
}

/** Succeeds whether or not a record stands, as the lexicon says. */
function deleteRecord(state: State, { body, token }: Call): Response {
  if (!state.sessions.has(token)) return refused(401, 'AuthMissing');
  state.records.delete(String(body['rkey']));
  if (state.quirks.deletion === 'empty') return new Response(null, { status: 200 });
  return answered(200, { commit: { cid: cidOf(body), rev: `3l${state.next()}` } });
}
