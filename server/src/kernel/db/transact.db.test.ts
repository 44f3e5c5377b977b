import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { newId, type OrganizationId } from '../ids/ids.ts';
import { openDatabase } from './database.ts';

let database: TestDatabase;
let owner: pg.Client;
/** One connection only: what is left on it is met by whoever comes next. */
let db: ReturnType<typeof openDatabase>;
const organization: OrganizationId = newId();

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  db = openDatabase({ appUrl: database.appUrl, maxConnections: 1 });
});
afterAll(async () => {
  await db.close();
  await owner.end();
  await database.drop();
});

const setting = sql`select current_setting('bedside.organization', true) as organization, pg_backend_pid() as pid`;
const read = (id: OrganizationId | null) => {
  const ask = async (tx: Parameters<Parameters<typeof db.acrossOrganizations>[0]>[0]) =>
    (await tx.execute(setting)).rows[0];
  return id === null ? db.acrossOrganizations(ask) : db.inOrganization(id, ask);
};

test('a transaction has its organization, and leaves nothing of it behind', async () => {
  expect(await read(organization)).toMatchObject({ organization });
  expect(await read(null)).toMatchObject({ organization: '' });
  const { rows } = await db.pool.query(`select current_setting('bedside.organization', true) as organization`);
  expect(rows).toEqual([{ organization: '' }]);
});

test('what threw is undone, and the connection serves the next one', async () => {
  const before = await read(null);
  const failing = db.inOrganization(organization, async (tx) => {
    await tx.execute(sql`create temporary table left_behind (id int) on commit preserve rows`);
    throw new Error('thrown on purpose');
  });
  await expect(failing).rejects.toThrow('thrown on purpose');
  expect(await read(null)).toEqual(before);
  const { rows } = await db.pool.query(`select to_regclass('pg_temp.left_behind') as found`);
  expect(rows).toEqual([{ found: null }]);
});

test('a failed statement whose error is passed over is no success: the database undid everything', async () => {
  const passingOver = db.inOrganization(organization, async (tx) => {
    await tx.execute(sql`select 1 / 0`).catch(() => {});
    return 'done';
  });
  await expect(passingOver).rejects.toThrow('was undone');
  expect(await read(organization)).toMatchObject({ organization });
});

test('a connection that broke is not lent again, however often', async () => {
  for (let n = 0; n < 3; n += 1) {
    const breaking = db.inOrganization(organization, async (tx) => {
      const pid = Number((await tx.execute(setting)).rows[0]?.pid);
      await owner.query('select pg_terminate_backend($1, 5000)', [pid]);
      await tx.execute(sql`select 1`);
    });
    await expect(breaking).rejects.toThrow();
  }
  expect(await read(organization)).toMatchObject({ organization });
});

test('a savepoint undoes its own part only', async () => {
  const seen = await db.inOrganization(organization, async (tx) => {
    await tx.transaction((inner) => inner.execute(sql`select 1 / 0`)).catch(() => {});
    return (await tx.execute(setting)).rows[0];
  });
  expect(seen).toMatchObject({ organization });
});

test('nothing but an id gets into the statement that begins', async () => {
  const forged = "'; drop table post; --" as OrganizationId; // what no caller may have
  await expect(db.inOrganization(forged, async () => {})).rejects.toThrow('no id of an organization');
});
