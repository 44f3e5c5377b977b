import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../test/database.ts';
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
