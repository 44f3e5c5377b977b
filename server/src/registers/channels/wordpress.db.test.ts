/** A site of WordPress, connected as a person types its address, and published to by the engine. */
import { createWordpressConnector } from '@bedside/connectors';
import { createFakeWordpress, type FakeWordpress } from '@bedside/connectors/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  createWorld,
  deliveriesOf,
  type House,
  plainText,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import type { ConnectorSource } from './connector-source.ts';
import { connectChannel, reconnectChannel } from './service.ts';

let world: World;
let house: House;
let wordpress: FakeWordpress;
let connectors: ConnectorSource;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
  wordpress = createFakeWordpress({ time: { now: () => world.clock.now(), after: () => () => undefined } });
  wordpress.settings.folder = '/news';
  const connector = createWordpressConnector();
  connectors = async (network, organizationId) =>
    network === 'wordpress'
      ? { connector, fetch: wordpress.fetch, own: null }
      : world.connectors(network, organizationId);
});

const administrator = () => world.seed(house, 'administrator');
const door = () => connectors('wordpress', house.organizationId);

async function connect(serviceUrl = 'https://www.example.org/news/wp-admin/') {
  const credentials = wordpress.credentialsOf('nora');
  return connectChannel(administrator(), await door(), {
    network: 'wordpress',
    name: 'Our site',
    serviceUrl,
    credentials,
  });
}

test('a site in a folder is connected by what stands in the browser, and known again by it', async () => {
  const channel = await connect();
  expect(channel).toMatchObject({
    serviceUrl: 'https://www.example.org/news',
    handle: 'nora@www.example.org/news',
    state: 'connected',
  });
  await expect(connect('https://www.example.org/news/')).rejects.toMatchObject({ code: 'CHANNEL_EXISTS' });
  const credentials = wordpress.credentialsOf('nora');
  const again = await reconnectChannel(administrator(), await door(), { channelId: channel.id, credentials });
  expect(again).toMatchObject({ id: channel.id, serviceUrl: 'https://www.example.org/news' });
});

test('what stands in the way is told by its code', async () => {
  wordpress.settings.stripsAuthorization = true;
  await expect(connect()).rejects.toMatchObject({
    code: 'CREDENTIALS_REFUSED',
    details: { reason: 'AUTHORIZATION_STRIPPED' },
  });
});

test('a post goes out once, with its title and first comment, though the answer that publishes is lost', async () => {
  const { id } = await connect();
  wordpress.network.faults.set({ rules: [{ kind: 'reset-after-accept', times: 1 }] });
  const { postId } = await planPost(world, house, {
    baseText: plainText(1),
    channelIds: [id],
    firstComment: 'The door is open from nine to five.',
    options: { wordpress: { title: 'Our garden', place: '4' } },
  });
  for (let minute = 0; minute < 5; minute += 1) {
    await world.clock.advance(60_000);
    await publishDue(world.publisher({ connectors }));
  }
  const deliveries = await deliveriesOf(world, house, postId);
  expect(deliveries.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
  expect([...wordpress.articles.values()]).toMatchObject([
    { title: 'Our garden', status: 'publish', slug: 'our-garden', categories: [4] },
  ]);
  expect([...wordpress.comments.values()]).toMatchObject([{ content: 'The door is open from nine to five.' }]);
  expect(wordpress.calls.filter((call) => call.endsWith('/publish'))).toHaveLength(1);
});

test('a post without a title is held by the gate', async () => {
  const { id } = await connect();
  const { postId } = await planPost(world, house, { baseText: plainText(2), channelIds: [id] });
  await world.clock.advance(60_000);
  await publishDue(world.publisher({ connectors }));
  expect(await deliveriesOf(world, house, postId)).toMatchObject([
    { state: 'parked', blockers: [{ facts: { problem: 'TITLE_MISSING' } }] },
  ]);
  expect(wordpress.articles.size).toBe(0);
});
