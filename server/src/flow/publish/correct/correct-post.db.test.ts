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
import { beginCorrection, discardPost, getPost, listPosts, saveDraft } from '../../compose/service.ts';
import { withdrawReview } from '../../review/service.ts';
import { cancelSchedule, schedulePost } from '../../schedule/service.ts';
import { settleByPerson, takeDown } from '../service.ts';
import { stopPublishing } from '../stops/service.ts';
import { correctPost, listStanding } from './service.ts';

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
const RIGHT = 'Flu vaccines are here. Walk in on any Wednesday.';

async function leave(): Promise<void> {
  await world.runJobs();
  await world.clock.advance(11_000);
  await publishDue(world.publisher());
}

async function published(made: Parameters<typeof planPost>[2] = {}): Promise<string> {
  const { postId } = await planPost(world, house, { baseText: WRONG, ...made });
  await leave();
  return postId;
}

const show = (postId: string) => world.as(house, 'author', (scope) => getPost(scope, postId));

/** Writes other words and has them approved. Gives the version. */
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

const correct = (postId: string, versionId: string) =>
  world.as(house, 'publisher', (scope) => correctPost(scope, { postId, versionId }));

const viewsOf = async (postId: string) => {
  const views = await deliveriesOf(world, house, postId);
  return {
    posts: views.filter(({ kind }) => kind === 'post').toSorted((a, b) => a.part - b.part),
    edits: views.filter(({ kind }) => kind === 'edit').toSorted((a, b) => a.part - b.part),
  };
};

/** What the practice network shows, oldest first. */
async function shown(): Promise<string[]> {
  const { posts } = await house.practice.network.listPublic({ cursor: null, limit: 100 });
  return posts.map(({ text }) => text).toReversed();
}

const remoteOf = async () => (await house.practice.network.listPublic({ cursor: null, limit: 1 })).posts[0]?.id ?? '';

/** Somebody else, past Bedside. */
async function rewriteThere(text: string): Promise<void> {
  const url = `http://practice.invalid/api/posts/${await remoteOf()}`;
  const headers = { authorization: `Bearer ${house.practice.token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ text, link: null, languages: ['en'], images: [] });
  await house.practice.network.answer(new Request(url, { method: 'PUT', headers, body }));
}

test('a correction goes through review, takes the place of what stands, and leaves evidence', async () => {
  const postId = await published();
  await world.as(house, 'author', (scope) => beginCorrection(scope, postId));
  expect(await show(postId)).toMatchObject({ stage: 'draft', outSince: expect.any(String) });
  const versionId = await rewrite(postId, { baseText: RIGHT });
  expect(await shown()).toEqual([WRONG]);
  const { channels } = await correct(postId, versionId);
  expect(channels).toMatchObject([{ network: 'practice', versionNumber: 1, because: null }]);
  await leave();
  expect(await shown()).toEqual([RIGHT]);
  const { posts, edits } = await viewsOf(postId);
  expect(posts).toMatchObject([{ state: 'confirmed', versionNumber: 1, standingVersionNumber: 2 }]);
  expect(edits).toMatchObject([{ state: 'confirmed', versionNumber: 2, changesId: posts[0]?.id, remoteId: null }]);
  expect(edits[0]?.attempts).toMatchObject([{ number: 1, outcome: 'published' }]);
  expect(edits[0]?.receipts).toMatchObject([{ kind: 'answer', remoteId: posts[0]?.remoteId }]);
  expect((await show(postId)).stage).toBe('published');
  expect((await house.practice.arrivals()).map(({ kind }) => kind)).toEqual(['accepted', 'edited']);
  const standing = await world.as(house, 'author', (scope) => listStanding(scope, postId));
  expect(standing).toMatchObject([{ versionNumber: 2, because: 'STANDS_ALREADY' }]);
});

test('each part of a thread is changed in its own place', async () => {
  const variants = { practice: { text: 'One (1/2)', thread: [{ text: 'Two (2/2)' }] } };
  const postId = await published({ variants });
  const corrected = { practice: { text: 'First (1/2)', thread: [{ text: 'Second (2/2)' }] } };
  await correct(postId, await rewrite(postId, { variants: corrected }));
  await leave();
  expect(await shown()).toEqual(['First (1/2)', 'Second (2/2)']);
  const { posts, edits } = await viewsOf(postId);
  expect(edits.map(({ changesId }) => changesId)).toEqual(posts.map(({ id }) => id));
  const longer = {
    practice: { ...corrected.practice, thread: [...corrected.practice.thread, { text: 'Third (3/3)' }] },
  };
  const versionId = await rewrite(postId, { variants: longer });
  await expect(correct(postId, versionId)).rejects.toMatchObject({ code: 'NOTHING_TO_CORRECT' });
});

test('nothing is corrected without leave: the gate is asked in the moment of arming', async () => {
  const postId = await published();
  const versionId = await rewrite(postId, { baseText: RIGHT });
  await correct(postId, versionId);
  await world.as(house, 'author', (scope) => withdrawReview(scope, postId));
  await leave();
  expect(await shown()).toEqual([WRONG]);
  expect((await viewsOf(postId)).edits).toMatchObject([{ state: 'parked', attempts: [] }]);
});

test('a worker of a release that knows no corrections writes down no attempt of one, and so makes no second post', async () => {
  const postId = await published();
  await correct(postId, await rewrite(postId, { baseText: RIGHT }));
  const asBefore = `insert into attempt (organization_id, id, delivery_id, number, epoch, armed_at, not_after, clearance)
    select organization_id, gen_random_uuid(), id, attempt_count + 1, epoch, now(), now(), '{}'
      from delivery where post_id = $1 and kind = $2`;
  await leave();
  expect(await shown()).toEqual([RIGHT]);
  await expect(world.owner.query(asBefore, [postId, 'edit'])).rejects.toMatchObject({
    constraint: 'attempt_kind_fkey',
  });
  await expect(world.owner.query(asBefore, [postId, 'post'])).resolves.toMatchObject({ rowCount: 1 });
});

test('a stop holds corrections back too', async () => {
  const postId = await published();
  await correct(postId, await rewrite(postId, { baseText: RIGHT }));
  await stopPublishing(world.seed(house, 'publisher'), { kind: 'post', postId, reason: 'Wait for the director.' });
  await leave();
  expect(await shown()).toEqual([WRONG]);
  const { edits } = await viewsOf(postId);
  expect(edits[0]?.blockers.map(({ code }) => code)).toEqual(['PUBLISHING_STOPPED']);
});

test('a correction is undone within ten seconds', async () => {
  const postId = await published();
  await correct(postId, await rewrite(postId, { baseText: RIGHT }));
  await world.runJobs();
  await world.as(house, 'publisher', (scope) => cancelSchedule(scope, postId));
  await leave();
  expect(await shown()).toEqual([WRONG]);
  expect((await viewsOf(postId)).edits.map(({ state }) => state)).toEqual(['cancelled']);
  expect((await show(postId)).stage).toBe('approved');
});

test('an answer that was lost is in doubt, and found by reading; nothing is sent twice', async () => {
  const postId = await published();
  await correct(postId, await rewrite(postId, { baseText: RIGHT }));
  house.practice.network.faults.set({ rules: [{ kind: 'timeout-after-accept', operation: 'edit', times: 1 }] });
  await leave();
  const { edits } = await viewsOf(postId);
  expect(edits).toMatchObject([{ state: 'confirmed', attempts: [{ outcome: 'found', ambiguousCode: 'TIMED_OUT' }] }]);
  expect(edits[0]?.receipts.map(({ kind }) => kind)).toEqual(['read_back']);
  expect((await house.practice.arrivals()).filter(({ kind }) => kind === 'edited')).toHaveLength(1);
});

test('what somebody else changed is left alone until a person has looked; then it may be replaced', async () => {
  const postId = await published();
  await rewriteThere('Closed.');
  await correct(postId, await rewrite(postId, { baseText: RIGHT }));
  await leave();
  expect(await shown()).toEqual(['Closed.']);
  const { edits } = await viewsOf(postId);
  expect(edits).toMatchObject([{ state: 'needs_person', failureCode: 'CHANGED_ELSEWHERE' }]);
  await world.as(house, 'publisher', (scope) =>
    settleByPerson(scope, { deliveryId: edits[0]?.id ?? '', saw: 'not_published', reason: 'Somebody wrote there.' }),
  );
  expect((await show(postId)).stage).toBe('parked');
  const { versions } = await show(postId);
  await correct(postId, versions[0]?.id ?? '');
  await leave();
  expect(await shown()).toEqual([RIGHT]);
  const { posts } = await viewsOf(postId);
  expect(posts[0]?.standingVersionNumber).toBe(2);
});

test('a post removed meanwhile ends the correction, and does not come back', async () => {
  const postId = await published();
  const versionId = await rewrite(postId, { baseText: RIGHT });
  await correct(postId, versionId);
  await house.practice.network.answer(
    new Request(`http://practice.invalid/api/posts/${await remoteOf()}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${house.practice.token}` },
    }),
  );
  await leave();
  expect(await shown()).toEqual([]);
  expect((await viewsOf(postId)).edits).toMatchObject([{ state: 'rejected', failureCode: 'POST_GONE' }]);
});

test('a take-down ends the post and the correction in work, and no edit can be taken down', async () => {
  const postId = await published();
  const versionId = await rewrite(postId, { baseText: RIGHT });
  const { posts } = await viewsOf(postId);
  await world.as(house, 'publisher', (scope) =>
    takeDown(scope, { deliveryId: posts[0]?.id ?? '', reason: 'It is wrong.' }),
  );
  await publishDue(world.publisher());
  expect(await show(postId)).toMatchObject({ stage: 'taken_down', outSince: null });
  await expect(correct(postId, versionId)).rejects.toMatchObject({ code: 'NOTHING_TO_CORRECT' });
  const schedule = world.as(house, 'publisher', (scope) =>
    schedulePost(scope, { postId, body: { mode: 'now', versionId } }),
  );
  await expect(schedule).rejects.toMatchObject({ code: 'STAGE_CONFLICT' });
});

test('what is taken down within the ten seconds of its correction goes away, and the correction is cancelled', async () => {
  const newsroom = house.channels.newsroom;
  const postId = await published({ channelIds: [house.channels.practice, newsroom] });
  await correct(postId, await rewrite(postId, { baseText: RIGHT }));
  await world.runJobs();
  const { posts } = await viewsOf(postId);
  const onPractice = posts.find(({ channelId }) => channelId === house.channels.practice);
  await world.as(house, 'publisher', (scope) =>
    takeDown(scope, { deliveryId: onPractice?.id ?? '', reason: 'It is wrong.' }),
  );
  await leave();
  expect(await shown()).toEqual([]);
  const after = await viewsOf(postId);
  const statesOn = (channelId: string) =>
    [...after.posts, ...after.edits].flatMap((one) =>
      one.channelId === channelId ? [`${one.kind} ${one.state}`] : [],
    );
  expect(statesOn(house.channels.practice)).toEqual(['post removed', 'edit cancelled']);
  expect(statesOn(newsroom)).toEqual(['post confirmed', 'edit confirmed']);
  expect(after.edits.find(({ channelId }) => channelId !== newsroom)).toMatchObject({
    failureCode: 'POST_GONE',
    attempts: [],
  });
  expect((await house.practice.arrivals()).map(({ kind }) => kind)).toEqual(['accepted', 'removed']);
  expect((await show(postId)).stage).toBe('published');
});

test('a correction whose post is taken down before it was even planned changes nothing', async () => {
  const postId = await published();
  await correct(postId, await rewrite(postId, { baseText: RIGHT }));
  const { posts } = await viewsOf(postId);
  await world.as(house, 'publisher', (scope) =>
    takeDown(scope, { deliveryId: posts[0]?.id ?? '', reason: 'It is wrong.' }),
  );
  await leave();
  expect(await shown()).toEqual([]);
  expect(await viewsOf(postId)).toMatchObject({ posts: [{ state: 'removed' }], edits: [] });
  expect(await show(postId)).toMatchObject({ stage: 'taken_down', outSince: null });
});

test('a newer correction replaces one that has not left, and the older words never go over the newer', async () => {
  const postId = await published();
  await correct(postId, await rewrite(postId, { baseText: 'Walk in on any Thursday.' }));
  await world.runJobs();
  await correct(postId, await rewrite(postId, { baseText: RIGHT }));
  await leave();
  expect(await shown()).toEqual([RIGHT]);
  const edits = (await viewsOf(postId)).edits.toSorted((a, b) => a.versionNumber - b.versionNumber);
  expect(edits.map(({ state }) => state)).toEqual(['cancelled', 'confirmed']);
});

test('a correction that is put away leaves the post as it stands, and the words in the draft', async () => {
  const postId = await published();
  await rewrite(postId, { baseText: RIGHT });
  await world.as(house, 'author', (scope) => discardPost(scope, postId));
  expect(await show(postId)).toMatchObject({ stage: 'published', draft: { content: { baseText: RIGHT } } });
  expect(await shown()).toEqual([WRONG]);
  const { posts } = await world.as(house, 'author', (scope) => listPosts(scope, { limit: 10, stage: ['published'] }));
  expect(posts.map(({ id }) => id)).toContain(postId);
});

test('only what is published is corrected, and a draft is not reopened by saving it', async () => {
  const postId = await published();
  const { draft } = await show(postId);
  const saved = world.as(house, 'author', (scope) =>
    saveDraft(scope, { postId, revision: draft.revision, content: { ...draft.content, baseText: RIGHT } }),
  );
  await expect(saved).rejects.toMatchObject({ code: 'POST_PUBLISHED' });
  const { postId: waiting } = await planPost(world, house);
  const begun = world.as(house, 'author', (scope) => beginCorrection(scope, waiting));
  await expect(begun).rejects.toMatchObject({ code: 'STAGE_CONFLICT' });
});

test('a channel on which it never stood gets the new version as a post of its own', async () => {
  const postId = await published();
  const newsroom = house.channels.newsroom;
  const versionId = await rewrite(postId, { baseText: RIGHT, channelIds: [house.channels.practice, newsroom] });
  await correct(postId, versionId);
  await leave();
  const views = await deliveriesOf(world, house, postId);
  const ofNewsroom = views.filter(({ channelId }) => channelId === newsroom);
  expect(ofNewsroom).toMatchObject([{ kind: 'post', state: 'confirmed', versionNumber: 2 }]);
  const again = await rewrite(postId, { baseText: 'Walk in on any Friday.' });
  await correct(postId, again);
  await leave();
  const { posts, edits } = await viewsOf(postId);
  expect(posts.map(({ standingVersionNumber }) => standingVersionNumber)).toEqual([3, 3]);
  expect(edits.filter(({ versionNumber }) => versionNumber === 3).map(({ state }) => state)).toEqual([
    'confirmed',
    'confirmed',
  ]);
});
