/** The calls of an AT Protocol server that the Bluesky connector makes, in memory, answering as PDS 0.4.217 does. */
import { createHash } from 'node:crypto';
import { countText, manifests } from '../networks.ts';
import type { EgressFetch } from '../port.ts';
import { createInProcessFetch } from '../practice/in-process-fetch.ts';

type Json = Record<string, unknown>;
type XrpcMethod = (call: { params: URLSearchParams; body: Json; bytes: Uint8Array; token: string }) => Response;

export type FakePds = {
  readonly fetch: EgressFetch;
  readonly serviceUrl: string;
  readonly did: string;
  readonly credentials: Readonly<Record<string, string>>;
  /** Records that stand, by record key. */
  readonly records: ReadonlyMap<string, Json>;
  /** Names of the methods called, in order. */
  readonly calls: readonly string[];
  /** Answers the next call of a method with this instead. */
  answerNext(nsid: string, answer: () => Response | Promise<Response>): void;
};

const did = 'did:plc:lakesidechildrens22222a';
const handle = 'lakeside.example.org';
const accessToken = 'fake-access-token';

/** A server with one account. `didDoc` is what it tells about that account at sign-in. */
export function createFakePds({ didDoc }: { didDoc?: unknown } = {}): FakePds {
  const records = new Map<string, Json>();
  const calls: string[] = [];
  const planned = new Map<string, () => Response | Promise<Response>>();
  const credentials = { identifier: handle, appPassword: 'abcd-efgh-ijkl-mnop' };
  const methods = { ...accountMethods(credentials, didDoc), ...recordMethods(records) };

  const fetch = createInProcessFetch(async (request) => {
    const url = new URL(request.url);
    const nsid = url.pathname.replace('/xrpc/', '');
    calls.push(nsid);
    const instead = planned.get(nsid);
    if (instead !== undefined) {
      planned.delete(nsid);
      return instead();
    }
    const bytes = new Uint8Array(await request.arrayBuffer());
    const isJson = request.headers.get('content-type') === 'application/json';
    // The connector sends an object wherever it sends JSON.
    const body = isJson ? (JSON.parse(new TextDecoder().decode(bytes)) as Json) : {};
    const token = (request.headers.get('authorization') ?? '').replace('Bearer ', '');
    return methods[nsid]?.({ params: url.searchParams, body, bytes, token }) ?? xrpcError(501, 'MethodNotImplemented');
  });
  const answerNext: FakePds['answerNext'] = (nsid, answer) => planned.set(nsid, answer);
  return { fetch, did, credentials, records, calls, answerNext, serviceUrl: 'https://pds.example.org' };
}

function xrpcError(status: number, error: string): Response {
  return Response.json({ error, message: `A message about ${error}.` }, { status });
}

function accountMethods(credentials: { appPassword: string }, didDoc: unknown): Record<string, XrpcMethod> {
  return {
    'com.atproto.server.createSession': ({ body }) =>
      body.password === credentials.appPassword
        ? Response.json({ did, handle, accessJwt: accessToken, refreshJwt: 'fake-refresh', active: true, didDoc })
        : xrpcError(401, 'AuthenticationRequired'),
    'com.atproto.identity.resolveHandle': ({ params }) =>
      params.get('handle') === handle ? Response.json({ did }) : xrpcError(400, 'InvalidRequest'),
    'app.bsky.actor.searchActorsTypeahead': ({ params }) => {
      const actors = [{ did, handle, displayName: 'Lakeside Children’s' }, { did, handle: 'handle.invalid' }, null];
      return Response.json({ actors: handle.startsWith(params.get('q') ?? '') ? actors : [] });
    },
    'com.atproto.repo.uploadBlob': ({ bytes, token }) => {
      if (token !== accessToken) return xrpcError(401, 'AuthMissing');
      const $link = `bafkrei${createHash('sha256').update(bytes).digest('hex').slice(0, 52)}`;
      return Response.json({ blob: { $type: 'blob', ref: { $link }, mimeType: 'image/png', size: bytes.length } });
    },
  };
}

function recordMethods(records: Map<string, Json>): Record<string, XrpcMethod> {
  const uriOf = (recordKey: string) => `at://${did}/app.bsky.feed.post/${recordKey}`;
  const told = ([recordKey, value]: [string, Json]) => ({ uri: uriOf(recordKey), cid: 'bafyrei', value });
  return {
    'com.atproto.repo.putRecord': ({ body, token }) => {
      if (token !== accessToken) return xrpcError(401, 'AuthMissing');
      // Parsed JSON of our own connector: a record is an object with a text.
      const record = body.record as Json & { text: string };
      const recordKey = String(body.rkey);
      const standing = records.get(recordKey);
      if (countText(manifests.bluesky, record.text).over) return xrpcError(400, 'InvalidRequest');
      const isSame = JSON.stringify(standing) === JSON.stringify(record);
      if (standing !== undefined && !isSame && body.swapRecord === null) return xrpcError(400, 'InvalidSwap');
      records.set(recordKey, record);
      return Response.json({ uri: uriOf(recordKey), cid: 'bafyrei' });
    },
    'com.atproto.repo.getRecord': ({ params }) => {
      const recordKey = params.get('rkey') ?? '';
      const value = records.get(recordKey);
      return value === undefined ? xrpcError(400, 'RecordNotFound') : Response.json(told([recordKey, value]));
    },
    'com.atproto.repo.listRecords': ({ params }) => {
      const before = params.get('cursor') ?? '~';
      const newestFirst = [...records].filter(([key]) => key < before).sort(([a], [b]) => (a < b ? 1 : -1));
      const page = newestFirst.slice(0, Number(params.get('limit'))).map(told);
      return Response.json({ records: page, cursor: page.at(-1)?.uri.split('/').at(-1) });
    },
    'com.atproto.repo.deleteRecord': ({ body, token }) => {
      if (token !== accessToken) return xrpcError(401, 'AuthMissing');
      records.delete(String(body.rkey));
      return Response.json({});
    },
  };
}
