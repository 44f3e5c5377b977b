/**
 * One row in every table of organization data for each of two organizations, made from the catalog, so that a table that
 * comes tomorrow is held to the same. Then the runtime role tries to reach the rows of the other.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { newId } from '../ids/ids.ts';

const ours = newId<'organization'>();
const theirs = newId<'organization'>();
const nobody = newId<'organization'>();

type Column = { table: string; name: string; type: string };
type Refusal = { code?: string };

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
let columns: Map<string, Column[]>;
let before: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  app = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  // Rows are made of nothing but their types: what the words and references must be does not matter here.
  await owner.query(`do $$ declare c record; begin
    for c in select conrelid::regclass as "table", conname from pg_constraint
              where connamespace = 'public'::regnamespace and contype in ('f', 'c') order by contype desc loop
      execute format('alter table %s drop constraint %I', c."table", c.conname);
    end loop; end $$`);
  columns = Map.groupBy(await readColumns(), ({ table }) => table);
  for (const organization of [ours, theirs]) {
    await owner.query(`select set_config('bedside.organization', $1, false)`, [organization]);
    for (const [table, list] of columns) await owner.query(insertOf(table, list), [organization]);
  }
  before = await readAll();
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

/** Columns that a row must have, of every table with row-level security. */
async function readColumns(): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity and a.attnum > 0 and not a.attisdropped
        and a.attnotnull and not a.atthasdef
      order by c.relname, a.attnum`,
  );
  return rows;
}

const valueOfType: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'canary'`,
  'text[]': `'{canary}'`,
  'uuid[]': `'{}'`,
  jsonb: `'{}'`,
  bytea: `'\\x00'`,
  date: 'current_date',
  boolean: 'false',
  integer: '1',
  bigint: '1',
  smallint: '1',
  'timestamp with time zone': 'now()',
  tsvector: `''`,
};

/** An insert whose only parameter is the organization. */
function insertOf(table: string, list: readonly Column[]): string {
  const values = list.map(({ name, type }) => {
    if (name === 'organization_id') return '$1';
    const value = valueOfType[type];
    if (value === undefined) throw new Error(`say here what a canary of type ${type} is (${table}.${name})`);
    return value;
  });
  return `insert into ${table} (${list.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`;
}

/** Every canary of both, as the owner sees it. */
async function readAll(): Promise<string> {
  const seen: string[] = [];
  for (const organization of [ours, theirs]) {
    await owner.query(`select set_config('bedside.organization', $1, false)`, [organization]);
    for (const table of columns.keys()) {
      const { rows } = await owner.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${table} t where organization_id = $1 order by 1`,
        [organization],
      );
      seen.push(`${table}: ${rows.map(({ row }) => row).join()}`);
    }
  }
  return seen.join('\n');
}

/** How many rows a statement reached, or the code with which it was refused. */
async function reach(client: pg.Client, sql: string, values: string[]): Promise<number | string> {
  try {
    return (await client.query(sql, values)).rowCount ?? 0;
  } catch (error) {
    return (error as Refusal).code ?? 'no code'; // errors of the driver carry the SQLSTATE
  }
}

/** Refused by a policy or for want of a right; or the setting is no id at all. */
const REFUSED = ['42501', '22P02'];

async function tryAll(client: pg.Client): Promise<string[]> {
  const reached: string[] = [];
  for (const [table, list] of columns) {
    const attempts = {
      select: `select organization_id from ${table} where organization_id = $1`,
      update: `update ${table} set organization_id = organization_id where organization_id = $1`,
      delete: `delete from ${table} where organization_id = $1`,
      insert: insertOf(table, list),
    };
    for (const [what, sql] of Object.entries(attempts)) {
      const outcome = await reach(client, sql, [theirs]);
      const isNothing =
        what === 'insert' ? REFUSED.includes(String(outcome)) : outcome === 0 || REFUSED.includes(String(outcome));
      if (!isNothing) reached.push(`${what} ${table}: ${outcome}`);
    }
  }
  return reached;
}

async function setOrganization(client: pg.Client, organization: string): Promise<void> {
  await client.query(`select set_config('bedside.organization', $1, false)`, [organization]);
}

test('there is a canary in every table, and its own organization sees it', async () => {
  expect([...columns.keys()]).toEqual(
    expect.arrayContaining(['organization', 'person', 'site', 'organization_fact', 'post', 'audit_event']),
  );
  await setOrganization(app, theirs);
  for (const table of columns.keys()) {
    expect(`${table} ${await reach(app, `select 1 from ${table}`, [])}`).toBe(`${table} 1`);
  }
});

describe('no row of another organization is read, written, moved or made', () => {
  test('on a connection that never named one', async () => {
    const fresh = new pg.Client({ connectionString: database.appUrl });
    await fresh.connect();
    expect(await tryAll(fresh)).toEqual([]);
    await fresh.end();
  });

  test.each([
    ['with an empty one', ''],
    ['with one’s own', ours],
    ['with one that does not exist', nobody],
    ['with words that are no id', 'garbage'],
    ['with an id and more', `${theirs} or true`],
    ['with a pattern', '%'],
    ['with the nil id', '00000000-0000-0000-0000-000000000000'],
  ])('%s', async (_how, organization) => {
    await setOrganization(app, organization);
    expect(await tryAll(app)).toEqual([]);
  });

  test('also not by giving one’s own rows away', async () => {
    await setOrganization(app, ours);
    const given: string[] = [];
    for (const table of columns.keys()) {
      const outcome = await reach(app, `update ${table} set organization_id = $1`, [theirs]);
      if (outcome !== '42501') given.push(`${table}: ${outcome}`);
    }
    expect(given).toEqual([]);
  });

  test('also not by switching the protection off', async () => {
    await setOrganization(app, ours);
    await app.query('set row_security = off');
    expect(await reach(app, 'select 1 from person', [])).toBe('42501');
    await app.query('reset row_security');
    for (const sql of [
      'set role none; set session authorization default; select 1 from person',
      'alter table person disable row level security',
      'alter table person no force row level security',
      'drop policy person_organization on person',
      'create policy open on person using (true)',
      'create view peek as select organization_id from person',
      'create function peek() returns bigint language sql security definer as $$ select 1::bigint $$',
      'alter role current_user bypassrls',
    ]) {
      const outcome = await reach(app, sql, []);
      const nothing = sql.startsWith('set role')
        ? typeof outcome === 'number' || outcome === '42501'
        : outcome === '42501';
      expect(`${sql}: ${nothing ? 'nothing gained' : outcome}`).toBe(`${sql}: nothing gained`);
    }
    await setOrganization(app, ours);
    const { rows } = await app.query<{ id: string }>('select distinct organization_id as id from person');
    expect(rows).toEqual([{ id: ours }]);
  });

  test('and every canary is as it was', async () => {
    expect(await readAll()).toBe(before);
  });
});

test('tables without organization data hold ids, times and public names only', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%s.%s', c.relname, a.attname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity and c.relname <> 'schema_migration'
        and a.attnum > 0 and not a.attisdropped order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'backup_run.database_bytes',
    'backup_run.ended_at',
    'backup_run.failure_code',
    'backup_run.files_copied',
    'backup_run.files_missing',
    'backup_run.id',
    'backup_run.outcome',
    'backup_run.set_name',
    'backup_run.started_at',
    'delivery_wake.channel_id',
    'delivery_wake.delivery_id',
    'delivery_wake.is_urgent',
    'delivery_wake.organization_id',
    'delivery_wake.wake_at',
    'hook_inbox.message_key',
    'hook_inbox.network',
    'hook_inbox.organization_id',
    'hook_inbox.outcome',
    'hook_inbox.received_at',
    'oldest_release.is_only',
    'oldest_release.release',
    'organization_directory.created_at',
    'organization_directory.organization_id',
    'organization_directory.slug',
    'restore_point.id',
    'restore_point.restored_at',
    'restore_point.taken_at',
    'short_code.code',
    'short_code.organization_id',
    'worker_heartbeat.last_job_at',
    'worker_heartbeat.lock_key',
    'worker_heartbeat.started_at',
    'worker_heartbeat.worker_id',
  ]);
});

test('no function of ours acts with the rights of its owner, and no view is without the rights of its reader', async () => {
  const { rows: functions } = await owner.query<{ name: string }>(
    `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  expect(functions).toEqual([]);
  const { rows: views } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
        and not coalesce(c.reloptions @> '{security_invoker=true}', false)`,
  );
  expect(views).toEqual([]);
});
