import { mock } from 'node:test';
import { afterEach, describe, expect, test } from 'vitest';
import { byHand, LEASE_MS } from '../../../../test/simulator/by-hand.ts';
import { nextTurn } from '../../../../test/simulator/simulation.ts';
import { createLogger } from '../../../kernel/log/logger.ts';
import { FencedError } from './delivery-store.ts';
import { createPublisher, LEASE_MS as ownLeaseMs, type PublisherOptions } from './publisher.ts';

const lines: unknown[] = [];
const silent = createLogger({ level: 'silent' });
/** Keeps what is told; the rest of a logger is not asked here. */
const log = {
  ...silent,
  warn: (event: string, facts: object) => void lines.push(['warn', event, facts]),
  error: (event: string, facts: object) => void lines.push(['error', event, facts]),
} as typeof silent;

afterEach(() => {
  lines.length = 0;
  mock.timers.reset();
});

type Hand = ReturnType<typeof byHand>;
const publisherOf = (hand: Hand, made: Partial<PublisherOptions> = {}) =>
  createPublisher({ store: hand.store, context: hand.context, log, workerId: 'worker-1', concurrency: 2, ...made });

/** Calls that wait until they are let go. */
function slow(hand: Hand) {
  const waiting: (() => void)[] = [];
  hand.answers.deliver = async () => {
    await new Promise<void>((resolve) => void waiting.push(resolve));
    return { kind: 'rejected', code: 'NO', detail: '' };
  };
  return {
    called: async (count: number) => {
      await turns();
      expect(hand.names()).toHaveLength(count);
    },
    letGo: async () => {
      waiting.shift()?.();
      await turns();
    },
  };
}

/** Until nothing goes on that waits for nothing. */
async function turns(): Promise<void> {
  for (let count = 0; count < 20; count += 1) await nextTurn();
}

test('claims as many as there are hands free, under its own name and for the length of a lease', async () => {
  const hand = byHand({ posts: 5 });
  const { called, letGo } = slow(hand);
  const publisher = publisherOf(hand);
  expect(ownLeaseMs).toBe(LEASE_MS);
  expect(await publisher.tick()).toBe(2);
  await called(2);
  expect(await publisher.tick()).toBe(0);
  const held = [...hand.house.rows.deliveries.values()].filter(({ claimedBy }) => claimedBy === 'worker-1');
  expect(held.map(({ leasedUntil }) => leasedUntil)).toEqual([hand.after(LEASE_MS), hand.after(LEASE_MS)]);
  await letGo();
  // Nobody started it: it waits to be told.
  await called(2);
  expect(await publisher.tick()).toBe(1);
  await called(3);
  const idle = publisher.idle();
  let isIdle = false;
  void idle.then(() => (isIdle = true));
  await letGo();
  expect([...hand.house.rows.deliveries.values()].filter(({ state }) => state === 'rejected')).toHaveLength(2);
  expect(isIdle).toBe(false);
  await letGo();
  await idle;
});

test('asks the store for as many as there are hands free, and not at all when there are none', async () => {
  const hand = byHand({ posts: 3 });
  const { called, letGo } = slow(hand);
  const limits: number[] = [];
  const store = {
    ...hand.store,
    findDue: (input: Parameters<typeof hand.store.findDue>[0]) => (limits.push(input.limit), hand.store.findDue(input)),
  };
  const publisher = publisherOf(hand, { store });
  await publisher.tick();
  await called(2);
  await publisher.tick();
  await letGo();
  await publisher.tick();
  expect(limits).toEqual([2, 1]);
});

test('two ticks at once are one', async () => {
  const hand = byHand({ posts: 4 });
  const publisher = publisherOf(hand);
  const [one, two] = [publisher.tick(), publisher.tick()];
  expect(two).toBe(one);
  expect(await one).toBe(2);
  await publisher.idle();
  expect(hand.names()).toHaveLength(2);
});

test('a store that fails is told, and the next tick goes on', async () => {
  const hand = byHand();
  let isBroken = true;
  const error = new Error('gone');
  const store = {
    ...hand.store,
    findDue: (input: Parameters<typeof hand.store.findDue>[0]) =>
      isBroken ? Promise.reject(error) : hand.store.findDue(input),
  };
  const publisher = publisherOf(hand, { store });
  expect(await publisher.tick()).toBe(0);
  expect(lines).toEqual([['error', 'publisher.claim-failed', { error }]]);
  isBroken = false;
  expect(await publisher.tick()).toBe(1);
  await publisher.idle();
  expect(hand.row().state).toBe('confirmed');
});

describe('a delivery that fails', () => {
  const deliveryId = 'post-1/channel-1/0';
  test.each([
    [new FencedError(), ['warn', 'delivery.fenced', { deliveryId }]],
    [new Error('bug'), ['error', 'delivery.failed', { deliveryId, error: new Error('bug') }]],
  ] as const)('%s: it is told, and left as it is', async (error, line) => {
    const reached = async () => {
      throw error;
    };
    const hand = byHand({ context: { reached } });
    const publisher = publisherOf(hand);
    await publisher.tick();
    await publisher.idle();
    expect(lines).toEqual([line]);
    expect(hand.row()).toMatchObject({ state: 'planned', leasedUntil: hand.after(LEASE_MS) });
  });
});

test('what is put around a delivery is put around each', async () => {
  const hand = byHand({ posts: 2 });
  const around: string[] = [];
  const publisher = publisherOf(hand, {
    around: async (work) => {
      around.push('begun');
      await work();
      around.push('ended');
    },
  });
  await publisher.tick();
  await publisher.idle();
  expect(around.toSorted()).toEqual(['begun', 'begun', 'ended', 'ended']);
});

test('no more than twelve arm at once, whatever the hands', async () => {
  let [arming, most] = [0, 0];
  const hand = byHand({ posts: 16 });
  const store: typeof hand.store = {
    ...hand.store,
    change: async (claim, work) => {
      arming += 1;
      most = Math.max(most, arming);
      await nextTurn();
      arming -= 1;
      return hand.store.change(claim, work);
    },
  };
  hand.answers.deliver = () => new Promise(() => undefined);
  await publisherOf(hand, { store, concurrency: 128 }).tick();
  await turns();
  expect(hand.names()).toHaveLength(16);
  expect(most).toBe(12);
});

test('claims an eighth of its hands ahead of what is armed, and again as that is armed', async () => {
  const hand = byHand({ posts: 60 });
  const gate = Promise.withResolvers<void>();
  const store: typeof hand.store = {
    ...hand.store,
    change: async (claim, work) => {
      await gate.promise;
      return hand.store.change(claim, work);
    },
  };
  const publisher = publisherOf(hand, { store, concurrency: 256 });
  expect(await publisher.tick()).toBe(32);
  await turns();
  // Those that are being armed wait no longer.
  expect(await publisher.tick()).toBe(12);
  await turns();
  expect(await publisher.tick()).toBe(0);
  gate.resolve();
  await publisher.idle();
  expect(hand.names()).toHaveLength(44);
  expect(await publisher.tick()).toBe(16);
  await publisher.idle();
});

test('what is in doubt does not wait to be armed', async () => {
  const hand = byHand({ posts: 40 });
  for (const id of hand.house.rows.deliveries.keys()) hand.set({ state: 'removing', remoteId: 'r' }, id);
  hand.answers.remove = () => new Promise(() => undefined);
  const publisher = publisherOf(hand, { concurrency: 128 });
  expect(await publisher.tick()).toBe(16);
  await turns();
  expect(await publisher.tick()).toBe(16);
  await turns();
});

test('a door to a network is opened once for each organization, and again where it could not be opened', async () => {
  const hand = byHand({ posts: 3 });
  const opened: string[] = [];
  const { connectors } = hand.context;
  const publisher = publisherOf(hand, {
    concurrency: 1,
    context: {
      ...hand.context,
      connectors: async (network, organizationId) => {
        opened.push(network);
        if (opened.length === 1) throw new Error('not now');
        return connectors(network, organizationId);
      },
    },
  });
  for (let ticks = 0; ticks < 3; ticks += 1) {
    await publisher.tick();
    await publisher.idle();
  }
  expect(opened).toEqual(['practice', 'practice']);
  expect(lines).toMatchObject([['error', 'delivery.failed', {}]]);
});

describe('while it is started', () => {
  test('looks at once, every second, and as soon as hands are free; stopped, it claims nothing more', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    const hand = byHand({ posts: 3 });
    const { called, letGo } = slow(hand);
    const cleared = mock.method(globalThis, 'clearInterval');
    const publisher = publisherOf(hand);
    publisher.start();
    await called(2);
    await letGo();
    // Without a tick from outside: hands are free again.
    await called(3);
    await letGo();
    await letGo();
    await publisher.idle();
    hand.set({ state: 'planned', wakeAt: hand.now(), leasedUntil: null });
    mock.timers.tick(999);
    await turns();
    expect(hand.names()).toHaveLength(3);
    mock.timers.tick(1);
    await called(4);
    const stopped = publisher.stop();
    let isStopped = false;
    void stopped.then(() => (isStopped = true));
    hand.set({ state: 'planned', wakeAt: hand.now(), leasedUntil: null }, 'post-2/channel-1/0');
    expect(await publisher.tick()).toBe(0);
    expect(isStopped).toBe(false);
    await letGo();
    await stopped;
    mock.timers.tick(5_000);
    await called(4);
    expect(cleared.mock.callCount()).toBe(1);
    cleared.mock.restore();
    // Never started, there is nothing to clear.
    const none = mock.method(globalThis, 'clearInterval');
    await publisherOf(hand).stop();
    expect(none.mock.callCount()).toBe(0);
    none.mock.restore();
  });

  test('with many hands, it looks again when a sixteenth of them is free again', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    const hand = byHand({ posts: 20 });
    const { called, letGo } = slow(hand);
    const publisher = publisherOf(hand, { concurrency: 64 });
    publisher.start();
    // A quarter of the hands for one channel.
    await called(16);
    for (let one = 0; one < 3; one += 1) await letGo();
    await called(16);
    await letGo();
    await called(20);
  });

  test('what a dead worker held is claimed at once; nobody else’s, and nothing while it is not started', async () => {
    const hand = byHand({ posts: 2 });
    const other = publisherOf(hand, { workerId: 'worker-2' });
    await hand.claim();
    await other.takeOver(['worker-9']);
    expect(hand.row().leasedUntil).toEqual(hand.after(LEASE_MS));
    await other.takeOver(['worker-1']);
    expect(hand.row().leasedUntil).toEqual(hand.now());
    expect(hand.names()).toEqual([]);
    await hand.claim('post-2/channel-1/0');
    hand.set({ wakeAt: null });
    other.start();
    await other.idle();
    await other.tick();
    expect(hand.names()).toEqual([]);
    await other.takeOver(['worker-1']);
    await turns();
    expect(hand.names()).toEqual(['deliver']);
    await other.stop();
  });
});
