/**
 * The faults that the handbook names in docs/handbook/exactly-once.md, each under its number: where time and networks decide,
 * the publisher meets them here, in virtual time. Those of processes, disks and versions have tests on real ones.
 */
import type { ClassName, FakeNetwork } from '@bedside/connectors/testing';
import { describe, expect, test } from 'vitest';
import type { Act, Scenario } from './scenario.ts';
import { CALL_TIMEOUT_MS, QUIET_PERIOD_MS } from './scenario.ts';
import { type Played, type PlayOptions, play } from './simulate.ts';
import { listSteps } from './sweep.ts';
import { type Blow, brokenCalls, type WorkerStep } from './workers.ts';

const MINUTE = 60_000;
const classNames: readonly ClassName[] = ['A1', 'A2', 'B', 'C', 'D'];
const START = Date.parse('2026-11-20T15:00:00.000Z');

const EDIT: Act = { kind: 'edit', postId: 'post-1', atMs: 0 };
const TAKE_DOWN: Act = { kind: 'take-down', postId: 'post-1', atMs: 0 };

type Rules = Scenario['channels'][number]['rules'];
type Made = {
  readonly rules?: Rules;
  readonly posts?: number;
  readonly parts?: number;
  readonly acts?: readonly Act[];
  readonly faultsEndMs?: number;
  readonly workers?: number;
  /** Between one post's time and the next one's. */
  readonly everyMs?: number;
};

function scenarioOf(className: ClassName, made: Made = {}): Scenario {
  const { rules = [], posts = 1, parts = 1, acts = [], faultsEndMs = 15 * MINUTE, workers = 2, everyMs = 0 } = made;
  return {
    seed: 1,
    channels: [{ id: 'channel-1', className, rules }],
    posts: Array.from({ length: posts }, (_, index) => ({
      id: `post-${index + 1}`,
      channelIds: ['channel-1'],
      parts,
      dueInMs: index * everyMs,
    })),
    workers,
    chances: { crash: 0, lost: 0, pause: 0 },
    acts,
    faultsEndMs,
  };
}

const playOn = (className: ClassName, made: Made = {}, options: PlayOptions = {}) =>
  play(scenarioOf(className, made), { strike: () => null, ...options });

const told = ({ name, when }: WorkerStep) => `${name} ${when}`;

/** Once, when these steps have been passed in this order: at the last of them. */
function onceAt<Result extends Blow | Act>(
  path: readonly string[],
  result: Result,
): (step: WorkerStep) => Result | null {
  let passed = 0;
  return (step) => {
    if (passed === path.length || told(step) !== path[passed]) return null;
    passed += 1;
    return passed === path.length ? result : null;
  };
}
const strikeAt = (path: readonly string[], blow: Blow): PlayOptions => ({ strike: onceAt(path, blow) });

const WRITTEN = 'addAttempt after';
/** The attempt is durable from here on. */
const ARMED = [WRITTEN, 'change after'];

const networkOf = ({ networks }: Played): FakeNetwork => {
  const network = networks.get('channel-1');
  if (network === undefined) throw new Error('there is one channel');
  return network;
};
/** Calls that ask the network to make a post public, as the network saw them; ms since the start. */
const publishCalls = (played: Played) =>
  networkOf(played).timeline.flatMap((event) =>
    event.kind === 'request' && event.operation === 'publish' ? [event.at - START] : [],
  );
/** All that was asked of the network, what people there did apart. */
const callsOf = (played: Played) =>
  networkOf(played).timeline.flatMap((event) => (event.kind === 'request' ? [event.at - START] : []));
const attemptsOf = ({ rows }: Played) => [...rows.attempts.values()];
const outcomesOf = (played: Played) => attemptsOf(played).map(({ outcome }) => outcome);
const actionsOf = ({ rows }: Played) => [...rows.trail.values()].map(({ action }) => action);
const receiptKinds = ({ rows }: Played) => [...rows.receipts.values()].map(({ kind }) => kind);
const rowOf = ({ rows }: Played) => [...rows.deliveries.values()][0];
const codesOf = (played: Played) => rowOf(played)?.blockers.map(({ code }) => code);

/** Looks on the network that could prove an absence: since the deadline of the first attempt, before the second one. */
function looksThatCount(played: Played): readonly number[] {
  const [first, second] = attemptsOf(played);
  const [from, until] = [first?.notAfter.getTime() ?? 0, second?.armedAt.getTime() ?? 0];
  const isLook = (event: (typeof events)[number]) =>
    event.kind === 'request' && ['read', 'list', 'status'].includes(event.operation ?? '');
  const events = networkOf(played).timeline;
  return events.flatMap((event) => (isLook(event) && event.at >= from && event.at <= until ? [event.at] : []));
}

/** One look proves it where the network drops doubles by our key; elsewhere two, a quiet period apart. */
function expectProvenAbsence(className: ClassName, played: Played): void {
  const looks = looksThatCount(played);
  const apartMs = (looks.at(-1) ?? 0) - (looks[0] ?? 0);
  if (className === 'A1' || className === 'A2') expect(looks.length).toBeGreaterThan(0);
  else expect(apartMs).toBeGreaterThanOrEqual(QUIET_PERIOD_MS);
}

/** Everything is out, each post once, and recorded as it is at the network. */
function expectOnce(played: Played): void {
  expect(played.problems).toEqual([]);
  expect(played.states).toEqual({ confirmed: played.deliveries });
  expect(networkOf(played).posts.listPublic()).toHaveLength(played.deliveries);
}

/** The most posts of one delivery that anybody could see at one moment. */
function mostPublicAtOnce(played: Played): number {
  let most = 0;
  const standing = new Set<string>();
  for (const event of networkOf(played).timeline) {
    if (event.kind === 'published') standing.add(event.postId);
    if (event.kind === 'removed') standing.delete(event.postId);
    most = Math.max(most, standing.size);
  }
  return most;
}

describe('fault 1: SIGKILL before the attempt is committed', () => {
  test.each(classNames)('class %s: the delivery is claimed again, and goes out with one attempt', async (className) => {
    const played = await playOn(className, {}, strikeAt([WRITTEN, 'commit before'], 'crash'));
    expect(played.crashes).toBe(1);
    expectOnce(played);
    expect(outcomesOf(played)).toEqual(['published']);
    expect(publishCalls(played)).toHaveLength(1);
  });
});

describe('fault 2: SIGKILL after the attempt is committed, before a byte leaves', () => {
  test.each(classNames)('class %s: doubt, proven absence, one post', async (className) => {
    for (const path of [ARMED, [...ARMED, 'send before']]) {
      const played = await playOn(className, {}, strikeAt(path, 'crash'));
      expect(played.crashes).toBe(1);
      expectOnce(played);
      expect(outcomesOf(played)).toEqual(['absent', 'published']);
      expect(actionsOf(played)).toContain('delivery.unknown');
      const [first, second] = attemptsOf(played);
      const quietUntil = (first?.notAfter.getTime() ?? 0) + QUIET_PERIOD_MS;
      expect(second?.armedAt.getTime()).toBeGreaterThanOrEqual(quietUntil);
      expectProvenAbsence(className, played);
      expect(publishCalls(played)).toHaveLength(1);
    }
  });
});

describe('fault 3: SIGKILL after the network took the post in, before its answer', () => {
  test.each(classNames)('class %s: found by reading, and not sent again', async (className) => {
    const played = await playOn(className, {}, strikeAt([...ARMED, 'send before', 'answered after'], 'crash'));
    expect(played.crashes).toBe(1);
    expectOnce(played);
    expect(outcomesOf(played)).toEqual(['found']);
    expect(receiptKinds(played)).toEqual(['read_back']);
    expect(publishCalls(played)).toHaveLength(1);
  });
});

describe('fault 4: SIGKILL after the answer, before it is written down', () => {
  test.each(classNames)('class %s: found by reading, and not sent again', async (className) => {
    for (const last of [['change before'], ['addReceipt after', 'commit before']]) {
      const played = await playOn(className, {}, strikeAt([...ARMED, 'answered after', ...last], 'crash'));
      expect(played.crashes).toBe(1);
      expectOnce(played);
      expect(outcomesOf(played)).toEqual(['found']);
      expect(publishCalls(played)).toHaveLength(1);
    }
  });
});

describe('fault 5: the database is lost at each statement', () => {
  test.each(classNames)('class %s: nothing is sent without a durable attempt, and work goes on', async (className) => {
    const steps = await listSteps(scenarioOf(className));
    let sweeps = 0;
    for (const [index, step] of steps.entries()) {
      if (step.name === 'send' || step.name === 'answered') continue;
      const played = await playOn(className, {}, { strike: (_, at) => (at === index ? 'lost' : null) });
      expectOnce(played);
      sweeps += 1;
      // A lease, a poll, and where the call was begun the doubt about it.
      const isDoubt = outcomesOf(played).length > 1 || outcomesOf(played)[0] === 'found';
      const done = [...played.rows.trail.values()].find(({ action }) => action === 'delivery.confirmed');
      const limitMs = isDoubt ? 2 * (CALL_TIMEOUT_MS + QUIET_PERIOD_MS) + 90_000 : 75_000;
      expect((done?.at.getTime() ?? Number.POSITIVE_INFINITY) - START).toBeLessThan(limitMs);
    }
    expect(sweeps).toBeGreaterThan(20);
  });
});

describe('fault 6: the connection is lost at COMMIT, and nobody knows whether it counted', () => {
  test.each(classNames)(
    'class %s: the arming counted: nothing was sent, and that is proven before it is',
    async (name) => {
      const played = await playOn(name, {}, strikeAt(ARMED, 'lost'));
      expectOnce(played);
      expect(outcomesOf(played)).toEqual(['absent', 'published']);
      expect(publishCalls(played)).toHaveLength(1);
    },
  );
  test.each(classNames)('class %s: the arming did not count: it is armed anew', async (className) => {
    const played = await playOn(className, {}, strikeAt([WRITTEN, 'commit before'], 'lost'));
    expectOnce(played);
    expect(outcomesOf(played)).toEqual(['published']);
  });
  const settled = ['answered after', 'addReceipt after'];
  test.each(classNames)('class %s: the answer counted: it is not written twice', async (className) => {
    const counted = await playOn(className, {}, strikeAt([...ARMED, ...settled, 'change after'], 'lost'));
    expectOnce(counted);
    expect(outcomesOf(counted)).toEqual(['published']);
    expect(publishCalls(counted)).toHaveLength(1);
  });
  test.each(classNames)('class %s: the answer did not count: it is still in hand, and written again', async (name) => {
    const undone = await playOn(name, {}, strikeAt([...ARMED, ...settled, 'commit before'], 'lost'));
    expectOnce(undone);
    expect(outcomesOf(undone)).toEqual(['published']);
    expect(publishCalls(undone)).toHaveLength(1);
    expect(actionsOf(undone)).not.toContain('delivery.unknown');
  });
  test.each(classNames)(
    'class %s: nobody could write the answer for long: it is read, and not sent again',
    async (name) => {
      const hasAnswered = onceAt([...ARMED, ...settled, 'commit before'], 'lost');
      let lost = 0;
      const away = (step: WorkerStep): Blow => {
        if (lost === 0 ? hasAnswered(step) === null : told(step) !== 'change before' || lost > 12) return null;
        lost += 1;
        return 'lost';
      };
      const undone = await playOn(name, {}, { strike: away });
      expectOnce(undone);
      expect(outcomesOf(undone)).toEqual(['found']);
      expect(publishCalls(undone)).toHaveLength(1);
    },
  );
});

describe('fault 7: a time-out, and the network takes the post in later', () => {
  const late = (delayMs: number): Made => ({
    rules: [{ kind: 'late-accept', operation: 'publish', times: 1, delayMs }],
    faultsEndMs: 20 * MINUTE,
  });
  test.each(classNames)('class %s: within the quiet period it is found, and not sent again', async (className) => {
    for (const delayMs of [1_000, CALL_TIMEOUT_MS + 1_000, QUIET_PERIOD_MS]) {
      const played = await playOn(className, late(delayMs));
      expectOnce(played);
      expect(outcomesOf(played)).toEqual(['found']);
      expect(publishCalls(played)).toHaveLength(1);
    }
  });
  test.each(['A1', 'A2', 'B', 'C'] as const)('class %s: ten minutes later it is still one post', async (className) => {
    const played = await playOn(className, late(10 * MINUTE));
    expectOnce(played);
  });
  test('class D: later than the quiet period it is a second one, which nothing can prevent', async () => {
    const played = await playOn('D', late(10 * MINUTE));
    expect(networkOf(played).posts.listPublic()).toHaveLength(2);
    expect(Math.max(...publishCalls(played))).toBeGreaterThan(QUIET_PERIOD_MS + CALL_TIMEOUT_MS);
  });
});

describe('fault 8: answers that are cut, reset, or not what they should be', () => {
  test.each(classNames)('class %s: each is a doubt, whichever side of the acceptance it is on', async (className) => {
    for (const call of brokenCalls) {
      for (const step of ['send before', 'answered after']) {
        const played = await playOn(className, {}, strikeAt([...ARMED, step], { call }));
        expectOnce(played);
        expect(outcomesOf(played), `${call}, ${step}`).toEqual(
          step === 'send before' ? ['absent', 'published'] : ['found'],
        );
        expect(publishCalls(played)).toHaveLength(1);
        if (step === 'send before') expectProvenAbsence(className, played);
      }
    }
  });
});

describe('fault 9: too many calls, and a quota for the day', () => {
  test.each([1, 45, null])('Retry-After %s s: nothing is created, and nothing is asked before', async (seconds) => {
    const rules: Rules = [{ kind: 'rate-limit', operation: 'publish', times: 3, retryAfterSeconds: seconds }];
    const played = await playOn('D', { rules, posts: 1 });
    expectOnce(played);
    expect(outcomesOf(played)).toEqual(['retry_after', 'retry_after', 'retry_after', 'published']);
    const calls = publishCalls(played);
    const waits = calls.slice(1).map((at, index) => at - (calls[index] ?? 0));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual((seconds ?? 1) * 1_000);
  });
  test('a network that never lets it in has been asked six times, then a person is', async () => {
    const played = await playOn('D', { rules: [{ kind: 'rate-limit', operation: 'publish', retryAfterSeconds: 1 }] });
    expect(played.problems).toEqual([]);
    expect(played.states).toEqual({ needs_person: 1 });
    expect(publishCalls(played)).toHaveLength(6);
  });
  test('what is over the quota of the day is parked or handed to a person, and never lost from sight', async () => {
    const rules: Rules = [{ kind: 'daily-quota', limit: 2, retryAfterSeconds: 3_600 }];
    const played = await playOn('D', { rules, posts: 4, faultsEndMs: 90 * MINUTE });
    expect(played.problems).toEqual([]);
    expect(played.states).toEqual({ confirmed: 2, parked: 2 });
    expect(networkOf(played).posts.listPublic()).toHaveLength(2);
  });
});

describe('fault 10: half an hour of 5xx, of which three in ten did what they were asked', () => {
  test.each(classNames)('class %s: none twice, none without an end', async (className) => {
    const storm = { kind: 'storm', untilMs: 30 * MINUTE, acceptedShare: 0.3 } as const;
    const played = await playOn(className, { rules: [storm], posts: 12, faultsEndMs: 35 * MINUTE });
    expect(played.problems).toEqual([]);
    const shown = networkOf(played).posts.listPublic();
    expect(shown.length).toBeGreaterThan(0);
    // What was read as absent is sent again: a doubt each time, and a bounded number of calls.
    expect(publishCalls(played).length).toBeLessThanOrEqual(12 * 6);
    expect(new Set(shown.map(({ text }) => text)).size).toBe(shown.length);
  });

  /** One post every half minute from the beginning of the storm to ten minutes after its end. */
  const through: Made = {
    rules: [{ kind: 'storm', operation: 'any', untilMs: 30 * MINUTE, acceptedShare: 0.3 }],
    posts: 80,
    everyMs: 30_000,
    faultsEndMs: 45 * MINUTE,
  };
  const inStorm = (times: readonly number[]) => times.filter((at) => at < 30 * MINUTE).length;

  test.each(classNames)(
    'class %s: a breaker opens: few calls while it lasts, and all is well after it',
    async (name) => {
      const played = await playOn(name, through);
      const without = await playOn(name, through, { hasBreaker: false });
      expect([...played.problems, ...without.problems]).toEqual([]);
      // A run of failures, then a look each time that the network is tried; doubts are read at the same pace.
      expect(inStorm(publishCalls(played))).toBeLessThanOrEqual(10);
      expect(inStorm(callsOf(played))).toBeLessThan(150);
      expect(inStorm(callsOf(played)) * 5).toBeLessThan(inStorm(callsOf(without)));
      // Too late are only those of its beginning; whatever was due later went out when it was over.
      const late = [...played.rows.deliveries.values()].filter(({ state }) => state === 'parked');
      expect(Math.max(...late.map(({ dueAt }) => dueAt.getTime() - START))).toBeLessThanOrEqual(8 * MINUTE);
      expect((played.states['confirmed'] ?? 0) + late.length + (played.states['needs_person'] ?? 0)).toBe(80);
      expect(played.rows.channels.get('channel-1')?.breaker).toBeNull();
    },
  );

  test('what waits too long is parked in that moment, not when the network would be tried again', async () => {
    const storm = { kind: 'storm', operation: 'any', untilMs: 45 * MINUTE, acceptedShare: 0 } as const;
    const played = await playOn('D', { rules: [storm], posts: 20, everyMs: 30_000, faultsEndMs: 50 * MINUTE });
    const rows = [...played.rows.deliveries.values()];
    const parked = rows.filter(({ state, attemptCount }) => state === 'parked' && attemptCount === 0);
    const lateMs = parked.map(({ dueAt, updatedAt }) => updatedAt.getTime() - dueAt.getTime() - 30 * MINUTE);
    expect(parked.length).toBeGreaterThan(10);
    expect(Math.max(...lateMs)).toBeLessThan(15_000);
  });

  test('doubts are read when the network is tried, and not in between', async () => {
    const storm = { kind: 'storm', operation: 'any', untilMs: 30 * MINUTE, acceptedShare: 0.3 } as const;
    const looksOf = async (hasBreaker: boolean) => {
      const played = await playOn('D', { rules: [storm], posts: 12, faultsEndMs: 35 * MINUTE }, { hasBreaker });
      expect(played.problems).toEqual([]);
      expect(played.rows.attempts.size).toBeGreaterThanOrEqual(5);
      return callsOf(played).filter((at) => at > 10_000 && at < 4 * MINUTE).length;
    };
    expect((await looksOf(true)) * 2).toBeLessThan(await looksOf(false));
  });

  test('waiting costs no attempt; what waited goes out a few at a time', async () => {
    const storm = { kind: 'storm', operation: 'any', untilMs: 12 * MINUTE, acceptedShare: 0 } as const;
    const played = await playOn('A1', { rules: [storm], posts: 60, faultsEndMs: 20 * MINUTE });
    expectOnce(played);
    const once = [...played.rows.deliveries.values()].filter(({ attemptCount }) => attemptCount === 1);
    expect(once.length).toBeGreaterThan(40);
    const after = publishCalls(played).filter((at) => at > 12 * MINUTE);
    const sentWithin = (seconds: number) => after.filter((at) => at < (after[0] ?? 0) + seconds * 1_000).length;
    // One alone, then twice as many every two seconds.
    expect(sentWithin(2)).toBeLessThanOrEqual(4);
    expect(sentWithin(8)).toBeLessThanOrEqual(20);
  });

  test('who dies in the middle of the only look is followed by another', async () => {
    const storm = { kind: 'storm', operation: 'any', untilMs: 3 * MINUTE, acceptedShare: 0 } as const;
    let isLook = false;
    let crashes = 0;
    const strike = ({ name, when }: WorkerStep): Blow => {
      if (name === 'mayBeSent' && when === 'after') isLook = true;
      if (name === 'addAttempt' || name === 'write') isLook = false;
      if (name !== 'send' || !isLook || crashes > 0) return null;
      crashes += 1;
      return 'crash';
    };
    const played = await playOn('D', { rules: [storm], posts: 8, everyMs: 20_000, workers: 1 }, { strike });
    expect(played.crashes).toBe(1);
    expectOnce(played);
  });
});

describe('fault 11: the token expires, is revoked, or loses its scope in the middle', () => {
  test.each(['token-expired', 'token-revoked', 'scope-removed'] as const)('%s', async (kind) => {
    const played = await playOn('D', { rules: [{ kind, operation: 'publish', times: 1 }], posts: 3 });
    expect(played.problems).toEqual([]);
    expect(played.states).toEqual({ parked: 3 });
    expect(played.rows.channels.get('channel-1')?.state).toBe('needs_reauthorization');
    // Calls under way together may all be refused; none is tried again.
    expect(publishCalls(played).length).toBeLessThanOrEqual(3);
    expect(networkOf(played).posts.all).toEqual([]);
    const codes = [...played.rows.deliveries.values()].flatMap(({ blockers }) => blockers.map(({ code }) => code));
    expect(new Set(codes)).toEqual(new Set(['CHANNEL_NEEDS_REAUTHORIZATION']));
  });
});

describe('fault 12: what is handed in is lost, late, or thrown away', () => {
  const staged = (rule: Rules[number]) => playOn('B', { rules: [rule] });
  test.each([
    { kind: 'reset-after-accept', operation: 'stage', times: 1 },
    { kind: 'truncated', operation: 'stage', times: 1 },
    { kind: 'processing-delay', times: 1, delayMs: 20_000 },
    { kind: 'container-expires', times: 1, delayMs: 200 },
    { kind: 'reset-after-accept', operation: 'publish', times: 1 },
  ] as const satisfies Rules)('$kind of $operation: handed in again where it must be, public once', async (rule) => {
    const played = await staged(rule);
    expectOnce(played);
    expect(publishCalls(played).length).toBeLessThanOrEqual(2);
  });
  test('a post that the network cannot make ready is refused, and nothing is public', async () => {
    const played = await staged({ kind: 'container-error', times: 1 });
    expect(played.states).toEqual({ rejected: 1 });
    expect(networkOf(played).posts.all).toEqual([]);
  });
  test.each([
    ['cancel', 'cancelled'],
    ['withdraw', 'parked'],
  ] as const)('what was handed in for a post that is then stopped is given back (%s)', async (what, state) => {
    const rules: Rules = [{ kind: 'processing-delay', times: 1, delayMs: 30_000 }];
    const played = await playOn('B', { rules, acts: [{ kind: what, postId: 'post-1', atMs: 10_000 }] });
    expect(played.states).toEqual({ [state]: 1 });
    const kinds = networkOf(played).timeline.map((event) => event.kind);
    expect(kinds.filter((name) => name.startsWith('container-'))).toEqual(['container-made', 'container-discarded']);
    expect(played.rows.staged.size).toBe(0);
  });
});

describe('fault 13: a part in the middle of a thread fails', () => {
  test.each(classNames)('class %s: whoever dies at the second part, it goes on from there', async (className) => {
    const second = [...ARMED, WRITTEN, 'change after'];
    for (const step of ['send before', 'answered after']) {
      const played = await playOn(className, { parts: 3 }, strikeAt([...second, step], 'crash'));
      expect(played.crashes).toBe(1);
      expectOnce(played);
      const texts = networkOf(played).posts.all.map(({ text }) => /part (\d)/u.exec(text)?.[1]);
      expect(texts).toEqual(['1', '2', '3']);
    }
  });
  test('a second part that is refused leaves the first standing, and shows that the rest did not leave', async () => {
    const rules: Rules = [{ kind: 'token-revoked', operation: 'publish', skip: 1, times: 1 }];
    const played = await playOn('D', { rules, parts: 3 });
    expect(played.problems).toEqual([]);
    expect(played.states).toEqual({ confirmed: 1, parked: 1, cancelled: 1 });
    expect(networkOf(played).posts.listPublic()).toHaveLength(1);
  });
});

describe('fault 14: two workers, and one that wakes after its lease', () => {
  test.each(classNames)('class %s: whoever stood still for ten minutes sends and writes nothing', async (className) => {
    const places = [['claim after'], ARMED, [...ARMED, 'answered after']];
    for (const path of places) {
      const played = await playOn(className, {}, strikeAt(path, { pauseMs: 10 * MINUTE }));
      expectOnce(played);
      expect(publishCalls(played), path.join(', ')).toHaveLength(1);
    }
  });
  test('six workers and forty posts: each is called for once', async () => {
    const played = await playOn('D', { posts: 40, workers: 6 });
    expectOnce(played);
    expect(publishCalls(played)).toHaveLength(40);
  });
});

describe('fault 16: the clock of the database steps', () => {
  const crashed = () => strikeAt([...ARMED, 'answered after'], 'crash');
  test.each(classNames)('class %s: back by ten minutes: it takes longer, and is one post', async (className) => {
    const clockAheadMs = (since: number) => (since < 30_000 ? 0 : -10 * MINUTE);
    const played = await playOn(className, { faultsEndMs: 30 * MINUTE }, { ...crashed(), clockAheadMs });
    expectOnce(played);
    expect(publishCalls(played)).toHaveLength(1);
  });
  test.each(classNames)(
    'class %s: ahead by ten minutes: what stands is found, and not sent again',
    async (className) => {
      const clockAheadMs = (since: number) => (since < 30_000 ? 0 : 10 * MINUTE);
      const played = await playOn(className, {}, { ...crashed(), clockAheadMs });
      expectOnce(played);
      expect(publishCalls(played)).toHaveLength(1);
    },
  );
});

describe('fault 18: nothing can be written', () => {
  test.each(classNames)('class %s: nothing is made public until it can, and then once', async (className) => {
    let last = 0;
    const strike = ({ name, when }: WorkerStep): Blow => {
      last += 1;
      return last < 60 && name === 'addAttempt' && when === 'before' ? 'lost' : null;
    };
    const played = await playOn(className, {}, { strike });
    expectOnce(played);
    const [armed] = attemptsOf(played);
    expect(publishCalls(played)).toHaveLength(1);
    expect(publishCalls(played)[0]).toBeGreaterThanOrEqual((armed?.armedAt.getTime() ?? 0) - START);
    expect(played.seconds).toBeGreaterThan(60);
  });
});

describe('fault 19: somebody says no between the claim and the call', () => {
  const acts = [
    [{ kind: 'withdraw', postId: 'post-1', atMs: 0 }, 'parked', 'REVIEW_WITHDRAWN'],
    [{ kind: 'disconnect', channelId: 'channel-1', atMs: 0 }, 'parked', 'CHANNEL_NOT_CONNECTED'],
    [{ kind: 'cancel', postId: 'post-1', atMs: 0 }, 'cancelled', undefined],
  ] as const;
  test.each(acts)('$kind: it is not sent, and says why', async (act, state, code) => {
    for (const className of classNames) {
      const played = await playOn(className, {}, { actAt: onceAt(['claim after'], act) });
      expect(played.problems).toEqual([]);
      expect(played.states).toEqual({ [state]: 1 });
      expect(codesOf(played)?.[0]).toBe(code);
      expect(publishCalls(played)).toEqual([]);
    }
  });
  test('a no that comes when the attempt is written is too late for the call, and takes down what it made', async () => {
    for (const className of classNames) {
      const actAt = onceAt([...ARMED, 'addReceipt after', 'change after'], TAKE_DOWN);
      const played = await playOn(className, {}, { actAt });
      expect(played.problems).toEqual([]);
      expect(played.states).toEqual({ removed: 1 });
      expect(networkOf(played).posts.listPublic()).toEqual([]);
    }
  });
});

describe('fault 20: the post is edited after it was approved', () => {
  test.each(classNames)('class %s: nothing leaves', async (className) => {
    const played = await playOn(
      className,
      {},
      {
        actAt: onceAt(['claim after'], EDIT),
      },
    );
    expect(played.problems).toEqual([]);
    expect(played.states).toEqual({ parked: 1 });
    expect(codesOf(played)).toContain('CONTENT_CHANGED');
    expect(publishCalls(played)).toEqual([]);
  });
});

describe('fault 21: the database is put back to how it was before the post went out', () => {
  test.each(classNames)('class %s: what stands is found, and not posted again', async (className) => {
    const acts: Act[] = [{ kind: 'restore', atMs: 9 * MINUTE, backMs: 9 * MINUTE }];
    const played = await playOn(className, { acts, posts: 3 });
    expectOnce(played);
    expect(publishCalls(played)).toHaveLength(3);
    expect(receiptKinds(played)).toEqual(['read_back', 'read_back', 'read_back']);
  });
});

describe('fault 22: the network changes the text', () => {
  const lost = { kind: 'timeout-after-accept', operation: 'publish', times: 1 } as const;
  test.each(['link-wrap', 'emoji', 'decompose', 'truncate'] as const)(
    '%s: it is found all the same',
    async (alteration) => {
      for (const className of classNames) {
        const played = await playOn(className, { rules: [lost, { kind: 'alter-text', alteration }] });
        expectOnce(played);
        const [post] = networkOf(played).posts.all;
        expect(post?.shownText).not.toBe(post?.text);
        expect(publishCalls(played)).toHaveLength(1);
      }
    },
  );
  test('parts of a thread that are cut to the same words are not taken for each other', async () => {
    const rules: Rules = [
      { kind: 'timeout-before-accept', operation: 'publish', skip: 1, times: 1 },
      { kind: 'alter-text', alteration: 'truncate' },
    ];
    const played = await playOn('D', { rules, parts: 2 });
    expect(played.problems).toEqual([]);
    expect(played.states).toEqual({ confirmed: 1, needs_person: 1 });
    expect(networkOf(played).posts.all).toHaveLength(1);
  });
});

describe('fault 23: somebody at the network removes or rewrites the post while nobody knows that it stands', () => {
  const lost = { kind: 'timeout-after-accept', operation: 'publish', times: 1 } as const;
  const removed: Rules = [lost, { kind: 'person-removes', times: 1, delayMs: 1_000 }];
  test.each(['A1', 'A2', 'B'] as const)('class %s: it does not come back', async (className) => {
    const played = await playOn(className, { rules: removed });
    expect(networkOf(played).posts.all).toHaveLength(1);
    expect(networkOf(played).posts.listPublic()).toEqual([]);
    expect(played.states['confirmed']).toBeUndefined();
    expect(actionsOf(played)).toContain('delivery.unknown');
  });
  test.each(['C', 'D'] as const)(
    'class %s keeps no trace of it: it may come back, never two at once, and the doubt was shown',
    async (className) => {
      const played = await playOn(className, { rules: removed });
      expect(mostPublicAtOnce(played)).toBe(1);
      expect(networkOf(played).posts.listPublic()).toHaveLength(1);
      expect(actionsOf(played)).toContain('delivery.unknown');
      expect(outcomesOf(played)).toEqual(['absent', 'published']);
    },
  );
  test.each(classNames)('class %s: rewritten: never a second one', async (className) => {
    const played = await playOn(className, { rules: [lost, { kind: 'person-edits', times: 1, delayMs: 1_000 }] });
    expect(played.problems).toEqual([]);
    expect(networkOf(played).posts.all).toHaveLength(1);
    expect(publishCalls(played)).toHaveLength(1);
    expect(played.states).toEqual(['C', 'D'].includes(className) ? { needs_person: 1 } : { confirmed: 1 });
  });
});
