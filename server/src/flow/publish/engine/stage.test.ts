import { describe, expect, test } from 'vitest';
import { ambiguous, byHand, START, TIMEOUT_MS } from '../../../../test/simulator/by-hand.ts';
import { unfinishedHandle, usableHandle } from './stage.ts';

const ID = 'post-1/channel-1/0';
const handIn = (made: Parameters<typeof byHand>[0] = {}) => byHand({ deliveryClass: 'handle-first', ...made });
const iso = (ms: number) => new Date(START + ms).toISOString();

describe('a handle', () => {
  const now = new Date(START);
  const staged = (expiresAt: number | null, isReady = true) => ({
    handle: 'h',
    isReady,
    expiresAt: expiresAt === null ? null : new Date(START + expiresAt),
  });
  test('is usable when it is ready, and kept until a call that begins now is over', () => {
    const at = { now, callTimeoutMs: 10_000 };
    expect(usableHandle(null, at)).toBeNull();
    expect(usableHandle(staged(null), at)).toBe('h');
    expect(usableHandle(staged(null, false), at)).toBeNull();
    expect(usableHandle(staged(10_001), at)).toBe('h');
    expect(usableHandle(staged(10_000), at)).toBeNull();
    expect(usableHandle(staged(-1), at)).toBeNull();
  });
  test('is asked about again while the network works on it', () => {
    expect(unfinishedHandle(null, now)).toBeNull();
    expect(unfinishedHandle(staged(null), now)).toBeNull();
    expect(unfinishedHandle(staged(null, false), now)).toBe('h');
    expect(unfinishedHandle(staged(1, false), now)).toBe('h');
    expect(unfinishedHandle(staged(0, false), now)).toBeNull();
  });
});

test('a post is handed in, kept, and published by its handle', async () => {
  const hand = handIn();
  hand.answers.stage = { kind: 'staged', handle: 'handle-1', expiresAt: iso(60_000) };
  await hand.run();
  expect(hand.names()).toEqual(['stage', 'deliver']);
  expect(hand.asked[0]?.request).toMatchObject({ deliveryKey: ID, handle: null, account: { handle: 'a' } });
  expect(hand.last()).toMatchObject({ deliveryKey: ID, handle: 'handle-1' });
  expect(hand.steps).toEqual(expect.arrayContaining(['staged', 'armed']));
  expect(hand.staged()).toEqual({ handle: 'handle-1', isReady: true, expiresAt: new Date(START + 60_000) });
  // What is out is not given back.
  expect(hand.row()).toMatchObject({ state: 'confirmed', wakeAt: null });
  expect(hand.trail().map(({ action }) => action)).toEqual(['delivery.staged', 'delivery.armed', 'delivery.confirmed']);
});

test('nothing is handed in where the network does not ask for it, or the gate says no', async () => {
  const plain = byHand();
  await plain.run();
  expect(plain.names()).toEqual(['deliver']);
  const stopped = handIn();
  stopped.revise(() => ({ review: 'withdrawn' }));
  await stopped.run();
  expect(stopped.names()).toEqual([]);
});

test('while the network works on it, it waits, and asks by the handle; no attempt is spent', async () => {
  const hand = handIn();
  hand.set({ absentReads: 1 });
  hand.answers.stage = { kind: 'processing', handle: 'handle-1', lookAgainMs: 3_000 };
  await hand.run();
  expect(hand.staged()).toEqual({ handle: 'handle-1', isReady: false, expiresAt: null });
  expect(hand.row()).toMatchObject({
    state: 'planned',
    wakeAt: hand.after(3_000),
    leasedUntil: null,
    attemptCount: 0,
    absentReads: 1,
  });
  expect(hand.steps).not.toContain('staged');
  hand.pass(3_000);
  hand.answers.stage = { kind: 'staged', handle: 'handle-1', expiresAt: null };
  await hand.run();
  expect(hand.asked[1]?.request).toMatchObject({ handle: 'handle-1' });
  expect(hand.names()).toEqual(['stage', 'stage', 'deliver']);
});

test('what is ready is not handed in again', async () => {
  const hand = handIn();
  hand.answers.deliver = { kind: 'not-sent', code: 'ECONNREFUSED', detail: '' };
  await hand.run();
  hand.pass(5_000);
  await hand.run();
  expect(hand.names()).toEqual(['stage', 'deliver', 'deliver']);
});

test('a handle that would expire within the call is not used: it is handed in anew', async () => {
  const hand = handIn();
  hand.answers.stage = { kind: 'staged', handle: 'handle-1', expiresAt: iso(TIMEOUT_MS) };
  await hand.run();
  // Thrown away as soon as it was taken in: the lease is the pause before the next try.
  expect(hand.names()).toEqual(['stage']);
  expect(hand.row()).toMatchObject({ state: 'planned', leasedUntil: hand.after(60_000) });
  hand.pass(60_000);
  hand.answers.stage = { kind: 'staged', handle: 'handle-2', expiresAt: null };
  await hand.run();
  expect(hand.asked[1]?.request).toMatchObject({ handle: null });
  expect(hand.last()).toMatchObject({ handle: 'handle-2' });
});

test('what the network says it has thrown away while it worked on it is forgotten, and handed in anew', async () => {
  const hand = handIn();
  hand.answers.stage = { kind: 'processing', handle: 'handle-1', lookAgainMs: 3_000 };
  await hand.run();
  hand.pass(3_000);
  hand.answers.stage = { kind: 'expired' };
  await hand.run();
  expect(hand.staged()).toBeNull();
  expect(hand.row()).toMatchObject({ state: 'planned', failureCode: 'STAGED_EXPIRED' });
  hand.set({ wakeAt: hand.now() });
  await hand.run();
  expect(hand.last()).toMatchObject({ handle: null });
});

test('a call for a handle that has expired throws it away: it is handed in anew', async () => {
  const hand = handIn();
  hand.answers.deliver = { kind: 'not-sent', code: 'HANDLE_EXPIRED', detail: '' };
  await hand.run();
  expect(hand.staged()).toBeNull();
  hand.pass(5_000);
  await hand.run();
  expect(hand.names()).toEqual(['stage', 'deliver', 'stage', 'deliver']);
  expect(hand.asked[2]?.request).toMatchObject({ handle: null });
});

test.each([
  { kind: 'not-sent', code: 'ECONNREFUSED', detail: '' },
  { kind: 'rejected', code: 'HANDLE_EXPIRED', detail: '' },
  {
    kind: 'published',
    code: 'HANDLE_EXPIRED',
    post: { remoteId: 'r', url: null, text: null, createdAt: null, deliveryKey: null },
  },
] as const)('no other answer of the call throws it away: $kind $code', async (outcome) => {
  const hand = handIn();
  hand.answers.deliver = outcome;
  await hand.run();
  expect(hand.staged()).toMatchObject({ handle: 'handle-1' });
});

test.each([ambiguous, { kind: 'not-sent', code: 'ECONNREFUSED', detail: '' }] as const)(
  'an answer that did not come ($kind) is no doubt: nothing of it is public, and it is handed in again',
  async (outcome) => {
    const hand = handIn();
    hand.answers.stage = outcome;
    await hand.run();
    expect(hand.staged()).toBeNull();
    expect(hand.attempts()).toEqual([]);
    expect(hand.row()).toMatchObject({ state: 'planned', wakeAt: hand.after(2_000), failureCode: outcome.code });
    expect(hand.trail()).toEqual([]);
  },
);

test('a failure leaves the handle that is known', async () => {
  const hand = handIn();
  hand.answers.stage = { kind: 'processing', handle: 'handle-1', lookAgainMs: 3_000 };
  await hand.run();
  hand.pass(3_000);
  hand.answers.stage = async () => Promise.reject(new Error('bug'));
  await hand.run();
  expect(hand.staged()).toMatchObject({ handle: 'handle-1' });
  expect(hand.row()).toMatchObject({ state: 'planned', failureCode: 'CONNECTOR_THREW' });
});

test('what the network refuses is refused, and what it had taken in is given back', async () => {
  const hand = handIn();
  hand.answers.stage = { kind: 'processing', handle: 'handle-1', lookAgainMs: 3_000 };
  await hand.run();
  hand.pass(3_000);
  hand.answers.stage = { kind: 'rejected', code: 'CONTAINER_FAILED', detail: '' };
  await hand.run();
  expect(hand.row()).toMatchObject({
    state: 'rejected',
    failureCode: 'CONTAINER_FAILED',
    wakeAt: hand.now(),
    leasedUntil: null,
    blockers: [],
  });
  expect(hand.trail()).toEqual([
    { deliveryId: ID, action: 'delivery.rejected', facts: { failure: 'CONTAINER_FAILED' } },
  ]);
  expect(hand.house.rows.channels.get('channel-1')?.state).toBe('connected');
  expect(hand.steps).not.toContain('staged');
  await hand.run();
  expect(hand.names()).toEqual(['stage', 'stage', 'discard']);
  expect(hand.row().wakeAt).toBeNull();
});

test('an account that must be let in again closes its channel', async () => {
  const codes: string[] = [];
  const hand = handIn({ instead: () => ({ needReauthorization: async (code) => void codes.push(code) }) });
  hand.answers.stage = { kind: 'reauthorize', code: 'TOKEN_REVOKED', detail: '' };
  await hand.run();
  expect(codes).toEqual(['TOKEN_REVOKED']);
  expect(hand.row()).toMatchObject({
    state: 'parked',
    wakeAt: null,
    failureCode: 'TOKEN_REVOKED',
    blockers: [
      { line: 'channel', code: 'CHANNEL_NEEDS_REAUTHORIZATION', facts: { channel: 'channel-1', network: 'practice' } },
    ],
  });
  expect(hand.trail()).toEqual([{ deliveryId: ID, action: 'delivery.parked', facts: { failure: 'TOKEN_REVOKED' } }]);
});

test('stopped while it was handed in: it is not published, and what was handed in is known', async () => {
  const hand = handIn();
  hand.answers.stage = async () => {
    // Whoever stops it sees nothing that was handed in, and wakes nobody.
    hand.set({ state: 'cancelled', wakeAt: null, failureCode: 'WHY', absentReads: 1 });
    return { kind: 'staged', handle: 'handle-1', expiresAt: null };
  };
  await hand.run();
  expect(hand.names()).toEqual(['stage']);
  expect(hand.staged()).toMatchObject({ handle: 'handle-1' });
  expect(hand.row()).toMatchObject({
    state: 'cancelled',
    wakeAt: hand.now(),
    leasedUntil: null,
    failureCode: 'WHY',
    absentReads: 1,
  });
  expect(hand.trail()).toEqual([]);
  await hand.run();
  expect(hand.names()).toEqual(['stage', 'discard']);
  expect(hand.staged()).toBeNull();
});

test('stopped while it was refused: nobody is woken, as nothing is to be given back', async () => {
  const hand = handIn();
  hand.answers.stage = async () => {
    hand.set({ state: 'cancelled', wakeAt: null });
    return { kind: 'rejected', code: 'NO', detail: '' };
  };
  await hand.run();
  expect(hand.row()).toMatchObject({ state: 'cancelled', wakeAt: null, leasedUntil: hand.after(60_000) });
  expect(hand.steps).not.toContain('staged');
});

test('stopped after it was handed in, before it was armed: it is given back', async () => {
  const hand = handIn({
    context: {
      reached: (step) => {
        if (step === 'staged') hand.revise(() => ({ review: 'withdrawn' }));
      },
    },
  });
  await hand.run();
  expect(hand.names()).toEqual(['stage']);
  expect(hand.row()).toMatchObject({ state: 'parked', wakeAt: hand.now() });
  await hand.run();
  expect(hand.last()).toMatchObject({ handle: 'handle-1' });
  expect(hand.names()).toEqual(['stage', 'discard']);
});

describe('what will not go out is given back', () => {
  const stopped = async (state: 'cancelled' | 'parked' | 'rejected' = 'cancelled') => {
    const hand = handIn();
    hand.house.rows.staged.set(ID, { handle: 'handle-1', isReady: true, expiresAt: new Date(START + 60_000) });
    hand.set({ state, failureCode: 'WHY', absentReads: 1, updatedAt: hand.now() });
    return hand;
  };

  test.each(['cancelled', 'parked', 'rejected'] as const)('%s', async (state) => {
    const hand = await stopped(state);
    await hand.run();
    expect(hand.asked).toMatchObject([{ name: 'discard', request: { handle: 'handle-1', account: { handle: 'a' } } }]);
    expect(hand.staged()).toBeNull();
    expect(hand.row()).toMatchObject({ state, wakeAt: null, leasedUntil: null, failureCode: 'WHY', absentReads: 1 });
    expect(hand.trail()).toEqual([]);
  });

  test('asked again until the network says that it is gone', async () => {
    const hand = await stopped();
    hand.answers.discard = ambiguous;
    await hand.run();
    expect(hand.staged()).toMatchObject({ handle: 'handle-1' });
    expect(hand.row()).toMatchObject({ state: 'cancelled', wakeAt: hand.after(2_000), failureCode: 'WHY' });
    hand.pass(20_000);
    await hand.run();
    expect(hand.row().wakeAt).toEqual(hand.after(10_000));
    hand.pass(10_000);
    hand.answers.discard = async () => Promise.reject(new Error('bug'));
    await hand.run();
    expect(hand.staged()).not.toBeNull();
    hand.set({ wakeAt: hand.now() });
    hand.answers.discard = { kind: 'absent' };
    await hand.run();
    expect(hand.staged()).toBeNull();
    expect(hand.row().wakeAt).toBeNull();
  });

  test('or has thrown it away by itself, or does not let us in any more', async () => {
    const hand = await stopped();
    hand.answers.discard = ambiguous;
    hand.pass(59_999);
    await hand.run();
    expect(hand.staged()).not.toBeNull();
    hand.set({ wakeAt: hand.now() });
    hand.pass(1);
    await hand.run();
    expect(hand.staged()).toBeNull();
    const out = await stopped();
    out.answers.discard = { kind: 'reauthorize', code: 'TOKEN_REVOKED', detail: '' };
    await out.run();
    expect(out.staged()).toBeNull();
  });

  test('or refuses to give it back, as when it is out: asking again changes nothing, and what it said is kept', async () => {
    const hand = await stopped();
    hand.answers.discard = { kind: 'rejected', code: 'ALREADY_PUBLISHED', detail: '' };
    await hand.run();
    expect(hand.staged()).toBeNull();
    expect(hand.row()).toMatchObject({ state: 'cancelled', wakeAt: null, failureCode: 'ALREADY_PUBLISHED' });
  });

  test('one that tells no end is asked about until it is gone', async () => {
    const hand = await stopped();
    hand.house.rows.staged.set(ID, { handle: 'handle-1', isReady: true, expiresAt: null });
    hand.answers.discard = ambiguous;
    await hand.run();
    expect(hand.staged()).not.toBeNull();
  });

  test('nothing is asked where nothing was handed in, or the credentials were forgotten', async () => {
    const none = await stopped();
    none.house.rows.staged.clear();
    await none.run();
    expect(none.names()).toEqual([]);
    expect(none.row().wakeAt).toBeNull();
    const hand = await stopped();
    const channel = hand.house.rows.channels.get('channel-1');
    if (channel === undefined) throw new Error('there is one');
    hand.house.rows.channels.set('channel-1', { ...channel, state: 'disconnected' });
    await hand.run();
    expect(hand.names()).toEqual([]);
    expect(hand.staged()).toBeNull();
    const plain = byHand();
    plain.house.rows.staged.set(ID, { handle: 'handle-1', isReady: true, expiresAt: null });
    plain.set({ state: 'cancelled' });
    await plain.run();
    expect(plain.names()).toEqual([]);
    expect(plain.staged()).toBeNull();
  });

  test('what the answer says of the account’s limits is kept', async () => {
    const told: unknown[] = [];
    const hand = handIn({
      instead: () => ({ noteAnswer: async ({ notes, outcome }) => (told.push([...notes], outcome.kind), null) }),
    });
    const note = { remaining: 3, limit: 300, resetAt: new Date(START) };
    hand.answers.stage = async (io) => {
      io.noteBudget?.(note);
      return { kind: 'rejected', code: 'NO', detail: '' };
    };
    await hand.run();
    expect(told).toEqual([[note], 'rejected']);
    hand.house.rows.staged.set(ID, { handle: 'handle-1', isReady: true, expiresAt: null });
    hand.set({ wakeAt: hand.now() });
    hand.answers.discard = async (io) => {
      io.noteBudget?.(note);
      return { kind: 'removed' };
    };
    await hand.run();
    expect(told.slice(2)).toEqual([[note], 'removed']);
  });
});
