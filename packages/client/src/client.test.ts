import { describe, expect, test } from 'vitest';
import { BedsideProblem, createBedsideClient, dataOf, pagesOf } from './client.ts';

type Step = Response | Error;

/** A server that plays its steps in order, and what it was sent. */
function play(...steps: Step[]) {
  const asked: Request[] = [];
  const waits: number[] = [];
  const client = createBedsideClient({
    baseUrl: 'https://bedside.example/',
    apiKey: 'bsk_test',
    fetch: async (request) => {
      asked.push(request);
      const step = steps.shift() ?? json({});
      if (step instanceof Error) throw step;
      return step;
    },
    sleep: async (ms) => void waits.push(ms),
  });
  return { client, asked, waits };
}

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { ...init, headers: { 'content-type': 'application/json', ...init.headers } });

const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  json(
    { type: `about:blank#${code}`, title: 'No.', status, code, remedy: 'Wait.', requestId: 'r', details: {} },
    { status, headers: { ...headers, 'content-type': 'application/problem+json' } },
  );

describe('a request', () => {
  test('goes to the version of the API below the address, with the key', async () => {
    const { client, asked } = play(json({ posts: [], next: null }));
    await client.GET('/posts', { params: { query: { search: 'flu' } } });
    expect(asked[0]?.url).toBe('https://bedside.example/api/v1/posts?search=flu');
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer bsk_test');
    expect(asked[0]?.headers.has('idempotency-key')).toBe(false);
  });

  test('that writes has one Idempotency-Key on all its tries, and another request another one', async () => {
    const { client, asked, waits } = play(refusal(503, 'X', { 'retry-after': '2' }), new TypeError('reset'), json({}));
    await client.POST('/posts', { body: {} });
    await client.POST('/posts', { body: {} });
    const keys = asked.map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[3]).not.toBe(keys[0]);
    expect(await Promise.all(asked.slice(0, 3).map((one) => one.text()))).toEqual(['{}', '{}', '{}']);
    expect(waits).toEqual([2_000, 500]);
  });

  test('keeps the Idempotency-Key that it was given', async () => {
    const { client, asked } = play();
    await client.POST('/posts', { body: {}, headers: { 'idempotency-key': 'mine' } });
    expect(asked[0]?.headers.get('idempotency-key')).toBe('mine');
  });

  test.each([
    ['after 429, as long as it is asked', refusal(429, 'RATE_LIMITED', { 'retry-after': '7' }), [7_000]],
    ['after 503 without a time, a little', refusal(503, 'STARTING'), [250]],
    ['after 409 that says when it is over', refusal(409, 'IDEMPOTENCY_IN_FLIGHT', { 'retry-after': '1' }), [1_000]],
    ['not after 409', refusal(409, 'DRAFT_CHANGED'), []],
    ['not after 500', refusal(500, 'INTERNAL'), []],
    ['not when it would be too long', refusal(429, 'RATE_LIMITED', { 'retry-after': '3600' }), []],
  ])('waits and is sent again %s', async (_, answer, expected) => {
    const { client, waits, asked } = play(answer, json({ posts: [], next: null }));
    await client.GET('/posts');
    expect(waits).toEqual(expected);
    expect(asked).toHaveLength(expected.length + 1);
  });

  test('is given up after four tries, and tells why', async () => {
    const { client, asked } = play(...Array.from({ length: 9 }, () => refusal(503, 'STARTING')));
    const { error } = await client.GET('/posts');
    expect(asked).toHaveLength(4);
    expect(error?.code).toBe('STARTING');
  });

  test('that its sender aborted is not sent again', async () => {
    const { client, asked } = play(new DOMException('stop', 'AbortError'));
    await expect(client.GET('/posts')).rejects.toThrow('stop');
    expect(asked).toHaveLength(1);
  });
});

describe('an answer', () => {
  test('that refuses is thrown with its code by dataOf', async () => {
    const { client } = play(refusal(404, 'NOT_FOUND'));
    const asking = client.GET('/posts/{id}', { params: { path: { id: 'x' } } }).then(dataOf);
    await expect(asking).rejects.toMatchObject({ name: 'BedsideProblem', problem: { code: 'NOT_FOUND' } });
  });

  test('of somebody in between is a problem too', async () => {
    const { client } = play(new Response('<html>Bad gateway</html>', { status: 502 }));
    const told = await client
      .GET('/posts')
      .then(dataOf)
      .catch((error: unknown) => error);
    expect(told instanceof BedsideProblem && told.problem).toMatchObject({ status: 502, code: 'NOT_FROM_BEDSIDE' });
  });

  test('of a list is followed page by page to its end', async () => {
    const { client, asked } = play(
      json({ posts: [1], next: 'a' }),
      json({ posts: [2], next: 'b' }),
      json({ posts: [], next: null }),
    );
    const found: unknown[] = [];
    for await (const { posts } of pagesOf((page) => client.GET('/posts', { params: { query: page } })))
      found.push(...posts);
    expect(found).toEqual([1, 2]);
    expect(asked.map(({ url }) => new URL(url).searchParams.get('after'))).toEqual([null, 'a', 'b']);
  });
});
