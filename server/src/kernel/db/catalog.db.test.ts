import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { is, SQL } from 'drizzle-orm';
import { getTableConfig, PgDialect, PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { newId } from '../ids/ids.ts';

/** Everything that is not organization data, by name; whatever is new must keep the rules or be named here. */
const exemptSchemas = ['auth', 'graphile_worker', 'pg_catalog', 'information_schema', 'pg_toast'];
const exemptTables = [
  'organization_directory',
  'delivery_wake',
  'hook_inbox',
  'short_code',
  'worker_heartbeat',
  'schema_migration',
  'restore_point',
  'backup_run',
  'oldest_release',
];
const ours = `n.nspname <> all(array[${exemptSchemas.map((name) => `'${name}'`).join(',')}])
  and c.relname <> all(array[${exemptTables.map((name) => `'${name}'`).join(',')}])`;

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  app = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

async function names(sql: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(sql);
  return rows.map(({ name }) => name);
}

describe('row-level security', () => {
  test('covers tables at all: the rules below look at every table of organization data', async () => {
    const tables = await names(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and ${ours} order by 1`,
    );
    expect(tables).toEqual(
      expect.arrayContaining(['organization', 'post', 'delivery', 'audit_event', 'outbox_message']),
    );
    const carrying = await names(
      `select distinct table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'organization_id' and table_name <> all(array['organization_directory', 'delivery_wake', 'hook_inbox', 'short_code']) order by 1`,
    );
    expect(tables).toEqual(carrying);
  });

  test('is enabled and forced on each of them, with a policy that reads and writes by organization', async () => {
    const missing = await names(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and ${ours}
          and not (c.relrowsecurity and c.relforcerowsecurity and exists (
            select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
               and pg_get_expr(p.polqual, c.oid) like '%organization_id = (NULLIF(current_setting(''bedside.organization''%'
               and pg_get_expr(p.polwithcheck, c.oid) = pg_get_expr(p.polqual, c.oid)))`,
    );
    expect(missing).toEqual([]);
  });

  test('has one policy a table: a second permissive one would let more rows pass', async () => {
    const several = await names(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         join pg_policy p on p.polrelid = c.oid
        where n.nspname = 'public' group by c.relname having count(*) <> 1`,
    );
    expect(several).toEqual([]);
  });

  test('cannot be got round by the runtime role', async () => {
    const { rows } = await app.query(
      `select r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb,
              exists (select from pg_class where relowner = r.oid) as owns_a_relation,
              exists (select from pg_proc where proowner = r.oid) as owns_a_function,
              has_schema_privilege(r.oid, 'public', 'create') as may_create,
              (select array_agg(g.rolname::text) from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as groups,
              exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid
                       where m.member = r.oid and (g.rolsuper or g.rolbypassrls)) as strong_group
         from pg_roles r where r.rolname = current_user`,
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owns_a_relation: false,
        owns_a_function: false,
        may_create: false,
        groups: ['bedside_runtime'],
        strong_group: false,
      },
    ]);
  });

  test('is not sidestepped by views or functions that act with the rights of their owner', async () => {
    expect(
      await names(
        `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and n.nspname = 'public'`,
      ),
    ).toEqual([]);
    expect(
      await names(
        `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname in ('public', 'auth')`,
      ),
    ).toEqual([]);
  });
});

describe('keys', () => {
  test('begin with organization_id: primary, unique and foreign ones, and unique indexes', async () => {
    const constraints = await names(
      `select format('%s.%s', c.relname, k.conname) as name
         from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where k.contype in ('p', 'u', 'f') and ${ours}
          and (select attname from pg_attribute where attrelid = c.oid and attnum = k.conkey[1]) <> 'organization_id'`,
    );
    expect(constraints).toEqual([]);
    const indexes = await names(
      `select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid
         join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and x.indisunique and ${ours}
          and (select attname from pg_attribute where attrelid = c.oid and attnum = x.indkey[0]) is distinct from 'organization_id'`,
    );
    expect(indexes).toEqual([]);
  });

  test('exist on every table', async () => {
    const without = await names(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('public', 'auth') and c.relname <> 'schema_migration'
          and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
    );
    expect(without).toEqual([]);
  });

  test('of other tables refer to the same columns there, the organization to the organization', async () => {
    const crooked = await names(
      `select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where k.contype = 'f' and ${ours}
          and (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) <> 'organization_id'`,
    );
    expect(crooked).toEqual([]);
  });

  test('of other tables have an index that begins with their columns', async () => {
    const unindexed = await names(
      `select format('%s.%s', c.relname, k.conname) as name
         from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where k.contype = 'f' and n.nspname in ('public', 'auth')
          and not exists (
            select from pg_index x where x.indrelid = c.oid and x.indpred is null
               and (select array_agg(a order by a) from unnest(k.conkey) a)
                 = (select array_agg(b order by b) from unnest((x.indkey::int2[])[0:array_length(k.conkey, 1) - 1]) b))`,
    );
    expect(unindexed).toEqual([]);
  });
});

describe('what a distributed PostgreSQL cannot do', () => {
  test('is not used: triggers, rules, identity and serial columns, sequences', async () => {
    expect(
      await names(
        `select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
          where not t.tgisinternal and n.nspname in ('public', 'auth')`,
      ),
    ).toEqual([]);
    expect(await names(`select rulename as name from pg_rules where schemaname in ('public', 'auth')`)).toEqual([]);
    expect(
      await names(
        `select format('%s.%s', table_name, column_name) as name from information_schema.columns
          where table_schema in ('public', 'auth') and table_name <> 'schema_migration'
            and (is_identity = 'YES' or column_default like 'nextval%')`,
      ),
    ).toEqual([]);
  });
});

describe('records that stay', () => {
  const organizationId = newId<'organization'>();

  test.each([
    'audit_event',
    'audit_clear_text',
    'post_version',
    'screening',
    'review_decision',
    'review_comment',
    'receipt',
  ])('%s takes rows from the runtime role and lets it change none', async (table) => {
    const { rows } = await app.query(
      `select has_table_privilege($1, 'select') as s, has_table_privilege($1, 'insert') as i,
                has_any_column_privilege($1, 'update') as u, has_table_privilege($1, 'delete') as d,
                has_table_privilege($1, 'truncate') as t`,
      [table],
    );
    expect(rows).toEqual([{ s: true, i: true, u: false, d: false, t: false }]);
    await app.query(`select set_config('bedside.organization', $1, false)`, [organizationId]);
    for (const statement of [
      `update ${table} set organization_id = organization_id`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('no table of organization data can be emptied, and few rows can be deleted', async () => {
    const deletable = await names(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and ${ours} and has_table_privilege('bedside_runtime', c.oid, 'delete') order by 1`,
    );
    expect(deletable).toEqual([
      'bulk_import_part',
      'channel_choice',
      'channel_consent',
      'draft',
      'draft_checkpoint',
      'draft_presence',
      'fediverse_delivery',
      'fediverse_follower',
      'fediverse_seen',
      'fediverse_server',
      'fhir_server',
      'hand_poster',
      'house_form_draft',
      'idempotency_key',
      'network_app',
      'past_import_part',
      'practice_fault',
      'practice_log',
      'practice_post',
      'role_limit',
      'saved_view',
      'search_word',
      'signer_challenge',
      'signer_passkey',
      'sso_provider',
      'staff_group',
      'staff_group_member',
      'staff_import_part',
      'staff_member',
      'staged_post',
      'utm_preset',
      'webhook_delivery',
    ]);
    const truncatable = await names(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('public', 'auth') and has_table_privilege('bedside_runtime', c.oid, 'truncate, references, trigger')`,
    );
    expect(truncatable).toEqual([]);
  });
});

describe('the schema files', () => {
  const src = fileURLToPath(new URL('../../', import.meta.url));
  const dialect = new PgDialect();

  async function declaredTables(): Promise<PgTable[]> {
    const tables: PgTable[] = [];
    for (const file of globSync('**/schema.ts', { cwd: src })) {
      const module: Record<string, unknown> = await import(`${src}${file}`);
      tables.push(...Object.values(module).filter((value): value is PgTable => is(value, PgTable)));
    }
    return tables;
  }

  /** Types as the catalog writes them. */
  const spelled = (type: string) =>
    type.replace(/^timestamp with time zone(?=$|\[)/, 'timestamptz').replace(/^timestamp \((\d)\)/, 'timestamp($1)');

  test('declare every table of organization data, and each column as the catalog has it', async () => {
    const { rows } = await owner.query<{ key: string; type: string; not_null: boolean }>(
      `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as key,
              replace(format_type(a.atttypid, a.atttypmod), 'timestamp with time zone', 'timestamptz') as type, a.attnotnull as not_null
         from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where a.attnum > 0 and not a.attisdropped and c.relkind = 'r' and n.nspname in ('public', 'auth')`,
    );
    const catalog = new Map(rows.map(({ key, type, not_null }) => [key, `${type}${not_null ? ' not null' : ''}`]));
    const declared = new Map<string, string>();
    const tables = await declaredTables();
    for (const table of tables) {
      const { name, schema = 'public', columns } = getTableConfig(table);
      for (const column of columns) {
        declared.set(
          `${schema}.${name}.${column.name}`,
          `${spelled(column.getSQLType())}${column.notNull ? ' not null' : ''}`,
        );
      }
    }
    const wrong = [...declared]
      .filter(([key, type]) => catalog.get(key) !== type)
      .map(([key, type]) => `${key}: declared ${type}, is ${catalog.get(key)}`);
    expect(wrong).toEqual([]);
    const declaredNames = new Set([...declared.keys()].map((key) => key.split('.').slice(0, 2).join('.')));
    const undeclared = [...catalog.keys()].filter(
      (key) =>
        key.startsWith('public.') && declaredNames.has(key.split('.').slice(0, 2).join('.')) && !declared.has(key),
    );
    // Kept for a sequencer that reads it in SQL; filled by its default.
    expect(undeclared).toEqual(['public.audit_event.xid']);
    const tablesOfData = await names(
      `select format('public.%s', c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${ours}`,
    );
    expect(tablesOfData.filter((name) => !declaredNames.has(name))).toEqual([]);
  });

  test('declare the primary keys that the catalog has', async () => {
    const { rows } = await owner.query<{ name: string; columns: string }>(
      `select format('%s.%s', n.nspname, c.relname) as name,
              (select string_agg(a.attname, ',' order by u.n) from unnest(k.conkey) with ordinality u (attnum, n)
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum) as columns
         from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where k.contype = 'p' and n.nspname in ('public', 'auth')`,
    );
    const catalog = new Map(rows.map(({ name, columns }) => [name, columns]));
    for (const table of await declaredTables()) {
      const { name, schema = 'public', primaryKeys, columns } = getTableConfig(table);
      const single = columns.filter((column) => column.primary).map((column) => column.name);
      const declared = primaryKeys[0]?.columns.map((column) => column.name) ?? single;
      expect(`${name}: ${declared.join(',')}`).toBe(`${name}: ${catalog.get(`${schema}.${name}`)}`);
    }
  });

  test('give defaults that the catalog gives too', async () => {
    const { rows } = await owner.query<{ key: string }>(
      `select format('%s.%s.%s', table_schema, table_name, column_name) as key from information_schema.columns where column_default is not null`,
    );
    const catalog = new Set(rows.map(({ key }) => key));
    for (const table of await declaredTables()) {
      const { name, schema = 'public', columns } = getTableConfig(table);
      for (const column of columns) {
        if (!column.hasDefault) continue;
        const written = is(column.default, SQL) ? dialect.sqlToQuery(column.default).sql : column.default;
        expect({
          key: `${schema}.${name}.${column.name}`,
          written,
          known: catalog.has(`${schema}.${name}.${column.name}`),
        }).toMatchObject({ known: true });
      }
    }
  });
});
