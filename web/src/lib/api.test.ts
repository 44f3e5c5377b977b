import { defineEndpoint } from '@bedside/server/contract/kernel/http';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { addressOf, call } from './api.ts';
import { ApiProblem } from './problem.ts';

const readThing = defineEndpoint({
  method: 'GET',
  path: '/things/:id',
  summary: 'A thing',
  params: z.object({ id: z.string() }),
  query: z.object({ after: z.string().optional(), limit: z.number().optional() }),
  answer: z.object({ name: z.string() }),
});
const makeThing = defineEndpoint({
  method: 'POST',
  path: '/things',
  summary: 'Make a thing',
  body: z.object({ name: z.string() }),
  answer: z.object({ name: z.string() }),
});
const touchThing = defineEndpoint({ method: 'POST', path: '/touch', summary: 'Touch', answer: z.object({}) });

type Sent = { url: string; init: RequestInit };

/** The network of this file: answers once, and keeps what was sent. */
function answerWith(answer: () => Response | Promise<Response>): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return Promise.resolve().then(answer);
  });
  return sent;
}

async function problemOf(promise: Promise<unknown>): Promise<ApiProblem> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiProblem)) throw new Error('An ApiProblem was expected.', { cause: error });
  return error;
}

afterEach(() => vi.unstubAllGlobals());

test('parameters are escaped and an undefined in the query is left out', () => {
  expect(addressOf('/things/:id', { id: 'a/b?c' }, { after: 'x y', limit: undefined })).toBe(
    '/api/v1/things/a%2Fb%3Fc?after=x+y',
  );
});

test('a read sends no body and gives the parsed answer', async () => {
  const sent = answerWith(() => Response.json({ name: 'stethoscope', secret: 'not in the contract' }));
  await expect(call(readThing, { params: { id: '7' }, query: { limit: 3 } })).resolves.toEqual({ name: 'stethoscope' });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.url).toBe('/api/v1/things/7?limit=3');
  expect(sent[0]?.init.method).toBe('GET');
  expect(sent[0]?.init.body).toBeUndefined();
});

test('a change sends JSON and the headers it was given', async () => {
  const sent = answerWith(() => Response.json({ name: 'cuff' }));
  await call(makeThing, { body: { name: 'cuff' }, headers: { 'x-setup-token': 't' } });
  expect(sent[0]?.init.body).toBe('{"name":"cuff"}');
  expect(new Headers(sent[0]?.init.headers).get('content-type')).toBe('application/json');
  expect(new Headers(sent[0]?.init.headers).get('x-setup-token')).toBe('t');
});

test('a change with nothing to say sends an empty object', async () => {
  const sent = answerWith(() => Response.json({}));
  await call(touchThing);
  expect(sent[0]?.init.body).toBe('{}');
});

test('a refusal keeps code, words and request id of the server', async () => {
  const body = {
    type: 'about:blank#VERSION_CHANGED',
    title: 'It changed.',
    status: 409,
    code: 'VERSION_CHANGED',
    remedy: 'Look again.',
    requestId: 'r-1',
    details: { revision: 4 },
  };
  answerWith(() => Response.json(body, { status: 409 }));
  const problem = await problemOf(call(touchThing));
  expect(problem).toMatchObject({ code: 'VERSION_CHANGED', status: 409, remedy: 'Look again.', requestId: 'r-1' });
  expect(problem.details).toEqual({ revision: 4 });
});

test('no answer at all is OFFLINE', async () => {
  answerWith(() => {
    throw new TypeError('fetch failed');
  });
  expect(await problemOf(call(touchThing))).toMatchObject({ code: 'OFFLINE', status: 0 });
});

test('an abort by the caller is no problem of the network', async () => {
  const stop = new AbortController();
  const aborted = new DOMException('stopped', 'AbortError');
  answerWith(() => {
    throw aborted;
  });
  stop.abort();
  await expect(call(touchThing, { signal: stop.signal })).rejects.toBe(aborted);
});

test.each([
  [502, 'SERVER_UNAVAILABLE'],
  [418, 'REFUSED'],
])('a %i that is not in the form of a problem becomes %s', async (status, code) => {
  answerWith(() => new Response('<h1>no</h1>', { status }));
  expect(await problemOf(call(touchThing))).toMatchObject({ code, status });
});

test('an answer that breaks the contract is ANSWER_UNREADABLE', async () => {
  answerWith(() => Response.json({ name: 3 }, { headers: { 'x-request-id': 'r-2' } }));
  const problem = await problemOf(call(readThing, { params: { id: '7' } }));
  expect(problem).toMatchObject({ code: 'ANSWER_UNREADABLE', requestId: 'r-2' });
});
