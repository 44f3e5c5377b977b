import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ConnectorIo, type EgressInit, NotSentError } from '../port.ts';
import { createInProcessFetch } from '../practice/in-process-fetch.ts';
import { ask, beginOperation, type Dialect, type HttpRequest } from './ask.ts';
import { type Authorization, bearer } from './authorization.ts';
import type { BudgetNote } from './budget-headers.ts';
import { budgetHeaders } from './budget-headers.ts';

const now = new Date('2027-03-01T15:00:00.000Z');
const dialect: Dialect = {
  successes: [200, 201],
  wordOf: (text) => (text.startsWith('word ') ? text.slice(5) : null),
  codeOf: (word) => (word === 'Known' ? word : null),
  refusesBeforeActing: ({ word }) => word === 'ExpiredToken',
  budget: [budgetHeaders.mastodon],
};
const schema = z.object({ id: z.string() });
const good = () => Response.json({ id: '7' });

type Seen = { method: string; url: string; headers: Headers; body: string };

/** A network that answers with these, in order, and what it saw. */
function network(...answers: (() => Response)[]) {
  const seen: Seen[] = [];
  const notes: BudgetNote[] = [];
  const io: ConnectorIo = {
    now: () => now,
    signal: new AbortController().signal,
    noteBudget: (note) => notes.push(note),
    fetch: createInProcessFetch(async (request) => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: await request.text() });
      return (answers.shift() ?? good)();
    }),
  };
  const operation = (authorization: Authorization | null = null) =>
    beginOperation({ io, serviceUrl: 'https://network.example/', dialect, authorization, callTimeoutMs: 10_000 });
  return { io, seen, notes, operation };
}

const post: HttpRequest<typeof schema> = { path: '/posts', body: { text: 'hello' }, schema };
const says =
  (status: number, word = '', headers: Record<string, string> = {}) =>
  () =>
    new Response(word === '' ? '' : `word ${word}`, { status, headers });

/** An authorization that has one new token to give. */
function renewing(outcome: 'renewed' | 'refused' = 'renewed') {
  const refused: string[] = [];
  const authorization: Authorization = {
    current: () => 'old',
    renew: async (token) => {
      refused.push(token);
      const failure = { kind: 'reauthorize', code: 'invalid_grant', detail: 'No.' } as const;
      return outcome === 'renewed' ? { ok: true, token: 'new' } : { ok: false, failure };
    },
  };
  return { refused, authorization };
}

test('sends method, query, JSON and authorization, and reads the answer', async () => {
  const { operation, seen } = network(good, good);
  const told = await ask(operation(bearer('secret')), { ...post, params: { a: 'b c' }, headers: { 'x-key': 'k' } });
  expect(told).toMatchObject({ ok: true, status: 200, data: { id: '7' } });
  expect(seen[0]).toMatchObject({
    method: 'POST',
    url: 'https://network.example/posts?a=b+c',
    body: '{"text":"hello"}',
  });
  const headers = Object.fromEntries(seen[0]?.headers ?? []);
  expect(headers).toMatchObject({ authorization: 'Bearer secret', 'content-type': 'application/json', 'x-key': 'k' });
  await ask(operation(), { path: '/', schema });
  expect(seen[1]?.method).toBe('GET');
  expect(seen[1]?.headers.has('authorization')).toBe(false);
});

describe('a refused token', () => {
  test('is renewed, and the request is made once more where the refusal proves that nothing was done', async () => {
    const { operation, seen } = network(says(401, 'ExpiredToken'), good);
    const { authorization, refused } = renewing();
    expect(await ask(operation(authorization), post)).toMatchObject({ ok: true });
    expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer old', 'Bearer new']);
    expect(refused).toEqual(['old']);
  });

  test('twice is not tried a third time', async () => {
    const { operation, seen } = network(says(401, 'ExpiredToken'), says(401, 'ExpiredToken'));
    const told = await ask(operation(renewing().authorization), post);
    expect(told).toMatchObject({ ok: false, failure: { kind: 'reauthorize' } });
    expect(seen).toHaveLength(2);
  });

  test('that proves nothing is renewed and not followed by a second request: what became of the first is not known', async () => {
    const { operation, seen } = network(says(401, 'Odd'));
    const { authorization, refused } = renewing();
    const told = await ask(operation(authorization), post);
    expect(told).toMatchObject({ ok: false, failure: { kind: 'ambiguous', code: 'REFUSED_UNPROVEN' } });
    expect(seen).toHaveLength(1);
    expect(refused).toEqual(['old']);
  });

  test('that cannot be renewed is told as the renewal tells it', async () => {
    const { operation, seen } = network(says(401, 'ExpiredToken'));
    const told = await ask(operation(renewing('refused').authorization), post);
    expect(told).toMatchObject({ ok: false, failure: { kind: 'reauthorize', code: 'invalid_grant' } });
    expect(seen).toHaveLength(1);
  });

  test('is final where there is no way to a new one', async () => {
    const { operation, seen } = network(says(401, 'ExpiredToken'));
    expect(await ask(operation(bearer('old')), post)).toMatchObject({ failure: { kind: 'reauthorize' } });
    expect(seen).toHaveLength(1);
  });

  test('of a streamed request is followed by the whole stream once more', async () => {
    const { operation, seen } = network(says(401, 'ExpiredToken'), good);
    const bytes = new TextEncoder().encode('picture');
    async function* stream() {
      yield bytes;
    }
    const open = () => ({ stream: stream(), length: bytes.length });
    const told = await ask(operation(renewing().authorization), { ...post, body: { contentType: 'image/png', open } });
    expect(told.ok).toBe(true);
    expect(seen.map(({ body }) => body)).toEqual(['picture', 'picture']);
  });
});

describe('limits', () => {
  const headers = {
    'x-ratelimit-limit': '300',
    'x-ratelimit-remaining': '3',
    'x-ratelimit-reset': new Date(now.getTime() + 90_000).toISOString(),
  };
  const note = { remaining: 3, limit: 300, resetAt: new Date(now.getTime() + 90_000) };

  test('are told with every answer', async () => {
    const { operation, notes } = network(() => Response.json({ id: '7' }, { headers }), says(404, '', headers));
    await ask(operation(), post);
    await ask(operation(), post);
    expect(notes).toEqual([note, note]);
  });

  test('that are reached wait for Retry-After, and for the end of the window without it', async () => {
    const { operation, notes } = network(says(429, '', { ...headers, 'retry-after': '7' }), says(429, '', headers));
    expect(await ask(operation(), post)).toMatchObject({ failure: { kind: 'retry-after', retryAfterMs: 7_000 } });
    expect(await ask(operation(), post)).toMatchObject({ failure: { kind: 'retry-after', retryAfterMs: 90_000 } });
    const refusal = (seconds: number) => ({
      remaining: 0,
      limit: null,
      resetAt: new Date(now.getTime() + seconds * 1_000),
    });
    expect(notes).toEqual([note, refusal(7), note, refusal(90)]);
  });
});

describe('everything else', () => {
  test.each([
    ['a success that cannot be read', () => new Response('{'), 'ambiguous', 'UNREADABLE_ANSWER'],
    ['a success that nobody documented', () => new Response('{}', { status: 299 }), 'ambiguous', 'UNREADABLE_ANSWER'],
    ['a server error', says(502), 'ambiguous', 'HTTP_502'],
    ['a known word', says(422, 'Known'), 'rejected', 'Known'],
    ['a word that is not to be repeated', says(422, 'Maria'), 'rejected', 'HTTP_422'],
  ])('%s is told as data', async (_name, answer, kind, code) => {
    const { operation } = network(answer);
    expect(await ask(operation(), post)).toMatchObject({ ok: false, failure: { kind, code } });
  });

  test('a fetch that throws is ambiguous, unless it proves that nothing left', async () => {
    const { operation, io } = network();
    const thrown = (error: Error) => {
      const fetch = async () => {
        throw error;
      };
      return { ...operation(), io: { ...io, fetch } };
    };
    expect(await ask(thrown(new Error('Bearer secret')), post)).toEqual({
      ok: false,
      refusal: null,
      failure: {
        kind: 'ambiguous',
        code: 'CONNECTION_LOST',
        detail: expect.not.stringContaining('secret'),
        trouble: true,
      },
    });
    const unsent = await ask(thrown(new NotSentError('REFUSED', 'no')), post);
    expect(unsent).toMatchObject({ failure: { kind: 'not-sent', code: 'REFUSED' } });
  });

  test('no request is begun after the deadline, and each has the time that is left', async () => {
    const { operation, seen } = network();
    expect(await ask({ ...operation(), deadline: now.getTime() }, post)).toMatchObject({
      failure: { code: 'OUT_OF_TIME' },
    });
    expect(seen).toHaveLength(0);
    const given: (EgressInit | undefined)[] = [];
    const whole = operation();
    const fetch: ConnectorIo['fetch'] = async (_url, init) => {
      given.push(init);
      return good();
    };
    const io: ConnectorIo = { ...whole.io, fetch };
    await ask({ ...whole, io, deadline: now.getTime() + 4_000 }, post);
    expect(given[0]?.timeoutMs).toBe(4_000);
  });
});
