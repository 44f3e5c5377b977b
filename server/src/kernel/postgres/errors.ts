import { BedsideError } from '../errors/bedside-error.ts';

const OTHER_DATABASE = 'Or set DATABASE_URL to a PostgreSQL 15 or newer of your own.';

export function binariesMissing(platform: string): BedsideError {
  return new BedsideError({
    code: 'POSTGRES_BINARY_MISSING',
    status: 503,
    message: `There is no embedded PostgreSQL for this machine (${platform}).`,
    remedy: 'Set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
    details: { platform },
  });
}

export function socketInUse(where: string): BedsideError {
  return new BedsideError({
    code: 'POSTGRES_SOCKET_IN_USE',
    status: 503,
    message: `Another PostgreSQL already uses ${where}.`,
    remedy: `Stop it. ${OTHER_DATABASE}`,
    details: { where },
  });
}

export function wrongOwner(folder: string, owner: number, expected: string): BedsideError {
  return new BedsideError({
    code: 'POSTGRES_WRONG_OWNER',
    status: 503,
    message: `The database folder ${folder} belongs to user number ${owner}, and PostgreSQL has to run as ${expected}.`,
    remedy: `Give the folder back to that user (chown -R), or start Bedside as its owner. ${OTHER_DATABASE}`,
    details: { folder, owner },
  });
}

export function wrongVersion(folder: string, found: string, expected: string): BedsideError {
  return new BedsideError({
    code: 'POSTGRES_WRONG_VERSION',
    status: 503,
    message: `The database folder ${folder} was made by PostgreSQL ${found}; this Bedside brings PostgreSQL ${expected}.`,
    remedy: 'Start the Bedside version that made it and export the data, then import it here; nothing was changed.',
    details: { folder, found, expected },
  });
}

export function diskFull(folder: string): BedsideError {
  return new BedsideError({
    code: 'POSTGRES_DISK_FULL',
    status: 507,
    message: `The disk that holds ${folder} is full, so the database cannot start.`,
    remedy: 'Free some space and start again; what was answered as saved is still there.',
    details: { folder },
  });
}

export function startFailed(logFile: string, lastLines: string): BedsideError {
  return new BedsideError({
    code: 'POSTGRES_START_FAILED',
    status: 503,
    message: `The embedded PostgreSQL did not start. Its last words: ${lastLines === '' ? '(none)' : lastLines}`,
    remedy: `Read ${logFile}. ${OTHER_DATABASE}`,
    details: { logFile },
  });
}

export function noServerAccount(): BedsideError {
  return new BedsideError({
    code: 'POSTGRES_NO_ACCOUNT',
    status: 503,
    message: 'PostgreSQL refuses to run as root, and this machine has neither a user named postgres nor nobody.',
    remedy: `Start Bedside as an ordinary user. ${OTHER_DATABASE}`,
  });
}

export function stopFailed(pid: number): BedsideError {
  return new BedsideError({
    code: 'POSTGRES_STOP_FAILED',
    status: 503,
    message: `The embedded PostgreSQL (process ${pid}) did not stop.`,
    remedy: 'Look at the process; it may be waiting for the disk.',
    details: { pid },
  });
}
