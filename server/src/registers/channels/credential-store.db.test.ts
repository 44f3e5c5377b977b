import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type House, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { credentialStoreOf } from './credential-store.ts';
import { disconnectChannel, getChannel, insertChannel, openAccount, sealCredentials } from './service.ts';

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

const kept = () =>
  inScope(seed, async (scope) => openAccount(scope, await getChannel(scope, channelId))?.credentials ?? null);
const events = async () => {
  const { rows } = await world.owner.query<{ facts: unknown }>(
    `select leaf::json -> 'facts' as facts from audit_event
      where object_id = $1 and action = 'channel.credentials_renewed' order by id`,
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
