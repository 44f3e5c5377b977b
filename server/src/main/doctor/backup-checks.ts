import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isBackupLate } from '../../kernel/backup/due.ts';
import { readBackupHealth } from '../../kernel/backup/runs.ts';
import { broken, type Check, fine, inSchema, isPublic, note, risky } from './check.ts';

/** Whether there is a way back. */
export const backupChecks: readonly Check[] = [
  {
    code: 'BACKUPS_NOT_SET',
    reads: ['BACKUP_DIR', 'PUBLIC_URL'],
    look: ({ config }) => {
      if (config.backup.dir !== null) return fine;
      const found = isPublic(config.publicUrl) ? risky : note;
      return found(
        'No backup is made by itself.',
        'Set BACKUP_DIR and BACKUP_RECIPIENTS; docs/handbook/backups.md tells how.',
      );
    },
  },
  {
    code: 'BACKUP_DIR_UNUSABLE',
    reads: ['BACKUP_DIR'],
    look: async ({ config }) => {
      if (config.backup.dir === null || (await canWriteIn(config.backup.dir))) return fine;
      return broken(
        `Backups cannot be written to ${config.backup.dir}.`,
        'Mount the folder, or let the user that runs Bedside write in it.',
      );
    },
  },
  {
    ...inSchema('BACKUP_LATE', async ({ db }, { config, machine }) => {
      const { dir, everyHours } = config.backup;
      if (dir === null) return fine;
      const { lastDoneAt, failureCode } = await db.acrossOrganizations(readBackupHealth);
      if (!isBackupLate(lastDoneAt, { now: machine.clock.now(), everyHours })) return fine;
      const why = failureCode === null ? '' : ` The last try failed with ${failureCode}.`;
      return risky(
        `${lastDoneAt === null ? 'No backup was made yet.' : `The last backup was made on ${lastDoneAt.toISOString()}.`}${why}`,
        'Look whether a worker runs and what its log tells of backup.failed; bedside admin backup makes one now.',
      );
    }),
    reads: ['BACKUP_DIR', 'BACKUP_EVERY_HOURS'],
  },
];

/** Into the folder, or into what will hold it. */
async function canWriteIn(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const failed = await access(at, constants.W_OK | constants.X_OK).then(
      () => null,
      (error: NodeJS.ErrnoException) => error.code,
    );
    if (failed === null) return true;
    if (failed !== 'ENOENT' || dirname(at) === at) return false;
  }
}
