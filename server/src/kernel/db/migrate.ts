import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { giveWay } from './give-way.ts';
import { readSchema, requireFit } from './schema-look.ts';
import { withOwner } from './with-owner.ts';

const MIGRATIONS_DIR = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Held while a process migrates; others wait. Any fixed number that nothing else on the server uses. */
const MIGRATION_LOCK = 7_265_413_902;

/** Tables of the job queue that its own library protects by row-level security without a policy for other roles. */
const JOB_TABLE_POLICY = `
do $$
declare name text;
begin
  grant usage on schema graphile_worker to bedside_runtime;
  grant select, insert, update, delete on all tables in schema graphile_worker to bedside_runtime;
  grant usage, select on all sequences in schema graphile_worker to bedside_runtime;
  grant execute on all functions in schema graphile_worker to bedside_runtime;
  for name in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity loop
    if not exists (select from pg_policies where schemaname = 'graphile_worker' and tablename = name and policyname = 'bedside_runtime') then
      execute format('create policy bedside_runtime on graphile_worker.%I to bedside_runtime using (true) with check (true)', name);
    end if;
  end loop;
end $$`;

/**
 * Brings a database to the current schema as its owner: Bedside's own migrations, the job queue's, and the rights of
 * the runtime role. Safe to run by several processes at once, and again: one works, the others wait, then find nothing to do.
 * Those at work go first: a table that is not free is waited for again and again, never for long.
 * A database that a newer release only added to is left as it is; gives the names of what that release added.
 *
 * @param options.release of this version, as `0.1.0`.
 * @throws BedsideError `RELEASE_TOO_OLD`, `SCHEMA_OF_ANOTHER_LINE`, `MIGRATION_HELD_UP`; nothing was changed.
 */
export function migrate(options: Migrating): Promise<{ newer: readonly string[] }> {
  return withOwner({ ownerUrl: options.ownerUrl, name: 'bedside-migrate' }, async (client) => {
    await lockMigrations(client);
    const newer = await listNewer(client, options.release);
    if (newer.length > 0) options.log?.(aheadBy(newer));
    const applied = await giveWay({ client, log: options.log }, () => applyMigrations(client));
    if (applied.length > 0) options.log?.(`applied ${applied.length} migrations`);
    await prepareJobQueue(options.ownerUrl);
    await grantJobQueue(client);
    return { newer };
  });
}

type Migrating = {
  readonly ownerUrl: string;
  readonly release: string;
  readonly log?: (message: string) => void;
};

/** What a newer release added to this database, once it is certain that this one may work with it. */
async function listNewer(client: pg.ClientBase, release: string): Promise<readonly string[]> {
  const schema = await readSchema(client, await listMigrations());
  if (schema === null) return [];
  requireFit(schema, release);
  return schema.newer;
}

/** One line for whoever runs an older version beside a newer one. */
function aheadBy(newer: readonly string[]): string {
  const number = newer.length === 1 ? '1 migration' : `${newer.length} migrations`;
  return `The database is ahead of this version by ${number} of a newer Bedside (the last is ${newer.at(-1)}); they only add, so this version works with it.`;
}

/**
 * What `migrate` would do, done and undone again: names of the migrations, how long each kept others waiting at most, and
 * what a newer release added. Throws as `migrate` does.
 */
export function rehearseMigrations(
  options: Pick<Migrating, 'ownerUrl' | 'release'>,
): Promise<{ names: readonly string[]; newer: readonly string[]; elapsedMs: number }> {
  return withOwner({ ownerUrl: options.ownerUrl, name: 'bedside-migrate' }, async (client) => {
    await lockMigrations(client);
    const newer = await listNewer(client, options.release);
    const tried = await giveWay({ client }, () => tryMigrations(client));
    return { ...tried, newer };
  });
}

async function tryMigrations(client: pg.ClientBase): Promise<{ names: readonly string[]; elapsedMs: number }> {
  await client.query('begin');
  try {
    const beganMs = performance.now();
    const names = await applyMigrations(client, { within: true });
    return { names, elapsedMs: performance.now() - beganMs };
  } finally {
    await client.query('rollback');
  }
}

/** One process at a time changes a schema; the others wait here. The lock ends with the connection. */
export async function lockMigrations(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
}

/** Names of all migrations of this version, in order. */
export async function listMigrations(): Promise<readonly string[]> {
  const files = await readdir(MIGRATIONS_DIR);
  return files
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .toSorted();
}

/**
 * Applies what is missing, all of it or nothing; gives the names.
 *
 * @param options.count how many at most; all when left out.
 * @param options.within in a transaction that the caller has begun and ends.
 */
export async function applyMigrations(
  client: pg.ClientBase,
  options: { count?: number; within?: boolean } = {},
): Promise<readonly string[]> {
  const applied = await runner({
    dbClient: options.within ? withoutTransactions(client) : client,
    dir: MIGRATIONS_DIR,
    migrationsTable: 'schema_migration',
    direction: 'up',
    noLock: true,
    checkOrder: true,
    singleTransaction: true,
    log: () => {},
    ...(options.count === undefined ? {} : { count: options.count }),
  });
  return applied.map((migration) => migration.name);
}

/** The runner begins and ends a transaction of its own; within somebody else's it must not. */
function withoutTransactions(client: pg.ClientBase): pg.ClientBase {
  const ends = new Set(['BEGIN', 'COMMIT', 'ROLLBACK']);
  const query = (text: string, values?: unknown[]) => client.query(ends.has(text) ? 'select 1' : text, values);
  return { query } as unknown as pg.ClientBase; // all that the runner asks of a client that is not its own
}

/** The job queue's own schema, by its library; again is nothing. */
export async function prepareJobQueue(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl });
}

/** The runtime role's rights on the job queue; after Bedside's migrations, which make that role. */
export async function grantJobQueue(client: pg.ClientBase): Promise<void> {
  await client.query(JOB_TABLE_POLICY);
}

/**
 * Makes sure that the runtime role can sign in with this password, and belongs to the group that holds its rights.
 * Does nothing when it can already, so that several installations on one server do not change it to and fro.
 */
export async function ensureRuntimeRole(options: {
  ownerUrl: string;
  role: string;
  password: string;
}): Promise<string> {
  const appUrl = new URL(options.ownerUrl);
  appUrl.username = options.role;
  appUrl.password = options.password;
  if (await canConnect(appUrl.href)) return appUrl.href;
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    const lock = createHash('sha256').update(`role ${options.role}`).digest().readInt32BE(0);
    await client.query('select pg_advisory_lock($1)', [lock]);
    const role = pg.escapeIdentifier(options.role);
    const known = await client.query('select 1 from pg_roles where rolname = $1', [options.role]);
    const verb = known.rowCount === 0 ? 'create' : 'alter';
    await client.query(
      `${verb} role ${role} login nosuperuser nobypassrls password ${pg.escapeLiteral(options.password)}`,
    );
    await client.query(`grant bedside_runtime to ${role}`);
  } finally {
    await client.end();
  }
  return appUrl.href;
}

async function canConnect(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    const rights = await client.query("select pg_has_role(current_user, 'bedside_runtime', 'member') as member");
    return rights.rows[0]?.member === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
