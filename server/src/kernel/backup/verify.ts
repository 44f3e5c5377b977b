import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Keyring } from '../crypto/keyring.ts';
import { countRows } from './dump-database.ts';
import { decryptWith } from './encryption.ts';
import { damaged } from './errors.ts';
import { archiveTail } from './manifest.ts';
import { checkOutside, openDatabase, readBlobHashes, requireIdentity, requireKeys } from './open-set.ts';
import { type BackupSet, blobFile, blobNamer, sizeOf } from './place.ts';

export type Verified = {
  /** What was read: the outside alone (no secret key was given), or every byte. */
  readonly depth: 'outside' | 'every-byte';
  readonly rows: number | null;
  readonly files: number;
};

/**
 * Reads a set as a restore would. With the secret key every row and file is opened and counted; without, damage and
 * forgery are found, and nothing is read.
 *
 * @throws BedsideError `BACKUP_NOT_OURS`, `BACKUP_DAMAGED`, `BACKUP_IDENTITY_WRONG`, `BACKUP_KEYS_MISSING`.
 */
export async function verifySet(order: {
  place: string;
  set: BackupSet;
  keyring: Keyring;
  identity: string | null;
}): Promise<Verified> {
  const { place, set, keyring, identity } = order;
  if (identity !== null) await requireIdentity(set, identity);
  await checkOutside(place, set, keyring);
  requireKeys(set, keyring);
  if (identity === null) return { depth: 'outside', rows: null, files: set.label.blobs.count };
  const rows = await countAllRows(set, identity);
  const files = await readAllFiles({ place, set, keyring, identity });
  return { depth: 'every-byte', rows, files };
}

async function countAllRows(set: BackupSet, identity: string): Promise<number> {
  let rows = 0;
  for await (const entry of await openDatabase(set, identity)) {
    if (entry.name.startsWith('tables/')) rows += countRows(entry.bytes);
    if (entry.name !== 'tail.json') continue;
    const tail = archiveTail.parse(JSON.parse(Buffer.from(entry.bytes).toString('utf8')));
    const expected = Object.values(tail.rows).reduce((sum, count) => sum + count, 0);
    if (expected === rows) return rows;
  }
  throw damaged(`The database of the set ${set.name} has other rows than it says it has.`);
}

async function readAllFiles(from: {
  place: string;
  set: BackupSet;
  keyring: Keyring;
  identity: string;
}): Promise<number> {
  const nameOf = blobNamer(from.keyring, from.set.label.recipients);
  let files = 0;
  for (const sha256 of await readBlobHashes(from.set, from.identity)) {
    const file = blobFile(from.place, nameOf(sha256));
    if ((await sizeOf(file)) === null) continue;
    const hash = createHash('sha256');
    for await (const chunk of await decryptWith(from.identity, createReadStream(file))) hash.update(chunk);
    if (hash.digest('hex') !== sha256) throw damaged(`A file of the set ${from.set.name} has other bytes (${file}).`);
    files += 1;
  }
  return files;
}
