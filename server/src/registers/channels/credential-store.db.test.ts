import { setTimeout as pause } from 'node:timers/promises';
import { type Credentials, createTokenKeeper, type RefreshOutcome } from '@bedside/connectors';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type House, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { credentialStoreOf } from './credential-store.ts';
import { disconnectChannel, getChannel, insertChannel, openCredentials, sealCredentials } from './service.ts';

let world: World;
let house: House;
let seed: ScopeSeed;
let channelId: string;
const credentials = { accessToken: 'access-1', refreshToken: 'refresh-1' };

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  seed = world.seed(house, 'administrator');
});
afterAll(() => world.close());
beforeEach(async () => {
  const account = { serviceUrl: 'https://pds.example.org', handle: 'h', remoteAccountId: newId(), credentials };
  const input = { network: 'bluesky', name: 'Bluesky' } as const;
  channelId = (await inScope(seed, (scope) => insertChannel(scope, { input, account }))).id;
});

const kept = () => inScope(seed, async (scope) => openCredentials(scope, await getChannel(scope, channelId)));
const events = async () => {
  const { rows } = await world.owner.query<{ facts: unknown }>(
    `select leaf::json -> 'facts' as facts from audit_event
      where object_id = $1 and action = 'channel.credentials_renewed' order by at, xid, id`,
    [channelId],
  );
  return rows.map(({ facts }) => facts);
};

describe('swapping credentials', () => {
  test('of twelve who read the same, one stores; the others read again', async () => {
    const stores = Array.from({ length: 12 }, () => credentialStoreOf(seed, channelId));
    const read = await Promise.all(stores.map((store) => store.read()));
    const swapped = await Promise.all(
      stores.map((store, index) => store.swap(read[index]?.revision ?? '', { accessToken: `access-of-${index}` })),
    );
    const winners = swapped.flatMap((revision, index) => (revision === null ? [] : [{ revision, index }]));
    expect(winners).toHaveLength(1);
    expect(await kept()).toEqual({ accessToken: `access-of-${winners[0]?.index}` });
    expect((await stores[0]?.read())?.revision).toBe(winners[0]?.revision);
    expect(await events()).toHaveLength(1);
  });

  test('fails after the same credentials were sealed anew, and works with what is read then', async () => {
    const store = credentialStoreOf(seed, channelId);
    const before = await store.read();
    const sealed = await inScope(seed, async (scope) => sealCredentials(scope, channelId, credentials));
    await world.owner.query('update channel set credentials_sealed = $2 where id = $1', [channelId, sealed]);
    expect(await store.swap(before?.revision ?? '', { accessToken: 'new' })).toBeNull();
    const after = await store.read();
    expect(after?.credentials).toEqual(credentials);
    expect(await store.swap(after?.revision ?? '', { accessToken: 'new' })).not.toBeNull();
    expect(await kept()).toEqual({ accessToken: 'new' });
  });

  test('brings nothing back to a channel that was disconnected', async () => {
    const store = credentialStoreOf(seed, channelId);
    const read = await store.read();
    await inScope(seed, (scope) => disconnectChannel(scope, channelId));
    expect(await store.swap(read?.revision ?? '', { accessToken: 'new' })).toBeNull();
    expect(await store.read()).toBeNull();
    expect(await kept()).toBeNull();
  });

  test('is one event a write, which tells whether a renewal began or was stored, and no token', async () => {
    const store = credentialStoreOf(seed, channelId);
    const first = await store.read();
    const marked = await store.swap(first?.revision ?? '', { ...credentials, refreshing: 'began now' });
    await store.swap(marked ?? '', { accessToken: 'access-2' });
    expect(await events()).toEqual([{ step: 'begun' }, { step: 'stored' }]);
  });
});

describe('renewing a token on one database', () => {
  /** A network that takes each refresh token once, and ends the account's access when one comes a second time. */
  function createNetwork() {
    let good = credentials.refreshToken;
    const state = { refreshes: 0, ended: false };
    const refresh = async ({ refreshToken }: Credentials): Promise<RefreshOutcome> => {
      state.refreshes += 1;
      state.ended ||= refreshToken !== good;
      if (state.ended) return { kind: 'rejected', code: 'invalid_grant', detail: 'No.' };
      good = `refresh-of-${state.refreshes + 1}`;
      return { kind: 'renewed', credentials: { accessToken: `access-of-${state.refreshes + 1}`, refreshToken: good } };
    };
    return { state, refresh };
  }

  /** One call of a process of its own that found its token over. */
  async function renewAlone(refresh: (credentials: Credentials) => Promise<RefreshOutcome>) {
    const store = credentialStoreOf(seed, channelId);
    const now = () => new Date();
    const wait = (ms: number) => pause(ms);
    const renewal = { store, credentials, refresh, now, wait, deadline: Date.now() + 20_000 };
    const authorization = await createTokenKeeper().authorize(renewal);
    return authorization.renew?.(authorization.current());
  }

  test('ten processes at once ask the network once, and all go on with what it gave', async () => {
    const { refresh, state } = createNetwork();
    const told = await Promise.all(Array.from({ length: 10 }, () => renewAlone(refresh)));
    expect(told).toEqual(Array.from({ length: 10 }, () => ({ ok: true, token: 'access-of-2' })));
    expect(state).toEqual({ refreshes: 1, ended: false });
    expect(await kept()).toEqual({ accessToken: 'access-of-2', refreshToken: 'refresh-of-2' });
  });

  test('the newest refresh token is kept when the key of the house is turned in the middle', async () => {
    const { refresh } = createNetwork();
    const told = await renewAlone(async (given) => {
      const marked = await kept();
      const sealed = await inScope(seed, async (scope) => sealCredentials(scope, channelId, marked ?? {}));
      await world.owner.query('update channel set credentials_sealed = $2 where id = $1', [channelId, sealed]);
      return refresh(given);
    });
    expect(told).toEqual({ ok: true, token: 'access-of-2' });
    expect(await kept()).toEqual({ accessToken: 'access-of-2', refreshToken: 'refresh-of-2' });
  });

  test('an answer that was lost is told to every process from then on, and asked for by none', async () => {
    const { refresh, state } = createNetwork();
    const lost: RefreshOutcome = { kind: 'ambiguous', code: 'CONNECTION_LOST', detail: 'Lost.' };
    const losing = async (given: Credentials) => {
      await refresh(given);
      return lost;
    };
    for (const one of [losing, refresh, refresh]) {
      expect(await renewAlone(one)).toMatchObject({
        ok: false,
        failure: { kind: 'reauthorize', code: 'REFRESH_UNCLEAR' },
      });
    }
    expect(state).toEqual({ refreshes: 1, ended: false });
  });
});
