import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PersonId } from '../ids/ids.ts';
import { personActor, type ScopeSeed } from '../scope/scope.ts';
import { type Budgets, budgets as shipped } from './budgets.ts';
import { createRateLimit, tellAllowance } from './rate-limit.ts';

const tight: Budgets = {
  person: {
    read: { requests: 3, seconds: 60 },
    write: { requests: 2, seconds: 60 },
    costly: { requests: 1, seconds: 60 },
  },
  key: {
    read: { requests: 2, seconds: 60 },
    write: { requests: 1, seconds: 60 },
    costly: { requests: 1, seconds: 60 },
  },
  address: { requests: 20, seconds: 60 },
  stranger: { requests: 2, seconds: 60 },
};
const address = '192.0.2.1';

function seedOf(personId: string, keyId: string | null = null): ScopeSeed {
  // Only the actor of a seed is looked at.
  const person = personActor({ id: personId as PersonId, roles: [], sessionId: 's' });
  const actor = keyId === null ? person : { ...person, key: { id: keyId, scopes: new Set<string>() } };
  return { actor } as unknown as ScopeSeed;
}

beforeEach(() => void vi.useFakeTimers({ now: new Date('2027-03-01T15:00:00Z') }));
afterEach(() => void vi.useRealTimers());

const refused = expect.objectContaining({ code: 'RATE_LIMITED', status: 429 });

describe('a budget', () => {
  test('lets as many pass as it has, then says how long to wait', async () => {
    const limit = createRateLimit(tight);
    const take = () => limit.take({ address, cost: 'write', seed: seedOf('ann') });
    expect(await take()).toEqual({ limit: 2, remaining: 1, resetSeconds: 60 });
    vi.advanceTimersByTime(12_500);
    expect(await take()).toEqual({ limit: 2, remaining: 0, resetSeconds: 48 });
    await expect(take()).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      status: 429,
      details: { retryAfterSeconds: 48 },
      allowance: { limit: 2, remaining: 0, resetSeconds: 48 },
    });
  });

  test('is whole again when its time is over', async () => {
    const limit = createRateLimit(tight);
    const take = () => limit.take({ address, cost: 'costly', seed: seedOf('ann') });
    await take();
    await expect(take()).rejects.toEqual(refused);
    vi.advanceTimersByTime(59_999);
    await expect(take()).rejects.toEqual(refused);
    vi.advanceTimersByTime(1);
    expect(await take()).toMatchObject({ remaining: 0 });
  });

  test('is one for reading, one for changing, one for what is dear', async () => {
    const limit = createRateLimit(tight);
    const by = { address, seed: seedOf('ann') };
    await limit.take({ ...by, cost: 'costly' });
    await expect(limit.take({ ...by, cost: 'costly' })).rejects.toEqual(refused);
    expect(await limit.take({ ...by, cost: 'write' })).toMatchObject({ remaining: 1 });
    expect(await limit.take({ ...by, cost: 'read' })).toMatchObject({ remaining: 2 });
  });

  test('is each person’s own, and each key’s own', async () => {
    const limit = createRateLimit(tight);
    const read = (seed: ScopeSeed) => limit.take({ address, cost: 'read', seed });
    for (let n = 0; n < 2; n += 1) await read(seedOf('ann', 'key-1'));
    await expect(read(seedOf('ann', 'key-1'))).rejects.toEqual(refused);
    expect(await read(seedOf('ann', 'key-2'))).toMatchObject({ limit: 2, remaining: 1 });
    expect(await read(seedOf('ann'))).toMatchObject({ limit: 3, remaining: 2 });
    expect(await read(seedOf('bob'))).toMatchObject({ limit: 3, remaining: 2 });
  });
});

test('strangers share the budget of their address', async () => {
  const limit = createRateLimit(tight);
  const take = (from: string) => limit.take({ address: from, cost: 'read', seed: null });
  await take(address);
  await take(address);
  await expect(take(address)).rejects.toEqual(refused);
  expect(await take('192.0.2.2')).toMatchObject({ remaining: 1 });
});

test('an address has a budget of its own, before anybody is known', async () => {
  const limit = createRateLimit(tight);
  for (let n = 0; n < 20; n += 1) await limit.arrive({ address, cost: 'read' });
  await expect(limit.arrive({ address, cost: 'read' })).rejects.toEqual(refused);
  await limit.arrive({ address: '192.0.2.2', cost: 'read' });
});

test('nobody who is signed in is kept from taking a post down, whatever they and their neighbours did before', async () => {
  const limit = createRateLimit(tight);
  const seed = seedOf('officer');
  const flood = async (cost: 'read' | 'write' | 'costly') => {
    for (let n = 0; n < 30; n += 1) {
      await limit.arrive({ address, cost }).catch(() => {});
      await limit.take({ address, cost, seed }).catch(() => {});
      await limit.take({ address, cost, seed: null }).catch(() => {});
    }
  };
  for (const cost of ['read', 'write', 'costly'] as const) await flood(cost);
  for (let n = 0; n < 100; n += 1) {
    await limit.arrive({ address, cost: 'free' });
    expect(await limit.take({ address, cost: 'free', seed })).toBe(null);
  }
  await expect(limit.take({ address, cost: 'free', seed: null })).rejects.toEqual(refused);
});

test('the headers tell the limit, what remains of it, and in how many seconds it is whole again', () => {
  const headers = new Headers();
  tellAllowance(headers, { limit: 240, remaining: 12, resetSeconds: 7 });
  expect(Object.fromEntries(headers)).toEqual({
    'ratelimit-limit': '240',
    'ratelimit-remaining': '12',
    'ratelimit-reset': '7',
  });
});

test('the budgets that are shipped leave room for the console: ten windows of the busiest room, each with four questions every four seconds', () => {
  const { requests, seconds } = shipped.person.read;
  expect(requests / seconds).toBeGreaterThanOrEqual(10 * 1);
  const { write } = shipped.person;
  expect(write.requests / write.seconds).toBeGreaterThanOrEqual(4 * 0.5);
});
