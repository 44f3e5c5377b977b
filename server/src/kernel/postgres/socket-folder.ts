import { chmod, chown, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { socketInUse } from './errors.ts';
import { hasCode } from './process-identity.ts';

/** `sun_path` of a Unix socket holds 108 bytes with its closing zero (104 on macOS). */
export const SOCKET_PATH_MAX_BYTES = process.platform === 'darwin' ? 103 : 107;

/** The port only names the socket file; nothing listens on it. */
export const SOCKET_PORT = 5432;

export type SocketFolderRequest = {
  readonly id: string;
  readonly account: Account | null;
  /** Where to make it; for tests. Not XDG_RUNTIME_DIR: it goes away at log-out, and a server started with nohup stays. */
  readonly parent?: string;
};

/**
 * A short folder that only the server's user may enter, for its socket. A folder, link or file that somebody else put
 * under that name is left alone, and one with a name nobody can foresee is used.
 *
 * @throws BedsideError `POSTGRES_SOCKET_IN_USE` when even the parent's path is too long for a socket.
 */
export async function makeSocketFolder(request: SocketFolderRequest): Promise<string> {
  const parent = request.parent ?? '/tmp';
  const uid = request.account?.uid ?? process.getuid?.() ?? 0;
  const folder = join(parent, `bedside-${request.id}`);
  if (socketPathBytes(folder) > SOCKET_PATH_MAX_BYTES)
    throw socketInUse(`${folder} (its path is too long for a socket)`);
  if (await makePrivate(folder, request.account)) return folder;
  if (await isPrivate(folder, uid)) return folder;
  const unforeseen = await mkdtemp(join(parent, 'bedside-'));
  await give(unforeseen, request.account);
  return unforeseen;
}

export function socketPathBytes(folder: string): number {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`));
}

async function makePrivate(folder: string, account: Account | null): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
  await give(folder, account);
  return true;
}

async function give(folder: string, account: Account | null): Promise<void> {
  await chmod(folder, 0o700);
  if (account !== null) await chown(folder, account.uid, account.gid);
}

/** `lstat`, not `stat`: a link to a folder of ours would still be somebody else's to turn. */
async function isPrivate(folder: string, uid: number): Promise<boolean> {
  const found = await lstat(folder);
  return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0;
}
