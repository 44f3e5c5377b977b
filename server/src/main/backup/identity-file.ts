import { readFile, writeFile } from 'node:fs/promises';
import { recipientOf } from '../../kernel/backup/encryption.ts';
import { backupError } from '../../kernel/backup/errors.ts';

/** Reads a secret key for backups from a file as `age-keygen` and `backup-identity` write it: lines after `#` are notes. */
export async function readIdentityFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw backupError({
      code: 'BACKUP_IDENTITY_INVALID',
      message: `The file ${file} cannot be read.`,
      remedy: 'Name the file with the secret key for backups.',
      cause,
    });
  });
  const line = text.split('\n').find((one) => one.trim() !== '' && !one.startsWith('#'));
  const identity = (line ?? '').trim();
  await recipientOf(identity);
  return identity;
}

/** Writes a new file that its owner alone can read; never over another one. */
export async function writeIdentityFile(file: string, made: { identity: string; recipient: string }): Promise<void> {
  const text = `# Secret key for backups of Bedside. Keep it where neither the server nor the backups are.\n# public key: ${made.recipient}\n${made.identity}\n`;
  await writeNew(file, text);
}

/** Refuses to write over what is there. */
export async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(file, content, { flag: 'wx', mode: 0o600, flush: true }).catch((cause: NodeJS.ErrnoException) => {
    throw backupError({
      code: 'FILE_NOT_WRITTEN',
      message:
        cause.code === 'EEXIST'
          ? `${file} is there already.`
          : `${file} cannot be written (${cause.code ?? 'unknown'}).`,
      remedy: 'Name a new file in a folder that is there and that you may write in.',
      cause,
    });
  });
}
