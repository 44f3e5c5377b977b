import { createReadStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { decryptWith, encryptTo } from '../../kernel/backup/encryption.ts';
import { backupError } from '../../kernel/backup/errors.ts';
import { openKeyring } from '../../kernel/crypto/keyring.ts';
import type { Config } from '../config.ts';
import { argumentsInvalid, readOptions } from '../read-options.ts';
import { readRecipients } from './backup-command.ts';
import { writeNew } from './identity-file.ts';

const HELP = `Usage: bedside admin backup-keys --to FILE [--recipient AGE1…]

Copies the file with the master keys, encrypted to the public keys. Without it, passwords of networks and parts of the
trail in a backup cannot be opened; so it is kept apart from the backups, which are worth nothing to whoever has them
alone. Do it once, and again after each rotate-key.

  --to FILE           a new file, not in BACKUP_DIR
  --recipient AGE1…   a public key; may be given several times; default BACKUP_RECIPIENTS
`;

/** `bedside admin backup-keys`; see HELP. */
export async function backupKeysCommand(config: Config, argv: readonly string[]): Promise<string> {
  const options = {
    help: { type: 'boolean' },
    to: { type: 'string' },
    recipient: { type: 'string', multiple: true },
  } as const;
  const words = readOptions('backup-keys', options, argv);
  if (words.help === true) return HELP.trimEnd();
  if (words.to === undefined) throw argumentsInvalid('backup-keys', '--to is missing.');
  const file = path.resolve(words.to);
  if (config.backup.dir !== null && isWithin(config.backup.dir, file)) {
    throw argumentsInvalid('backup-keys', '--to lies in BACKUP_DIR: keys and backups are kept apart.');
  }
  const recipients = readRecipients('backup-keys', words.recipient, config);
  // Read as keys first: a file that is none is refused here, not on the day when it is needed.
  const keyring = await openKeyring({ keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined });
  const plain = await readFile(config.keyFile);
  await writeNew(file, await buffer(await encryptTo(recipients, Readable.from([plain]))));
  return `The master keys (${keyring.keyIds.join(', ')}) are in ${file}.`;
}

/**
 * Puts a copy of the keys in their place. Keys that are there already stay; they must be the same or newer ones of the same
 * installation, which whoever reads a backup's label finds out. Throws `KEYS_THERE_ALREADY`.
 */
export async function restoreKeys(config: Config, from: { file: string; identity: string }): Promise<void> {
  const plain = await buffer(await decryptWith(from.identity, createReadStream(from.file)));
  const there = await readFile(config.keyFile).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (there?.equals(plain)) return;
  if (there !== null) {
    throw backupError({
      code: 'KEYS_THERE_ALREADY',
      message: `${config.keyFile} holds other keys than this copy.`,
      remedy:
        'If nothing here needs them, move that file away; then do it again. If it is the newer one, leave out --keys.',
    });
  }
  await mkdir(path.dirname(config.keyFile), { recursive: true, mode: 0o700 });
  await writeNew(config.keyFile, plain);
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}
