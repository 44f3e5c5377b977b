import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  approve,
  type CastName,
  createWorld,
  deliveriesOf,
  type House,
  publishDue,
  submit,
  type World,
  writePost,
} from '../../../test/world.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { getPost, listPosts, saveDraft } from '../compose/service.ts';
import { keepPlan } from './keep-plan.ts';
import { cancelSchedule, planPost, readPlan, schedulePost, unplanPost } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const chicago = { timeZone: 'America/Chicago', fold: null };

/** Every test has its own house: what people were told, and what is due, is told apart by it. */
async function plannedPost(by: CastName, localTime: string): Promise<string> {
  house = await world.openHouse();
  const post = await writePost(world, house);
  await plan(by, post.id, localTime);
  return post.id;
}
const plan = (by: CastName, postId: string, localTime: string) =>
  world.as(house, by, (scope) => planPost(scope, { postId, localTime, ...chicago }));

/** Minutes from now on a clock in Chicago. */
function inMinutes(minutes: number): string {
  const at = new Date(world.clock.now().getTime() + minutes * 60_000);
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Chicago',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return format.format(at).replace(' ', 'T');
}

async function approvePost(postId: string): Promise<string> {
  const { review } = await submit(world, house, { postId });
  await approve(world, house, { review });
  return review.versionId;
}

const see = (postId: string) =>
  world.as(house, 'auditor', async (scope) => ({
    stage: (await getPost(scope, postId)).stage,
    dueAt: (await listPosts(scope, { limit: 50 })).posts.find(({ id }) => id === postId)?.dueAt ?? null,
    ...(await readPlan(scope, postId)),
  }));

async function told(kind: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ id: string }>(
    'select person_id as id from outbox_message where organization_id = $1 and kind = $2 order by person_id',
    [house.organizationId, kind],
  );
  return rows.map(({ id }) => id);
}

describe('a planned time', () => {
  test('is told as when the post is due, through review and back', async () => {
    const postId = await plannedPost('author', '2027-06-01T09:30');
    const due = '2027-06-01T14:30:00.000Z';
    expect(await see(postId)).toMatchObject({ stage: 'draft', dueAt: due, plan: { state: 'standing', dueAt: due } });
    await submit(world, house, { postId });
    expect(await see(postId)).toMatchObject({ stage: 'in_review', dueAt: due, schedule: null });
    await plan('author', postId, '2027-06-02T09:30');
    expect(await see(postId)).toMatchObject({ dueAt: '2027-06-02T14:30:00.000Z' });
    await world.as(house, 'author', (scope) => unplanPost(scope, postId));
    expect(await see(postId)).toMatchObject({ stage: 'in_review', dueAt: null, plan: { state: 'withdrawn' } });
    await expect(world.as(house, 'author', (scope) => unplanPost(scope, postId))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('that has passed, does not exist or happens twice is refused', async () => {
    const postId = await plannedPost('author', '2027-06-01T09:30');
    await expect(plan('author', postId, '2027-01-01T09:30')).rejects.toMatchObject({ code: 'TIME_IN_PAST' });
    await expect(plan('author', postId, '2027-03-14T02:30')).rejects.toMatchObject({
      code: 'TIME_DOES_NOT_EXIST',
      details: { before: '2027-03-14T01:30', after: '2027-03-14T03:30' },
    });
    await expect(plan('author', postId, '2027-11-07T01:30')).rejects.toMatchObject({ code: 'TIME_AMBIGUOUS' });
    expect((await see(postId)).plan).toMatchObject({ localTime: '2027-06-01T09:30' });
  });

  test.each([
    ['earlier', '2027-11-07T06:30:00.000Z'],
    ['later', '2027-11-07T07:30:00.000Z'],
  ] as const)('that happens twice is kept with which of the two it is, through the approval: %s', async (fold, due) => {
    const wall = { localTime: '2027-11-07T01:30', timeZone: 'America/Chicago' };
    house = await world.openHouse();
    const { id: postId } = await writePost(world, house);
    await world.as(house, 'publisher', (scope) => planPost(scope, { postId, ...wall, fold }));
    expect(await see(postId)).toMatchObject({ dueAt: due, plan: { ...wall, fold, dueAt: due } });
    await approvePost(postId);
    await world.runJobs();
    expect(await see(postId)).toMatchObject({ stage: 'scheduled', dueAt: due, schedule: { ...wall, dueAt: due } });
  });

  test('becomes a schedule in the planner’s name when the approval comes in time, once', async () => {
    const postId = await plannedPost('publisher', inMinutes(30));
    const versionId = await approvePost(postId);
    await world.runJobs();
    const seen = await see(postId);
    expect(seen).toMatchObject({
      stage: 'scheduled',
      schedule: { versionId, scheduledBy: house.people.publisher.id, dueAt: seen.plan?.dueAt },
    });
    await inScope(world.seed(house, 'auditor'), (scope) => keepPlan({ ...scope, actor: system }, versionId));
    expect((await see(postId)).schedule?.id).toBe(seen.schedule?.id);
    await world.runJobs();
    await world.clock.advance(31 * 60_000);
    await publishDue(world.publisher());
    expect((await deliveriesOf(world, house, postId)).map(({ state }) => state)).toEqual(['confirmed']);
    expect(await told('plan.waiting')).toEqual([]);
  });

  test('publishes nothing when the approval comes too late: the post is parked and people are told', async () => {
    const postId = await plannedPost('publisher', inMinutes(5));
    const { review } = await submit(world, house, { postId });
    await world.clock.advance(6 * 60_000);
    await approve(world, house, { review });
    await world.runJobs();
    await world.runJobs();
    expect(await see(postId)).toMatchObject({ stage: 'parked', plan: { state: 'late' }, schedule: null });
    expect(await deliveriesOf(world, house, postId)).toEqual([]);
    expect(await told('plan.late')).toEqual([house.people.author.id, house.people.publisher.id].toSorted());
    // A new time of somebody who may publish holds at once.
    await plan('publisher', postId, inMinutes(20));
    expect(await see(postId)).toMatchObject({ stage: 'scheduled', plan: { state: 'standing' } });
  });

  test('publishes nothing either when the approval came in time and its work is done after the time', async () => {
    const postId = await plannedPost('publisher', inMinutes(5));
    await approvePost(postId);
    await world.clock.advance(6 * 60_000);
    await world.runJobs();
    expect(await see(postId)).toMatchObject({ stage: 'parked', schedule: null });
  });

  test('of somebody who may not publish stays a wish, and publishers are told once', async () => {
    const postId = await plannedPost('author', inMinutes(40));
    const versionId = await approvePost(postId);
    await world.runJobs();
    await inScope(world.seed(house, 'auditor'), (scope) => keepPlan({ ...scope, actor: system }, versionId));
    const seen = await see(postId);
    expect(seen).toMatchObject({ stage: 'approved', plan: { state: 'standing' }, schedule: null });
    expect(seen.dueAt).toBe(seen.plan?.dueAt);
    expect(await told('plan.waiting')).toEqual([house.people.publisher.id]);
    // One click of a publisher, and the plan holds.
    await plan('publisher', postId, seen.plan?.localTime ?? '');
    expect(await see(postId)).toMatchObject({ stage: 'scheduled', schedule: { versionId } });
  });

  test('counts what the planner may do at the moment of the approval', async () => {
    const postId = await plannedPost('publisher', inMinutes(40));
    await world.owner.query(`update person set roles = '{author}' where organization_id = $1 and id = $2`, [
      house.organizationId,
      house.people.publisher.id,
    ]);
    await approvePost(postId);
    await world.runJobs();
    expect(await see(postId)).toMatchObject({ stage: 'approved', schedule: null });
  });

  test('holds for changed words only after they were approved too', async () => {
    const postId = await plannedPost('publisher', inMinutes(60));
    await approvePost(postId);
    await world.runJobs();
    await world.as(house, 'author', async (scope) => {
      const { draft } = await getPost(scope, postId);
      const content = { ...draft.content, baseText: `${draft.content.baseText} Free parking.` };
      await saveDraft(scope, { postId, revision: draft.revision, content });
    });
    expect(await see(postId)).toMatchObject({ stage: 'draft', plan: { state: 'standing' } });
    const versionId = await approvePost(postId);
    await world.runJobs();
    expect(await see(postId)).toMatchObject({ stage: 'scheduled', schedule: { versionId } });
  });
});

describe('a time that is set', () => {
  test('is moved by whoever may publish, with a fresh proof', async () => {
    const postId = await plannedPost('publisher', inMinutes(60));
    const versionId = await approvePost(postId);
    await world.runJobs();
    await expect(plan('author', postId, inMinutes(90))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const stale = world.seed(house, 'publisher');
    const actor = { ...stale.actor, provedAt: new Date(0) };
    await expect(
      inScope({ ...stale, actor }, (scope) => planPost(scope, { postId, localTime: inMinutes(90), ...chicago })),
    ).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' });
    await plan('publisher', postId, inMinutes(90));
    const seen = await see(postId);
    expect(seen).toMatchObject({ stage: 'scheduled', schedule: { versionId, localTime: inMinutes(90) } });
    expect(seen.dueAt).toBe(seen.schedule?.dueAt);
  });

  test('at another instant ends the plan, and so does cancelling', async () => {
    const postId = await plannedPost('publisher', inMinutes(60));
    const versionId = await approvePost(postId);
    await world.runJobs();
    await world.as(house, 'publisher', (scope) =>
      schedulePost(scope, { postId, body: { mode: 'at', versionId, localTime: inMinutes(90), ...chicago } }),
    );
    expect(await see(postId)).toMatchObject({ plan: { state: 'withdrawn' }, schedule: { localTime: inMinutes(90) } });
    await plan('publisher', postId, inMinutes(120));
    await world.as(house, 'author', (scope) => cancelSchedule(scope, postId));
    expect(await see(postId)).toMatchObject({ stage: 'approved', dueAt: null, plan: { state: 'withdrawn' } });
  });

  test('is taken back with the plan', async () => {
    const postId = await plannedPost('publisher', inMinutes(60));
    await approvePost(postId);
    await world.runJobs();
    await world.as(house, 'author', (scope) => unplanPost(scope, postId));
    expect(await see(postId)).toMatchObject({ stage: 'approved', dueAt: null, schedule: null });
  });
});

const system = { type: 'system', name: 'test' } as const;
