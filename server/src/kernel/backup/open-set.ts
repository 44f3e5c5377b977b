import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Keyring } from '../crypto/keyring.ts';
import { type ArchiveEntry, readArchive } from './archive.ts';
import { decryptWith, recipientOf } from './encryption.ts';
import { backupError, damaged } from './errors.ts';
import { readHead } from './load-database.ts';
import { type BackupSet, blobFile, DATABASE_FILE, measureFile, readList, requireOurs, sizeOf } from './place.ts';

/**
 * What can be said of a set without a secret key: it is ours, its database is the one that was written, and every file is
 * there with its size. Throws `BACKUP_NOT_OURS`, `BACKUP_DAMAGED`.
 */
export async function checkOutside(place: string, set: BackupSet, keyring: Keyring): Promise<void> {
  requireOurs(set, keyring);
  const file = path.join(set.folder, DATABASE_FILE);
  const found = (await sizeOf(file)) === null ? null : await measureFile(file);
  if (found?.sha256 !== set.label.database.sha256) throw damaged(`The database of the set ${set.name} is not whole.`);
  for (const blob of await readList(set)) {
    if ((await sizeOf(blobFile(place, blob.name))) === blob.bytes) continue;
    throw damaged(`A file of the set ${set.name} is missing or cut short (${blob.name}).`);
  }
}

/** Refuses a secret key that does not belong to a set, before anything is read with it. Throws `BACKUP_IDENTITY_WRONG`. */
export async function requireIdentity(set: BackupSet, identity: string): Promise<void> {
  if (set.label.recipients.includes(await recipientOf(identity))) return;
  throw backupError({
    code: 'BACKUP_IDENTITY_WRONG',
    message: `This secret key does not open the set ${set.name}.`,
    remedy: 'Use the one whose public key was in BACKUP_RECIPIENTS when it was made; set.json names it.',
  });
}

/** Master keys that the database of a set needs. Throws `BACKUP_KEYS_MISSING`. */
export function requireKeys(set: BackupSet, keyring: Keyring): void {
  const missing = set.label.keyIds.filter((id) => keyring.key(id) === undefined);
  if (missing.length === 0) return;
  throw backupError({
    code: 'BACKUP_KEYS_MISSING',
    message: `The key file lacks ${missing.join(', ')}, with which parts of this backup are sealed.`,
    remedy: 'Restore a newer copy of the keys: --keys with the file that `bedside admin backup-keys` made.',
  });
}

/** The entries of a set's database, from the first. */
export async function openDatabase(set: BackupSet, identity: string): Promise<AsyncGenerator<ArchiveEntry>> {
  return readArchive(await decryptWith(identity, createReadStream(path.join(set.folder, DATABASE_FILE))));
}

/** Hashes of the files that a set's database speaks of. */
export async function readBlobHashes(set: BackupSet, identity: string): Promise<readonly string[]> {
  const entries = await openDatabase(set, identity);
  const { blobs } = await readHead(entries);
  await entries.return(undefined);
  return blobs;
}
