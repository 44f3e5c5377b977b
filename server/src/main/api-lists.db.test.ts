import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Api, createApi } from '../../test/api.ts';
import { type CastName, castNames, createWorld, type House, submit, type World, writePost } from '../../test/world.ts';
import { composeRoutes } from '../flow/compose/routes.ts';
import { reviewRoutes } from '../flow/review/routes.ts';
import { budgets } from '../kernel/http/budgets.ts';
import { createRateLimit } from '../kernel/http/rate-limit.ts';
import { newId } from '../kernel/ids/ids.ts';
import { queueMail } from '../kernel/mail/service.ts';
import { peopleRoutes } from '../registers/people/routes.ts';

let world: World;
let house: House;
let other: House;
let api: Api;
const faults: unknown[] = [];

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  other = await world.openHouse();
  const many = { requests: 1e6, seconds: 60 };
  api = createApi({
    services: world.services,
    routes: [...composeRoutes(), ...reviewRoutes(), ...peopleRoutes({ mailIsSetUp: false, handOvers: [] })],
    seedOf: (seat) => world.seed(seat.startsWith('other:') ? other : house, nameIn(seat)),
    rateLimit: createRateLimit({ ...budgets, person: { read: many, write: many, costly: many } }),
    failed: (error) => void faults.push(error),
  });
});
afterAll(async () => {
  await world.close();
  expect(faults).toEqual([]);
});

function nameIn(seat: string): CastName {
  return castNames.find((name) => seat.endsWith(name)) as CastName; // a test that names nobody fails
}

type Row = Readonly<Record<string, unknown>>;
type Page = { readonly rows: Row[]; readonly next: string | null };

async function read(path: string, list: string, seat = 'author'): Promise<Page> {
  const answer = await api.ask(seat, 'GET', path);
  expect([path, answer.status]).toEqual([path, 200]);
  return { rows: answer.body[list] as Row[], next: answer.body.next as string | null }; // by the contract
}

/** All rows of a list, page by page. */
async function readAll(path: string, list: string, limit: number, seat = 'author'): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | null = null;
  const sign = path.includes('?') ? '&' : '?';
  do {
    const page: Page = await read(`${path}${sign}limit=${limit}${next === null ? '' : `&after=${next}`}`, list, seat);
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    if (page.next !== null) expect(page.rows).toHaveLength(limit);
    rows.push(...page.rows);
    next = page.next;
  } while (next !== null);
  return rows;
}

const idsOf = (rows: readonly Row[], key = 'id') => rows.map((row) => row[key]);

/** Posts whose times are the owner's to set: several at one instant, some a microsecond apart. */
async function arrangePosts(count: number): Promise<{ id: string; updatedAt: string; dueAt: string | null }[]> {
  const made = [];
  for (let n = 0; n < count; n += 1) {
    const post = await writePost(world, house, {
      baseText: `Walk ${n}: 100% fun_run`,
      by: n % 3 === 0 ? 'colleague' : 'author',
      channelIds: [n % 4 === 0 ? house.channels.newsroom : house.channels.practice],
    });
    const updatedAt = `2027-02-${10 + Math.floor(n / 5)} 10:00:00.00000${n % 3}+00`;
    const dueAt = n % 5 === 0 ? null : `2027-04-${10 + Math.floor(n / 7)} 08:00:00.00000${n % 2}+00`;
    const stage = n % 5 === 0 ? 'draft' : n % 2 === 0 ? 'approved' : 'scheduled';
    await world.owner.query('update post set updated_at = $1, due_at = $2, stage = $3 where id = $4', [
      updatedAt,
      dueAt,
      stage,
      post.id,
    ]);
    made.push({ id: post.id, updatedAt, dueAt });
  }
  return made;
}

describe('posts', () => {
  let posts: { id: string; updatedAt: string; dueAt: string | null }[];
  const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
  beforeAll(async () => {
    posts = await arrangePosts(23);
  });

  test('come last changed first, each once, whatever the size of a page', async () => {
    const expected = posts
      .toSorted((left, right) => byText(right.updatedAt, left.updatedAt) || byText(right.id, left.id))
      .map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 24 }), async (limit) => {
        expect(idsOf(await readAll('/posts', 'posts', limit))).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  test('of a time come first due first, from its beginning up to its end', async () => {
    const dueFrom = '2027-04-10T08:00:00.000Z';
    const dueTo = '2027-04-12T08:00:00.000Z';
    const expected = posts
      .flatMap(({ id, dueAt }) => (dueAt === null || dueAt >= '2027-04-12 08:00:00.000000+00' ? [] : [{ id, dueAt }]))
      .toSorted((left, right) => byText(left.dueAt, right.dueAt) || byText(left.id, right.id))
      .map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(5);
    for (const limit of [1, 2, 7, 100]) {
      const rows = await readAll(`/posts?dueFrom=${dueFrom}&dueTo=${dueTo}`, 'posts', limit);
      expect(idsOf(rows)).toEqual(expected);
    }
    const open = await readAll(`/posts?dueFrom=${dueTo}`, 'posts', 5);
    expect(open.length + expected.length).toBe(posts.filter(({ dueAt }) => dueAt !== null).length);
  });

  test('that change between two pages neither come twice nor push others out', async () => {
    const first = await read('/posts?limit=10', 'posts');
    const rest = idsOf((await read(`/posts?limit=100&after=${first.next}`, 'posts')).rows);
    const added = await writePost(world, house, { baseText: 'Quite new.' });
    const moved = rest.at(-1);
    await world.owner.query(`update post set updated_at = '2027-03-02' where id = $1`, [moved]);
    const later = idsOf((await read(`/posts?limit=100&after=${first.next}`, 'posts')).rows);
    expect(later).toEqual(rest.slice(0, -1));
    expect(idsOf((await read('/posts?limit=2', 'posts')).rows)).toEqual([moved, added.id]);
    await world.owner.query(`update post set stage = 'discarded' where id = $1`, [added.id]);
  });

  test('are narrowed by author, channel, stages and words, together', async () => {
    const all = await readAll('/posts', 'posts', 100);
    const count = async (query: string) => (await readAll(`/posts?${query}`, 'posts', 3)).length;
    expect(await count(`author=${house.people.colleague.id}`)).toBe(8);
    expect(await count(`channel=${house.channels.newsroom}`)).toBe(6);
    expect(await count('stage=draft')).toBe(5);
    expect(await count('stage=draft,scheduled')).toBe(all.filter(({ stage }) => stage !== 'approved').length);
    expect(await count('search=WALK%201')).toBe(11);
    expect(await count(`author=${house.people.colleague.id}&channel=${house.channels.newsroom}&stage=approved`)).toBe(
      1,
    );
    expect(await count(`author=${newId<'person'>()}`)).toBe(0);
  });

  test('are searched for what was typed: signs that mean something to the database mean themselves', async () => {
    const count = async (words: string) =>
      (await readAll(`/posts?search=${encodeURIComponent(words)}`, 'posts', 50)).length;
    expect(await count('100%')).toBe(23);
    expect(await count('fun_run')).toBe(23);
    expect([await count('%'), await count('fun-run'), await count('1_0%'), await count('\\')]).toEqual([23, 0, 0, 0]);
  });

  test('that were put away show only to who asks for them', async () => {
    expect((await readAll('/posts', 'posts', 50)).some(({ stage }) => stage === 'discarded')).toBe(false);
    expect(await readAll('/posts?stage=discarded', 'posts', 50)).toHaveLength(1);
  });

  test.each([
    ['stage=unheard_of', 'INVALID_INPUT'],
    ['stage=draft,', 'INVALID_INPUT'],
    ['author=me', 'INVALID_INPUT'],
    ['dueFrom=tomorrow', 'INVALID_INPUT'],
    ['limit=501', 'INVALID_INPUT'],
    ['limit=0', 'INVALID_INPUT'],
    ['after=nonsense', 'CURSOR_INVALID'],
    ['after=2027-03-01T15:00:00.000Z_019e0000-0000-7000-8000-000000000001', 'CURSOR_INVALID'],
  ])('are not listed for %s', async (query, code) => {
    const answer = await api.ask('author', 'GET', `/posts?${query}`);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  test('a page of one order is none of the other', async () => {
    const { next } = await read('/posts?limit=1', 'posts');
    const answer = await api.ask('author', 'GET', `/posts?dueFrom=2027-01-01T00:00:00Z&after=${next}`);
    expect(answer.body.code).toBe('CURSOR_INVALID');
  });

  test('a cursor of another organization shows nothing of it', async () => {
    const { next } = await read('/posts?limit=1', 'posts');
    expect((await read(`/posts?after=${next}`, 'posts', 'other:author')).rows).toEqual([]);
  });

  test('an excerpt has words on one line, however the text begins', async () => {
    await world.clock.advance(2 * 24 * 60 * 60_000);
    const post = await writePost(world, house, { baseText: `${'\n'.repeat(300)}Late words ${'x'.repeat(9_000)}` });
    const { rows } = await read('/posts?limit=1', 'posts');
    expect(rows[0]).toMatchObject({ id: post.id, excerpt: expect.stringMatching(/^Late words x+…$/) });
  });
});

describe('open reviews', () => {
  const statements = async (path: string) => {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    await read(path, 'items', 'reviewer');
    const { length } = spy.mock.calls;
    spy.mockRestore();
    return length;
  };
  let queue: { reviewId: string; postId: string }[];
  beforeAll(async () => {
    queue = [];
    for (let n = 0; n < 9; n += 1) {
      const post = await writePost(world, house, { baseText: `To be read, number ${n}.` });
      const { review } = await submit(world, house, { postId: post.id });
      queue.push({ reviewId: review.id, postId: post.id });
      await world.owner.query('update review set submitted_at = $1 where id = $2', [
        `2027-02-0${1 + Math.floor(n / 4)} 10:00:00.00000${n % 2}+00`,
        review.id,
      ]);
    }
  });

  test('come oldest first, each once, whatever the size of a page', async () => {
    const { rows } = await world.owner.query<{ id: string }>(
      `select id from review where organization_id = $1 and state = 'open' order by submitted_at, id`,
      [house.organizationId],
    );
    for (const limit of [1, 2, 4, 9, 500]) {
      expect(idsOf(await readAll('/reviews', 'items', limit, 'reviewer'), 'reviewId')).toEqual(
        rows.map(({ id }) => id),
      );
    }
  });

  test('say who may decide, what screening found and who asked', async () => {
    const of = async (seat: string) => (await readAll('/reviews', 'items', 100, seat))[0];
    expect(await of('reviewer')).toMatchObject({
      mine: true,
      verdict: 'pass',
      findingCount: 0,
      authorName: 'Test author',
      excerpt: expect.stringContaining('To be read'),
    });
    expect(await of('author')).toMatchObject({ mine: false });
    expect(await of('auditor')).toMatchObject({ mine: false });
  });

  test('are not waiting any more for who has decided', async () => {
    const reviewId = queue[3]?.reviewId;
    await world.owner.query(
      `insert into review_decision (organization_id, id, review_id, version_id, content_hash, step_id, reviewer_person_id,
         reviewer_roles, outcome, comment, decided_at)
       select organization_id, $2, id, version_id, content_hash, steps->0->>'id', $3, '{clinician_reviewer}', 'approve', '', now()
         from review where id = $1`,
      [reviewId, newId<'decision'>(), house.people.reviewer.id],
    );
    const mine = async (seat: string) =>
      (await readAll('/reviews', 'items', 100, seat)).find((item) => item.reviewId === reviewId)?.mine;
    expect([await mine('reviewer'), await mine('officer')]).toEqual([false, false]);
  });

  test('take as many statements for nine of them as for one', async () => {
    const one = await statements('/reviews?limit=1');
    expect(await statements('/reviews?limit=9')).toBe(one);
    expect(one).toBeLessThanOrEqual(12);
  });
});

describe('messages', () => {
  test('come newest first, page by page, and those that are unread are counted on all of them', async () => {
    const sent: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      await world.clock.advance(1_000);
      const personId = house.people.publisher.id;
      sent.unshift(
        await world.as(house, 'administrator', (scope) =>
          queueMail(scope, { personId, kind: 'test', subject: `Number ${n}`, body: 'Words.', link: null }),
        ),
      );
    }
    for (const limit of [1, 3, 7, 200])
      expect(idsOf(await readAll('/messages', 'messages', limit, 'publisher'))).toEqual(sent);
    await api.ask('publisher', 'POST', `/messages/${sent[6]}/read`, {});
    const { body } = await api.ask('publisher', 'GET', '/messages?limit=2');
    expect([body.unread, idsOf(body.messages as Row[])]).toEqual([6, sent.slice(0, 2)]);
  });
});
