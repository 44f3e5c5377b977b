import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../test/app.ts';
import {
  type CastName,
  createWorld,
  deliveriesOf,
  type House,
  planPost,
  publishDue,
  type World,
} from '../../../../test/world.ts';
import { hashSecret } from '../../../kernel/crypto/secret.ts';
import { inScope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import { UNDO_MS } from '../../schedule/service.ts';
import { retryDelivery } from '../retry-delivery.ts';
import { getClearance, getTrail, takeDown } from '../service.ts';
import { MARKS_HOLD_MS, readMarks, writeMark } from './marks.ts';
import { recordMarks } from './record-marks.ts';
import { liftStop, listStops, stopPublishing } from './service.ts';

let world: World;
let house: House;
let app: TestApp;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
});
afterAll(async () => {
  await app.close();
  await world.close();
});
beforeEach(async () => {
  house = await world.openHouse();
});

type Asked = Parameters<typeof stopPublishing>[1];
const reason = 'A wrong number is on every post.';
const stop = (asked: Asked, who: CastName = 'publisher') => stopPublishing(world.seed(house, who), asked);
const stopAll = () => stop({ kind: 'organization', reason });
const lift = (id: string, who: CastName = 'publisher') =>
  liftStop(world.seed(house, who), { id, reason: 'The number is right again.' });
const standing = (who: CastName = 'author') => world.as(house, who, listStops);

async function comeDue(ms = UNDO_MS): Promise<void> {
  await world.clock.advance(ms);
  await publishDue(world.publisher());
}

async function onlyDelivery(postId: string) {
  const [view] = await deliveriesOf(world, house, postId);
  if (view === undefined) throw new Error('a planned post has a delivery');
  return view;
}

/** Somebody whose publishing is limited to some channels. */
function limited(channelIds: readonly string[]): ScopeSeed {
  const seed = world.seed(house, 'publisher');
  if (seed.actor.type !== 'person') throw new Error('a person publishes');
  const grants = [{ role: 'publisher', channelIds: new Set(channelIds), onBehalfOf: null }];
  return { ...seed, actor: { ...seed.actor, grants } };
}

describe('a stop', () => {
  test('parks what is due with its reason, and after it was lifted nothing goes out until people try again', async () => {
    const { postId } = await planPost(world, house);
    const { stop: told, underWay } = await stopAll();
    expect(told).toMatchObject({ kind: 'organization', targetId: house.organizationId, reason, keptIn: 'database' });
    expect(underWay).toBe(0);
    await comeDue();
    const parked = await onlyDelivery(postId);
    expect(parked).toMatchObject({ state: 'parked', attempts: [] });
    expect(parked.blockers).toEqual([
      { line: 'stop', code: 'PUBLISHING_STOPPED', facts: { kind: 'organization', stop: told.id } },
    ]);
    const again = () => world.as(house, 'publisher', (scope) => retryDelivery(scope, parked.id));
    await expect(again()).rejects.toMatchObject({ code: 'STILL_BLOCKED' });
    await lift(told.id);
    await comeDue(60_000);
    expect((await onlyDelivery(postId)).state).toBe('parked');
    expect(await house.practice.arrivals()).toEqual([]);
    await again();
    await world.runJobs();
    await comeDue();
    expect((await onlyDelivery(postId)).state).toBe('confirmed');
    expect(await house.practice.arrivals()).toHaveLength(1);
  });

  test('leaves what is planned for later: that goes out at its time when the stop was lifted before', async () => {
    const { postId } = await planPost(world, house);
    const { stop: told } = await stopAll();
    await lift(told.id);
    await comeDue();
    expect((await onlyDelivery(postId)).state).toBe('confirmed');
  });

  test('of a channel or a post keeps that back and nothing else', async () => {
    const { newsroom, practice } = house.channels;
    const both = await planPost(world, house, { channelIds: [newsroom, practice] });
    const other = await planPost(world, house, { channelIds: [newsroom] });
    await stop({ kind: 'channel', channelId: practice, reason });
    await stop({ kind: 'post', postId: other.postId, reason });
    await comeDue();
    const states = (await deliveriesOf(world, house, both.postId)).map(({ network, state }) => `${network} ${state}`);
    expect(states.toSorted()).toEqual(['newsroom confirmed', 'practice parked']);
    const stopped = await onlyDelivery(other.postId);
    expect(stopped.blockers).toMatchObject([{ code: 'PUBLISHING_STOPPED', facts: { kind: 'post' } }]);
  });

  test('is told before anything is due, where people look at what a post still needs', async () => {
    const { postId } = await planPost(world, house);
    await stop({ kind: 'channel', channelId: house.channels.practice, reason });
    const clearance = await world.as(house, 'author', (scope) => getClearance(scope, postId));
    expect(clearance.verdict).toBe('blocked');
    expect(clearance.lines).toContainEqual({ line: 'stop', state: 'open' });
    expect((await standing()).stops).toMatchObject([{ kind: 'channel', targetName: expect.any(String), reason }]);
  });

  test('keeps nobody from taking down what is out', async () => {
    const { postId } = await planPost(world, house);
    await comeDue();
    await stopAll();
    const { id } = await onlyDelivery(postId);
    await world.as(house, 'publisher', (scope) => takeDown(scope, { deliveryId: id, reason }));
    await publishDue(world.publisher());
    expect((await onlyDelivery(postId)).state).toBe('removed');
  });

  test('that stands already is told again and not made twice', async () => {
    const first = await stopAll();
    expect((await stopAll()).stop.id).toBe(first.stop.id);
    expect((await standing()).stops).toHaveLength(1);
  });

  test('is in the trail of its post, with who lifted it', async () => {
    const { postId } = await planPost(world, house);
    const { stop: told } = await stop({ kind: 'post', postId, reason }, 'officer');
    await world.clock.advance(1_000);
    await lift(told.id, 'administrator');
    const trail = await world.as(house, 'auditor', (scope) => getTrail(scope, postId));
    const mine = trail.filter(({ action }) => action.startsWith('publishing.'));
    expect(mine.map(({ action }) => action)).toEqual(['publishing.stopped', 'publishing.lifted']);
    expect(new Set(mine.map(({ actorName }) => actorName)).size).toBe(2);
    await expect(lift(told.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is of one organization', async () => {
    await stopAll();
    const other = await world.openHouse();
    const { postId } = await planPost(world, other);
    await comeDue();
    expect((await deliveriesOf(world, other, postId))[0]?.state).toBe('confirmed');
    await expect(
      stopPublishing(world.seed(other, 'publisher'), { kind: 'channel', channelId: house.channels.practice, reason }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('who may', () => {
  test.each(['author', 'reviewer', 'auditor'] as const)('a stop is not for a %s', async (who) => {
    await expect(stop({ kind: 'organization', reason }, who)).rejects.toMatchObject({ status: 403 });
    const { stop: told } = await stopAll();
    await expect(lift(told.id, who)).rejects.toMatchObject({ status: 403 });
  });

  test('a publisher of some channels stops these, and neither others nor all', async () => {
    const { newsroom, practice } = house.channels;
    const seed = limited([practice]);
    await stopPublishing(seed, { kind: 'channel', channelId: practice, reason });
    const outside = { code: 'CHANNEL_OUT_OF_REACH' };
    await expect(stopPublishing(seed, { kind: 'channel', channelId: newsroom, reason })).rejects.toMatchObject(outside);
    await expect(stopPublishing(seed, { kind: 'organization', reason })).rejects.toMatchObject(outside);
    const { stop: whole } = await stopAll();
    await expect(liftStop(seed, { id: whole.id, reason })).rejects.toMatchObject(outside);
  });
});

describe('a mark in the file store', () => {
  const mark = () => ({
    organizationId: house.organizationId,
    id: '019f0000-0000-7000-8000-00000000000a',
    kind: 'organization' as const,
    targetId: house.organizationId,
    reason,
    personId: house.people.publisher.id,
    sessionId: 'session-publisher',
    at: world.clock.now(),
  });
  const folder = () => join(world.files.blobs, 'marks', 'stops');

  test('holds before it is a row, becomes one with its event, and is lifted like any other', async () => {
    const { postId } = await planPost(world, house);
    await writeMark(world.services, mark());
    expect((await standing()).stops).toMatchObject([{ keptIn: 'file', reason }]);
    await comeDue();
    expect((await onlyDelivery(postId)).blockers).toMatchObject([{ code: 'PUBLISHING_STOPPED' }]);
    expect(await recordMarks(world.services)).toBe(true);
    expect(await recordMarks(world.services)).toBe(true);
    expect((await standing()).stops).toMatchObject([{ id: mark().id, keptIn: 'database' }]);
    expect(await readdir(folder())).toEqual([]);
    const { rows } = await world.owner.query<{ actor: string }>(
      `select actor from audit_event where organization_id = $1 and action = 'publishing.stopped'`,
      [house.organizationId],
    );
    expect(rows).toEqual([{ actor: `person:${house.people.publisher.id}` }]);
    await lift(mark().id);
    expect((await standing()).stops).toEqual([]);
  });

  test('says nothing in clear', async () => {
    await writeMark(world.services, { ...mark(), reason: 'Zanzibarquark' });
    const [name = ''] = await readdir(folder());
    expect((await readFile(join(folder(), name))).includes('Zanzibarquark')).toBe(false);
    await recordMarks(world.services);
  });

  test('that cannot be opened keeps its organization back, and no other; what is due waits and is told why', async () => {
    const other = await world.openHouse();
    const held = await planPost(world, house);
    const free = await planPost(world, other);
    await writeMark(world.services, mark());
    const [name = ''] = await readdir(folder());
    await writeFile(join(folder(), name), 'changed');
    await untilForgotten();
    await comeDue();
    expect(await onlyDelivery(held.postId)).toMatchObject({ state: 'planned', failureCode: 'STOPS_UNREADABLE' });
    expect((await deliveriesOf(world, other, free.postId))[0]?.state).toBe('confirmed');
    expect((await standing()).isKnown).toBe(false);
    expect(await recordMarks(world.services)).toBe(false);
    await rm(join(folder(), name));
    await untilForgotten();
    await comeDue(5_000);
    expect((await onlyDelivery(held.postId)).state).toBe('confirmed');
  });

  test('whose store does not answer keeps everything back, until it is too late to send it unasked', async () => {
    const { postId } = await planPost(world, house);
    await rm(folder(), { recursive: true, force: true });
    await writeFile(folder(), 'no folder');
    await untilForgotten();
    await comeDue();
    expect(await onlyDelivery(postId)).toMatchObject({ state: 'planned', failureCode: 'STOPS_UNREADABLE' });
    await comeDue(31 * 60_000);
    expect((await onlyDelivery(postId)).blockers.map(({ code }) => code)).toEqual(['STOPS_UNREADABLE', 'TOO_LATE']);
    await rm(folder());
    await untilForgotten();
  });

  /** What was read of the marks holds for a moment. */
  const untilForgotten = async () => {
    const before = readMarks(world.services);
    const isSame = () => readMarks(world.services) === before;
    await expect.poll(isSame, { timeout: 3 * MARKS_HOLD_MS, interval: 50 }).toBe(false);
  };
});

describe('over HTTP, while the database takes no writes', () => {
  afterAll(() => setReadOnly(false));

  async function setReadOnly(on: boolean): Promise<void> {
    const value = on ? '= on' : '= off';
    await world.owner.query(
      `do $$ begin execute format('alter database %I set default_transaction_read_only ${value}', current_database()); end $$`,
    );
    // What is set holds for new connections.
    await world.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename <> current_user and pid <> pg_backend_pid()`,
    );
  }

  test('somebody who is signed in stops everything; nothing that was stopped goes out when it takes writes again', async () => {
    const { postId } = await planPost(world, house);
    const { id: personId } = house.people.publisher;
    const { rows } = await world.owner.query<{ user_id: string }>(
      `select user_id from auth.membership where person_id = $1`,
      [personId],
    );
    const token = 'a-session-of-this-test-long-enough-to-be-one';
    await world.owner.query(
      `insert into auth.session (id, token_hash, user_id, organization_id, person_id, method, started_at, used_at, proved_at, browser, address)
       values (gen_random_uuid(), $1, $2, $3, $4, 'password', $5, $5, $5, 'Firefox on Linux', '192.0.2.10')`,
      [hashSecret(token), rows[0]?.user_id, house.organizationId, personId, world.clock.now()],
    );
    const headers = { cookie: `__Host-bedside-session=${token}` };
    // Its use is to be written down again by now, and for more than its idle time that cannot be.
    await world.clock.advance(UNDO_MS);
    await setReadOnly(true);
    for (let minutes = 0; minutes < 20; minutes += 10) {
      await world.clock.advance(10 * 60_000);
      // A connection that was cut is noticed when it is used.
      const seen = async () => (await app.ask('GET', '/api/v1/stops', { headers })).body;
      await expect.poll(seen, { timeout: 10_000 }).toEqual({ stops: [], isKnown: true });
    }
    const key = { 'idempotency-key': '9c2b7f0e-once' };
    const body = { kind: 'organization', reason };
    const answer = await app.ask('POST', '/api/v1/stops', { headers: { ...headers, ...key }, body });
    expect(answer.body).toMatchObject({ stop: { keptIn: 'file', kind: 'organization' }, underWay: null });
    expect(answer.status).toBe(200);
    const after = await app.ask('GET', '/api/v1/stops', { headers });
    expect(after.body).toMatchObject({ stops: [{ keptIn: 'file', reason }] });
    // Every other change is refused.
    const refused = await app.ask('POST', `/api/v1/posts/${postId}/schedule/cancel`, { headers, body: { reason } });
    expect(refused.status).toBe(503);
    await setReadOnly(false);
    // Connections that were cut are noticed when they are used.
    const afterwards = async () => {
      await publishDue(world.publisher());
      return (await onlyDelivery(postId)).state;
    };
    await expect.poll(afterwards, { timeout: 10_000 }).toBe('parked');
    expect((await onlyDelivery(postId)).attempts).toEqual([]);
    expect(await house.practice.arrivals()).toEqual([]);
    await recordMarks(world.services);
    const recorded = await inScope(world.seed(house, 'author'), listStops);
    expect(recorded.stops).toMatchObject([{ keptIn: 'database', reason }]);
    await publishDue(world.publisher());
    expect(await house.practice.arrivals()).toEqual([]);
  }, 60_000);
});
