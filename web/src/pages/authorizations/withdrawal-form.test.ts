import { withdrawAuthorization } from '@bedside/server/contract/registers/authorizations';
import { describe, expect, test } from 'vitest';
import { namesSomething, receivedAt, takenBack, type WithdrawalValues, withdrawalBody } from './withdrawal-form.ts';

const ZONE = 'America/Chicago';
const NOW_MS = Date.parse('2026-11-22T18:00:00Z');
const SIGNED_AT = '2026-01-09T12:00:00Z';
const picture = 'a'.repeat(64);
const channelId = '019e0000-0000-7000-8000-000000000002';

const values: WithdrawalValues = {
  way: 'letter',
  date: '2026-11-22',
  time: '11:30',
  scope: 'all',
  mediaSha256: [picture],
  channelIds: [channelId],
  note: '',
};

describe('when a withdrawal reached the house', () => {
  test.each([
    ['2026-11-22', '11:30', { instant: '2026-11-22T17:30:00.000Z' }],
    // This minute is now.
    ['2026-11-22', '12:00', { instant: null }],
    ['2026-11-22', '12:01', { fault: 'future' }],
    ['2026-03-08', '02:30', { fault: 'gap' }],
    // Clocks show it twice, and the earlier one holds.
    ['2026-11-01', '01:30', { instant: '2026-11-01T06:30:00.000Z' }],
    ['2026-01-09', '05:59', { fault: 'before' }],
    ['', '11:30', { fault: 'required' }],
    ['2026-11-22', '', { fault: 'required' }],
  ])('%s %s in Chicago', (date, time, expected) => {
    expect(receivedAt({ date, time }, { timeZone: ZONE, nowMs: NOW_MS, signedAt: SIGNED_AT })).toEqual(expected);
  });
});

describe('what is taken back', () => {
  test.each([
    ['all', { mediaSha256: null, channelIds: null }],
    ['media', { mediaSha256: [picture], channelIds: null }],
    ['channels', { mediaSha256: null, channelIds: [channelId] }],
  ] as const)('%s names only that', (scope, expected) => {
    const body = withdrawalBody({ ...values, scope }, '2026-11-22T17:30:00.000Z');
    expect(withdrawAuthorization.body.parse(body)).toMatchObject(expected);
  });

  test('has to name something where it is not everything', () => {
    const empty = { ...values, mediaSha256: [], channelIds: [] };
    expect(namesSomething({ ...empty, scope: 'all' })).toBe(true);
    expect(namesSomething({ ...empty, scope: 'media' })).toBe(false);
    expect(namesSomething({ ...empty, scope: 'channels' })).toBe(false);
    expect(namesSomething({ ...values, scope: 'media' })).toBe(true);
  });
});

test('what was taken back before is everything, or the pictures and channels that were named', () => {
  const line = { id: channelId, receivedAt: '', recordedAt: '', recordedByName: null, way: 'page' as const };
  const some = takenBack({ withdrawals: [{ ...line, mediaSha256: [picture], channelIds: null }] });
  expect([some.everything, some.media.has(picture), some.channels.size]).toEqual([false, true, 0]);
  expect(takenBack({ withdrawals: [{ ...line, mediaSha256: null, channelIds: null }] }).everything).toBe(true);
  expect(takenBack({ withdrawals: [] }).everything).toBe(false);
});
