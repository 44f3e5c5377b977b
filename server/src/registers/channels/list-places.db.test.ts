import { type Connector, createMastodonConnector, type PlacesOutcome } from '@bedside/connectors';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createWorld, type House, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import type { ConnectorSource } from './connector-source.ts';
import { disconnectAndRevoke } from './disconnect.ts';
import { listPlaces } from './list-places.ts';
import { insertChannel } from './service.ts';

let world: World;
let house: House;
let seed: ScopeSeed;
let channelId: string;
let answer: PlacesOutcome;
let asked: number;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
  seed = world.seed(house, 'administrator');
  const account = {
    serviceUrl: 'https://pins.example.org',
    handle: 'lakeside',
    remoteAccountId: newId(),
    credentials: { accessToken: 'token' },
  };
  const input = { network: 'pinterest', name: 'Boards' } as const;
  channelId = (await inScope(seed, (scope) => insertChannel(scope, { input, account }))).id;
  asked = 0;
  answer = { kind: 'places', places: [{ id: '7', name: 'Flu season' }] };
});

const doorTo =
  (connector: Connector): ConnectorSource =>
  async () => ({ connector, fetch: async () => Response.error(), own: null });
const withBoards = () => {
  const listed: NonNullable<Connector['listPlaces']> = async ({ account }) => {
    asked += 1;
    expect(account.credentials).toEqual({ accessToken: 'token' });
    return answer;
  };
  return doorTo({ ...createMastodonConnector(), listPlaces: listed });
};

test('boards are told as the network lists them, at most 500 of them', async () => {
  expect(await listPlaces(seed, withBoards(), channelId)).toEqual({
    places: [{ id: '7', name: 'Flu season' }],
    supported: true,
  });
  answer = { kind: 'places', places: Array.from({ length: 700 }, (_, at) => ({ id: `${at}`, name: `Board ${at}` })) };
  expect((await listPlaces(seed, withBoards(), channelId)).places).toHaveLength(500);
});

test('a network without places says so, and is not asked', async () => {
  expect(await listPlaces(seed, doorTo(createMastodonConnector()), channelId)).toEqual({
    places: [],
    supported: false,
  });
  expect(asked).toBe(0);
});

test('a network that is busy or silent is told as that, and a refusal is kept for the posts', async () => {
  answer = { kind: 'ambiguous', code: 'TIMED_OUT', detail: 'No answer.' };
  await expect(listPlaces(seed, withBoards(), channelId)).rejects.toMatchObject({ code: 'NETWORK_UNREACHABLE' });
  answer = { kind: 'retry-after', code: 'HTTP_429', detail: 'Too many.', retryAfterMs: 90_000 };
  await expect(listPlaces(seed, withBoards(), channelId)).rejects.toMatchObject({
    code: 'NETWORK_BUSY',
    details: { retryAfterSeconds: 90 },
  });
});

test('an account that was disconnected is not asked, nor one of another house, nor by whoever does not write', async () => {
  const auditor = world.seed(house, 'auditor');
  await expect(listPlaces(auditor, withBoards(), channelId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const other = world.seed(await world.openHouse(), 'administrator');
  await expect(listPlaces(other, withBoards(), channelId)).rejects.toMatchObject({ status: 404 });
  await disconnectAndRevoke(seed, doorTo(createMastodonConnector()), { channelId });
  await expect(listPlaces(seed, withBoards(), channelId)).rejects.toMatchObject({ code: 'CHANNEL_DISCONNECTED' });
  expect(asked).toBe(0);
});
