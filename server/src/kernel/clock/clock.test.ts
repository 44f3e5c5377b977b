import { expect, test } from 'vitest';
import { fixedClock } from './clock.ts';

test('a fixed clock stands still until it is told to go on', () => {
  const clock = fixedClock('2026-11-20T15:00:00.000Z');
  expect(clock.now()).toEqual(clock.now());
  clock.advance(1_500);
  expect(clock.now().toISOString()).toBe('2026-11-20T15:00:01.500Z');
  clock.set('2026-11-19T00:00:00.000Z');
  expect(clock.now().toISOString()).toBe('2026-11-19T00:00:00.000Z');
});

test('nobody can turn a fixed clock by turning the time that it told', () => {
  const clock = fixedClock(new Date('2026-11-20T15:00:00.000Z'));
  clock.now().setFullYear(1999);
  expect(clock.now().getUTCFullYear()).toBe(2026);
});
