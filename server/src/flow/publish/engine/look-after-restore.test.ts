import { describe, expect, test } from 'vitest';
import { ambiguous, byHand, QUIET_MS, remotePost, START } from '../../../../test/simulator/by-hand.ts';
import { RESTORED } from './look-after-restore.ts';

const ID = 'post-1/channel-1/0';
const MINUTE = 60_000;
const TEXT =
  'Flu shots 💉 at Café Lakeside, https://lakeside.example/flu, post-1 part 1: come on Tuesdays, or on any other day.';

/** Put back, just now, from a backup of a minute ago. */
function restored(made: Parameters<typeof byHand>[0] = {}) {
  const hand = byHand(made);
  hand.pass(MINUTE);
  hand.house.restore = { takenAt: new Date(START), restoredAt: hand.now() };
  return hand;
}
const listed = (...posts: ReturnType<typeof remotePost>[]) => ({ kind: 'page', posts, cursor: null }) as const;

test('before anything is armed, its network is looked at: an attempt that sends nothing, in doubt from the start', async () => {
  const hand = restored();
  await hand.run();
  expect(hand.names()).toEqual([]);
  expect(hand.attempts()).toMatchObject([
    {
      number: 1,
      notAfter: hand.now(),
      ambiguousCode: RESTORED,
      outcome: null,
      clearance: { takenAt: new Date(START).toISOString(), restoredAt: hand.now().toISOString() },
    },
  ]);
  expect(hand.row()).toMatchObject({
    state: 'unknown',
    wakeAt: hand.now(),
    leasedUntil: null,
    attemptCount: 1,
    absentReads: 0,
    failureCode: RESTORED,
    firstArmedAt: null,
  });
  expect(hand.trail()).toEqual([
    { deliveryId: ID, action: 'delivery.unknown', facts: { attempt: 1, failure: RESTORED } },
  ]);
});

test.each([
  ['written after the restore', 1, false],
  ['written in the moment of it', 0, true],
] as const)('a post %s', async (_, laterMs, isLookedFor) => {
  const hand = restored();
  const post = hand.house.rows.posts.get('post-1');
  if (post === undefined) throw new Error('there is one');
  hand.house.rows.posts.set('post-1', { ...post, createdAt: hand.after(laterMs) });
  await hand.run();
  expect(hand.row().state).toBe(isLookedFor ? 'unknown' : 'confirmed');
});

describe('the look', () => {
  const look = async (
    made: Parameters<typeof byHand>[0] = {},
    before: (hand: ReturnType<typeof byHand>) => void = () => {},
  ) => {
    const hand = restored(made);
    await hand.run();
    before(hand);
    return hand;
  };

  test('asks by our key since the backup, then for what the account posted', async () => {
    const hand = await look();
    await hand.run();
    expect(hand.names()).toEqual(['readBack', 'listOwn']);
    expect(hand.asked[0]?.request).toMatchObject({ deliveryKey: ID, firstArmedAt: new Date(START).toISOString() });
    expect(hand.last()).toMatchObject({ cursor: null, limit: 50, account: { handle: 'a' } });
    expect(hand.row()).toMatchObject({ state: 'unknown', absentReads: 1 });
  });

  test('since it was first armed, where the backup knew of that', async () => {
    const hand = await look({}, (one) => one.set({ firstArmedAt: new Date(START - MINUTE) }));
    await hand.run();
    expect(hand.asked[0]?.request).toMatchObject({ firstArmedAt: new Date(START - MINUTE).toISOString() });
  });

  test.each([
    ['found', { kind: 'found', post: remotePost() }, 'confirmed'],
    ['not answered', ambiguous, 'unknown'],
  ] as const)('by our key: %s', async (_, answer, state) => {
    const hand = await look();
    hand.answers.readBack = answer;
    await hand.run();
    expect(hand.names()).toEqual(['readBack']);
    expect(hand.row()).toMatchObject({ state, absentReads: 0 });
  });

  test('a list that is not answered is no absence', async () => {
    const hand = await look();
    hand.answers.listOwn = ambiguous;
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'unknown', absentReads: 0, failureCode: 'TIMED_OUT' });
  });

  test.each([
    ['the same words', remotePost({ text: TEXT }), 'confirmed'],
    [
      'the same words, with other white space and letters in pieces',
      remotePost({ text: ` ${TEXT.normalize('NFD').replaceAll(' ', '\n  ')}\n` }),
      'confirmed',
    ],
    ['our key', remotePost({ text: 'cut', deliveryKey: ID }), 'confirmed'],
    ['other words', remotePost({ text: `${TEXT}!` }), 'unknown'],
    ['no words', remotePost({ text: null }), 'unknown'],
    ['words that only run together', remotePost({ text: TEXT.replaceAll(' ', '') }), 'unknown'],
  ] as const)('a post with %s', async (_, post, state) => {
    const hand = await look();
    hand.answers.listOwn = listed(remotePost({ remoteId: 'other', text: 'Something else.' }), post);
    await hand.run();
    expect(hand.row()).toMatchObject({ state, remoteId: state === 'confirmed' ? 'remote-1' : null });
  });

  test('several with the same words are no answer, unless all but one are known to be others’', async () => {
    const hand = await look({ posts: 2 });
    hand.answers.listOwn = listed(remotePost({ text: TEXT }), remotePost({ text: TEXT, remoteId: 'remote-2' }));
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'unknown', failureCode: 'SEVERAL_ALIKE' });
    hand.set({ remoteId: 'remote-1' }, 'post-2/channel-1/0');
    hand.set({ wakeAt: hand.now() });
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'confirmed', remoteId: 'remote-2' });
  });

  describe('how far back', () => {
    const old = (ms: number, made: Parameters<typeof remotePost>[0] = {}) =>
      remotePost({ text: TEXT, createdAt: new Date(START - ms).toISOString(), ...made });
    const SKEW_MS = 10 * MINUTE;

    test.each([
      [SKEW_MS, 'confirmed'],
      [SKEW_MS + 1, 'unknown'],
    ] as const)('a post that is %i ms older than the backup', async (ms, state) => {
      const hand = await look();
      hand.answers.listOwn = listed(old(ms));
      await hand.run();
      expect(hand.row().state).toBe(state);
    });

    test('one that tells no time may be it, and is no reason to read no further', async () => {
      const hand = await look();
      const pages = [
        { ...listed(remotePost({ createdAt: null, remoteId: 'other' })), cursor: 'page-2' },
        listed(remotePost({ createdAt: null, text: TEXT })),
      ];
      hand.answers.listOwn = async () => pages.shift() ?? listed();
      await hand.run();
      expect(hand.row()).toMatchObject({ state: 'confirmed', remoteId: 'remote-1' });
      expect(hand.last()).toMatchObject({ cursor: 'page-2' });
    });

    test('page after page, until one is older than the backup', async () => {
      const hand = await look();
      let pages = 0;
      hand.answers.listOwn = async () => {
        pages += 1;
        return {
          kind: 'page',
          posts: [old(pages === 3 ? SKEW_MS + 1 : SKEW_MS, { text: 'else' })],
          cursor: `page-${pages}`,
        };
      };
      await hand.run();
      expect(pages).toBe(3);
      expect(hand.row()).toMatchObject({ state: 'unknown', absentReads: 1 });
    });

    test('no further than twenty pages: then a person must look', async () => {
      const hand = await look();
      let pages = 0;
      hand.answers.listOwn = async () => {
        pages += 1;
        return { kind: 'page', posts: [old(0, { text: 'else' })], cursor: `page-${pages}` };
      };
      await hand.run();
      expect(pages).toBe(20);
      expect(hand.row()).toMatchObject({ state: 'unknown', absentReads: 0, failureCode: 'TOO_MANY_POSTS' });
    });
  });

  test('what was due before the restore and is not there is for a person; nothing is sent', async () => {
    const hand = await look();
    await hand.run();
    hand.pass(QUIET_MS);
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'needs_person', wakeAt: null, failureCode: 'ABSENT_AFTER_RESTORE' });
    expect(hand.attempts()).toMatchObject([{ outcome: 'absent' }]);
    expect(hand.names()).not.toContain('deliver');
  });

  test('what was not due yet goes on at its time, and is not looked for again', async () => {
    const hand = restored({ deliveryClass: 'native-key' });
    const dueAt = hand.after(5 * MINUTE);
    hand.revise(({ schedule }) => ({ schedule: { ...schedule, dueAt } }));
    hand.set({ dueAt });
    await hand.run();
    hand.pass(QUIET_MS);
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'planned', wakeAt: dueAt });
    hand.pass(5 * MINUTE);
    await hand.run();
    expect(hand.row()).toMatchObject({ state: 'confirmed', attemptCount: 2 });
    expect(hand.names()).toEqual(['readBack', 'listOwn', 'deliver']);
  });

  test('a doubt of before the restore is read as any other', async () => {
    const hand = byHand();
    await hand.doubt();
    hand.house.restore = { takenAt: hand.now(), restoredAt: hand.now() };
    await hand.run();
    for (const ms of [10_000, QUIET_MS]) {
      hand.pass(ms);
      await hand.run();
    }
    expect(hand.names()).toEqual(['deliver', 'readBack', 'readBack', 'readBack']);
    expect(hand.row().state).toBe('planned');
  });
});
