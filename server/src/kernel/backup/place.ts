import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { canonicalJson } from '../audit/leaf.ts';
import { deriveSecret, type Keyring } from '../crypto/keyring.ts';
import { backupError, damaged } from './errors.ts';
import { type SetLabel, setLabel } from './manifest.ts';

/**
 * Where backups lie:
 *
 *     <place>/2026-11-21T03-00-00-000Z/set.json  blobs.txt  database.tar.zst.age
 *     <place>/blobs/ab/<name>.age
 *
 * A set's folder has its name only when it is whole. Files are shared by the sets, and stored once.
 */
export const DATABASE_FILE = 'database.tar.zst.age';
const LABEL_FILE = 'set.json';
const LIST_FILE = 'blobs.txt';
const SET_NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/;
const PARTIAL = '.partial-';

export type WrittenFile = { readonly bytes: number; readonly sha256: string };
/** A stored file of a set: its name in `blobs/`, and its size there. */
export type ListedBlob = { readonly name: string; readonly bytes: number };
export type BackupSet = { readonly name: string; readonly folder: string; readonly label: SetLabel };

/** The name of a set: when it was taken, as a folder can be called everywhere. */
export function setNameOf(takenAt: Date): string {
  return takenAt.toISOString().replaceAll(/[:.]/g, '-');
}

/** Begins a set under a name that is not its own yet, and removes what earlier ones left that never ended. */
export async function beginSet(place: string, name: string): Promise<string> {
  await mkdir(place, { recursive: true, mode: 0o700 });
  const left = (await readdir(place)).filter((entry) => entry.startsWith(PARTIAL));
  for (const entry of left) await rm(path.join(place, entry), { recursive: true, force: true });
  const folder = path.join(place, `${PARTIAL}${name}`);
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Gives a set its name, once everything in it is on the disk. */
export async function endSet(place: string, made: { name: string; folder: string }): Promise<string> {
  await syncFolder(made.folder);
  const folder = path.join(place, made.name);
  await rename(made.folder, folder);
  await syncFolder(place);
  return folder;
}

/** Sets that are whole by their name, newest first. A label that cannot be read is damage and told as such. */
export async function listSets(place: string): Promise<BackupSet[]> {
  const names = await readdir(place).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
  const sets = names
    .filter((name) => SET_NAME.test(name))
    .toSorted()
    .toReversed();
  return Promise.all(sets.map((name) => readSet(place, name)));
}

async function readSet(place: string, name: string): Promise<BackupSet> {
  const folder = path.join(place, name);
  try {
    const label = setLabel.parse(JSON.parse(await readFile(path.join(folder, LABEL_FILE), 'utf8')));
    return { name, folder, label };
  } catch (cause) {
    throw damaged(`The label of the set ${name} cannot be read.`, cause);
  }
}

/** One set by its name, or the newest. Throws `BACKUP_NOT_FOUND`. */
export async function findSet(place: string, name: string | null): Promise<BackupSet> {
  if (name !== null && SET_NAME.test(name)) {
    const there = await stat(path.join(place, name)).catch(() => null);
    if (there !== null) return readSet(place, name);
  }
  const sets = name === null ? await listSets(place) : [];
  if (sets[0] !== undefined) return sets[0];
  throw backupError({
    code: 'BACKUP_NOT_FOUND',
    message: name === null ? `There is no backup in ${place}.` : `There is no set ${name} in ${place}.`,
    remedy: 'A set is a folder named after its time, as 2026-11-21T03-00-00-000Z.',
  });
}

/** Writes a label with its seal, and the list of files. */
export async function writeLabel(
  folder: string,
  made: { label: Omit<SetLabel, 'seal' | 'blobs'>; blobs: readonly ListedBlob[]; keyring: Keyring },
): Promise<SetLabel> {
  const list = made.blobs.map((blob) => `${blob.name} ${blob.bytes}\n`).join('');
  await writeSynced(path.join(folder, LIST_FILE), list);
  const body = {
    ...made.label,
    blobs: {
      count: made.blobs.length,
      bytes: made.blobs.reduce((sum, blob) => sum + blob.bytes, 0),
      listSha256: createHash('sha256').update(list).digest('hex'),
    },
  };
  const label = { ...body, seal: sealOf(body, made.keyring) };
  await writeSynced(path.join(folder, LABEL_FILE), `${JSON.stringify(label, null, 2)}\n`);
  return label;
}

/** Refuses a set that another installation made, or whose label somebody changed. Throws `BACKUP_NOT_OURS`. */
export function requireOurs({ label, name }: BackupSet, keyring: Keyring): void {
  const { seal, ...body } = label;
  if (timingSafeEqual(Buffer.from(seal, 'hex'), Buffer.from(sealOf(body, keyring), 'hex'))) return;
  throw backupError({
    code: 'BACKUP_NOT_OURS',
    message: `The set ${name} was not made by the installation whose keys are here, or its label was changed.`,
    remedy: 'Restore the keys of that installation first: --keys with the file that `bedside admin backup-keys` made.',
  });
}

const sealOf = (body: Omit<SetLabel, 'seal'>, keyring: Keyring): string =>
  createHmac('sha256', deriveSecret(keyring, 'backup-seal')).update(canonicalJson(body)).digest('hex');

/** The list of a set's files, checked against its label. */
export async function readList({ folder, label, name }: BackupSet): Promise<readonly ListedBlob[]> {
  const list = await readFile(path.join(folder, LIST_FILE), 'utf8').catch((cause: unknown) => {
    throw damaged(`The list of files of the set ${name} cannot be read.`, cause);
  });
  if (createHash('sha256').update(list).digest('hex') !== label.blobs.listSha256) {
    throw damaged(`The list of files of the set ${name} was changed.`);
  }
  return list
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ name: line.split(' ')[0] ?? '', bytes: Number(line.split(' ')[1]) }));
}

/**
 * What a file is called in `blobs/`: its hash would tell whoever has the same picture that it is here, so it is hashed
 * once more under a key of the installation, with those who can open it.
 */
export function blobNamer(keyring: Keyring, recipients: readonly string[]): (sha256: string) => string {
  const key = deriveSecret(keyring, 'backup-blob-names');
  const readers = recipients.toSorted().join(' ');
  return (sha256) => createHmac('sha256', key).update(`${sha256} ${readers}`).digest('hex');
}

export function blobFile(place: string, name: string): string {
  return path.join(place, 'blobs', name.slice(0, 2), `${name}.age`);
}

/** Size of a stored file, or null where there is none. */
export async function sizeOf(file: string): Promise<number | null> {
  return (await stat(file).catch(() => null))?.size ?? null;
}

/** Writes a stream beside and renames it: the name never holds half a file. */
export async function writeFileWhole(file: string, content: Readable): Promise<WrittenFile> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.unfinished`;
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(
      content,
      async function* measure(chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          bytes += chunk.byteLength;
          yield chunk;
        }
      },
      createWriteStream(beside, { mode: 0o600, flush: true }),
    );
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw asDiskFull(error, file);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Hash and size of what lies on the disk. */
export async function measureFile(file: string): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function writeSynced(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600, flush: true });
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function asDiskFull(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || (error.code !== 'ENOSPC' && error.code !== 'EDQUOT'))
    return error;
  return backupError({
    code: 'BACKUP_DISK_FULL',
    message: `There is no space left for ${file}.`,
    remedy:
      'Make room, or set BACKUP_KEEP_DAYS lower; sets that are whole were left alone. Then run it again: files that were copied are not copied twice.',
    cause: error,
  });
}
