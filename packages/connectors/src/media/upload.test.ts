import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConnectorIo } from '../port.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { createUploadRemote } from '../testing/upload-remote.ts';
import { startUploadServer, type UploadServer } from '../testing/upload-server.ts';
import { type MediaSource, type UploadOptions, type UploadRemote, uploadMedia } from './upload.ts';

const pieceBytes = 1_000;
const size = 100_500;
const chunkBytes = 20_000;
/** Bytes of which no two kilobytes are alike. */
const bytes = Buffer.from(Array.from({ length: size }, (_byte, at) => (at * 31 + Math.floor(at / 256)) % 251));
const sha256 = createHash('sha256').update(bytes).digest('hex');

let server: UploadServer;
beforeEach(async () => {
  server = await startUploadServer();
});
afterEach(() => server.close());

/** Notes how much was read, and how many bytes were open at most. */
function createSource(): MediaSource & { readonly reads: [number, number][] } {
  const reads: [number, number][] = [];
  return {
    size,
    reads,
    async *read(offset, length) {
      reads.push([offset, length]);
      for (let at = offset; at < offset + length; at += pieceBytes) {
        yield bytes.subarray(at, Math.min(offset + length, at + pieceBytes));
      }
    },
  };
}

/** A clock that waiting moves. */
function createTime(limitMs = 60_000) {
  let at = Date.parse('2027-03-01T15:00:00.000Z');
  const waits: number[] = [];
  const controller = new AbortController();
  const now = () => new Date(at);
  const options: UploadOptions = {
    chunkBytes,
    deadline: at + limitMs,
    now,
    signal: controller.signal,
    wait: async (ms) => {
      waits.push(ms);
      at += ms;
    },
  };
  const io: ConnectorIo = { fetch: loopbackFetch, now, signal: controller.signal };
  const remote = createUploadRemote(io, { serviceUrl: server.url, callTimeoutMs: 10_000 });
  return { options, remote, waits, controller, elapse: (ms: number) => (at += ms) };
}

test('sends every byte once, in chunks, and finishes', async () => {
  const { options, remote, waits } = createTime();
  const told = await uploadMedia(createSource(), remote, options);
  expect(told).toEqual({ kind: 'uploaded', mediaId: 'media-1', resumptions: 0, orphans: { unnamed: 0 } });
  expect(server.sha256Of('media-1')).toBe(sha256);
  expect(server.requests).toEqual([
    'POST',
    ...[0, 20_000, 40_000, 60_000, 80_000, 100_000].map((offset) => `PATCH ${offset}`),
    'POST',
  ]);
  expect(waits).toEqual([]);
});

test('after a cut connection it asks how far the network came, and goes on from there', async () => {
  server.cutAt(33_333, 77_777);
  const { options, remote } = createTime();
  const source = createSource();
  const told = await uploadMedia(source, remote, options);
  expect(told).toMatchObject({ kind: 'uploaded', resumptions: 2 });
  expect(server.sha256Of('media-1')).toBe(sha256);
  const offsets = source.reads.map(([offset]) => offset);
  expect(offsets).toContain(33_333);
  expect(offsets).toContain(77_777);
});

describe('a lost answer', () => {
  test('to a chunk sends no byte twice', async () => {
    const { options, remote } = createTime();
    server.loseAnswer('PATCH');
    expect(await uploadMedia(createSource(), remote, options)).toMatchObject({ kind: 'uploaded', resumptions: 1 });
    expect(server.requests.slice(0, 4)).toEqual(['POST', 'PATCH 0', 'HEAD', 'PATCH 20000']);
    expect(server.sha256Of('media-1')).toBe(sha256);
  });

  test('to the beginning begins anew, and tells that one may stand there without a name', async () => {
    const { options, remote } = createTime();
    server.loseAnswer('POST');
    const told = await uploadMedia(createSource(), remote, options);
    expect(told).toMatchObject({ kind: 'uploaded', orphans: { unnamed: 1 } });
    expect([...server.uploads.values()].map(({ received }) => received)).toEqual([0, size]);
  });

  test('to the finish is asked for, and the media is there once', async () => {
    const { options, remote } = createTime();
    const finish: UploadRemote['finish'] = (handle) => {
      if (!server.requests.includes('HEAD')) server.loseAnswer('POST');
      return remote.finish(handle);
    };
    const told = await uploadMedia(createSource(), { ...remote, finish }, options);
    expect(told).toMatchObject({ kind: 'uploaded', mediaId: 'media-1', resumptions: 1 });
    expect(server.sha256Of('media-2')).toBeNull();
  });

  test('to a question is asked again, and each wait is twice the one before', async () => {
    const { options, remote, waits } = createTime();
    server.cutAt(10_000);
    let asked = 0;
    const offset: UploadRemote['offset'] = (handle) => {
      asked += 1;
      if (asked <= 3) server.loseAnswer('HEAD');
      return remote.offset(handle);
    };
    const told = await uploadMedia(createSource(), { ...remote, offset }, options);
    expect(told).toMatchObject({ kind: 'uploaded', resumptions: 4 });
    expect(waits).toEqual([250, 500, 1_000, 2_000]);
  });
});

test('begins anew when the network has thrown the upload away', async () => {
  const { options, remote } = createTime();
  server.cutAt(50_000);
  const offset: UploadRemote['offset'] = (handle) => {
    server.forget();
    return remote.offset(handle);
  };
  expect(await uploadMedia(createSource(), { ...remote, offset }, options)).toMatchObject({ kind: 'uploaded' });
  expect(server.sha256Of('media-1')).toBe(sha256);
});

test('goes on from what an earlier try left, in another process or at another time', async () => {
  const first = createTime(1_000);
  const cut: UploadRemote['append'] = async (handle, chunk) => {
    if (chunk.offset >= 60_000) first.elapse(1_000);
    return first.remote.append(handle, chunk);
  };
  const stopped = await uploadMedia(createSource(), { ...first.remote, append: cut }, first.options);
  expect(stopped).toMatchObject({ kind: 'failed', failure: { kind: 'not-sent', code: 'UPLOAD_OUT_OF_TIME' } });
  const left = stopped.kind === 'failed' ? stopped.left : null;
  expect(left).toBe('upload-1');
  const second = createTime();
  const source = createSource();
  const told = await uploadMedia(source, second.remote, { ...second.options, resume: left ?? undefined });
  expect(told).toMatchObject({ kind: 'uploaded', resumptions: 1 });
  expect(source.reads[0]?.[0]).toBe(80_000);
  expect(server.sha256Of('media-1')).toBe(sha256);
});

describe('gives up', () => {
  test('by its deadline, however often it fails, and tells what stands there half done', async () => {
    const { options, remote, waits } = createTime(30_000);
    const append: UploadRemote['append'] = async () => ({
      kind: 'ambiguous',
      code: 'CONNECTION_LOST',
      detail: 'Lost.',
    });
    const told = await uploadMedia(createSource(), { ...remote, append }, options);
    expect(told).toMatchObject({ kind: 'failed', failure: { code: 'UPLOAD_OUT_OF_TIME' }, left: 'upload-1' });
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(30_000);
  });

  test('at once when the network says no', async () => {
    const { options, remote, waits } = createTime();
    server.answerNext('PATCH', { status: 413 });
    const told = await uploadMedia(createSource(), remote, options);
    expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'rejected', code: 'HTTP_413' }, left: 'upload-1' });
    expect(waits).toEqual([]);
  });

  test('when there is no time to wait for a limit, which is told as one', async () => {
    const { options, remote } = createTime(5_000);
    server.answerNext('PATCH', { status: 429, headers: { 'retry-after': '7' } });
    const told = await uploadMedia(createSource(), remote, options);
    expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'retry-after', retryAfterMs: 7_000 } });
  });

  test('when the media cannot be read, which no second try would mend', async () => {
    const { options, remote } = createTime();
    let reads = 0;
    const source: MediaSource = {
      size,
      async *read(offset) {
        reads += 1;
        yield bytes.subarray(offset, offset + pieceBytes);
        throw new Error('/a/path/of/the/house');
      },
    };
    const told = await uploadMedia(source, remote, options);
    expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'not-sent', code: 'MEDIA_NOT_READABLE' } });
    expect(reads).toBe(1);
    expect(JSON.stringify(told)).not.toContain('path');
  });

  test('when the network says that it has more than there is', async () => {
    const { options, remote } = createTime();
    const append: UploadRemote['append'] = async () => ({ kind: 'at', offset: size + 1 });
    const told = await uploadMedia(createSource(), { ...remote, append }, options);
    expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'rejected', code: 'UPLOAD_OUT_OF_STEP' } });
  });

  test('when it is called off', async () => {
    const { options, remote, controller } = createTime();
    const append: UploadRemote['append'] = (handle, chunk) => {
      if (chunk.offset > 0) controller.abort();
      return remote.append(handle, chunk);
    };
    const told = await uploadMedia(createSource(), { ...remote, append }, options);
    expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'not-sent', code: 'GIVEN_UP' }, left: 'upload-1' });
  });
});

test('waits out a limit, and goes on', async () => {
  const { options, remote, waits } = createTime();
  server.answerNext('PATCH', { status: 429, headers: { 'retry-after': '7' } });
  expect(await uploadMedia(createSource(), remote, options)).toMatchObject({ kind: 'uploaded' });
  expect(waits).toEqual([7_000]);
  expect(server.sha256Of('media-1')).toBe(sha256);
});

test('a network that takes nothing in is not asked in a hurry for ever', async () => {
  const { options, remote } = createTime(60_000);
  let appends = 0;
  const append: UploadRemote['append'] = async (_handle, { offset }) => {
    appends += 1;
    return { kind: 'at', offset };
  };
  const told = await uploadMedia(createSource(), { ...remote, append }, options);
  expect(told).toMatchObject({ kind: 'failed', failure: { code: 'UPLOAD_OUT_OF_TIME' } });
  expect(appends).toBeLessThan(20);
});
