import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf } from '../wall-time.ts';
import type { Slot } from './contract.ts';
import { nextFreeSlots } from './next-free-slot.ts';

const nothing = { takenMs: new Set<number>(), isBlackedOut: () => false };
const times = (slots: readonly Slot[], after: string, more: Partial<Parameters<typeof nextFreeSlots>[0]> = {}) =>
  nextFreeSlots({
    slots,
    timeZone: 'America/Chicago',
    afterMs: Date.parse(after),
    most: 3,
    ...nothing,
    ...more,
  }).map(({ atMs }) => new Date(atMs).toISOString());

const sundayHalfPastTwo: Slot = { weekday: 7, localTime: '02:30' };
const sundayHalfPastOne: Slot = { weekday: 7, localTime: '01:30' };

test('a slot that the clocks jump over is left out on that day', () => {
  expect(times([sundayHalfPastTwo], '2027-03-13T12:00Z', { most: 2 })).toEqual([
    '2027-03-21T07:30:00.000Z',
    '2027-03-28T07:30:00.000Z',
  ]);
});

test('of a slot that happens twice the first is meant', () => {
  const [slot] = nextFreeSlots({
    slots: [sundayHalfPastOne],
    timeZone: 'America/Chicago',
    afterMs: Date.parse('2027-11-06T12:00Z'),
    most: 1,
    ...nothing,
  });
  expect(slot).toMatchObject({ fold: 'earlier', atMs: Date.parse('2027-11-07T06:30Z') });
});

test('what is taken and what is blacked out is left out', () => {
  const slots: Slot[] = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, localTime: '09:00' }));
  const takenMs = new Set([Date.parse('2027-06-07T14:00Z')]);
  const isBlackedOut = (day: string) => day === '2027-06-08';
  expect(times(slots, '2027-06-06T12:00Z', { takenMs, isBlackedOut })).toEqual([
    '2027-06-09T14:00:00.000Z',
    '2027-06-10T14:00:00.000Z',
    '2027-06-11T14:00:00.000Z',
  ]);
});

test('no slots, or a blackout without end, give nothing', () => {
  expect(times([], '2027-06-06T12:00Z')).toEqual([]);
  expect(times([sundayHalfPastOne], '2027-06-06T12:00Z', { isBlackedOut: () => true })).toEqual([]);
});

test('every slot that is found is ahead, free, in order, and means the instant that its wall time means', () => {
  const zone = fc.constantFrom('America/Chicago', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
  const slot = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    localTime: fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
  });
  const start = fc.integer({ min: Date.parse('2026-11-21T00:00Z'), max: Date.parse('2030-01-01T00:00Z') });
  fc.assert(
    fc.property(zone, fc.array(slot, { maxLength: 12 }), start, (timeZone, slots, afterMs) => {
      const first = nextFreeSlots({ slots, timeZone, afterMs, most: 4, ...nothing });
      const takenMs = new Set(first.slice(0, 1).map(({ atMs }) => atMs));
      const found = nextFreeSlots({ slots, timeZone, afterMs, most: 4, ...nothing, takenMs });
      for (const one of found) {
        expect(one.atMs).toBeGreaterThan(afterMs);
        expect(takenMs.has(one.atMs)).toBe(false);
        expect(instantOf(one).getTime()).toBe(one.atMs);
      }
      expect(found.map(({ atMs }) => atMs)).toEqual(found.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
    }),
  );
});
