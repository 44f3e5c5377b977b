import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { backUp, type MadeBackup } from '../../kernel/backup/back-up.ts';
import { isBackupDue, type PastRuns } from '../../kernel/backup/due.ts';
import { removeOutlived } from '../../kernel/backup/retention.ts';
import { beginRun, endRun, forgetRun, readPastRuns } from '../../kernel/backup/runs.ts';
import { withOwner } from '../../kernel/db/with-owner.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import type { Logger } from '../../kernel/log/logger.ts';
import type { Services } from '../../kernel/scope/scope.ts';
import { listFileHashes } from '../../registers/media/service.ts';
import { VERSION } from '../version.ts';
import { LEFT_OUT } from './parts.ts';
import { tellOfFailedBackup } from './tell-of-failed-backup.ts';

export type BackupSchedule = {
  readonly services: Services;
  readonly log: Logger;
  /** The owner of the schema, who alone may read everything. */
  readonly ownerUrl: string;
  readonly place: string;
  readonly recipients: readonly string[];
  readonly everyHours: number;
  readonly keepDays: number;
};

/** How often a worker looks whether a backup is due. */
const LOOK_MS = 60_000;
/** Held by the one process that is at it; any fixed number that nothing else on the server uses. */
const SCHEDULE_LOCK = 7_265_413_905;

/** Makes a backup whenever one is due, in whichever worker looks first. `stop` gives up one that is being made. */
export function startScheduledBackups(schedule: BackupSchedule): { stop(): Promise<void> } {
  const life = new AbortController();
  let looking: Promise<unknown> | null = null;
  const look = () => {
    looking ??= backUpWhenDue(schedule, life.signal)
      .catch((error: unknown) => schedule.log.error('backup.failed', { error }))
      .finally(() => {
        looking = null;
      });
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return {
    stop: async () => {
      clearInterval(timer);
      life.abort();
      await looking;
    },
  };
}

/** One look: null when nothing is due or another process is at it. What fails is written down and told, not thrown. */
export async function backUpWhenDue(schedule: BackupSchedule, signal?: AbortSignal): Promise<MadeBackup | null> {
  return withOwner({ ownerUrl: schedule.ownerUrl, name: 'bedside-backup' }, async (client) => {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [SCHEDULE_LOCK]);
    return rows[0]?.held ? await backUpAlone({ schedule, client, signal: signal ?? null }) : null;
  });
}

type Run = { readonly schedule: BackupSchedule; readonly client: pg.Client; readonly signal: AbortSignal | null };

async function backUpAlone({ schedule, client, signal }: Run): Promise<MadeBackup | null> {
  const tx = drizzle(client) as unknown as Parameters<typeof beginRun>[0]; // each statement stands for itself here
  const { clock } = schedule.services;
  const past = await readPastRuns(tx);
  if (!isBackupDue(past, { now: clock.now(), everyHours: schedule.everyHours })) return null;
  const id = await beginRun(tx, clock.now());
  try {
    const made = await make(schedule, signal);
    await endRun(tx, id, { now: clock.now(), made });
    if (made.missing.length > 0) schedule.log.warn('backup.files-missing', { count: made.missing.length });
    await tidy(schedule, made);
    return made;
  } catch (error) {
    if (signal?.aborted) {
      await forgetRun(tx, id);
      return null;
    }
    schedule.log.error('backup.failed', { error });
    await endRun(tx, id, { now: clock.now(), made: error instanceof BedsideError ? error.code : 'INTERNAL' });
    if (isFirstFailure(past)) await tellOfFailedBackup(schedule.services);
    return null;
  }
}

function isFirstFailure({ lastDoneAt, lastFailedAt }: PastRuns): boolean {
  return lastFailedAt === null || (lastDoneAt !== null && lastDoneAt > lastFailedAt);
}

function make(
  { services, ownerUrl, place, recipients }: BackupSchedule,
  signal: AbortSignal | null,
): Promise<MadeBackup> {
  const source = { ownerUrl, bedside: VERSION, leftOut: LEFT_OUT, listBlobs: listFileHashes };
  const { blobs, keyring } = services;
  return backUp({ source, blobs, keyring, place, recipients, ...(signal === null ? {} : { signal }) });
}

/** A backup that was made is a good one, also where an older one cannot be read and nothing can be removed. */
async function tidy({ place, keepDays, log }: BackupSchedule, made: MadeBackup): Promise<void> {
  try {
    await removeOutlived(place, { now: new Date(made.label.takenAt), keepDays });
  } catch (error) {
    log.warn('backup.old-ones-kept', { error });
  }
}
