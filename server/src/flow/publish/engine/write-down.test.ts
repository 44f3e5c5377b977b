import { expect, test } from 'vitest';
import { byHand, TIMEOUT_MS } from '../../../../test/simulator/by-hand.ts';
import { type DeliveryStore, FencedError } from './delivery-store.ts';
import { runDelivery } from './run-delivery.ts';
import { PAUSES_MS } from './write-down.ts';

type Change = DeliveryStore['change'];

/** One delivery, and a database that fails once the network has answered as `fail` says; gives the tries to write down. */
function withFailing(fail: (change: () => ReturnType<Change>, tries: number) => Promise<unknown>) {
  const waits: number[] = [];
  const hand = byHand({
    context: {
      timeout: (ms) => {
        const controller = new AbortController();
        // The limit of the call itself.
        if (ms === TIMEOUT_MS) return controller.signal;
        waits.push(ms);
        hand.pass(ms);
        queueMicrotask(() => controller.abort());
        return controller.signal;
      },
    },
  });
  let tries = 0;
  const change = ((claim, work) => {
    if (!hand.steps.includes('answered')) return hand.store.change(claim, work);
    tries += 1;
    return fail(() => hand.store.change(claim, work), tries);
    // It gives what the work gives, or throws.
  }) as Change;
  const run = async () => runDelivery({ ...hand.store, change }, hand.context, await hand.claim());
  return { hand, waits, run, tries: () => tries };
}

const away = () => Promise.reject(new Error('the database restarts'));

test('an answer waits in hand until the database is back, and never becomes doubt', async () => {
  const { hand, waits, run } = withFailing((change, tries) => (tries <= 3 ? away() : change()));
  await run();
  expect(hand.names()).toEqual(['deliver']);
  expect(waits).toEqual([1_000, 1_000, 2_000]);
  expect(hand.row()).toMatchObject({ state: 'confirmed', leasedUntil: null, remoteId: 'remote-1' });
  expect(hand.attempts()).toMatchObject([{ outcome: 'published', ambiguousCode: null }]);
  expect(hand.steps.at(-1)).toBe('settled');
});

test('what was written although the database said nothing is not written twice', async () => {
  const { hand, run, tries } = withFailing(async (change, count) => {
    await change();
    if (count === 1) await away();
  });
  await run();
  expect(tries()).toBe(2);
  expect(hand.receipts()).toHaveLength(1);
  expect(hand.trail().map(({ action }) => action)).toEqual(['delivery.armed', 'delivery.confirmed']);
  expect(hand.seen).toHaveLength(1);
});

test('one step of a delivery that a try wrote down before is as it was: a retry of its own time is not cut short', async () => {
  const { hand, run } = withFailing(async (change, count) => {
    await change();
    if (count === 1) await away();
  });
  hand.answers.deliver = { kind: 'not-sent', code: 'ECONNREFUSED', detail: '' };
  const wakeAt = hand.after(5_000);
  await run();
  expect(hand.row()).toMatchObject({ state: 'planned', wakeAt });
});

test('whoever was taken over does not try again', async () => {
  const { hand, waits, run, tries } = withFailing(() => Promise.reject(new FencedError()));
  await expect(run()).rejects.toThrow(FencedError);
  expect([tries(), waits]).toEqual([1, []]);
  expect(hand.row().state).toBe('armed');
});

test('a database that stays away leaves it armed: its network is read when the lease is over', async () => {
  const { hand, waits, run, tries } = withFailing(away);
  await expect(run()).rejects.toThrow('the database restarts');
  expect(tries()).toBe(PAUSES_MS.length + 1);
  expect(waits).toEqual(PAUSES_MS);
  expect(PAUSES_MS.reduce((sum, ms) => sum + ms)).toBe(20_000);
  expect(hand.row()).toMatchObject({ state: 'armed', attemptCount: 1 });
});
