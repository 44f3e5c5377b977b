import { describe, expect, test } from 'vitest';
import { afterEdit, afterEditLook, afterEditRead } from './edit-state.ts';
import type { DeliveryFacts, NetworkTiming } from './state.ts';

const post = { remoteId: '1', url: null, text: null, createdAt: null, deliveryKey: null };
const notAfter = new Date('2026-11-20T15:01:00.000Z');
const facts: DeliveryFacts = { state: 'armed', attemptCount: 1, absentReads: 0, notAfter };
const timing: NetworkTiming = { deliveryClass: 'none', quietPeriodMs: 60_000, callTimeoutMs: 60_000 };
const at = (sinceDeadlineMs: number) => new Date(notAfter.getTime() + sinceDeadlineMs);

describe('the answer to an edit', () => {
  test('edited: its words stand', () => {
    expect(afterEdit(facts, { kind: 'edited', post }, at(0))).toMatchObject({
      state: 'confirmed',
      attemptOutcome: 'published',
      wakeAt: null,
    });
  });
  test('the post is gone: it ends, with a code of its own', () => {
    expect(afterEdit(facts, { kind: 'absent' }, at(0))).toMatchObject({
      state: 'rejected',
      failureCode: 'POST_GONE',
      wakeAt: null,
    });
  });
  test('somebody else changed the post: nothing was sent, and a person is asked', () => {
    expect(afterEdit(facts, { kind: 'changed' }, at(0))).toMatchObject({
      state: 'needs_person',
      attemptOutcome: 'not_sent',
      failureCode: 'CHANGED_ELSEWHERE',
    });
  });
  test('no clear answer is doubt, as with a post', () => {
    const outcome = { kind: 'ambiguous', code: 'TIMED_OUT', detail: '' } as const;
    expect(afterEdit(facts, outcome, at(0))).toMatchObject({ state: 'unknown', attemptOutcome: null });
  });
});

describe('looking for an edit in doubt', () => {
  const unknown: DeliveryFacts = { ...facts, state: 'unknown' };
  const read = (outcome: Parameters<typeof afterEditRead>[1]['outcome'], sinceMs: number, askedMs = sinceMs) =>
    afterEditRead(unknown, { outcome, timing, askedAt: at(askedMs), now: at(sinceMs) });

  test('its words stand: settled at once', () => {
    expect(read({ kind: 'edited', post }, -30_000)).toMatchObject({ state: 'confirmed', attemptOutcome: 'found' });
  });
  test('the post is gone: settled at once', () => {
    expect(read({ kind: 'absent' }, -30_000)).toMatchObject({ state: 'rejected', failureCode: 'POST_GONE' });
  });
  test('not edited before the quiet period is over: the network may still take in what was sent', () => {
    expect(read({ kind: 'unedited' }, -1)).toMatchObject({ state: 'unknown', wakeAt: at(60_000) });
    expect(read({ kind: 'unedited' }, 59_999)).toMatchObject({ state: 'unknown', wakeAt: at(60_000), absentReads: 1 });
  });
  test('not edited after it: one look proves enough, since sending again does no harm', () => {
    expect(read({ kind: 'unedited' }, 60_000)).toMatchObject({ state: 'planned', attemptOutcome: 'absent' });
  });
  test('somebody else changed it: a person is asked, once nothing of ours can come any more', () => {
    expect(read({ kind: 'changed' }, 59_999)).toMatchObject({ state: 'unknown', wakeAt: at(60_000) });
    expect(read({ kind: 'changed' }, 60_000)).toMatchObject({
      state: 'needs_person',
      attemptOutcome: 'absent',
      failureCode: 'CHANGED_ELSEWHERE',
    });
  });
  test('what was asked before the quiet period was over proves nothing after it', () => {
    expect(read({ kind: 'unedited' }, 90_000, 59_999)).toMatchObject({ state: 'unknown' });
    expect(read({ kind: 'changed' }, 90_000, 59_999)).toMatchObject({ state: 'unknown' });
  });
  test('a look that failed keeps it in doubt', () => {
    const outcome = { kind: 'retry-after', code: 'HTTP_429', detail: '', retryAfterMs: 5_000 } as const;
    expect(read(outcome, 0)).toMatchObject({ state: 'unknown', attemptOutcome: null, wakeAt: at(5_000) });
  });
});

describe('the look after a restore', () => {
  const look = (dueAt: Date, outcome: { kind: 'unedited' } | { kind: 'changed' } | { kind: 'absent' }) =>
    afterEditLook(facts, { outcome, timing, askedAt: at(120_000), now: at(120_000), dueAt, restoredAt: at(60_000) });

  test('due before it and not there: for people', () => {
    expect(look(at(60_000), { kind: 'unedited' })).toMatchObject({
      state: 'needs_person',
      failureCode: 'ABSENT_AFTER_RESTORE',
    });
  });
  test('due later: it goes on at its time', () => {
    expect(look(at(240_000), { kind: 'unedited' })).toMatchObject({ state: 'planned', wakeAt: at(240_000) });
    expect(look(at(90_000), { kind: 'unedited' })).toMatchObject({ state: 'planned', wakeAt: at(120_000) });
  });
  test('gone, or changed by somebody else: as ever', () => {
    expect(look(at(0), { kind: 'absent' })).toMatchObject({ state: 'rejected', failureCode: 'POST_GONE' });
    expect(look(at(0), { kind: 'changed' })).toMatchObject({ failureCode: 'CHANGED_ELSEWHERE' });
  });
});
