import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signPermission } from '../../../../test/signed-permission.ts';
import {
  approve,
  type CastName,
  createWorld,
  type House,
  planPost,
  submit,
  type World,
  writePost,
} from '../../../../test/world.ts';
import { listMessages } from '../../../kernel/mail/service.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import { withdrawAuthorization } from '../../../registers/authorizations/withdraw.ts';
import { updatePerson } from '../../../registers/people/service.ts';
import { beginCorrection, discardPost, getDraft, getPost } from '../../compose/service.ts';
import { latestReviewOfPost } from '../../review/service.ts';
import { addBlackout } from '../calendar/blackouts.ts';
import { readPlan } from '../service.ts';
import type { RepeatRule } from './contract.ts';
import { planRepeats } from './jobs.ts';
import { makeOccurrences } from './make-occurrences.ts';
import { changeRepeat, readRepeat, setRepeat, setRepeatPolicy } from './service.ts';

const DAY_MS = 86_400_000;

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

/** Approved words of the author, which nothing has left of. */
async function approved(): Promise<string> {
  const post = await writePost(world, house);
  const { review } = await submit(world, house, { postId: post.id });
  await approve(world, house, { review });
  return post.id;
}

/** The day on the house's clock so many days from now. */
const dayIn = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Chicago', dateStyle: 'short' }).format(
    world.clock.now().getTime() + days * DAY_MS,
  );

const weekly: RepeatRule = { every: 7, on: { kind: 'days' }, ends: { kind: 'count', count: 3 } };
const at = (startsOn: string, rule = weekly) => ({
  rule,
  startsOn,
  localTime: '09:00',
  timeZone: 'America/Chicago',
  aheadDays: 7,
});

const repeat = (by: CastName, postId: string, startsOn: string, rule = weekly) =>
  world.as(house, by, (scope) => setRepeat(scope, { postId, ...at(startsOn, rule) }));
const look = (postId: string) => world.as(house, 'auditor', (scope) => readRepeat(scope, postId));
const change = (by: CastName, postId: string, to: 'active' | 'paused' | 'ended') =>
  world.as(house, by, (scope) => changeRepeat(scope, { postId, to }));
const makeNow = (postId: string) =>
  makeOccurrences({ ...world.seed(house, 'author'), actor: { type: 'system', name: 'repeats' } }, postId);
const stageOf = (postId: string) => world.as(house, 'auditor', async (scope) => (await getPost(scope, postId)).stage);

async function told(kind: string, by: CastName = 'author') {
  const personId = house.people[by].id;
  const messages = await world.as(house, by, (scope) => listMessages(scope, { personId, limit: 50 }));
  return messages.filter((message) => message.kind === kind);
}

describe('a post that repeats', () => {
  test('is made again a week ahead as a post of its own, which waits for a review and names what it repeats', async () => {
    const postId = await approved();
    const first = dayIn(10);
    await repeat('author', postId, first);
    await world.runJobs();
    expect((await look(postId)).made).toEqual([]);
    await world.clock.advance(4 * DAY_MS);
    await world.runJobs();
    const { made, coming } = await look(postId);
    expect(made).toMatchObject([{ on: first, outcome: 'made', stage: 'in_review' }]);
    expect(coming.map(({ on }) => on)).toEqual([dayIn(13), dayIn(20)]);
    const again = made[0]?.postId ?? '';
    expect(await look(again)).toMatchObject({ repeat: null, repeats: { postId, on: first }, mayRepeat: false });
    const plan = await world.as(house, 'auditor', (scope) => readPlan(scope, again));
    expect(plan).toMatchObject({ plan: { localTime: `${first}T09:00`, state: 'standing' }, schedule: null });
    const contents = await Promise.all(
      [postId, again].map((id) => world.as(house, 'auditor', (scope) => getDraft(scope, id))),
    );
    expect(contents[1]?.content).toEqual(contents[0]?.content);
  });

  test('goes out at its time when the new review approves it', async () => {
    const postId = await approved();
    await repeat('publisher', postId, dayIn(3));
    await world.runJobs();
    const again = (await look(postId)).made[0]?.postId ?? '';
    const review = await world.as(house, 'reviewer', (scope) => latestReviewOfPost(scope, again));
    if (review === null) throw new Error('no review');
    await approve(world, house, { review });
    await world.runJobs();
    expect(await stageOf(again)).toBe('scheduled');
  });

  test('keeps whoever wrote the words from approving them when another person lets them repeat', async () => {
    const post = await writePost(world, house, { by: 'colleague' });
    const { review } = await submit(world, house, { postId: post.id, by: 'colleague' });
    await approve(world, house, { review });
    await repeat('publisher', post.id, dayIn(3));
    await world.runJobs();
    const again = (await look(post.id)).made[0]?.postId ?? '';
    const next = await world.as(house, 'reviewer', (scope) => latestReviewOfPost(scope, again));
    if (next === null) throw new Error('no review');
    await expect(approve(world, house, { review: next, by: 'colleague' })).rejects.toMatchObject({ status: 403 });
  });

  test('is over after its last date, and made once each though two workers look at once', async () => {
    const postId = await approved();
    await repeat('author', postId, dayIn(2), { every: 1, on: { kind: 'days' }, ends: { kind: 'count', count: 3 } });
    await Promise.all([makeNow(postId), makeNow(postId), makeNow(postId)]);
    const { made, repeat: rule, coming } = await look(postId);
    expect(made.map(({ on, outcome }) => [on, outcome])).toEqual([
      [dayIn(4), 'made'],
      [dayIn(3), 'made'],
      [dayIn(2), 'made'],
    ]);
    expect({ state: rule?.state, because: rule?.because, coming }).toEqual({
      state: 'ended',
      because: 'finished',
      coming: [],
    });
    expect(new Set(made.map((one) => one.postId)).size).toBe(3);
  });

  test('makes nothing early when a clock went back, and tells what had passed when one stood still', async () => {
    const postId = await approved();
    const first = dayIn(20);
    await repeat('author', postId, first);
    await makeNow(postId);
    expect((await look(postId)).made).toEqual([]);
    await world.clock.advance(28 * DAY_MS);
    await makeNow(postId);
    const { made } = await look(postId);
    expect(made.map(({ outcome, because }) => [outcome, because])).toEqual([
      ['made', null],
      ['skipped', 'late'],
      ['skipped', 'late'],
    ]);
    const messages = await told('repeat.skipped');
    expect(messages).toHaveLength(1);
    expect(messages[0]?.body).toContain(`${first} 09:00`);
    expect(await told('repeat.skipped', 'publisher')).toEqual([]);
  });

  test('keeps the hour of the clock over the night on which clocks change', async () => {
    const postId = await approved();
    const year = world.clock.now().getUTCFullYear();
    const from = `${year}-10-30`;
    await world.as(house, 'author', (scope) =>
      setRepeat(scope, { postId, ...at(from, { ...weekly, every: 8 }), localTime: '01:30' }),
    );
    const { coming } = await look(postId);
    const shown = coming.map(({ localTime }) => localTime.slice(11));
    expect(shown).toEqual(['01:30', '01:30', '01:30']);
    const gaps = coming.map(({ dueAt }) => Date.parse(dueAt)).map((ms, index, all) => ms - (all[index - 1] ?? ms));
    expect(gaps.toSorted((a, b) => a - b)).toEqual([0, 8 * DAY_MS, 8 * DAY_MS + 3_600_000]);
  });

  test('waits while its words are being changed, and goes on when that is over', async () => {
    const { postId } = await planPost(world, house);
    await world.owner.query(`update post set stage = 'published' where id = $1`, [postId]);
    await repeat('author', postId, dayIn(3));
    await world.as(house, 'author', (scope) => beginCorrection(scope, postId));
    await makeNow(postId);
    expect(await look(postId)).toMatchObject({ made: [], repeat: { state: 'active' } });
    await world.as(house, 'author', (scope) => discardPost(scope, postId));
    await makeNow(postId);
    expect(await look(postId)).toMatchObject({ made: [{ outcome: 'made' }] });
  });
});

describe('what keeps a post from repeating', () => {
  test('is a day on which nothing goes out: that date is left out and told', async () => {
    const postId = await approved();
    await repeat('author', postId, dayIn(3));
    const days = { channelId: null, from: dayIn(3), until: dayIn(3), reason: 'A day of mourning' };
    await world.as(house, 'publisher', (scope) => addBlackout(scope, days));
    expect((await look(postId)).coming.map(({ isBlackedOut }) => isBlackedOut)).toEqual([true, false, false]);
    await world.runJobs();
    const { made, repeat: rule } = await look(postId);
    expect(made).toMatchObject([{ outcome: 'skipped', because: 'blackout', postId: null }]);
    expect(rule?.state).toBe('active');
    const [message] = await told('repeat.skipped');
    expect(message?.body).toContain(`${dayIn(3)} 09:00`);
  });

  test('is a permission that was taken back: nothing is made, and its owner is told why', async () => {
    const { newsroom } = house.channels;
    const { authorizationId } = await signPermission(world, house, { infoScope: ['photo', 'story'] });
    const { postId } = await planPost(world, house, {
      channelIds: [newsroom],
      permission: { purpose: 'education', authorizationIds: [authorizationId] },
    });
    await repeat('author', postId, dayIn(9));
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
    await world.clock.advance(3 * DAY_MS);
    await world.runJobs();
    expect(await look(postId)).toMatchObject({ made: [], repeat: { state: 'paused', because: 'permission' } });
    const [message] = await told('repeat.paused');
    expect(message?.body).toContain('permission');
  });

  test('is that its owner may write there no more', async () => {
    const postId = await approved();
    await repeat('publisher', postId, dayIn(3));
    await world.as(house, 'administrator', (scope) =>
      updatePerson(scope, { personId: house.people.publisher.id, roles: ['auditor'] }),
    );
    await world.runJobs();
    expect(await look(postId)).toMatchObject({ made: [], repeat: { state: 'paused', because: 'no_right' } });
    await change('author', postId, 'active');
    await world.runJobs();
    expect(await look(postId)).toMatchObject({
      made: [{ outcome: 'made' }],
      repeat: { madeBy: house.people.author.id },
    });
  });
});

describe('whoever lets a post repeat', () => {
  test('pauses it, goes on and ends it; what was made stays', async () => {
    const postId = await approved();
    await repeat('author', postId, dayIn(3));
    await world.runJobs();
    await change('officer', postId, 'paused');
    await expect(change('officer', postId, 'paused')).rejects.toMatchObject({ code: 'REPEAT_CHANGED' });
    await world.clock.advance(30 * DAY_MS);
    await world.runJobs();
    expect((await look(postId)).made).toHaveLength(1);
    await expect(change('author', postId, 'active')).rejects.toMatchObject({ code: 'REPEAT_OVER' });
    await change('officer', postId, 'ended');
    await expect(change('author', postId, 'active')).rejects.toMatchObject({ code: 'REPEAT_CHANGED' });
    await repeat('author', postId, dayIn(3));
    expect(await look(postId)).toMatchObject({ repeat: { state: 'active' }, made: [{ outcome: 'made' }] });
  });

  test('has the right to it, and words that are approved and no repetition', async () => {
    const draft = await writePost(world, house);
    await expect(repeat('author', draft.id, dayIn(3))).rejects.toMatchObject({ code: 'NOT_APPROVED' });
    const postId = await approved();
    await expect(repeat('auditor', postId, dayIn(3))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(repeat('author', postId, dayIn(-40))).rejects.toMatchObject({ code: 'REPEAT_OVER' });
    await repeat('author', postId, dayIn(3));
    await world.runJobs();
    const again = (await look(postId)).made[0]?.postId ?? '';
    await expect(repeat('author', again, dayIn(3))).rejects.toMatchObject({ code: 'IS_REPETITION' });
  });

  test('has the next look planned anew when a worker starts', async () => {
    const postId = await approved();
    await repeat('author', postId, dayIn(3));
    await world.owner.query(`delete from graphile_worker._private_jobs`);
    await planRepeats(world.services);
    await world.runJobs();
    expect((await look(postId)).made).toHaveLength(1);
  });
});

describe('a house that says that approved words need no review again', () => {
  const policy = (by: CastName) => world.as(house, by, (scope) => setRepeatPolicy(scope, { keepsApproval: true }));

  test('lets them go out at their time by the approval that they have', async () => {
    await expect(policy('publisher')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await policy('officer');
    const postId = await approved();
    await repeat('publisher', postId, dayIn(3));
    await world.runJobs();
    await world.runJobs();
    const again = (await look(postId)).made[0]?.postId ?? '';
    expect(await stageOf(again)).toBe('scheduled');
    const review = await world.as(house, 'auditor', (scope) => latestReviewOfPost(scope, again));
    expect(review?.state).toBe('approved');
  });

  test('has them reviewed all the same where that approval would not do today', async () => {
    await policy('officer');
    const postId = await approved();
    await world.as(house, 'administrator', (scope) =>
      updatePerson(scope, { personId: house.people.reviewer.id, roles: ['auditor'] }),
    );
    await repeat('publisher', postId, dayIn(3));
    await world.runJobs();
    expect((await look(postId)).made).toMatchObject([{ stage: 'in_review' }]);
  });

  test('asks whoever may publish who they are before they let a post repeat', async () => {
    await policy('officer');
    const postId = await approved();
    const seed = world.seed(house, 'publisher');
    const unproved = { ...seed, actor: { ...seed.actor, provedAt: null } } as typeof seed; // one field of a person's
    await expect(inScope(unproved, (scope) => setRepeat(scope, { postId, ...at(dayIn(3)) }))).rejects.toMatchObject({
      code: 'STEP_UP_REQUIRED',
    });
  });
});
