import type { ReadBackOutcome } from '@bedside/connectors';
import { describe, expect, test } from 'vitest';
import {
  ambiguous,
  byHand,
  LEASE_MS,
  QUIET_MS,
  remotePost,
  START,
  TIMEOUT_MS,
} from '../../../../test/simulator/by-hand.ts';
import { raiseDoubt } from './reconcile.ts';

const ID = 'post-1/channel-1/0';

/** A doubt whose deadline and quiet period are over, and which was looked for twice. */
async function inDoubt(made: Parameters<typeof byHand>[0] = {}) {
  const hand = byHand(made);
  await hand.doubt();
  return hand;
}

test('the network is asked by everything that is known of the delivery', async () => {
  let changes = 0;
  const hand = await inDoubt({
    instead: () => {
      changes += 1;
      return {};
    },
  });
  changes = 0;
  await hand.run();
  // What is known to be in doubt is not told so again.
  expect(changes).toBe(1);
  expect(hand.names()).toEqual(['deliver', 'readBack']);
  expect(hand.last()).toMatchObject({
    deliveryKey: ID,
    firstArmedAt: new Date(START).toISOString(),
    remoteId: null,
    account: { handle: 'a' },
    post: { text: expect.stringContaining('post-1 part 1') },
  });
  expect(hand.last()).not.toHaveProperty('handle');
  expect(hand.steps.at(-1)).toBe('read-back');
});

test('by its handle too, and since its attempt where nothing tells when it was first armed', async () => {
  const hand = await inDoubt({ deliveryClass: 'handle-first' });
  hand.set({ firstArmedAt: null });
  await hand.run();
  expect(hand.last()).toMatchObject({ handle: 'handle-1', firstArmedAt: new Date(START).toISOString() });
});

test('what is found is written down as read back', async () => {
  const hand = await inDoubt();
  hand.pass(1_000);
  hand.answers.readBack = { kind: 'found', post: remotePost({ remoteId: 'found-1' }) };
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'confirmed', remoteId: 'found-1', wakeAt: null, leasedUntil: null });
  expect(hand.attempts()).toMatchObject([{ outcome: 'found', ambiguousCode: 'TIMED_OUT', resolvedAt: hand.now() }]);
  expect(hand.receipts()).toMatchObject([{ kind: 'read_back', remoteId: 'found-1' }]);
  expect(hand.trail().at(-1)).toEqual({
    deliveryId: ID,
    action: 'delivery.confirmed',
    facts: { attempt: 1, outcome: 'found', failure: null },
  });
});

test('a look that settles nothing gives the claim back, and the trail is not told', async () => {
  const hand = await inDoubt();
  await hand.run();
  expect(hand.row()).toMatchObject({
    state: 'unknown',
    wakeAt: hand.after(TIMEOUT_MS),
    leasedUntil: null,
    absentReads: 0,
    failureCode: null,
  });
  hand.pass(TIMEOUT_MS);
  await hand.run();
  expect(hand.row()).toMatchObject({ wakeAt: hand.after(QUIET_MS), absentReads: 1 });
  expect(hand.trail()).toHaveLength(2);
  expect(hand.attempts()).toMatchObject([{ outcome: null, resolvedAt: null }]);
});

test('one look proves absence where the network drops doubles by our key, once the quiet period is over', async () => {
  const hand = await inDoubt({ deliveryClass: 'native-key' });
  hand.pass(TIMEOUT_MS + QUIET_MS - 1);
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'unknown', wakeAt: hand.after(1) });
  hand.pass(1);
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'planned', wakeAt: hand.now(), absentReads: 0 });
  expect(hand.attempts()).toMatchObject([{ outcome: 'absent', resolvedAt: hand.now() }]);
});

test('a look that failed proves nothing', async () => {
  const hand = await inDoubt();
  hand.pass(TIMEOUT_MS + QUIET_MS);
  hand.answers.readBack = async () => Promise.reject(new Error('bug'));
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'unknown', absentReads: 0, failureCode: 'CONNECTOR_THREW' });
});

test('a post that another delivery is known to have made is not this one’s', async () => {
  const hand = await inDoubt({ posts: 2 });
  hand.set({ remoteId: 'remote-1' }, 'post-2/channel-1/0');
  hand.answers.readBack = { kind: 'found', post: remotePost() };
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'unknown', remoteId: null, failureCode: 'POST_OF_ANOTHER_DELIVERY' });
  hand.set({ remoteId: 'remote-2' }, 'post-2/channel-1/0');
  hand.set({ wakeAt: hand.now() });
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'confirmed', remoteId: 'remote-1' });
});

test('where the credentials were forgotten nothing is asked, and the doubt stays', async () => {
  const hand = await inDoubt();
  const channel = hand.house.rows.channels.get('channel-1');
  if (channel === undefined) throw new Error('there is one');
  hand.house.rows.channels.set('channel-1', { ...channel, state: 'disconnected' });
  await hand.run();
  expect(hand.names()).toEqual(['deliver']);
  expect(hand.row()).toMatchObject({ state: 'unknown', failureCode: 'CHANNEL_DISCONNECTED' });
});

test('what answers say of the account’s limits is kept, and a look is given up at the network’s own limit', async () => {
  const told: unknown[] = [];
  const timeouts: number[] = [];
  const hand = await inDoubt({
    instead: () => ({ noteAnswer: async ({ notes, outcome }) => (told.push([...notes], outcome.kind), null) }),
    context: { timeout: (ms) => (timeouts.push(ms), new AbortController().signal) },
  });
  const note = { remaining: 3, limit: 300, resetAt: new Date(START) };
  told.length = 0;
  timeouts.length = 0;
  hand.answers.readBack = async (io) => {
    io.noteBudget?.(note);
    expect(io.now()).toEqual(hand.now());
    await io.fetch('https://a.example/posts');
    return { kind: 'absent' };
  };
  await hand.run();
  expect(told).toEqual([[note], 'absent']);
  expect(timeouts).toEqual([TIMEOUT_MS]);
  expect(hand.fetched).toEqual(['https://a.example/posts']);
});

test('an hour of doubt, and a person is asked', async () => {
  const hand = await inDoubt();
  hand.answers.readBack = ambiguous;
  hand.pass(TIMEOUT_MS + 60 * 60_000);
  await hand.run();
  expect(hand.row().state).toBe('unknown');
  hand.set({ wakeAt: hand.now() });
  hand.pass(1);
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'needs_person', wakeAt: null, failureCode: 'TIMED_OUT' });
  expect(hand.attempts()).toMatchObject([{ outcome: null, resolvedAt: null }]);
});

describe('doubt is raised', () => {
  test('for an attempt that a worker left armed, and the same worker goes on with it', async () => {
    const hand = await inDoubt();
    hand.set({ state: 'armed', failureCode: null, wakeAt: hand.now() });
    const claim = await hand.claim();
    await raiseDoubt({ store: hand.store, context: hand.context, claim }, 'WORKER_LOST');
    expect(hand.row()).toMatchObject({
      state: 'unknown',
      failureCode: 'WORKER_LOST',
      leasedUntil: hand.after(LEASE_MS),
      wakeAt: hand.after(LEASE_MS),
    });
    // The first reason stays.
    expect(hand.attempts()).toMatchObject([{ outcome: null, ambiguousCode: 'TIMED_OUT' }]);
    expect(hand.trail().at(-1)).toEqual({
      deliveryId: ID,
      action: 'delivery.unknown',
      facts: { attempt: 1, failure: 'WORKER_LOST' },
    });
  });

  test.each(['unknown', 'confirmed'] as const)('and not where it is %s already', async (state) => {
    const hand = await inDoubt();
    hand.set({ state, wakeAt: hand.now() });
    const claim = await hand.claim();
    const [before, trail] = [hand.row(), hand.trail()];
    await raiseDoubt({ store: hand.store, context: hand.context, claim }, 'WORKER_LOST');
    expect(hand.row()).toEqual(before);
    expect(hand.trail()).toEqual(trail);
  });

  test('and not where no attempt is open', async () => {
    const hand = byHand();
    hand.set({ state: 'armed' });
    const claim = await hand.claim();
    await raiseDoubt({ store: hand.store, context: hand.context, claim }, 'WORKER_LOST');
    expect(hand.row().state).toBe('armed');
    expect(hand.trail()).toEqual([]);
  });
});

describe('a part of a thread, found by words that were cut', () => {
  const SECOND = 'post-1/channel-1/1';
  const WHOLE =
    'Flu shots 💉 at Café Lakeside, https://lakeside.example/flu, post-1 part 1: come on Tuesdays, or on any other day.';
  const cut = remotePost({ text: `${WHOLE.slice(0, 70)}…` });
  const found = (post: typeof cut) => ({ kind: 'found', post }) as const;

  async function firstInDoubt() {
    const hand = await inDoubt({ parts: 2 });
    hand.answers.readBack = found(cut);
    return hand;
  }

  test('is taken for it while no other part has left', async () => {
    const hand = await firstInDoubt();
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'confirmed', remoteId: 'remote-1' });
  });

  test.each(['armed', 'unknown', 'needs_person', 'removing'] as const)(
    'may be another one of which nobody knows where it stands (%s)',
    async (state) => {
      const hand = await firstInDoubt();
      hand.set({ state }, SECOND);
      await hand.run();
      expect(hand.row()).toMatchObject({ state: 'unknown', remoteId: null, failureCode: 'PART_NOT_TOLD_APART' });
    },
  );

  test('is not another one whose place is known', async () => {
    const hand = await firstInDoubt();
    hand.set({ state: 'removing', remoteId: 'remote-2' }, SECOND);
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'confirmed', remoteId: 'remote-1' });
  });

  test('may be any other one after a restore, which forgot what left', async () => {
    const hand = await firstInDoubt();
    hand.house.restore = { takenAt: new Date(START), restoredAt: hand.now() };
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'unknown', failureCode: 'PART_NOT_TOLD_APART' });
  });

  test.each([
    ['its words are whole', { text: WHOLE.replaceAll(' ', '  ') }],
    ['it has our key', { deliveryKey: ID }],
  ])('is told apart when %s', async (_why, change) => {
    const hand = await firstInDoubt();
    hand.house.restore = { takenAt: new Date(START), restoredAt: hand.now() };
    hand.answers.readBack = found({ ...cut, ...change });
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'confirmed', remoteId: 'remote-1' });
  });

  test('of a post with one part there is no other', async () => {
    const hand = await inDoubt();
    hand.house.restore = { takenAt: new Date(START), restoredAt: hand.now() };
    hand.answers.readBack = found(cut);
    await hand.run();
    expect(hand.row().state).toBe('confirmed');
  });
});

describe('a look that failed, while the network is in trouble', () => {
  async function lookedAt(readBack: ReadBackOutcome, askAgainInMs: number | null) {
    const hand = byHand({
      instead: (delivery) => ({
        noteAnswer: async (told) => {
          await delivery.noteAnswer(told);
          return told.call === 'look' && askAgainInMs !== null ? hand.after(askAgainInMs) : null;
        },
      }),
    });
    await hand.doubt();
    hand.answers.readBack = readBack;
    await hand.run();
    return hand;
  }

  test('is followed by the next one when the network is tried again, and not before', async () => {
    const unpaced = await lookedAt(ambiguous, null);
    const usual = unpaced.row().wakeAt?.getTime() ?? 0;
    expect(usual).toBeGreaterThan(unpaced.now().getTime());
    const paced = await lookedAt(ambiguous, 600_000);
    expect(paced.row()).toMatchObject({ state: 'unknown', wakeAt: paced.after(600_000) });
    const soon = await lookedAt(ambiguous, 1);
    expect(soon.row().wakeAt?.getTime()).toBe(usual);
  });

  test('one that was answered keeps its own time', async () => {
    const unpaced = await lookedAt({ kind: 'absent' }, null);
    const hand = await lookedAt({ kind: 'absent' }, 600_000);
    expect(hand.row()).toMatchObject({ state: 'unknown', wakeAt: unpaced.row().wakeAt });
  });
});
