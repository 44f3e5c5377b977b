import path from 'node:path';
import type pg from 'pg';
import { backupError } from '../../kernel/backup/errors.ts';
import { findSet } from '../../kernel/backup/place.ts';
import { type Restored, restore } from '../../kernel/backup/restore.ts';
import { verifySet } from '../../kernel/backup/verify.ts';
import { openKeyring } from '../../kernel/crypto/keyring.ts';
import { openDatabase } from '../../kernel/db/database.ts';
import { withOwner } from '../../kernel/db/with-owner.ts';
import { acquireInstanceLock } from '../../kernel/postgres/instance-lock.ts';
import type { Config } from '../config.ts';
import { argumentsInvalid, readOptions } from '../read-options.ts';
import { readPlace } from './backup-command.ts';
import { finishRestore } from './finish-restore.ts';
import { readIdentityFile } from './identity-file.ts';
import { type Installation, openInstallation } from './installation.ts';
import { restoreKeys } from './keys-command.ts';
import { countInWords } from './words.ts';

const RESTORE_HELP = `Usage: bedside admin restore --identity FILE [--from FOLDER] [--set NAME] [--keys FILE] [--replace NAME]

Brings back a backup while Bedside is stopped: into an empty place, or in the place of what is there. All of it or nothing:
what goes wrong leaves things as they were. Afterwards everybody signs in again, and every post that was to go out is looked
for on its network before it may be sent: nothing is posted twice.

  --identity FILE   the secret key for backups
  --from FOLDER     default BACKUP_DIR
  --set NAME        default the newest
  --keys FILE       a copy of the master keys, made by backup-keys; where they are not here any more
  --replace NAME    throw away what is here; NAME is the name of an organization here, as a confirmation
`;

const restoreOptions = {
  help: { type: 'boolean' },
  identity: { type: 'string' },
  from: { type: 'string' },
  set: { type: 'string' },
  keys: { type: 'string' },
  replace: { type: 'string' },
} as const;

/** `bedside admin restore`; see RESTORE_HELP. */
export async function restoreCommand(config: Config, argv: readonly string[]): Promise<string> {
  const words = readOptions('restore', restoreOptions, argv);
  if (words.help === true) return RESTORE_HELP.trimEnd();
  if (words.identity === undefined) throw argumentsInvalid('restore', '--identity is missing.');
  const place = readPlace('restore', words.from, config);
  const identity = await readIdentityFile(path.resolve(words.identity));
  const set = await findSet(place, words.set ?? null);
  const lock = await acquireInstanceLock(config.dataDir);
  try {
    if (words.keys !== undefined) await restoreKeys(config, { file: path.resolve(words.keys), identity });
    const installation = await openInstallation(config);
    try {
      await requireStopped(installation);
      if (words.replace !== undefined) await requireNamed(installation, words.replace);
      const target = {
        ownerUrl: installation.ownerUrl,
        replace: words.replace !== undefined,
        finish: finishRestore(await servicesOf(config, installation)),
      };
      const { keyring, blobs } = installation;
      return tell(set.name, await restore({ place, set, identity, keyring, blobs, target }));
    } finally {
      await installation.close();
    }
  } finally {
    await lock.release();
  }
}

async function servicesOf(
  config: Config,
  { ownerUrl, keyring, blobs }: Installation,
): Promise<Parameters<typeof finishRestore>[0]> {
  // Connects when it is first asked, which in the transaction of a restore is never.
  const db = openDatabase({ appUrl: ownerUrl, maxConnections: 1 });
  const [told] = await ask<{ now: Date }>(ownerUrl, 'select clock_timestamp() as now');
  const clock = { now: () => told?.now ?? new Date() };
  return { db, clock, keyring, blobs, publicUrl: config.publicUrl ?? `http://localhost:${config.port}` };
}

/** A server or worker at work would write into what is being replaced. Throws `RESTORE_WHILE_RUNNING`. */
async function requireStopped({ ownerUrl }: Installation): Promise<void> {
  const others = await ask<{ count: string }>(
    ownerUrl,
    `select count(*) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name in ('bedside', 'bedside-jobs')`,
  );
  if (Number(others[0]?.count) === 0) return;
  throw backupError({
    code: 'RESTORE_WHILE_RUNNING',
    message: 'Bedside still runs on this database.',
    remedy: 'Stop every `bedside serve` and `bedside work` on it first, on all machines.',
  });
}

/** Whoever throws an installation away says which. Throws `RESTORE_NAME_WRONG`. */
async function requireNamed({ ownerUrl }: Installation, name: string): Promise<void> {
  const there = await ask<{ there: boolean }>(
    ownerUrl,
    `select to_regclass('public.organization_directory') is not null as there`,
  );
  if (there[0]?.there !== true) return;
  const names = await listNames(ownerUrl);
  if (names.length === 0 || names.includes(name)) return;
  throw backupError({
    code: 'RESTORE_NAME_WRONG',
    message: `There is no organization of that name here. Here are: ${names.join(', ')}.`,
    remedy: 'Write the name of one of them after --replace if all of this may be thrown away.',
  });
}

function listNames(ownerUrl: string): Promise<string[]> {
  return withOwner({ ownerUrl, name: 'bedside-restore' }, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select organization_id as id from organization_directory order by created_at',
    );
    const names: string[] = [];
    for (const { id } of rows) {
      await client.query(`select set_config('bedside.organization', $1, false)`, [id]);
      const found = await client.query<{ name: string }>('select name from organization where organization_id = $1', [
        id,
      ]);
      names.push(...found.rows.map((row) => row.name));
    }
    return names;
  });
}

function ask<Row extends pg.QueryResultRow>(ownerUrl: string, sql: string): Promise<Row[]> {
  return withOwner({ ownerUrl, name: 'bedside-restore' }, async (client) => (await client.query<Row>(sql)).rows);
}

function tell(name: string, restored: Restored): string {
  const rows = Object.values(restored.tail.rows).reduce((sum, count) => sum + count, 0);
  return [
    `${name} was restored: ${countInWords(rows, 'row')}, ${countInWords(restored.tail.jobs, 'job')}, ${countInWords(restored.blobs.length, 'file')} (${restored.filesCopied} copied).`,
    ...(restored.filesMissing.length === 0
      ? []
      : [
          `Missing in the backup: ${countInWords(restored.filesMissing.length, 'file')}: ${restored.filesMissing.join(', ')}`,
        ]),
    `What was done after ${restored.head.takenAt} is lost here. Posts that may have gone out since are looked for before anything is sent.`,
    'Start Bedside. Everybody signs in again.',
  ].join('\n');
}

const VERIFY_HELP = `Usage: bedside admin verify [--from FOLDER] [--set NAME] [--identity FILE]

Says whether a backup is whole and ours. With the secret key it reads every row and file, as a restore would; without, it
finds damage and forgery and reads nothing.

  --from FOLDER     default BACKUP_DIR
  --set NAME        default the newest
  --identity FILE   the secret key for backups
`;

const verifyOptions = {
  help: { type: 'boolean' },
  from: { type: 'string' },
  set: { type: 'string' },
  identity: { type: 'string' },
} as const;

/** `bedside admin verify`; see VERIFY_HELP. */
export async function verifyCommand(config: Config, argv: readonly string[]): Promise<string> {
  const words = readOptions('verify', verifyOptions, argv);
  if (words.help === true) return VERIFY_HELP.trimEnd();
  const place = readPlace('verify', words.from, config);
  const set = await findSet(place, words.set ?? null);
  const identity = words.identity === undefined ? null : await readIdentityFile(path.resolve(words.identity));
  const keyring = await openKeyring({ keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined });
  const found = await verifySet({ place, set, keyring, identity });
  if (found.rows === null) {
    return `${set.name} is ours and undamaged, with ${countInWords(found.files, 'file')}. Give --identity to read all of it.`;
  }
  return `${set.name} is whole: ${countInWords(found.rows, 'row')} and ${countInWords(found.files, 'file')} were read.`;
}
