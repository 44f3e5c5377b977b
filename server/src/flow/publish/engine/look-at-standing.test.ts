import { expect, test } from 'vitest';
import { ambiguous, byHand, QUIET_MS, remotePost } from '../../../../test/simulator/by-hand.ts';

const ID = 'post-1/channel-1/0';

/** It stands, and its network told something about it. */
async function woken(made: Parameters<typeof byHand>[0] = {}) {
  const noted: unknown[] = [];
  const hand = byHand({
    ...made,
    instead: (delivery) => ({
      noteAnswer: async (told) => {
        noted.push(told);
        return delivery.noteAnswer(told);
      },
    }),
  });
  await hand.run();
  hand.set({ wakeAt: hand.now(), updatedAt: hand.now() });
  hand.asked.length = 0;
  noted.length = 0;
  return { hand, noted };
}

test('it stands: nothing is written, and it is left alone', async () => {
  const { hand, noted } = await woken();
  const [trail, receipts] = [hand.trail(), hand.receipts()];
  hand.answers.readBack = { kind: 'found', post: remotePost() };
  await hand.run();
  expect(hand.names()).toEqual(['readBack']);
  expect(hand.last()).toMatchObject({
    account: { handle: 'a' },
    deliveryKey: ID,
    remoteId: 'remote-1',
    firstArmedAt: hand.now().toISOString(),
  });
  expect(hand.last()).not.toHaveProperty('handle');
  expect(noted).toMatchObject([{ call: 'look', notes: [], outcome: { kind: 'found' } }]);
  expect(hand.row()).toMatchObject({ state: 'confirmed', wakeAt: null, leasedUntil: null, absentReads: 0 });
  expect([hand.trail(), hand.receipts()]).toEqual([trail, receipts]);
});

test('what was handed in first is looked for by its handle too', async () => {
  const { hand } = await woken({ deliveryClass: 'handle-first' });
  const [staged] = hand.house.rows.staged.values();
  await hand.run();
  expect(hand.last()['handle']).toBe(staged?.handle);
});

test('it is not there, twice with the quiet period between: it is gone, and a receipt says what was seen', async () => {
  const { hand } = await woken();
  hand.answers.readBack = { kind: 'absent' };
  let looks = 0;
  while (hand.row().state === 'confirmed' && looks < 9) {
    await hand.run();
    looks += 1;
    if (hand.row().state !== 'confirmed') break;
    expect(hand.row()).toMatchObject({ wakeAt: hand.after(QUIET_MS), absentReads: looks, failureCode: null });
    hand.pass(QUIET_MS);
  }
  expect(looks).toBeGreaterThan(1);
  expect(hand.row()).toMatchObject({
    state: 'removed',
    wakeAt: null,
    absentReads: 0,
    failureCode: 'GONE_FROM_NETWORK',
  });
  expect(hand.receipts().at(-1)).toMatchObject({
    attemptId: hand.attempts()[0]?.id,
    kind: 'removal',
    remoteId: 'remote-1',
    url: 'https://a.example/1',
    evidence: { seen: 'absent' },
  });
  expect(hand.trail().at(-1)).toEqual({
    deliveryId: ID,
    action: 'delivery.gone',
    facts: { failure: 'GONE_FROM_NETWORK' },
  });
});

test('gone without an attempt, as after a restore: no receipt', async () => {
  const { hand } = await woken();
  hand.house.rows.attempts.clear();
  hand.house.rows.receipts.clear();
  hand.answers.readBack = { kind: 'absent' };
  for (let looks = 0; looks < 9 && hand.row().state === 'confirmed'; looks += 1) {
    await hand.run();
    hand.pass(QUIET_MS);
  }
  expect(hand.row().state).toBe('removed');
  expect(hand.receipts()).toEqual([]);
});

test('no answer: it is asked again', async () => {
  const { hand } = await woken();
  hand.answers.readBack = ambiguous;
  await hand.run();
  expect(hand.row()).toMatchObject({
    state: 'confirmed',
    wakeAt: hand.after(2_000),
    leasedUntil: null,
    absentReads: 0,
  });
});

test('somebody took it down meanwhile: the answer changes nothing', async () => {
  const { hand } = await woken();
  hand.answers.readBack = async () => {
    hand.set({ state: 'removing', absentReads: 0 });
    return { kind: 'reauthorize', code: 'TOKEN', detail: '' };
  };
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'removing', absentReads: 0 });
  expect(hand.house.rows.channels.get('channel-1')?.state).toBe('connected');
});

test('a token that the network takes no more is told; the post is left alone', async () => {
  const { hand } = await woken();
  hand.answers.readBack = { kind: 'reauthorize', code: 'TOKEN_REVOKED', detail: '' };
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'confirmed', wakeAt: null });
  expect(hand.house.rows.channels.get('channel-1')?.state).toBe('needs_reauthorization');
});

test('credentials that were forgotten: the network is not asked, and nothing is said against the channel', async () => {
  const { hand, noted } = await woken();
  const channel = hand.house.rows.channels.get('channel-1');
  if (channel === undefined) throw new Error('there is one');
  const account = null as never; // in memory nobody forgets credentials
  hand.house.rows.channels.set('channel-1', { ...channel, account });
  await hand.run();
  expect(hand.names()).toEqual([]);
  expect(noted).toMatchObject([{ outcome: { kind: 'reauthorize', code: 'CHANNEL_DISCONNECTED' } }]);
  expect(hand.row()).toMatchObject({ state: 'confirmed', wakeAt: null });
  expect(hand.house.rows.channels.get('channel-1')?.state).toBe('connected');
});
