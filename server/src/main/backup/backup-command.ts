import path from 'node:path';
import { backUp } from '../../kernel/backup/back-up.ts';
import { isRecipient, makeBackupIdentity } from '../../kernel/backup/encryption.ts';
import { listSets } from '../../kernel/backup/place.ts';
import { listFileHashes } from '../../registers/media/service.ts';
import type { Config } from '../config.ts';
import { argumentsInvalid, readOptions } from '../read-options.ts';
import { VERSION } from '../version.ts';
import { writeIdentityFile } from './identity-file.ts';
import { openInstallation } from './installation.ts';
import { LEFT_OUT } from './parts.ts';
import { bytesInWords, countInWords } from './words.ts';

const BACKUP_HELP = `Usage: bedside admin backup [--to FOLDER] [--recipient AGE1…]

Makes a backup while Bedside works: the database as of one moment, and every file it speaks of. Each file is copied once,
whatever the number of backups. Encrypted to the public keys, which cannot open it. Not in it: the master keys (see
backup-keys), and who is signed in.

  --to FOLDER         default BACKUP_DIR
  --recipient AGE1…   a public key; may be given several times; default BACKUP_RECIPIENTS
`;

/** `bedside admin backup`; see BACKUP_HELP. */
export async function backupCommand(config: Config, argv: readonly string[]): Promise<string> {
  const options = {
    help: { type: 'boolean' },
    to: { type: 'string' },
    recipient: { type: 'string', multiple: true },
  } as const;
  const words = readOptions('backup', options, argv);
  if (words.help === true) return BACKUP_HELP.trimEnd();
  const place = readPlace('backup', words.to, config);
  const recipients = readRecipients('backup', words.recipient, config);
  const installation = await openInstallation(config);
  try {
    const { keyring, blobs, ownerUrl } = installation;
    const source = { ownerUrl, bedside: VERSION, leftOut: LEFT_OUT, listBlobs: listFileHashes };
    const made = await backUp({ source, blobs, keyring, place, recipients });
    const { database, blobs: files } = made.label;
    return [
      `${made.folder}`,
      `${bytesInWords(database.bytes)} of database, ${countInWords(files.count, 'file')} (${made.copied} copied now, ${bytesInWords(files.bytes)} in all).`,
      ...(made.missing.length === 0
        ? []
        : [`The file store has lost ${countInWords(made.missing.length, 'file')}: ${made.missing.join(', ')}`]),
    ].join('\n');
  } finally {
    await installation.close();
  }
}

const IDENTITY_HELP = `Usage: bedside admin backup-identity --to FILE

Makes a pair of keys for backups: the secret one goes into FILE, the public one is printed. Bedside needs the public one
alone (BACKUP_RECIPIENTS). Move FILE to where neither the server nor the backups are: whoever has it can read them, and
without it nobody can. The format is that of age (age-encryption.org); keys made by age-keygen fit as well.
`;

/** `bedside admin backup-identity`; see IDENTITY_HELP. */
export async function backupIdentityCommand(_config: Config, argv: readonly string[]): Promise<string> {
  const words = readOptions('backup-identity', { help: { type: 'boolean' }, to: { type: 'string' } } as const, argv);
  if (words.help === true) return IDENTITY_HELP.trimEnd();
  if (words.to === undefined) throw argumentsInvalid('backup-identity', '--to is missing.');
  const made = await makeBackupIdentity();
  await writeIdentityFile(path.resolve(words.to), made);
  return made.recipient;
}

const LIST_HELP = `Usage: bedside admin list-backups [--from FOLDER]

Lists the backups in a folder, newest first: name, version of Bedside, size of the database, number of files.

  --from FOLDER   default BACKUP_DIR
`;

/** `bedside admin list-backups`; see LIST_HELP. */
export async function listBackupsCommand(config: Config, argv: readonly string[]): Promise<string> {
  const words = readOptions('list-backups', { help: { type: 'boolean' }, from: { type: 'string' } } as const, argv);
  if (words.help === true) return LIST_HELP.trimEnd();
  const sets = await listSets(readPlace('list-backups', words.from, config));
  if (sets.length === 0) return 'There is no backup yet.';
  return sets
    .map(({ name, label }) =>
      [name, label.bedside, bytesInWords(label.database.bytes), countInWords(label.blobs.count, 'file')].join('\t'),
    )
    .join('\n');
}

/** The folder that was named, else the one of the settings. */
export function readPlace(command: string, given: string | undefined, config: Config): string {
  if (given !== undefined) return path.resolve(given);
  if (config.backup.dir !== null) return config.backup.dir;
  const option = command === 'backup' ? '--to' : '--from';
  throw argumentsInvalid(command, `${option} is missing, and BACKUP_DIR is not set.`);
}

/** The public keys that were named, else those of the settings. */
export function readRecipients(
  command: string,
  given: readonly string[] | undefined,
  config: Config,
): readonly string[] {
  const recipients = given ?? config.backup.recipients;
  if (recipients.length > 0 && recipients.every(isRecipient)) return recipients;
  const message =
    recipients.length === 0
      ? '--recipient is missing, and BACKUP_RECIPIENTS is not set: bedside admin backup-identity makes a pair of keys.'
      : '--recipient must be a public key that begins with age1.';
  throw argumentsInvalid(command, message);
}
