import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  approve,
  type CastName,
  createWorld,
  deliveriesOf,
  type House,
  publishDue,
  type World,
} from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { insertChannel } from '../../registers/channels/service.ts';
import { getPost } from '../compose/service.ts';
import { getTrail } from '../publish/service.ts';
import { getReview } from '../review/service.ts';
import { addBlackout } from '../schedule/calendar/blackouts.ts';
import { readPlan } from '../schedule/service.ts';
import type { AnnouncementView } from './contract.ts';
import {
  addToAnnouncement,
  beginAnnouncement,
  endAnnouncement,
  getAnnouncement,
  listAnnouncements,
  urgentDeliveries,
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

const closed = 'The clinic on Harbor Street is closed today because of flooding. Please call before you come.';

function begin(by: CastName = 'publisher', text = closed): Promise<AnnouncementView> {
  const channelIds = [house.channels.practice, house.channels.newsroom];
  const words = { text, link: null, language: 'en' as const };
  return world.as(house, by, (scope) =>
    beginAnnouncement(scope, { kind: 'closure', name: 'Flood on Harbor Street', channelIds, ...words }),
  );
}

const add = (announcementId: string, part: 'update' | 'all_clear', text: string) =>
  world.as(house, 'publisher', (scope) =>
    addToAnnouncement(scope, { announcementId, part, text, link: null, language: 'en' }),
  );
const see = (announcementId: string) => world.as(house, 'auditor', (scope) => getAnnouncement(scope, announcementId));
/** Posts whose deliveries stand above the newsroom, the newest first. */
const onTop = () =>
  world.as(house, 'auditor', async (scope) => {
    const ids = await urgentDeliveries(scope.tx, scope.organizationId);
    const { rows } = await world.owner.query<{ id: string; post_id: string }>(
      'select id, post_id from delivery where id = any($1)',
      [ids],
    );
    const postOf = new Map(rows.map((row) => [row.id, row.post_id]));
    return [...new Set(ids.map((id) => postOf.get(id)))];
  });

async function approveLast(view: AnnouncementView, by: CastName = 'reviewer'): Promise<string> {
  const { reviewId = null, postId } = view.posts.at(-1) ?? { postId: '' };
  const { review } = await world.as(house, by, (scope) => getReview(scope, reviewId ?? ''));
  await approve(world, house, { review, by });
  // The approval sets the time, and the time plans what leaves.
  await world.runJobs();
  await world.runJobs();
  return postId;
}

async function publish(view: AnnouncementView): Promise<string> {
  const postId = await approveLast(view);
  await publishDue(world.publisher());
  return postId;
}

describe('an announcement', () => {
  test('leaves in the moment of the second approval, on every channel, with nothing to undo', async () => {
    const begun = await begin();
    expect(begun).toMatchObject({ state: 'open', posts: [{ part: 'first', stage: 'in_review', outSince: null }] });
    expect(await onTop()).toEqual([]);
    const postId = await publish(begun);
    const deliveries = await deliveriesOf(world, house, postId);
    expect(deliveries.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
    expect((await see(begun.id)).posts).toMatchObject([{ stage: 'published' }]);
    expect(await onTop()).toEqual([postId]);
  });

  test('is approved by somebody else, whatever roles its writer has', async () => {
    const begun = await begin();
    await expect(approveLast(begun, 'publisher')).rejects.toMatchObject({ code: 'OWN_VERSION' });
    await world.runJobs();
    await publishDue(world.publisher());
    expect((await see(begun.id)).posts).toMatchObject([{ stage: 'in_review' }]);
  });

  test('goes through a blackout, and the trail tells that', async () => {
    const today = world.clock.now().toISOString().slice(0, 10);
    await world.as(house, 'administrator', (scope) =>
      addBlackout(scope, { channelId: null, from: today, until: today, reason: 'Mourning' }),
    );
    const postId = await publish(await begin());
    expect((await deliveriesOf(world, house, postId)).every(({ state }) => state === 'confirmed')).toBe(true);
    const trail = await world.as(house, 'auditor', (scope) => getTrail(scope, postId));
    const told = trail.filter(({ action }) => action === 'post.planned' || action === 'post.scheduled');
    expect(told.map(({ action, facts }) => [action, facts.blackout_overridden]).toSorted()).toEqual([
      ['post.planned', true],
      ['post.scheduled', true],
    ]);
  });

  test('that is approved after a day sends nothing any more', async () => {
    const begun = await begin();
    await world.clock.advance(24 * 3_600_000);
    const postId = await approveLast(begun);
    await publishDue(world.publisher());
    expect(await deliveriesOf(world, house, postId)).toEqual([]);
    expect((await see(begun.id)).posts).toMatchObject([{ stage: 'parked' }]);
    expect(await world.as(house, 'auditor', (scope) => readPlan(scope, postId))).toMatchObject({
      plan: { state: 'late', onApproval: true },
    });
  });

  test('whose words changed after the approval was asked for is not sent by the approval of the old ones', async () => {
    const begun = await begin('publisher', 'Patient Anna Example in room 12 was moved because of the flood.');
    await approveLast(begun).catch(() => undefined);
    await publishDue(world.publisher());
    // Screening blocks what would name a patient: the gate holds for urgent words as for all others.
    expect(
      (await deliveriesOf(world, house, begun.posts[0]?.postId ?? '')).some(({ state }) => state === 'confirmed'),
    ).toBe(false);
  });
});

describe('what follows', () => {
  test('updates stand above the newsroom, newest first, until the all-clear is out', async () => {
    const begun = await begin();
    const first = await publish(begun);
    await world.clock.advance(60_000);
    const second = await publish(
      await add(begun.id, 'update', 'Harbor Street: the water is going down. We stay closed.'),
    );
    expect(await onTop()).toEqual([second, first]);
    await world.clock.advance(60_000);
    const withClear = await add(begun.id, 'all_clear', 'Harbor Street: the clinic is open again.');
    expect(withClear.state).toBe('open');
    await publish(withClear);
    expect(await see(begun.id)).toMatchObject({ state: 'ended', posts: [{}, {}, { part: 'all_clear' }] });
    expect(await onTop()).toEqual([]);
    await expect(add(begun.id, 'update', 'One more.')).rejects.toMatchObject({ code: 'ANNOUNCEMENT_ENDED' });
  });

  test('it can be ended with a reason, once, and what stands stays', async () => {
    const begun = await begin();
    const postId = await publish(begun);
    const end = () =>
      world.as(house, 'officer', (scope) =>
        endAnnouncement(scope, { announcementId: begun.id, reason: 'A mistake of the calendar' }),
      );
    expect(await end()).toMatchObject({ state: 'ended' });
    expect(await onTop()).toEqual([]);
    expect((await deliveriesOf(world, house, postId)).every(({ state }) => state === 'confirmed')).toBe(true);
    await expect(end()).rejects.toMatchObject({ code: 'ANNOUNCEMENT_ENDED' });
  });

  test('lists tell open ones apart from ended ones, in pages', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      ids.unshift((await begin()).id);
      await world.clock.advance(1_000);
    }
    await world.as(house, 'officer', (scope) =>
      endAnnouncement(scope, { announcementId: ids[1] ?? '', reason: 'Drill' }),
    );
    const list = (query: { state?: 'open' | 'ended'; limit: number; after?: string }) =>
      world.as(house, 'auditor', (scope) => listAnnouncements(scope, query));
    expect((await list({ state: 'open', limit: 10 })).announcements.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect((await list({ state: 'ended', limit: 10 })).announcements.map(({ id }) => id)).toEqual([ids[1]]);
    const page = await list({ limit: 2 });
    expect(page.announcements.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect((await list({ limit: 2, after: page.next ?? '' })).announcements.map(({ id }) => id)).toEqual(ids.slice(2));
  });
});

test('nobody begins one who may not publish, nor in another house, nor without a proof', async () => {
  await expect(begin('author')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const begun = await begin();
  const other = await world.openHouse();
  await expect(world.as(other, 'auditor', (scope) => getAnnouncement(scope, begun.id))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a network that needs a title gets the first sentence; one that needs pictures is left to itself', async () => {
  const connect = (network: 'wordpress' | 'instagram') => {
    const account = {
      serviceUrl: `https://${network}.example.org`,
      handle: 'lakeside',
      remoteAccountId: newId(),
      credentials: { accessToken: 'token' },
    };
    return world.as(house, 'administrator', (scope) =>
      insertChannel(scope, { input: { network, name: network }, account }),
    );
  };
  const site = await connect('wordpress');
  const pictures = await connect('instagram');
  const beginOn = (channelIds: string[], text = closed) =>
    world.as(house, 'publisher', (scope) =>
      beginAnnouncement(scope, { kind: 'closure', name: 'Flood', channelIds, text, link: null, language: 'en' }),
    );
  const { posts } = await beginOn([site.id]);
  const { draft } = await world.as(house, 'author', (scope) => getPost(scope, posts[0]?.postId ?? ''));
  expect(draft.content.options?.wordpress?.title).toBe(
    'The clinic on Harbor Street is closed today because of flooding.',
  );
  const long = await beginOn([site.id], 'x'.repeat(300));
  const other = await world.as(house, 'author', (scope) => getPost(scope, long.posts[0]?.postId ?? ''));
  expect(other.draft.content.options?.wordpress?.title).toHaveLength(80);
  await expect(beginOn([site.id, pictures.id])).rejects.toMatchObject({ code: 'NEEDS_PICTURES' });
});
