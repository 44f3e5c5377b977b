import { describe, expect, test } from 'vitest';
import { byHand, remotePost } from '../../../../test/simulator/by-hand.ts';
import { POST_GONE } from '../edit-state.ts';
import { changeDelivery } from './change-delivery.ts';
import { removeLaterParts } from './follow-parts.ts';

const part = (index: number) => `post-1/channel-1/${index}`;

/** A thread whose parts are called `remote-1`, `remote-2` … once they are out. */
function thread(parts: number) {
  const hand = byHand({ parts });
  let count = 0;
  hand.answers.deliver = async () => {
    count += 1;
    return { kind: 'published', post: remotePost({ remoteId: `remote-${count}` }) };
  };
  const states = () => Array.from({ length: parts }, (_, index) => hand.row(part(index)).state);
  return { ...hand, states };
}

/** Somebody takes the post down, or a part of it: what the service writes. */
async function takeDown(hand: ReturnType<typeof byHand>, id = part(0)): Promise<void> {
  hand.set({ wakeAt: hand.now() }, id);
  await hand.store.change(await hand.claim(id), async (delivery) => {
    await changeDelivery(delivery, { set: { state: 'removing', wakeAt: delivery.now() }, action: 'delivery.removing' });
    await removeLaterParts(delivery);
  });
}

test('each part wakes the next one, and hangs below the one before it', async () => {
  const hand = thread(3);
  expect(hand.row(part(1)).wakeAt).toBeNull();
  await hand.run();
  expect(hand.row(part(1))).toMatchObject({ wakeAt: hand.now(), updatedAt: hand.now(), state: 'planned' });
  expect(hand.row(part(2)).wakeAt).toBeNull();
  await hand.run(part(1));
  await hand.run(part(2));
  const hangsBelow = hand.asked.map(({ request }) => Object(request.post).replyTo ?? null);
  expect(hangsBelow).toEqual([
    null,
    { rootId: 'remote-1', parentId: 'remote-1' },
    { rootId: 'remote-1', parentId: 'remote-2' },
  ]);
  expect(hand.states()).toEqual(['confirmed', 'confirmed', 'confirmed']);
});

test('a first comment hangs below the post, however many parts the thread has', async () => {
  const hand = byHand({
    parts: 3,
    instead: (delivery) => ({ target: async () => ({ ...(await delivery.target()), partKind: 'first_comment' }) }),
  });
  hand.set({ state: 'confirmed', remoteId: 'remote-1' }, part(0));
  hand.set({ state: 'confirmed', remoteId: 'remote-2' }, part(1));
  hand.set({ wakeAt: hand.now() }, part(2));
  await hand.run(part(2));
  expect(hand.last()).toMatchObject({ post: { replyTo: { rootId: 'remote-1', parentId: 'remote-1' } } });
});

test('while a part is in doubt nothing below it leaves', async () => {
  const hand = thread(2);
  await hand.doubt();
  expect(hand.row(part(1))).toMatchObject({ state: 'planned', wakeAt: null });
});

describe('what hangs below a part that will not stand is cancelled', () => {
  test.each([
    [{ kind: 'rejected', code: 'NO', detail: '' }, 'rejected'],
    [{ kind: 'reauthorize', code: 'NO', detail: '' }, 'parked'],
  ] as const)('$0.kind', async (answer, state) => {
    const hand = thread(3);
    await hand.run();
    hand.answers.deliver = answer;
    await hand.run(part(1));
    expect(hand.states()).toEqual(['confirmed', state, 'cancelled']);
    expect(hand.row(part(2))).toMatchObject({ wakeAt: hand.now(), leasedUntil: null, updatedAt: hand.now() });
    expect(hand.trail().at(-1)).toEqual({
      deliveryId: part(2),
      action: 'delivery.cancelled',
      facts: { because: 'part_of_post' },
    });
  });

  test('and what was handed in for it is given back, by whoever holds it when that is done', async () => {
    const hand = byHand({ parts: 2, deliveryClass: 'handle-first' });
    await hand.run();
    const answer = hand.answers.stage;
    hand.answers.stage = async () => {
      await takeDown(hand);
      return { kind: 'staged', handle: 'handle-2', expiresAt: null };
    };
    await hand.run(part(1));
    expect(hand.row(part(1))).toMatchObject({ state: 'cancelled', wakeAt: hand.now(), leasedUntil: null });
    hand.answers.stage = answer;
    await hand.run(part(1));
    expect(hand.last()).toMatchObject({ handle: 'handle-2' });
    expect(hand.names()).toEqual(['stage', 'deliver', 'stage', 'discard']);
    expect(hand.row(part(1)).wakeAt).toBeNull();
  });

  test('and what is under way or out already is left alone', async () => {
    const hand = thread(3);
    hand.set({ state: 'unknown' }, part(1));
    hand.answers.deliver = { kind: 'rejected', code: 'NO', detail: '' };
    await hand.run();
    expect(hand.states()).toEqual(['rejected', 'unknown', 'cancelled']);
    expect(hand.trail().filter(({ action }) => action === 'delivery.cancelled')).toHaveLength(1);
  });
});

describe('a post that is taken down', () => {
  test('takes its later parts with it', async () => {
    const hand = thread(3);
    for (const id of [part(0), part(1), part(2)]) await hand.run(id);
    hand.pass(1_000);
    await takeDown(hand);
    expect(hand.states()).toEqual(['removing', 'removing', 'removing']);
    expect(hand.row(part(1))).toMatchObject({ wakeAt: hand.now(), updatedAt: hand.now() });
    expect(hand.trail().slice(-2)).toEqual([
      { deliveryId: part(1), action: 'delivery.removing', facts: { because: 'part_of_post' } },
      { deliveryId: part(2), action: 'delivery.removing', facts: { because: 'part_of_post' } },
    ]);
  });

  test('in its middle: what stands before it stays, and what is gone already is not asked for again', async () => {
    const hand = thread(4);
    for (const id of [part(0), part(1), part(2), part(3)]) await hand.run(id);
    hand.set({ state: 'removed' }, part(2));
    await takeDown(hand, part(1));
    expect(hand.states()).toEqual(['confirmed', 'removing', 'removed', 'removing']);
  });

  test('cancels what had not left, and leaves what is nowhere to be removed', async () => {
    const hand = thread(3);
    await hand.run();
    hand.set({ state: 'confirmed', remoteId: null }, part(1));
    await takeDown(hand);
    expect(hand.states()).toEqual(['removing', 'confirmed', 'cancelled']);
  });

  test('a part that was under way meanwhile goes the same way when it is out', async () => {
    const hand = thread(3);
    await hand.run();
    hand.answers.deliver = async () => {
      const row = hand.row();
      hand.set({ ...row, state: 'removed' });
      return { kind: 'published', post: remotePost({ remoteId: 'remote-2' }) };
    };
    await hand.run(part(1));
    expect(hand.states()).toEqual(['removed', 'removing', 'planned']);
    expect(hand.row(part(1))).toMatchObject({ remoteId: 'remote-2', wakeAt: hand.now() });
    expect(hand.row(part(2)).wakeAt).toBeNull();
    expect(hand.trail().at(-1)).toEqual({
      deliveryId: part(1),
      action: 'delivery.removing',
      facts: { because: 'part_of_post' },
    });
  });
});

describe('a correction that has not left', () => {
  /** A thread that is out, and edits of its parts that are due. */
  async function corrected(parts: number) {
    const hand = thread(parts);
    const ids = Array.from({ length: parts }, (_, index) => part(index));
    for (const id of ids) await hand.run(id);
    hand.pass(60_000);
    hand.correct();
    const edits = ids.map((id) => `~0002 ${id}`);
    return { ...hand, edits, editStates: () => edits.map((id) => hand.row(id).state) };
  }

  test('is cancelled when the post is taken down, with the edits of its later parts', async () => {
    const hand = await corrected(2);
    await takeDown(hand);
    expect(hand.states()).toEqual(['removing', 'removing']);
    expect(hand.editStates()).toEqual(['cancelled', 'cancelled']);
    expect(hand.row(hand.edits[0])).toMatchObject({
      wakeAt: null,
      failureCode: POST_GONE,
      blockers: [],
      updatedAt: hand.now(),
    });
    expect(hand.trail()).toContainEqual({
      deliveryId: hand.edits[1],
      action: 'delivery.cancelled',
      facts: { failure: POST_GONE },
    });
    expect(hand.names()).not.toContain('edit');
  });

  test('of a part that stays stays too', async () => {
    const hand = await corrected(2);
    await takeDown(hand, part(1));
    expect(hand.editStates()).toEqual(['planned', 'cancelled']);
  });

  test('is left alone once it is under way, or was settled', async () => {
    const hand = await corrected(2);
    hand.set({ state: 'armed' }, hand.edits[0]);
    hand.set({ state: 'confirmed' }, hand.edits[1]);
    await takeDown(hand);
    expect(hand.editStates()).toEqual(['armed', 'confirmed']);
  });
});

test('a next part that was stopped is not woken, nor one after it', async () => {
  const hand = thread(3);
  hand.set({ state: 'cancelled' }, part(1));
  await hand.run();
  expect(hand.row(part(1))).toMatchObject({ state: 'cancelled', wakeAt: null });
  expect(hand.row(part(2))).toMatchObject({ state: 'planned', wakeAt: null });
});

test('a change that is none of the state wakes nobody', async () => {
  const hand = thread(2);
  await hand.run();
  hand.set({ wakeAt: null }, part(1));
  hand.set({ wakeAt: hand.now() });
  await hand.store.change(await hand.claim(), (delivery) =>
    changeDelivery(delivery, { set: { wakeAt: null }, action: 'delivery.look_asked' }),
  );
  expect(hand.row(part(1)).wakeAt).toBeNull();
});

test('a part that cannot be sent cancels what comes after it, not what comes before', async () => {
  const hand = thread(3);
  hand.set({ wakeAt: hand.now() }, part(1));
  await hand.run(part(1));
  expect(hand.states()).toEqual(['planned', 'parked', 'cancelled']);
});

describe('a part has no place', () => {
  const out = (index: number) => ({ state: 'confirmed', remoteId: `remote-${index}` }) as const;
  test.each([
    ['one before it was removed', 1, { 0: { state: 'removed', remoteId: 'remote-1' } }],
    ['one before it is not out, though one after it is', 1, { 2: out(3) }],
    ['one of those before it is not out', 2, { 0: out(1) }],
  ] as const)('where %s', async (_, index, rows) => {
    const hand = thread(3);
    for (const [at, row] of Object.entries(rows)) hand.set(row, part(Number(at)));
    hand.set({ wakeAt: hand.now() }, part(index));
    await hand.run(part(index));
    expect(hand.row(part(index))).toMatchObject({ state: 'parked', blockers: [{ code: 'PART_BEFORE_MISSING' }] });
    expect(hand.names()).toEqual([]);
  });
});

test('a part of which the network told no id is no place to hang below', async () => {
  const hand = thread(2);
  hand.set({ state: 'confirmed', remoteId: null }, part(0));
  hand.set({ wakeAt: hand.now() }, part(1));
  await hand.run(part(1));
  expect(hand.row(part(1))).toMatchObject({ state: 'parked', blockers: [{ code: 'PART_BEFORE_MISSING' }] });
});
