import { afterAll, beforeAll, expect, test } from 'vitest';
import { signPermission } from '../../../test/signed-permission.ts';
import {
  type CastName,
  connect,
  createWorld,
  deliveriesOf,
  type House,
  plainText,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { setPractice } from '../../registers/authorizations/rules/service.ts';
import { withdrawAuthorization } from '../../registers/authorizations/withdraw.ts';
import { getTrail, settleByPerson, takeDown } from '../publish/service.ts';
import { stopPublishing } from '../publish/stops/service.ts';
import { remindByHandTask } from './jobs.ts';
import { listHandPlaces, putPosters } from './places.ts';
import { answerGone, answerNotPosted, answerPosted, getHandTask, handOver, listHandTasks } from './service.ts';
import { HANDED_FOR_MS } from './state.ts';

const GROUP = 'https://www.facebook.com/groups/riverside.parents';
let world: World;
let house: House;
let place: string;
let number = 0;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  place = await connect(world, house, 'by-hand', `${GROUP}/?utm_source=mail#about`);
  await name('author', 'colleague');
});
afterAll(() => world.close());

const personOf = (who: CastName) => house.people[who].id;
const name = (...who: CastName[]) =>
  world.as(house, 'administrator', (scope) => putPosters(scope, { channelId: place, personIds: who.map(personOf) }));
const taskOf = (id: string, who: CastName = 'author') => world.as(house, who, (scope) => getHandTask(scope, id));
const posted = (id: string, url: string, who: CastName = 'author') =>
  world.as(house, who, (scope) => answerPosted(scope, { taskId: id, url }));
const freshUrl = () => `${GROUP}/posts/${++number}0042/`;
const stateOf = async (postId: string) => (await deliveriesOf(world, house, postId))[0];
const mailTo = async (who: CastName) => {
  const { rows } = await world.owner.query<{ kind: string }>(
    `select kind from outbox_message where person_id = $1 and kind like 'by_hand.%' order by ctid`,
    [personOf(who)],
  );
  return rows.map(({ kind }) => kind);
};

async function handed(made: Parameters<typeof planPost>[2] = {}): Promise<{ postId: string; id: string }> {
  const by = made.by ?? 'author';
  const { postId } = await planPost(world, house, {
    baseText: plainText(++number),
    link: 'https://riverside.example.org/flu',
    ...made,
    by,
    channelIds: [place],
  });
  await world.clock.advance(11_000);
  await publishDue(world.publisher());
  const view = await stateOf(postId);
  expect(view).toMatchObject({ state: 'needs_person', failureCode: 'POST_BY_HAND', wakeAt: null });
  return { postId, id: view?.id ?? '' };
}

test('a place is a channel: its address is cleaned, what it is follows from it, and its people are named', async () => {
  const places = await world.as(house, 'publisher', listHandPlaces);
  expect(places).toMatchObject([{ channelId: place, kind: 'facebook', place: GROUP }]);
  expect(places[0]?.posters.map(({ id }) => id)).toEqual([personOf('author'), personOf('colleague')]);
  await expect(
    world.as(house, 'publisher', (scope) => putPosters(scope, { channelId: place, personIds: [personOf('author')] })),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(
    world.as(house, 'administrator', (scope) => putPosters(scope, { channelId: place, personIds: [newId()] })),
  ).rejects.toMatchObject({ code: 'POSTER_UNKNOWN' });
  await expect(connect(world, house, 'by-hand', 'http://riverside.example.org/')).rejects.toMatchObject({
    code: 'CREDENTIALS_REFUSED',
  });
});

test('what is due goes to one person once, with all its parts; their link confirms it, attested', async () => {
  const before = (await mailTo('author')).length;
  const { postId, id } = await handed({ firstComment: 'Questions? Call 555-0142.' });
  expect((await mailTo('author')).slice(before)).toEqual(['by_hand.post']);
  // However often the worker looks, nobody is asked again.
  await world.clock.advance(3_600_000);
  await publishDue(world.publisher());
  expect((await mailTo('author')).slice(before)).toEqual(['by_hand.post']);
  const task = await taskOf(id);
  expect(task).toMatchObject({ state: 'to_post', isMine: true, mayAnswer: true, blockers: [], place: GROUP });
  expect(task.steps.map(({ kind }) => kind)).toEqual(['post', 'first_comment']);
  expect(task.steps[0]?.text).toContain('https://riverside.example.org/flu');
  const url = freshUrl();
  const answered = await posted(id, ` ${url}?fbclid=abc `);
  expect(answered).toMatchObject({ state: 'standing', url: url.slice(0, -1), steps: [] });
  const view = await stateOf(postId);
  expect(view).toMatchObject({ state: 'confirmed', failureCode: null, url: url.slice(0, -1) });
  expect(view?.receipts.map(({ kind }) => kind)).toEqual(['person']);
  expect(view?.attempts.map(({ outcome }) => outcome)).toEqual(['person']);
  await expect(posted(id, freshUrl())).rejects.toMatchObject({ code: 'ANSWERED' });
  const trail = await world.as(house, 'auditor', (scope) => getTrail(scope, postId));
  expect(trail.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'delivery.armed',
      'delivery.handed_over',
      'delivery.needs_person',
      'delivery.posted_by_hand',
    ]),
  );
});

test('only whoever has it answers, or an administrator; nobody settles it behind their back', async () => {
  const { id } = await handed();
  await expect(posted(id, freshUrl(), 'publisher')).rejects.toMatchObject({ code: 'NOT_YOURS' });
  await expect(posted(id, freshUrl(), 'reviewer')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await taskOf(id, 'publisher')).steps).toEqual([]);
  const settle = world.as(house, 'publisher', (scope) =>
    settleByPerson(scope, { deliveryId: id, saw: 'not_published', reason: 'I looked.' }),
  );
  await expect(settle).rejects.toMatchObject({ code: 'WITH_A_PERSON' });
  expect(await posted(id, freshUrl(), 'administrator')).toMatchObject({ state: 'standing' });
});

test('a link is an https address of a post at that place that no other delivery has', async () => {
  const first = await handed();
  const url = freshUrl();
  for (const wrong of ['riverside', 'http://www.facebook.com/1', GROUP, 'https://evil.example.org/posts/1']) {
    await expect(posted(first.id, wrong)).rejects.toMatchObject({ code: 'LINK_UNFIT' });
  }
  await posted(first.id, url);
  const second = await handed();
  await expect(posted(second.id, `${url}?mibextid=x#c`)).rejects.toMatchObject({ code: 'LINK_USED' });
  expect(await posted(second.id, freshUrl())).toMatchObject({ state: 'standing' });
});

test('two people: the second gets it only after the first said that it is not posted, and the first is told', async () => {
  const { id } = await handed();
  expect((await world.as(house, 'colleague', (scope) => listHandTasks(scope, own))).tasks).toEqual([]);
  const give = (personId: string, who: CastName) =>
    world.as(house, who, (scope) => handOver(scope, { taskId: id, personId }));
  await expect(give(personOf('colleague'), 'colleague')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(give(personOf('reviewer'), 'author')).rejects.toMatchObject({ code: 'NOT_A_POSTER' });
  expect(await give(personOf('colleague'), 'author')).toMatchObject({ isMine: false, steps: [] });
  expect((await mailTo('author')).at(-1)).toBe('by_hand.passed_on');
  expect((await mailTo('colleague')).at(-1)).toBe('by_hand.post');
  await expect(posted(id, freshUrl(), 'author')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  // At the same moment from two windows: one of them counts.
  const both = await Promise.allSettled([posted(id, freshUrl(), 'colleague'), posted(id, freshUrl(), 'administrator')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

const own = { which: 'open', mine: 'true', limit: 50 } as const;

test('given back it is provably not out, and is shown to nobody any more', async () => {
  const { postId, id } = await handed();
  const back = await world.as(house, 'author', (scope) => answerNotPosted(scope, { taskId: id, reason: 'I am ill.' }));
  expect(back).toMatchObject({ state: 'over', steps: [] });
  expect(await stateOf(postId)).toMatchObject({ state: 'rejected', failureCode: 'NOT_PUBLISHED' });
});

test('stopped while somebody has it: nothing is shown; what they posted all the same is told', async () => {
  const { postId, id } = await handed();
  await stopPublishing(world.seed(house, 'publisher'), { kind: 'post', postId, reason: 'Wrong date.' });
  const stopped = await taskOf(id);
  expect(stopped).toMatchObject({ state: 'to_post', steps: [] });
  expect(stopped.blockers.map(({ code }) => code)).toEqual(['PUBLISHING_STOPPED']);
  await posted(id, freshUrl());
  const trail = await world.as(house, 'auditor', (scope) => getTrail(scope, postId));
  expect(trail.find(({ action }) => action === 'delivery.posted_by_hand')?.facts).toMatchObject({
    blockers: 'PUBLISHING_STOPPED',
  });
});

test('late: after its time nothing is shown, and reminders went to its holder, then to administrators', async () => {
  const { id } = await handed();
  const before = { holder: (await mailTo('author')).length, administrator: (await mailTo('administrator')).length };
  const remind = () => remindByHandTask(world.services).run({ organizationId: house.organizationId, taskId: id });
  await remind();
  await remind();
  expect((await mailTo('author')).slice(before.holder)).toEqual(['by_hand.remind', 'by_hand.remind']);
  expect((await mailTo('administrator')).slice(before.administrator)).toEqual(['by_hand.late']);
  await world.clock.advance(HANDED_FOR_MS - 60_000);
  expect((await taskOf(id)).steps).toHaveLength(1);
  await world.clock.advance(60_000);
  expect(await taskOf(id)).toMatchObject({ state: 'to_post', isLate: true, steps: [] });
  // Whoever posted it in time and forgot to say so still can.
  expect(await posted(id, freshUrl())).toMatchObject({ state: 'standing' });
  await remind();
  expect(await mailTo('author')).toHaveLength(before.holder + 2);
});

test('taken down: its holder is asked once, and until they say that it is gone it stands', async () => {
  const { postId, id } = await handed();
  await posted(id, freshUrl());
  await world.as(house, 'publisher', (scope) => takeDown(scope, { deliveryId: id, reason: 'The clinic is closed.' }));
  await publishDue(world.publisher());
  await world.clock.advance(600_000);
  await publishDue(world.publisher());
  expect((await mailTo('author')).slice(-1)).toEqual(['by_hand.take_down']);
  expect(await stateOf(postId)).toMatchObject({ state: 'removing', failureCode: 'REMOVE_BY_HAND' });
  const open = await world.as(house, 'author', (scope) => listHandTasks(scope, own));
  expect(open.tasks.find((one) => one.id === id)).toMatchObject({ state: 'to_take_down' });
  await world.as(house, 'author', (scope) => answerGone(scope, id));
  await publishDue(world.publisher());
  const view = await stateOf(postId);
  expect(view?.state).toBe('removed');
  expect(view?.receipts.map(({ kind }) => kind)).toEqual(['person', 'removal']);
});

test('a permission withdrawn while somebody has it shows nothing, and what they posted has to come down again', async () => {
  await world.as(house, 'officer', (scope) =>
    setPractice(scope, {
      siteId: null,
      channelId: null,
      jurisdictions: ['US-OH'],
      professions: null,
      isPart2Program: false,
      revision: 0,
    }),
  );
  const { authorizationId } = await signPermission(world, house, { channelIds: [place] });
  const { postId, id } = await handed({
    permission: { purpose: 'education', authorizationIds: [authorizationId] },
  });
  expect((await taskOf(id)).steps).toHaveLength(1);
  await world.as(house, 'officer', (scope) =>
    withdrawAuthorization(scope, {
      authorizationId,
      way: 'letter',
      receivedAt: null,
      mediaSha256: null,
      channelIds: null,
      note: '',
    }),
  );
  await world.runJobs();
  const task = await taskOf(id);
  expect(task.steps).toEqual([]);
  expect(task.blockers.some(({ line }) => line === 'permission')).toBe(true);
  expect(await posted(id, freshUrl())).toMatchObject({ state: 'to_take_down' });
  await publishDue(world.publisher());
  expect((await mailTo('author')).at(-1)).toBe('by_hand.take_down');
  expect(await stateOf(postId)).toMatchObject({ state: 'removing' });
  await world.as(house, 'author', (scope) => answerGone(scope, id));
  expect(await stateOf(postId)).toMatchObject({ state: 'removed' });
});

test('where nobody who works here is named, it provably does not go out', async () => {
  await world.owner.query('delete from hand_poster where channel_id = $1', [place]);
  const { postId } = await planPost(world, house, { baseText: plainText(++number), channelIds: [place] });
  await world.clock.advance(11_000);
  await publishDue(world.publisher());
  expect(await stateOf(postId)).toMatchObject({ state: 'rejected', failureCode: 'NOBODY_POSTS_HERE' });
});
