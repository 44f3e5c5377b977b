import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterCall,
  askAgainAt,
  type BreakerState,
  judgeBreaker,
  readBreakerState,
  troubleOf,
} from './breaker-state.ts';

const START = Date.parse('2026-11-20T10:42:00.000Z');
const SECOND = 1_000;
const MINUTE = 60_000;

const at = (ms: number) => new Date(START + ms);
const asking = (waiter: string, ms: number, dueAt = at(ms)) => ({ waiter, dueAt, now: at(ms) });
const fail = (state: BreakerState | null, ms: number, by = `post of ${ms}`) =>
  afterCall(state, { call: 'send', telling: 'trouble', by, now: at(ms) });
const succeed = (state: BreakerState | null, ms: number, made: { by?: string; call?: 'send' | 'look' } = {}) =>
  afterCall(state, { call: made.call ?? 'send', telling: 'well', by: made.by ?? 'one', now: at(ms) });

/** A run of failures in the first seconds. */
function opened(): BreakerState {
  let state: BreakerState | null = null;
  for (let count = 0; count < 5; count += 1) state = fail(state, count * SECOND);
  if (state?.until == null) throw new Error('it should be open');
  return state;
}
const untilOf = (state: BreakerState | null) => (state?.until ?? Number.NaN) - START;
/** The verdict where it changes nothing that matters to the test. */
const kindOf = (state: BreakerState | null, waiter: string, ms: number) =>
  judgeBreaker(state, asking(waiter, ms)).verdict.kind;

/** Open, tried by `one`, and answered. */
function looked(): { state: BreakerState; ms: number } {
  const state = opened();
  const ms = untilOf(state) + SECOND;
  const held = judgeBreaker(state, asking('one', ms)).state;
  const answered = succeed(held, ms, { call: 'look' });
  if (answered === null) throw new Error('it should still be open');
  return { state: answered, ms };
}

describe('closed', () => {
  test('four failures are no trouble, the fifth in a row is', () => {
    let state: BreakerState | null = null;
    for (let count = 0; count < 4; count += 1) state = fail(state, count);
    expect(kindOf(state, 'one', 5)).toBe('send-now');
    expect(troubleOf(state, at(5))).toBeNull();
    expect(kindOf(fail(state, 5), 'one', 6)).toBe('wait');
  });
  test('a post that goes out ends the run, a look that is answered does not', () => {
    const four = [0, 1, 2, 3].reduce<BreakerState | null>((state, ms) => fail(state, ms), null);
    expect(succeed(four, 4)).toBeNull();
    expect(kindOf(fail(succeed(four, 4, { call: 'look' }), 5), 'one', 6)).toBe('wait');
  });
  test('failures that are more than ten minutes apart are no run', () => {
    const four = [0, 1, 2, 3].reduce<BreakerState | null>((state, ms) => fail(state, ms), null);
    expect(fail(four, 3 + 10 * MINUTE)?.until).not.toBeNull();
    expect(fail(four, 4 + 10 * MINUTE)).toMatchObject({ failures: 1, until: null });
  });
  test('one post that fails over and over, while looks are answered, is the fault of that post', () => {
    let state: BreakerState | null = null;
    for (let count = 0; count < 6; count += 1) {
      state = fail(state, count * MINUTE, 'one');
      state = succeed(state, count * MINUTE + SECOND, { call: 'look' });
    }
    expect(state).toMatchObject({ failures: 1, until: null });
    // Looks that fail too are not.
    for (let count = 0; count < 4; count += 1) {
      state = afterCall(state, { call: 'look', telling: 'trouble', by: 'one', now: at(6 * MINUTE + count) });
    }
    expect(state?.until).not.toBeNull();
  });
  test('what tells nothing of the network changes nothing', () => {
    const state = fail(null, 0);
    expect(afterCall(state, { call: 'send', telling: 'nothing', by: 'one', now: at(1) })).toBe(state);
    expect(afterCall(null, { call: 'send', telling: 'nothing', by: 'one', now: at(1) })).toBeNull();
  });
});

describe('open', () => {
  test('for half a minute at first, twice as long each time that trying fails, never over five minutes', () => {
    let state: BreakerState | null = opened();
    let now = 4 * SECOND;
    for (const longest of [30, 60, 120, 240, 300, 300]) {
      const openMs = untilOf(state) - now;
      expect(openMs).toBeLessThanOrEqual(longest * SECOND);
      expect(openMs).toBeGreaterThan(0.8 * longest * SECOND - 1);
      now = untilOf(state);
      state = fail(state, now);
    }
  });
  test('nobody sends, and failures of what was under way do not make it longer', () => {
    const state = opened();
    const last = untilOf(state) - 1;
    expect(kindOf(state, 'one', last)).toBe('wait');
    expect(fail(state, last)).toBe(state);
    expect(askAgainAt(state, asking('one', last))?.getTime()).toBeGreaterThanOrEqual(START + untilOf(state));
    expect(askAgainAt(state, asking('one', last + 1))).toBeNull();
  });
  test('says since when, and when it is tried again, until nobody has tried for ten minutes', () => {
    const state = opened();
    const until = untilOf(state);
    expect(troubleOf(state, at(5 * SECOND))).toEqual({ since: at(0), until: at(until) });
    expect(troubleOf(state, at(until + 10 * MINUTE))).not.toBeNull();
    expect(troubleOf(state, at(until + 10 * MINUTE + 1))).toBeNull();
  });
  test('a clock that was put back does not keep it open', () => {
    expect(kindOf(opened(), 'one', -10 * MINUTE)).toBe('look-first');
  });
  test('what is due for longer wakes before what is due later', () => {
    const state = opened();
    const wake = (waiter: string, dueMs: number) => {
      const { verdict } = judgeBreaker(state, asking(waiter, 10 * SECOND, at(dueMs)));
      return verdict.kind === 'wait' ? verdict.until.getTime() : 0;
    };
    for (const waiter of ['a', 'b', 'c', 'd', 'e']) expect(wake(waiter, -20 * MINUTE)).toBeLessThan(wake('later', 0));
    expect(new Set(['a', 'b', 'c', 'd', 'e'].map((waiter) => wake(waiter, 0))).size).toBe(5);
  });
});

describe('tried again', () => {
  test('by one delivery, which looks first; the others wait, and one of them follows when it is silent', () => {
    const state = opened();
    const ms = untilOf(state);
    const first = judgeBreaker(state, asking('one', ms));
    expect(first.verdict.kind).toBe('look-first');
    expect(kindOf(first.state, 'two', ms + 1)).toBe('wait');
    expect(kindOf(first.state, 'one', ms + 1)).toBe('look-first');
    expect(kindOf(first.state, 'two', ms + MINUTE)).toBe('look-first');
  });
  test('when the look is answered that one is sent, and nobody else', () => {
    const { state, ms } = looked();
    expect(kindOf(state, 'one', ms)).toBe('send-now');
    expect(kindOf(state, 'two', ms)).toBe('wait');
    // Another's look shows that the network answers, and lets nobody else through.
    const { state: held } = judgeBreaker(opened(), asking('one', ms));
    expect(kindOf(succeed(held, ms, { call: 'look', by: 'two' }), 'one', ms)).toBe('look-first');
  });
  test('a look that fails, whosever it is, opens it for longer', () => {
    const { state } = looked();
    const failed = afterCall(state, { call: 'look', telling: 'trouble', by: 'two', now: at(40 * SECOND) });
    expect(failed).toMatchObject({ openings: 2, probe: null });
    expect(untilOf(failed)).toBeGreaterThan(40 * SECOND + 45 * SECOND);
  });
});

describe('recovering', () => {
  const recovering = () => {
    const { state, ms } = looked();
    return { state: succeed(state, ms), ms };
  };
  /** How many of a crowd are sent that asks at one moment. */
  const sentOf = (begin: BreakerState | null, ms: number) => {
    let state = begin;
    let sent = 0;
    for (let index = 0; index < 100; index += 1) {
      const judged = judgeBreaker(state, asking(`waiter ${index}`, ms));
      state = judged.state;
      if (judged.verdict.kind === 'send-now') sent += 1;
    }
    return { sent, state };
  };
  test('one at first, twice as many every two seconds, everybody after twenty', () => {
    const { state, ms } = recovering();
    const now = sentOf(state, ms + 1);
    expect(now.sent).toBe(1);
    const soon = sentOf(now.state, ms + 4 * SECOND);
    expect(soon.sent).toBe(3);
    expect(sentOf(soon.state, ms + 20 * SECOND)).toEqual({ sent: 100, state: null });
    expect(troubleOf(state, at(ms))).toBeNull();
  });
  test('one failure opens it again, for longer than before', () => {
    const { state, ms } = recovering();
    expect(fail(state, ms + SECOND)).toMatchObject({ openings: 2, recovery: null });
    expect(fail(state, ms + 20 * SECOND)).toMatchObject({ failures: 1, openings: 0, until: null });
  });
  test('a success ends it when its time is over', () => {
    const { state, ms } = recovering();
    expect(succeed(state, ms + SECOND)).toBe(state);
    expect(succeed(state, ms + 20 * SECOND)).toBeNull();
  });
});

describe('whatever happens', () => {
  const step = fc.record({
    waiter: fc.constantFrom('a', 'b', 'c', 'd'),
    pauseMs: fc.integer({ min: 0, max: 90 * SECOND }),
    telling: fc.constantFrom('trouble', 'trouble', 'well', 'nothing'),
  } as const);

  /** A waiter that asks, and looks and sends as it is told. Gives what was let through. */
  function act(
    state: BreakerState | null,
    made: { waiter: string; ms: number; telling: 'trouble' | 'well' | 'nothing' },
  ) {
    const { waiter, ms, telling } = made;
    const { verdict, state: next } = judgeBreaker(state, asking(waiter, ms));
    const call = verdict.kind === 'send-now' ? 'send' : 'look';
    if (verdict.kind === 'wait') return { verdict, state: next };
    return { verdict, state: afterCall(next, { call, telling, by: waiter, now: at(ms) }) };
  }

  test('nothing is let through while it is open, and what is kept can be read again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let state: BreakerState | null = null;
        let ms = 0;
        for (const { waiter, pauseMs, telling } of steps) {
          ms += pauseMs;
          const isOpen = state?.until != null && state.until > START + ms;
          const { verdict, state: next } = act(state, { waiter, ms, telling });
          if (isOpen) expect(verdict.kind).toBe('wait');
          if (verdict.kind === 'wait') expect(verdict.until.getTime()).toBeGreaterThan(START + ms);
          expect(readBreakerState(JSON.parse(JSON.stringify(next)))).toEqual(next);
          state = next;
        }
      }),
    );
  });

  test('once the network is well everybody is sent within seven minutes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state: BreakerState | null = null;
        let ms = 0;
        for (const { waiter, pauseMs, telling } of steps) {
          ms += pauseMs;
          state = act(state, { waiter, ms, telling }).state;
        }
        const waiting = new Map(['a', 'b', 'c', 'd', 'e'].map((waiter) => [waiter, ms]));
        const end = ms + 7 * MINUTE;
        while (waiting.size > 0) {
          const [next] = [...waiting].toSorted(([, left], [, right]) => left - right);
          if (next === undefined) break;
          const [waiter, wakeMs] = next;
          expect(wakeMs).toBeLessThan(end);
          const { verdict, state: after } = act(state, { waiter, ms: wakeMs, telling: 'well' });
          state = after;
          if (verdict.kind === 'send-now') waiting.delete(waiter);
          else waiting.set(waiter, verdict.kind === 'wait' ? verdict.until.getTime() - START : wakeMs + 1);
        }
      }),
    );
  });

  test('half an hour of failures lets few calls through, however many wait', () => {
    let state: BreakerState | null = null;
    let calls = 0;
    for (let ms = 0; ms < 30 * MINUTE; ms += 100) {
      const { verdict, state: next } = act(state, { waiter: `post ${ms}`, ms, telling: 'trouble' });
      if (verdict.kind !== 'wait') calls += 1;
      state = next;
    }
    // Five to open it; then after 30, 60, 120 and 240 s, and every five minutes.
    expect(calls).toBeLessThanOrEqual(5 + 10);
    expect(calls).toBeGreaterThan(5);
  });
});

test('what cannot be read counts as well', () => {
  for (const stored of [null, undefined, {}, 'open', { failures: -1 }]) expect(readBreakerState(stored)).toBeNull();
});
