import { manifests } from '@bedside/connectors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createWorld,
  deliveriesOf,
  type House,
  plainText,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import { UNDO_MS } from '../schedule/service.ts';
import type { DeliveryStep } from './engine/publish-context.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** A worker that dies at a step: its transaction rolls back, its claim stays. */
function mortal(workerId: string, at: DeliveryStep) {
  return world.publisher({
    workerId,
    reached: (step) => {
      if (step === at) throw new Error('the process was killed');
    },
  });
}

async function dueDelivery(): Promise<{ house: House; postId: string }> {
  const house = await world.openHouse();
  const { postId } = await planPost(world, house);
  await world.clock.advance(UNDO_MS);
  return { house, postId };
}

async function stateOf(made: { house: House; postId: string }) {
  const [view] = await deliveriesOf(world, made.house, made.postId);
  return view?.state;
}

async function arrivalsAt({ house }: { house: House }): Promise<string[]> {
  return (await house.practice.arrivals()).map(({ kind }) => kind);
}

describe('what a dead worker held', () => {
  test.each(['claimed', 'armed', 'answered'] as const)(
    'when it died at %s it goes on at once, and stands within time-out and quiet period',
    async (step) => {
      const made = await dueDelivery();
      await publishDue(mortal('dead', step));
      const heir = world.publisher({ workerId: 'heir' });
      expect(await heir.tick()).toBe(0);

      await heir.takeOver(['dead', 'dead before']);
      await publishDue(heir);
      expect(await stateOf(made)).toBe(step === 'armed' ? 'unknown' : 'confirmed');

      for (const waitMs of [manifests.practice.callTimeoutMs, manifests.practice.quietPeriodMs]) {
        await world.clock.advance(waitMs);
        await publishDue(heir);
      }
      expect(await stateOf(made)).toBe('confirmed');
      expect(await arrivalsAt(made)).toEqual(['accepted']);
    },
  );

  test('is looked at before a crowd that was due with it has left', async () => {
    const made = await dueDelivery();
    await publishDue(mortal('dead', 'answered'));
    for (let count = 0; count < 6; count += 1) await planPost(world, made.house, { baseText: plainText(count + 1) });
    await world.clock.advance(UNDO_MS + 1_000);
    const heir = world.publisher({ workerId: 'heir', concurrency: 2 });
    await heir.takeOver(['dead']);
    await heir.tick();
    await heir.idle();
    expect(await stateOf(made)).toBe('confirmed');
    expect(await arrivalsAt(made)).toHaveLength(2);
  });

  test('after the death of one worker the claims of the others stay', async () => {
    const made = await dueDelivery();
    await publishDue(mortal('busy', 'armed'));
    const heir = world.publisher({ workerId: 'heir' });
    await heir.takeOver(['dead']);
    expect(await heir.tick()).toBe(0);
    expect(await stateOf(made)).toBe('armed');
  });

  test('a worker that was thought dead in mid-call posts once and writes nothing', async () => {
    const made = await dueDelivery();
    const answered = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const slow = world.publisher({
      workerId: 'thought dead',
      reached: async (step) => {
        if (step !== 'answered') return;
        answered.resolve();
        await goOn.promise;
      },
    });
    await slow.tick();
    await answered.promise;

    const heir = world.publisher({ workerId: 'heir' });
    await heir.takeOver(['thought dead']);
    await publishDue(heir);
    expect(await stateOf(made)).toBe('confirmed');
    goOn.resolve();
    await slow.idle();
    expect(world.logged()).toContain('delivery.fenced');
    const [view] = await deliveriesOf(world, made.house, made.postId);
    expect(view?.receipts.map(({ kind }) => kind)).toEqual(['read_back']);
    expect(await arrivalsAt(made)).toEqual(['accepted']);
  });
});
