import { describe, expect, test } from 'vitest';
import { isBackupDue, isBackupLate } from './due.ts';

const now = new Date('2027-03-01T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe('a backup is due', () => {
  test.each([
    ['when there never was one', null, null, true],
    ['not before its hours are over', ago(23.9), null, false],
    ['when its hours are over', ago(24), null, true],
    ['not right after one that failed', null, ago(0.2), false],
    ['a quarter of an hour after one that failed', null, ago(0.25), true],
    ['not again when one was done after one that failed', ago(1), ago(2), false],
    ['a while after one that failed since the last good one', ago(30), ago(0.1), false],
    ['again after that while', ago(30), ago(0.3), true],
    ['although one failed long before the last good one', ago(24), ago(40), true],
  ])('%s', (_, lastDoneAt, lastFailedAt, due) => {
    expect(isBackupDue({ lastDoneAt, lastFailedAt }, { now, everyHours: 24 })).toBe(due);
  });
});

test.each([
  [null, true],
  [ago(47), false],
  [ago(49), true],
])('the last one is late when a whole one was missed: %s', (lastDoneAt, late) => {
  expect(isBackupLate(lastDoneAt, { now, everyHours: 24 })).toBe(late);
});
