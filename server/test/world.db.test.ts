import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, deliveriesOf, planPost, publishDue, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('a post that was approved and scheduled goes to every channel once', async () => {
  const house = await world.openHouse();
  const { newsroom, practice } = house.channels;
  const planned = await planPost(world, house, { channelIds: [newsroom, practice] });
  expect(planned.deliveries.map((delivery) => delivery.state)).toEqual(['planned', 'planned']);
  const publisher = world.publisher();
  await publishDue(publisher);
  expect(await house.practice.arrivals()).toEqual([]);
  await world.clock.advance(10_000);
  await publishDue(publisher);
  const after = await deliveriesOf(world, house, planned.postId);
  expect(after.map((delivery) => delivery.state)).toEqual(['confirmed', 'confirmed']);
  const arrivals = await house.practice.arrivals();
  expect(arrivals.map(({ kind, deliveryKey }) => [kind, deliveryKey])).toEqual([
    ['accepted', after.find((delivery) => delivery.network === 'practice')?.id],
  ]);
});
