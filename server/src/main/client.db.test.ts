/** The client of the API, against the doors of a whole Bedside in this process. */
import { BedsideProblem, createBedsideClient, dataOf, pagesOf } from '@bedside/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../test/app.ts';
import { createWorld, type House, PUBLIC_URL, type World, writePost } from '../../test/world.ts';
import type { KeyScope } from '../registers/keys/contract.ts';
import { createKey } from '../registers/keys/service.ts';

let world: World;
let house: House;
let app: TestApp;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  house = await world.openHouse();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

type Sending = { readonly scopes?: KeyScope[]; readonly fetch?: (request: Request) => Promise<Response> };

async function clientOf({
  scopes = ['posts:read', 'posts:write'],
  fetch = async (one) => app.fetch(one),
}: Sending = {}) {
  const made = { name: 'Newsletter', scopes, expiresInDays: 30 };
  const { token } = await world.as(house, 'author', (scope) => createKey(scope, made));
  return createBedsideClient({ baseUrl: PUBLIC_URL, apiKey: token, fetch, sleep: async () => {} });
}

test('the description and its page are served to everybody, under a policy that runs nothing', async () => {
  const stranger = app.browser();
  const [json, page] = [await stranger.ask('GET', '/api/openapi.json'), await stranger.ask('GET', '/api/docs')];
  expect([json.status, json.body['openapi']]).toEqual([200, '3.1.0']);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/);
  expect(page.text).toContain(`curl &#39;${PUBLIC_URL}/api/v1/posts&#39;`);
});

test('reads, writes and reads again with a key', async () => {
  const client = await clientOf();
  const made = dataOf(await client.POST('/posts', { body: {} }));
  expect(made).toMatchObject({ stage: 'draft', authorId: house.people.author.id });
  const read = dataOf(await client.GET('/posts/{id}', { params: { path: { id: made.id } } }));
  expect(read).toEqual(made);
  const { revision, content } = read.draft;
  const body = { revision, content: { ...content, baseText: 'Walk in on any weekday.' } };
  const saved = dataOf(await client.PUT('/posts/{id}/draft', { params: { path: { id: made.id } }, body }));
  expect(saved.revision).toBe(revision + 1);
  const late = await client.PUT('/posts/{id}/draft', { params: { path: { id: made.id } }, body });
  expect([late.response.status, late.error?.code]).toEqual([409, 'DRAFT_CHANGED']);
});

test('makes one post of a request whose answer was lost', async () => {
  const before = await posts();
  let lost = 0;
  const client = await clientOf({
    fetch: async (request) => {
      const response = await app.fetch(request);
      if (request.method !== 'POST' || lost > 0) return response;
      lost += 1;
      throw new TypeError('the connection broke');
    },
  });
  const made = dataOf(await client.POST('/posts', { body: {} }));
  expect(lost).toBe(1);
  expect((await posts()) - before).toBe(1);
  expect(dataOf(await client.GET('/posts/{id}', { params: { path: { id: made.id } } })).id).toBe(made.id);
});

async function posts(): Promise<number> {
  const { rows } = await world.owner.query<{ count: number }>('select count(*)::int as count from post');
  return rows[0]?.count ?? 0;
}

test('hears in a problem what its key may not do', async () => {
  const client = await clientOf({ scopes: ['posts:read'] });
  const { error } = await client.POST('/posts', { body: {} });
  expect(error).toMatchObject({ status: 403, code: 'KEY_SCOPE_MISSING' });
  const thrown = await client
    .POST('/reviews/{id}/waivers', {
      params: { path: { id: house.organizationId } },
      body: { contentHash: 'x', findingKey: 'x', reason: 'there is a paper on it' },
    })
    .then(dataOf)
    .catch((refusal: unknown) => refusal);
  expect(thrown instanceof BedsideProblem && thrown.problem.code).toBe('KEY_REFUSED');
});

test('walks a list page by page, each thing once', async () => {
  for (let number = 0; number < 5; number += 1) await writePost(world, house);
  const client = await clientOf();
  const seen: string[] = [];
  let pages = 0;
  for await (const page of pagesOf((query) => client.GET('/posts', { params: { query: { ...query, limit: 2 } } }))) {
    pages += 1;
    seen.push(...page.posts.map(({ id }) => id));
  }
  expect(pages).toBeGreaterThan(2);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(await posts());
});
