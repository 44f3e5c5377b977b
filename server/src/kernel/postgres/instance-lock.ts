import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BedsideError } from '../errors/bedside-error.ts';
import { type FileLock, type LockHolder, readHolder, tryFileLock } from './file-lock.ts';
import { isSameProcessRunning } from './process-identity.ts';

/**
 * Makes this process the one server of a data folder.
 *
 * @param dataDir absolute path; made when it is missing.
 * @returns the lock; `announce(url)` tells a second start where this one is reached.
 * @throws BedsideError `ALREADY_RUNNING` with the process id, and the URL once announced, of the server that runs.
 */
export async function acquireInstanceLock(dataDir: string): Promise<FileLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const attempt = await tryFileLock(lockOf(dataDir));
  if ('lock' in attempt) return attempt.lock;
  const { pid, url } = attempt.holder;
  throw new BedsideError({
    code: 'ALREADY_RUNNING',
    status: 409,
    message: `Bedside is already running here (process ${pid}, ${url ?? 'still starting'}).`,
    remedy: 'Open that address, or stop that process first, or set DATA_DIR to another folder.',
    details: { pid, url },
  });
}

/** The server that a data folder names, and whether that process still runs; null when it names none. Takes no lock. */
export async function readInstance(dataDir: string): Promise<(LockHolder & { readonly runs: boolean }) | null> {
  const holder = await readHolder(lockOf(dataDir));
  return holder === null ? null : { ...holder, runs: isSameProcessRunning(holder) };
}

const lockOf = (dataDir: string): string => join(dataDir, 'bedside.lock');
