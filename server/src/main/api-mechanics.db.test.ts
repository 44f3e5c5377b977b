import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Api, type ApiAnswer, createApi } from '../../test/api.ts';
import { type CastName, castNames, contentOf, createWorld, type House, type World } from '../../test/world.ts';
import { composeRoutes } from '../flow/compose/routes.ts';
import { publishRoutes } from '../flow/publish/routes.ts';
import { recordEvent } from '../kernel/audit/service.ts';
import { conflict } from '../kernel/errors/bedside-error.ts';
import { type Budgets, budgets } from '../kernel/http/budgets.ts';
import { defineEndpoint, done } from '../kernel/http/contract.ts';
import { createRateLimit } from '../kernel/http/rate-limit.ts';
import { serve, serveOpen } from '../kernel/http/serve-endpoint.ts';
import { sweepKeysTask } from '../kernel/http/stored-answer.ts';
import { newId } from '../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed } from '../kernel/scope/scope.ts';
import { organizationRoutes } from '../registers/org/routes.ts';

const SECRET = 'https://bedside.example/invitation/Zanzibarquark';

let world: World;
let house: House;
let other: House;
let api: Api;
/** Faults that no door expects: a test that wants one takes it out of the list. */
const faults: unknown[] = [];
/** What the doors of this test do next. */
let doors: { effects: number; afterEffect: () => Promise<void>; inEffect: () => Promise<void> };

const effect = async (scope: Scope) => {
  doors.effects += 1;
  await recordEvent(scope, { action: 'test.done', object: { type: 'test', id: newId<'test'>() } });
  await doors.inEffect();
};
const path = (name: string) => ({ method: 'POST', path: `/test/${name}`, summary: name }) as const;
const body = z.object({ word: z.string().optional() });
const testRoutes = [
  serve(defineEndpoint({ ...path('secret'), body, answer: z.object({ link: z.string() }) }), async (_input, seed) => {
    await inScope(seed, effect);
    await doors.afterEffect();
    return { link: SECRET };
  }),
  serve(defineEndpoint({ ...path('nothing'), body, answer: done }), async () => {
    doors.effects += 1;
    return { ok: true as const };
  }),
  serveOpen(defineEndpoint({ ...path('open'), access: 'open', body, answer: done }), async () => {
    doors.effects += 1;
    return { ok: true as const };
  }),
];

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  other = await world.openHouse();
  api = openApi();
});
afterAll(async () => {
  await world.close();
  expect(faults).toEqual([]);
});
beforeEach(() => {
  doors = { effects: 0, afterEffect: async () => {}, inEffect: async () => {} };
});

/** Another process on the same database. */
function openApi(limits?: Budgets): Api {
  return createApi({
    services: world.services,
    routes: [
      ...composeRoutes(),
      ...organizationRoutes(),
      ...publishRoutes({ mailIsSetUp: false, textsAreSetUp: false, backupEveryHours: null }),
      ...testRoutes,
    ],
    rateLimit: createRateLimit(limits ?? wide),
    seedOf,
    failed: (error) => void faults.push(error),
  });
}

const wide: Budgets = {
  person: {
    read: { requests: 1e6, seconds: 60 },
    write: { requests: 1e6, seconds: 60 },
    costly: { requests: 1e6, seconds: 60 },
  },
  key: budgets.key,
  address: { requests: 1e6, seconds: 60 },
  stranger: budgets.stranger,
};

/** `author`, `other:author` in the other house, `key:author` for a key of theirs. */
function seedOf(seat: string): ScopeSeed {
  const name = castNames.find((one) => seat.endsWith(one)) as CastName; // a test that names nobody fails
  const seed = world.seed(seat.startsWith('other:') ? other : house, name);
  if (!seat.startsWith('key:') || seed.actor.type !== 'person') return seed;
  return { ...seed, actor: { ...seed.actor, key: { id: `key-of-${name}`, scopes: new Set(['posts:write']) } } };
}

const once = (key: string) => ({ 'idempotency-key': key });
let lastKey = 0;
const freshKey = () => `key-${(lastKey += 1)}`;

async function count(
  table: 'post' | 'idempotency_key',
  organizationId: string = house.organizationId,
): Promise<number> {
  const { rows } = await world.owner.query<{ count: number }>(
    `select count(*)::int as count from ${table} where organization_id = $1`,
    [organizationId],
  );
  return rows[0]?.count ?? 0;
}

const create = (key: string, text: string, seat = 'author') =>
  api.ask(seat, 'POST', '/posts', {
    body: { content: contentOf(seat.startsWith('other:') ? other : house, { baseText: text }) },
    headers: once(key),
  });
const codeOf = ({ status, body: told }: ApiAnswer) => `${status} ${told.code ?? ''}`.trim();

describe('one Idempotency-Key', () => {
  test('makes 200 equal requests at once into one post and one answer', async () => {
    const before = await count('post');
    const key = freshKey();
    const answers = await Promise.all(Array.from({ length: 200 }, () => create(key, 'Only one of these.')));
    expect(await count('post')).toBe(before + 1);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const replayed = answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true');
    expect(replayed).toHaveLength(199);
  });

  test('holds between processes: whoever is later does nothing, and hears of the first', async () => {
    const processes = [api, openApi(), openApi()];
    const key = freshKey();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        processes[n % 3]?.ask('author', 'POST', '/test/secret', { headers: once(key) }),
      ),
    );
    const codes = new Set(answers.map((answer) => answer && codeOf(answer)));
    expect([...codes].filter((code) => code !== '200' && code !== '409 IDEMPOTENCY_IN_FLIGHT')).toEqual([]);
    expect(
      answers.filter((answer) => answer?.headers.get('idempotency-replayed') === null && answer.status === 200),
    ).toHaveLength(1);
    const late = await openApi().ask('author', 'POST', '/test/secret', { headers: once(key) });
    expect([codeOf(late), late.headers.get('idempotency-replayed'), late.body.link]).toEqual(['200', 'true', SECRET]);
  });

  test('with different requests at once carries out one of them, and refuses the others', async () => {
    const before = await count('post');
    const key = freshKey();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => create(key, `Words ${n}.`)));
    expect(answers.map(codeOf).filter((code) => code === '200')).toHaveLength(1);
    expect(answers.map(codeOf).filter((code) => code === '422 IDEMPOTENCY_KEY_REUSED')).toHaveLength(19);
    expect(await count('post')).toBe(before + 1);
  });

  test('is another one for another organization, another person, and a person’s key', async () => {
    const key = freshKey();
    const seats = ['author', 'other:author', 'colleague', 'key:author'];
    const counted = [await count('post'), await count('post', other.organizationId)] as const;
    const answers = [];
    for (const seat of seats) answers.push(await create(key, 'The same words.', seat));
    // No key opens this door, which is no business of this test: it is refused before anything is remembered.
    expect(answers.map((answer) => [codeOf(answer), answer.headers.get('idempotency-replayed')])).toEqual([
      ['200', null],
      ['200', null],
      ['200', null],
      [expect.stringMatching(/^(200|403 KEY_REFUSED)$/), null],
    ]);
    expect(new Set(answers.slice(0, 3).map(({ body: told }) => told.id)).size).toBe(3);
    expect(await count('post', other.organizationId)).toBe(counted[1] + 1);
  });

  test('may be written in quotes, and stands for the same', async () => {
    const key = freshKey();
    await api.ask('author', 'POST', '/test/secret', { headers: once(key) });
    await api.ask('author', 'POST', '/test/secret', { headers: once(`"${key}"`) });
    expect(doors.effects).toBe(1);
  });

  test('counts the address, the query and the body of a request, in whatever order its fields come', async () => {
    const key = freshKey();
    const ask = (at: string, raw: string) => api.ask('author', 'POST', at, { raw, headers: once(key) });
    await ask('/test/secret', '{"word":"a","more":1}');
    expect(codeOf(await ask('/test/secret', '{ "more": 1, "word": "a" }'))).toBe('200');
    expect(codeOf(await ask('/test/secret', '{"word":"b","more":1}'))).toBe('422 IDEMPOTENCY_KEY_REUSED');
    expect(codeOf(await ask('/test/secret?more=1', '{"word":"a","more":1}'))).toBe('422 IDEMPOTENCY_KEY_REUSED');
    expect(codeOf(await ask('/test/nothing', '{"word":"a","more":1}'))).toBe('422 IDEMPOTENCY_KEY_REUSED');
    expect(doors.effects).toBe(1);
  });

  test('holds for a door that writes nothing in our database too', async () => {
    const key = freshKey();
    for (let n = 0; n < 3; n += 1) await api.ask('author', 'POST', '/test/nothing', { headers: once(key) });
    expect(doors.effects).toBe(1);
  });

  test('means nothing to who reads, and nothing at doors for everybody', async () => {
    const key = freshKey();
    const before = await count('idempotency_key');
    await api.ask('author', 'GET', '/posts', { headers: once(key) });
    for (let n = 0; n < 2; n += 1) await api.ask(null, 'POST', '/test/open', { headers: once(key) });
    expect([doors.effects, await count('idempotency_key')]).toEqual([2, before]);
  });

  test('that is none is refused before anything is done', async () => {
    const answer = await api.ask('author', 'POST', '/test/nothing', { headers: once('two words') });
    expect([codeOf(answer), doors.effects]).toEqual(['400 IDEMPOTENCY_KEY_INVALID', 0]);
  });
});

describe('a request that fails', () => {
  test('before its effect leaves no key: the same one may be tried again', async () => {
    const key = freshKey();
    const before = await count('idempotency_key');
    doors.inEffect = async () => {
      throw conflict('NOT_NOW', 'Not now.');
    };
    expect(codeOf(await api.ask('author', 'POST', '/test/secret', { headers: once(key) }))).toBe('409 NOT_NOW');
    expect(await count('idempotency_key')).toBe(before);
    doors.inEffect = async () => {};
    expect(codeOf(await api.ask('author', 'POST', '/test/secret', { headers: once(key) }))).toBe('200');
  });

  test('after its effect is told again as it was told first', async () => {
    const key = freshKey();
    doors.afterEffect = async () => {
      throw conflict('NETWORK_REFUSED', 'The network said no.', 'Ask it.');
    };
    const ask = () => api.ask('author', 'POST', '/test/secret', { headers: once(key) });
    const first = await ask();
    doors.afterEffect = async () => {};
    const again = await ask();
    expect([codeOf(first), codeOf(again), doors.effects]).toEqual(['409 NETWORK_REFUSED', '409 NETWORK_REFUSED', 1]);
    expect(again.headers.get('content-type')).toBe('application/problem+json');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.text).toBe(first.text);
  });

  test('after its effect by a fault of ours is not carried out again', async () => {
    const key = freshKey();
    doors.afterEffect = async () => {
      throw new TypeError('a fault');
    };
    const ask = () => api.ask('author', 'POST', '/test/secret', { headers: once(key) });
    expect([codeOf(await ask()), codeOf(await ask()), doors.effects]).toEqual([
      '500 INTERNAL',
      '409 IDEMPOTENCY_ANSWER_LOST',
      1,
    ]);
    expect(faults.splice(0)).toHaveLength(1);
  });
});

describe('a process that dies between effect and answer', () => {
  test('leaves a request that is under way for a minute, then one whose answer is lost, and never a second effect', async () => {
    const key = freshKey();
    const died = Promise.withResolvers<void>();
    // It never comes to its answer, as a process that was killed.
    doors.afterEffect = () => {
      died.resolve();
      return new Promise(() => {});
    };
    void openApi().ask('author', 'POST', '/test/secret', { headers: once(key) });
    await died.promise;
    const ask = () => openApi().ask('author', 'POST', '/test/secret', { headers: once(key) });
    const soon = await ask();
    expect([codeOf(soon), soon.headers.get('retry-after')]).toEqual(['409 IDEMPOTENCY_IN_FLIGHT', '1']);
    await world.clock.advance(59_999);
    expect(codeOf(await ask())).toBe('409 IDEMPOTENCY_IN_FLIGHT');
    await world.clock.advance(1);
    expect(codeOf(await ask())).toBe('409 IDEMPOTENCY_ANSWER_LOST');
    expect(doors.effects).toBe(1);
  });

  test('before its effect is committed leaves nothing, and the same request is carried out', async () => {
    const key = freshKey();
    const begun = Promise.withResolvers<void>();
    const killed = Promise.withResolvers<void>();
    doors.inEffect = () => {
      begun.resolve();
      return killed.promise;
    };
    const first = openApi().ask('author', 'POST', '/test/secret', { headers: once(key) });
    await begun.promise;
    const second = openApi().ask('author', 'POST', '/test/secret', { headers: once(key) });
    doors.inEffect = async () => {};
    killed.reject(new Error('the connection broke'));
    expect([codeOf(await first), codeOf(await second)]).toEqual(['500 INTERNAL', '200']);
    expect(faults.splice(0)).toHaveLength(1);
  });
});

describe('what is remembered', () => {
  test('is sealed: no answer, no request and no key stands in clear', async () => {
    const key = 'a-key-to-look-for';
    await api.ask('author', 'POST', '/test/secret', { body: { word: 'Zanzibarquark' }, headers: once(key) });
    const { rows } = await world.owner.query<{ all: string; sealed: string }>(
      `select row_to_json(k)::text as all, encode(answer_sealed, 'escape') as sealed from idempotency_key k`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { all, sealed } of rows) {
      expect(sealed).not.toBe('');
      for (const clear of [key, 'Zanzibarquark', 'invitation']) expect(all + sealed).not.toContain(clear);
    }
  });

  test('is forgotten after a day, by one job for all keys of an hour', async () => {
    const key = freshKey();
    const jobs = async () => {
      const { rows } = await world.owner.query<{ key: string; run_at: Date; payload: unknown }>(
        `select j.key, j.run_at, j.payload from graphile_worker._private_jobs j
           join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'idempotency-sweep'
            and j.key like $1 order by j.run_at`,
        [`%${other.organizationId}%`],
      );
      return rows;
    };
    await world.clock.advance(60 * 60_000);
    const asked = (await jobs()).length;
    for (let n = 0; n < 5; n += 1) await create(n === 0 ? key : freshKey(), `Number ${n}.`, 'other:author');
    const job = (await jobs()).at(-1);
    expect(await jobs()).toHaveLength(asked + 1);
    const kept = await count('idempotency_key', other.organizationId);
    const task = sweepKeysTask(world.services);
    await world.clock.advance(24 * 60 * 60_000);
    // Not swept yet, and yet a new request: a day is over.
    expect((await create(key, 'Number 0.', 'other:author')).headers.get('idempotency-replayed')).toBe(null);
    expect(await count('idempotency_key', other.organizationId)).toBe(kept);
    expect(job?.run_at.getTime()).toBeGreaterThanOrEqual(world.clock.now().getTime());
    await world.clock.advance((job?.run_at.getTime() ?? 0) + 1 - world.clock.now().getTime());
    await task.run(task.payload.parse(job?.payload));
    expect(await count('idempotency_key', other.organizationId)).toBe(1);
  });
});

describe('budgets', () => {
  const tight: Budgets = {
    ...wide,
    person: { ...wide.person, read: { requests: 2, seconds: 60 }, write: { requests: 1, seconds: 60 } },
  };

  test('are told with every answer, and refuse what is too much with the time to wait', async () => {
    const own = openApi(tight);
    const first = await own.ask('author', 'GET', '/posts');
    expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual(['2', '1']);
    expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
    await own.ask('author', 'GET', '/posts');
    const refused = await own.ask('author', 'GET', '/posts');
    expect([codeOf(refused), refused.headers.get('ratelimit-remaining')]).toEqual(['429 RATE_LIMITED', '0']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(codeOf(await own.ask('colleague', 'GET', '/posts'))).toBe('200');
  });

  test('are told with answers to errors too', async () => {
    const answer = await openApi(tight).ask('author', 'GET', `/posts/${newId<'post'>()}`);
    expect([codeOf(answer), answer.headers.get('ratelimit-remaining')]).toEqual(['404 NOT_FOUND', '1']);
  });

  test('never keep a person from taking a post down', async () => {
    const own = openApi(tight);
    for (let n = 0; n < 3; n += 1) await own.ask('officer', 'POST', '/test/nothing', {});
    expect(codeOf(await own.ask('officer', 'POST', '/test/nothing', {}))).toBe('429 RATE_LIMITED');
    for (let n = 0; n < 20; n += 1) {
      const answer = await own.ask('officer', 'POST', `/deliveries/${newId<'delivery'>()}/take-down`, {
        body: { reason: 'A patient asked for it.' },
      });
      expect(codeOf(answer)).toBe('404 NOT_FOUND');
    }
  });
});

describe('a record with revisions', () => {
  const organization = async () => {
    const answer = await api.ask('administrator', 'GET', '/organization');
    const { id: _id, slug: _slug, isSample: _isSample, updatedAt: _updatedAt, revision, ...record } = answer.body;
    return { answer, revision: Number(revision), record };
  };
  const put = (record: object, headers: Record<string, string> = {}) =>
    api.ask('administrator', 'PUT', '/organization', { body: record, headers });

  test('is answered with its tag, and with nothing to who has it already', async () => {
    const { answer, revision } = await organization();
    expect(answer.headers.get('etag')).toBe(`"${revision}"`);
    const again = await api.ask('administrator', 'GET', '/organization', {
      headers: { 'if-none-match': `W/"${revision}"` },
    });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', `"${revision}"`]);
    const newer = await api.ask('administrator', 'GET', '/organization', { headers: { 'if-none-match': '"0"' } });
    expect(newer.status).toBe(200);
  });

  test('is changed by who names it in If-Match, and hands back its new tag', async () => {
    const { revision, record } = await organization();
    const changed = await put(record, { 'if-match': `"${revision}"` });
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, `"${revision + 1}"`]);
    const stale = await put(record, { 'if-match': `"${revision}"` });
    expect(codeOf(stale)).toBe('412 ORGANIZATION_CHANGED');
    expect(codeOf(await put({ ...record, revision }))).toBe('409 ORGANIZATION_CHANGED');
  });

  test('takes one strong tag that agrees with the body, or nothing', async () => {
    const { revision, record } = await organization();
    const codes = [];
    for (const tag of ['*', `W/"${revision}"`, `"${revision}", "1"`])
      codes.push(codeOf(await put(record, { 'if-match': tag })));
    codes.push(codeOf(await put({ ...record, revision: revision + 1 }, { 'if-match': `"${revision}"` })));
    codes.push(codeOf(await api.ask('author', 'POST', '/test/nothing', { headers: { 'if-match': '"1"' } })));
    expect(codes).toEqual([
      '400 PRECONDITION_INVALID',
      '400 PRECONDITION_INVALID',
      '400 PRECONDITION_INVALID',
      '400 PRECONDITION_DISAGREES',
      '400 PRECONDITION_UNSUPPORTED',
    ]);
    expect((await organization()).revision).toBe(revision);
  });

  test('a draft is saved by its tag, and a stale one shows the newer words', async () => {
    const { body: post } = await create(freshKey(), 'First words.');
    const save = (text: string, headers: Record<string, string>) =>
      api.ask('author', 'PUT', `/posts/${post.id}/draft`, {
        body: { content: contentOf(house, { baseText: text }) },
        headers,
      });
    const saved = await save('Second words.', { 'if-match': '"1"' });
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"2"']);
    const stale = await save('Third words.', { 'if-match': '"1"' });
    expect(codeOf(stale)).toBe('412 DRAFT_CHANGED');
    expect(JSON.stringify(stale.body.details)).toContain('Second words.');
  });
});
