import pg from 'pg';
import { createDatabaseClock } from '../kernel/clock/database-clock.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../kernel/db/database.ts';
import { BedsideError } from '../kernel/errors/bedside-error.ts';
import type { Logger } from '../kernel/log/logger.ts';
import type { Services } from '../kernel/scope/scope.ts';
import type { Config } from './config.ts';

const MAX_CONNECTIONS = 24;

/**
 * Opens the connections for transactions, through the pooler where there is one, and a clock that every one of them sets.
 * The job queue stays on `appUrl`: it listens and holds locks as long as it lives, for which it needs a connection that
 * is its own.
 *
 * @throws BedsideError `DATABASE_POOL_MISMATCH` when the pooler leads elsewhere or to another role; `DATABASE_UNAVAILABLE`
 */
export async function openRuntimeDatabase(options: {
  config: Config;
  appUrl: string;
  log: Logger;
  around: NonNullable<DatabaseOptions['around']>;
}): Promise<{ db: Database; clock: Services['clock'] }> {
  const { config, appUrl, log, around } = options;
  const clock = createDatabaseClock();
  const url = config.databasePoolUrl === null ? appUrl : withRole(config.databasePoolUrl, appUrl);
  const db = openDatabase({
    appUrl: url,
    isPooled: config.databasePoolUrl !== null,
    maxConnections: MAX_CONNECTIONS,
    onConnectionError: () => log.warn('database.connection-lost'),
    told: clock.told,
    around,
  });
  try {
    if (url !== appUrl) await requireSameDatabase(db, appUrl);
    // Sets the clock before anybody asks what time it is.
    await db.acrossOrganizations(async () => {});
  } catch (error) {
    await db.close();
    throw error;
  }
  return { db, clock };
}

/** Bedside may have made the runtime role itself: then nobody else could write its password into a setting. */
function withRole(poolUrl: string, appUrl: string): string {
  const url = new URL(poolUrl);
  if (url.username !== '') return url.href;
  const { username, password } = new URL(appUrl);
  return Object.assign(url, { username, password }).href;
}

/** A role that owns the tables would pass by what keeps the runtime role from changing the trail. */
async function requireSameDatabase(db: Database, appUrl: string): Promise<void> {
  const direct = new pg.Client({ connectionString: appUrl });
  await direct.connect();
  try {
    const question = 'select current_user as role, current_database() as name, pg_postmaster_start_time() as since';
    const [there, here] = [(await db.pool.query(question)).rows[0], (await direct.query(question)).rows[0]];
    if (JSON.stringify(there) !== JSON.stringify(here)) throw poolMismatch();
  } finally {
    await direct.end();
  }
}

function poolMismatch(): BedsideError {
  return new BedsideError({
    code: 'DATABASE_POOL_MISMATCH',
    status: 500,
    message: 'DATABASE_POOL_URL leads to another database, or to another role, than Bedside works with.',
    remedy: 'Let it name the same database, as the runtime role of DATABASE_APP_URL, or leave its user out.',
  });
}
