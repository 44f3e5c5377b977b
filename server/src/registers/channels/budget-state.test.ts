import { type BudgetNote, manifests, type NetworkBudget } from '@bedside/connectors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids/ids.ts';
import { type BudgetState, emptyBudget, judgeBudget, readBudgetState, withNotes, withSending } from './budget-state.ts';

const start = Date.parse('2027-03-01T15:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1_000);
const budget: NetworkBudget = { headers: [], reserve: 10, quotas: [] };
const waiter = newId<'delivery'>(start);

const note = (remaining: number, resetInSeconds: number, limit: number | null = 300): BudgetNote => ({
  remaining,
  limit,
  resetAt: at(resetInSeconds),
});
const refusal = (seconds: number) => note(0, seconds, null);
const judge = (state: BudgetState, seconds = 0, given = budget) =>
  judgeBudget(state, { budget: given, waiter, now: at(seconds) });
const waits = (reason: string) => ({ kind: 'wait', reason });
const sends = { kind: 'send-now' };

describe('what a network says', () => {
  test('lets a post go while more than the reserve remains', () => {
    expect(judge(withNotes(emptyBudget, [note(11, 300)], at(0)))).toEqual(sends);
    expect(judge(withNotes(emptyBudget, [note(10, 300)], at(0)))).toMatchObject(waits('limit'));
  });

  test('holds until its window is over', () => {
    const state = withNotes(emptyBudget, [note(0, 300)], at(0));
    expect(judge(state, 299)).toMatchObject(waits('limit'));
    expect(judge(state, 300)).toEqual(sends);
  });

  test('within one window only gets less: an answer that comes late brings nothing back', () => {
    const state = withNotes(emptyBudget, [note(5, 300), note(200, 301), note(250, 299)], at(0));
    expect(judge(state)).toMatchObject(waits('limit'));
    expect(judge(withNotes(state, [note(300, 600)], at(301)), 301)).toEqual(sends);
    expect(judge(withNotes(withNotes(state, [note(300, 600)], at(301)), [note(0, 300)], at(301)), 301)).toEqual(sends);
  });

  test('of several limits each holds, and a small one keeps a small reserve', () => {
    const state = withNotes(emptyBudget, [note(250, 300, 300), note(8, 60, 30)], at(0));
    expect(judge(state)).toEqual(sends);
    expect(judge(withNotes(state, [note(7, 60, 30)], at(0)))).toMatchObject(waits('limit'));
  });

  test('by refusing holds everything back, the longest refusal first', () => {
    const state = withNotes(emptyBudget, [note(200, 300), refusal(40), refusal(7)], at(0));
    expect(judge(state, 39)).toMatchObject(waits('refused'));
    expect(judge(state, 40)).toEqual(sends);
  });

  test('cannot fill the row: of many limits the newest eight are kept', () => {
    const many = Array.from({ length: 500 }, (_note, index) => note(5, 100 + index, index));
    expect(withNotes(emptyBudget, many, at(0)).limits).toHaveLength(8);
  });

  test('is forgotten when its time is over', () => {
    const state = withNotes(emptyBudget, [note(0, 300), refusal(40)], at(0));
    expect(withNotes(state, [], at(301))).toEqual(emptyBudget);
  });
});

describe('whoever waits', () => {
  test('waits until the same moment each time, a moment of its own, and not in one herd', () => {
    const state = withNotes(emptyBudget, [note(0, 300)], at(0));
    const moments = Array.from({ length: 1_000 }, () => {
      const asked = { budget, waiter: newId<'delivery'>(start), now: at(0) };
      const [first, second] = [judgeBudget(state, asked), judgeBudget(state, asked)];
      expect(second).toEqual(first);
      return first.kind === 'wait' ? first.until.getTime() - at(300).getTime() : -1;
    });
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...moments)).toBeLessThan(30_000);
    const seconds = Map.groupBy(moments, (ms) => Math.floor(ms / 1_000));
    expect(seconds.size).toBe(30);
    expect(Math.max(...[...seconds.values()].map(({ length }) => length))).toBeLessThan(80);
  });

  test('does not wait much longer than a short refusal lasts', () => {
    const verdict = judge(withNotes(emptyBudget, [refusal(2)], at(0)));
    expect(verdict.kind === 'wait' && verdict.until.getTime()).toBeLessThan(at(4).getTime());
  });
});

describe('posts that are sent', () => {
  test('are taken off what the network last said, for workers that ask before its next answer', () => {
    let state = withNotes(emptyBudget, [note(13, 300)], at(0));
    const verdicts = Array.from({ length: 4 }, () => {
      const verdict = judge(state);
      state = withSending(state, budget, at(0));
      return verdict.kind;
    });
    expect(verdicts).toEqual(['send-now', 'send-now', 'send-now', 'wait']);
  });

  test('are counted against a daily quota, which comes back slot by slot', () => {
    const daily: NetworkBudget = { ...budget, quotas: [{ posts: 2, perMs: 86_400_000 }] };
    const one = withSending(emptyBudget, daily, at(0));
    const two = withSending(one, daily, at(3_600 * 5));
    expect(judge(one, 1, daily)).toEqual(sends);
    expect(judge(two, 3_600 * 6, daily)).toMatchObject(waits('quota'));
    // The first hour of a day is free a day after it ended.
    expect(judge(two, 3_600 * 25 - 1, daily)).toMatchObject(waits('quota'));
    expect(judge(two, 3_600 * 25, daily)).toEqual(sends);
  });

  test('never exceed a quota in any such time, whenever they are sent, and go on once it is over', () => {
    const quotas = [
      { posts: 5, perMs: 3_600_000 },
      { posts: 20, perMs: 86_400_000 },
    ];
    const given: NetworkBudget = { ...budget, quotas };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_400 }), { minLength: 1, maxLength: 120 }), (gaps) => {
        let state = emptyBudget;
        let now = start;
        const sentAt: number[] = [];
        for (const gap of gaps) {
          now += gap * 1_000;
          if (judgeBudget(state, { budget: given, waiter, now: new Date(now) }).kind !== 'send-now') continue;
          state = withSending(readBudgetState(JSON.parse(JSON.stringify(state))), given, new Date(now));
          sentAt.push(now);
        }
        for (const { posts, perMs } of quotas) {
          for (const end of sentAt) {
            expect(sentAt.filter((moment) => moment > end - perMs && moment <= end).length).toBeLessThanOrEqual(posts);
          }
        }
        const verdict = judgeBudget(state, { budget: given, waiter, now: new Date(now) });
        if (verdict.kind === 'wait') {
          expect(verdict.until.getTime()).toBeGreaterThan(now);
          expect(judgeBudget(state, { budget: given, waiter, now: verdict.until })).toEqual(sends);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('are counted as the manifests say', () => {
    const given = manifests.bluesky.budget ?? budget;
    let state = emptyBudget;
    for (let sent = 0; sent < 1_666; sent += 1) state = withSending(state, given, at(0));
    expect(judge(state, 1, given)).toMatchObject(waits('quota'));
    expect(state.sent.map(({ slots }) => slots.length)).toEqual([1, 1]);
  });
});

test.each([null, undefined, 7, 'state', {}, { limits: [{}] }, { limits: [], refusedUntil: 'soon', sent: [] }])(
  'what cannot be read is an empty budget: %j',
  (stored) => {
    expect(readBudgetState(stored)).toEqual(emptyBudget);
  },
);
