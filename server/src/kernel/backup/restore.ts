import { createReadStream } from 'node:fs';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { decryptWith } from './encryption.ts';
import { damaged } from './errors.ts';
import { type Loaded, type LoadTarget, loadDatabase } from './load-database.ts';
import { checkOutside, openDatabase, readBlobHashes, requireIdentity, requireKeys } from './open-set.ts';
import { type BackupSet, blobFile, blobNamer, sizeOf } from './place.ts';

export type RestoreOrder = {
  readonly place: string;
  readonly set: BackupSet;
  /** The secret key, `AGE-SECRET-KEY-1…`. */
  readonly identity: string;
  /** Of the installation that made it. */
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  readonly target: LoadTarget;
};

export type Restored = Loaded & {
  /** Files that came from the backup; others were there still. */
  readonly filesCopied: number;
  /** Hashes of files that the backup did not have either. */
  readonly filesMissing: readonly string[];
};

/**
 * Brings a set back: files first, since a row without its file is worse than a file without a row, then the database in one
 * transaction. Cut short, it can be run again: files that came are there, and the database is the old one or the new.
 *
 * @throws BedsideError `BACKUP_…` and `RESTORE_NOT_EMPTY`; the database is as it was.
 */
export async function restore(order: RestoreOrder): Promise<Restored> {
  const { set, identity, keyring, place } = order;
  await requireIdentity(set, identity);
  await checkOutside(place, set, keyring);
  requireKeys(set, keyring);
  const files = await copyFiles(order);
  const loaded = await loadDatabase(order.target, await openDatabase(set, identity));
  return { ...loaded, filesCopied: files.copied, filesMissing: files.missing };
}

async function copyFiles(order: RestoreOrder): Promise<{ copied: number; missing: readonly string[] }> {
  const { set, identity, blobs, place } = order;
  const nameOf = blobNamer(order.keyring, set.label.recipients);
  const missing: string[] = [];
  let copied = 0;
  for (const sha256 of await readBlobHashes(set, identity)) {
    if (await blobs.has(sha256)) continue;
    const file = blobFile(place, nameOf(sha256));
    if ((await sizeOf(file)) === null) {
      missing.push(sha256);
      continue;
    }
    await copyFile(blobs, { file, sha256, identity });
    copied += 1;
  }
  return { copied, missing };
}

/** Above every file that can be stored. */
const LARGEST_FILE_BYTES = 2_000_000_000;

async function copyFile(blobs: BlobStore, from: { file: string; sha256: string; identity: string }): Promise<void> {
  const plain = await decryptWith(from.identity, createReadStream(from.file));
  const stored = await blobs.put(plain, { maxBytes: LARGEST_FILE_BYTES });
  if (stored.sha256 === from.sha256) return;
  await blobs.delete(stored.sha256);
  throw damaged('A file of this backup has other bytes than its name says.');
}
