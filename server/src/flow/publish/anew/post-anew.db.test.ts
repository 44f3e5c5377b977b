import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  approve,
  createWorld,
  deliveriesOf,
  type House,
  planPost,
  publishDue,
  submit,
  type World,
} from '../../../../test/world.ts';
import { listEvents } from '../../../kernel/audit/service.ts';
import { beginCorrection, getPost, saveDraft } from '../../compose/service.ts';
import { withdrawReview } from '../../review/service.ts';
import { cancelSchedule } from '../../schedule/service.ts';
import { correctPost, listStanding } from '../correct/service.ts';
import { takeDown } from '../service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

const WRONG = 'Flu vaccines are here. Walk in on any Tuesday.';
const thread = { practice: { text: 'Walk in on any Wednesday. (1/2)', thread: [{ text: 'Bring your card. (2/2)' }] } };
const RIGHT = ['Walk in on any Wednesday. (1/2)', 'Bring your card. (2/2)'];

const show = (postId: string) => world.as(house, 'author', (scope) => getPost(scope, postId));

async function published(): Promise<string> {
  const { postId } = await planPost(world, house, { baseText: WRONG });
  await leave();
  return postId;
}

async function leave(): Promise<void> {
  await world.runJobs();
  await world.clock.advance(11_000);
  await publishDue(world.publisher());
}

/** Looks for room, and lets go what has it. */
async function goOn(times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await world.clock.advance(6_000);
    await world.runJobs();
    await publishDue(world.publisher());
  }
}

/** Other words, in as many parts as they have, that have been approved. Gives the version. */
async function rewrite(postId: string, change: object): Promise<string> {
  await world.as(house, 'author', async (scope) => {
    const { draft, stage } = await getPost(scope, postId);
    if (stage === 'published') await beginCorrection(scope, postId);
    await saveDraft(scope, { postId, revision: draft.revision, content: { ...draft.content, ...change } });
  });
  const { review } = await submit(world, house, { postId });
  await approve(world, house, { review });
  return review.versionId;
}

const anew = async (postId: string, versionId: string) =>
  world.as(house, 'publisher', (scope) => correctPost(scope, { postId, versionId, anew: [house.channels.practice] }));

async function shown(): Promise<string[]> {
  const { posts } = await house.practice.network.listPublic({ cursor: null, limit: 100 });
  return posts.map(({ text }) => text).toReversed();
}

const statesOf = async (postId: string) =>
  (await deliveriesOf(world, house, postId))
    .toSorted((a, b) => a.versionNumber - b.versionNumber || a.part - b.part)
    .map(({ kind, state, versionNumber }) => `${kind} ${versionNumber} ${state}`);

const notPostedAnew = (postId: string) =>
  world.as(house, 'author', async (scope) =>
    (await listEvents(scope, [{ type: 'post', id: postId }]))
      .filter(({ action }) => action === 'delivery.not_posted_anew')
      .map(({ leaf }) => leaf.facts['because']),
  );

test('what cannot be changed is taken down, and the new version is posted when it is gone', async () => {
  const postId = await published();
  const versionId = await rewrite(postId, { variants: thread });
  expect(await world.as(house, 'author', (scope) => listStanding(scope, postId))).toMatchObject([
    { because: 'PARTS_DIFFER', mayComeAnew: true },
  ]);
  await anew(postId, versionId);
  await world.runJobs();
  await publishDue(world.publisher());
  expect(await shown()).toEqual([WRONG]);
  await world.clock.advance(11_000);
  await world.runJobs();
  expect(await statesOf(postId)).toEqual(['post 1 removing']);
  expect((await show(postId)).stage).not.toBe('taken_down');
  await goOn(2);
  expect(await shown()).toEqual(RIGHT);
  expect(await statesOf(postId)).toEqual(['post 1 removed', 'post 2 confirmed', 'post 2 confirmed']);
  expect(await show(postId)).toMatchObject({ stage: 'published', outSince: expect.any(String) });
});

test('the two versions never stand at once, however long the network takes to let go', async () => {
  const postId = await published();
  house.practice.network.faults.set({ rules: [{ kind: 'error-500-before-accept', operation: 'remove', times: 3 }] });
  await anew(postId, await rewrite(postId, { variants: thread }));
  const seen: string[][] = [];
  await leave();
  for (let look = 0; look < 40 && !(await shown()).includes('Bring your card. (2/2)'); look += 1) {
    await goOn();
    seen.push(await shown());
  }
  expect(seen.filter((texts) => texts.includes(WRONG) && texts.length > 1)).toEqual([]);
  expect(await shown()).toEqual(RIGHT);
});

test('it is undone within ten seconds, and nothing was taken down', async () => {
  const postId = await published();
  await anew(postId, await rewrite(postId, { variants: thread }));
  await world.runJobs();
  await world.as(house, 'publisher', (scope) => cancelSchedule(scope, postId));
  await leave();
  await goOn(2);
  expect(await shown()).toEqual([WRONG]);
  expect(await statesOf(postId)).toEqual(['post 1 confirmed']);
  expect((await show(postId)).stage).toBe('approved');
});

test('whoever takes it down within the ten seconds gets nothing in its place', async () => {
  const postId = await published();
  await anew(postId, await rewrite(postId, { variants: thread }));
  await world.runJobs();
  const [first] = await deliveriesOf(world, house, postId);
  await world.as(house, 'publisher', (scope) => takeDown(scope, { deliveryId: first?.id ?? '', reason: 'Wrong.' }));
  await leave();
  await goOn(3);
  expect(await shown()).toEqual([]);
  expect(await statesOf(postId)).toEqual(['post 1 removed']);
  expect(await show(postId)).toMatchObject({ stage: 'taken_down', outSince: null });
});

test('what stands is not taken down for a version that the gate would not let go', async () => {
  const postId = await published();
  await anew(postId, await rewrite(postId, { variants: thread }));
  await world.runJobs();
  await world.as(house, 'author', (scope) => withdrawReview(scope, postId));
  await leave();
  await goOn(2);
  expect(await shown()).toEqual([WRONG]);
  expect(await statesOf(postId)).toEqual(['post 1 confirmed']);
  expect(await notPostedAnew(postId)).toEqual([expect.stringContaining('REVIEW_WITHDRAWN')]);
});

test('where the network does not let go in half an hour, the wish is over, and the post ends as one that was taken down', async () => {
  const postId = await published();
  house.practice.network.faults.set({ rules: [{ kind: 'error-500-before-accept', operation: 'remove' }] });
  await anew(postId, await rewrite(postId, { variants: thread }));
  await leave();
  await goOn(2);
  await world.clock.advance(31 * 60_000);
  await goOn(2);
  expect(await notPostedAnew(postId)).toEqual(['late']);
  house.practice.network.faults.set({ rules: [] });
  await world.clock.advance(60 * 60_000);
  await goOn(3);
  expect(await shown()).toEqual([]);
  expect(await statesOf(postId)).toEqual(['post 1 removed']);
  expect(await show(postId)).toMatchObject({ stage: 'taken_down', outSince: null });
});

test('workers that look at the same time ask once and plan once', async () => {
  const postId = await published();
  await anew(postId, await rewrite(postId, { variants: thread }));
  await leave();
  await Promise.all([world.runJobs(), world.runJobs()]);
  await publishDue(world.publisher());
  await world.clock.advance(6_000);
  await Promise.all([world.runJobs(), world.runJobs()]);
  await publishDue(world.publisher());
  await goOn(2);
  expect(await shown()).toEqual(RIGHT);
  expect((await house.practice.arrivals()).filter(({ kind }) => kind === 'accepted')).toHaveLength(3);
});

test('the version that came anew is corrected and taken down like any other', async () => {
  const postId = await published();
  await anew(postId, await rewrite(postId, { variants: thread }));
  await leave();
  await goOn(3);
  const third = { practice: { ...thread.practice, thread: [{ text: 'Bring both cards. (2/2)' }] } };
  const versionId = await rewrite(postId, { variants: third });
  expect(await world.as(house, 'author', (scope) => listStanding(scope, postId))).toMatchObject([
    { versionNumber: 2, because: null, mayComeAnew: false },
  ]);
  await world.as(house, 'publisher', (scope) => correctPost(scope, { postId, versionId }));
  await leave();
  expect(await shown()).toEqual([RIGHT[0], 'Bring both cards. (2/2)']);
  const first = (await deliveriesOf(world, house, postId)).find(
    ({ kind, part, versionNumber }) => kind === 'post' && part === 0 && versionNumber === 2,
  );
  await world.as(house, 'publisher', (scope) => takeDown(scope, { deliveryId: first?.id ?? '', reason: 'Over.' }));
  await goOn(2);
  expect(await shown()).toEqual([]);
  expect(await show(postId)).toMatchObject({ stage: 'taken_down', outSince: null });
});

test('only what stands, differs and can be removed comes anew', async () => {
  const postId = await published();
  const versionId = await rewrite(postId, { baseText: 'Walk in on any Wednesday.' });
  await expect(anew(postId, versionId)).rejects.toMatchObject({ code: 'CANNOT_COME_ANEW' });
  await expect(
    world.as(house, 'author', (scope) => correctPost(scope, { postId, versionId, anew: [house.channels.practice] })),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
