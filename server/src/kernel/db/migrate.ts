import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import pg from 'pg';

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
 */
export async function migrate(options: { ownerUrl: string; log?: (message: string) => void }): Promise<void> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'bedside-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await runner({
      dbClient: client,
      dir: MIGRATIONS_DIR,
      migrationsTable: 'schema_migration',
      direction: 'up',
      noLock: true,
      checkOrder: true,
      singleTransaction: true,
      log: () => {},
    });
    if (applied.length > 0) options.log?.(`applied ${applied.length} migrations`);
    await runMigrations({ connectionString: options.ownerUrl });
    await client.query(JOB_TABLE_POLICY);
  } finally {
    await client.end();
  }
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
