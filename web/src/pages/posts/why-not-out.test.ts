import type { Blocker, DeliveryView } from '@bedside/server/contract/flow/publish';
import { expect, test } from 'vitest';
import { whyNotOut } from './why-not-out.ts';

const at = { nowMs: Date.parse('2027-03-01T15:00:00.000Z'), stops: new Set(['stands']) };
const delivery = (state: DeliveryView['state'], more: Partial<DeliveryView> = {}): DeliveryView => ({
  id: 'd',
  kind: 'post',
  changesId: null,
  versionId: 'v',
  versionNumber: 1,
  standingVersionNumber: 1,
  channelId: 'c',
  channelName: 'Newsroom',
  part: 0,
  partKind: 'post',
  network: 'newsroom',
  state,
  dueAt: '2027-03-01T14:50:00.000Z',
  wakeAt: null,
  blockers: [],
  failureCode: null,
  remoteId: null,
  url: null,
  trouble: null,
  absentReads: 0,
  attempts: [],
  receipts: [],
  updatedAt: '2027-03-01T14:50:00.000Z',
  ...more,
});
const stopped: Blocker = { line: 'stop', code: 'PUBLISHING_STOPPED', facts: { kind: 'organization', stop: 'stands' } };
const changed: Blocker = { line: 'approval', code: 'CONTENT_CHANGED', facts: {} };

test.each(['confirmed', 'armed', 'cancelled', 'removing', 'removed'] as const)(
  'of what is %s nothing is told',
  (state) => {
    expect(whyNotOut([delivery(state)], at)).toBeNull();
  },
);

test('what is not due, or hardly, is not late', () => {
  expect(whyNotOut([delivery('planned', { dueAt: '2027-03-01T14:59:30.000Z' })], at)).toBeNull();
  const late = whyNotOut([delivery('planned')], at);
  expect(late).toMatchObject({ sentence: 'late', reasons: [{ advice: 'wait', about: { kind: 'late' } }] });
});

test('each reason comes with what to do about it', () => {
  const why = whyNotOut([delivery('parked', { blockers: [stopped, changed] })], at);
  expect(why?.sentence).toBe('stopped');
  expect(why?.reasons.map(({ advice }) => advice)).toEqual(['stop', 'approval']);
  const lifted = whyNotOut([delivery('parked', { blockers: [stopped] })], { ...at, stops: new Set() });
  expect(lifted?.reasons.map(({ advice }) => advice)).toEqual(['again']);
});

test('a code of a failure is a reason too', () => {
  const why = whyNotOut([delivery('rejected', { failureCode: 'DUPLICATE' })], at);
  expect(why).toMatchObject({ sentence: 'rejected', reasons: [{ advice: 'network', about: { code: 'DUPLICATE' } }] });
  const waits = whyNotOut([delivery('planned', { failureCode: 'STOPS_UNREADABLE' })], at);
  expect(waits).toMatchObject({ sentence: 'late', reasons: [{ advice: 'wait', about: { code: 'STOPS_UNREADABLE' } }] });
});

test('a network in trouble is told at once, since when and until when', () => {
  const trouble = {
    service: 'social.example',
    since: '2027-03-01T14:42:00.000Z',
    triedAgainAt: '2027-03-01T15:02:00.000Z',
  };
  const waits = { failureCode: 'NETWORK_IN_TROUBLE', dueAt: '2027-03-01T14:59:59.000Z' };
  const why = whyNotOut([delivery('planned', { ...waits, trouble })], at);
  expect(why).toMatchObject({ sentence: 'late', reasons: [{ advice: 'wait', about: { kind: 'trouble', trouble } }] });
  // It closed since, and the delivery comes at its own moment.
  const closed = whyNotOut([delivery('planned', waits)], at);
  expect(closed?.reasons[0]?.about).toEqual({ kind: 'failure', code: 'NETWORK_IN_TROUBLE' });
});

test('of several channels the worst gives the sentence, and all give their reasons', () => {
  const why = whyNotOut(
    [delivery('unknown'), delivery('confirmed'), delivery('needs_person', { channelName: 'Practice' })],
    at,
  );
  expect(why?.sentence).toBe('needs_person');
  expect(why?.reasons.map(({ channelName }) => channelName)).toEqual(['Newsroom', 'Practice']);
});
