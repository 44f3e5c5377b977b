import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readHolder } from '../../kernel/postgres/file-lock.ts';
import { readInstance } from '../../kernel/postgres/instance-lock.ts';
import { isSameProcessRunning } from '../../kernel/postgres/process-identity.ts';
import type { Config } from '../config.ts';
import { broken, type Check, fine, type Look, note, risky } from './check.ts';
import type { Examination } from './examination.ts';

const MB = 1_000_000;
/** PostgreSQL stops when it cannot write its log of changes, of which it keeps up to 256 MB. */
const FULL_BYTES = 300 * MB;
const NEARLY_FULL_BYTES = 2_000 * MB;

/** The data folder, the folder of images, and the disk below. */
export const folderChecks: readonly Check[] = [
  {
    code: 'DATA_DIR_UNUSABLE',
    reads: ['DATA_DIR'],
    look: ({ config }) => lookIfUsable(config.dataDir, 'the data folder', 'DATA_DIR'),
  },
  { code: 'DATA_DIR_OPEN', reads: ['DATA_DIR'], look: ({ config }) => lookIfPrivate(config.dataDir) },
  { code: 'DISK_FULL', reads: ['DATA_DIR'], look: (of) => lookAtDisk(of, 'full') },
  { code: 'DISK_NEARLY_FULL', reads: ['DATA_DIR'], look: (of) => lookAtDisk(of, 'nearly') },
  { code: 'LOCK_LEFT_BEHIND', reads: ['DATA_DIR'], look: ({ config }) => lookAtLocks(config) },
  {
    code: 'BLOB_FOLDER_UNUSABLE',
    reads: ['DATA_DIR', 'BLOB_S3_URL'],
    look: async ({ config: { blobs } }) => {
      if (blobs.kind !== 'folder' || !(await isThere(blobs.path))) return fine;
      return lookIfUsable(blobs.path, 'the folder of images', 'DATA_DIR');
    },
  },
  {
    code: 'BLOB_FOLDER_OPEN',
    reads: ['DATA_DIR', 'BLOB_S3_URL'],
    look: async ({ config: { blobs } }) => {
      if (blobs.kind !== 'folder' || ((await modeOf(blobs.path)) & 0o077) === 0) return fine;
      return risky(
        `Other users of this computer can enter the folder of images, ${blobs.path}.`,
        `Run: chmod 700 ${blobs.path}`,
      );
    },
  },
];

/** A folder that is missing is made at the start, where its parent lets us. */
async function lookIfUsable(folder: string, what: string, setting: string): Promise<Look> {
  const at = await nearest(folder);
  const found = await stat(at);
  const writable = await access(at, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (found.isDirectory() && writable) return fine;
  return broken(
    found.isDirectory()
      ? `This user may not write to ${what}, ${folder}.`
      : `${at} is a file, where ${what} should lie.`,
    `Give ${folder} to the user who starts Bedside, or set ${setting} to another folder.`,
  );
}

async function lookIfPrivate(folder: string): Promise<Look> {
  const mode = await modeOf(folder);
  if ((mode & 0o022) !== 0) {
    return broken(
      `Other users of this computer can write to the data folder, ${folder}, and put files of their own in place of Bedside's.`,
      `Run: chmod go-rw ${folder}`,
    );
  }
  if ((mode & 0o044) === 0) return fine;
  return risky(`Other users of this computer can list the data folder, ${folder}.`, `Run: chmod go-rw ${folder}`);
}

/** Permission bits; 0 where the folder is missing, or on Windows, which has none. */
async function modeOf(path: string): Promise<number> {
  if (process.platform === 'win32') return 0;
  const found = await stat(path).catch(() => null);
  return found === null || !found.isDirectory() ? 0 : found.mode & 0o777;
}

async function lookAtDisk({ config, machine }: Examination, when: 'full' | 'nearly'): Promise<Look> {
  const { freeBytes } = await machine.freeSpace(await nearest(config.dataDir));
  const free = `${Math.floor(freeBytes / MB).toLocaleString('en-US')} MB`;
  const remedy = 'Free some space, or move DATA_DIR to a larger disk; what was saved stays.';
  if (freeBytes < FULL_BYTES)
    return when === 'full' ? broken(`The disk with the data folder is full: ${free} are left.`, remedy) : fine;
  if (freeBytes >= NEARLY_FULL_BYTES || when === 'full') return fine;
  return risky(`The disk with the data folder is nearly full: ${free} are left.`, remedy);
}

/** The next start takes such a lock over, so it breaks nothing; it tells that Bedside did not end by itself. */
async function lookAtLocks({ dataDir }: Config): Promise<Look> {
  const server = await readInstance(dataDir).catch(() => null);
  const starting = await readHolder(join(dataDir, 'postgres.lock')).catch(() => null);
  const dead = [
    ...(server !== null && !server.runs ? [server.pid] : []),
    ...(starting !== null && !isSameProcessRunning(starting) ? [starting.pid] : []),
  ];
  if (dead.length === 0) return fine;
  return note(
    `The data folder still names process ${dead[0]}, which is gone without having stopped as it should.`,
    'Start Bedside: it takes over by itself, and settles deliveries that were under way.',
  );
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

/** The folder itself, or the part of its path that exists. */
async function nearest(path: string): Promise<string> {
  for (let at = path; ; at = dirname(at)) if ((await isThere(at)) || dirname(at) === at) return at;
}
