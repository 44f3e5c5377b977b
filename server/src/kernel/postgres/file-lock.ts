import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { hasCode, identifySelf, isSameProcessRunning } from './process-identity.ts';

const holderSchema = z.object({ pid: z.number(), startedAt: z.string(), url: z.string().nullable() });

/** Who holds a lock. `url` is what the holder chose to tell about itself. */
export type LockHolder = z.infer<typeof holderSchema>;

export type FileLock = {
  /** Tells others where the holder is reached. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
};

export type LockAttempt = { readonly lock: FileLock } | { readonly holder: LockHolder };

/**
 * Takes a lock file, or says who holds it. A lock whose holder no longer runs is taken over, so that kill -9 and a power
 * cut never need a person.
 */
export async function tryFileLock(path: string): Promise<LockAttempt> {
  return await withTurn(path, async () => {
    const holder = await readHolder(path);
    if (holder !== null && isSameProcessRunning(holder)) return { holder };
    const self = identifySelf();
    await writeHolder(path, { ...self, url: null });
    return {
      lock: {
        announce: (url) => writeHolder(path, { ...self, url }),
        release: () => releaseOwn(path, self.pid),
      },
    };
  });
}

/** Waits until the lock is free. */
export async function waitForFileLock(path: string, signal?: AbortSignal): Promise<FileLock> {
  for (;;) {
    signal?.throwIfAborted();
    const attempt = await tryFileLock(path);
    if ('lock' in attempt) return attempt.lock;
    await delay(50);
  }
}

async function releaseOwn(path: string, pid: number): Promise<void> {
  await withTurn(path, async () => {
    const holder = await readHolder(path);
    if (holder?.pid === pid) await rm(path, { force: true });
  });
}

/** Who a lock file names, whether or not that process still runs; null when it names nobody. */
export async function readHolder(path: string): Promise<LockHolder | null> {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    // A torn file is what a power cut leaves behind: nobody holds it.
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return null;
    throw error;
  }
}

async function writeHolder(path: string, holder: LockHolder): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(holder)}\n`, { mode: 0o644 });
  await rename(draft, path);
}

/** A turn lasts some file calls; one older than this was left by a process killed in the middle of it. */
const TURN_MAX_MS = 5_000;

/** Looking at a lock and taking it is one step: whoever makes the folder has the turn. */
async function withTurn<T>(path: string, step: () => Promise<T>): Promise<T> {
  const turn = `${path}.turn`;
  while (!(await makeFolder(turn))) {
    const made = await stat(turn).catch(() => null);
    if (made !== null && Math.abs(Date.now() - made.mtimeMs) > TURN_MAX_MS) await rmdir(turn).catch(() => undefined);
    await delay(10);
  }
  try {
    return await step();
  } finally {
    await rmdir(turn).catch(() => undefined);
  }
}

async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}
