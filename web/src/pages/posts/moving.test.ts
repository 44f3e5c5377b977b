import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import { expect, it } from 'vitest';
import { nextDueAt, pollMs, secondsUntil } from './moving.ts';

const nowMs = Date.parse('2027-03-01T10:00:00Z');
const delivery = (state: DeliveryView['state'], dueAt = '2027-03-01T10:00:07Z'): DeliveryView => ({
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
  dueAt,
  wakeAt: null,
  blockers: [],
  failureCode: null,
  remoteId: null,
  url: null,
  trouble: null,
  absentReads: 0,
  attempts: [],
  receipts: [],
  updatedAt: '2027-03-01T09:59:57Z',
});

it('asks every 1.5 s while something leaves, is looked for or is taken down', () => {
  for (const state of ['planned', 'armed', 'unknown', 'removing'] as const) {
    expect(pollMs({ stage: 'scheduled', deliveries: [delivery(state)] }, nowMs)).toBe(1_500);
  }
  expect(pollMs({ stage: 'scheduled', deliveries: [] }, nowMs)).toBe(1_500);
});

it('asks seldom when nothing moves', () => {
  expect(pollMs({ stage: 'published', deliveries: [delivery('confirmed')] }, nowMs)).toBe(15_000);
  const tomorrow = delivery('planned', '2027-03-02T10:00:00Z');
  expect(pollMs({ stage: 'scheduled', deliveries: [tomorrow] }, nowMs)).toBe(15_000);
});

it('counts down to the first planned delivery', () => {
  const deliveries = [delivery('planned', '2027-03-01T10:00:09Z'), delivery('planned'), delivery('confirmed')];
  expect(nextDueAt(deliveries)).toBe('2027-03-01T10:00:07Z');
  expect(secondsUntil('2027-03-01T10:00:07Z', nowMs)).toBe(7);
  expect(secondsUntil('2027-03-01T09:00:00Z', nowMs)).toBe(0);
});
