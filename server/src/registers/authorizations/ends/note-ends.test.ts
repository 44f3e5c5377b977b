import { describe, expect, test } from 'vitest';
import { permissionFacts } from '../../../../test/permission-facts.ts';
import type { StoredFacts } from '../stored-facts.ts';
import { endsOf } from './note-ends.ts';
import { nextYearly } from './plan-question.ts';

const at = new Date('2027-03-01T15:00:00.000Z');
const facts: StoredFacts = permissionFacts({ organizationId: 'house', channelIds: [], mediaSha256: [], at });
const child = { majorityOn: new Date('2030-05-04'), bornOn: new Date('2012-05-04'), isKnownAdult: false, diedOn: null };
const event = (happenedAt: Date | null) => ({ kind: 'event', event: 'when it is over', at: happenedAt }) as const;
const ends = (change: Partial<StoredFacts>, timeZone = 'America/Chicago') =>
  endsOf({ ...facts, ...change }, timeZone).map(({ cause, onDay, isFirst }) => [cause, onDay, isFirst]);

describe('the days on which a permission ends', () => {
  test('are its last day by the clocks of the house: the day before the moment at which it is over', () => {
    const expiry = { kind: 'date', at: new Date('2029-03-02T06:00:00.000Z') } as const;
    expect(ends({ expiry })).toEqual([['expires', '2029-03-01', true]]);
    expect(ends({ expiry }, 'Asia/Tokyo')).toEqual([['expires', '2029-03-02', true]]);
  });

  test('are the day of majority as well, the same everywhere; the earlier one ends it', () => {
    const late = { kind: 'date', at: new Date('2031-01-01T06:00:00.000Z') } as const;
    expect(ends({ subject: child, expiry: late })).toEqual([
      ['expires', '2030-12-31', false],
      ['of_age', '2030-05-04', true],
    ]);
    const early = { kind: 'date', at: new Date('2030-01-01T06:00:00.000Z') } as const;
    expect(ends({ subject: child, expiry: early }, 'Asia/Tokyo')).toEqual([
      ['expires', '2030-01-01', true],
      ['of_age', '2030-05-04', false],
    ]);
  });

  test('are not that day for whoever signed of age, agreed again, or is of no known age', () => {
    const expiry = event(null);
    const open = [['event', null, true]];
    expect(ends({ expiry, subject: { ...child, majorityOn: new Date('2027-03-01') } })).toEqual(open);
    expect(ends({ expiry, subject: child, reconsentedAt: new Date('2030-06-01') })).toEqual(open);
    expect(ends({ expiry, subject: { ...child, majorityOn: null } })).toEqual(open);
  });

  test('are none where nothing ends it, and that of an event once it is told', () => {
    expect(ends({ expiry: null })).toEqual([]);
    expect(ends({ expiry: { kind: 'none' } })).toEqual([]);
    expect(ends({ expiry: event(new Date('2028-01-01T03:00:00.000Z')), subject: child })).toEqual([
      ['event', '2027-12-31', true],
      ['of_age', '2030-05-04', false],
    ]);
    expect(ends({ expiry: event(new Date('2031-01-01T12:00:00.000Z')), subject: child })).toEqual([
      ['event', '2031-01-01', false],
      ['of_age', '2030-05-04', true],
    ]);
  });
});

test.each([
  ['2027-03-01T15:00:00.000Z', '2027-03-01T15:00:00.000Z', '2028-03-01T15:00:00.000Z'],
  ['2027-03-01T15:00:00.000Z', '2028-03-01T15:00:00.000Z', '2029-03-01T15:00:00.000Z'],
  ['2027-03-01T15:00:00.000Z', '2031-02-01T00:00:00.000Z', '2031-03-01T15:00:00.000Z'],
  ['2028-02-29T15:00:00.000Z', '2028-05-01T00:00:00.000Z', '2029-03-01T15:00:00.000Z'],
])('signed %s and looked at %s, it is asked about %s', (signedAt, now, asked) => {
  expect(nextYearly(new Date(signedAt), new Date(now))).toEqual(new Date(asked));
});
