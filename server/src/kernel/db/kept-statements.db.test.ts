import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Database, openDatabase } from './database.ts';
import { keepStatements } from './kept-statements.ts';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function withDatabase(isPooled: boolean, work: (db: Database) => Promise<void>): Promise<void> {
  const db = openDatabase({ appUrl: database.appUrl, maxConnections: 1, isPooled });
  try {
    await work(db);
  } finally {
    await db.close();
  }
}

async function keptOn(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ statement: string }>('select statement from pg_prepared_statements');
  return rows.map(({ statement }) => statement);
}

const slugs = (db: Database) =>
  db.acrossOrganizations(
    async (tx) => (await tx.execute(sql`select slug from organization_directory limit ${5}`)).rows,
  );

describe('a statement that comes again and again', () => {
  test('is planned once per connection, and answers the same', async () => {
    await withDatabase(false, async (db) => {
      for (let time = 1; time < 8; time += 1) await slugs(db);
      expect(await keptOn(db)).toEqual([]);
      for (let time = 0; time < 3; time += 1) expect(await slugs(db)).toEqual([]);
      expect(await keptOn(db)).toEqual(['select slug from organization_directory limit $1']);
    });
  });

  test('goes on when a later release adds a column meanwhile', async () => {
    await withDatabase(false, async (db) => {
      for (let time = 0; time < 20; time += 1) await slugs(db);
      await owner.query('alter table organization_directory add column since_then text');
      expect(await slugs(db)).toEqual([]);
      await owner.query('alter table organization_directory drop column since_then');
      expect(await slugs(db)).toEqual([]);
    });
  });

  test('is never kept again once the database has lost one, as behind a pooler that nobody spoke of', async () => {
    await withDatabase(false, async (db) => {
      for (let time = 0; time < 20; time += 1) await slugs(db);
      await db.pool.query('deallocate all');
      await expect(slugs(db)).rejects.toMatchObject({ cause: { code: '26000' } });
      for (let time = 0; time < 20; time += 1) expect(await slugs(db)).toEqual([]);
      expect(await keptOn(db)).toEqual([]);
    });
  });

  test('is not kept behind a pooler, where the next transaction may be on another connection', async () => {
    await withDatabase(true, async (db) => {
      for (let time = 0; time < 20; time += 1) await slugs(db);
      expect(await keptOn(db)).toEqual([]);
    });
  });
});

describe('names', () => {
  const nameAfter = (times: number, text: string, kept = keepStatements()) => {
    let name: string | undefined;
    for (let time = 0; time < times; time += 1) name = kept.nameOf(text);
    return name;
  };

  test('are given to what comes for the eighth time, and stay', () => {
    const kept = keepStatements();
    expect(nameAfter(7, 'select 1', kept)).toBeUndefined();
    const name = nameAfter(1, 'select 1', kept);
    expect(name).toBeDefined();
    expect(nameAfter(5, 'select 1', kept)).toBe(name);
    expect(nameAfter(8, 'select 2', kept)).not.toBe(name);
  });

  test('are given to so many statements only', () => {
    const kept = keepStatements();
    const all = Array.from({ length: 200 }, (_, index) => nameAfter(8, `select ${index}`, kept));
    expect(new Set(all.filter((name) => name !== undefined)).size).toBe(128);
    expect(nameAfter(1, 'select 0', kept)).toBe(all[0]);
  });

  test('are not given for lists of every length, and do not keep what comes once', () => {
    const kept = keepStatements();
    for (let index = 0; index < 10_000; index += 1) expect(kept.nameOf(`select ${index}`)).toBeUndefined();
    expect(nameAfter(8, 'select now()', kept)).toBeDefined();
  });
});
