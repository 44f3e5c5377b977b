import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type BlobPart,
  type BlobSource,
  type BlobStore,
  blobCorrupt,
  blobName,
  blobNotFound,
  blobRefused,
  type MarkStore,
  markFolder,
  markName,
  type StoredBlob,
} from './blob-store.ts';
import { capped, sha256Of, toWebStream, verified } from './hashing.ts';

export type DiskBlobStore = BlobStore & {
  /** Removes what uploads left behind that never ended, from before `olderThan`. Returns how many. */
  sweepUnfinished(olderThan: Date): Promise<number>;
};

/** Files below `dir`. Written beside, synced and renamed: a name never holds half a file, also not after a power cut. */
export function createDiskBlobStore({ dir }: { dir: string }): DiskBlobStore {
  const unfinished = path.join(dir, 'unfinished');
  const fileOf = (sha256: string) => path.join(dir, blobName(sha256));
  return {
    put: (source, { maxBytes }) => put({ dir, unfinished, source, maxBytes }).catch(orRefused),
    get: async (sha256) => {
      const bytes = await readFile(fileOf(sha256)).catch(orNotFound);
      if (sha256Of(bytes) !== sha256) throw blobCorrupt();
      return bytes;
    },
    stream: async (sha256) => {
      const file = fileOf(sha256);
      await access(file).catch(orNotFound);
      return toWebStream(verified(createReadStream(file), sha256));
    },
    read: (sha256, part) => readPart(fileOf(sha256), part),
    has: async (sha256) => {
      const found = await stat(fileOf(sha256)).catch(orNull);
      return found !== null;
    },
    delete: (sha256) => rm(fileOf(sha256), { force: true }),
    sweepUnfinished: (olderThan) => sweep(unfinished, olderThan),
    marks: diskMarks({ dir, unfinished }),
  };
}

/** A piece of a stream: what costs the least memory for each byte that is sent (bench/media.mjs). */
const PIECE_BYTES = 512 * 1_024;

async function* readPart(file: string, { offset, length }: BlobPart): AsyncGenerator<Uint8Array> {
  if (length === 0) return;
  await access(file).catch(orNotFound);
  let left = length;
  for await (const piece of createReadStream(file, {
    start: offset,
    end: offset + length - 1,
    highWaterMark: PIECE_BYTES,
  })) {
    // A stream of a file without an encoding gives buffers.
    const bytes = piece as Buffer;
    left -= bytes.byteLength;
    yield bytes;
  }
  if (left > 0) throw blobCorrupt();
}

function diskMarks({ dir, unfinished }: { dir: string; unfinished: string }): MarkStore {
  return {
    put: async (mark, bytes) => {
      const file = path.join(dir, markName(mark));
      await placeWhole({ dir, unfinished, source: [bytes], nameOf: () => file }).catch(orRefused);
    },
    list: async (folder) => (await readdir(path.join(dir, markFolder(folder))).catch(orNull)) ?? [],
    get: (mark) => readFile(path.join(dir, markName(mark))).catch(orNull),
    delete: (mark) => rm(path.join(dir, markName(mark)), { force: true }),
  };
}

function put(request: { dir: string; unfinished: string; source: BlobSource; maxBytes: number }): Promise<StoredBlob> {
  const source = capped(request.source, request.maxBytes);
  return placeWhole({ ...request, source, nameOf: ({ sha256 }) => path.join(request.dir, blobName(sha256)) });
}

/** Written beside, synced, then renamed. Over an equal file this also mends one that went bad. */
async function placeWhole(request: {
  dir: string;
  unfinished: string;
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  nameOf: (stored: StoredBlob) => string;
}): Promise<StoredBlob> {
  await mkdir(request.unfinished, { recursive: true, mode: 0o700 });
  const temporary = path.join(request.unfinished, randomUUID());
  try {
    const stored = await writeSynced(temporary, request.source);
    const file = request.nameOf(stored);
    await makeFolders(request.dir, path.dirname(file));
    await rename(temporary, file);
    await syncFolder(path.dirname(file));
    return stored;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeSynced(
  file: string,
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      await writeAll(handle, chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength; ) {
    const { bytesWritten } = await handle.write(chunk, at, chunk.byteLength - at);
    at += bytesWritten;
  }
}

/** A new folder is durable only once its parent is synced. */
async function makeFolders(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let current = folder; current.length >= root.length; current = path.dirname(current)) {
    await syncFolder(current);
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; its file system journals the names itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweep(unfinished: string, olderThan: Date): Promise<number> {
  let removed = 0;
  const names: string[] = (await readdir(unfinished).catch(orNull)) ?? [];
  for (const name of names) {
    const file = path.join(unfinished, name);
    const found = await stat(file).catch(orNull);
    if (found === null || found.mtime >= olderThan) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function orNotFound(error: unknown): never {
  throw isMissing(error) ? blobNotFound(error) : error;
}

function orRefused(error: unknown): never {
  throw blobRefused(error) ?? error;
}

function orNull(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}
