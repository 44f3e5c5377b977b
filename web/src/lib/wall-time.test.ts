import { expect, it } from 'vitest';
import { instantsOf, wallTimeOf } from './wall-time.ts';

const timeZone = 'America/Chicago';

it('gives the one instant at which clocks show a wall time', () => {
  expect(instantsOf({ localTime: '2027-01-15T09:00', timeZone })).toEqual(['2027-01-15T15:00:00.000Z']);
  expect(wallTimeOf(Date.parse('2027-01-15T15:00:00Z'), timeZone)).toBe('2027-01-15T09:00');
});

it('gives none for a time that is skipped', () => {
  expect(instantsOf({ localTime: '2027-03-14T02:30', timeZone })).toEqual([]);
});

it('gives both for a time that happens twice', () => {
  expect(instantsOf({ localTime: '2027-11-07T01:30', timeZone })).toEqual([
    '2027-11-07T06:30:00.000Z',
    '2027-11-07T07:30:00.000Z',
  ]);
});

it('gives none for what is no time', () => {
  expect(instantsOf({ localTime: '', timeZone })).toEqual([]);
});
