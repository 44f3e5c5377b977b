import { describe, expect, test } from 'vitest';
import { ambiguous, byHand, QUIET_MS, remotePost, START, TIMEOUT_MS } from '../../../../test/simulator/by-hand.ts';
import { POST_GONE } from '../edit-state.ts';
import { RESTORED } from './look-after-restore.ts';

const ID = 'post-1/channel-1/0';

/** A post that stands, and a correction of it that is due. */
async function correcting(made: Parameters<typeof byHand>[0] = {}) {
  const hand = byHand(made);
  await hand.run();
  hand.pass(60_000);
  const edit = hand.correct();
  return { hand, edit };
}

const ofCorrection = (number: number) => ({ text: expect.stringContaining(`(correction ${number})`) });

test('the network is asked to put the new words in the place of those that are known to stand', async () => {
  const { hand, edit } = await correcting();
  hand.answers.edit = { kind: 'edited', post: remotePost({ remoteId: 'another', url: 'https://a.example/1#edited' }) };
  await hand.run(edit);
  expect(hand.names()).toEqual(['deliver', 'edit']);
  expect(hand.last()).toMatchObject({
    account: { handle: 'a' },
    remoteId: 'remote-1',
    before: { text: expect.not.stringContaining('correction') },
    post: ofCorrection(2),
  });
  // The post on the network stays that of the delivery that made it.
  expect(hand.row(edit)).toMatchObject({
    state: 'confirmed',
    remoteId: null,
    url: 'https://a.example/1#edited',
    wakeAt: null,
    leasedUntil: null,
  });
  expect(hand.row(ID)).toMatchObject({ state: 'confirmed', remoteId: 'remote-1' });
  expect(hand.receipts().at(-1)).toMatchObject({ kind: 'answer', remoteId: 'another' });
});

test('what is handed in before it is shown is not, where it only changes what stands', async () => {
  const { hand, edit } = await correcting({ deliveryClass: 'handle-first' });
  await hand.run(edit);
  expect(hand.names()).toEqual(['stage', 'deliver', 'edit']);
});

test('a network that lets nobody change what stands is not asked', async () => {
  const { hand, edit } = await correcting({ edits: false });
  await hand.run(edit);
  expect(hand.names()).toEqual(['deliver']);
  expect(hand.row(edit)).toMatchObject({ state: 'rejected', failureCode: 'CANNOT_EDIT' });
  expect(hand.trail().at(-1)).toMatchObject({ deliveryId: edit, action: 'delivery.rejected' });
});

describe('what does not stand any more', () => {
  test.each([
    ['cancelled', 'as it is being taken down', { state: 'removing' }],
    ['cancelled', 'as it was taken down', { state: 'removed' }],
    ['rejected', 'as its place on the network is not known', { remoteId: null }],
  ] as const)('is not changed, and the edit is %s, %s', async (state, _why, change) => {
    const { hand, edit } = await correcting();
    hand.set(change, ID);
    await hand.run(edit);
    expect(hand.names()).toEqual(['deliver']);
    expect(hand.attempts()).toHaveLength(1);
    expect(hand.row(edit)).toMatchObject({
      state,
      failureCode: POST_GONE,
      blockers: [],
      wakeAt: null,
      leasedUntil: null,
    });
    expect(hand.trail().at(-1)).toEqual({
      deliveryId: edit,
      action: `delivery.${state}`,
      facts: { failure: POST_GONE },
    });
  });

  test('is told by the network too', async () => {
    const { hand, edit } = await correcting();
    hand.answers.edit = { kind: 'absent' };
    await hand.run(edit);
    expect(hand.row(edit)).toMatchObject({ state: 'rejected', failureCode: POST_GONE });
  });

  test('by the network, where it was taken down in mid-call: nobody has refused anything', async () => {
    const { hand, edit } = await correcting();
    hand.answers.edit = async () => {
      hand.set({ state: 'removing' }, ID);
      return { kind: 'absent' };
    };
    await hand.run(edit);
    expect(hand.row(edit)).toMatchObject({ state: 'cancelled', failureCode: POST_GONE, wakeAt: null });
    expect(hand.attempts().at(-1)).toMatchObject({ deliveryId: edit, outcome: 'rejected', failureCode: POST_GONE });
    expect(hand.house.rows.posts.get('post-1')?.stage).toBe('published');
  });
});

describe('while the edit before it is in doubt', () => {
  async function second() {
    const { hand, edit: first } = await correcting();
    hand.answers.edit = ambiguous;
    await hand.run(first);
    expect(hand.row(first).state).toBe('unknown');
    hand.answers.edit = { kind: 'edited', post: remotePost() };
    return { hand, first, edit: hand.correct() };
  }

  test('a newer one waits, is asked about again in five seconds, and costs no attempt', async () => {
    const { hand, edit } = await second();
    hand.set({ absentReads: 1 }, edit);
    const trail = hand.trail();
    await hand.run(edit);
    expect(hand.names()).toEqual(['deliver', 'edit']);
    expect(hand.row(edit)).toMatchObject({
      state: 'planned',
      wakeAt: hand.after(5_000),
      leasedUntil: null,
      attemptCount: 0,
      absentReads: 1,
      failureCode: 'WAITS_FOR_EDIT',
    });
    expect(hand.trail()).toEqual(trail);
  });

  test('a newer one that lost its leave is parked all the same', async () => {
    const { hand, edit } = await second();
    hand.revise(() => ({ review: 'withdrawn' }));
    await hand.run(edit);
    expect(hand.row(edit).state).toBe('parked');
  });

  test('after a restore the newer one is not looked for before that one is settled', async () => {
    const { hand, edit } = await second();
    hand.house.restore = { takenAt: new Date(START), restoredAt: hand.after(1_000) };
    await hand.run(edit);
    expect(hand.row(edit)).toMatchObject({ state: 'planned', failureCode: 'WAITS_FOR_EDIT' });
    expect(hand.attempts().some(({ ambiguousCode }) => ambiguousCode === RESTORED)).toBe(false);
  });

  test('it is made once that one is settled, over what that one put there', async () => {
    const { hand, first, edit } = await second();
    hand.pass(TIMEOUT_MS + QUIET_MS + 1_000);
    hand.answers.readEdit = { kind: 'edited', post: remotePost() };
    await hand.run(first);
    await hand.run(edit);
    expect(hand.names()).toEqual(['deliver', 'edit', 'readEdit', 'edit']);
    expect(hand.last()).toMatchObject({ before: ofCorrection(2), post: ofCorrection(3) });
    expect(hand.row(edit).state).toBe('confirmed');
  });
});

describe('looking for an edit in doubt', () => {
  async function doubtful(made: Parameters<typeof byHand>[0] = {}) {
    const { hand, edit } = await correcting(made);
    hand.answers.edit = ambiguous;
    await hand.run(edit);
    hand.pass(TIMEOUT_MS + QUIET_MS + 1_000);
    return { hand, edit };
  }

  test('asks for the place, what stood there and what is to stand there', async () => {
    const { hand, edit } = await doubtful();
    hand.answers.readEdit = { kind: 'edited', post: remotePost() };
    await hand.run(edit);
    expect(hand.last()).toMatchObject({
      account: { handle: 'a' },
      remoteId: 'remote-1',
      before: { text: expect.not.stringContaining('correction') },
      post: ofCorrection(2),
    });
    expect(hand.row(edit)).toMatchObject({ state: 'confirmed', remoteId: null });
    expect(hand.receipts().at(-1)).toMatchObject({ kind: 'read_back' });
  });

  test('what was not made is made again', async () => {
    const { hand, edit } = await doubtful();
    await hand.run(edit);
    expect(hand.row(edit)).toMatchObject({ state: 'planned' });
    hand.answers.edit = { kind: 'edited', post: remotePost() };
    hand.pass(600_000);
    await hand.run(edit);
    expect(hand.row(edit)).toMatchObject({ state: 'confirmed', attemptCount: 2 });
  });

  test('a connector that throws is doubt', async () => {
    const { hand, edit } = await doubtful();
    hand.answers.readEdit = async () => Promise.reject(new Error('bug'));
    await hand.run(edit);
    expect(hand.row(edit)).toMatchObject({ state: 'unknown' });
  });

  test('nobody is asked where the credentials were forgotten', async () => {
    const { hand, edit } = await doubtful();
    const channel = hand.house.rows.channels.get('channel-1');
    if (channel === undefined) throw new Error('there is one');
    hand.house.rows.channels.set('channel-1', { ...channel, state: 'disconnected' });
    const asked = hand.names().length;
    await hand.run(edit);
    expect(hand.names()).toHaveLength(asked);
    expect(['unknown', 'needs_person']).toContain(hand.row(edit).state);
  });
});
