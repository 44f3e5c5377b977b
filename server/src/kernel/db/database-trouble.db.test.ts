import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { BedsideError } from '../errors/bedside-error.ts';
import { type Database, openDatabase } from './database.ts';

let database: TestDatabase;
let owner: pg.Client;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  db = openDatabase({ appUrl: database.appUrl, maxConnections: 2 });
});
afterAll(async () => {
  await db.close();
  await owner.end();
  await database.drop();
});

const raise = (state: string) =>
  db.acrossOrganizations((tx) =>
    tx.execute(sql.raw(`do $$ begin raise exception using errcode = '${state}', message = 'on purpose'; end $$`)),
  );

describe('trouble of the database', () => {
  test.each([
    ['53100', 'DATABASE_FULL'],
    ['53200', 'DATABASE_UNAVAILABLE'],
    ['53300', 'DATABASE_UNAVAILABLE'],
    ['57P03', 'DATABASE_UNAVAILABLE'],
    ['25006', 'DATABASE_UNAVAILABLE'],
    ['08006', 'DATABASE_UNAVAILABLE'],
  ])('%s is told as %s, with a time to come back', async (state, code) => {
    const error = await raise(state).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code, status: 503, details: { retryAfterSeconds: expect.any(Number) } });
    expect((error as BedsideError).remedy).not.toBe(null); // looked at just above
  });

  test.each(['22012', '40001', '23505'])('%s is not trouble of the database, and stays what it is', async (state) => {
    const error = await raise(state).catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(BedsideError);
  });

  test('a database that nobody reaches is told as that', async () => {
    const gone = openDatabase({ appUrl: 'postgres://nobody@127.0.0.1:1/nothing' });
    await expect(gone.acrossOrganizations(async () => {})).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await gone.close();
  });

  test('a connection that breaks on the way means that nothing was changed', async () => {
    const breaking = db.acrossOrganizations(async (tx) => {
      await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
    });
    await expect(breaking).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  test('one that breaks in the commit leaves open what came of it, and says so', async () => {
    await owner.query(`create table broken_commit (id int);
      grant insert on broken_commit to public;
      create function break_commit() returns trigger language plpgsql as
        $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
      create constraint trigger break_commit after insert on broken_commit deferrable initially deferred
        for each row execute function break_commit()`);
    const breaking = db.acrossOrganizations((tx) => tx.execute(sql`insert into broken_commit values (1)`));
    await expect(breaking).rejects.toMatchObject({ code: 'DATABASE_OUTCOME_UNKNOWN', status: 503 });
  });

  test('the time of the database is told at the beginning of each transaction', async () => {
    const told: { databaseMs: number; roundTripMs: number }[] = [];
    const watched = openDatabase({ appUrl: database.appUrl, told: (sample) => told.push(sample) });
    const asked = sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`;
    const later = await watched.acrossOrganizations(async (tx) => Number((await tx.execute(asked)).rows[0]?.now));
    await watched.close();
    expect(told).toHaveLength(1);
    expect(told[0]?.databaseMs).toBeLessThanOrEqual(later);
    expect(told[0]?.roundTripMs).toBeGreaterThan(0);
  });
});
