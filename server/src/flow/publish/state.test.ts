import type { DeliverOutcome, Failure, ReadBackOutcome, RemotePost } from '@bedside/connectors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveryState } from './contract.ts';
import { LATE_LIMIT_MS } from './gate.ts';
import {
  afterCall,
  afterLook,
  afterPerson,
  afterRead,
  afterRemoval,
  afterStage,
  afterStandingLook,
  type DeliveryFacts,
  doubt,
  effectOnLaterParts,
  isUrgent,
  MAX_ATTEMPTS,
  MAX_DOUBT_MS,
  type NetworkTiming,
  removedByPerson,
  retryDelayMs,
  stageEventOf,
  type Transition,
} from './state.ts';

const NOT_AFTER = new Date('2026-11-20T15:00:00.000Z');
const QUIET_MS = 30_000;
const afterDeadline = (ms: number) => new Date(NOT_AFTER.getTime() + ms);

const post: RemotePost = { remoteId: 'remote-1', url: null, text: null, createdAt: null, deliveryKey: null };

function facts(change: Partial<DeliveryFacts> = {}): DeliveryFacts {
  return { state: 'armed', attemptCount: 1, absentReads: 0, notAfter: NOT_AFTER, ...change };
}

function timing(change: Partial<NetworkTiming> = {}): NetworkTiming {
  return { deliveryClass: 'none', quietPeriodMs: QUIET_MS, callTimeoutMs: 10_000, ...change };
}

const failure = (kind: Exclude<Failure['kind'], 'retry-after'>, code = 'SOME_CODE'): Failure => ({
  kind,
  code,
  detail: '',
});
const retryAfter = (retryAfterMs: number): Failure => ({
  kind: 'retry-after',
  code: 'HTTP_429',
  detail: '',
  retryAfterMs,
});
const anyFailure: fc.Arbitrary<Failure> = fc.oneof(
  fc.constantFrom(failure('not-sent'), failure('rejected'), failure('reauthorize'), failure('ambiguous')),
  fc.integer({ min: 1_000, max: 3_600_000 }).map(retryAfter),
);

describe('after a call', () => {
  const now = afterDeadline(-5_000);
  const ends: readonly [rule: string, outcome: DeliverOutcome, expected: Transition][] = [
    ['a published post is confirmed', { kind: 'published', post }, settled('confirmed', 'published', null)],
    ['a refusal is final', failure('rejected', 'TEXT_TOO_LONG'), settled('rejected', 'rejected', 'TEXT_TOO_LONG')],
    [
      'a sign-in that ran out parks it',
      failure('reauthorize', 'HTTP_401'),
      settled('parked', 'reauthorize', 'HTTP_401'),
    ],
    [
      'what was provably not sent is planned again',
      failure('not-sent', 'ECONNREFUSED'),
      {
        state: 'planned',
        wakeAt: new Date(now.getTime() + 5_000),
        attemptOutcome: 'not_sent',
        failureCode: 'ECONNREFUSED',
        absentReads: 0,
      },
    ],
    [
      'the network says when to come again',
      retryAfter(90_000),
      {
        state: 'planned',
        wakeAt: new Date(now.getTime() + 90_000),
        attemptOutcome: 'retry_after',
        failureCode: 'HTTP_429',
        absentReads: 0,
      },
    ],
    [
      'everything else is in doubt: the attempt stays open, and one looks at once',
      failure('ambiguous', 'TIMED_OUT'),
      { state: 'unknown', wakeAt: now, attemptOutcome: null, failureCode: 'TIMED_OUT', absentReads: 0 },
    ],
  ];
  test.each(ends)('%s', (_rule, outcome, expected) => {
    expect(afterCall(facts(), outcome, now)).toEqual(expected);
  });

  test('only what provably was not taken may be sent again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_ATTEMPTS - 1 }), anyFailure, (attemptCount, outcome) => {
        const again = afterCall(facts({ attemptCount }), outcome, now).state === 'planned';
        expect(again).toBe(outcome.kind === 'not-sent' || outcome.kind === 'retry-after');
      }),
    );
  });

  test.each([failure('not-sent'), retryAfter(1_000)])('the last attempt hands over to a person (%o)', (outcome) => {
    expect(afterCall(facts({ attemptCount: MAX_ATTEMPTS - 1 }), outcome, now).state).toBe('planned');
    expect(afterCall(facts({ attemptCount: MAX_ATTEMPTS }), outcome, now)).toMatchObject({
      state: 'needs_person',
      wakeAt: null,
      failureCode: outcome.code,
    });
  });

  test('doubt keeps what was read so far', () => {
    expect(doubt(facts({ absentReads: 1 }), 'WORKER_LOST', now)).toEqual({
      state: 'unknown',
      wakeAt: now,
      attemptOutcome: null,
      failureCode: 'WORKER_LOST',
      absentReads: 1,
    });
  });
});

function settled(
  state: DeliveryState,
  attemptOutcome: Transition['attemptOutcome'],
  failureCode: string | null,
): Transition {
  return { state, wakeAt: null, attemptOutcome, failureCode, absentReads: 0 };
}

test('waiting before a new attempt doubles from five seconds to five minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 40].map(retryDelayMs)).toEqual([
    5_000, 5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000,
  ]);
  expect(MAX_ATTEMPTS).toBe(6);
});

test('the wait after a call that was not sent grows with the attempts', () => {
  const now = afterDeadline(0);
  expect(afterCall(facts({ attemptCount: 3 }), failure('not-sent'), now).wakeAt).toEqual(afterDeadline(20_000));
});

describe('after looking on the network', () => {
  const read = (
    outcome: ReadBackOutcome,
    at: { now: Date; askedAt?: Date; timing?: NetworkTiming; facts?: Partial<DeliveryFacts> },
  ): Transition =>
    afterRead(facts({ state: 'unknown', ...at.facts }), {
      outcome,
      timing: at.timing ?? timing(),
      now: at.now,
      askedAt: at.askedAt ?? at.now,
    });
  const absent: ReadBackOutcome = { kind: 'absent' };

  test('a post that is found is confirmed, however late', () => {
    const found: ReadBackOutcome = { kind: 'found', post };
    expect(read(found, { now: afterDeadline(MAX_DOUBT_MS * 9) })).toEqual(settled('confirmed', 'found', null));
    expect(read(found, { now: afterDeadline(-1), facts: { absentReads: 1 } })).toEqual(
      settled('confirmed', 'found', null),
    );
  });

  const waiting = { state: 'unknown', attemptOutcome: null, failureCode: null } as const;

  test.each([
    ['none', 0],
    ['native-key', QUIET_MS],
  ] as const)('absence before the deadline counts for nothing (%s)', (deliveryClass, nextLookMs) => {
    expect(read(absent, { now: afterDeadline(-1), timing: timing({ deliveryClass }) })).toEqual({
      ...waiting,
      wakeAt: afterDeadline(nextLookMs),
      absentReads: 0,
    });
  });

  test('who stood still with the answer in hand has seen no more than when it asked', () => {
    const now = afterDeadline(QUIET_MS + 1);
    const asked = (askedAt: Date, absentReads: number) => read(absent, { now, askedAt, facts: { absentReads } });
    expect(asked(afterDeadline(-1), 1)).toEqual({ ...waiting, wakeAt: NOT_AFTER, absentReads: 1 });
    expect(asked(afterDeadline(QUIET_MS - 1), 1)).toEqual({
      ...waiting,
      wakeAt: afterDeadline(QUIET_MS),
      absentReads: 2,
    });
    expect(asked(afterDeadline(0), 0)).toEqual({ ...waiting, wakeAt: afterDeadline(2 * QUIET_MS + 1), absentReads: 1 });
    expect(asked(afterDeadline(QUIET_MS), 1)).toMatchObject({ state: 'planned', attemptOutcome: 'absent' });
  });

  test.each([
    ['none', 1],
    ['native-key', 0],
  ] as const)('no absence before the end of the quiet period proves anything (%s)', (deliveryClass, absentReads) => {
    const at = { now: afterDeadline(QUIET_MS - 1), timing: timing({ deliveryClass }), facts: { absentReads } };
    expect(read(absent, at)).toEqual({
      ...waiting,
      wakeAt: afterDeadline(QUIET_MS),
      absentReads: absentReads + 1,
    });
  });

  test('one absence suffices where the network knows our key', () => {
    const now = afterDeadline(QUIET_MS);
    expect(read(absent, { now, timing: timing({ deliveryClass: 'native-key' }) })).toEqual({
      state: 'planned',
      wakeAt: now,
      attemptOutcome: 'absent',
      failureCode: null,
      absentReads: 0,
    });
  });

  test.each([0, 700, QUIET_MS])('elsewhere absence must be seen twice, a quiet period apart (%i ms)', (firstMs) => {
    const first = read(absent, { now: afterDeadline(firstMs) });
    const secondAt = afterDeadline(firstMs + QUIET_MS);
    expect(first).toEqual({ ...waiting, wakeAt: secondAt, absentReads: 1 });
    expect(read(absent, { now: secondAt, facts: { absentReads: 1 } })).toMatchObject({
      state: 'planned',
      wakeAt: secondAt,
      attemptOutcome: 'absent',
    });
  });

  test('between two looks lies a second at least', () => {
    const now = afterDeadline(5);
    expect(read(absent, { now, timing: timing({ quietPeriodMs: 0 }) }).wakeAt).toEqual(afterDeadline(1_005));
  });

  test('proven absence of the last attempt hands over to a person', () => {
    const at = { now: afterDeadline(QUIET_MS), timing: timing({ deliveryClass: 'native-key' as const }) };
    expect(read(absent, { ...at, facts: { attemptCount: MAX_ATTEMPTS - 1 } }).state).toBe('planned');
    expect(read(absent, { ...at, facts: { attemptCount: MAX_ATTEMPTS } })).toEqual(
      settled('needs_person', 'absent', 'ATTEMPTS_SPENT'),
    );
  });

  test('a look that failed changes nothing but the time of the next', () => {
    expect(read(failure('ambiguous', 'HTTP_503'), { now: afterDeadline(-9_000), facts: { absentReads: 1 } })).toEqual({
      state: 'unknown',
      wakeAt: afterDeadline(-7_000),
      attemptOutcome: null,
      failureCode: 'HTTP_503',
      absentReads: 1,
    });
  });

  test('waits between failed looks grow with the doubt, from two seconds to five minutes', () => {
    const waitAt = (ms: number) => {
      const { wakeAt } = read(failure('rejected'), { now: afterDeadline(ms) });
      return (wakeAt?.getTime() ?? 0) - afterDeadline(ms).getTime();
    };
    expect([-60_000, 0, 4_001, 10_001, 60_000, 600_000, 3_000_000].map(waitAt)).toEqual([
      2_000, 2_000, 2_000, 5_000, 30_000, 300_000, 300_000,
    ]);
  });

  test('a network that asks for patience gets it', () => {
    expect(read(retryAfter(90_000), { now: afterDeadline(10_000) }).wakeAt).toEqual(afterDeadline(100_000));
  });

  test('an hour in doubt is the most before a person must look, and the attempt stays open for them', () => {
    expect(MAX_DOUBT_MS).toBe(3_600_000);
    const at = (ms: number) =>
      read(failure('reauthorize', 'HTTP_401'), { now: afterDeadline(ms), facts: { absentReads: 1 } });
    expect(at(MAX_DOUBT_MS).state).toBe('unknown');
    expect(at(MAX_DOUBT_MS + 1)).toEqual({
      state: 'needs_person',
      wakeAt: null,
      attemptOutcome: null,
      failureCode: 'HTTP_401',
      absentReads: 1,
    });
  });
});

describe('whatever a network tells, in whatever order', () => {
  type Look = { readonly waitMs: number; readonly outcome: ReadBackOutcome };
  const looks: fc.Arbitrary<Look[]> = fc.array(
    fc.record({
      // Also sooner than asked: a worker that died is followed by another.
      waitMs: fc.integer({ min: 0, max: 2 * QUIET_MS }),
      outcome: fc.oneof(
        { weight: 4, arbitrary: fc.constant<ReadBackOutcome>({ kind: 'absent' }) },
        { weight: 1, arbitrary: anyFailure },
      ),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const quiet = fc.record({
    deliveryClass: fc.constantFrom('none' as const, 'native-key' as const),
    quietPeriodMs: fc.integer({ min: 0, max: QUIET_MS }),
    callTimeoutMs: fc.constant(10_000),
  });

  test('no attempt is armed anew before the deadline and the quiet period, nor on too few absences', () => {
    fc.assert(
      fc.property(quiet, looks, (network, sequence) => {
        let now = afterDeadline(-10_000);
        let known = facts({ state: 'unknown' });
        let counted = 0;
        for (const look of sequence) {
          now = new Date(now.getTime() + look.waitMs);
          const quietOver = now.getTime() >= NOT_AFTER.getTime() + network.quietPeriodMs;
          if (look.outcome.kind === 'absent' && now >= NOT_AFTER) counted += 1;
          const next = afterRead(known, { outcome: look.outcome, timing: network, now, askedAt: now });
          if (next.state !== 'unknown') {
            expect(next.state === 'planned' && !quietOver).toBe(false);
            const needed = network.deliveryClass === 'native-key' ? 1 : 2;
            if (next.state === 'planned') expect(counted).toBeGreaterThanOrEqual(needed);
            return;
          }
          expect(next.attemptOutcome).toBe(null);
          expect(next.wakeAt?.getTime()).toBeGreaterThan(now.getTime());
          known = { ...known, absentReads: next.absentReads };
        }
      }),
      { numRuns: 500 },
    );
  });

  test('attempts are bounded', () => {
    const retried: fc.Arbitrary<Failure> = fc.constantFrom(failure('not-sent'), retryAfter(1_000));
    fc.assert(
      fc.property(fc.array(retried, { minLength: MAX_ATTEMPTS, maxLength: 20 }), (answers) => {
        let attemptCount = 0;
        for (const answer of answers) {
          attemptCount += 1;
          if (afterCall(facts({ attemptCount }), answer, NOT_AFTER).state !== 'planned') break;
        }
        expect(attemptCount).toBe(MAX_ATTEMPTS);
      }),
    );
  });
});

test('what cannot be handed in is tried nineteen times until it is too late', () => {
  let tries = 0;
  for (let now = NOT_AFTER; now.getTime() <= NOT_AFTER.getTime() + LATE_LIMIT_MS; tries += 1) {
    now = afterStage(failure('ambiguous'), { now, dueAt: NOT_AFTER }).wakeAt ?? afterDeadline(Number.MAX_SAFE_INTEGER);
  }
  expect(tries).toBe(19);
});

test.each([
  ['wake', ['confirmed']],
  ['cancel', ['rejected', 'parked', 'cancelled', 'removing', 'removed']],
  ['wait', ['planned', 'armed', 'unknown', 'needs_person']],
] as const)('what hangs below a part: %s', (effect, states) => {
  for (const state of states) expect(effectOnLaterParts(state)).toBe(effect);
});

describe('after the look that follows a restore', () => {
  const restoredAt = NOT_AFTER;
  const look = (outcome: ReadBackOutcome, at: { dueAt: Date; now?: Date; absentReads?: number }): Transition =>
    afterLook(facts({ state: 'unknown', absentReads: at.absentReads ?? 1 }), {
      outcome,
      timing: timing(),
      now: at.now ?? afterDeadline(QUIET_MS),
      askedAt: at.now ?? afterDeadline(QUIET_MS),
      dueAt: at.dueAt,
      restoredAt,
    });
  const absent: ReadBackOutcome = { kind: 'absent' };

  test('whose attempts are spent is for a person, whenever it is due', () => {
    const read = { outcome: absent, timing: timing(), now: afterDeadline(QUIET_MS), askedAt: afterDeadline(QUIET_MS) };
    const spent = facts({ state: 'unknown', absentReads: 1, attemptCount: MAX_ATTEMPTS });
    expect(afterLook(spent, { ...read, dueAt: afterDeadline(MAX_DOUBT_MS), restoredAt })).toEqual(
      settled('needs_person', 'absent', 'ATTEMPTS_SPENT'),
    );
  });

  test('what was due by then and is not there is for a person: it may have been out, and taken down', () => {
    const asked = settled('needs_person', 'absent', 'ABSENT_AFTER_RESTORE');
    expect(look(absent, { dueAt: restoredAt })).toEqual(asked);
    expect(look(absent, { dueAt: afterDeadline(-1) })).toEqual(asked);
  });

  test('what is due later goes on at its time, and what became due meanwhile at once', () => {
    const now = afterDeadline(QUIET_MS);
    const planned = { state: 'planned', attemptOutcome: 'absent' };
    expect(look(absent, { dueAt: afterDeadline(1), now })).toMatchObject({ ...planned, wakeAt: now });
    const later = afterDeadline(QUIET_MS + 1);
    expect(look(absent, { dueAt: later, now })).toMatchObject({ ...planned, wakeAt: later });
  });

  test('absence must be proven here too, and what is found is found', () => {
    expect(look(absent, { dueAt: restoredAt, absentReads: 0 })).toMatchObject({ state: 'unknown' });
    expect(look({ kind: 'found', post }, { dueAt: restoredAt })).toEqual(settled('confirmed', 'found', null));
  });
});

describe('handing in what is not shown yet', () => {
  const dueAt = NOT_AFTER;
  const after = (outcome: Parameters<typeof afterStage>[0], lateMs = 0) =>
    afterStage(outcome, { now: afterDeadline(lateMs), dueAt });

  test('goes on at once when it is taken in, and looks again when the network says so', () => {
    expect(after({ kind: 'staged', handle: 'h', expiresAt: null })).toEqual({
      state: 'planned',
      wakeAt: NOT_AFTER,
      failureCode: null,
    });
    expect(after({ kind: 'processing', handle: 'h', lookAgainMs: 7_000 })).toEqual({
      state: 'planned',
      wakeAt: afterDeadline(7_000),
      failureCode: null,
    });
  });

  test.each([
    [0, 2_000],
    [4_000, 2_000],
    [10_000, 5_000],
    [3_600_000, 300_000],
  ])('%d ms after it was due a failure waits %d ms: nothing of it is public', (lateMs, waitMs) => {
    for (const outcome of [failure('ambiguous', 'RESET'), failure('not-sent', 'RESET')]) {
      const expected = { state: 'planned', wakeAt: afterDeadline(lateMs + waitMs), failureCode: 'RESET' };
      expect(after(outcome, lateMs)).toEqual(expected);
    }
    expect(after({ kind: 'expired' }, lateMs)).toEqual({
      state: 'planned',
      wakeAt: afterDeadline(lateMs + waitMs),
      failureCode: 'STAGED_EXPIRED',
    });
  });

  test('waits as long as the network asks, and ends where it refuses', () => {
    expect(after(retryAfter(90_000))).toEqual({
      state: 'planned',
      wakeAt: afterDeadline(90_000),
      failureCode: 'HTTP_429',
    });
    expect(after(failure('rejected', 'NO'))).toEqual({ state: 'rejected', wakeAt: null, failureCode: 'NO' });
    expect(after(failure('reauthorize', 'NO'))).toEqual({ state: 'parked', wakeAt: null, failureCode: 'NO' });
  });
});

describe('taking down', () => {
  const askedSince = new Date('2026-11-20T15:00:00.000Z');
  const at = (ms: number) => ({ askedSince, now: new Date(askedSince.getTime() + ms) });

  test.each(['removed', 'absent'] as const)('is done when the post is %s', (kind) => {
    expect(afterRemoval({ kind }, at(0))).toEqual({ state: 'removed', wakeAt: null, failureCode: null });
  });

  test('goes on until it is done, and waits longer each time', () => {
    const waits = [-5_000, 0, 4_000, 5_000, 60_000, 600_000, 6_000_000].map((ms) => {
      const next = afterRemoval(failure('ambiguous', 'HTTP_500'), at(ms));
      expect(next).toMatchObject({ state: 'removing', failureCode: 'HTTP_500' });
      return (next.wakeAt?.getTime() ?? 0) - at(ms).now.getTime();
    });
    expect(waits).toEqual([2_000, 2_000, 2_000, 2_500, 30_000, 300_000, 300_000]);
  });

  test('waits as long as the network asks', () => {
    expect(afterRemoval(retryAfter(7_000), at(1_000))).toEqual({
      state: 'removing',
      wakeAt: at(8_000).now,
      failureCode: 'HTTP_429',
    });
  });
});

describe('a look at a post that was out', () => {
  const wokenAt = new Date('2026-11-20T15:00:00.000Z');
  const at = (ms: number) => new Date(wokenAt.getTime() + ms);
  const noKey = timing();
  const nativeKey = timing({ deliveryClass: 'native-key' });
  const look = (outcome: ReadBackOutcome, made: { ms?: number; absentReads?: number; timing?: NetworkTiming } = {}) => {
    const { ms = 0, absentReads = 0, timing: network = noKey } = made;
    return afterStandingLook({ absentReads, wokenAt }, { outcome, timing: network, now: at(ms) });
  };
  const absent = { kind: 'absent' } as const;
  const gone = { state: 'removed', wakeAt: null, failureCode: 'GONE_FROM_NETWORK', absentReads: 0 };
  const asItWas = { state: 'confirmed', wakeAt: null, failureCode: null, absentReads: 0 };

  test('finds it gone when it is missing twice, a quiet period apart; once where a key finds it', () => {
    const missing = { state: 'confirmed', wakeAt: at(30_000), failureCode: null, absentReads: 1 };
    expect(look(absent)).toEqual(missing);
    expect(look(absent, { timing: timing({ quietPeriodMs: 0 }) })).toMatchObject({ wakeAt: at(1_000) });
    expect(look(absent, { ms: 30_000, absentReads: 1 })).toEqual(gone);
    expect(look(absent, { timing: nativeKey })).toEqual(gone);
  });

  test.each(['found', 'rejected', 'reauthorize'] as const)('that says %s leaves it as it was', (kind) => {
    const outcome = kind === 'found' ? { kind, post: post } : failure(kind, 'NO');
    expect(look(outcome, { absentReads: 1 })).toEqual(asItWas);
  });

  test('that fails is made again, later each time, for an hour', () => {
    const unclear = failure('ambiguous', 'HTTP_500');
    const waits = [0, 4_000, 60_000, 3_600_000].map(
      (ms) => (look(unclear, { ms }).wakeAt?.getTime() ?? 0) - at(ms).getTime(),
    );
    expect(waits).toEqual([2_000, 2_000, 30_000, 300_000]);
    expect(look(unclear, { absentReads: 1 })).toMatchObject({ state: 'confirmed', absentReads: 1 });
    expect(look(retryAfter(90_000))).toMatchObject({ state: 'confirmed', wakeAt: at(90_000) });
    expect(look(unclear, { ms: 3_600_001 })).toEqual(asItWas);
  });
});

test('what a person saw settles it', () => {
  expect(afterPerson('published')).toEqual(settled('confirmed', 'person', null));
  expect(afterPerson('not_published')).toEqual(settled('rejected', 'person', 'NOT_PUBLISHED'));
  expect(removedByPerson).toEqual(settled('removed', 'person', null));
});

describe('a post stands where its deliveries stand', () => {
  const table: readonly [states: DeliveryState[], event: ReturnType<typeof stageEventOf>][] = [
    [[], null],
    [['planned'], null],
    [['cancelled'], null],
    [['planned', 'removed'], null],
    [['planned', 'parked'], null],
    [['planned', 'rejected'], null],
    [['armed'], 'sending'],
    [['unknown'], 'sending'],
    [['needs_person'], 'sending'],
    [['confirmed', 'armed'], 'sending'],
    [['confirmed', 'unknown'], 'sending'],
    [['confirmed', 'needs_person'], 'sending'],
    [['confirmed', 'planned'], 'sending'],
    [['removing', 'planned'], 'sending'],
    [['confirmed'], 'published'],
    [['removing'], 'published'],
    [['confirmed', 'parked'], 'published'],
    [['confirmed', 'rejected'], 'published'],
    [['confirmed', 'removed'], 'published'],
    [['removed'], 'taken_down'],
    [['removed', 'parked'], 'taken_down'],
    [['removed', 'cancelled'], 'taken_down'],
    [['parked'], 'parked'],
    [['rejected'], 'parked'],
    [['cancelled', 'rejected'], 'parked'],
  ];
  test.each(table)('%j means %s', (states, event) => {
    expect(stageEventOf(states)).toBe(event);
    expect(stageEventOf(states.toReversed())).toBe(event);
  });
});

test.each([
  ['planned', false],
  ['armed', true],
  ['unknown', true],
  ['confirmed', false],
  ['rejected', false],
  ['parked', false],
  ['cancelled', false],
  ['needs_person', false],
  ['removing', true],
  ['removed', false],
] as const satisfies readonly (readonly [DeliveryState, boolean])[])(
  'what is %s waits behind a crowd, unless it is in doubt or has to go away',
  (state, urgent) => {
    expect(isUrgent(state)).toBe(urgent);
  },
);
