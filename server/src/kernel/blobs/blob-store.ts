import { BedsideError } from '../errors/bedside-error.ts';

export type BlobSource = Uint8Array | AsyncIterable<Uint8Array>;
/** In bytes. */
export type BlobPart = { readonly offset: number; readonly length: number };
export type StoredBlob = { readonly sha256: string; readonly bytes: number };

/**
 * Bytes under the name of their SHA-256 (64 lowercase hex digits): the same bytes are stored once, and what is read is
 * what was stored. `get` and `stream` check the hash; `put` is durable once it returned.
 */
export type BlobStore = {
  /** Throws `BLOB_TOO_LARGE` as soon as more than `maxBytes` have come; nothing is kept then. */
  put(source: BlobSource, limits: { maxBytes: number }): Promise<StoredBlob>;
  /** Throws `BLOB_NOT_FOUND`, or `BLOB_CORRUPT` when the bytes are no longer those that were stored. */
  get(sha256: string): Promise<Uint8Array<ArrayBuffer>>;
  /** As `get`, without holding all bytes; a wrong hash is an error at the end of the stream, in place of its end. */
  stream(sha256: string): Promise<ReadableStream<Uint8Array>>;
  /**
   * Exactly `length` bytes from `offset` on, in pieces, for media that nobody holds whole. The hash is not checked: who needs to
   * be sure reads it to its end by `stream` before. Throws `BLOB_NOT_FOUND`, or `BLOB_CORRUPT` where there are fewer bytes.
   */
  read(sha256: string, part: BlobPart): AsyncGenerator<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  /** Deleting what is not there is no error. */
  delete(sha256: string): Promise<void>;
  /** Small files under names of their own, beside the blobs: every process sees them. */
  readonly marks: MarkStore;
};

/**
 * Notes that must be kept where the database cannot: a few, short, each under a folder and a name. What is put stands
 * whole or not at all, and is durable once `put` returned. Every call throws `BLOB_STORE_FAILED` or a disk error when the
 * store does not do what it was asked.
 */
export type MarkStore = {
  put(mark: MarkPlace, bytes: Uint8Array): Promise<void>;
  /** Names in a folder, in no order; none where nothing was ever put. */
  list(folder: string): Promise<readonly string[]>;
  /** Null where it is not there, or not any more. */
  get(mark: MarkPlace): Promise<Uint8Array | null>;
  /** Deleting what is not there is no error. */
  delete(mark: MarkPlace): Promise<void>;
};
export type MarkPlace = { readonly folder: string; readonly name: string };

const MARK_FOLDER = /^[a-z]{1,30}$/;
const MARK_NAME = /^[a-z0-9][a-z0-9._-]{0,120}$/;

/** `marks/<folder>/<name>`; refuses every name that could lead elsewhere. */
export function markName({ folder, name }: MarkPlace): string {
  if (!MARK_NAME.test(name)) throw new TypeError('this is no name of a mark');
  return `${markFolder(folder)}${name}`;
}

/** With a slash at its end. */
export function markFolder(folder: string): string {
  if (!MARK_FOLDER.test(folder)) throw new TypeError('this is no folder of marks');
  return `marks/${folder}/`;
}

const SHA256 = /^[0-9a-f]{64}$/;

/** `sha256/ab/cd/<hex>`: two levels keep folders small. Refuses anything that is not a hash, so no name leads elsewhere. */
export function blobName(sha256: string): string {
  if (!SHA256.test(sha256)) {
    throw new BedsideError({
      code: 'BLOB_NAME_INVALID',
      status: 400,
      message: 'This is not the name of a stored file.',
    });
  }
  return `sha256/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

export function blobNotFound(cause?: unknown): BedsideError {
  return new BedsideError({ code: 'BLOB_NOT_FOUND', status: 404, message: 'This file is not stored here.', cause });
}

/** What keeps a disk from taking a file, or null when it is another kind of failure. */
export function blobRefused(cause: unknown): BedsideError | null {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new BedsideError({
      code: 'BLOB_STORE_FULL',
      status: 507,
      message: 'There is no room left for files. Nothing of this one was kept.',
      remedy: 'An administrator has to free space where Bedside keeps its files. Then add it again.',
      cause,
    });
  }
  if (code !== 'EMFILE' && code !== 'ENFILE' && code !== 'EROFS' && code !== 'EIO') return null;
  return new BedsideError({
    code: 'BLOB_STORE_FAILED',
    status: 503,
    message: 'The file store did not do what it was asked.',
    remedy: 'Try again in a moment. An administrator can check the disk on which Bedside keeps its files.',
    cause,
  });
}

export function blobCorrupt(): BedsideError {
  return new BedsideError({
    code: 'BLOB_CORRUPT',
    status: 500,
    message: 'A stored file no longer has the bytes that were stored.',
    remedy: 'Restore the file from a backup, and check the disk or bucket.',
  });
}
