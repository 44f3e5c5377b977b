import { createHash, createHmac, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEgress } from '../egress/egress.ts';
import { createLogger } from '../log/logger.ts';
import { type BlobStore, blobName } from './blob-store.ts';
import { createDiskBlobStore } from './disk-blob-store.ts';
import { createS3BlobStore, type S3Fetch } from './s3-blob-store.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const SECRET = 'test-secret-key';
const UNKNOWN = 'f'.repeat(64);

let dir: string;
let server: Server;
let endpoint: string;
const objects = new Map<string, Buffer>();

/** AWS Signature Version 4, computed a second time from the request as it arrived (docs.aws.amazon.com, sigv4-create-canonical-request). */
function expectedSignature(request: IncomingMessage): string {
  const authorization = request.headers.authorization ?? '';
  const [, date = '', region = '', signed = ''] =
    /Credential=[^/]+\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+)/.exec(authorization) ?? [];
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name])}\n`);
  const [place, query = ''] = (request.url ?? '').split('?');
  const canonical = [
    request.method,
    place,
    query,
    headers.join(''),
    signed,
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    `${date}/${region}/s3/aws4_request`,
    sha256(Buffer.from(canonical)),
  ].join('\n');
  let key: string | Buffer = `AWS4${SECRET}`;
  for (const part of [date, region, 's3', 'aws4_request', toSign])
    key = createHmac('sha256', key).update(part).digest();
  return Buffer.from(key).toString('hex');
}

/** As much of an S3 server as the store talks to; it refuses what real ones refuse. */
function answerAsS3(request: IncomingMessage, body: Buffer): [status: number, body: Buffer] {
  if (!request.headers.authorization?.endsWith(`Signature=${expectedSignature(request)}`))
    return [403, Buffer.from('SignatureDoesNotMatch')];
  if (sha256(body) !== request.headers['x-amz-content-sha256']) return [400, Buffer.from('XAmzContentSHA256Mismatch')];
  const name = request.url ?? '';
  if (name.startsWith('/media?')) return [200, Buffer.from(listAsS3(new URL(name, endpoint).searchParams))];
  if (!name.startsWith('/media/sha256/') && !name.startsWith('/media/marks/'))
    return [404, Buffer.from('NoSuchBucket')];
  if (request.method === 'PUT') {
    objects.set(name, body);
    return [200, Buffer.alloc(0)];
  }
  if (request.method === 'DELETE') {
    objects.delete(name);
    return [204, Buffer.alloc(0)];
  }
  const found = objects.get(name);
  if (found === undefined) return [404, Buffer.from('NoSuchKey')];
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  return first === undefined ? [200, found] : [206, found.subarray(Number(first), Number(last) + 1)];
}

/** ListObjectsV2, two keys a page. */
function listAsS3(query: URLSearchParams): string {
  const [prefix, after] = [query.get('prefix') ?? '', query.get('start-after') ?? ''];
  if (query.get('list-type') !== '2') return '<Error/>';
  const keys = [...objects.keys()].map((name) => name.slice('/media/'.length)).toSorted();
  const found = keys.filter((key) => key.startsWith(prefix) && key > after);
  const contents = found.slice(0, 2).map((key) => `<Contents><Key>${key}</Key></Contents>`);
  return `<ListBucketResult><IsTruncated>${found.length > 2}</IsTruncated>${contents.join('')}</ListBucketResult>`;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [status, body] = answerAsS3(request, Buffer.concat(chunks));
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has one
});

afterAll(
  () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
);

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'bedside-blobs-'));
  objects.clear();
});

afterEach(() => rm(dir, { recursive: true, force: true }));

const s3 = (secretAccessKey = SECRET, through: S3Fetch = fetch) =>
  createS3BlobStore({
    endpoint,
    bucket: 'media',
    region: 'eu-test-1',
    accessKeyId: 'AK',
    secretAccessKey,
    fetch: through,
  });
const egress = createEgress({
  allowLoopback: true,
  log: createLogger({ level: 'silent' }),
  userAgent: 'Bedside-Test/1',
});

const stores: Record<
  string,
  { create: () => BlobStore; corrupt: (sha: string) => Promise<void>; kept: () => Promise<number> }
> = {
  disk: {
    create: () => createDiskBlobStore({ dir }),
    corrupt: (sha) => writeFile(path.join(dir, blobName(sha)), 'changed'),
    kept: async () =>
      (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length,
  },
  s3: {
    create: () => s3(),
    corrupt: async (sha) => {
      objects.set(`/media/${blobName(sha)}`, Buffer.from('changed'));
    },
    kept: async () => objects.size,
  },
  's3 through egress': {
    create: () => s3(SECRET, egress.fetch),
    corrupt: async (sha) => {
      objects.set(`/media/${blobName(sha)}`, Buffer.from('changed'));
    },
    kept: async () => objects.size,
  },
};

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

async function* brokenAfter(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
  throw new Error('the upload broke off');
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe.each(Object.entries(stores))('the %s store', (_name, { create, corrupt, kept }) => {
  it('gives back what was put, whole and as a stream, under the hash of the bytes', async () => {
    const store = create();
    for (const bytes of [Buffer.alloc(0), Buffer.from('x'), randomBytes(6_000_000)]) {
      const stored = await store.put(bytes, { maxBytes: 6_000_000 });
      expect(stored).toEqual({ sha256: sha256(bytes), bytes: bytes.byteLength });
      expect(Buffer.from(await store.get(stored.sha256)).equals(bytes)).toBe(true);
      expect((await collect(await store.stream(stored.sha256))).equals(bytes)).toBe(true);
    }
  });

  it('reads any part of it, and none that is not there', async () => {
    const store = create();
    const bytes = randomBytes(9_000_000);
    const stored = await store.put(bytes, { maxBytes: 9_000_000 });
    const read = async (sha: string, offset: number, length: number) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of store.read(sha, { offset, length })) pieces.push(piece);
      return Buffer.concat(pieces);
    };
    expect((await read(stored.sha256, 0, 9_000_000)).equals(bytes)).toBe(true);
    expect((await read(stored.sha256, 8_000_001, 5)).equals(bytes.subarray(8_000_001, 8_000_006))).toBe(true);
    expect(await read(stored.sha256, 7, 0)).toHaveLength(0);
    await expect(read(stored.sha256, 8_999_999, 2)).rejects.toMatchObject({ code: 'BLOB_CORRUPT' });
    await expect(read(UNKNOWN, 0, 1)).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND' });
  });

  it('takes a stream as it takes bytes', async () => {
    const store = create();
    const bytes = randomBytes(200_001);
    const stored = await store.put(chunksOf(bytes, 7_001), { maxBytes: 200_001 });
    expect(stored).toEqual({ sha256: sha256(bytes), bytes: 200_001 });
    expect(Buffer.from(await store.get(stored.sha256)).equals(bytes)).toBe(true);
  });

  it('keeps the same bytes once, also when they come at the same time', async () => {
    const store = create();
    const bytes = randomBytes(50_000);
    await Promise.all(Array.from({ length: 6 }, () => store.put(bytes, { maxBytes: 50_000 })));
    expect(await kept()).toBe(1);
    expect(Buffer.from(await store.get(sha256(bytes))).equals(bytes)).toBe(true);
  });

  it('keeps nothing of what is too large or broke off', async () => {
    const store = create();
    const bytes = randomBytes(10_000);
    await expect(store.put(chunksOf(bytes, 999), { maxBytes: 9_999 })).rejects.toMatchObject({
      code: 'BLOB_TOO_LARGE',
    });
    await expect(store.put(bytes, { maxBytes: 9_999 })).rejects.toMatchObject({ code: 'BLOB_TOO_LARGE', status: 413 });
    await expect(store.put(brokenAfter(bytes), { maxBytes: 99_999 })).rejects.toThrow('broke off');
    expect(await kept()).toBe(0);
  });

  it('says when a blob is not there', async () => {
    const store = create();
    await expect(store.get(UNKNOWN)).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND', status: 404 });
    await expect(store.stream(UNKNOWN)).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND' });
    expect(await store.has(UNKNOWN)).toBe(false);
  });

  it('deletes, and does not mind deleting twice', async () => {
    const store = create();
    const stored = await store.put(Buffer.from('x'), { maxBytes: 1 });
    expect(await store.has(stored.sha256)).toBe(true);
    await store.delete(stored.sha256);
    await store.delete(stored.sha256);
    expect(await store.has(stored.sha256)).toBe(false);
  });

  it('never hands out other bytes than were stored, and is mended by storing them again', async () => {
    const store = create();
    const stored = await store.put(Buffer.from('original'), { maxBytes: 100 });
    await corrupt(stored.sha256);
    await expect(store.get(stored.sha256)).rejects.toMatchObject({ code: 'BLOB_CORRUPT' });
    await expect(store.stream(stored.sha256).then(collect)).rejects.toMatchObject({ code: 'BLOB_CORRUPT' });
    await store.put(Buffer.from('original'), { maxBytes: 100 });
    expect(Buffer.from(await store.get(stored.sha256)).toString()).toBe('original');
  });

  it.each(['', '..', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}/..`, 'a'.repeat(63)])(
    'takes only a hash for a name: %j',
    async (name) => {
      const store = create();
      for (const call of [store.get, store.stream, store.has, store.delete]) {
        await expect((async () => call(name))()).rejects.toMatchObject({ code: 'BLOB_NAME_INVALID' });
      }
    },
  );
});

describe.each(Object.entries(stores))('marks in the %s store', (_name, { create }) => {
  const at = (name: string) => ({ folder: 'stops', name });

  it('stand under their names, are listed whole, and go', async () => {
    const { marks } = create();
    expect(await marks.list('stops')).toEqual([]);
    expect(await marks.get(at('one'))).toBeNull();
    for (const name of ['one', 'two', 'three', 'four', 'five']) await marks.put(at(name), Buffer.from(name));
    await marks.put(at('two'), Buffer.from('again'));
    expect([...(await marks.list('stops'))].toSorted()).toEqual(['five', 'four', 'one', 'three', 'two']);
    expect(await marks.list('others')).toEqual([]);
    expect(Buffer.from((await marks.get(at('two'))) ?? []).toString()).toBe('again');
    await marks.delete(at('two'));
    await marks.delete(at('two'));
    expect(await marks.get(at('two'))).toBeNull();
    expect(await marks.list('stops')).toHaveLength(4);
  });

  it.each(['', '.', '../up', 'a/b', 'A', 'a'.repeat(122)])('take no name that leads elsewhere: %j', async (name) => {
    const { marks } = create();
    for (const call of [
      () => marks.put(at(name), Buffer.from('x')),
      () => marks.get(at(name)),
      () => marks.delete(at(name)),
    ])
      await expect((async () => call())()).rejects.toThrow(TypeError);
    await expect((async () => marks.list(`stops/${name}`))()).rejects.toThrow(TypeError);
  });
});

describe('the disk store', () => {
  it('keeps files for their owner alone, at sha256/ab/cd/<hash>', async () => {
    const stored = await createDiskBlobStore({ dir }).put(Buffer.from('x'), { maxBytes: 1 });
    const file = path.join(dir, 'sha256', stored.sha256.slice(0, 2), stored.sha256.slice(2, 4), stored.sha256);
    expect((await readFile(file)).toString()).toBe('x');
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('sweeps what unfinished uploads left, and nothing newer', async () => {
    const store = createDiskBlobStore({ dir });
    expect(await store.sweepUnfinished(new Date())).toBe(0);
    await store.put(Buffer.from('x'), { maxBytes: 1 });
    for (const name of ['old', 'new']) await writeFile(path.join(dir, 'unfinished', name), 'half');
    await utimes(path.join(dir, 'unfinished', 'old'), new Date(0), new Date(0));
    expect(await store.sweepUnfinished(new Date(1000))).toBe(1);
    expect(await readdir(path.join(dir, 'unfinished'))).toEqual(['new']);
  });

  it('tells of a disk error as what it is', async () => {
    const store = createDiskBlobStore({ dir: path.join(dir, 'file') });
    await writeFile(path.join(dir, 'file'), '');
    await chmod(path.join(dir, 'file'), 0o600);
    await expect(store.get(UNKNOWN)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

describe('the S3 store', () => {
  it('tells of refusal and of silence without the key', async () => {
    await expect(s3('wrong').put(Buffer.from('x'), { maxBytes: 1 })).rejects.toMatchObject({
      code: 'BLOB_STORE_FAILED',
      details: { storeStatus: 403 },
    });
    const silent = createS3BlobStore({
      endpoint,
      bucket: 'media',
      region: 'r',
      accessKeyId: 'AK',
      secretAccessKey: SECRET,
      fetch: async () => Promise.reject(new Error('down')),
    });
    await expect(s3('wrong').marks.list('stops')).rejects.toMatchObject({ code: 'BLOB_STORE_FAILED' });
    await expect(silent.marks.list('stops')).rejects.toMatchObject({ code: 'BLOB_STORE_FAILED' });
    await expect(silent.has(UNKNOWN)).rejects.toMatchObject({
      code: 'BLOB_STORE_FAILED',
      details: { storeStatus: null },
    });
  });
});
