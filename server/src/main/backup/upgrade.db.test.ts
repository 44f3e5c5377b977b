import { createReadStream, readdirSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Child, COMMAND_LINE, endAll, startChild } from '../../../test/child-process.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { deliveryState } from '../../flow/publish/contract.ts';
import { type ArchiveEntry, readArchive } from '../../kernel/backup/archive.ts';
import { type Loaded, loadDatabase } from '../../kernel/backup/load-database.ts';
import { archiveTail } from '../../kernel/backup/manifest.ts';
import { listMigrations, rehearseMigrations } from '../../kernel/db/migrate.ts';
import { isTooOld } from '../../kernel/db/schema-look.ts';
import { VERSION } from '../version.ts';

const RELEASES = path.join(import.meta.dirname, '../../../fixtures/releases');
const releases = readdirSync(RELEASES).filter((name) => name.endsWith('.tar.zst'));

const openRelease = (name: string) => readArchive(createReadStream(path.join(RELEASES, name)));

async function ask<Row extends pg.QueryResultRow>(ownerUrl: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Columns, constraints, indexes, policies and rights, a line each. */
async function shapeOf(ownerUrl: string): Promise<string[]> {
  const rows = await ask<{ told: string }>(
    ownerUrl,
    `select format('column %s.%s.%s %s %s %s', table_schema, table_name, column_name, data_type, is_nullable, column_default) as told
       from information_schema.columns where table_schema in ('public', 'auth')
     union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace in ('public'::regnamespace, 'auth'::regnamespace)
     union all select indexdef from pg_indexes where schemaname in ('public', 'auth')
     union all select format('policy %s %s %s', tablename, policyname, qual) from pg_policies where schemaname in ('public', 'auth')
     union all select format('forced %s %s', relname, relforcerowsecurity) from pg_class where relnamespace = 'public'::regnamespace
     union all select format('right %s.%s %s %s', table_schema, table_name, grantee, privilege_type)
       from information_schema.role_table_grants where table_schema in ('public', 'auth') and grantee = 'bedside_runtime'
     order by 1`,
  );
  return rows.map((row) => row.told);
}

test('there is a release to upgrade from', () => {
  expect(releases.length).toBeGreaterThan(0);
});

describe.each(releases)('the database of %s', (release) => {
  let current: TestDatabase;
  let target: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let entries: ArchiveEntry[];
  let loaded: Loaded;

  beforeAll(async () => {
    current = await createTestDatabase();
    target = await createEmptyDatabase();
    entries = [];
    for await (const entry of openRelease(release)) entries.push(entry);
    loaded = await loadDatabase({ ownerUrl: target.ownerUrl, replace: false }, openRelease(release));
  });
  afterAll(async () => {
    await current.drop();
    await target.drop();
  });

  test('comes to the schema of today', async () => {
    expect(await shapeOf(target.ownerUrl)).toEqual(await shapeOf(current.ownerUrl));
    const applied = await ask<{ name: string }>(
      target.ownerUrl,
      'select name from schema_migration order by run_on, id',
    );
    expect(applied.map((row) => row.name)).toEqual(await listMigrations());
  });

  test('keeps every row', async () => {
    const tail = entries.find((entry) => entry.name === 'tail.json');
    const { rows } = archiveTail.parse(JSON.parse(Buffer.from(tail?.bytes ?? '').toString('utf8')));
    expect(rows).toEqual(loaded.tail.rows);
    expect(Object.values(rows).filter((count) => count > 0).length).toBeGreaterThan(15);
    for (const [name, count] of Object.entries(rows)) {
      const [schema, table] = name.split('.');
      const [found] = await ask<{ count: string }>(target.ownerUrl, `select count(*) from "${schema}"."${table}"`);
      expect({ name, count: Number(found?.count) }).toEqual({ name, count });
    }
  });

  test('has nothing left to migrate, which a rehearsal tells without changing anything', async () => {
    const before = await shapeOf(target.ownerUrl);
    expect((await rehearseMigrations({ ownerUrl: target.ownerUrl, release: VERSION })).names).toEqual([]);
    expect(await shapeOf(target.ownerUrl)).toEqual(before);
  });
});

const PATIENCE = { timeout: 120_000, interval: 200 };

/** What becomes of deliveries when this version goes on with them; those of any other state stay as they are. */
const GOES_ON: Readonly<Record<string, string>> = {
  planned: 'confirmed',
  armed: 'confirmed',
  unknown: 'confirmed',
  removing: 'removed',
};

type KeptDelivery = { readonly id: string; readonly state: string; readonly network: string };

describe.each(releases)('the database of %s, as that release left it', (release) => {
  let current: TestDatabase;
  let target: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let folder: string;
  let loaded: Loaded;
  const children: Child[] = [];

  beforeAll(async () => {
    [current, target] = await Promise.all([createTestDatabase(), createEmptyDatabase()]);
    folder = await mkdtemp(path.join(tmpdir(), 'bedside-upgrade-'));
    await copyFile(path.join(RELEASES, release.replace('.tar.zst', '.master.key')), path.join(folder, 'master.key'));
    await chmod(path.join(folder, 'master.key'), 0o600);
    loaded = await loadDatabase({ ownerUrl: target.ownerUrl, replace: false, upgrade: false }, openRelease(release));
  });
  afterAll(async () => {
    await endAll(children);
    await current.drop();
    await target.drop();
    await rm(folder, { recursive: true, force: true });
  });

  function start(...words: string[]): Child {
    const appUrl = new URL(current.appUrl);
    appUrl.pathname = new URL(target.ownerUrl).pathname;
    const env = {
      DATABASE_URL: target.ownerUrl,
      DATABASE_APP_URL: appUrl.href,
      DATA_DIR: path.join(folder, String(children.length)),
      KEY_FILE: path.join(folder, 'master.key'),
    };
    const child = startChild({ args: [COMMAND_LINE, ...words], env });
    children.push(child);
    return child;
  }

  /** Rows of a table in the columns that the release knows, as text. */
  async function rowsOf(name: string): Promise<string[]> {
    const table = loaded.head.tables.find((one) => one.name === name);
    const columns = table?.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const rows = await ask<{ told: string }>(
      target.ownerUrl,
      `select row(${columns})::text as told from ${name} order by 1`,
    );
    return rows.map(({ told }) => told);
  }

  const deliveries = () =>
    ask<KeptDelivery>(
      target.ownerUrl,
      'select d.id, d.state, c.network from delivery d join channel c on c.id = d.channel_id order by d.id',
    );

  const attemptsOf = (deliveryIds: readonly string[]) =>
    ask<{ outcome: string | null; number: number; receipt: string | null }>(
      target.ownerUrl,
      `select a.outcome, a.number, r.kind as receipt from attempt a left join receipt r on r.attempt_id = a.id
        where a.delivery_id = any('{${deliveryIds.join(',')}}') order by a.delivery_id, a.number`,
    );

  /** Keys of everything that was ever posted, and stands or stood. */
  async function posted(): Promise<string[]> {
    const rows = await ask<{ key: string }>(
      target.ownerUrl,
      `select delivery_key as key from practice_post union all select delivery_key::text from newsroom_article order by 1`,
    );
    return rows.map(({ key }) => key);
  }

  test('has deliveries in every state, and the schema of that release', async () => {
    const applied = await ask<{ name: string }>(
      target.ownerUrl,
      'select name from schema_migration order by run_on, id',
    );
    expect(applied.map(({ name }) => name)).toEqual(loaded.head.migrations);
    const states = new Set((await deliveries()).map(({ state }) => state));
    expect(states.symmetricDifference(new Set(deliveryState.options))).toEqual(new Set());
    const parts = await ask<{ most: number }>(target.ownerUrl, 'select max(part)::int as most from delivery');
    expect(parts).toEqual([{ most: 2 }]);
  });

  test('is migrated with every delivery, attempt and receipt as it was', async () => {
    const kept = ['delivery', 'attempt', 'receipt', 'schedule_entry', 'audit_event'];
    const before = await Promise.all(kept.map(rowsOf));
    expect(before.every((rows) => rows.length > 5)).toBe(true);
    const migrating = start('admin', 'migrate');
    expect(await migrating.ended).toBe(0);
    const news = (await listMigrations()).length - loaded.head.migrations.length;
    expect(migrating.said()).toContain(`applied ${news} migrations`);
    expect(await Promise.all(kept.map(rowsOf))).toEqual(before);
  });

  test('still takes every row as that release writes it', async () => {
    const client = new pg.Client({ connectionString: target.ownerUrl });
    await client.connect();
    // Rows are written again in the columns that the release knows; what they refer to is away for that moment.
    await client.query('begin; set local session_replication_role = replica');
    const written: Record<string, number> = {};
    for (const { schema, name, columns } of loaded.head.tables) {
      const table = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
      const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
      await client.query(`alter table ${table} no force row level security`);
      await client.query(`create temporary table kept as select ${list} from ${table}; delete from ${table}`);
      const { rowCount } = await client.query(`insert into ${table} (${list}) select ${list} from kept`);
      await client.query('drop table kept');
      written[`${schema}.${name}`] = rowCount ?? 0;
    }
    await client.query('rollback');
    await client.end();
    expect(written).toEqual(loaded.tail.rows);
  });

  test('goes on at work: what was planned goes out, what was in doubt is found, nothing is sent again', async () => {
    const [before, sent] = [await deliveries(), await posted()];
    // The networks answer again, and the days for which posts were planned have come.
    await ask(
      target.ownerUrl,
      `delete from practice_fault;
       update schedule_entry set due_at = now() where state = 'active' and due_at > now() - interval '1 hour'
         or id in (select schedule_id from delivery where state = 'planned');
       update delivery set due_at = now() where state = 'planned';
       update delivery set wake_at = now() where wake_at is not null;
       update delivery set leased_until = now() where leased_until is not null;
       update delivery_wake set wake_at = now()`,
    );
    const worker = start('work');
    await worker.says('Bedside works.');
    const expected = before.map((one) => ({ ...one, state: GOES_ON[one.state] ?? one.state }));
    await expect.poll(deliveries, PATIENCE).toEqual(expected);
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe(0);

    const planned = before.filter(({ state }) => state === 'planned').map(({ id }) => id);
    expect(planned).toHaveLength(4);
    const keys = await posted();
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual([...sent, ...planned].toSorted());
    const doubled = await ask(target.ownerUrl, `select from practice_log where entry->>'kind' = 'duplicated'`);
    expect(doubled).toEqual([]);
    const inDoubt = before.filter(({ state }) => state === 'armed' || state === 'unknown').map(({ id }) => id);
    const looked = { outcome: 'found', number: 1, receipt: 'read_back' };
    expect(await attemptsOf(inDoubt)).toEqual([looked, looked]);
  }, 180_000);
});

test('this version may work on its own schema', async () => {
  const own = await createTestDatabase();
  const [oldest] = await ask<{ release: string }>(own.ownerUrl, 'select release from oldest_release');
  expect(isTooOld(VERSION, { oldestRelease: oldest?.release ?? null })).toBe(false);
  await own.drop();
});

test('a rehearsal tells what it would apply, and applies nothing', async () => {
  const empty = await createEmptyDatabase();
  expect((await rehearseMigrations({ ownerUrl: empty.ownerUrl, release: VERSION })).names).toEqual(
    await listMigrations(),
  );
  expect(await ask(empty.ownerUrl, `select to_regclass('public.organization') as there`)).toEqual([{ there: null }]);
  await empty.drop();
});
