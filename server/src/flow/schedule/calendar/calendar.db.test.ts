import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../test/app.ts';
import {
  approve,
  type CastName,
  createWorld,
  type House,
  PUBLIC_URL,
  plainText,
  submit,
  type World,
  writePost,
} from '../../../../test/world.ts';
import type { PersonActor } from '../../../kernel/scope/scope.ts';
import { inScope } from '../../../kernel/scope/scope.ts';
import { planPost, readPlan, schedulePost } from '../service.ts';
import { addBlackout, removeBlackout } from './blackouts.ts';
import { readCalendar as readEndpoint } from './contract.ts';
import { endFeed, makeFeed } from './feed.ts';
import { setHolidays } from './holidays.ts';
import { movePosts } from './move-posts.ts';
import { plannedOn, readCalendar } from './read-calendar.ts';
import { nextSlots, readSettings, setSlots } from './settings.ts';

let world: World;
let app: TestApp;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  house = await world.openHouse();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const chicago = { timeZone: 'America/Chicago', fold: null };
const at = (localTime: string) => ({ localTime, ...chicago });

async function planned(localTime: string, made: { text?: string; channel?: 'newsroom' | 'practice' } = {}) {
  const channelIds = [house.channels[made.channel ?? 'practice']];
  const post = await writePost(world, house, { baseText: made.text ?? plainText(Math.random()), channelIds });
  await world.as(house, 'author', (scope) => planPost(scope, { postId: post.id, ...at(localTime) }));
  return post.id;
}

const read = (by: CastName, query: Record<string, string>) =>
  world.as(house, by, (scope) => readCalendar(scope, readEndpoint.query.parse(query)));
const april = { from: '2027-04-01T00:00:00Z', to: '2027-05-01T00:00:00Z' };

describe('the calendar', () => {
  test('tells plans, times that are set, and what stands beside them, by channel, stage and person', async () => {
    const first = await planned('2027-04-05T09:00', { text: 'Flu vaccines are here.' });
    const second = await planned('2027-04-05T09:10', { text: 'flu vaccines are here. ' });
    const elsewhere = await planned('2027-04-05T09:05', { channel: 'newsroom' });
    const { review } = await submit(world, house, { postId: second });
    await approve(world, house, { review });
    await world.as(house, 'publisher', (scope) => planPost(scope, { postId: second, ...at('2027-04-05T09:10') }));
    const seen = await read('author', april);
    expect(seen.items.map(({ postId, time, at: due }) => ({ postId, time, due }))).toEqual([
      { postId: first, time: 'wished', due: '2027-04-05T14:00:00.000Z' },
      { postId: elsewhere, time: 'wished', due: '2027-04-05T14:05:00.000Z' },
      { postId: second, time: 'set', due: '2027-04-05T14:10:00.000Z' },
    ]);
    const codes = Object.fromEntries(seen.items.map((item) => [item.postId, item.hints.map(({ code }) => code)]));
    expect(codes).toEqual({ [first]: ['close', 'same_words'], [elsewhere]: [], [second]: ['close', 'same_words'] });
    const ids = async (query: object) =>
      (await read('author', { ...april, ...query })).items.map(({ postId }) => postId);
    expect(await ids({ channel: house.channels.newsroom })).toEqual([elsewhere]);
    expect(await ids({ stage: 'scheduled,parked' })).toEqual([second]);
    expect(await ids({ person: house.people.publisher.id })).toEqual([]);
    expect(seen.people).toEqual([{ id: house.people.author.id, name: 'Test author' }]);
    await expect(read('author', { ...april, to: '2028-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'RANGE_TOO_LONG',
    });
  });

  test('shows nobody a post of channels that are not theirs', async () => {
    await planned('2027-04-12T09:00');
    const seed = world.seed(house, 'colleague');
    const limited: PersonActor = {
      ...(seed.actor as PersonActor), // the cast are people
      grants: [{ role: 'author', channelIds: new Set([house.channels.newsroom]), onBehalfOf: null }],
    };
    const query = readEndpoint.query.parse(april);
    const { items } = await inScope({ ...seed, actor: limited }, (scope) => readCalendar(scope, query));
    expect(items.length).toBeGreaterThan(0);
    expect(items.flatMap(({ channelIds }) => channelIds)).toEqual(items.map(() => house.channels.newsroom));
  });

  test('moves several posts, and tells of each that it did not move', async () => {
    const one = await planned('2027-04-20T09:00');
    const other = await planned('2027-04-21T09:00');
    const results = await movePosts(world.seed(house, 'author'), {
      moves: [
        { to: 'time', postId: one, ...at('2027-04-22T09:00') },
        { to: 'time', postId: other, ...at('2027-03-14T02:30') },
        { to: 'nowhere', postId: house.organizationId },
      ],
    });
    expect(results.map(({ ok, code }) => ({ ok, code }))).toEqual([
      { ok: true, code: null },
      { ok: false, code: 'TIME_DOES_NOT_EXIST' },
      { ok: false, code: 'NOT_FOUND' },
    ]);
    const times = await Promise.all(
      [one, other].map((postId) => world.as(house, 'author', (scope) => readPlan(scope, postId))),
    );
    expect(times.map(({ plan }) => plan?.localTime)).toEqual(['2027-04-22T09:00', '2027-04-21T09:00']);
  });
});

describe('a blackout', () => {
  test('is told what is planned in it, refuses what comes, and lets out what somebody with the right answers for', async () => {
    const inside = await planned('2027-06-10T23:30');
    const days = { channelId: house.channels.practice, from: '2027-06-10', until: '2027-06-11' };
    const listed = await world.as(house, 'publisher', (scope) => plannedOn(scope, days));
    expect(listed.map(({ postId }) => postId)).toEqual([inside]);
    const { id } = await world.as(house, 'publisher', (scope) =>
      addBlackout(scope, { ...days, reason: 'A day of mourning' }),
    );
    const refused = { code: 'BLACKED_OUT', details: { blackouts: [{ channelId: days.channelId, blackoutId: id }] } };
    await expect(planned('2027-06-11T08:00')).rejects.toMatchObject(refused);
    await planned('2027-06-11T08:00', { channel: 'newsroom' });
    await planned('2027-06-12T00:00');
    const plan = (by: CastName) =>
      world.as(house, by, (scope) =>
        planPost(scope, { postId: inside, ...at('2027-06-11T09:00'), override: { reason: 'It is urgent' } }),
      );
    await expect(plan('author')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await plan('officer');
    const seen = await read('author', { from: '2027-06-01T00:00:00Z', to: '2027-07-01T00:00:00Z' });
    expect(seen.items.find(({ postId }) => postId === inside)?.hints).toContainEqual({
      code: 'blackout',
      channelId: days.channelId,
      blackoutId: id,
    });
    expect(seen.blackouts.map((one) => one.reason)).toEqual(['A day of mourning']);
    await world.as(house, 'publisher', (scope) => removeBlackout(scope, id));
    await planned('2027-06-11T08:00');
  });

  test('that was made after the plan keeps an approval from setting the time', async () => {
    const post = await writePost(world, house);
    await world.as(house, 'publisher', (scope) => planPost(scope, { postId: post.id, ...at('2027-07-04T09:00') }));
    const days = { channelId: null, from: '2027-07-04', until: '2027-07-04' };
    await world.as(house, 'publisher', (scope) => addBlackout(scope, { ...days, reason: 'Nothing goes out' }));
    const { review } = await submit(world, house, { postId: post.id });
    await approve(world, house, { review });
    await world.runJobs();
    expect(await world.as(house, 'author', (scope) => readPlan(scope, post.id))).toMatchObject({ schedule: null });
    const body = { mode: 'at' as const, versionId: review.versionId, ...at('2027-07-04T09:00') };
    await expect(
      world.as(house, 'publisher', (scope) => schedulePost(scope, { postId: post.id, body })),
    ).rejects.toMatchObject({ code: 'BLACKED_OUT' });
    const set = await world.as(house, 'publisher', (scope) =>
      schedulePost(scope, { postId: post.id, body: { ...body, override: { reason: 'It is urgent' } } }),
    );
    expect(set.state).toBe('active');
  });
});

describe('usual times and holidays', () => {
  test('tell the next free slot, and change for those who may', async () => {
    const channelId = house.channels.newsroom;
    const slots = [
      { weekday: 1, localTime: '09:00' },
      { weekday: 1, localTime: '09:00' },
    ];
    await expect(world.as(house, 'author', (scope) => setSlots(scope, { channelId, slots }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await world.as(house, 'publisher', (scope) => setSlots(scope, { channelId, slots }));
    const settings = await world.as(house, 'author', readSettings);
    expect(settings.channels.find(({ id }) => id === channelId)?.slots).toEqual([slots[0]]);
    const next = async () =>
      (await world.as(house, 'author', (scope) => nextSlots(scope, channelId))).map(({ localTime }) => localTime);
    expect((await next())[0]).toBe('2027-03-08T09:00');
    await planned('2027-03-08T09:00', { channel: 'newsroom' });
    expect((await next())[0]).toBe('2027-03-15T09:00');
  });

  test('are those of the place that was chosen, and observances as the house chose', async () => {
    const july = { from: '2027-07-01T00:00:00Z', to: '2027-08-01T00:00:00Z' };
    expect((await read('author', july)).holidays).toEqual([]);
    await world.as(house, 'publisher', (scope) => setHolidays(scope, { country: 'US', region: 'IL' }));
    expect((await read('author', july)).holidays).toContainEqual({ date: '2027-07-04', name: 'Independence Day' });
    expect((await read('author', july)).observances.map(({ key }) => key)).toContain('hepatitis');
    await world.as(house, 'publisher', (scope) =>
      setHolidays(scope, { country: 'US', region: 'IL', observances: false }),
    );
    expect((await read('author', july)).observances).toEqual([]);
    expect(await world.as(house, 'author', readSettings)).toMatchObject({ country: 'US', observances: false });
    await expect(
      world.as(house, 'publisher', (scope) => setHolidays(scope, { country: 'ZZ', region: null })),
    ).rejects.toMatchObject({ code: 'PLACE_UNKNOWN' });
  });
});

describe('a link for calendar programs', () => {
  const open = (address: string) => app.ask('GET', address.slice(PUBLIC_URL.length));

  test('tells times, channels and states, and never a word', async () => {
    const postId = await planned('2027-03-20T09:00', { text: 'Zanzibarquark words stay inside' });
    const { address } = await world.as(house, 'author', makeFeed);
    const { status, text, headers } = await open(address);
    expect({ status, type: headers.get('content-type') }).toEqual({
      status: 200,
      type: 'text/calendar; charset=utf-8',
    });
    expect(text).not.toContain('Zanzibarquark');
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const found = events.find(({ uid }) => uid === `${postId}@bedside`);
    expect(found?.summary).toBe('Post on Practice network, planned');
    expect(found?.startDate.toJSDate().toISOString()).toBe('2027-03-20T14:00:00.000Z');
  });

  test('opens nothing once it was ended, replaced, or its person left, and does not say which', async () => {
    const first = (await world.as(house, 'reviewer', makeFeed)).address;
    const second = (await world.as(house, 'reviewer', makeFeed)).address;
    expect((await open(first)).status).toBe(404);
    expect((await open(second)).status).toBe(200);
    await world.owner.query(`update person set state = 'left' where id = $1`, [house.people.reviewer.id]);
    const gone = await open(second);
    await world.owner.query(`update person set state = 'active' where id = $1`, [house.people.reviewer.id]);
    expect(gone.status).toBe(404);
    await world.as(house, 'reviewer', endFeed);
    expect((await open(second)).status).toBe(404);
    expect((await open(`${PUBLIC_URL}/api/calendar-feed/nothing`)).body['code']).toBe(gone.body['code']);
  });
});
