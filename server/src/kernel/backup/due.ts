/** Runs of the schedule, as far as the next one depends on them. */
export type PastRuns = {
  /** When the last one that was done had begun. */
  readonly lastDoneAt: Date | null;
  /** When the last one that failed had ended. */
  readonly lastFailedAt: Date | null;
};

const HOUR_MS = 3_600_000;
/** A disk that is full is not empty a minute later. */
const RETRY_MS = HOUR_MS / 4;

/** Whether a backup is to be made now: so many hours after the last one began, and a while after one that failed. */
export function isBackupDue(past: PastRuns, at: { now: Date; everyHours: number }): boolean {
  const nowMs = at.now.getTime();
  const { lastDoneAt, lastFailedAt } = past;
  if (lastDoneAt !== null && nowMs - lastDoneAt.getTime() < at.everyHours * HOUR_MS) return false;
  const failedSince = lastFailedAt !== null && (lastDoneAt === null || lastFailedAt > lastDoneAt);
  return !failedSince || nowMs - lastFailedAt.getTime() >= RETRY_MS;
}

/** How old the last backup may be before somebody should look: one that was missed, and time for the next. */
export function isBackupLate(lastDoneAt: Date | null, at: { now: Date; everyHours: number }): boolean {
  return lastDoneAt === null || at.now.getTime() - lastDoneAt.getTime() > 2 * at.everyHours * HOUR_MS;
}
