/** Corrections of what stands: each is made once, in its order, with leave, and never over the words of somebody else. */
import { expect, test } from 'vitest';
import { RESTORED } from '../../src/flow/publish/engine/look-after-restore.ts';
import {
  actAt,
  attemptsOfEdits,
  CORRECT,
  changes,
  classNames,
  edits,
  expectCorrected,
  MINUTE,
  playOn,
  standing,
} from './edit-plays.ts';
import { type Act, QUIET_PERIOD_MS } from './scenario.ts';

test.each(classNames)('class %s: a correction takes the place of what stands, once', async (className) => {
  const played = await playOn(className);
  expectCorrected(played);
  expect(changes(played)).toBe(1);
  expect(attemptsOfEdits(played).map(({ outcome }) => outcome)).toEqual(['published']);
});

test('each part of a thread is changed for itself', async () => {
  const played = await playOn('D', { parts: 3 });
  expect(played.problems).toEqual([]);
  expect(standing(played)).toEqual([2, 2, 2]);
});

test.each(classNames)(
  'class %s: an answer that was lost is found by reading, and nothing is sent again',
  async (name) => {
    const rules = [{ kind: 'timeout-after-accept', operation: 'edit', times: 1 }] as const;
    const played = await playOn(name, { rules });
    expectCorrected(played);
    expect(changes(played)).toBe(1);
    expect(attemptsOfEdits(played).map(({ outcome }) => outcome)).toEqual(['found']);
  },
);

test.each(classNames)('class %s: what never arrived is sent again after the quiet period', async (name) => {
  const rules = [{ kind: 'timeout-before-accept', operation: 'edit', times: 1 }] as const;
  const played = await playOn(name, { rules });
  expectCorrected(played);
  const [first, second] = attemptsOfEdits(played);
  expect(first?.outcome).toBe('absent');
  const quietUntil = (first?.notAfter.getTime() ?? 0) + QUIET_PERIOD_MS;
  expect(second?.armedAt.getTime()).toBeGreaterThanOrEqual(quietUntil);
});

test.each(classNames)(
  'class %s: a newer correction waits for one in doubt, and is not overwritten by it',
  async (name) => {
    const rules = [{ kind: 'late-accept', operation: 'edit', times: 1, delayMs: 90_000 }] as const;
    const played = await playOn(name, { rules, acts: [CORRECT, actAt('correct', MINUTE + 30_000)] });
    expect(played.problems).toEqual([]);
    expect(standing(played)).toEqual([3]);
    expect(edits(played).map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
  },
);

test('what somebody else wrote meanwhile stays, and a person is asked', async () => {
  const played = await playOn('D', { acts: [actAt('rewrite', 30_000), CORRECT] });
  expect(played.problems).toEqual([]);
  expect(edits(played)).toMatchObject([{ state: 'needs_person', failureCode: 'CHANGED_ELSEWHERE' }]);
  expect(changes(played)).toBe(1);
});

test('a post taken down while its correction is in doubt ends it, and stays down', async () => {
  const rules = [{ kind: 'timeout-before-accept', operation: 'edit', times: 1 }] as const;
  const played = await playOn('D', { rules, acts: [CORRECT, actAt('take-down', MINUTE + 25_000)] });
  expect(played.problems).toEqual([]);
  expect(standing(played)).toEqual([]);
  expect(edits(played)).toMatchObject([{ state: 'cancelled', failureCode: 'POST_GONE' }]);
});

test.each([
  ['withdraw', 'parked'],
  ['edit', 'parked'],
  ['cancel', 'cancelled'],
] as const)('a correction that lost its leave (%s) just before it is armed is not made', async (kind, state) => {
  let transactions = 0;
  const played = await playOn(
    'D',
    {},
    {
      actAt: (step) => {
        // The post was armed and settled; the next transaction arms its correction.
        if (step.name === 'change' && step.when === 'before') transactions += 1;
        return step.name === 'change' && step.when === 'before' && transactions === 3 ? actAt(kind, 0) : null;
      },
    },
  );
  expect(played.problems).toEqual([]);
  expect(standing(played)).toEqual([1]);
  expect(edits(played).map((edit) => edit.state)).toEqual([state]);
});

test('after a restore a correction is looked for before it is sent, and what the backup forgot is not overwritten', async () => {
  const rules = [{ kind: 'rate-limit', operation: 'edit', times: 1, retryAfterSeconds: 240 }] as const;
  const restored: Act = { kind: 'restore', atMs: 4 * MINUTE, backMs: MINUTE };
  const looked = await playOn('D', { rules, acts: [CORRECT, restored] });
  expect(looked.problems).toEqual([]);
  expect(attemptsOfEdits(looked).some(({ ambiguousCode }) => ambiguousCode === RESTORED)).toBe(true);
  expect(edits(looked)).toMatchObject([{ state: 'needs_person', failureCode: 'ABSENT_AFTER_RESTORE' }]);
  const forgetting: Act = { kind: 'restore', atMs: 3 * MINUTE, backMs: 90_000 };
  const acts = [actAt('correct', 90_000), forgetting, actAt('correct', 6 * MINUTE)];
  const forgotten = await playOn('D', { acts });
  expect(forgotten.problems).toEqual([]);
  expect(standing(forgotten)).toEqual([2]);
  expect(edits(forgotten)).toMatchObject([{ state: 'needs_person', failureCode: 'CHANGED_ELSEWHERE' }]);
});
