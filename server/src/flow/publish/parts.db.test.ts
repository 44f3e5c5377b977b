import type { FaultPlanInput } from '@bedside/connectors';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createWorld,
  deliveriesOf,
  type House,
  planPost,
  publishDue,
  scheduleNow,
  type World,
} from '../../../test/world.ts';
import type { DeliveryView } from './contract.ts';
import { settleByPerson, takeDown } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

/** A thread of three with a comment below it. */
const thread = {
  baseText: 'Flu vaccines are here. Walk in on any weekday.',
  firstComment: 'Questions? Call 555-0142.',
  variants: {
    practice: {
      text: 'Flu vaccines are here. (1/3)',
      thread: [{ text: 'Walk in on any weekday. (2/3)' }, { text: 'Bring your card. (3/3)' }],
    },
  },
};

async function planThread(): Promise<{ postId: string; versionId: string; parts: DeliveryView[] }> {
  const { postId, versionId } = await planPost(world, house, thread);
  return { postId, versionId, parts: await partsOnPractice(postId) };
}

async function partsOnPractice(postId: string): Promise<DeliveryView[]> {
  const views = await deliveriesOf(world, house, postId);
  return views.filter((view) => view.network === 'practice').toSorted((a, b) => a.part - b.part);
}

/** What stands on the network, oldest first, each with the text that it answers. */
async function standing(): Promise<{ text: string; answers: string | null }[]> {
  const page = await house.practice.network.answer(
    new Request('http://practice.invalid/api/posts', { headers: { authorization: `Bearer ${house.practice.token}` } }),
  );
  if (page.kind !== 'response') throw new TypeError('the network answers questions here');
  // The practice network's own answer, as its API tells it.
  const { posts } = (await page.response.json()) as { posts: { id: string; text: string; replyTo: string | null }[] };
  const texts = new Map(posts.map((post) => [post.id, post.text]));
  return posts
    .toReversed()
    .map((post) => ({ text: post.text, answers: post.replyTo === null ? null : (texts.get(post.replyTo) ?? 'gone') }));
}

async function publish(): Promise<void> {
  await world.clock.advance(11_000);
  await publishDue(world.publisher());
}

const [first, second, third, comment] = [
  'Flu vaccines are here. (1/3)',
  'Walk in on any weekday. (2/3)',
  'Bring your card. (3/3)',
  'Questions? Call 555-0142.',
];

test('the parts of a thread leave in order, each below the one before, and the comment below the first', async () => {
  const { postId, parts } = await planThread();
  expect(parts.map(({ part, partKind, wakeAt }) => [part, partKind, wakeAt !== null])).toEqual([
    [0, 'post', true],
    [1, 'thread', false],
    [2, 'thread', false],
    [3, 'first_comment', false],
  ]);
  await publish();
  expect((await partsOnPractice(postId)).map(({ state }) => state)).toEqual(Array(4).fill('confirmed'));
  expect(await standing()).toEqual([
    { text: first, answers: null },
    { text: second, answers: first },
    { text: third, answers: second },
    { text: comment, answers: first },
  ]);
});

const doubtful: FaultPlanInput = {
  rules: [{ kind: 'timeout-after-accept', operation: 'create', times: 1 }],
};

test.each([0, 1, 2, 3])(
  'a part in doubt (%i) holds the later ones back until it is settled, and none is there twice',
  async (at) => {
    const { postId, parts } = await planThread();
    house.practice.faultsFor(parts[at]?.id ?? '', doubtful);
    await publish();
    expect((await partsOnPractice(postId)).map(({ state }) => state)).toEqual(Array(4).fill('confirmed'));
    expect((await standing()).map(({ text }) => text)).toEqual([first, second, third, comment]);
    expect((await house.practice.arrivals()).filter(({ kind }) => kind === 'duplicated')).toEqual([]);
  },
);

test('while a part is in doubt nothing below it leaves', async () => {
  const { postId, parts } = await planThread();
  house.practice.faultsFor(parts[1]?.id ?? '', {
    rules: [{ kind: 'error-500-before-accept', operation: 'any', times: null }],
  });
  await publish();
  const states = (await partsOnPractice(postId)).map(({ state }) => state);
  expect(states).toEqual(['confirmed', 'unknown', 'planned', 'planned']);
  expect((await standing()).map(({ text }) => text)).toEqual([first]);
});

describe('a post with parts that is taken down', () => {
  const reason = 'The clinic is closed.';

  test('takes them all with it', async () => {
    const { postId, parts } = await planThread();
    await publish();
    await world.as(house, 'officer', (scope) => takeDown(scope, { deliveryId: parts[0]?.id ?? '', reason }));
    await publishDue(world.publisher());
    expect((await partsOnPractice(postId)).map(({ state }) => state)).toEqual(Array(4).fill('removed'));
    expect(await standing()).toEqual([]);
  });

  test('takes those after it alone where a later part is meant', async () => {
    const { postId, parts } = await planThread();
    await publish();
    await world.as(house, 'officer', (scope) => takeDown(scope, { deliveryId: parts[2]?.id ?? '', reason }));
    await publishDue(world.publisher());
    const states = (await partsOnPractice(postId)).map(({ state }) => state);
    expect(states).toEqual(['confirmed', 'confirmed', 'removed', 'removed']);
  });

  test('stops what had not left, and takes back what was under way', async () => {
    const { postId, parts } = await planThread();
    // The second part arrives, and nobody hears of it: it is in doubt while the post is taken down.
    house.practice.faultsFor(parts[1]?.id ?? '', {
      rules: [
        { kind: 'timeout-after-accept', operation: 'create', times: 1 },
        { kind: 'error-500-before-accept', operation: 'read', times: 1 },
      ],
    });
    await publish();
    expect((await partsOnPractice(postId)).map(({ state }) => state)).toEqual([
      'confirmed',
      'unknown',
      'planned',
      'planned',
    ]);
    await world.as(house, 'officer', (scope) => takeDown(scope, { deliveryId: parts[0]?.id ?? '', reason }));
    await world.clock.advance(60_000);
    await publishDue(world.publisher());
    expect((await partsOnPractice(postId)).map(({ state }) => state)).toEqual([
      'removed',
      'removed',
      'cancelled',
      'cancelled',
    ]);
    expect(await standing()).toEqual([]);
  });
});

test('a thread that was torn is finished by a new time, and nothing is there twice', async () => {
  const { postId, versionId, parts } = await planThread();
  house.practice.faultsFor(parts[1]?.id ?? '', {
    rules: [{ kind: 'timeout-before-accept', operation: 'create', times: null }],
  });
  await publish();
  // Each try is proven absent, until a person must look.
  for (let round = 0; round < 40; round += 1) {
    await world.clock.advance(60_000);
    await publishDue(world.publisher());
  }
  expect((await partsOnPractice(postId)).map(({ state }) => state)).toEqual([
    'confirmed',
    'needs_person',
    'planned',
    'planned',
  ]);
  await world.as(house, 'officer', (scope) =>
    settleByPerson(scope, { deliveryId: parts[1]?.id ?? '', saw: 'not_published', reason: 'It is not there.' }),
  );
  expect((await partsOnPractice(postId)).map(({ state }) => state)).toEqual([
    'confirmed',
    'rejected',
    'cancelled',
    'cancelled',
  ]);
  await scheduleNow(world, house, { postId, versionId });
  await world.runJobs();
  await publish();
  expect((await standing()).map(({ text }) => text)).toEqual([first, second, third, comment]);
});
