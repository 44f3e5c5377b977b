import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { noServerAccount } from './errors.ts';

/** The user a server process runs as. PostgreSQL refuses root. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

/**
 * Chooses whom to run as: null means "as we are". Root steps down to `postgres`, else `nobody`; a folder that already
 * holds a cluster decides, since its files belong to whoever made them. No user is ever created.
 */
export async function chooseAccount(clusterOwner: number | null): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const accounts = await listAccounts();
  const owner = accounts.find((account) => account.uid === clusterOwner && account.uid !== 0);
  const chosen = owner ?? named(accounts, 'postgres') ?? named(accounts, 'nobody');
  if (chosen === undefined) throw noServerAccount();
  return chosen;
}

function named(accounts: readonly Account[], name: string): Account | undefined {
  return accounts.find((account) => account.name === name && account.uid !== 0);
}

async function listAccounts(): Promise<readonly Account[]> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || uid === undefined || gid === undefined) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/** Whether an account may walk into a folder: every folder on the way must let it through. */
export async function canTraverse(account: Account, folder: string): Promise<boolean> {
  for (let current = folder; ; current = dirname(current)) {
    const { mode, uid, gid } = await stat(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(current) === current) return true;
  }
}
