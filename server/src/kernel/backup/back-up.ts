import path from 'node:path';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { BedsideError } from '../errors/bedside-error.ts';
import { packArchive } from './archive.ts';
import { type Dump, type DumpSource, openDump } from './dump-database.ts';
import { encryptTo } from './encryption.ts';
import { BACKUP_FORMAT, type SetLabel } from './manifest.ts';
import {
  beginSet,
  blobFile,
  blobNamer,
  DATABASE_FILE,
  endSet,
  type ListedBlob,
  setNameOf,
  sizeOf,
  writeFileWhole,
  writeLabel,
} from './place.ts';

export type BackupOrder = {
  readonly source: DumpSource;
  readonly blobs: BlobStore;
  readonly keyring: Keyring;
  /** Absolute folder. */
  readonly place: string;
  /** Public keys (`age1…`), each of which can open it alone. */
  readonly recipients: readonly string[];
  /** Gives it up: what was copied stays, and no set is made. */
  readonly signal?: AbortSignal;
};

export type MadeBackup = {
  readonly name: string;
  readonly folder: string;
  readonly label: SetLabel;
  /** Files that were copied; those of earlier sets were there already. */
  readonly copied: number;
  /** Hashes of files that rows speak of and the store does not have. */
  readonly missing: readonly string[];
};

/**
 * Makes a set: the database from one snapshot, and every file that it speaks of. Files that the place has already are not
 * copied again, so a backup that was cut short goes on where it was; its half-written set is thrown away.
 *
 * @throws BedsideError `BACKUP_RUNNING`, `BACKUP_DISK_FULL`, or what the blob store throws.
 */
export async function backUp(order: BackupOrder): Promise<MadeBackup> {
  const dump = await openDump(order.source);
  const giveUp = () => void dump.close();
  order.signal?.addEventListener('abort', giveUp);
  try {
    const name = setNameOf(new Date(dump.head.takenAt));
    const folder = await beginSet(order.place, name);
    const files = await copyBlobs(order, dump.blobs);
    const cipher = await encryptTo(order.recipients, packArchive(dump.entries));
    const database = await writeFileWhole(path.join(folder, DATABASE_FILE), cipher);
    const label = await writeLabel(folder, {
      keyring: order.keyring,
      blobs: files.listed,
      label: {
        format: BACKUP_FORMAT,
        takenAt: dump.head.takenAt,
        bedside: dump.head.bedside,
        database: { file: DATABASE_FILE, ...database },
        recipients: [...order.recipients],
        keyIds: [...order.keyring.keyIds],
      },
    });
    const whole = await endSet(order.place, { name, folder });
    return { name, folder: whole, label, copied: files.copied, missing: files.missing };
  } finally {
    order.signal?.removeEventListener('abort', giveUp);
    await dump.close();
  }
}

type Copied = { readonly listed: readonly ListedBlob[]; readonly copied: number; readonly missing: readonly string[] };

async function copyBlobs(order: BackupOrder, hashes: Dump['blobs']): Promise<Copied> {
  const nameOf = blobNamer(order.keyring, order.recipients);
  const listed: ListedBlob[] = [];
  const missing: string[] = [];
  let copied = 0;
  for (const sha256 of hashes) {
    order.signal?.throwIfAborted();
    const name = nameOf(sha256);
    const file = blobFile(order.place, name);
    const known = await sizeOf(file);
    if (known !== null) {
      listed.push({ name, bytes: known });
      continue;
    }
    const plain = await openBlob(order.blobs, sha256);
    if (plain === null) {
      missing.push(sha256);
      continue;
    }
    const { bytes } = await writeFileWhole(file, await encryptTo(order.recipients, plain));
    listed.push({ name, bytes });
    copied += 1;
  }
  return { listed: listed.toSorted((one, two) => (one.name < two.name ? -1 : 1)), copied, missing };
}

/** Null where the store has lost it: a backup of all the rest is worth more than none. */
async function openBlob(blobs: BlobStore, sha256: string): Promise<ReadableStream<Uint8Array> | null> {
  try {
    return await blobs.stream(sha256);
  } catch (error) {
    if (error instanceof BedsideError && error.code === 'BLOB_NOT_FOUND') return null;
    throw error;
  }
}
