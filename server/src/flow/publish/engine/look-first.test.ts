import { expect, test } from 'vitest';
import { ambiguous, byHand } from '../../../../test/simulator/by-hand.ts';
import { LATE_LIMIT_MS } from '../gate.ts';
import type { SendingVerdict } from './delivery-store.ts';

/** A network that was in trouble; what it is then said of it, one verdict after the other. */
function afterTrouble(...verdicts: SendingVerdict[]) {
  const noted: unknown[] = [];
  const hand = byHand({
    instead: (delivery) => ({
      mayBeSent: async () => verdicts.shift() ?? delivery.mayBeSent(),
      noteAnswer: async (told) => {
        noted.push(told);
        return delivery.noteAnswer(told);
      },
    }),
  });
  return { hand, noted };
}

test('it is asked something that makes nothing; as it answers, the post goes out', async () => {
  const { hand, noted } = afterTrouble({ kind: 'look-first' });
  await hand.run();
  expect(hand.names()).toEqual(['listOwn', 'deliver']);
  expect(hand.asked[0]?.request).toMatchObject({ account: { handle: 'a' }, cursor: null, limit: 1 });
  expect(noted[0]).toMatchObject({ call: 'look', outcome: { kind: 'page' } });
  expect(hand.row().state).toBe('confirmed');
});

test('an answer that refuses is an answer', async () => {
  const { hand } = afterTrouble({ kind: 'look-first' });
  hand.answers.listOwn = { kind: 'rejected', code: 'NO', detail: '' };
  await hand.run();
  expect(hand.names()).toEqual(['listOwn', 'deliver']);
});

test.each([ambiguous, { kind: 'not-sent', code: 'REFUSED', detail: '' } as const])(
  'no answer: nothing is armed, and it waits for as long as it is told',
  async (outcome) => {
    const until = new Date(Date.parse('2026-11-20T15:03:00.000Z'));
    const { hand } = afterTrouble({ kind: 'look-first' }, { kind: 'wait', until, reason: 'trouble' });
    hand.answers.listOwn = outcome;
    hand.set({ absentReads: 1 });
    const trail = hand.trail();
    await hand.run();
    expect(hand.names()).toEqual(['listOwn']);
    expect(hand.attempts()).toEqual([]);
    expect(hand.trail()).toEqual(trail);
    expect(hand.row()).toMatchObject({
      state: 'planned',
      wakeAt: until,
      leasedUntil: null,
      absentReads: 1,
      failureCode: 'NETWORK_IN_TROUBLE',
    });
  },
);

test('no answer, and nobody says when to ask again: half a minute', async () => {
  const { hand } = afterTrouble({ kind: 'look-first' }, { kind: 'look-first' });
  hand.answers.listOwn = ambiguous;
  await hand.run();
  expect(hand.row()).toMatchObject({ wakeAt: hand.after(30_000), failureCode: 'NETWORK_IN_TROUBLE' });
});

test('a connector that throws is no answer', async () => {
  const { hand } = afterTrouble({ kind: 'look-first' }, { kind: 'look-first' });
  hand.answers.listOwn = async () => Promise.reject(new Error('bug'));
  await hand.run();
  expect(hand.names()).toEqual(['listOwn']);
  expect(hand.row().state).toBe('planned');
});

test('somebody took it back meanwhile: nothing is armed', async () => {
  const { hand } = afterTrouble({ kind: 'look-first' });
  hand.answers.listOwn = async () => {
    hand.set({ state: 'cancelled', wakeAt: null });
    return { kind: 'page', posts: [], cursor: null };
  };
  await hand.run();
  expect(hand.names()).toEqual(['listOwn']);
  expect(hand.row()).toMatchObject({ state: 'cancelled', wakeAt: null });
});

test('a limit of the network is told as such, and waited for', async () => {
  const { hand } = afterTrouble({
    kind: 'wait',
    until: new Date(Date.parse('2026-11-20T15:01:00.000Z')),
    reason: 'limit',
  });
  await hand.run();
  expect(hand.names()).toEqual([]);
  expect(hand.row()).toMatchObject({ wakeAt: hand.after(60_000), failureCode: 'WAITS_FOR_NETWORK_LIMIT' });
});

test('it is woken once the post is too late, if that is sooner, so that the gate says it', async () => {
  const forever = new Date(Date.parse('2026-12-20T15:00:00.000Z'));
  const { hand } = afterTrouble({ kind: 'wait', until: forever, reason: 'trouble' });
  await hand.run();
  expect(hand.row().wakeAt).toEqual(hand.after(LATE_LIMIT_MS + 1));
});
