import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseJson } from '../call.ts';
import type { ConnectorIo, CredentialStore, Credentials } from '../port.ts';
import { createInProcessFetch } from '../practice/in-process-fetch.ts';
import { ask, beginOperation, type Dialect } from './ask.ts';
import { refreshByOAuth } from './refresh-by-oauth.ts';
import { createTokenKeeper, type Renewal, type TokenKeeper } from './token-keeper.ts';

const errorSchema = z.object({ error: z.string() });
const dialect: Dialect = {
  successes: [200],
  wordOf: (text) => parseJson(errorSchema, text)?.error ?? null,
  codeOf: (word) => word,
  refusesBeforeActing: ({ word }) => word === 'invalid_token',
  budget: [],
};

/** A network whose refresh tokens work once; a second use of one ends all of the account's tokens. */
function createNetwork() {
  const state = { generation: 0, ended: false, refreshes: 0, posts: 0 };
  let lose: 'answer' | 'request' | null = null;
  const tokens = () => ({ access_token: `access-${state.generation}`, refresh_token: `refresh-${state.generation}` });
  const refresh = (form: URLSearchParams) => {
    state.refreshes += 1;
    if (form.get('refresh_token') !== `refresh-${state.generation}`) state.ended = true;
    if (state.ended) return Response.json({ error: 'invalid_grant' }, { status: 400 });
    state.generation += 1;
    return Response.json(tokens());
  };
  const fetch = createInProcessFetch(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/oauth/token') {
      const fault = lose;
      lose = null;
      if (fault === 'request') throw new TypeError('reset before it arrived');
      const answer = refresh(new URLSearchParams(await request.text()));
      if (fault === 'answer') throw new TypeError('reset after it arrived');
      return answer;
    }
    const isGood = request.headers.get('authorization') === `Bearer access-${state.generation}` && !state.ended;
    if (!isGood) return Response.json({ error: 'invalid_token' }, { status: 401 });
    state.posts += 1;
    return Response.json({ id: String(state.posts) });
  });
  return {
    state,
    fetch,
    loseNext: (what: 'answer' | 'request') => {
      lose = what;
    },
    /** The access token of now is over; its refresh token still holds. */
    expire: () => {
      state.generation += 0.5;
    },
    credentials: (): Credentials => ({ accessToken: 'access-old', refreshToken: 'refresh-0', clientId: 'bedside' }),
  };
}

type TestStore = CredentialStore & {
  now(): Credentials | null;
  put(credentials: Credentials | null): void;
  /** As when the key of the house is turned: the same, under another revision. */
  reseal(): void;
  fail(times: number): void;
  onSwap: (() => void) | null;
};

function createStore(credentials: Credentials): TestStore {
  let stored: Credentials | null = credentials;
  let revision = 1;
  let failing = 0;
  const answering = async () => {
    if (failing > 0) {
      failing -= 1;
      throw new Error('the database does not answer');
    }
  };
  const store: TestStore = {
    key: 'channel-1',
    onSwap: null,
    now: () => stored,
    put: (next) => {
      stored = next;
      revision += 1;
    },
    reseal: () => {
      revision += 1;
    },
    fail: (times) => {
      failing = times;
    },
    async read() {
      await answering();
      return stored === null ? null : { credentials: stored, revision: String(revision) };
    },
    async swap(expected, next) {
      const before = store.onSwap;
      store.onSwap = null;
      before?.();
      await answering();
      if (expected !== String(revision)) return null;
      stored = next;
      revision += 1;
      return String(revision);
    },
  };
  return store;
}

/** One process: its own keeper, and a clock that its waiting moves. */
function createProcess(network: ReturnType<typeof createNetwork>, store: CredentialStore) {
  const keeper: TokenKeeper = createTokenKeeper();
  let at = Date.parse('2027-03-01T15:00:00.000Z');
  const now = () => new Date(at);
  const io: ConnectorIo = { fetch: network.fetch, now, signal: new AbortController().signal };
  const base = () =>
    beginOperation({ io, serviceUrl: 'https://network.example', dialect, authorization: null, callTimeoutMs: 30_000 });
  return {
    advance: (ms: number) => {
      at += ms;
    },
    /** One call to the network with the credentials as they were opened beforehand. */
    async post(opened: Credentials = network.credentials(), more: Partial<Renewal> = {}) {
      const operation = base();
      const authorization = await keeper.authorize({
        store,
        credentials: opened,
        refresh: (credentials) => refreshByOAuth(operation, { path: '/oauth/token', credentials }),
        now,
        wait: async (ms) => {
          at += ms;
        },
        deadline: operation.deadline,
        ...more,
      });
      return ask({ ...operation, authorization }, { path: '/posts', body: {}, schema: z.object({ id: z.string() }) });
    },
  };
}

function setUp() {
  const network = createNetwork();
  const store = createStore(network.credentials());
  return { network, store, process: createProcess(network, store) };
}

describe('a token that is over', () => {
  test('is renewed once for many calls at once, and each of them goes on with the new one', async () => {
    const { network, process, store } = setUp();
    const told = await Promise.all(Array.from({ length: 20 }, () => process.post()));
    expect(told.filter(({ ok }) => ok)).toHaveLength(20);
    expect(network.state).toMatchObject({ refreshes: 1, posts: 20, ended: false });
    expect(store.now()).toEqual({ accessToken: 'access-1', refreshToken: 'refresh-1', clientId: 'bedside' });
  });

  test('is renewed once by several processes on one store', async () => {
    const { network, store } = setUp();
    const processes = Array.from({ length: 5 }, () => createProcess(network, store));
    const told = await Promise.all(processes.flatMap((one) => [one.post(), one.post(), one.post()]));
    expect(told.filter(({ ok }) => ok)).toHaveLength(15);
    expect(network.state).toMatchObject({ refreshes: 1, ended: false });
  });

  test('that somebody renewed meanwhile is not renewed again', async () => {
    const { network, process, store } = setUp();
    const opened = network.credentials();
    await process.post();
    expect(await createProcess(network, store).post(opened)).toMatchObject({ ok: true });
    expect(network.state.refreshes).toBe(1);
  });

  test('is renewed again when the new one is over too', async () => {
    const { network, process, store } = setUp();
    await process.post();
    const opened = store.now() ?? {};
    network.expire();
    network.state.generation = 1;
    // The network forgot the access token, and knows the refresh token.
    const renewed = await process.post({ ...opened, accessToken: 'access-forgotten' });
    expect(renewed).toMatchObject({ ok: true });
    expect(network.state.refreshes).toBe(1);
  });
});

describe('a renewal', () => {
  test('that the network refuses is told, and leaves the store as it was', async () => {
    const { network, process, store } = setUp();
    network.state.ended = true;
    const told = await process.post();
    expect(told).toMatchObject({ failure: { kind: 'reauthorize', code: 'invalid_grant' } });
    expect(store.now()).toEqual(network.credentials());
  });

  test('whose answer was lost is told and not repeated, by no process and at no later time', async () => {
    const { network, process, store } = setUp();
    network.loseNext('answer');
    const unclear = { failure: { kind: 'reauthorize', code: 'REFRESH_UNCLEAR' } };
    expect(await process.post()).toMatchObject(unclear);
    const other = createProcess(network, store);
    other.advance(86_400_000);
    expect(await other.post()).toMatchObject(unclear);
    expect(await process.post()).toMatchObject(unclear);
    expect(network.state).toMatchObject({ refreshes: 1, ended: false });
    // Connecting again is the way out.
    store.put({ accessToken: 'access-1', refreshToken: 'refresh-1' });
    expect(await process.post()).toMatchObject({ ok: true });
  });

  test('of a process that died in the middle is told when its time is over, and waited for before', async () => {
    const { network, process, store } = setUp();
    store.put({ ...network.credentials(), refreshing: 'began 2027-03-01T15:00:00.000Z' });
    expect(await process.post()).toMatchObject({ failure: { kind: 'not-sent', code: 'REFRESH_UNDER_WAY' } });
    process.advance(120_000);
    expect(await process.post()).toMatchObject({ failure: { kind: 'reauthorize', code: 'REFRESH_UNCLEAR' } });
    expect(network.state.refreshes).toBe(0);
  });

  test('may be repeated where the network documents that', async () => {
    const { network, process, store } = setUp();
    network.loseNext('request');
    const lost = await process.post(network.credentials(), { repeatable: true });
    expect(lost).toMatchObject({ failure: { kind: 'not-sent' } });
    expect(await process.post(network.credentials(), { repeatable: true })).toMatchObject({ ok: true });
    expect(store.now()).toMatchObject({ refreshToken: 'refresh-1' });
  });

  test('is stored also when the credentials were sealed anew meanwhile', async () => {
    const { network, process, store } = setUp();
    const read = store.read.bind(store);
    let reads = 0;
    store.read = async () => {
      const found = await read();
      reads += 1;
      return found;
    };
    store.onSwap = () => store.reseal();
    expect(await process.post()).toMatchObject({ ok: true });
    expect(store.now()).toEqual({ accessToken: 'access-1', refreshToken: 'refresh-1', clientId: 'bedside' });
    expect(reads).toBeGreaterThan(1);
    expect(network.state.refreshes).toBe(1);
  });

  test('gives way to a person who connected the account again meanwhile', async () => {
    const { network, store } = setUp();
    const again = { accessToken: 'access-by-hand', refreshToken: 'refresh-by-hand' };
    const fetch: typeof network.fetch = async (url, init) => {
      const answer = await network.fetch(url, init);
      if (url.endsWith('/oauth/token')) store.put(again);
      return answer;
    };
    await createProcess({ ...network, fetch }, store).post();
    expect(store.now()).toEqual(again);
  });

  test('is not lost while the store does not answer: it is held, and stored by the next operation', async () => {
    const { network, store } = setUp();
    const fetch: typeof network.fetch = async (url, init) => {
      const answer = await network.fetch(url, init);
      if (url.endsWith('/oauth/token')) store.fail(5);
      return answer;
    };
    const process = createProcess({ ...network, fetch }, store);
    expect(await process.post()).toMatchObject({ ok: true });
    expect(store.now()).toMatchObject({ refreshToken: 'refresh-0' });
    expect(await process.post()).toMatchObject({ ok: true });
    expect(store.now()).toEqual({ accessToken: 'access-1', refreshToken: 'refresh-1', clientId: 'bedside' });
    expect(network.state).toMatchObject({ refreshes: 1, ended: false });
  });

  test('is not begun without the store', async () => {
    const { network, process, store } = setUp();
    store.fail(1);
    expect(await process.post()).toMatchObject({ failure: { kind: 'not-sent', code: 'CREDENTIALS_NOT_READ' } });
    expect(network.state.refreshes).toBe(0);
    store.put(null);
    expect(await process.post()).toMatchObject({ failure: { kind: 'reauthorize', code: 'CREDENTIALS_MISSING' } });
  });
});
