import { BedsideError } from '../errors/bedside-error.ts';

type Told = {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
};

/** Something about a backup that the operator has to know; nothing was changed. */
export function backupError(told: Told): BedsideError {
  return new BedsideError({ ...told, status: 500 });
}

/** The bytes are not those that were written, or not written by us. */
export function damaged(what: string, cause?: unknown): BedsideError {
  return backupError({
    code: 'BACKUP_DAMAGED',
    message: `${what} Nothing was restored.`,
    remedy: 'Take another set, or another copy of this one. `bedside admin verify` says which are whole.',
    cause,
  });
}
