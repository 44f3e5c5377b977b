import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CastName, createWorld, type House, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { grantsOf, listGrantHolders } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

type Told = { role: string; channels: string[] | null; for: CastName | null };

async function grantsOfCast(who: CastName): Promise<Told[]> {
  const seed = { ...world.seed(house, who), actor: { type: 'system', name: 'test' } as const };
  const nameOf = (id: string | null) =>
    (Object.keys(house.people) as CastName[]).find((name) => house.people[name].id === id) ?? null; // keys of the cast
  return inScope(seed, async (scope) => {
    const grants = await grantsOf(scope, house.people[who].id);
    const all = (await listGrantHolders(scope)).find(({ id }) => id === house.people[who].id);
    if (all?.active) expect(all.grants).toEqual(grants);
    return grants.map((grant) => ({
      role: grant.role,
      channels: grant.channelIds === null ? null : [...grant.channelIds].toSorted(),
      for: nameOf(grant.onBehalfOf),
    }));
  });
}

async function limit(who: CastName, role: string, channelId: string): Promise<void> {
  await world.owner.query(
    `insert into role_limit (organization_id, id, person_id, role, channel_id, created_at) values ($1, $2, $3, $4, $5, now())`,
    [house.organizationId, newId<'limit'>(), house.people[who].id, role, channelId],
  );
}

type Lent = { from?: string; until?: string; roles?: string[] | null; administrator?: boolean; kind?: string };

async function lend(who: CastName, to: CastName, lent: Lent = {}): Promise<string> {
  const { from = '2027-03-01', until = '2027-03-01', roles = null, administrator = false, kind = 'absence' } = lent;
  const id = newId<'deputy'>();
  await world.owner.query(
    `insert into deputy (organization_id, id, person_id, deputy_person_id, kind, from_date, until_date, roles,
       lends_administrator, reason, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', now())`,
    [house.organizationId, id, house.people[who].id, house.people[to].id, kind, from, until, roles, administrator],
  );
  return id;
}

async function setState(who: CastName, state: string): Promise<void> {
  await world.owner.query('update person set state = $1 where id = $2', [state, house.people[who].id]);
}

const own = (role: string, channels: string[] | null = null): Told => ({ role, channels, for: null });

test('somebody without limits or deputies holds their roles everywhere', async () => {
  expect(await grantsOfCast('colleague')).toEqual([own('author'), own('clinician_reviewer')]);
});

test('a limit narrows the role that it names and no other', async () => {
  await limit('colleague', 'author', house.channels.practice);
  expect(await grantsOfCast('colleague')).toEqual([
    own('author', [house.channels.practice]),
    own('clinician_reviewer'),
  ]);
  await limit('colleague', 'author', house.channels.newsroom);
  expect((await grantsOfCast('colleague'))[0]?.channels).toEqual(Object.values(house.channels).toSorted());
});

test('a limit to a site is a limit to the channels of that site, as they are now', async () => {
  const site = newId<'site'>();
  await world.owner.query(
    `insert into site (organization_id, id, name, short_name, time_zone, state, revision, created_at, updated_at)
       values ($1, $2, 'Clinic', 'C', 'America/Chicago', 'active', 1, now(), now())`,
    [house.organizationId, site],
  );
  await world.owner.query(
    `insert into role_limit (organization_id, id, person_id, role, site_id, created_at) values ($1, $2, $3, 'author', $4, now())`,
    [house.organizationId, newId<'limit'>(), house.people.author.id, site],
  );
  expect(await grantsOfCast('author')).toEqual([own('author', [])]);
  await world.owner.query('update channel set site_id = $1 where id = $2', [site, house.channels.newsroom]);
  expect(await grantsOfCast('author')).toEqual([own('author', [house.channels.newsroom])]);
  await limit('author', 'author', house.channels.practice);
  expect((await grantsOfCast('author'))[0]?.channels).toEqual(Object.values(house.channels).toSorted());
});

test('a deputy borrows the roles with their limits', async () => {
  await limit('reviewer', 'clinician_reviewer', house.channels.newsroom);
  await lend('reviewer', 'author');
  expect(await grantsOfCast('author')).toEqual([
    own('author'),
    { role: 'clinician_reviewer', channels: [house.channels.newsroom], for: 'reviewer' },
  ]);
  expect(await grantsOfCast('reviewer')).toEqual([own('clinician_reviewer', [house.channels.newsroom])]);
});

test('first and last day count, in the time zone of the organization', async () => {
  await lend('reviewer', 'author', { from: '2027-03-02', until: '2027-03-03' });
  // Midnight in Chicago is six in the morning in UTC.
  for (const [now, holds] of [
    ['2027-03-02T05:59:59.000Z', false],
    ['2027-03-02T06:00:00.000Z', true],
    ['2027-03-04T05:59:59.000Z', true],
    ['2027-03-04T06:00:00.000Z', false],
  ] as const) {
    const services = { ...world.services, clock: { ...world.clock, now: () => new Date(now) } };
    const seed = { ...world.seed(house, 'author'), services, actor: { type: 'system', name: 'test' } as const };
    const grants = await inScope(seed, (scope) => grantsOf(scope, house.people.author.id));
    expect(grants.map(({ role }) => role)).toEqual(holds ? ['author', 'clinician_reviewer'] : ['author']);
  }
});

test('what was borrowed is not lent on', async () => {
  await lend('reviewer', 'author');
  await lend('author', 'publisher');
  expect(await grantsOfCast('publisher')).toEqual([
    own('publisher'),
    { role: 'author', channels: null, for: 'author' },
  ]);
});

test('the administrator’s role is lent only where an administrator lent it', async () => {
  await lend('administrator', 'author');
  expect(await grantsOfCast('author')).toEqual([own('author')]);
  await lend('administrator', 'publisher', { administrator: true });
  expect(await grantsOfCast('publisher')).toContainEqual({
    role: 'administrator',
    channels: null,
    for: 'administrator',
  });
});

test('a deputyship that names roles lends those, and only as long as they are held', async () => {
  await lend('colleague', 'auditor', { roles: ['author', 'publisher'] });
  expect(await grantsOfCast('auditor')).toEqual([own('auditor'), { role: 'author', channels: null, for: 'colleague' }]);
});

test('what was ended lends nothing', async () => {
  const id = await lend('reviewer', 'author');
  await world.owner.query('update deputy set ended_at = now() where id = $1', [id]);
  expect(await grantsOfCast('author')).toEqual([own('author')]);
});

test('somebody who is not here does nothing and lends nothing, unless what they left was handed over', async () => {
  await lend('reviewer', 'author');
  await lend('reviewer', 'publisher', { kind: 'handover' });
  await lend('officer', 'reviewer');
  await setState('reviewer', 'left');
  expect(await grantsOfCast('reviewer')).toEqual([]);
  expect(await grantsOfCast('author')).toEqual([own('author')]);
  expect(await grantsOfCast('publisher')).toContainEqual({
    role: 'clinician_reviewer',
    channels: null,
    for: 'reviewer',
  });
  await setState('reviewer', 'invited');
  expect(await grantsOfCast('publisher')).toEqual([own('publisher')]);
});

test('no organization sees the grants of another', async () => {
  const other = await world.openHouse();
  const seed = { ...world.seed(other, 'author'), actor: { type: 'system', name: 'test' } as const };
  expect(await inScope(seed, (scope) => grantsOf(scope, house.people.author.id))).toEqual([]);
});
