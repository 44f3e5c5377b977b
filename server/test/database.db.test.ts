import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';

let database: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [database, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
});

afterAll(async () => {
  await Promise.all([database.drop(), other.drop()]);
});

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a clone is migrated', async () => {
  const rows = await query(database.ownerUrl, 'select count(*)::int as applied from schema_migration');
  expect(rows[0]?.['applied']).toBeGreaterThan(0);
});

test('what one file writes no other sees', async () => {
  await query(database.ownerUrl, 'create table mine (n int)');
  await expect(query(other.ownerUrl, 'select n from mine')).rejects.toThrow('does not exist');
});

test('the runtime role cannot break row-level security and owns nothing', async () => {
  const [role] = await query(
    database.appUrl,
    `select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
       from pg_roles where rolname = current_user`,
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, owns: 0 });
});
