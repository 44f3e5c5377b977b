import { desc, eq } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { newId } from '../ids/ids.ts';
import type { MadeBackup } from './back-up.ts';
import type { PastRuns } from './due.ts';
import { backupRun } from './schema.ts';

export type BackupRun = typeof backupRun.$inferSelect;

/** The latest run of an outcome, or null. */
async function latest(tx: Tx, outcome: BackupRun['outcome']): Promise<BackupRun | null> {
  const [row] = await tx
    .select()
    .from(backupRun)
    .where(eq(backupRun.outcome, outcome))
    .orderBy(desc(backupRun.startedAt))
    .limit(1);
  return row ?? null;
}

export async function readPastRuns(tx: Tx): Promise<PastRuns> {
  const [done, failed] = [await latest(tx, 'done'), await latest(tx, 'failed')];
  return { lastDoneAt: done?.startedAt ?? null, lastFailedAt: failed?.endedAt ?? null };
}

/** What people are told of the schedule: the last good one, and why the one after it failed. */
export async function readBackupHealth(tx: Tx): Promise<{ lastDoneAt: Date | null; failureCode: string | null }> {
  const [done, failed] = [await latest(tx, 'done'), await latest(tx, 'failed')];
  const failedSince = failed !== null && (done === null || failed.startedAt > done.startedAt);
  return { lastDoneAt: done?.startedAt ?? null, failureCode: failedSince ? failed.failureCode : null };
}

/** Whoever begins holds the schedule alone: runs that still say that they go on were cut short. */
export async function beginRun(tx: Tx, now: Date): Promise<string> {
  await tx
    .update(backupRun)
    .set({ outcome: 'failed', endedAt: now, failureCode: 'CUT_SHORT' })
    .where(eq(backupRun.outcome, 'running'));
  const id = newId<'backup-run'>(now.getTime());
  await tx.insert(backupRun).values({ id, startedAt: now, outcome: 'running' });
  return id;
}

/** A run that was given up because its process stops: as if it had not begun, so that the next process begins at once. */
export async function forgetRun(tx: Tx, id: string): Promise<void> {
  await tx.delete(backupRun).where(eq(backupRun.id, id));
}

export async function endRun(tx: Tx, id: string, ended: { now: Date; made: MadeBackup | string }): Promise<void> {
  const { now, made } = ended;
  const outcome =
    typeof made === 'string'
      ? { outcome: 'failed' as const, failureCode: made }
      : {
          outcome: 'done' as const,
          setName: made.name,
          databaseBytes: made.label.database.bytes,
          filesCopied: made.copied,
          filesMissing: made.missing.length,
        };
  await tx
    .update(backupRun)
    .set({ ...outcome, endedAt: now })
    .where(eq(backupRun.id, id));
}
