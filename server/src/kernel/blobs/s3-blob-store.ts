import { AwsV4Signer } from 'aws4fetch';
import { BedsideError } from '../errors/bedside-error.ts';
import {
  type BlobPart,
  type BlobSource,
  type BlobStore,
  blobCorrupt,
  blobName,
  blobNotFound,
  type MarkStore,
  markFolder,
  markName,
  type StoredBlob,
} from './blob-store.ts';
import { capped, sha256Of, toWebStream, verified } from './hashing.ts';

/** What the store needs of a `fetch`: that of `kernel/egress` fits, and the built-in one, which knows no limits. */
export type S3Fetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: Uint8Array<ArrayBuffer>;
    maxResponseBytes: number;
    timeoutMs: number;
  },
) => Promise<Response>;

/** Far above any image, and for a film at a slow bucket. */
const LIMITS = { maxResponseBytes: 500_000_000, timeoutMs: 120_000 };

export type S3Options = {
  /** `https://s3.example.org`; the bucket is put in the path, which every S3-compatible server takes. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly fetch: S3Fetch;
};

type Method = 'GET' | 'HEAD' | 'PUT' | 'DELETE';
type Send = (method: Method, sha256: string, body?: Uint8Array<ArrayBuffer>) => Promise<Response>;
/** Somebody waits for what marks say: a bucket that is slow counts as one that does not answer. */
const MARK_LIMITS = { maxResponseBytes: 1_000_000, timeoutMs: 3_000 };

/**
 * Objects in a bucket of an S3-compatible server. A name is its content's hash, which must be known before the upload:
 * `put` holds up to `maxBytes` in memory. The server checks the same hash, since it is part of the signature.
 */
export function createS3BlobStore(options: S3Options): BlobStore {
  const send: Send = (method, sha256, body) => sendSigned({ options, method, place: blobName(sha256), body });
  return {
    marks: s3Marks(options),
    put: (source, { maxBytes }) => put(send, source, maxBytes),
    get: async (sha256) => {
      const answer = await expectFound(await send('GET', sha256));
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (sha256Of(bytes) !== sha256) throw blobCorrupt();
      return bytes;
    },
    stream: async (sha256) => {
      const answer = await expectFound(await send('GET', sha256));
      return toWebStream(verified(answer.body ?? new Blob([]).stream(), sha256));
    },
    read: (sha256, part) => readPart(options, sha256, part),
    has: async (sha256) => {
      const answer = await send('HEAD', sha256);
      if (answer.status === 404) return false;
      await expectFound(answer);
      return true;
    },
    delete: async (sha256) => {
      const answer = await send('DELETE', sha256);
      await answer.body?.cancel();
      if (!answer.ok && answer.status !== 404) throw s3Failed(answer.status);
    },
  };
}

async function put(send: Send, source: BlobSource, maxBytes: number): Promise<StoredBlob> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of capped(source, maxBytes)) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const sha256 = sha256Of(body);
  const answer = await send('PUT', sha256, body);
  await answer.body?.cancel();
  if (!answer.ok) throw s3Failed(answer.status);
  return { sha256, bytes: body.byteLength };
}

/** Asked for at once: small enough for a bucket that is slow. */
const RANGE_BYTES = 8_000_000;

async function* readPart(options: S3Options, sha256: string, part: BlobPart): AsyncGenerator<Uint8Array> {
  const end = part.offset + part.length;
  for (let at = part.offset; at < end; at += RANGE_BYTES) {
    const length = Math.min(RANGE_BYTES, end - at);
    const range = `bytes=${at}-${at + length - 1}`;
    const answer = await expectFound(
      await sendSigned({ options, method: 'GET', place: blobName(sha256), body: undefined, headers: { range } }),
    );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status !== 206 || bytes.byteLength !== length) throw blobCorrupt();
    yield bytes;
  }
}

function s3Marks(options: S3Options): MarkStore {
  const ask = async (method: Method, place: string, body?: Uint8Array<ArrayBuffer>) => {
    const answer = await sendSigned({ options, method, place, body, limits: MARK_LIMITS });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw s3Failed(answer.status);
  };
  return {
    put: async (mark, bytes) => {
      const answer = await ask('PUT', markName(mark), new Uint8Array(bytes));
      await answer.body?.cancel();
      if (!answer.ok) throw s3Failed(answer.status);
    },
    list: async (folder) => {
      const prefix = markFolder(folder);
      const names: string[] = [];
      for (let after: string | null = ''; after !== null; ) {
        after = await addPage(await ask('GET', `?${listQuery(prefix, after)}`), prefix, names);
      }
      return names;
    },
    get: async (mark) => {
      const answer = await ask('GET', markName(mark));
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
      await answer.body?.cancel();
      return null;
    },
    delete: async (mark) => {
      const answer = await ask('DELETE', markName(mark));
      await answer.body?.cancel();
    },
  };
}

/** ListObjectsV2 (Amazon S3 API reference, 2006-03-01), which every S3-compatible server answers. */
function listQuery(prefix: string, after: string): string {
  const query = new URLSearchParams({ 'list-type': '2', prefix });
  if (after !== '') query.set('start-after', after);
  return query.toString();
}

/** Adds the names of a page; gives after which one the next begins, null at the end. Names of marks need no escapes in XML. */
async function addPage(answer: Response, prefix: string, names: string[]): Promise<string | null> {
  const xml = await answer.text();
  if (!answer.ok || !xml.includes('<ListBucketResult')) throw s3Failed(answer.status);
  const keys = [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
  names.push(...keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)));
  return /<IsTruncated>true<\/IsTruncated>/.test(xml) ? (keys.at(-1) ?? null) : null;
}

async function sendSigned(request: {
  options: S3Options;
  method: Method;
  /** Below the bucket: a name, or a query. */
  place: string;
  body: Uint8Array<ArrayBuffer> | undefined;
  limits?: typeof LIMITS;
  headers?: Readonly<Record<string, string>>;
}): Promise<Response> {
  const { options, method, body, limits = LIMITS } = request;
  const bucket = `${options.endpoint.replace(/\/+$/, '')}/${options.bucket}`;
  const url = request.place.startsWith('?') ? `${bucket}${request.place}` : `${bucket}/${request.place}`;
  const signer = new AwsV4Signer({
    url,
    method,
    headers: { ...request.headers, 'x-amz-content-sha256': sha256Of(body ?? new Uint8Array()) },
    accessKeyId: options.accessKeyId,
    secretAccessKey: options.secretAccessKey,
    region: options.region,
    service: 's3',
  });
  const signed = await signer.sign();
  const headers = Object.fromEntries([...signed.headers].filter(([name]) => name !== 'host'));
  try {
    return await options.fetch(signed.url.href, { method, headers, ...(body ? { body } : {}), ...limits });
  } catch (cause) {
    throw s3Failed(null, cause);
  }
}

async function expectFound(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  await answer.body?.cancel();
  throw answer.status === 404 ? blobNotFound() : s3Failed(answer.status);
}

function s3Failed(status: number | null, cause?: unknown): BedsideError {
  return new BedsideError({
    code: 'BLOB_STORE_FAILED',
    status: 503,
    message: 'The file store did not do what it was asked.',
    remedy: 'Try again in a moment. An administrator can check the bucket, its keys and its region.',
    details: { storeStatus: status },
    cause,
  });
}
