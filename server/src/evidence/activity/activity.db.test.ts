import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CastName, createWorld, type House, planPost, type World } from '../../../test/world.ts';
import { kindOf, namedRooms, roomsOfKind } from './kinds.ts';
import { listActivity } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  await planPost(world, house);
});
afterAll(() => world.close());

const see = (who: CastName, of: CastName, query: Partial<Parameters<typeof listActivity>[1]['query']> = {}) =>
  world.as(house, who, (scope) =>
    listActivity(scope, { personId: house.people[of].id, query: { limit: 50, ...query } }),
  );

test('a person sees what they did, newest first, page by page, without a word of it', async () => {
  const { entries } = await see('author', 'author');
  expect(entries.map(({ action }) => action)).toContain('post.created');
  expect(entries.every(({ postId }) => postId !== null)).toBe(true);
  expect(JSON.stringify(entries)).not.toContain('vaccines');
  const first = await see('author', 'author', { limit: 2 });
  const rest = await see('author', 'author', { after: first.next ?? '' });
  expect([...first.entries, ...rest.entries]).toEqual(entries);
});

test('administrators and privacy officers see what others did, and nobody else', async () => {
  for (const who of ['administrator', 'officer'] as const) expect((await see(who, 'author')).entries).not.toEqual([]);
  for (const who of ['publisher', 'reviewer', 'auditor'] as const) {
    await expect(see(who, 'author')).rejects.toMatchObject({ status: 403 });
  }
});

test('somebody of another organization is not there', async () => {
  const other = await world.openHouse();
  const asked = world.as(house, 'administrator', (scope) =>
    listActivity(scope, { personId: other.people.author.id, query: { limit: 50 } }),
  );
  await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('kinds and days narrow it, and every event is of one kind', async () => {
  const { entries } = await see('author', 'author');
  const kinds = ['posts', 'reviews', 'publishing', 'channels', 'people', 'settings', 'signIn', 'other'] as const;
  const told = await Promise.all(kinds.map(async (kind) => (await see('author', 'author', { kind })).entries));
  expect(
    told
      .flat()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(entries.map(({ id }) => id).sort());
  expect((await see('author', 'author', { to: '2020-01-01T00:00:00Z' })).entries).toEqual([]);
  expect(new Set(namedRooms).size).toBe(namedRooms.length);
  expect(kindOf('review.decided')).toBe('reviews');
  expect(roomsOfKind('other')).toBeNull();
});
