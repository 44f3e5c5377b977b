import { broken, type Check, count, fine, inDatabase, type Look, note, risky } from './check.ts';
import type { DatabaseLook } from './open-database.ts';

/** Older ones lack what the migrations use. */
const LEAST_VERSION = 150_000;
/** Above it, what is due goes out early or late, and sessions end early. */
const CLOCK_MAX_MS = 5_000;
/** What `main/context.ts` and `main/worker.ts` open in one process besides a connection for each job at work. */
const POOL_CONNECTIONS = 19;
/** For migrations, a start and a person with psql. */
const SPARE_CONNECTIONS = 4;

type Refused = Extract<DatabaseLook, { state: 'refused' }>;

const refusals: Readonly<Record<Refused['reason'], { code: string; message(where: string): string; remedy: string }>> =
  {
    unreachable: {
      code: 'DATABASE_UNREACHABLE',
      message: (where) => `No PostgreSQL answers at ${where}.`,
      remedy: 'Check that it runs, that DATABASE_URL names it, and that no firewall stands between.',
    },
    login: {
      code: 'DATABASE_LOGIN_REFUSED',
      message: (where) => `The PostgreSQL at ${where} refused the name or password of DATABASE_URL.`,
      remedy: 'Check both, and pg_hba.conf of the server.',
    },
    missing: {
      code: 'DATABASE_MISSING',
      message: (where) => `The PostgreSQL at ${where} has no database of the name in DATABASE_URL.`,
      remedy: 'Create it with the encoding UTF8, as the role of DATABASE_URL.',
    },
    full: {
      code: 'DATABASE_CONNECTIONS_USED_UP',
      message: (where) => `The PostgreSQL at ${where} has no connection left.`,
      remedy: 'Raise max_connections, or find out who holds so many.',
    },
    unfit: {
      code: 'DATABASE_UNFIT',
      message: (where) => `What answers at ${where} let doctor in, and did not answer as PostgreSQL does.`,
      remedy: 'Name the PostgreSQL server itself in DATABASE_URL, as the owner of the schema.',
    },
  };

const ofAddress = (code: string, look: (database: Exclude<DatabaseLook, { state: 'unset' }>) => Look): Check => ({
  code,
  look: ({ database }) => (database.state === 'unset' ? { leftOut: database.leftOut } : look(database)),
});

/** Whether the database is reached, and whether the server is fit for keeping what was promised. */
export const databaseChecks: readonly Check[] = [
  ofAddress('DATABASE_STOPPED', ({ state }) =>
    state === 'stopped'
      ? note(
          'The embedded database does not run now, so nothing inside of it was looked at.',
          'Start Bedside, then run bedside admin doctor beside it.',
        )
      : fine,
  ),
  ...Object.entries(refusals).map(([reason, { code, message, remedy }]) =>
    ofAddress(code, (database) =>
      database.state === 'refused' && database.reason === reason ? broken(message(database.where), remedy) : fine,
    ),
  ),
  inDatabase('DATABASE_TOO_OLD', ({ server }) =>
    server.version >= LEAST_VERSION
      ? fine
      : broken(
          `The database is PostgreSQL ${Math.floor(server.version / 10_000)}, and Bedside needs 15 or newer.`,
          'Upgrade the server, or set DATABASE_URL to a newer one.',
        ),
  ),
  inDatabase('DATABASE_ENCODING', ({ server }) =>
    server.encoding === 'UTF8'
      ? fine
      : broken(
          `The database keeps text as ${server.encoding}, so letters and emoji outside of it are refused or spoilt.`,
          "Create another with encoding 'UTF8' and template template0, and move the rows there.",
        ),
  ),
  inDatabase('DATABASE_READ_ONLY', ({ server }) =>
    server.isReadOnly
      ? broken('The database takes no changes.', 'Name the primary in DATABASE_URL, not a standby or a read-only role.')
      : fine,
  ),
  inDatabase('DATABASE_FSYNC_OFF', ({ server }) =>
    server.fsync === 'on' && server.fullPageWrites === 'on'
      ? fine
      : broken(
          'The database does not wait for its disk, so a power cut can lose or spoil what Bedside answered as saved, and send posts twice.',
          'Set fsync and full_page_writes to on in postgresql.conf, and restart the server.',
        ),
  ),
  inDatabase('DATABASE_DAMAGED', ({ server }) =>
    server.damagedPages === 0
      ? fine
      : broken(
          `The database read ${count(server.damagedPages, 'page')} with a wrong checksum: its disk or memory spoils data.`,
          'Stop Bedside, replace what fails, and restore the newest backup.',
        ),
  ),
  inDatabase('DATABASE_COLLATION', async ({ db, server }) => {
    if (server.version < LEAST_VERSION) return { leftOut: 'the database is too old to tell' };
    const { rowCount } = await db.pool.query(
      `select from pg_database where datname = current_database()
          and datcollversion is distinct from pg_database_collation_actual_version(oid)`,
    );
    if (rowCount === 0) return fine;
    return risky(
      'The system sorts text otherwise than when the database was made, as after an upgrade of it, so indexes may miss rows.',
      'In a quiet hour, run reindex database, then alter database … refresh collation version.',
    );
  }),
  inDatabase('DATABASE_AUTOVACUUM_OFF', ({ server }) =>
    server.autovacuum === 'on'
      ? fine
      : risky(
          'The database does not clean up behind changes, so it grows and slows down until it stops.',
          'Set autovacuum to on in postgresql.conf, and reload the server.',
        ),
  ),
  inDatabase('DATABASE_NOT_ENCRYPTED', ({ server }) =>
    server.isReadableOnTheWay
      ? risky(
          'Bedside and its database talk without TLS over a network, so whoever listens there reads posts and names.',
          'Switch TLS on in the server, and add sslmode=verify-full to DATABASE_URL and DATABASE_APP_URL.',
        )
      : fine,
  ),
  inDatabase('DATABASE_CLOCK', ({ server }) => {
    const seconds = Math.round(Math.abs(server.clockAheadMs) / 1_000);
    if (Math.abs(server.clockAheadMs) <= CLOCK_MAX_MS) return fine;
    return risky(
      `The database's clock is ${seconds} seconds ${server.clockAheadMs > 0 ? 'ahead of' : 'behind'} this machine's, so posts go out at wrong times.`,
      'Let both machines set their clocks by NTP.',
    );
  }),
  inDatabase('DATABASE_CONNECTIONS_FEW', ({ server }, { config }) => {
    const needed = POOL_CONNECTIONS + config.workerConcurrency + SPARE_CONNECTIONS;
    if (server.connections >= needed) return fine;
    return risky(
      `The database allows ${server.connections} connections to Bedside, and one process needs up to ${needed}.`,
      'Raise max_connections, or the limit of the database or role, by that number for each process.',
    );
  }),
];
