import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  contentOf,
  createWorld,
  deliveriesOf,
  type House,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import { enqueue } from '../../kernel/jobs/jobs.ts';
import { getPost, saveDraft } from '../compose/service.ts';
import { UNDO_MS } from '../schedule/service.ts';
import type { DeliveryStep } from './engine/publish-context.ts';
import { readHealthReport } from './health-report.ts';
import { retryDelivery, retryJob } from './retry-delivery.ts';
import { takeDown } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

const retry = (id: string) => world.as(house, 'publisher', (scope) => retryDelivery(scope, id));
const report = (who: 'administrator' | 'author' = 'author') =>
  world.as(house, who, (scope) => readHealthReport(scope, { days: 1 }));

async function stateOf(postId: string): Promise<string[]> {
  return (await deliveriesOf(world, house, postId)).map(({ state }) => state).sort();
}

async function acceptedPosts(): Promise<number> {
  return (await house.practice.arrivals()).filter(({ kind }) => kind === 'accepted').length;
}

async function comeDue(ms = UNDO_MS): Promise<void> {
  await world.clock.advance(ms);
  await publishDue(world.publisher());
}

/** A post whose delivery waited too long and was parked. */
async function parkedPost(): Promise<{ postId: string; deliveryId: string }> {
  const { postId } = await planPost(world, house);
  await comeDue(3_600_000);
  const [view] = await deliveriesOf(world, house, postId);
  expect(view?.state).toBe('parked');
  return { postId, deliveryId: view?.id ?? '' };
}

/** A worker that dies at a step: its transaction rolls back, its claim stays. */
async function dieAt(at: DeliveryStep): Promise<void> {
  const mortal = world.publisher({
    workerId: 'dead',
    reached: (step) => {
      if (step === at) throw new Error('the process was killed');
    },
  });
  await publishDue(mortal);
  await publishDue(world.publisher({ workerId: 'heir' }));
}

describe('a parked delivery', () => {
  test('is told with its reasons, and goes through schedule and gate once more', async () => {
    const { postId, deliveryId } = await parkedPost();
    const [stuck] = (await report()).stuck;
    expect(stuck).toMatchObject({ id: deliveryId, postId, state: 'parked', channelName: 'practice' });
    expect(stuck?.blockers.map(({ code }) => code)).toEqual(['TOO_LATE']);

    expect(await retry(deliveryId)).toMatchObject({ outcome: 'goes_again', postId });
    await world.runJobs();
    await comeDue();
    expect(await stateOf(postId)).toEqual(['confirmed', 'parked']);
    expect(await acceptedPosts()).toBe(1);
    expect((await report()).stuck).toEqual([]);
    await expect(retry(deliveryId)).rejects.toMatchObject({ code: 'NOTHING_TO_RETRY' });
  });

  test('stays where it is while something else stands in the way', async () => {
    const { postId, deliveryId } = await parkedPost();
    await world.as(house, 'author', async (scope) => {
      const { draft } = await getPost(scope, postId);
      await saveDraft(scope, {
        postId,
        revision: draft.revision,
        content: contentOf(house, { baseText: 'New words.' }),
      });
    });
    await expect(retry(deliveryId)).rejects.toMatchObject({ code: 'STILL_BLOCKED' });
    expect(await stateOf(postId)).toEqual(['parked']);
  });

  test('does not bring back what was taken down from another channel', async () => {
    const channelIds = [house.channels.practice, house.channels.newsroom];
    const { postId, deliveries } = await planPost(world, house, { channelIds });
    house.practice.revoke();
    await comeDue();
    const out = deliveries.find(({ network }) => network === 'newsroom')?.id ?? '';
    const kept = deliveries.find(({ network }) => network === 'practice')?.id ?? '';
    expect(await stateOf(postId)).toEqual(['confirmed', 'parked']);
    await world.as(house, 'officer', (scope) => takeDown(scope, { deliveryId: out, reason: 'It named somebody.' }));
    await publishDue(world.publisher());
    await expect(retry(kept)).rejects.toMatchObject({ code: 'TAKEN_DOWN_ELSEWHERE' });
  });

  test('is not tried again by whoever may not publish', async () => {
    const { deliveryId } = await parkedPost();
    for (const who of ['author', 'auditor', 'administrator'] as const) {
      const asked = world.as(house, who, (scope) => retryDelivery(scope, deliveryId));
      await expect(asked).rejects.toMatchObject({ status: 403 });
    }
  });
});

describe('a delivery in doubt', () => {
  test('is read, never sent, however often one presses: one post, or the proof that there is none', async () => {
    for (const step of ['armed', 'answered'] as const) {
      house = await world.openHouse();
      const { postId, deliveries } = await planPost(world, house);
      await world.clock.advance(UNDO_MS);
      await dieAt(step);
      await comeDue(61_000);
      const id = deliveries[0]?.id ?? '';
      for (let press = 0; press < 40 && (await stateOf(postId))[0] === 'unknown'; press += 1) {
        const { outcome } = await retry(id);
        expect(outcome).not.toBe('goes_again');
        await comeDue(1_000);
      }
      await comeDue(120_000);
      expect(await stateOf(postId)).toEqual(['confirmed']);
      expect(await acceptedPosts()).toBe(1);
    }
  });
});

test('what stands on a network is not tried again', async () => {
  const { deliveries } = await planPost(world, house);
  await comeDue();
  await expect(retry(deliveries[0]?.id ?? '')).rejects.toMatchObject({ code: 'NOTHING_TO_RETRY' });
});

test('how late posts were is counted from when they were first seen, every bucket told', async () => {
  await planPost(world, house);
  await comeDue(UNDO_MS);
  await planPost(world, house);
  await comeDue(UNDO_MS + 45_000);
  const { lateness, deliveries } = await report();
  expect(lateness.buckets.map(({ fromSeconds, count }) => [fromSeconds, count])).toEqual([
    [0, 1],
    [5, 0],
    [30, 1],
    [60, 0],
    [120, 0],
    [600, 0],
  ]);
  expect(deliveries).toEqual({ due: 0, later: 0, onTheWay: 0, unknown: 0, needsPerson: 0, removing: 0 });
});

describe('work that failed for good', () => {
  async function deadJob(organizationId: House['organizationId']): Promise<string> {
    await world.services.db.inOrganization(organizationId, (tx) =>
      enqueue(tx, { task: 'send-queued', payload: { organizationId } }),
    );
    const { rows } = await world.owner.query<{ id: string }>(
      `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'TypeError Zanzibarquark'
        where id = (select max(id) from graphile_worker._private_jobs where payload->>'organizationId' = $1) returning id`,
      [organizationId],
    );
    return rows[0]?.id ?? '';
  }

  test('is told to administrators alone, without its words, and goes back into the queue', async () => {
    const id = await deadJob(house.organizationId);
    expect((await report('author')).failedJobs).toBeNull();
    const told = await report('administrator');
    expect(told.failedJobs).toMatchObject([{ id, task: 'send-queued', errorName: 'TypeError' }]);
    expect(JSON.stringify(told)).not.toContain('Zanzibarquark');
    await world.as(house, 'administrator', (scope) => retryJob(scope, id));
    expect(await report('administrator')).toMatchObject({ failedJobs: [], jobs: { failed: 0 } });
  });

  test('of another organization is not there', async () => {
    const other = await world.openHouse();
    const id = await deadJob(other.organizationId);
    expect((await report('administrator')).failedJobs).toEqual([]);
    const asked = world.as(house, 'administrator', (scope) => retryJob(scope, id));
    await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
