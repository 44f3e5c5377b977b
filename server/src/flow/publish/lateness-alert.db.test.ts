import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import {
  type CastName,
  castNames,
  createWorld,
  type House,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import { listMessages } from '../../kernel/mail/service.ts';
import { lookForLateness, watchLateness } from './lateness-alert.ts';

const DUE_IN_MS = 10_000;
const LATE_MS = 120_000;

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  house = await world.openHouse();
});
afterAll(() => world.close());

async function alertsOf(who: CastName, of: House = house) {
  const messages = await world.as(of, who, (scope) => listMessages(scope, { personId: of.people[who].id, limit: 50 }));
  return messages.filter(({ kind }) => kind === 'delivery.late');
}

async function alertsByPerson(of: House = house): Promise<Partial<Record<CastName, number>>> {
  const counts = await Promise.all(castNames.map(async (who) => [who, (await alertsOf(who, of)).length] as const));
  return Object.fromEntries(counts.filter(([, number]) => number > 0));
}

const eventsOf = async (of: House = house) => {
  const { rows } = await world.owner.query<{ action: string }>(
    `select action from audit_event where organization_id = $1 and object_type = 'lateness' order by id`,
    [of.organizationId],
  );
  return rows.map(({ action }) => action);
};

it('nobody is told of what is on time', async () => {
  await planPost(world, house);
  await world.clock.advance(DUE_IN_MS + LATE_MS - 1);
  await lookForLateness(world.services);
  expect(await alertsByPerson()).toEqual({});
});

it('administrators and publishers are told once, by a count and a link to Health', async () => {
  const { postId } = await planPost(world, house, { baseText: 'Flu shots by the fountain, every weekday.' });
  await world.clock.advance(DUE_IN_MS + LATE_MS);
  await lookForLateness(world.services);
  await lookForLateness(world.services);
  expect(await alertsByPerson()).toEqual({ administrator: 1, publisher: 1 });
  const [message] = await alertsOf('publisher');
  expect(message).toMatchObject({ subject: 'Posts have not gone out on time', link: '/health' });
  expect(message?.body).toMatch(/^One post was due/);
  expect(JSON.stringify(message)).not.toMatch(/fountain|Test /);
  expect(JSON.stringify(message)).not.toContain(postId);
  expect(await eventsOf()).toEqual(['delivery.lateness_began']);
});

it('a mail is queued for each message', async () => {
  await planPost(world, house);
  await world.clock.advance(DUE_IN_MS + LATE_MS);
  await lookForLateness(world.services);
  const { rows } = await world.owner.query<{ id: string }>(
    `select j.payload->>'messageId' as id from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail-send'`,
  );
  const ids = [...(await alertsOf('publisher')), ...(await alertsOf('administrator'))].map(({ id }) => String(id));
  expect(ids).toHaveLength(2);
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
});

it('people read it in their language', async () => {
  await world.owner.query(`update person set locale = 'es' where organization_id = $1`, [house.organizationId]);
  await planPost(world, house);
  await planPost(world, house, { baseText: 'Another note about flu shots.' });
  await world.clock.advance(DUE_IN_MS + LATE_MS);
  await lookForLateness(world.services);
  const [message] = await alertsOf('publisher');
  expect(message?.subject).toBe('Hay publicaciones que no han salido a su hora');
  expect(message?.body).toMatch(/^2 publicaciones/);
});

it('several workers that look at once tell once', async () => {
  await planPost(world, house);
  await world.clock.advance(DUE_IN_MS + LATE_MS);
  await Promise.all(Array.from({ length: 6 }, () => lookForLateness(world.services)));
  expect(await alertsByPerson()).toEqual({ administrator: 1, publisher: 1 });
  expect(await eventsOf()).toEqual(['delivery.lateness_began']);
});

it('more that gets late meanwhile is the same incident; once nothing was late, the next one is told anew', async () => {
  await planPost(world, house);
  await world.clock.advance(DUE_IN_MS + LATE_MS);
  await lookForLateness(world.services);
  await planPost(world, house, { baseText: 'Another note about flu shots.' });
  await world.clock.advance(DUE_IN_MS + LATE_MS);
  await lookForLateness(world.services);
  expect(await alertsByPerson()).toEqual({ administrator: 1, publisher: 1 });

  await publishDue(world.publisher());
  await lookForLateness(world.services);
  await lookForLateness(world.services);
  expect(await eventsOf()).toEqual(['delivery.lateness_began', 'delivery.lateness_ended']);
  expect(await alertsByPerson()).toEqual({ administrator: 1, publisher: 1 });

  await planPost(world, house, { baseText: 'A third note about flu shots.' });
  await world.clock.advance(DUE_IN_MS + LATE_MS);
  await lookForLateness(world.services);
  expect(await alertsByPerson()).toEqual({ administrator: 2, publisher: 2 });
  expect(await eventsOf()).toEqual(['delivery.lateness_began', 'delivery.lateness_ended', 'delivery.lateness_began']);
});

it('only people of the organization whose post is late are told', async () => {
  const other = await world.openHouse();
  await planPost(world, house);
  await world.clock.advance(DUE_IN_MS + LATE_MS);
  await lookForLateness(world.services);
  expect(await alertsByPerson(other)).toEqual({});
  expect(await eventsOf(other)).toEqual([]);
});

it('a process looks twice a minute until it is stopped, and a stop waits for the look under way', async () => {
  await planPost(world, house);
  await world.clock.advance(DUE_IN_MS + LATE_MS);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const watch = watchLateness(world);
  vi.advanceTimersByTime(29_999);
  await watch.stop();
  expect(await alertsByPerson()).toEqual({});

  const again = watchLateness(world);
  vi.advanceTimersByTime(30_000);
  await again.stop();
  vi.useRealTimers();
  expect(await alertsByPerson()).toEqual({ administrator: 1, publisher: 1 });
});

it('what nobody knows about is not late: it may be out', async () => {
  await planPost(world, house);
  await world.owner.query(`update delivery set state = 'unknown' where organization_id = $1`, [house.organizationId]);
  await world.clock.advance(DUE_IN_MS + LATE_MS);
  await lookForLateness(world.services);
  expect(await alertsByPerson()).toEqual({});
});
