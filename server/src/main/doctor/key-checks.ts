import { access, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { broken, type Check, type Found, fine, type Look, note, risky } from './check.ts';
import type { Examination } from './examination.ts';
import { kmsKeepsKeys } from './open-keys.ts';

/** The kernel's refusals, each with the code and the words of its check. */
const refusals = {
  KEY_FILE_EXPOSED: {
    of: 'CRYPTO_KEY_FILE_EXPOSED',
    message: 'Other users of this computer can read the key file, and Bedside does not start with such a one.',
    remedy: (file: string) => `Run: chmod 600 ${file}`,
  },
  KEY_FILE_INVALID: {
    of: 'CRYPTO_KEY_FILE_INVALID',
    message: 'The key file is no key file, or a damaged one.',
    remedy: (file: string) => `Restore ${file} from your copy: without it, sealed values cannot be opened.`,
  },
  KEY_PROTECTION_DIFFERS: {
    of: 'CRYPTO_KEY_PROTECTION',
    message: 'The key file was made with KMS_COMMAND and is opened without, or the other way round.',
    remedy: () => 'Set KMS_COMMAND as it was when the file was made.',
  },
} as const;

/** What it takes to open the key file. */
const reads = ['KEY_FILE', 'KMS_COMMAND', 'DATA_DIR'] as const;

/** The master keys, where they lie, and the command that guards them. */
export const keyChecks: readonly Check[] = [
  { code: 'KEY_FILE_MISSING', reads, look: lookIfMissing },
  {
    code: 'KEY_FILE_UNREADABLE',
    reads,
    look: ({ keys, config }) =>
      keys.state === 'unreadable'
        ? broken(`This user may not read the key file, ${config.keyFile}.`, 'Give it to the user who starts Bedside.')
        : fine,
  },
  ...Object.entries(refusals).map(
    ([code, { of: refusal, message, remedy }]): Check => ({
      code,
      reads,
      look: ({ keys, config }) =>
        keys.state === 'refused' && keys.code === refusal ? broken(message, remedy(config.keyFile)) : fine,
    }),
  ),
  { code: 'KMS_COMMAND_FAILED', reads: ['KMS_COMMAND'], look: lookAtKms },
  { code: 'KEY_ROTATION_LOCKED', reads: ['KEY_FILE', 'DATA_DIR'], look: lookAtRotation },
  { code: 'KEY_FILE_AMONG_BLOBS', reads: ['KEY_FILE', 'DATA_DIR', 'BLOB_S3_URL'], look: lookAmongBlobs },
  { code: 'KEY_FILE_BESIDE_BACKUP', reads: ['KEY_FILE', 'DATA_DIR'], look: lookBesideBackups },
];

function lookIfMissing({ keys, database, config }: Examination): Look {
  if (keys.state !== 'missing') return fine;
  if (database.state === 'open' && database.organizations?.length === 0) return fine;
  const remedy = `Before the next start, put your copy of the key file at ${config.keyFile}, or set KEY_FILE to where it lies.`;
  if (database.state === 'open' || (database.state === 'stopped' && database.wasMade))
    return broken('The key file is missing, and the database holds values that only its keys can open.', remedy);
  return note(
    'There is no key file; the first start makes one.',
    `If this installation had one before, put your copy at ${config.keyFile} first, or set KEY_FILE to where it lies.`,
  );
}

async function lookAtKms({ config, keys }: Examination): Promise<Look> {
  if (config.kmsCommand === null) return fine;
  // It was asked for every key already, and another round would only take as long again.
  const failed = keys.state === 'refused' && keys.code === 'CRYPTO_KMS_FAILED';
  if (!failed && (await kmsKeepsKeys(config.kmsCommand))) return fine;
  return broken(
    'KMS_COMMAND fails, or does not give back what it was given to guard.',
    'Run it by hand with wrap and then unwrap, and a few bytes on its input; look at its exit status.',
  );
}

/** A rotation takes as long as the command that guards the keys: well under this. */
const ROTATION_MAX_MS = 10 * 60_000;

async function lookAtRotation({ config, machine }: Examination): Promise<Look> {
  const lock = `${config.keyFile}.lock`;
  const made = await stat(lock).catch(() => null);
  if (made === null || machine.clock.now().getTime() - made.mtimeMs < ROTATION_MAX_MS) return fine;
  return risky(
    'A rotation of the master keys was cut short, and no other can begin.',
    `When no rotation runs, delete ${lock}.`,
  );
}

function lookAmongBlobs({ config }: Examination): readonly Found[] {
  if (config.blobs.kind !== 'folder' || !isInside(config.keyFile, config.blobs.path)) return fine;
  return risky(
    'The key file lies in the folder of images, so whoever copies the images takes the keys along.',
    'Move it to a folder of its own, and set KEY_FILE to that place.',
  );
}

/** What a backup leaves in the folder of each set. */
const SET_FILES = ['set.json', 'database.tar.zst.age'] as const;

/** A backup and its keys in one place are lost together, and found together. */
async function lookBesideBackups({ config }: Examination): Promise<Look> {
  const { dir } = config.backup;
  if (dir !== null && isInside(config.keyFile, dir)) return besideBackups(dir);
  for (const folder of [dirname(config.keyFile), dirname(dirname(config.keyFile))]) {
    if (await holdsBackups(folder)) return besideBackups(folder);
  }
  return fine;
}

function besideBackups(folder: string): Found[] {
  return risky(
    `The key file lies with backups in ${folder}, so whoever finds one finds both.`,
    'Keep the keys where backups are not: move one of them.',
  );
}

async function holdsBackups(folder: string): Promise<boolean> {
  const sets = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const set of sets.filter((entry) => entry.isDirectory())) {
    const files = SET_FILES.map((file) => access(join(folder, set.name, file)));
    if ((await Promise.allSettled(files)).every(({ status }) => status === 'fulfilled')) return true;
  }
  return false;
}

function isInside(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !way.includes(':');
}
