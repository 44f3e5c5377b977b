import { createPracticeConnector } from '@bedside/connectors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type House, plainText, planPost, publishDue, type World } from '../../../test/world.ts';
import { readOwnDeliveries } from '../../main/own-deliveries.ts';
import { disconnectChannel } from '../../registers/channels/service.ts';
import { takeDown } from '../publish/service.ts';
import { listPostedTexts, type PostedPage, type PostedSources } from './posted-texts.ts';

const POSTS = 5;

let world: World;
let house: House;
let sources: PostedSources;
let deliveryIds: string[];

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  sources = { connectors: world.connectors, readOwnDeliveries };
  const planned = [];
  for (let number = 0; number < POSTS; number += 1) {
    // Each is planned at a moment of its own, so that their order is known.
    await world.clock.advance(1_000);
    planned.push(await planPost(world, house, { baseText: plainText(number), link: `https://example.org/${number}` }));
  }
  await world.clock.advance(20_000);
  await publishDue(world.publisher());
  deliveryIds = planned.map(({ deliveries }) => deliveries[0]?.id ?? '');
});
afterAll(() => world.close());

type Query = Parameters<typeof listPostedTexts>[2];

function read(query: Partial<Query>, who: House = house): Promise<PostedPage> {
  return listPostedTexts(world.seed(who, 'auditor'), sources, {
    channelId: house.channels.practice,
    from: 'bedside',
    limit: 50,
    ...query,
  });
}

/** Follows the pages to the end. */
async function readAll(query: Partial<Query>): Promise<PostedPage['posts']> {
  const posts: PostedPage['posts'] = [];
  let after: string | undefined;
  for (let page = 0; page < 20; page += 1) {
    const { posts: more, next } = await read({ ...query, ...(after === undefined ? {} : { after }) });
    posts.push(...more);
    if (next === null) return posts;
    after = next;
  }
  throw new Error('the pages have no end');
}

describe('what Bedside published on a channel', () => {
  test('comes with words and link, newest first, with the post it belongs to', async () => {
    const { posts, next } = await read({});
    expect(next).toBeNull();
    expect(posts.map(({ id }) => id)).toEqual(deliveryIds.toReversed());
    expect(posts[0]?.text).toBe(`${plainText(POSTS - 1)}\nhttps://example.org/${POSTS - 1}`);
    expect(posts.every(({ postedAt, postId }) => postedAt !== null && postId !== null)).toBe(true);
  });

  test.each([1, 2, 5])('is told once each, in pages of %i', async (limit) => {
    expect((await readAll({ limit })).map(({ id }) => id)).toEqual(deliveryIds.toReversed());
  });

  test('of another channel, or of another organization, is not there', async () => {
    expect(await read({ channelId: house.channels.newsroom })).toEqual({ posts: [], next: null });
    const other = await world.openHouse();
    await expect(read({}, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('goes on from a place that exists only', async () => {
    await expect(read({ after: 'yesterday' })).rejects.toMatchObject({ code: 'CURSOR_INVALID', status: 422 });
  });

  test('and was taken down is left out', async () => {
    const [gone = ''] = deliveryIds;
    await world.as(house, 'publisher', (scope) => takeDown(scope, { deliveryId: gone, reason: 'An old notice.' }));
    expect((await readAll({})).some(({ id }) => id === gone)).toBe(true);
    await publishDue(world.publisher());
    expect((await readAll({})).some(({ id }) => id === gone)).toBe(false);
  });
});

describe('what the network tells of the account', () => {
  test('comes page by page, also what Bedside did not post', async () => {
    const told = await readAll({ from: 'network', limit: 2 });
    expect(told.length).toBe(POSTS - 1);
    expect(told.every(({ text, postId }) => text?.startsWith('Flu vaccines') && postId === null)).toBe(true);
  });

  test('is not there when the network fails, and the reader is told what to do', async () => {
    const failing: PostedSources['connectors'] = async (network, organizationId) => ({
      ...(await world.connectors(network, organizationId)),
      connector: {
        ...createPracticeConnector(),
        listOwn: async () => ({ kind: 'ambiguous', code: 'TIMEOUT', detail: '' }),
      },
    });
    const asked = listPostedTexts(
      world.seed(house, 'author'),
      { ...sources, connectors: failing },
      { channelId: house.channels.practice, from: 'network', limit: 10 },
    );
    await expect(asked).rejects.toMatchObject({ code: 'NETWORK_UNREACHABLE', status: 502 });
  });

  test('needs a channel that is connected; what Bedside published there stays readable', async () => {
    await world.as(house, 'officer', (scope) => disconnectChannel(scope, house.channels.practice));
    await expect(read({ from: 'network' })).rejects.toMatchObject({ code: 'CHANNEL_DISCONNECTED' });
    expect((await read({})).posts.length).toBe(POSTS - 1);
  });
});
