import { expect, test } from 'vitest';
import { ambiguous, byHand, START } from '../../../../test/simulator/by-hand.ts';

const ID = 'post-1/channel-1/0';

/** It stands, and somebody has asked to take it down. */
async function removing() {
  const hand = byHand();
  await hand.run();
  hand.set({ state: 'removing', wakeAt: hand.now(), updatedAt: hand.now() });
  return hand;
}

test.each(['removed', 'absent'] as const)('%s: it is gone, and a receipt says so', async (kind) => {
  const hand = await removing();
  hand.answers.remove = { kind };
  await hand.run();
  expect(hand.last()).toMatchObject({ remoteId: 'remote-1', account: { handle: 'a' } });
  expect(hand.row()).toMatchObject({ state: 'removed', wakeAt: null, leasedUntil: null, failureCode: null });
  expect(hand.receipts().at(-1)).toMatchObject({
    attemptId: hand.attempts()[0]?.id,
    kind: 'removal',
    remoteId: 'remote-1',
    url: 'https://a.example/1',
    evidence: {},
  });
  expect(hand.trail().at(-1)).toEqual({ deliveryId: ID, action: 'delivery.removed', facts: {} });
  expect(hand.house.rows.posts.get('post-1')?.stage).toBe('taken_down');
});

test('one without an attempt, as after a restore, leaves no receipt', async () => {
  const hand = await removing();
  hand.house.rows.attempts.clear();
  hand.house.rows.receipts.clear();
  await hand.run();
  expect(hand.row().state).toBe('removed');
  expect(hand.receipts()).toEqual([]);
});

test('no answer: it is asked again, and nothing else is written', async () => {
  const hand = await removing();
  hand.set({ absentReads: 1 });
  hand.answers.remove = ambiguous;
  const trail = hand.trail();
  hand.pass(10_000);
  await hand.run();
  expect(hand.row()).toMatchObject({
    state: 'removing',
    wakeAt: hand.after(5_000),
    leasedUntil: null,
    absentReads: 1,
    failureCode: 'TIMED_OUT',
    updatedAt: new Date(START),
  });
  expect(hand.trail()).toEqual(trail);
});

test('a connector that throws is no answer', async () => {
  const hand = await removing();
  hand.answers.remove = async () => Promise.reject(new Error('bug'));
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'removing', failureCode: 'CONNECTOR_THREW' });
});

test('without credentials, or an id to ask for, nothing is asked', async () => {
  for (const forget of ['credentials', 'id'] as const) {
    const hand = await removing();
    const channel = hand.house.rows.channels.get('channel-1');
    if (channel === undefined) throw new Error('there is one');
    if (forget === 'id') hand.set({ remoteId: null });
    else hand.house.rows.channels.set('channel-1', { ...channel, state: 'disconnected' });
    await hand.run();
    expect(hand.names()).toEqual(['deliver']);
    expect(hand.row()).toMatchObject({ state: 'removing', failureCode: 'CHANNEL_DISCONNECTED' });
  }
});

test('a person saw meanwhile that it is gone: the answer changes nothing', async () => {
  const hand = await removing();
  hand.answers.remove = async () => {
    hand.set({ state: 'removed' });
    return ambiguous;
  };
  const [trail, receipts] = [hand.trail(), hand.receipts()];
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'removed', failureCode: null });
  expect(hand.trail()).toEqual(trail);
  expect(hand.receipts()).toEqual(receipts);
});

test('what the answer says of the account’s limits is kept', async () => {
  const told: unknown[] = [];
  const hand = byHand({
    instead: () => ({ noteAnswer: async ({ notes, outcome }) => (told.push([...notes], outcome.kind), null) }),
  });
  await hand.run();
  hand.set({ state: 'removing', wakeAt: hand.now() });
  told.length = 0;
  const note = { remaining: 3, limit: 300, resetAt: new Date(START) };
  hand.answers.remove = async (io) => {
    io.noteBudget?.(note);
    return { kind: 'removed' };
  };
  await hand.run();
  expect(told).toEqual([[note], 'removed']);
});
