import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, deliveriesOf, type House, planPost, publishDue, type World } from '../../../test/world.ts';
import { takeDown } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
});
afterAll(() => world.close());

async function published(): Promise<{ postId: string; deliveryId: string }> {
  const { postId } = await planPost(world, house);
  await world.clock.advance(11_000);
  await publishDue(world.publisher());
  const [view] = await deliveriesOf(world, house, postId);
  expect(view?.state).toBe('confirmed');
  return { postId, deliveryId: view?.id ?? '' };
}

test('what stands on the network is removed there, with a receipt', async () => {
  const { postId, deliveryId } = await published();
  await world.as(house, 'officer', (scope) => takeDown(scope, { deliveryId, reason: 'The clinic is closed.' }));
  await publishDue(world.publisher());
  const [view] = await deliveriesOf(world, house, postId);
  expect(view?.state).toBe('removed');
  expect(view?.receipts.map(({ kind }) => kind)).toEqual(['answer', 'removal']);
});

test('what only a person saw has no address: taking it down is theirs, and is not promised', async () => {
  const { postId, deliveryId } = await published();
  const owner = new pg.Client({ connectionString: world.database.ownerUrl });
  await owner.connect();
  await owner.query('update delivery set remote_id = null where id = $1', [deliveryId]);
  await owner.end();
  const asked = world.as(house, 'officer', (scope) => takeDown(scope, { deliveryId, reason: 'The clinic is closed.' }));
  await expect(asked).rejects.toMatchObject({ code: 'REMOTE_UNKNOWN' });
  expect((await deliveriesOf(world, house, postId))[0]?.state).toBe('confirmed');
});
