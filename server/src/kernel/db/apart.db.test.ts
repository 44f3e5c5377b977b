import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type House, planPost, publishDue, type World } from '../../../test/world.ts';

let world: World;
let ours: House;
let theirs: House;
let app: pg.Client;
let tables: string[];

beforeAll(async () => {
  world = await createWorld();
  [ours, theirs] = [await world.openHouse('Ours'), await world.openHouse('Theirs')];
  for (const house of [ours, theirs])
    await planPost(world, house, { channelIds: [house.channels.newsroom, house.channels.practice] });
  await world.clock.advance(10_000);
  await publishDue(world.publisher());
  app = new pg.Client({ connectionString: world.database.appUrl });
  await app.connect();
  const { rows } = await world.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity`,
  );
  tables = rows.map(({ name }) => name);
});
afterAll(async () => {
  await app.end();
  await world.close();
});

async function countAs(organizationId: string | null, statement: string): Promise<number> {
  await app.query(`select set_config('bedside.organization', $1, false)`, [organizationId ?? '']);
  return Number((await app.query<{ n: string }>(statement)).rows[0]?.n);
}

describe('the runtime role', () => {
  test('sees no row of any table without an organization', async () => {
    for (const table of tables) {
      expect(`${table} ${await countAs(null, `select count(*) as n from ${table}`)}`).toBe(`${table} 0`);
    }
    const fresh = new pg.Client({ connectionString: world.database.appUrl });
    await fresh.connect();
    const { rows } = await fresh.query<{ n: string }>('select count(*) as n from post');
    await fresh.end();
    expect(rows).toEqual([{ n: '0' }]);
  });

  test('sees its own rows and none of another organization, whatever is asked', async () => {
    let seen = 0;
    for (const table of tables) {
      seen += await countAs(ours.organizationId, `select count(*) as n from ${table}`);
      const foreign = `select count(*) as n from ${table} where organization_id <> '${ours.organizationId}'`;
      expect(`${table} ${await countAs(ours.organizationId, foreign)}`).toBe(`${table} 0`);
    }
    expect(seen).toBeGreaterThan(40);
  });

  test('writes no row into another organization, and moves none there', async () => {
    await app.query(`select set_config('bedside.organization', $1, false)`, [ours.organizationId]);
    const foreign = theirs.organizationId;
    await expect(
      app.query(
        `insert into subject_key (organization_id, subject_type, subject_id, created_at) values ($1, 'x', 'y', now())`,
        [foreign],
      ),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('update post set organization_id = $1', [foreign])).rejects.toMatchObject({ code: '42501' });
    expect((await app.query('update post set stage = stage where organization_id = $1', [foreign])).rowCount).toBe(0);
    expect((await app.query('delete from draft where organization_id = $1', [foreign])).rowCount).toBe(0);
  });

  test('refers to no row of another organization', async () => {
    const { rows } = await world.owner.query<{ id: string }>('select id from post where organization_id = $1', [
      theirs.organizationId,
    ]);
    await app.query(`select set_config('bedside.organization', $1, false)`, [ours.organizationId]);
    await expect(
      app.query(
        `insert into review_comment (organization_id, id, post_id, author_person_id, body, created_at)
         values ($1, gen_random_uuid(), $2, $3, 'hello', now())`,
        [ours.organizationId, rows[0]?.id, ours.people.author.id],
      ),
    ).rejects.toMatchObject({ code: '23503', constraint: 'review_comment_post_fkey' });
  });

  test('keeps no organization on a connection that goes back to the pool', async () => {
    await world.as(ours, 'auditor', async () => {});
    const { rows } = await world.services.db.pool.query<{ n: string }>('select count(*) as n from post');
    expect(rows).toEqual([{ n: '0' }]);
  });

  test('sees only its own in a storm of transactions on few connections, some of which fail', async () => {
    const { db } = world.services;
    const seen = await Promise.all(
      Array.from({ length: 120 }, async (_, number) => {
        const house = number % 2 === 0 ? ours : theirs;
        const read = db.inOrganization(house.organizationId, async (tx) => {
          const { rows } = await tx.execute<{ id: string }>(sql`select distinct organization_id as id from post`);
          if (number % 5 === 0) throw new Error('rolled back');
          return rows.map(({ id }) => id).join() === house.organizationId;
        });
        const across = db.acrossOrganizations(
          async (tx) => (await tx.execute(sql`select 1 from post`)).rows.length === 0,
        );
        return [await read.catch((error: Error) => error.message === 'rolled back'), await across];
      }),
    );
    expect(seen.flat().every(Boolean)).toBe(true);
  });
});
