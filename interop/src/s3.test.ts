import { createHash, randomBytes } from 'node:crypto';
import { sampleImage } from '@bedside/connectors/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobName } from '../../server/src/kernel/blobs/blob-store.ts';
import { createS3BlobStore } from '../../server/src/kernel/blobs/s3-blob-store.ts';
import { createEgress } from '../../server/src/kernel/egress/egress.ts';
import { createLogger } from '../../server/src/kernel/log/logger.ts';
import { createKey } from '../../server/src/registers/keys/service.ts';
import { createProcessWorld, type ProcessWorld } from '../../server/test/process-world.ts';
import { type S3Server, s3Keys, startS3 } from './start-s3.ts';

let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const UNKNOWN = 'f'.repeat(64);

/** As the product makes it: through the way out that leads to this origin alone. */
function openStore(changed: { bucket?: string; accessKeyId?: string; endpoint?: string } = {}) {
  const options = { endpoint: s3.endpoint, bucket: 'media', region: 'us-east-1', ...s3Keys, ...changed };
  const log = createLogger({ level: 'silent' });
  const egress = createEgress({ allowLoopback: false, onlyOrigin: options.endpoint, log, userAgent: 'Bedside/test' });
  return createS3BlobStore({ ...options, fetch: egress.fetch });
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a bucket of a real S3 server', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a few bytes', Buffer.from('A wave.')],
    ['30 MB', randomBytes(30_000_000)],
  ])('keeps %s and gives it back', async (_size, bytes) => {
    const store = openStore();
    const stored = await store.put(bytes, { maxBytes: 30_000_000 });
    expect(stored).toEqual({ sha256: sha256Of(bytes), bytes: bytes.byteLength });
    expect(await store.has(stored.sha256)).toBe(true);
    expect(Buffer.from(await store.get(stored.sha256)).equals(bytes)).toBe(true);
    expect((await collect(await store.stream(stored.sha256))).equals(bytes)).toBe(true);
    await store.delete(stored.sha256);
    await store.delete(stored.sha256);
    expect(await store.has(stored.sha256)).toBe(false);
    await expect(store.get(stored.sha256)).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND' });
  });

  test('keeps the same bytes once, and nothing of what is too large', async () => {
    const store = openStore();
    const before = (await s3.objects()).length;
    const [one, other] = [
      await store.put(Buffer.from('same'), { maxBytes: 4 }),
      await store.put(Buffer.from('same'), { maxBytes: 4 }),
    ];
    expect(one).toEqual(other);
    await expect(store.put(Buffer.from('large'), { maxBytes: 4 })).rejects.toMatchObject({ code: 'BLOB_TOO_LARGE' });
    expect(await s3.objects()).toHaveLength(before + 1);
  });

  test('that gives other bytes than were stored is found out', async () => {
    const store = openStore();
    const { sha256 } = await store.put(Buffer.from('to be damaged'), { maxBytes: 100 });
    await s3.damage(blobName(sha256));
    await expect(store.get(sha256)).rejects.toMatchObject({ code: 'BLOB_CORRUPT' });
    await expect(collect(await store.stream(sha256))).rejects.toMatchObject({ code: 'BLOB_CORRUPT' });
    await store.put(Buffer.from('to be damaged'), { maxBytes: 100 });
    expect(Buffer.from(await store.get(sha256)).toString()).toBe('to be damaged');
  });

  test('that refuses the keys is told as that, with a remedy', async () => {
    // This server knows keys by their ids; that a wrong secret is refused is held by the store's own tests.
    const store = openStore({ accessKeyId: 'ANOTHER' });
    await expect(store.put(Buffer.from('x'), { maxBytes: 1 })).rejects.toMatchObject({
      code: 'BLOB_STORE_FAILED',
      status: 503,
      details: { storeStatus: 403 },
    });
    await expect(store.get(UNKNOWN)).rejects.toMatchObject({ code: 'BLOB_STORE_FAILED' });
  });

  test('that does not exist takes nothing', async () => {
    const failure = openStore({ bucket: 'missing' }).put(Buffer.from('x'), { maxBytes: 1 });
    await expect(failure).rejects.toMatchObject({ code: 'BLOB_STORE_FAILED', details: { storeStatus: 404 } });
  });

  test('whose server is down is told as that, and works on when it is back', async () => {
    const mortal = await startS3();
    const store = openStore({ endpoint: mortal.endpoint });
    const { sha256 } = await store.put(Buffer.from('kept'), { maxBytes: 4 });
    const again = { folder: mortal.folder, port: Number(new URL(mortal.endpoint).port) };
    const keeper = await startS3({ folder: mortal.folder });
    await mortal.close();
    await expect(store.get(sha256)).rejects.toMatchObject({
      code: 'BLOB_STORE_FAILED',
      details: { storeStatus: null },
    });
    await keeper.close();
    const back = await startS3(again);
    try {
      await store.put(Buffer.from('kept'), { maxBytes: 4 });
      expect(Buffer.from(await store.get(sha256)).toString()).toBe('kept');
    } finally {
      await back.close();
    }
  });
});

describe('two servers with one bucket', () => {
  let processes: ProcessWorld;
  beforeAll(async () => {
    processes = await createProcessWorld();
  });
  afterAll(() => processes.close());

  test('show each other’s pictures', async () => {
    const { world, house } = processes;
    const input = { name: 'pictures', scopes: ['media:read', 'media:write'] as const, expiresInDays: 30 };
    const { token } = await world.as(house, 'author', (scope) =>
      createKey(scope, { ...input, scopes: [...input.scopes] }),
    );
    const env = {
      BLOB_S3_URL: `${s3.endpoint}/media`,
      BLOB_S3_ACCESS_KEY_ID: s3Keys.accessKeyId,
      BLOB_S3_SECRET_ACCESS_KEY: s3Keys.secretAccessKey,
    };
    const [one, other] = await Promise.all([processes.startServer({ env }), processes.startServer({ env })]);
    const authorization = `Bearer ${token}`;
    const picture = sampleImage('A nurse waves.');
    const added = await fetch(`${one.url}/api/v1/media`, {
      method: 'POST',
      headers: { authorization, 'content-type': picture.mimeType },
      body: Buffer.from(await picture.bytes()),
    });
    expect(added.status).toBe(201);
    const { id, sha256 } = (await added.json()) as { id: string; sha256: string }; // the contract of `POST /media`
    const seen = await fetch(`${other.url}/api/v1/media/${id}/content`, { headers: { authorization } });
    expect(seen.status).toBe(200);
    expect(sha256Of(new Uint8Array(await seen.arrayBuffer()))).toBe(sha256);
    expect((await s3.objects()).some((name) => name.includes(sha256))).toBe(true);
  });
});
