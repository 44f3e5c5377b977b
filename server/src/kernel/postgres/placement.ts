import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Account, canTraverse, chooseAccount } from './account.ts';
import { type Binaries, copyBinaries, exists, linkLibraries, locateBinaries } from './binaries.ts';
import { wrongOwner } from './errors.ts';

/** Where a server's parts lie and whom it runs as. */
export type Placement = {
  readonly binaries: Binaries;
  /** The cluster (PGDATA); it may not exist yet. */
  readonly cluster: string;
  /** Null: as we are. */
  readonly account: Account | null;
  /** Stable for one data folder. */
  readonly id: string;
  /** Absolute data folder; holds the lock, the list of users and the log. */
  readonly dataDir: string;
};

/** For what root cannot keep under a private folder. */
const SHARED_HOME = '/var/lib/bedside';

/**
 * Decides where binaries and cluster lie. They stay in the repository and the data folder where the server's user can
 * reach them; under a private folder of root they go to /var/lib/bedside/<id>.
 */
export async function placeServer(request: {
  readonly dataDir: string;
  readonly sharedHome?: string;
}): Promise<Placement> {
  await mkdir(request.dataDir, { recursive: true, mode: 0o711 });
  const { dataDir, id, home, cluster: found } = await findCluster(request);
  const account = await chooseAccount(found === null ? null : (await lstat(found)).uid);
  const cluster = found ?? (await placeCluster({ account, dataDir, home }));
  await requireOwner(cluster, account);
  return { binaries: await placeBinaries({ account, dataDir, home }), cluster, account, id, dataDir };
}

/** Where the cluster of a data folder lies (null: none was made yet), without making or moving anything. */
export async function findCluster(request: {
  readonly dataDir: string;
  readonly sharedHome?: string;
}): Promise<{ dataDir: string; id: string; home: string; cluster: string | null }> {
  const dataDir = await realpath(request.dataDir);
  const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const home = join(request.sharedHome ?? SHARED_HOME, id);
  const cluster = (await firstExisting([join(home, 'postgres'), join(dataDir, 'postgres')])) ?? null;
  return { dataDir, id, home, cluster };
}

type Homes = { readonly account: Account | null; readonly dataDir: string; readonly home: string };

async function placeCluster({ account, dataDir, home }: Homes): Promise<string> {
  if (account === null || (await canTraverse(account, dataDir))) return join(dataDir, 'postgres');
  await openFolder(home);
  return join(home, 'postgres');
}

async function placeBinaries({ account, dataDir, home }: Homes): Promise<Binaries> {
  const binaries = await locateBinaries(process.platform, process.arch);
  const linked = await linkLibraries(binaries.root);
  if (linked && (account === null || (await canTraverse(account, binaries.root)))) return binaries;
  if (account === null) return await copyBinaries(binaries, dataDir);
  await openFolder(home);
  return await copyBinaries(binaries, home);
}

/** A folder that every user may walk through, and only its owner may write. */
async function openFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(dirname(path), 0o755);
  await chmod(path, 0o755);
}

/** PostgreSQL starts only for the owner of its cluster; its own sentence does not say what to do. */
async function requireOwner(cluster: string, account: Account | null): Promise<void> {
  if (process.getuid === undefined || !(await exists(cluster))) return;
  const { uid } = await lstat(cluster);
  if (uid !== (account?.uid ?? process.getuid())) {
    throw wrongOwner(cluster, uid, account?.name ?? `user number ${process.getuid()}`);
  }
}

async function firstExisting(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await exists(path)) return path;
  return undefined;
}
