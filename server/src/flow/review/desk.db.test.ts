import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type House, submit, type World, writePost } from '../../../test/world.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import type { ReviewStep } from '../../registers/org/contract.ts';
import type { ReviewView } from './contract.ts';
import { handOverReview, takeBackReview } from './delegations.ts';
import { remindOfReviewsTask } from './jobs.ts';
import { type IsQuiet, remindOfReviews } from './reminders.ts';
import { getReview, listQueue, recordDecision } from './service.ts';

let world: World;
let house: House;

const HOUR_MS = 60 * 60_000;
const step: ReviewStep = {
  id: 'approval',
  name: 'Approval',
  roles: ['clinician_reviewer', 'privacy_officer'],
  mode: 'any',
  quorum: 1,
  when: 'always',
  requiresPrivacyTraining: false,
};

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function openHouse(change: Partial<ReviewStep> = {}): Promise<void> {
  house = await world.openHouse();
  await world.owner.query('update organization set review_policy = $2 where organization_id = $1', [
    house.organizationId,
    JSON.stringify([{ ...step, ...change }]),
  ]);
}
async function reviewed(baseText?: string): Promise<ReviewView> {
  const post = await writePost(world, house, baseText === undefined ? {} : { baseText });
  return (await submit(world, house, { postId: post.id })).review;
}
const see = (review: ReviewView, who: 'reviewer' | 'officer' | 'colleague' | 'author' = 'reviewer') =>
  world.as(house, who, (scope) => getReview(scope, review.id));
const decide = (review: ReviewView, who: 'reviewer' | 'officer' | 'colleague', more: object = {}) =>
  world.as(house, who, (scope) =>
    recordDecision(scope, {
      reviewId: review.id,
      stepId: 'approval',
      contentHash: review.contentHash,
      outcome: 'approve',
      comment: '',
      ...more,
    }),
  );
const refused = (code: string) => expect.objectContaining({ code });

/** As later stages write down when a post is planned to leave. */
async function planFor(review: ReviewView, hours: number): Promise<Date> {
  const at = new Date(world.clock.now().getTime() + hours * HOUR_MS);
  await world.owner.query('update post set due_at = $2 where id = $1', [review.postId, at]);
  return at;
}

describe('the queue', () => {
  const queue = (query: { search?: string } = {}) =>
    world.as(house, 'reviewer', (scope) => listQueue(scope, { limit: 50, ...query }));

  test('has what is due first on top, then what is oldest; a planned time counts less its lead', async () => {
    await openHouse();
    const [oldest, planned, soon] = [await reviewed(), await reviewed(), await reviewed()];
    await planFor(planned, 30);
    await planFor(soon, 1);
    const { items } = await queue();
    expect(items.map(({ reviewId }) => reviewId)).toEqual([soon.id, planned.id, oldest.id]);
    expect(items.map(({ overdue }) => overdue)).toEqual([true, false, false]);
    expect(
      items.map(({ dueAt, plannedAt }) => (dueAt === null ? null : Date.parse(plannedAt ?? '') - Date.parse(dueAt))),
    ).toEqual([2 * HOUR_MS, 2 * HOUR_MS, null]);
    expect(items[0]?.waitingFor.toSorted()).toEqual(['Test colleague', 'Test officer', 'Test reviewer']);
    let after: string | undefined;
    const seen: string[] = [];
    do {
      const page = await world.as(house, 'reviewer', (scope) =>
        listQueue(scope, { limit: 1, ...(after && { after }) }),
      );
      seen.push(...page.items.map(({ reviewId }) => reviewId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual([soon.id, planned.id, oldest.id]);
  });

  test('is searched by words of the post and by who sent it', async () => {
    await openHouse({ deadlineHours: 5 });
    const found = await reviewed('Hand-washing is 100% worth it.');
    await reviewed('Flu vaccines are here.');
    expect((await queue({ search: ' 100% WORTH ' })).items.map(({ reviewId }) => reviewId)).toEqual([found.id]);
    expect((await queue({ search: 'test author' })).items).toHaveLength(2);
    expect((await queue({ search: '_' })).items).toEqual([]);
  });
});

describe('a passage', () => {
  test('is kept with the decision, with its words as they stood', async () => {
    await openHouse();
    const review = await reviewed('Say 👋 to our nurses.');
    const mark = (start: number, end: number, field = 'baseText') => ({
      outcome: 'request_changes',
      passages: [{ field, start, end, comment: 'Rather a name.' }],
    });
    for (const wrong of [mark(5, 6), mark(4, 5), mark(3, 3), mark(0, 400), mark(0, 3, 'variants.bluesky')]) {
      await expect(decide(review, 'reviewer', wrong)).rejects.toEqual(refused('PASSAGE_UNFIT'));
    }
    const after = await decide(review, 'reviewer', mark(4, 6));
    expect(after.decisions[0]?.passages).toEqual([
      { field: 'baseText', start: 4, end: 6, comment: 'Rather a name.', quote: '👋' },
    ]);
  });
});

describe('a review that is handed on', () => {
  const handOver = (
    review: ReviewView,
    from: 'reviewer' | 'officer' | 'colleague' | 'author',
    to: keyof House['people'],
  ) =>
    world.as(house, from, (scope) =>
      handOverReview(scope, {
        reviewId: review.id,
        toPersonId: house.people[to].id,
        reason: 'In theatre all week',
        until: new Date(world.clock.now().getTime() + 24 * HOUR_MS).toISOString(),
      }),
    );

  test('is decided in the name of who handed it on, who is not asked meanwhile', async () => {
    await openHouse({ mode: 'quorum', quorum: 2 });
    const review = await reviewed();
    expect((await see(review)).may.handOverTo.map(({ name }) => name)).toEqual(['Test colleague', 'Test officer']);
    await handOver(review, 'reviewer', 'officer');
    expect((await see(review)).may.decideSteps).toEqual([]);
    await expect(decide(review, 'reviewer')).rejects.toEqual(refused('HANDED_ON'));
    const after = await decide(review, 'officer');
    expect(after.decisions).toMatchObject([{ reviewerName: 'Test officer', onBehalfOfName: 'Test reviewer' }]);
    expect(after.state).toBe('open');
    expect((await decide(review, 'colleague')).state).toBe('approved');
    const { rows } = await world.owner.query<{ acting_as: string }>(
      `select leaf::json ->> 'acting_as' as acting_as from audit_event
        where organization_id = $1 and action = 'review.decided' and leaf::json ->> 'acting_as' is not null`,
      [house.organizationId],
    );
    expect(rows).toEqual([{ acting_as: `person:${house.people.reviewer.id}` }]);
  });

  test('comes back at the end of its time, or when it is taken back', async () => {
    await openHouse();
    const review = await reviewed();
    const { delegations } = await handOver(review, 'reviewer', 'officer');
    const back = { reviewId: review.id, delegationId: delegations[0]?.id ?? '' };
    await expect(world.as(house, 'colleague', (scope) => takeBackReview(scope, back))).rejects.toEqual(
      refused('NOT_FOUND'),
    );
    await world.as(house, 'reviewer', (scope) => takeBackReview(scope, back));
    expect((await see(review)).may.decideSteps).toEqual(['approval']);
    await handOver(review, 'reviewer', 'officer');
    await world.clock.advance(25 * HOUR_MS);
    expect((await see(review)).may.decideSteps).toEqual(['approval']);
  });

  test('goes to nobody who wrote it, may not decide it, or is of another organization', async () => {
    await openHouse();
    const stranger = (await world.openHouse()).people.reviewer.id;
    const review = await reviewed();
    await expect(handOver(review, 'reviewer', 'author')).rejects.toEqual(refused('TO_EDITOR'));
    await expect(handOver(review, 'reviewer', 'publisher')).rejects.toEqual(refused('TO_NOT_ELIGIBLE'));
    await expect(handOver(review, 'author', 'reviewer')).rejects.toEqual(refused('NOT_ASKED'));
    await expect(
      world.as(house, 'reviewer', (scope) =>
        handOverReview(scope, {
          reviewId: review.id,
          toPersonId: stranger,
          reason: 'Away',
          until: new Date(world.clock.now().getTime() + HOUR_MS).toISOString(),
        }),
      ),
    ).rejects.toEqual(refused('NOT_FOUND'));
  });
});

describe('reminders', () => {
  const never: IsQuiet = () => false;
  const look = (isQuiet: IsQuiet = never) =>
    inScope({ ...world.seed(house, 'auditor'), actor: { type: 'system', name: 'reviews' } }, (scope) =>
      remindOfReviews(scope, isQuiet),
    );
  const told = async () => {
    const { rows } = await world.owner.query<{ line: string }>(
      `select m.kind || ' ' || p.name as line from outbox_message m
         join person p on p.organization_id = m.organization_id and p.id = m.person_id
        where m.organization_id = $1 and m.kind in ('review.reminder', 'review.escalated') order by m.created_at, m.kind, p.name`,
      [house.organizationId],
    );
    return rows.map(({ line }) => line);
  };
  const asked = ['Test colleague', 'Test officer', 'Test reviewer'].map((name) => `review.reminder ${name}`);

  test('come once before the deadline and once at it, and others are told once when it has passed', async () => {
    await openHouse({ deadlineHours: 24, escalateTo: { roles: ['administrator'], personIds: [] } });
    await reviewed();
    expect(await look()).toBe(0);
    await world.clock.advance(21 * HOUR_MS);
    expect([await look(), await look()]).toEqual([3, 0]);
    expect(await told()).toEqual(asked);
    await world.clock.advance(3 * HOUR_MS);
    expect([await look(), await look()]).toEqual([3, 0]);
    await world.clock.advance(HOUR_MS);
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await told()).toEqual([...asked, ...asked, 'review.escalated Test administrator']);
  });

  test('come once when two workers look at the same time', async () => {
    await openHouse({ deadlineHours: 1 });
    await reviewed();
    await world.clock.advance(HOUR_MS);
    const counts = await Promise.all([look(), look(), look()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(await told()).toEqual(asked);
  });

  test('follow a planned time, and come anew when it is moved', async () => {
    await openHouse();
    const review = await reviewed();
    await planFor(review, 2);
    expect(await look()).toBe(3);
    await planFor(review, 30);
    expect(await look()).toBe(0);
    await world.clock.advance(28 * HOUR_MS);
    expect(await look()).toBe(3);
  });

  test('wait for the end of quiet hours', async () => {
    await openHouse({ deadlineHours: 1 });
    await reviewed();
    await world.clock.advance(HOUR_MS);
    expect(await look((personId) => personId === house.people.officer.id)).toBe(2);
    expect(await look()).toBe(1);
  });

  test('go to nobody who has decided, and to nobody once the review is over', async () => {
    await openHouse({ deadlineHours: 1, mode: 'quorum', quorum: 2 });
    const review = await reviewed();
    await decide(review, 'reviewer');
    await world.clock.advance(HOUR_MS);
    expect(await look()).toBe(2);
    await decide(review, 'officer');
    await world.clock.advance(HOUR_MS);
    expect(await look()).toBe(0);
  });

  test('are looked for again while a review waits, by one job', async () => {
    await openHouse({ deadlineHours: 1 });
    await reviewed();
    await reviewed();
    const task = remindOfReviewsTask(world.services);
    await task.run({ organizationId: house.organizationId });
    await task.run({ organizationId: house.organizationId });
    const { rows } = await world.owner.query<{ jobs: number }>(
      `select count(*)::int as jobs from graphile_worker._private_jobs where key = $1`,
      [`review-remind:${house.organizationId}`],
    );
    expect(rows[0]?.jobs).toBe(1);
  });
});
