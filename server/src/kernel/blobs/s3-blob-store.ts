import { AwsV4Signer } from 'aws4fetch';
import { BedsideError } from '../errors/bedside-error.ts';
import { type BlobSource, type BlobStore, blobCorrupt, blobName, blobNotFound, type StoredBlob } from './blob-store.ts';
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

/**
 * Objects in a bucket of an S3-compatible server. A name is its content's hash, which must be known before the upload:
 * `put` holds up to `maxBytes` in memory. The server checks the same hash, since it is part of the signature.
 */
export function createS3BlobStore(options: S3Options): BlobStore {
  const send: Send = (method, sha256, body) => sendSigned({ options, method, sha256, body });
  return {
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

async function sendSigned(request: {
  options: S3Options;
  method: Method;
  sha256: string;
  body: Uint8Array<ArrayBuffer> | undefined;
}): Promise<Response> {
  const { options, method, body } = request;
  const url = `${options.endpoint.replace(/\/+$/, '')}/${options.bucket}/${blobName(request.sha256)}`;
  const signer = new AwsV4Signer({
    url,
    method,
    headers: { 'x-amz-content-sha256': body ? request.sha256 : sha256Of(new Uint8Array()) },
    accessKeyId: options.accessKeyId,
    secretAccessKey: options.secretAccessKey,
    region: options.region,
    service: 's3',
  });
  const signed = await signer.sign();
  const headers = Object.fromEntries([...signed.headers].filter(([name]) => name !== 'host'));
  try {
    return await options.fetch(signed.url.href, { method, headers, ...(body ? { body } : {}), ...LIMITS });
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
