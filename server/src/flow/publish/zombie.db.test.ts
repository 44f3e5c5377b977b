import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, deliveriesOf, type House, planPost, publishDue, type World } from '../../../test/world.ts';
import type { DeliveryStep, PublishContext } from './engine/publish-context.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

/** Holds a worker still at a step, as a paused machine does, until it is let go. */
function pauseAt(step: DeliveryStep): { context: Partial<PublishContext>; held: Promise<void>; letGo(): void } {
  const held = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const reached: PublishContext['reached'] = async (now) => {
    if (now !== step) return;
    held.resolve();
    await gate.promise;
  };
  return { context: { reached }, held: held.promise, letGo: () => gate.resolve() };
}

async function posts(): Promise<number> {
  const entries = await house.practice.arrivals();
  return entries.filter(({ kind }) => kind === 'accepted' || kind === 'duplicated').length;
}

async function historyOf(deliveryId: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ action: string }>(
    `select action from audit_event where object_type = 'delivery' and object_id = $1 order by at, xid, id`,
    [deliveryId],
  );
  return rows.map(({ action }) => action);
}

describe('a worker that wakes after its lease', () => {
  // In the call, with the answer in hand, or before it wrote anything: whoever took over has the word.
  test.each(['claimed', 'called', 'answered'] as const)(
    'at "%s" is fenced: what it writes is refused and one post stands',
    async (step) => {
      const { postId, deliveries } = await planPost(world, house);
      await world.clock.advance(10_000);
      const pause = pauseAt(step);
      const zombie = world.publisher({ workerId: 'zombie', ...pause.context });
      await zombie.tick();
      await pause.held;
      const successor = world.publisher({ workerId: 'successor' });
      await publishDue(successor);
      for (const ms of [61_000, 31_000, 31_000, 31_000]) {
        await world.clock.advance(ms);
        await publishDue(successor);
      }
      const [settled] = await deliveriesOf(world, house, postId);
      expect({ state: settled?.state, posts: await posts() }).toEqual({ state: 'confirmed', posts: 1 });
      const before = await historyOf(deliveries[0]?.id ?? '');
      pause.letGo();
      await zombie.idle();
      expect(world.logged()).toContain(`"event":"delivery.fenced","deliveryId":"${settled?.id}"`);
      expect(await posts()).toBe(1);
      expect(await deliveriesOf(world, house, postId)).toEqual([settled]);
      expect(await historyOf(deliveries[0]?.id ?? '')).toEqual(before);
    },
  );

  test('having armed, sends nothing after its deadline', async () => {
    const { postId } = await planPost(world, house);
    await world.clock.advance(10_000);
    const pause = pauseAt('armed');
    const zombie = world.publisher({ workerId: 'zombie', ...pause.context });
    await zombie.tick();
    await pause.held;
    await world.clock.advance(61_000);
    pause.letGo();
    await zombie.idle();
    // Its claim was still the newest: it says itself that nothing was sent, and the next attempt is free to go.
    expect(await posts()).toBe(0);
    const successor = world.publisher({ workerId: 'successor' });
    for (const ms of [0, 31_000, 31_000, 31_000, 31_000]) {
      await world.clock.advance(ms);
      await publishDue(successor);
    }
    const [settled] = await deliveriesOf(world, house, postId);
    expect({ state: settled?.state, posts: await posts() }).toEqual({ state: 'confirmed', posts: 1 });
    expect(settled?.attempts.map(({ outcome }) => outcome)).toEqual(['not_sent', 'published']);
  });
});

describe('several workers at once', () => {
  test('share what is due, and each delivery goes out once', async () => {
    const planned = await Promise.all(Array.from({ length: 12 }, () => planPost(world, house)));
    await world.clock.advance(10_000);
    const workers = ['a', 'b', 'c', 'd'].map((workerId) => world.publisher({ workerId, concurrency: 3 }));
    for (let round = 0; round < 12; round += 1) {
      await Promise.all(workers.map((worker) => worker.tick()));
      await Promise.all(workers.map((worker) => worker.idle()));
    }
    const states = await Promise.all(
      planned.map(async ({ postId }) => (await deliveriesOf(world, house, postId))[0]?.state),
    );
    expect(new Set(states)).toEqual(new Set(['confirmed']));
    expect(await posts()).toBe(12);
  });

  test('leave a delivery alone that one of them holds', async () => {
    await planPost(world, house);
    await world.clock.advance(10_000);
    const pause = pauseAt('claimed');
    const first = world.publisher({ workerId: 'first', ...pause.context });
    expect(await first.tick()).toBe(1);
    await pause.held;
    const second = world.publisher({ workerId: 'second' });
    await world.clock.advance(59_000);
    expect(await second.tick()).toBe(0);
    pause.letGo();
    await first.idle();
    expect(await posts()).toBe(1);
  });
});

describe('the database itself', () => {
  test('takes no second open attempt of a delivery, and no second live delivery of a version to a channel', async () => {
    const { deliveries } = await planPost(world, house);
    const insert = (resolvedAt: string | null, number: number) =>
      world.owner.query(
        `insert into attempt (organization_id, id, delivery_id, number, epoch, armed_at, not_after, clearance, resolved_at)
         values ($1, gen_random_uuid(), $2, $3, 1, now(), now(), '{}', $4)`,
        [house.organizationId, deliveries[0]?.id, number, resolvedAt],
      );
    await insert(null, 1);
    await expect(insert(null, 2)).rejects.toMatchObject({ code: '23505', constraint: 'attempt_unresolved_key' });
    const copy = (state: string) =>
      world.owner.query(
        `insert into delivery (organization_id, id, schedule_id, post_id, version_id, content_hash, channel_id, state, due_at, created_at, updated_at)
         select organization_id, gen_random_uuid(), schedule_id, post_id, version_id, content_hash, channel_id, $2, due_at, created_at, updated_at
           from delivery where id = $1`,
        [deliveries[0]?.id, state],
      );
    for (const state of ['planned', 'armed', 'unknown', 'confirmed', 'needs_person', 'removing']) {
      await expect(copy(state)).rejects.toMatchObject({ code: '23505', constraint: 'delivery_live_key' });
    }
    await copy('cancelled');
  });
});
