import { BedsideError } from '../errors/bedside-error.ts';
import { sqlStateOf } from './sql-state.ts';

/** How long whoever was refused waits at least; a restart of PostgreSQL takes about so long. */
const RETRY_AFTER_SECONDS = 5;

const DISK_FULL = '53100';
/** It restarts, has no memory or connection for anybody more, cannot read its disk, or is a standby that only reads. */
const AWAY = new Set(['53200', '53300', '57P01', '57P02', '57P03', '58030', '25006']);

/**
 * What a failure of the database itself means to whoever asked, or null when it is of another kind. Refused is not lost:
 * the transaction was undone, and the same can be asked again.
 */
export function databaseTrouble(error: unknown): BedsideError | null {
  const state = sqlStateOf(error);
  if (state === null) return null;
  if (state === DISK_FULL) return databaseFull(error);
  return AWAY.has(state) || state.startsWith('08') ? databaseUnavailable(error) : null;
}

export function databaseUnavailable(cause: unknown): BedsideError {
  return new BedsideError({
    code: 'DATABASE_UNAVAILABLE',
    status: 503,
    message: 'The database does not answer at the moment. Nothing was changed.',
    remedy: 'Try again in a moment. If it stays, an administrator can look after the database.',
    details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
    cause,
  });
}

/** The connection broke while the last step was on its way: it may have been carried out. */
export function databaseOutcomeUnknown(cause: unknown): BedsideError {
  return new BedsideError({
    code: 'DATABASE_OUTCOME_UNKNOWN',
    status: 503,
    message: 'The connection to the database broke while this was being saved. It may have been saved or not.',
    remedy: 'Load it again and look before you repeat it.',
    details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
    cause,
  });
}

function databaseFull(cause: unknown): BedsideError {
  return new BedsideError({
    code: 'DATABASE_FULL',
    status: 503,
    message: 'The database has no room left. Nothing was changed, and what was saved is still there.',
    remedy: 'An administrator has to free space on the disk of the database. Then try again.',
    details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
    cause,
  });
}
