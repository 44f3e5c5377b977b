import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFull, startFailed, wrongVersion } from './errors.ts';
import type { Placement } from './placement.ts';
import { hasCode } from './process-identity.ts';

/** The role that owns everything, and the database: only ever reached by way of the private socket. */
export const OWNER_ROLE = 'bedside';
export const DATABASE = 'bedside';

/** Makes the cluster when there is none yet, and refuses one of another major version. */
export async function prepareCluster(placement: Placement): Promise<void> {
  const found = await readVersion(placement.cluster);
  if (found === null) return await initializeCluster(placement);
  if (found !== placement.binaries.major) throw wrongVersion(placement.cluster, found, placement.binaries.major);
}

/** The major version that made a cluster; null where there is none. */
export async function readVersion(cluster: string): Promise<string | null> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Made under another name and renamed when it is whole: a start that is killed here leaves nothing half done. */
async function initializeCluster(placement: Placement): Promise<void> {
  const draft = `${placement.cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await chmod(draft, 0o700);
  if (placement.account !== null) await chown(draft, placement.account.uid, placement.account.gid);
  const words = await runInitdb(placement, draft);
  if (words !== null) {
    await rm(draft, { recursive: true, force: true });
    if (isDiskFull(words)) throw diskFull(placement.cluster);
    throw startFailed(join(placement.dataDir, 'postgres.log'), words.trim().slice(-500));
  }
  await rename(draft, placement.cluster);
}

/** Null when it went well, else what it said. */
async function runInitdb(placement: Placement, draft: string): Promise<string | null> {
  const options = [
    '-D',
    draft,
    '-U',
    OWNER_ROLE,
    '--encoding=UTF8',
    '--data-checksums',
    '--lc-messages=C',
    ...localeOptions(),
  ];
  const child = spawn(
    join(placement.binaries.root, 'bin', 'initdb'),
    [...options, ...(await loginOptions(placement))],
    {
      ...childOptions(placement),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let words = '';
  child.stdout.setEncoding('utf8').on('data', () => undefined);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  return await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? null : words || 'initdb failed'));
  });
}

/** Sorting by code point everywhere; C.UTF-8 exists on Linux only, the letters of UTF-8 are known on all. */
function localeOptions(): readonly string[] {
  if (process.platform === 'linux') return ['--locale=C.UTF-8'];
  if (process.platform === 'darwin') return ['--locale=C', '--lc-ctype=UTF-8'];
  return ['--locale=C'];
}

/** Windows has no folder permissions for a socket: there a password guards a loopback port. */
async function loginOptions(placement: Placement): Promise<readonly string[]> {
  if (process.platform !== 'win32') return ['--auth-local=trust', '--auth-host=reject'];
  const file = passwordFile(placement);
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return ['--auth-local=reject', '--auth-host=scram-sha-256', `--pwfile=${file}`];
}

/** The owner's password; empty where the socket's folder guards the server. */
export async function readPassword(placement: Pick<Placement, 'dataDir'>): Promise<string> {
  return process.platform === 'win32' ? (await readFile(passwordFile(placement), 'utf8')).trim() : '';
}

function passwordFile(placement: Pick<Placement, 'dataDir'>): string {
  return join(placement.dataDir, 'postgres.password');
}

/** A server knows nothing of our environment: no secret of ours, no PG… variable, no locale changes it. */
export function childOptions({ account }: Placement): {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  windowsHide: true;
} {
  const env = process.platform === 'win32' ? {} : { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
  const cwd = process.platform === 'win32' ? '.' : '/';
  return { cwd, ...env, ...(account === null ? {} : { uid: account.uid, gid: account.gid }), windowsHide: true };
}

/** PostgreSQL tells a full disk only in words; LC_ALL=C keeps them English. */
export function isDiskFull(words: string): boolean {
  return words.includes('No space left on device');
}
