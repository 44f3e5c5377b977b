import { eq, sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Blanks, buildOnce, buildUpdates, isAnyOf } from './build-once.ts';
import { type Database, openDatabase, type Tx } from './database.ts';

const note = pgTable('built_note', {
  organizationId: uuid('organization_id').notNull(),
  id: integer('id').notNull(),
  about: uuid('about'),
  words: text('words'),
  facts: jsonb('facts'),
  at: timestamp('at', { withTimezone: true }),
});
const organizationId = '019e0000-0000-7000-8000-000000000001';
const other = '019e0000-0000-7000-8000-000000000002';
const at = new Date('2027-03-01T15:00:00.123Z');

let database: TestDatabase;
let owner: pg.Client;
let db: Database;
let built = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(
    `create table built_note (organization_id uuid, id int, about uuid, words text, facts jsonb, at timestamptz)`,
  );
  await owner.query('grant select, insert, update on built_note to public');
  db = openDatabase({ appUrl: database.appUrl, maxConnections: 2 });
});
afterAll(async () => {
  await db.close();
  await owner.end();
  await database.drop();
});
beforeEach(async () => {
  built = 0;
  await owner.query('truncate built_note');
  await owner.query(
    `insert into built_note values ('${organizationId}', 1, '${other}', 'one', '{"a":1}', '${at.toISOString()}')`,
  );
});

const run = <T>(work: (where: { tx: Tx; organizationId: string }) => Promise<T>) =>
  db.acrossOrganizations((tx) => work({ tx, organizationId }));
const all = async () => (await owner.query('select id, about, words, facts, at from built_note order by id')).rows;

test('is built once for a connection and answers other values in other transactions', async () => {
  const byId = buildOnce((tx, { organizationId: mine, id }: Blanks<'organizationId' | 'id'>) => {
    built += 1;
    return tx
      .select({ words: note.words, at: note.at })
      .from(note)
      .where(sql`${note.organizationId} = ${mine} and ${note.id} = ${id}`);
  });
  for (let time = 0; time < 12; time += 1)
    expect(await run((where) => byId(where, { id: 1 }))).toEqual([{ words: 'one', at }]);
  expect(await run((where) => byId(where, { id: 2 }))).toEqual([]);
  expect(await db.acrossOrganizations((tx) => byId({ tx, organizationId: other }, { id: 1 }))).toEqual([]);
  expect(built).toBe(1);
  await run((where) => run((inner) => Promise.all([byId(where, { id: 1 }), byId(inner, { id: 1 })])));
  expect(built).toBe(2);
});

test('runs in the transaction that asks, and not in another one', async () => {
  const insert = buildOnce((tx, blanks: Blanks<'organizationId' | 'id' | 'words' | 'facts' | 'at'>) => {
    const { organizationId: mine, id, words, facts, at: when } = blanks;
    return tx.insert(note).values({ organizationId: mine, id, words, facts, at: when });
  });
  const undone = run(async (where) => {
    await insert(where, { id: 2, words: 'two', facts: { b: [2] }, at });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await all()).toHaveLength(1);
  await run((where) =>
    where.tx.transaction((tx) => insert({ ...where, tx }, { id: 3, words: null, facts: { b: [2] }, at })),
  );
  expect((await all())[1]).toEqual({ id: 3, about: null, words: null, facts: { b: [2] }, at });
});

test('takes a list of ids of any length as one value', async () => {
  const ofAny = buildOnce((tx, { ids }: Blanks<'organizationId' | 'ids'>) =>
    tx.select({ id: note.id }).from(note).where(isAnyOf(note.about, ids)),
  );
  for (const [ids, found] of [
    [[], 0],
    [[organizationId], 0],
    [[organizationId, other], 1],
  ] as const) {
    expect(await run((where) => ofAny(where, { ids }))).toHaveLength(found);
  }
});

test('asks for every value that has a blank', async () => {
  const byId = buildOnce((tx, { id }: Blanks<'organizationId' | 'id'>) =>
    tx.select().from(note).where(eq(note.id, id)),
  );
  await expect(run((where) => byId(where, {} as { id: number }))).rejects.toThrow('id'); // what the compiler would refuse
});

test('what is asked together comes back in its order, and one failure is told', async () => {
  const byId = buildOnce((tx, { id }: Blanks<'organizationId' | 'id'>) =>
    tx.select({ id: note.id, ten: sql<number>`10 / ${id}::int` }).from(note),
  );
  const answers = await run((where) => Promise.all([1, 2, 5].map((id) => byId(where, { id }))));
  expect(answers.map(([row]) => row?.ten)).toEqual([10, 5, 2]);
  await expect(run((where) => Promise.all([1, 0, 5].map((id) => byId(where, { id }))))).rejects.toThrow();
  expect(await run((where) => byId(where, { id: 1 }))).toHaveLength(1);
});

test('an update sets the columns that are given, to null too, and leaves the others', async () => {
  const update = buildUpdates<typeof note, 'organizationId' | 'id', { id: number }[]>((tx, set, { id }) => {
    built += 1;
    return tx.update(note).set(set).where(eq(note.id, id)).returning({ id: note.id });
  });
  const later = new Date(at.getTime() + 1);
  expect(await run((where) => update(where, { id: 1 }, { words: 'uno', at: later }))).toEqual([{ id: 1 }]);
  expect(await all()).toEqual([{ id: 1, about: other, words: 'uno', facts: { a: 1 }, at: later }]);
  await run((where) => update(where, { id: 1 }, { words: 'eins', at: null, facts: undefined }));
  await run((where) => update(where, { id: 1 }, { facts: null, about: null }));
  expect(await all()).toEqual([{ id: 1, about: null, words: 'eins', facts: null, at: null }]);
  expect(await run((where) => update(where, { id: 9 }, { words: 'uno', at }))).toEqual([]);
  expect(built).toBe(3);
});
