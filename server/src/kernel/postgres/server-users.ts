import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identifySelf, isSameProcessRunning } from './process-identity.ts';

/** One file for each use of a server, so that the last user stops it and nobody stops it under another. */
export type ServerUsers = { readonly folder: string };

/** Writes a use down; the returned name takes it back. */
export async function registerUse({ folder }: ServerUsers): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${process.pid}.${randomUUID()}`;
  await writeFile(join(folder, name), identifySelf().startedAt);
  return name;
}

export async function unregisterUse({ folder }: ServerUsers, name: string): Promise<void> {
  await rm(join(folder, name), { force: true });
}

/** Counts the uses by processes that still run, and forgets those that were killed. */
export async function countUses({ folder }: ServerUsers): Promise<number> {
  let count = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const startedAt = await readFile(join(folder, name), 'utf8').catch(() => '');
    if (isSameProcessRunning({ pid: Number.parseInt(name, 10), startedAt })) count += 1;
    else await rm(join(folder, name), { force: true });
  }
  return count;
}
