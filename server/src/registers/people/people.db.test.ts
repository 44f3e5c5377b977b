import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  approve,
  type CastName,
  contentOf,
  createWorld,
  type House,
  planPost,
  publishDue,
  submit,
  type World,
  writePost,
} from '../../../test/world.ts';
import { createPost, getPost, isImageInReadablePost, listPosts, saveDraft } from '../../flow/compose/service.ts';
import { getClearance, getTrail, listDeliveries, settleByPerson, takeDown } from '../../flow/publish/service.ts';
import { addComment } from '../../flow/review/comments.ts';
import { getReview, listQueue, withdrawReview } from '../../flow/review/service.ts';
import { waiveFinding } from '../../flow/review/waivers.ts';
import { cancelSchedule, schedulePost } from '../../flow/schedule/service.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { listMessages } from '../../kernel/mail/service.ts';
import { inScope, type Scope } from '../../kernel/scope/scope.ts';
import { handOvers } from '../../main/hand-overs.ts';
import { disconnectChannel } from '../channels/service.ts';
import { createKey, listKeys } from '../keys/service.ts';
import { readImage } from '../media/service.ts';
import type { Role } from '../org/contract.ts';
import type { RoleLimit } from './contract.ts';
import {
  appointDeputy,
  endDeputy,
  getPerson,
  grantsOf,
  leavePerson,
  listPeoplePage,
  previewLeaving,
  readPersonRecord,
  recordTraining,
  returnPerson,
  updatePerson,
} from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

const TODAY = '2027-03-01';
const id = (who: CastName) => house.people[who].id;
const admin = <T>(work: (scope: Scope) => Promise<T>) => world.as(house, 'administrator', work);

/** One use case of somebody as the sign-in would let them in: with the grants of today. */
async function as<T>(who: CastName, work: (scope: Scope) => Promise<T>): Promise<T> {
  const seed = world.seed(house, who);
  const system = { ...seed, actor: { type: 'system', name: 'test' } as const };
  const grants = await inScope(system, (scope) => grantsOf(scope, id(who)));
  if (seed.actor.type !== 'person') throw new TypeError('the cast are people');
  return inScope({ ...seed, actor: { ...seed.actor, grants } }, work);
}

function setRoles(who: CastName, roles: Role[], limits: RoleLimit[] = []) {
  return admin((scope) => updatePerson(scope, { personId: id(who), roles, limits }));
}

const limitTo = (role: Role, ...channelIds: string[]): RoleLimit => ({ role, siteIds: [], channelIds });

const standIn = (who: CastName, to: CastName, change: { includesAdministrator?: boolean; roles?: Role[] } = {}) => ({
  personId: id(who),
  deputyId: id(to),
  fromDate: TODAY,
  untilDate: '2027-03-05',
  roles: change.roles ?? null,
  includesAdministrator: change.includesAdministrator ?? false,
  reason: 'Leave',
});
const appoint = (...made: Parameters<typeof standIn>) => admin((scope) => appointDeputy(scope, standIn(...made)));

const code = (of: string) => expect.objectContaining({ code: of });

async function auditOf(action: string): Promise<{ actor: string; acting_as: string | null; facts: object }[]> {
  const { rows } = await world.owner.query<{ leaf: string }>(
    'select leaf from audit_event where organization_id = $1 and action = $2 order by at, id',
    [house.organizationId, action],
  );
  return rows.map(({ leaf }) => JSON.parse(leaf));
}

describe('roles and their limits', () => {
  test('are changed by administrators, as the revision that was read', async () => {
    const before = await admin((scope) => getPerson(scope, id('author')));
    const limits = [limitTo('author', house.channels.practice)];
    const change = { personId: before.id, revision: before.revision, roles: ['author' as const], limits };
    const after = await admin((scope) => updatePerson(scope, change));
    expect(after.revision).toBe(before.revision + 1);
    await expect(admin((scope) => updatePerson(scope, change))).rejects.toEqual(code('PERSON_CHANGED'));
    await expect(as('publisher', (scope) => updatePerson(scope, change))).rejects.toEqual(code('FORBIDDEN'));
    expect((await admin((scope) => readPersonRecord(scope, id('author')))).limits).toEqual(limits);
    const { people } = await as('auditor', (scope) => listPeoplePage(scope, { limit: 100, search: 'test AUTHOR' }));
    expect(people).toMatchObject([{ id: id('author'), limitedRoles: ['author'], revision: after.revision }]);
  });

  test('fit: a role that is held and may be limited, channels and sites that are there', async () => {
    for (const limit of [
      limitTo('publisher', house.channels.practice),
      limitTo('author'),
      limitTo('author', newId<'channel'>()),
      { ...limitTo('author'), siteIds: [newId<'site'>()] },
    ]) {
      await expect(setRoles('author', ['author'], [limit])).rejects.toEqual(code('LIMIT_UNFIT'));
    }
    const always = limitTo('auditor', house.channels.practice);
    await expect(setRoles('auditor', ['auditor'], [always])).rejects.toEqual(code('LIMIT_UNFIT'));
    const other = await world.openHouse();
    const stranger = limitTo('author', other.channels.practice);
    await expect(setRoles('author', ['author'], [stranger])).rejects.toEqual(code('LIMIT_UNFIT'));
  });

  test('go with the role, and stay where only another role changes', async () => {
    await setRoles(
      'author',
      ['author', 'publisher'],
      [limitTo('author', house.channels.practice), limitTo('publisher', house.channels.newsroom)],
    );
    await admin((scope) => updatePerson(scope, { personId: id('author'), roles: ['author', 'recruiter'] }));
    const { limits } = await admin((scope) => readPersonRecord(scope, id('author')));
    expect(limits).toEqual([limitTo('author', house.channels.practice)]);
  });

  test('of a channel that was disconnected still bind: the role reaches nothing then, not everything', async () => {
    const limits = [limitTo('author', house.channels.newsroom)];
    await setRoles('author', ['author'], limits);
    await admin((scope) => disconnectChannel(scope, house.channels.newsroom));
    await setRoles('author', ['author'], limits);
    const writing = as('author', (scope) => writeOn(scope, house.channels.practice));
    await expect(writing).rejects.toEqual(code('CHANNEL_OUT_OF_REACH'));
  });

  test('leave no organization without an administrator, nor without the privacy officer that its reviews ask for', async () => {
    await expect(setRoles('administrator', ['author'])).rejects.toEqual(code('LAST_ADMINISTRATOR'));
    await expect(setRoles('officer', ['author'])).rejects.toEqual(code('LAST_PRIVACY_OFFICER'));
    await setRoles('reviewer', ['clinician_reviewer', 'privacy_officer']);
    await setRoles('officer', ['author']);
  });

  test('a trainer records trainings and nothing else', async () => {
    await setRoles('auditor', ['trainer']);
    const trained = await as('auditor', (scope) =>
      recordTraining(scope, { personId: id('author'), privacyTrainedUntil: '2028-01-01' }),
    );
    expect(trained.privacyTrainedUntil).toBe('2028-01-01');
    await expect(setRolesAs('auditor')).rejects.toEqual(code('FORBIDDEN'));
  });

  const setRolesAs = (who: CastName) =>
    as(who, (scope) => updatePerson(scope, { personId: id(who), roles: ['administrator'] }));
});

function writeOn(scope: Scope, ...channelIds: string[]) {
  return createPost(scope, { content: contentOf(house, { channelIds }) });
}

describe('somebody whose role is limited to a channel', () => {
  let elsewhere: { postId: string; deliveries: { id: string }[]; versionId: string };
  const { newsroom, practice } = { newsroom: () => house.channels.newsroom, practice: () => house.channels.practice };

  beforeEach(async () => {
    elsewhere = await planPost(world, house, { channelIds: [practice()] });
  });

  test('writes there, and nowhere else, nor takes a channel off that is not theirs', async () => {
    await setRoles('author', ['author'], [limitTo('author', newsroom())]);
    const post = await as('author', (scope) => writeOn(scope, newsroom()));
    for (const channels of [[practice()], [newsroom(), practice()]]) {
      await expect(as('author', (scope) => writeOn(scope, ...channels))).rejects.toEqual(code('CHANNEL_OUT_OF_REACH'));
    }
    const joint = { ...post.draft.content, channelIds: [newsroom(), practice()] };
    const save = (who: CastName, content: typeof joint) =>
      as(who, (scope) => saveDraft(scope, { postId: post.id, revision: post.draft.revision, content }));
    await expect(save('author', joint)).rejects.toEqual(code('CHANNEL_OUT_OF_REACH'));
    const { revision } = await save('colleague', joint);
    const back = { postId: post.id, revision, content: post.draft.content };
    await expect(as('author', (scope) => saveDraft(scope, back))).rejects.toEqual(code('CHANNEL_OUT_OF_REACH'));
  });

  test('sees no other posts: as if they did not exist, on every way', async () => {
    await setRoles('reviewer', ['clinician_reviewer'], [limitTo('clinician_reviewer', newsroom())]);
    const waiting = await writePost(world, house, { channelIds: [practice()] });
    const { review } = await submit(world, house, { postId: waiting.id });
    const missing = expect.objectContaining({ code: 'NOT_FOUND', status: 404 });
    const ways: ((scope: Scope) => Promise<unknown>)[] = [
      (scope) => getPost(scope, waiting.id),
      (scope) => getReview(scope, review.id),
      (scope) => getTrail(scope, waiting.id),
      (scope) => getClearance(scope, waiting.id),
      (scope) => listDeliveries(scope, elsewhere.postId),
      (scope) => addComment(scope, { postId: waiting.id, body: 'Hello' }),
      (scope) => withdrawReview(scope, waiting.id),
      (scope) => cancelSchedule(scope, elsewhere.postId),
    ];
    for (const way of ways) await expect(as('reviewer', way)).rejects.toEqual(missing);
    const list = await as('reviewer', (scope) => listPosts(scope, { limit: 50 }));
    expect(list.posts).toEqual([]);
    expect((await as('reviewer', (scope) => listQueue(scope, { limit: 50 }))).items).toEqual([]);
    expect((await as('auditor', (scope) => listPosts(scope, { limit: 50 }))).posts).toHaveLength(2);
  });

  test('sees posts of their channel, joint ones, and their own wherever these go', async () => {
    const own = await as('author', (scope) => writeOn(scope, practice()));
    await setRoles('author', ['author'], [limitTo('author', newsroom())]);
    await writePost(world, house, { by: 'colleague', channelIds: [newsroom(), practice()] });
    await writePost(world, house, { by: 'colleague', channelIds: [] });
    const { posts } = await as('author', (scope) => listPosts(scope, { limit: 50 }));
    // The joint one, and two of their own: this one and the one that was planned.
    expect(posts).toHaveLength(3);
    expect(posts.map((post) => post.id)).toContain(own.id);
  });

  test('sees pictures of posts that they see, and their own; others look as if they were not there', async () => {
    await setRoles('reviewer', ['clinician_reviewer'], [limitTo('clinician_reviewer', newsroom())]);
    const add = async (by: CastName) => {
      const image = { organizationId: house.organizationId, id: newId<'media'>(), sha256: 'a'.repeat(64) };
      await world.owner.query(
        `insert into media (organization_id, id, sha256, original_sha256, mime_type, width_px, height_px, byte_size,
           stripped_metadata, created_by, created_at) values ($1, $2, $3, $3, 'image/png', 1, 1, 1, '{}', $4, now())`,
        [image.organizationId, image.id, image.sha256, id(by)],
      );
      return { mediaId: image.id, sha256: image.sha256, altText: 'A door' };
    };
    const [there, here, own, loose] = [
      await add('author'),
      await add('author'),
      await add('reviewer'),
      await add('author'),
    ];
    await writePost(world, house, { channelIds: [practice()], images: [there] });
    await writePost(world, house, { channelIds: [newsroom()], images: [here] });
    const sees = (who: CastName, { mediaId }: { mediaId: string }) =>
      as(who, (scope) => readImage(scope, mediaId, isImageInReadablePost)).then(
        () => true,
        (error: { code?: string; status?: number }) => `${error.code} ${error.status}`,
      );
    expect(await sees('reviewer', here)).toBe(true);
    expect(await sees('reviewer', own)).toBe(true);
    expect(await sees('reviewer', there)).toBe('NOT_FOUND 404');
    expect(await sees('reviewer', loose)).toBe('NOT_FOUND 404');
    expect(await sees('auditor', there)).toBe(true);
  });

  test('decides, schedules and settles there alone', async () => {
    await setRoles('reviewer', ['clinician_reviewer'], [limitTo('clinician_reviewer', newsroom())]);
    await setRoles('publisher', ['publisher'], [limitTo('publisher', newsroom())]);
    const post = await writePost(world, house, { channelIds: [newsroom(), practice()] });
    const { review } = await submit(world, house, { postId: post.id });
    await expect(approve(world, house, { review, by: 'reviewer' })).rejects.toEqual(code('CHANNEL_OUT_OF_REACH'));
    await approve(world, house, { review, by: 'officer' });
    const now = { postId: post.id, body: { mode: 'now' as const, versionId: review.versionId } };
    await expect(as('publisher', (scope) => schedulePost(scope, now))).rejects.toEqual(code('CHANNEL_OUT_OF_REACH'));
    const [delivery] = elsewhere.deliveries;
    const settled = { deliveryId: delivery?.id ?? '', saw: 'published' as const, reason: 'Looked' };
    await expect(as('publisher', (scope) => settleByPerson(scope, settled))).rejects.toEqual(code('NOT_FOUND'));
  });

  test('a reviewer whose limit no longer reaches a version has not approved it', async () => {
    const post = await writePost(world, house, { channelIds: [practice()] });
    const { review } = await submit(world, house, { postId: post.id });
    await approve(world, house, { review, by: 'reviewer' });
    const approval = async () =>
      (await as('auditor', (scope) => getClearance(scope, post.id))).lines.find(({ line }) => line === 'approval')
        ?.state;
    expect(await approval()).toBe('ok');
    await setRoles('reviewer', ['clinician_reviewer'], [limitTo('clinician_reviewer', newsroom())]);
    expect(await approval()).toBe('open');
  });

  test('as a privacy officer sees everything, takes everything down, and waives and decides only there', async () => {
    await setRoles('officer', ['privacy_officer'], [limitTo('privacy_officer', newsroom())]);
    const post = await writePost(world, house, {
      channelIds: [practice()],
      baseText: 'John Miller, MRN 4471923, was discharged on March 3.',
    });
    const { review, screening } = await submit(world, house, { postId: post.id });
    const findingKey = screening.findings[0]?.key ?? '';
    const waive = { reviewId: review.id, contentHash: review.contentHash, findingKey, reason: 'A made-up example' };
    await expect(as('officer', (scope) => waiveFinding(scope, waive))).rejects.toEqual(code('CHANNEL_OUT_OF_REACH'));
    await as('officer', (scope) => withdrawReview(scope, post.id));
    await world.clock.advance(20_000);
    await publishDue(world.publisher());
    const [delivery] = await as('officer', (scope) => listDeliveries(scope, elsewhere.postId));
    expect(delivery?.state).toBe('confirmed');
    const down = { deliveryId: delivery?.id ?? '', reason: 'A patient asked' };
    await setRoles('publisher', ['publisher'], [limitTo('publisher', newsroom())]);
    await expect(as('publisher', (scope) => takeDown(scope, down))).rejects.toEqual(code('NOT_FOUND'));
    expect((await as('officer', (scope) => takeDown(scope, down))).state).toBe('removing');
  });

  test('stops no planned post elsewhere', async () => {
    const joint = await planPost(world, house, {
      channelIds: [newsroom(), practice()],
      baseText: 'Clinics are open on Monday.',
    });
    await setRoles('publisher', ['publisher'], [limitTo('publisher', newsroom())]);
    await expect(as('publisher', (scope) => cancelSchedule(scope, joint.postId))).rejects.toEqual(
      code('CHANNEL_OUT_OF_REACH'),
    );
    await as('officer', (scope) => cancelSchedule(scope, joint.postId));
  });
});

describe('deputies', () => {
  test('are appointed by oneself or an administrator; both are told; the record names them', async () => {
    const made = await as('reviewer', (scope) => appointDeputy(scope, standIn('reviewer', 'publisher')));
    expect(made).toMatchObject({ state: 'active', personName: 'Test reviewer', deputyName: 'Test publisher' });
    const told = await as('publisher', (scope) => listMessages(scope, { personId: id('publisher'), limit: 5 }));
    expect(told[0]).toMatchObject({ kind: 'deputy.appointed', link: `/people/${id('reviewer')}` });
    expect(told[0]?.body).toContain('Test reviewer');
    expect(await as('reviewer', (scope) => listMessages(scope, { personId: id('reviewer'), limit: 5 }))).toEqual([]);
    await expect(as('author', (scope) => appointDeputy(scope, standIn('officer', 'author')))).rejects.toEqual(
      code('FORBIDDEN'),
    );
    const record = await admin((scope) => readPersonRecord(scope, id('publisher')));
    expect(record.standsInFor).toEqual([{ ...made, reason: 'Leave' }]);
    await expect(as('author', (scope) => readPersonRecord(scope, id('publisher')))).rejects.toEqual(code('FORBIDDEN'));
  });

  test('decide in the name of the person they stand in for, which the trail and the review tell', async () => {
    await setRoles('publisher', ['publisher']);
    await admin((scope) => recordTraining(scope, { personId: id('publisher'), privacyTrainedUntil: '2028-01-01' }));
    await appoint('reviewer', 'publisher');
    const post = await writePost(world, house);
    const { review } = await submit(world, house, { postId: post.id });
    const waiting = review.steps[0]?.eligible.find((one) => one.id === id('publisher'));
    expect(waiting).toEqual({ id: id('publisher'), name: 'Test publisher', onBehalfOfName: 'Test reviewer' });
    const decided = await approve(world, house, { review, by: 'publisher' });
    expect(decided.decisions).toMatchObject([{ reviewerName: 'Test publisher', onBehalfOfName: 'Test reviewer' }]);
    expect(await auditOf('review.decided')).toMatchObject([
      { actor: `person:${id('publisher')}`, acting_as: `person:${id('reviewer')}` },
    ]);
    const trail = await as('auditor', (scope) => getTrail(scope, post.id));
    expect(trail.find(({ action }) => action === 'review.decided')).toMatchObject({
      actorName: 'Test publisher',
      onBehalfOfName: 'Test reviewer',
    });
    // Over since midnight: the approval stays, and nothing new is decided.
    await world.clock.advance(5 * 86_400_000);
    const later = await as('auditor', (scope) => getReview(scope, review.id));
    expect(later.review.steps[0]?.state).toBe('passed');
    const next = await submit(world, house, { postId: (await writePost(world, house)).id });
    await expect(approve(world, house, { review: next.review, by: 'publisher' })).rejects.toEqual(
      code('NOT_A_REVIEWER'),
    );
    await world.clock.advance(-5 * 86_400_000);
  });

  test('never approve what the person they stand in for had a hand in', async () => {
    await appoint('colleague', 'publisher');
    const post = await writePost(world, house, { by: 'colleague' });
    const { review } = await submit(world, house, { postId: post.id, by: 'colleague' });
    await expect(approve(world, house, { review, by: 'publisher' })).rejects.toEqual(code('LENDER_IS_EDITOR'));
    await appoint('officer', 'publisher');
    await approve(world, house, { review, by: 'publisher' });
  });

  test('waive with a borrowed role, but not for an editor', async () => {
    await setRoles('colleague', ['author', 'privacy_officer']);
    await appoint('colleague', 'publisher');
    const baseText = 'John Miller, MRN 4471923, was discharged on March 3.';
    const attempt = async (by: CastName) => {
      const post = await writePost(world, house, { by, baseText });
      const { review, screening } = await submit(world, house, { postId: post.id, by });
      const findingKey = screening.findings[0]?.key ?? '';
      const waive = { reviewId: review.id, contentHash: review.contentHash, findingKey, reason: 'A made-up example' };
      return as('publisher', (scope) => waiveFinding(scope, waive));
    };
    await expect(attempt('colleague')).rejects.toEqual(code('FORBIDDEN'));
    await attempt('author');
    expect(await auditOf('finding.waived')).toMatchObject([{ acting_as: `person:${id('colleague')}` }]);
  });

  test('do not become administrators, nor make themselves one', async () => {
    await expect(
      as('author', (scope) => appointDeputy(scope, { ...standIn('author', 'publisher'), includesAdministrator: true })),
    ).rejects.toEqual(code('BORROWED_ROLE'));
    await appoint('administrator', 'publisher', { includesAdministrator: true });
    const promote = (who: CastName) =>
      as('publisher', (scope) => updatePerson(scope, { personId: id(who), roles: ['administrator'] }));
    await expect(promote('publisher')).rejects.toEqual(code('BORROWED_ROLE'));
    await expect(promote('author')).rejects.toEqual(code('BORROWED_ROLE'));
    await as('publisher', (scope) => updatePerson(scope, { personId: id('author'), roles: ['author', 'publisher'] }));
    expect(await auditOf('person.updated')).toMatchObject([{ acting_as: `person:${id('administrator')}` }]);
    const lending = as('publisher', (scope) =>
      appointDeputy(scope, { ...standIn('author', 'auditor'), includesAdministrator: true }),
    );
    await expect(lending).rejects.toEqual(code('BORROWED_ROLE'));
  });

  test('keep to the rules of dates, and to people who are here', async () => {
    await appoint('reviewer', 'publisher');
    await expect(appoint('reviewer', 'publisher')).rejects.toEqual(code('DEPUTY_OVERLAP'));
    await expect(appoint('publisher', 'author')).rejects.toEqual(code('DEPUTY_AWAY'));
    await expect(appoint('officer', 'officer')).rejects.toEqual(code('DEPUTY_SELF'));
    const past = { ...standIn('officer', 'author'), fromDate: '2027-02-28' };
    await expect(admin((scope) => appointDeputy(scope, past))).rejects.toEqual(code('DEPUTY_DATES'));
    await admin((scope) => leavePerson(scope, { personId: id('author'), successorId: null }, handOvers));
    await expect(appoint('officer', 'author')).rejects.toEqual(code('PERSON_NOT_HERE'));
  });

  test('of two made at the same moment, one is made', async () => {
    const made = await Promise.allSettled([appoint('reviewer', 'publisher'), appoint('reviewer', 'publisher')]);
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('end early by whoever has to do with it, and others are told', async () => {
    const made = await appoint('reviewer', 'publisher');
    await expect(as('author', (scope) => endDeputy(scope, made.id))).rejects.toEqual(code('FORBIDDEN'));
    await as('publisher', (scope) => endDeputy(scope, made.id));
    await expect(as('reviewer', (scope) => endDeputy(scope, made.id))).rejects.toEqual(code('DEPUTY_ENDED'));
    const told = await as('reviewer', (scope) => listMessages(scope, { personId: id('reviewer'), limit: 5 }));
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(['deputy.appointed', 'deputy.ended']);
    await appoint('reviewer', 'publisher');
  });
});

describe('somebody who leaves', () => {
  const leave = (who: CastName, to: CastName | null | undefined, lendReviewingRoles = false) => {
    const successorId = to === undefined ? undefined : to === null ? null : id(to);
    return admin((scope) => leavePerson(scope, { personId: id(who), successorId, lendReviewingRoles }, handOvers));
  };
  const authorOf = async (postId: string) => (await as('auditor', (scope) => getPost(scope, postId))).authorId;

  test('hands over what is not out, and what is planned stays planned and goes out', async () => {
    const draft = await writePost(world, house);
    const waiting = await writePost(world, house);
    await submit(world, house, { postId: waiting.id });
    const planned = await planPost(world, house);
    const preview = await admin((scope) => previewLeaving(scope, id('author'), handOvers));
    expect(preview.groups.map(({ kind, count }) => [kind, count])).toEqual([
      ['draft', 1],
      ['in_review', 1],
      ['planned', 1],
    ]);
    const { person } = await leave('author', 'colleague');
    expect(person).toMatchObject({ state: 'left', name: 'Test author' });
    for (const postId of [draft.id, waiting.id, planned.postId]) expect(await authorOf(postId)).toBe(id('colleague'));
    expect(await auditOf('post.handed_over')).toHaveLength(3);
    await world.clock.advance(20_000);
    await publishDue(world.publisher());
    const deliveries = await as('auditor', (scope) => listDeliveries(scope, planned.postId));
    expect(deliveries.map(({ state }) => state)).toEqual(['confirmed']);
    const messages = await as('colleague', (scope) => listMessages(scope, { personId: id('colleague'), limit: 20 }));
    const told = messages.find(({ kind }) => kind === 'person.handed_over');
    expect(told?.link).toBe('/posts');
    expect(told?.body).toContain('(3)');
  });

  test('a successor may approve what they did not write, and the words keep their editors', async () => {
    const post = await writePost(world, house);
    const { review } = await submit(world, house, { postId: post.id });
    await leave('author', 'colleague');
    expect((await approve(world, house, { review, by: 'colleague' })).state).toBe('approved');
  });

  test('is out at once: no grants, no membership, no session, no key, no open link', async () => {
    const { key } = await as('publisher', (scope) =>
      createKey(scope, { name: 'A script', scopes: ['posts:read'], expiresInDays: 30 }),
    );
    await world.owner.query(
      `insert into auth.session (id, token_hash, user_id, organization_id, person_id, method, started_at, used_at,
         proved_at, browser, address)
       select gen_random_uuid(), 'hash', user_id, organization_id, person_id, 'password', now(), now(), now(), '', ''
         from auth.membership where person_id = $1`,
      [id('publisher')],
    );
    await leave('publisher', null);
    const left = await admin((scope) => getPerson(scope, id('publisher')));
    expect(left.state).toBe('left');
    expect(await admin((scope) => grantsOf(scope, id('publisher')))).toEqual([]);
    const rows = await world.owner.query('select 1 from auth.membership where person_id = $1', [id('publisher')]);
    expect(rows.rowCount).toBe(0);
    const { keys } = await admin((scope) => listKeys(scope));
    expect(keys.find((one) => one.id === key.id)?.revokedAt).not.toBe(null);
    const alive = await world.owner.query('select 1 from auth.session where person_id = $1 and ended_at is null', [
      id('publisher'),
    ]);
    expect(alive.rowCount).toBe(0);
    expect(await auditOf('session.ended')).toHaveLength(1);
  });

  test('lends the reviewing roles to the successor for 30 days where the administrator says so', async () => {
    await setRoles('colleague', ['author']);
    await setRoles('officer', ['privacy_officer', 'author']);
    const steps = JSON.stringify([
      {
        id: 'approval',
        name: 'Approval',
        roles: ['clinician_reviewer'],
        mode: 'any',
        quorum: 1,
        when: 'always',
        requiresPrivacyTraining: false,
      },
    ]);
    await world.owner.query('update organization set review_policy = $2 where organization_id = $1', [
      house.organizationId,
      steps,
    ]);
    const { review } = await submit(world, house, { postId: (await writePost(world, house)).id });
    const preview = await admin((scope) => previewLeaving(scope, id('reviewer'), handOvers));
    expect(preview).toMatchObject({
      groups: [{ kind: 'review_alone', outcome: 'asks', count: 1, items: [{ id: review.id }] }],
      reviewingRoles: ['clinician_reviewer'],
      hindrances: [],
    });
    await leave('reviewer', 'publisher', true);
    const decided = await approve(world, house, { review, by: 'publisher' });
    expect(decided).toMatchObject({ state: 'approved', decisions: [{ onBehalfOfName: 'Test reviewer' }] });
    const record = await admin((scope) => readPersonRecord(scope, id('publisher')));
    expect(record.standsInFor).toMatchObject([
      { kind: 'handover', roles: ['clinician_reviewer'], fromDate: TODAY, untilDate: '2027-03-30' },
    ]);
  });

  test('is replaced by whoever stands in for them where nobody is named, and agreements end', async () => {
    await appoint('author', 'colleague');
    const post = await writePost(world, house);
    const preview = await admin((scope) => previewLeaving(scope, id('author'), handOvers));
    expect(preview.suggestedSuccessorId).toBe(id('colleague'));
    await leave('author', undefined);
    expect(await authorOf(post.id)).toBe(id('colleague'));
    const record = await admin((scope) => readPersonRecord(scope, id('author')));
    expect(record).toMatchObject({ successor: { id: id('colleague') }, deputies: [{ state: 'ended' }] });
  });

  test('leaves their approvals behind: what rests on them needs a new one, and the preview says so', async () => {
    const planned = await planPost(world, house);
    const preview = await admin((scope) => previewLeaving(scope, id('reviewer'), handOvers));
    expect(preview.groups).toMatchObject([{ kind: 'approval', outcome: 'asks', items: [{ id: planned.postId }] }]);
    await leave('reviewer', null);
    const { verdict } = await as('auditor', (scope) => getClearance(scope, planned.postId));
    expect(verdict).toBe('blocked');
  });

  test('keeps what they wrote under their name where nobody takes over', async () => {
    const post = await writePost(world, house);
    await leave('author', null);
    expect(await authorOf(post.id)).toBe(id('author'));
    expect((await as('auditor', (scope) => getPost(scope, post.id))).authorName).toBe('Test author');
  });

  test('is not the last administrator or privacy officer, nor succeeded by themselves or somebody who left', async () => {
    await expect(leave('administrator', 'author')).rejects.toEqual(code('LAST_ADMINISTRATOR'));
    await expect(leave('officer', 'author')).rejects.toEqual(code('LAST_PRIVACY_OFFICER'));
    await expect(leave('author', 'author')).rejects.toEqual(code('SUCCESSOR_UNFIT'));
    await leave('publisher', null);
    await expect(leave('author', 'publisher')).rejects.toEqual(code('SUCCESSOR_UNFIT'));
    await expect(leave('publisher', null)).rejects.toEqual(code('LEFT_ALREADY'));
    await expect(as('author', (scope) => leavePerson(scope, { personId: id('reviewer') }, handOvers))).rejects.toEqual(
      code('FORBIDDEN'),
    );
  });

  test('of two administrators who let each other leave, one stays', async () => {
    await setRoles('colleague', ['administrator', 'author']);
    const others = await Promise.allSettled([
      as('colleague', (scope) => leavePerson(scope, { personId: id('administrator'), successorId: null }, handOvers)),
      as('administrator', (scope) => leavePerson(scope, { personId: id('colleague'), successorId: null }, handOvers)),
    ]);
    expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('all or nothing: where a room fails, nobody has left', async () => {
    const post = await writePost(world, house);
    const failing = { preview: async () => [], handOver: () => Promise.reject(new Error('the room fails')) };
    const going = admin((scope) =>
      leavePerson(scope, { personId: id('author'), successorId: id('colleague') }, [...handOvers, failing]),
    );
    await expect(going).rejects.toThrow('the room fails');
    expect(await authorOf(post.id)).toBe(id('author'));
    expect((await admin((scope) => getPerson(scope, id('author')))).state).toBe('active');
  });

  test('comes back as the same person, with a new link', async () => {
    await leave('author', 'colleague');
    const { person, invitationLink } = await admin((scope) => returnPerson(scope, id('author')));
    expect(person).toMatchObject({ id: id('author'), state: 'invited', roles: ['author'] });
    expect(invitationLink).toContain(`/invitation#${house.organizationId}.`);
    await expect(admin((scope) => returnPerson(scope, id('author')))).rejects.toEqual(code('NOT_LEFT'));
    expect((await admin((scope) => readPersonRecord(scope, id('author')))).leftAt).toBe(null);
  });
});

test('pages of people tell each one once, by name, with state and search', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await as('auditor', (scope) =>
      listPeoplePage(scope, { limit: 2, ...(after === undefined ? {} : { after }) }),
    );
    seen.push(...page.people.map(({ name }) => name));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(
    Object.keys(house.people)
      .map((name) => `Test ${name}`)
      .toSorted(),
  );
  const left = await as('auditor', (scope) => listPeoplePage(scope, { limit: 10, state: 'left' }));
  expect(left.people).toEqual([]);
  const odd = await as('auditor', (scope) => listPeoplePage(scope, { limit: 10, search: '%_' }));
  expect(odd.people).toEqual([]);
});
