import { crc32 } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type CastName, createWorld, type House, type World } from '../../../test/world.ts';
import { defineEndpoint } from '../../kernel/http/contract.ts';
import { createOnce } from '../../kernel/http/idempotency.ts';
import { problemOf } from '../../kernel/http/problem.ts';
import { createRateLimit } from '../../kernel/http/rate-limit.ts';
import { mountRoutes, serve } from '../../kernel/http/serve-endpoint.ts';
import { hasAnyRole } from '../../kernel/scope/require-role.ts';
import type { ScopeSeed } from '../../kernel/scope/scope.ts';
import { authenticateKey } from './authenticate-key.ts';
import type { KeyScope } from './contract.ts';
import { EXPIRY_TASK, warnOfExpiryTask } from './jobs.ts';
import { keyRoutes } from './routes.ts';
import { createKey, listKeys, renameKey, revokeKey } from './service.ts';
import { newToken, readToken } from './token.ts';

const DAY_MS = 86_400_000;
let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  house = await world.openHouse();
});
afterAll(() => world.close());

type Made = { who?: CastName; scopes?: KeyScope[]; days?: number; name?: string };

function make({ who = 'author', scopes = ['posts:read'], days = 30, name = 'Newsletter' }: Made = {}) {
  return world.as(house, who, (scope) => createKey(scope, { name, scopes, expiresInDays: days }));
}

function enter(authorization: string | null, services = world.services): Promise<ScopeSeed | null> {
  const headers = authorization === null ? {} : { authorization };
  const request = new Request('https://bedside.example/api/v1/posts', { headers });
  return authenticateKey(services, { request, requestId: 'r' });
}

async function actorOf(token: string) {
  const seed = await enter(`Bearer ${token}`);
  if (seed?.actor.type !== 'person') throw new Error('a key acts as a person');
  return { ...seed, actor: seed.actor };
}

/** The right check tail for a body, worked out here once more. */
function withCheck(body: string): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const sum = crc32(body);
  const tail = [5, 4, 3, 2, 1, 0].map((power) => digits[Math.floor(sum / 62 ** power) % 62]);
  return `${body}${tail.join('')}`;
}

async function trailOf(keyId: string) {
  const { rows } = await world.owner.query<{ action: string; leaf: string }>(
    'select action, leaf from audit_event where object_id = $1 order by at, id',
    [keyId],
  );
  return rows.map(({ action, leaf }) => ({ action, ...JSON.parse(leaf) }));
}

describe('a key', () => {
  test('acts as its owner, with their roles of the day and within its scopes', async () => {
    const { key, token } = await make({ scopes: ['posts:write', 'posts:read'] });
    expect(key).toMatchObject({ scopes: ['posts:read', 'posts:write'], state: 'active', lastFour: token.slice(-4) });
    const { actor, organizationId } = await actorOf(token);
    expect(organizationId).toBe(house.organizationId);
    expect(actor).toMatchObject({
      id: house.people.author.id,
      grants: [{ role: 'author', channelIds: null, onBehalfOf: null }],
      sessionId: `key:${key.id}`,
      provedAt: null,
    });
    expect(actor.key).toEqual({ id: key.id, scopes: new Set(['posts:read', 'posts:write']) });
  });

  test('loses at once what its owner loses', async () => {
    const { token } = await make();
    await world.owner.query(`update person set roles = '{auditor}' where id = $1`, [house.people.author.id]);
    const { actor } = await actorOf(token);
    expect(hasAnyRole(actor, ['author'])).toBe(false);
    expect(hasAnyRole(actor, ['auditor'])).toBe(true);
  });

  test('of a deputy reaches as far as the deputy does, and no longer', async () => {
    await world.owner.query(
      `insert into deputy (organization_id, id, person_id, deputy_person_id, kind, from_date, until_date, lends_administrator, reason, created_at)
       values ($1, gen_random_uuid(), $2, $3, 'absence', '2027-03-01', '2027-03-02', false, 'away', now())`,
      [house.organizationId, house.people.publisher.id, house.people.author.id],
    );
    const { token } = await make();
    const onBehalfOf = house.people.publisher.id;
    expect((await actorOf(token)).actor.grants).toContainEqual({ role: 'publisher', channelIds: null, onBehalfOf });
    const clock = { now: () => new Date('2027-03-05T12:00:00Z') };
    const seed = await enter(`Bearer ${token}`, { ...world.services, clock });
    if (seed?.actor.type !== 'person') throw new Error('a key acts as a person');
    expect(seed.actor.grants.map(({ role }) => role)).toEqual(['author']);
  });

  test('is kept as a hash alone, and told to nobody again', async () => {
    const { key, token } = await make();
    const { rows } = await world.owner.query('select * from api_key where id = $1', [key.id]);
    expect(JSON.stringify(rows)).not.toContain(token.slice(37, 60));
    expect(rows[0].secret_hash).toHaveLength(32);
    const list = await world.as(house, 'author', listKeys);
    const trail = await trailOf(key.id);
    expect(JSON.stringify([list, trail]) + world.logged()).not.toContain(token.slice(37, 60));
  });
});

describe('the same refusal is given to', () => {
  const refused = { code: 'KEY_INVALID', status: 401 };

  test.each<[string, (token: string) => string]>([
    ['an empty header', () => ''],
    ['no token', () => 'Bearer'],
    ['blanks', () => 'Bearer     '],
    ['another scheme', (token) => `Basic ${token}`],
    ['no scheme', (token) => token],
    ['two tokens', (token) => `Bearer ${token} ${token}`],
    ['10 kB', (token) => `Bearer ${token.padEnd(10_000, 'a')}`],
    ['letters beyond ASCII', (token) => `Bearer ${token.replace(/.$/, 'é')}`],
    ['a wrong check', (token) => `Bearer ${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`],
    ['a key that was never made', () => `Bearer ${newToken(house.organizationId)}`],
    [
      'a key of an organization that is not there',
      () => `Bearer ${newToken('018f0000-0000-7000-8000-000000000000' as House['organizationId'])}`,
    ],
  ])('%s', async (_what, headerOf) => {
    const { token } = await make();
    await expect(enter(headerOf(token))).rejects.toMatchObject(refused);
  });

  test('a secret under the name of another organization', async () => {
    const { token } = await make();
    const other = await world.openHouse();
    const moved = withCheck(
      token.slice(0, -6).replace(house.organizationId.replaceAll('-', ''), other.organizationId.replaceAll('-', '')),
    );
    expect(readToken(moved)?.organizationId).toBe(other.organizationId);
    await expect(enter(`Bearer ${moved}`)).rejects.toMatchObject(refused);
    expect((await actorOf(token)).organizationId).toBe(house.organizationId);
  });

  test('an expired, an ended, and a leaver’s key', async () => {
    const ended = await make();
    await world.as(house, 'author', (scope) => revokeKey(scope, ended.key.id));
    await expect(enter(`Bearer ${ended.token}`)).rejects.toMatchObject(refused);
    const expiring = await make({ days: 1 });
    const at = (ms: number) => ({
      ...world.services,
      clock: { now: () => new Date(world.clock.now().getTime() + ms) },
    });
    await expect(enter(`Bearer ${expiring.token}`, at(DAY_MS - 1))).resolves.not.toBeNull();
    await expect(enter(`Bearer ${expiring.token}`, at(DAY_MS))).rejects.toMatchObject(refused);
    const leavers = await make({ who: 'publisher' });
    await world.owner.query(`update person set state = 'left' where id = $1`, [house.people.publisher.id]);
    await expect(enter(`Bearer ${leavers.token}`)).rejects.toMatchObject(refused);
  });

  test('nobody who sends no header: they are asked for their session', async () => {
    expect(await enter(null)).toBeNull();
  });
});

describe('uses', () => {
  test('are written once a minute, and told to the trail after a day of silence', async () => {
    const { key, token } = await make();
    const start = world.clock.now().getTime();
    const use = (ms: number) =>
      enter(`Bearer ${token}`, { ...world.services, clock: { now: () => new Date(start + ms) } });
    const lastUsed = async () => {
      const { rows } = await world.owner.query('select last_used_at from api_key where id = $1', [key.id]);
      return rows[0].last_used_at?.getTime() - start;
    };
    await use(0);
    await use(59_000);
    expect(await lastUsed()).toBe(0);
    await use(60_000);
    expect(await lastUsed()).toBe(60_000);
    await use(60_000 + DAY_MS);
    expect((await trailOf(key.id)).filter(({ action }) => action === 'key.used')).toMatchObject([
      { facts: { first: true }, actor: `person:${house.people.author.id}`, auth_ctx: `session:key:${key.id}` },
      { facts: { first: false } },
    ]);
  });

  test('at the same moment are told once', async () => {
    const { key, token } = await make();
    await Promise.all(Array.from({ length: 8 }, () => enter(`Bearer ${token}`)));
    expect((await trailOf(key.id)).filter(({ action }) => action === 'key.used')).toHaveLength(1);
  });
});

describe('people', () => {
  test('put no more into a key than their roles allow', async () => {
    for (const [who, scopes] of [
      ['author', ['posts:read', 'posts:publish']],
      ['author', ['people:write']],
      ['auditor', ['posts:write']],
      ['reviewer', ['webhooks:read']],
      ['administrator', ['posts:publish']],
    ] as const) {
      await expect(make({ who, scopes: [...scopes] })).rejects.toMatchObject({
        code: 'KEY_SCOPE_REFUSED',
        status: 403,
      });
    }
    await expect(make({ who: 'publisher', scopes: ['posts:publish'] })).resolves.toBeDefined();
  });

  test('see and end their own keys; administrators those of all, auditors only see them', async () => {
    const { key } = await make({ who: 'author' });
    const ids = async (who: CastName) => (await world.as(house, who, listKeys)).keys.map(({ id }) => id);
    expect(await ids('author')).toEqual([key.id]);
    expect(await ids('administrator')).toEqual([key.id]);
    expect(await ids('auditor')).toEqual([key.id]);
    expect(await ids('publisher')).toEqual([]);
    for (const who of ['publisher', 'auditor', 'officer'] as const) {
      await expect(world.as(house, who, (scope) => revokeKey(scope, key.id))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(
        world.as(house, who, (scope) => renameKey(scope, { keyId: key.id, name: 'Mine' })),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    const renamed = await world.as(house, 'author', (scope) =>
      renameKey(scope, { keyId: key.id, name: 'Weekly mail' }),
    );
    expect(renamed).toMatchObject({ name: 'Weekly mail', scopes: key.scopes });
    const ended = await world.as(house, 'administrator', (scope) => revokeKey(scope, key.id));
    expect(ended.state).toBe('revoked');
    await world.as(house, 'administrator', (scope) => revokeKey(scope, key.id));
    expect((await trailOf(key.id)).map(({ action }) => action).sort()).toEqual([
      'key.created',
      'key.renamed',
      'key.revoked',
    ]);
  });

  test('of another organization see none of them', async () => {
    const { key } = await make();
    const other = await world.openHouse();
    expect((await world.as(other, 'administrator', listKeys)).keys).toEqual([]);
    await expect(world.as(other, 'administrator', (scope) => revokeKey(scope, key.id))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('have at most 25 active keys, also when they ask at once', async () => {
    for (let number = 0; number < 24; number += 1) await make({ name: `Key ${number}` });
    const made = await Promise.allSettled([make(), make(), make()]);
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = made.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(['KEY_LIMIT', 'KEY_LIMIT']);
  });
});

describe('a key that will expire', () => {
  const waiting = async () => {
    const { rows } = await world.owner.query<{ run_at: Date; payload: { organizationId: string; keyId: string } }>(
      `select j.run_at, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = $1 and j.payload ->> 'organizationId' = $2`,
      [EXPIRY_TASK, house.organizationId],
    );
    return rows;
  };
  const messages = async () => {
    const { rows } = await world.owner.query(
      'select kind, subject, link, person_id from outbox_message where organization_id = $1',
      [house.organizationId],
    );
    return rows;
  };
  const run = async () => {
    const task = warnOfExpiryTask(world.services);
    for (const { payload } of await waiting()) await task.run(task.payload.parse(payload));
  };

  test('is told to its owner once, two weeks before', async () => {
    const { key } = await make({ days: 30, name: 'Canary words' });
    const [job] = await waiting();
    expect(job?.run_at.getTime()).toBe(Date.parse(key.expiresAt) - 14 * DAY_MS);
    expect(job?.payload).toEqual({ organizationId: house.organizationId, keyId: key.id });
    await run();
    await run();
    const told = await messages();
    expect(told).toEqual([
      {
        kind: 'key.expiring',
        subject: 'One of your API keys expires soon',
        link: '/developers',
        person_id: house.people.author.id,
      },
    ]);
  });

  test('is not told of when it lives two weeks or less, was ended, or nobody is there to tell', async () => {
    await make({ days: 14 });
    expect(await waiting()).toEqual([]);
    const { key } = await make({ days: 15 });
    await world.as(house, 'author', (scope) => revokeKey(scope, key.id));
    await make({ who: 'publisher', days: 15 });
    await world.owner.query(`update person set state = 'left' where id = $1`, [house.people.publisher.id]);
    expect(await waiting()).toHaveLength(2);
    await run();
    expect(await messages()).toEqual([]);
  });
});

describe('doors', () => {
  const open = defineEndpoint({
    method: 'GET',
    path: '/things',
    summary: 'Things',
    keyScope: 'posts:read',
    answer: z.object({ who: z.string() }),
  });
  const strict = defineEndpoint({
    method: 'POST',
    path: '/strict',
    summary: 'Strict',
    keyScope: 'posts:read',
    stepUp: true,
    answer: z.object({ who: z.string() }),
  });
  const closed = defineEndpoint({
    method: 'POST',
    path: '/closed',
    summary: 'Closed',
    answer: z.object({ who: z.string() }),
  });

  async function ask(
    method: string,
    path: string,
    headers: Record<string, string>,
    made: { body?: string; person?: ScopeSeed } = {},
  ) {
    const app = new Hono<{ Variables: { requestId: string } }>();
    app.use('*', (c, next) => {
      c.set('requestId', 'r');
      return next();
    });
    app.onError((error) => Response.json(problemOf(error, 'r'), { status: problemOf(error, 'r').status }));
    const who = async (seed: ScopeSeed) => ({ who: seed.actor.type === 'person' ? seed.actor.sessionId : '' });
    mountRoutes(app, {
      routes: [open, strict, closed]
        .map((endpoint) => serve(endpoint, (_input, seed) => who(seed)))
        .concat(keyRoutes()),
      services: world.services,
      // The cookie of a signed-in administrator stands ready: a header must never fall back to it.
      authenticate: async (call) =>
        (await authenticateKey(world.services, call)) ?? made.person ?? world.seed(house, 'administrator'),
      mayUseSetup: () => false,
      clientAddress: () => '192.0.2.1',
      rateLimit: createRateLimit(),
      once: createOnce(world.services),
    });
    const answer = await app.request(`https://bedside.example/api/v1${path}`, {
      method,
      headers,
      ...(made.body === undefined ? {} : { body: made.body }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  test('open to a key with their scope, and to no other', async () => {
    const { key, token } = await make({ scopes: ['posts:read'] });
    const authorization = `Bearer ${token}`;
    expect(await ask('GET', '/things', { authorization })).toEqual({ status: 200, body: { who: `key:${key.id}` } });
    const narrow = await make({ scopes: ['screen'] });
    expect(await ask('GET', '/things', { authorization: `bearer ${narrow.token}` })).toMatchObject({
      status: 403,
      body: { code: 'KEY_SCOPE_MISSING' },
    });
  });

  test('that ask a person for a proof take a key, which proved it when it was made', async () => {
    const { token } = await make();
    expect((await ask('POST', '/strict', { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  test('without a scope stay closed to every key, above all those of keys', async () => {
    const { key, token } = await make({
      who: 'administrator',
      scopes: ['posts:read', 'people:write', 'organization:write'],
    });
    const authorization = `Bearer ${token}`;
    for (const [method, path] of [
      ['POST', '/closed'],
      ['GET', '/keys'],
      ['POST', '/keys'],
      ['PATCH', `/keys/${key.id}`],
      ['POST', `/keys/${key.id}/revoke`],
    ] as const) {
      expect(await ask(method, path, { authorization })).toMatchObject({ status: 403, body: { code: 'KEY_REFUSED' } });
    }
  });

  test('never fall back to a cookie when a header was sent', async () => {
    const cookie = 'session=of-the-administrator';
    expect(await ask('GET', '/things', { cookie })).toMatchObject({ body: { who: 'session-administrator' } });
    for (const authorization of ['', 'Bearer bsk_wrong', 'Basic YTpi']) {
      expect(await ask('GET', '/things', { cookie, authorization })).toMatchObject({
        status: 401,
        body: { code: 'KEY_INVALID' },
      });
    }
  });

  test('of a key’s making ask its maker for a fresh proof', async () => {
    const { actor, ...seed } = world.seed(house, 'author');
    if (actor.type !== 'person') throw new Error('the author is a person');
    const body = JSON.stringify({ name: 'Newsletter', scopes: ['posts:read'], expiresInDays: 30 });
    const headers = { 'content-type': 'application/json' };
    for (const provedAt of [null, new Date(world.clock.now().getTime() - 300_001)]) {
      const stale = { ...seed, actor: { ...actor, provedAt } };
      expect(await ask('POST', '/keys', headers, { body, person: stale })).toMatchObject({
        status: 403,
        body: { code: 'STEP_UP_REQUIRED' },
      });
    }
    const fresh = { ...seed, actor };
    const made = await ask('POST', '/keys', headers, { body, person: fresh });
    expect(made).toMatchObject({ status: 200, body: { key: { name: 'Newsletter' } } });
    await expect(actorOf(String(made.body['token']))).resolves.toBeDefined();
  });

  test.each<[string, object]>([
    ['no scope', { name: 'Newsletter', scopes: [], expiresInDays: 30 }],
    ['a scope that is not there', { name: 'Newsletter', scopes: ['posts:approve'], expiresInDays: 30 }],
    ['more than 366 days', { name: 'Newsletter', scopes: ['posts:read'], expiresInDays: 367 }],
    ['no end', { name: 'Newsletter', scopes: ['posts:read'] }],
    ['half a day', { name: 'Newsletter', scopes: ['posts:read'], expiresInDays: 0.5 }],
    ['a name of blanks', { name: '   ', scopes: ['posts:read'], expiresInDays: 30 }],
  ])('make no key with %s', async (_what, asked) => {
    const headers = { 'content-type': 'application/json' };
    const made = await ask('POST', '/keys', headers, {
      body: JSON.stringify(asked),
      person: world.seed(house, 'author'),
    });
    expect(made).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } });
  });
});
