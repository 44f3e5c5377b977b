import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type House, planPost, type World } from '../../../../test/world.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { countSending, insertChannel } from '../../../registers/channels/service.ts';
import { listQuotas } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
});
afterAll(() => world.close());

const connect = (network: 'tiktok' | 'mastodon') =>
  world.as(house, 'administrator', (scope) =>
    insertChannel(scope, {
      input: { network, name: network },
      account: {
        serviceUrl: 'https://network.example.org',
        handle: 'lakeside',
        remoteAccountId: newId(),
        credentials: {},
      },
    }),
  );
const read = () => world.as(house, 'author', listQuotas);

test('what is used and planned of a quota is told for networks that count posts, and who waits', async () => {
  const { id: channelId } = await connect('tiktok');
  await connect('mastodon');
  const empty = { channelId, network: 'tiktok', fullUntil: null, waits: null };
  expect(await read()).toEqual([{ ...empty, quotas: [{ perSeconds: 60, posts: 6, sent: 0, planned: 0 }] }]);

  for (let sent = 0; sent < 5; sent += 1) {
    await world.as(house, 'publisher', (scope) => countSending(scope, { id: channelId, network: 'tiktok' }));
  }
  const other = await world.openHouse('Hill clinic');
  await planPost(world, other);
  expect(await read()).toMatchObject([{ quotas: [{ sent: 5, planned: 0 }], waits: null, fullUntil: null }]);

  await planPost(world, house);
  await planPost(world, house);
  await world.owner.query('update delivery set channel_id = $1 where organization_id = $2', [
    channelId,
    house.organizationId,
  ]);
  const [crowded] = await read();
  expect(crowded).toMatchObject({ quotas: [{ sent: 5, planned: 2 }], waits: { posts: 1 } });
  expect(Date.parse(crowded?.waits?.firstAt ?? '')).toBeGreaterThan(Date.parse(crowded?.waits?.firstDueAt ?? ''));

  await world.as(house, 'publisher', (scope) => countSending(scope, { id: channelId, network: 'tiktok' }));
  const [full] = await read();
  expect(Date.parse(full?.fullUntil ?? '')).toBeGreaterThan(world.clock.now().getTime());

  await world.clock.advance(10 * 60_000);
  expect(await read()).toMatchObject([{ quotas: [{ sent: 0 }], fullUntil: null }]);
});
